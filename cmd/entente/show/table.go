package show

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A Cell is one of a table.
type Cell struct {
	Text  string
	Style Style
}

// Cells are cells without a style.
func Cells(texts ...string) []Cell {
	var all []Cell
	for _, t := range texts {
		all = append(all, Cell{Text: t})
	}
	return all
}

const (
	tableIndent = "  "
	gap         = 2
	mostLines   = 4  // of a cell: the JSON has all
	longWord    = 20 // a column is as wide as its longest word, but for those longer than this
)

// A Table is rows of cells in columns that fit the page. Where too many of the first
// cells are too long for their column, all stand above their rows.
type Table struct {
	page   *Page
	rows   [][]Cell // the first is the header
	width  []int
	indent string
	gap    int
	above  bool
}

// Table lays out a table, each row of which has as many cells as the header. It is put
// row by row, so that other lines may stand between.
func (p *Page) Table(header []string, rows [][]Cell) *Table {
	t := &Table{page: p, rows: append([][]Cell{headed(header)}, rows...), indent: tableIndent, gap: gap}
	t.fit()
	return t
}

// fit chooses the widths of columns.
func (t *Table) fit() {
	t.width = fitted(t.rows, t.page.width-len(t.indent)-t.gap*(len(t.rows[0])-1))
	long := 0
	for _, row := range t.rows {
		if columns(OneLine(row[0].Text)) > t.width[0] {
			long++
		}
	}
	if len(t.width) == 1 || 3*long <= len(t.rows) {
		return
	}
	t.above, t.indent = true, t.indent+tableIndent
	t.width = fitted(rest(t.rows), t.page.width-len(t.indent)-t.gap*(len(t.rows[0])-2))
}

// rest are rows without their first cells.
func rest(rows [][]Cell) [][]Cell {
	var all [][]Cell
	for _, row := range rows {
		all = append(all, row[1:])
	}
	return all
}

func headed(header []string) []Cell {
	cells := Cells(header...)
	for i := range cells {
		cells[i].Style = Strong
	}
	return cells
}

// Header puts the names of the columns.
func (t *Table) Header() { t.put(t.rows[0]) }

// Row puts a row.
func (t *Table) Row(i int) { t.put(t.rows[i+1]) }

// All puts the whole table.
func (t *Table) All() {
	t.Header()
	for i := range t.rows[1:] {
		t.Row(i)
	}
}

func (t *Table) put(row []Cell) {
	first := row[0]
	switch {
	case t.above:
		t.page.Item(tableIndent, first.Style, first.Text)
		row = row[1:]
	case columns(OneLine(first.Text)) > t.width[0] && len(row) > 1: // so that it can be read and searched for
		t.page.Item(tableIndent, first.Style, first.Text)
		row = append([]Cell{{}}, row[1:]...)
	}
	w := table.NewWriter()
	w.SetStyle(table.Style{Name: "bare", Box: table.BoxStyle{PaddingRight: strings.Repeat(" ", t.gap)}}) // no lines
	w.SuppressTrailingSpaces()
	var configs []table.ColumnConfig
	var cells table.Row
	for i, c := range row {
		configs = append(configs, table.ColumnConfig{Number: i + 1, WidthMin: t.width[i], WidthMax: t.width[i], WidthMaxEnforcer: text.WrapSoft})
		cells = append(cells, t.page.cell(c, t.width[i]))
	}
	w.SetColumnConfigs(configs)
	w.AppendRow(cells)
	for line := range strings.SplitSeq(w.Render(), "\n") {
		if strings.TrimSpace(line) != "" {
			t.page.line(t.indent + line)
		}
	}
}

// cell is the text of a cell in its lines.
func (p *Page) cell(c Cell, width int) string {
	lines := wrapped(c.Text, width)
	if len(lines) > mostLines {
		lines = lines[:mostLines]
		last := lines[mostLines-1]
		if i := strings.LastIndexByte(last, ' '); i > 0 && columns(last) > width-2 {
			last = last[:i]
		}
		lines[mostLines-1] = strings.TrimRight(text.Trim(last, width-2), " ,") + " …"
	}
	for i, l := range lines {
		lines[i] = p.styled(c.Style, l)
	}
	return strings.Join(lines, "\n")
}

// Banded puts a table whose cells are short in as many parts as its columns need,
// each behind the first column.
func (p *Page) Banded(header []string, rows [][]Cell) {
	all := append([][]Cell{headed(header)}, rows...)
	natural := naturals(all)
	room := p.width - len(tableIndent) - natural[0]
	for from := 1; from < len(header); {
		to, used := from, 0
		for to < len(header) && (to == from || used+1+natural[to] <= room) {
			used += 1 + natural[to]
			to++
		}
		if from > 1 {
			p.Blank()
		}
		part := &Table{page: p, indent: tableIndent, gap: 1, width: append([]int{natural[0]}, natural[from:to]...)}
		for _, row := range all {
			part.rows = append(part.rows, append([]Cell{row[0]}, row[from:to]...))
		}
		part.All()
		from = to
	}
}

// columns is how many columns of the terminal a text takes.
func columns(s string) int { return text.StringWidthWithoutEscSequences(s) }

// naturals are the columns that the cells take as they are.
func naturals(rows [][]Cell) []int {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			width[i] = max(width[i], columns(OneLine(c.Text)))
		}
	}
	return width
}

// fitted are widths of columns that together have so much room: those that need
// more than their share have as much as each other, but for the longest word of each.
// Where there is no room for all these words, the longest are cut.
func fitted(rows [][]Cell, room int) []int {
	natural, words := naturals(rows), longestWords(rows)
	for most := longWord; most > 1; most-- {
		for share := room; share > 1; share-- {
			if width := shared(natural, words, share, most); sum(width) <= room {
				return width
			}
		}
	}
	return shared(natural, words, max(room/len(natural), 1), 0)
}

// longestWords are the columns that the longest word of each column takes.
func longestWords(rows [][]Cell) []int {
	words := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, c := range row {
			for word := range strings.FieldsSeq(OneLine(c.Text)) {
				words[i] = max(words[i], columns(word))
			}
		}
	}
	return words
}

// shared are the widths where each column has its share, or what its words need, as far
// as that is not more than most.
func shared(natural, words []int, share, most int) []int {
	width := make([]int, len(natural))
	for i, n := range natural {
		width[i] = max(1, min(n, max(share, min(words[i], most))))
	}
	return width
}

func sum(all []int) int {
	n := 0
	for _, x := range all {
		n += x
	}
	return n
}
