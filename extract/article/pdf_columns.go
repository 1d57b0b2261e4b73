package article

import (
	"math"
	"sort"
	"strings"

	"github.com/ledongthuc/pdf"
)

// pdfColumns puts the pieces of text of a page together into lines, from top to
// bottom and from left to right, and these into columns in reading order. A
// line over several columns ends what stands above it in these.
func pdfColumns(pieces []pdf.Text) [][]pdfLine {
	rows := withoutLineNumbers(pdfRows(pieces))
	strips := gutters(rows)
	if strips == nil {
		strips = shortGutter(rows)
	}
	page := columnPage{gutters: strips, open: make([][]pdfLine, len(strips)+1)}
	for _, row := range rows {
		for _, part := range page.parts(row) {
			page.add(part)
		}
	}
	page.endSpan()
	page.endColumns(0, len(strips))
	return page.out
}

// A columnPage is a page that is read row by row.
type columnPage struct {
	gutters []float64   // from left to right
	open    [][]pdfLine // the lines of each column that nothing ended yet
	span    []pdfLine   // lines over several columns, of which nothing stands below yet
	from    int         // the first of these columns,
	to      int         // and the last
	out     [][]pdfLine
}

// parts cuts a row where it leaves gutters free.
func (p *columnPage) parts(row []pdf.Text) [][]pdf.Text {
	var out [][]pdf.Text
	for _, g := range p.gutters {
		cut := sort.Search(len(row), func(i int) bool { return row[i].X > g })
		if cut == 0 || cut == len(row) || crosses(row, g) || row[cut].X-(row[cut-1].X+row[cut-1].W) < gutterWidth {
			continue
		}
		out = append(out, row[:cut])
		row = row[cut:]
	}
	return append(out, row)
}

// column is the number of the column that a place is in.
func (p *columnPage) column(x float64) int { return sort.SearchFloat64s(p.gutters, x) }

// add reads a part of a row.
func (p *columnPage) add(part []pdf.Text) {
	left, right := sides(part)
	from, to := p.column(left), p.column(right)
	if from >= to {
		if len(p.span) > 0 && from >= p.from && from <= p.to {
			p.endSpan()
		}
		p.open[from] = appendLine(p.open[from], part)
		return
	}
	if len(p.span) > 0 && (from != p.from || to != p.to) {
		p.endSpan()
	}
	p.endColumns(from, to)
	p.from, p.to = from, to
	p.span = appendLine(p.span, part)
}

func (p *columnPage) endSpan() {
	if len(p.span) > 0 {
		p.out = append(p.out, p.span)
	}
	p.span = nil
}

// endColumns ends what stands in some columns.
func (p *columnPage) endColumns(from, to int) {
	for i := from; i <= to; i++ {
		if len(p.open[i]) > 0 {
			p.out = append(p.out, p.open[i])
		}
		p.open[i] = nil
	}
}

const (
	// gutterWidth is the least width of the empty strip between two columns, in points.
	gutterWidth = 8
	// columnRows is how many rows a page has at least that is looked at for columns.
	columnRows = 10
	// leastColumn is the least width of a column, as a part of the page's.
	leastColumn = 0.12
	// maxPaper is the most points that a page may be wide: five metres.
	maxPaper = 14400
	// A column of prose fills most of its width in most of its rows, and has a few
	// words in each: the columns of tables have not.
	filledPart, filledRows, fewLetters = 0.6, 0.5, 10
)

// gutters finds the strips between columns: free of text in four of five rows,
// with text in a quarter of them on either side at least. Columns beside each
// other hold prose; for two of about the same width that is not asked.
func gutters(rows [][]pdf.Text) []float64 {
	lowest, highest := pageSides(rows)
	width := highest - lowest
	if len(rows) < columnRows || !(width > 0 && width < maxPaper) {
		return nil
	}
	found := freeStrips(rows, lowest, width)
	if len(found) > 0 && holdProse(rows, found) {
		return found
	}
	for _, g := range found {
		if g > lowest+width*0.35 && g < lowest+width*0.65 {
			return []float64{g}
		}
	}
	return nil
}

// sides is where a row begins and ends.
func sides(row []pdf.Text) (left, right float64) {
	last := row[len(row)-1]
	return row[0].X, last.X + last.W
}

// pageSides is where the text of some rows begins and ends.
func pageSides(rows [][]pdf.Text) (lowest, highest float64) {
	lowest, highest = math.Inf(1), math.Inf(-1)
	for _, row := range rows {
		left, right := sides(row)
		lowest, highest = min(lowest, left), max(highest, right)
	}
	return lowest, highest
}

// freeStrips returns the middle of each strip that most rows leave free.
func freeStrips(rows [][]pdf.Text, lowest, width float64) []float64 {
	places := int(width) + 1
	free, before, after := make([]int, places), make([]int, places), make([]int, places)
	taken := make([]bool, places)
	place := func(x float64) int { return max(0, min(places-1, int(x-lowest))) }
	for _, row := range rows {
		clear(taken)
		for _, t := range row {
			if strings.TrimSpace(t.S) == "" {
				continue
			}
			for x := place(t.X - gutterWidth/2); x <= place(t.X+t.W+gutterWidth/2); x++ {
				taken[x] = true
			}
		}
		left, right := sides(row)
		first, last := place(left), place(right)
		for x := range places {
			free[x] += count(!taken[x])
			before[x] += count(first < x)
			after[x] += count(last > x)
		}
	}
	var out []float64
	best, first, final := 0, 0, -1
	end := func() {
		if best > 0 {
			out = append(out, lowest+float64(first+final+1)/2)
		}
		best = 0
	}
	for x := int(width * leastColumn); x < int(width*(1-leastColumn)); x++ {
		switch {
		case free[x]*5 < len(rows)*4 || before[x]*4 < len(rows) || after[x]*4 < len(rows):
			end()
		case free[x] > best:
			best, first, final = free[x], x, x
		case free[x] == best && final == x-1:
			final = x
		}
	}
	end()
	return out
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// holdProse says whether the columns between some gutters are those of a text.
func holdProse(rows [][]pdf.Text, gutters []float64) bool {
	page := columnPage{gutters: gutters}
	lines := make([][][]pdf.Text, len(gutters)+1)
	letters := make([]int, len(lines))
	for _, row := range rows {
		for _, part := range page.parts(row) {
			left, right := sides(part)
			if at := page.column(left); at == page.column(right) {
				lines[at] = append(lines[at], part)
				letters[at] += len(part)
			}
		}
	}
	for i, column := range lines {
		if len(column) < columnRows/2 || letters[i] < fewLetters*len(column) {
			return false
		}
		lowest, highest := pageSides(column)
		filled := 0
		for _, l := range column {
			left, right := sides(l)
			filled += count(right-left >= filledPart*(highest-lowest))
		}
		if float64(filled) < filledRows*float64(len(column)) {
			return false
		}
	}
	return true
}

// crosses says whether a piece of the row lies over x.
func crosses(row []pdf.Text, x float64) bool {
	for _, t := range row {
		if t.X < x && t.X+t.W > x && strings.TrimSpace(t.S) != "" {
			return true
		}
	}
	return false
}

// shortGutter finds the strip between two columns of a few lines each: rows that
// all leave the same strip free, with lines of text on both sides.
func shortGutter(rows [][]pdf.Text) []float64 {
	from, to := math.Inf(-1), math.Inf(1)
	gaps, left, right := 0, 0, 0
	for _, row := range rows {
		for i := 1; i < len(row); i++ {
			_, end := sides(row[:i])
			if free := row[i].X - end; free >= gutterWidth && free > 1.5*row[i].FontSize {
				from, to = max(from, end), min(to, row[i].X)
				gaps++
				left += i
				right += len(row) - i
				break
			}
		}
	}
	if gaps < 3 || left < gaps*20 || right < gaps*20 || to-from < gutterWidth {
		return nil
	}
	middle := (from + to) / 2
	for _, row := range rows {
		if _, end := sides(row); crosses(row, middle) && !(end < middle) {
			return nil // a line over both: no columns
		}
	}
	return []float64{middle}
}
