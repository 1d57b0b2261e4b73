package article

import (
	"math"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// clearGlyphs takes letters off a page that are no part of its text: those that
// are painted once more beside themselves to look bold, and raised marks of
// footnotes.
func clearGlyphs(glyphs []pdf.Text) []pdf.Text {
	return withoutMarks(paintedOnce(glyphs))
}

// boldShift is how far a letter may be painted from itself to look bold, as a
// part of its size.
const boldShift = 0.1

// paintedOnce drops letters that stand where the same one stands already.
func paintedOnce(glyphs []pdf.Text) []pdf.Text {
	type cell struct {
		letters string
		x, y    int
	}
	const side = 4 // of a cell, in points
	seen := map[cell][]pdf.Text{}
	out := glyphs[:0:0]
next:
	for _, g := range glyphs {
		if strings.TrimSpace(g.S) == "" {
			out = append(out, g)
			continue
		}
		at := cell{g.S, int(math.Floor(g.X / side)), int(math.Floor(g.Y / side))}
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, o := range seen[cell{g.S, at.x + dx, at.y + dy}] {
					if math.Abs(o.X-g.X) <= boldShift*g.FontSize && math.Abs(o.Y-g.Y) <= boldShift*g.FontSize {
						continue next
					}
				}
			}
		}
		seen[at] = append(seen[at], g)
		out = append(out, g)
	}
	return out
}

// Marks of footnotes are at most so large as a part of the letters beside them,
// and stand so far above their line.
const (
	markSize               = 0.8
	markLow, markHigh      = 0.15, 0.75
	markNear               = 0.6 // from the end of the word to the mark
	maxMarks               = 4000
	footnoteMarks          = "0123456789*†‡§¶,"
	maxLettersBesideAMarks = 200_000
)

// withoutMarks drops small raised figures that stand right behind a word.
func withoutMarks(glyphs []pdf.Text) []pdf.Text {
	usual := usualSize(glyphs)
	var marks []int
	for i, g := range glyphs {
		if g.FontSize <= markSize*usual && strings.TrimSpace(g.S) != "" && strings.Trim(g.S, footnoteMarks) == "" {
			marks = append(marks, i)
		}
	}
	if len(marks) == 0 || len(marks) > maxMarks || len(glyphs) > maxLettersBesideAMarks {
		return glyphs
	}
	drop := map[int]bool{}
	ends := map[[2]int]float64{} // ends of marks that are dropped: more figures may follow
	for _, i := range marks {
		g := glyphs[i]
		if raisedBeside(glyphs, g, usual) || ends[[2]int{int(math.Round(g.Y)), int(math.Round(g.X))}] > 0 {
			drop[i] = true
			ends[[2]int{int(math.Round(g.Y)), int(math.Round(g.X + g.W))}] = 1
		}
	}
	if len(drop) == 0 {
		return glyphs
	}
	out := glyphs[:0:0]
	for i, g := range glyphs {
		if !drop[i] {
			out = append(out, g)
		}
	}
	return out
}

// raisedBeside says whether a letter of usual size ends where a mark begins, and
// stands lower.
func raisedBeside(glyphs []pdf.Text, mark pdf.Text, usual float64) bool {
	for _, o := range glyphs {
		up := mark.Y - o.Y
		raised := up > markLow*o.FontSize && up < markHigh*o.FontSize
		if o.FontSize > markSize*usual && raised && math.Abs(o.X+o.W-mark.X) < markNear*o.FontSize && strings.TrimSpace(o.S) != "" {
			return true
		}
	}
	return false
}

// usualSize is the size of most letters.
func usualSize(glyphs []pdf.Text) float64 {
	count, best := map[float64]int{}, 0.0
	for _, g := range glyphs {
		size := math.Round(g.FontSize*2) / 2
		count[size]++
		if count[size] > count[best] {
			best = size
		}
	}
	return best
}

// withoutLineNumbers takes the numbers of lines off the rows of a page: figures
// that go up, in a column of their own left of the text.
func withoutLineNumbers(rows [][]pdf.Text) [][]pdf.Text {
	type number struct{ row, end, value int }
	var found []number
	for i, row := range rows {
		if end, value, ok := leadingNumber(row); ok {
			found = append(found, number{i, end, value})
		}
	}
	if len(found) < 3 {
		return rows
	}
	rising := 0
	for i, n := range found[1:] {
		if step := n.value - found[i].value; step == 1 || step == 5 || step == 10 {
			rising++
		}
	}
	each := 5
	if found[1].value-found[0].value == 1 {
		each = 1
	}
	if rising*10 < (len(found)-1)*9 || len(found)*each*2 < len(rows)-2 {
		return rows
	}
	out := append([][]pdf.Text(nil), rows...)
	for _, n := range found {
		out[n.row] = rows[n.row][n.end:]
	}
	return dropEmpty(out)
}

func dropEmpty(rows [][]pdf.Text) [][]pdf.Text {
	var out [][]pdf.Text
	for _, r := range rows {
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// leadingNumber reads a number at the beginning of a row that stands well apart
// from what follows, or alone.
func leadingNumber(row []pdf.Text) (end, value int, ok bool) {
	var digits strings.Builder
	right := 0.0
	for end < len(row) && end < 5 {
		s := strings.TrimSpace(row[end].S)
		if s == "" {
			end++
			continue
		}
		if strings.Trim(s, "0123456789") != "" || digits.Len() > 0 && row[end].X-right > row[end].FontSize*0.6 {
			break
		}
		digits.WriteString(s)
		right = row[end].X + row[end].W
		end++
	}
	value, err := strconv.Atoi(digits.String())
	if err != nil {
		return 0, 0, false
	}
	if end < len(row) && row[end].X-right < row[end].FontSize*0.8 {
		return 0, 0, false
	}
	return end, value, true
}
