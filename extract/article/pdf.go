package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"regexp"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

const (
	maxPages   = 2000
	pdfTimeout = 5 * time.Minute // some files take the library half a second a page
)

// pdf reads the text layer of a PDF file: one article. What was scanned has no
// text. Tables are read across.
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
		if err != nil && strings.Contains(err.Error(), "invalid escape") {
			a, err = pdfArticle(withoutOddEscapes(data))
		}
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
	info := doc.Trailer().Key("Info")
	printed := browsers.MatchString(info.Key("Creator").Text() + " " + info.Key("Producer").Text())
	var pages [][][]pdfLine
	bounds := &pdfBounds{drawing: maxDrawing, operators: maxOperators}
	for _, p := range pdfPages(doc) {
		glyphs, err := pdfGlyphs(p, bounds)
		if err != nil {
			return nil, err
		}
		pages = append(pages, pdfColumns(clearGlyphs(glyphs)))
	}
	a = &Article{Author: strings.TrimSpace(info.Key("Author").Text())}
	a.URL = withoutRunning(pages, printed)
	var paras []string
	for _, columns := range pages {
		for _, lines := range columns {
			paras = appendParagraphs(paras, lines)
		}
	}
	a.Text = strings.Join(paras, "\n\n")
	// The day on which a page was printed is not that of its publication.
	if made := info.Key("CreationDate").Text(); !printed && len(made) >= 10 && strings.HasPrefix(made, "D:") {
		a.made = cleanDate(made[2:10])
	}
	return a, nil
}

// browsers print web pages into PDF files; these are their names for themselves.
var browsers = regexp.MustCompile(`Mozilla/|Firefox|Chrome|Safari|Skia/PDF`)

// A pdfLine is a line of a page.
type pdfLine struct {
	text      string
	y, size   float64 // its base line, upwards, and size of its letters
	left, end float64
}

func appendLine(lines []pdfLine, row []pdf.Text) []pdfLine {
	if l := joinPieces(row); l.text != "" {
		lines = append(lines, l)
	}
	return lines
}

// pdfRows groups pieces that stand level, each row from left to right.
func pdfRows(pieces []pdf.Text) [][]pdf.Text {
	pieces = append([]pdf.Text(nil), pieces...)
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].Y > pieces[j].Y })
	var rows [][]pdf.Text
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[0].Y-pieces[n].Y <= 2 {
			n++
		}
		row := pieces[:n:n]
		sort.SliceStable(row, func(i, j int) bool { return row[i].X < row[j].X })
		rows = append(rows, row)
		pieces = pieces[n:]
	}
	return rows
}

// wordGap is how far apart letters of two words stand at least, as a part of
// their size: lines set tight leave no more.
const wordGap = 0.14

// ligatures are single characters in print, and several in a text.
var ligatures = strings.NewReplacer("\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl", "\ufb03", "ffi", "\ufb04", "ffl", "\u00ad", "")

// joinPieces makes a line of pieces, with a space where they stand apart.
func joinPieces(row []pdf.Text) pdfLine {
	l := pdfLine{y: row[0].Y, left: row[0].X}
	var b strings.Builder
	for i, t := range row {
		gap := t.X - l.end
		if i > 0 && gap > wordGap*t.FontSize && !strings.HasSuffix(b.String(), " ") && !strings.HasPrefix(t.S, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(t.S)
		l.size = max(l.size, t.FontSize)
		l.end = t.X + t.W
	}
	l.text = strings.Join(strings.Fields(strings.ToValidUTF8(ligatures.Replace(b.String()), "")), " ")
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
			apart := above.y-l.y > leading*1.3 || short && above.y-l.y > wideLeading*l.size
			join = !apart && math.Abs(above.size-l.size) < 0.6 && (!short || !endsSentence(above.text))
		} else if len(paras) > 0 {
			first, _ := utf8.DecodeRuneInString(l.text)
			above := paras[len(paras)-1]
			join = !endsSentence(above) && (unicode.IsLower(first) || strings.HasSuffix(above, ","))
		}
		if !join {
			paras = append(paras, l.text)
			continue
		}
		last := &paras[len(paras)-1]
		if before, after, ok := partedWord(*last, l.text); ok { // at the end of the line
			if !keepsHyphen("", before, after) {
				_, size := utf8.DecodeLastRuneInString(*last)
				*last = (*last)[:len(*last)-size]
			}
			*last += l.text
			continue
		}
		*last += " " + l.text
	}
	return paras
}

// wideLeading is how far below a line the next one stands, as a part of the
// size of its letters, where it may well be one of another paragraph.
const wideLeading = 1.6

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
