package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

const (
	maxPages   = 2000
	pdfTimeout = time.Minute
)

// pdf reads the text layer of a PDF file: one article. Columns are read across
// where their lines stand level, and what was scanned has no text.
func (r *reader) pdf(in *input, src *bufio.Reader) error {
	data, ok, err := r.whole(in, src)
	if !ok {
		return err
	}
	type result struct {
		a   *Article
		err error
	}
	// The library does not know of contexts: a file that keeps it busy for
	// ever is left to itself.
	done := make(chan result, 1)
	go func() {
		a, err := pdfArticle(data)
		done <- result{a, err}
	}()
	select {
	case res := <-done:
		if res.err != nil {
			return r.skip(&SkipError{Source: in.name, Reason: "broken PDF", Err: res.err})
		}
		if strings.TrimSpace(res.a.Text) == "" {
			return r.skip(&SkipError{Source: in.name, Reason: "PDF without a text layer", Err: ErrNoArticle})
		}
		return r.emitPage(res.a, in, "")
	case <-time.After(pdfTimeout):
		return r.skip(&SkipError{Source: in.name, Reason: "broken PDF", Err: errors.New("reading it takes too long")})
	case <-r.ctx.Done():
		return &endError{r.ctx.Err()}
	}
}

func pdfArticle(data []byte) (a *Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading PDF: %v", p)
		}
	}()
	doc, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var paras []string
	for n := 1; n <= min(doc.NumPage(), maxPages); n++ {
		p := doc.Page(n)
		if p.V.IsNull() {
			continue
		}
		paras = appendParagraphs(paras, pdfLines(p.Content().Text))
	}
	a = &Article{Text: strings.Join(paras, "\n\n")}
	info := doc.Trailer().Key("Info")
	a.Author = strings.TrimSpace(info.Key("Author").Text())
	if made := info.Key("CreationDate").Text(); len(made) >= 10 && strings.HasPrefix(made, "D:") {
		a.Published = cleanDate(made[2:10])
	}
	return a, nil
}

// A pdfLine is a line of a page.
type pdfLine struct {
	text      string
	y, size   float64 // its base line, upwards, and size of its letters
	left, end float64
}

// pdfLines puts the pieces of text of a page together, from top to bottom and
// from left to right.
func pdfLines(pieces []pdf.Text) []pdfLine {
	pieces = append([]pdf.Text(nil), pieces...)
	sort.SliceStable(pieces, func(i, j int) bool {
		a, b := pieces[i], pieces[j]
		if math.Abs(a.Y-b.Y) > 2 {
			return a.Y > b.Y
		}
		return false
	})
	var lines []pdfLine
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && math.Abs(pieces[n].Y-pieces[0].Y) <= 2 {
			n++
		}
		row := pieces[:n]
		pieces = pieces[n:]
		sort.SliceStable(row, func(i, j int) bool { return row[i].X < row[j].X })
		if l := joinPieces(row); l.text != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// joinPieces makes a line of pieces, with a space where they stand apart.
func joinPieces(row []pdf.Text) pdfLine {
	l := pdfLine{y: row[0].Y, left: row[0].X}
	var b strings.Builder
	for i, t := range row {
		gap := t.X - l.end
		if i > 0 && gap > 0.2*t.FontSize && !strings.HasSuffix(b.String(), " ") && !strings.HasPrefix(t.S, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(t.S)
		l.size = max(l.size, t.FontSize)
		l.end = t.X + t.W
	}
	l.text = strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "")), " ")
	return l
}

// appendParagraphs joins lines into paragraphs, which end where the next line
// stands further down than usual, in other letters, or where a line is short
// and ends a sentence. A paragraph goes on over the end of a page.
func appendParagraphs(paras []string, lines []pdfLine) []string {
	leading := usualLeading(lines)
	right := 0.0
	for _, l := range lines {
		right = max(right, l.end)
	}
	for i, l := range lines {
		join := false
		if i > 0 {
			above := lines[i-1]
			short := above.end < right-(right-above.left)/5
			join = above.y-l.y <= leading*1.3 && math.Abs(above.size-l.size) < 0.6 && (!short || !endsSentence(above.text))
		} else if len(paras) > 0 {
			first, _ := utf8.DecodeRuneInString(l.text)
			join = !endsSentence(paras[len(paras)-1]) && unicode.IsLower(first)
		}
		if !join {
			paras = append(paras, l.text)
			continue
		}
		last := &paras[len(paras)-1]
		first, _ := utf8.DecodeRuneInString(l.text)
		if before, ok := strings.CutSuffix(*last, "-"); ok && unicode.IsLower(first) {
			*last = before + l.text // a word parted at the end of the line
			continue
		}
		*last += " " + l.text
	}
	return paras
}

// usualLeading is the median distance between lines.
func usualLeading(lines []pdfLine) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		if g := lines[i-1].y - lines[i].y; g > 0 {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	sort.Float64s(gaps)
	return gaps[len(gaps)/2]
}
