package article

import (
	"fmt"
	"strings"
)

// tableRows returns the rows of a table that is part of the program: lines of
// so many columns, tab-separated, those aside that begin with #. A table that
// is broken is a broken build.
func tableRows(name, table string, columns int) [][]string {
	var rows [][]string
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			panic(fmt.Sprintf("%s:%d: %d columns instead of %d", name, n, len(row), columns))
		}
		rows = append(rows, row)
	}
	return rows
}
