// Package tsv reads tables: rows of columns with tabs between. Lines that are empty or begin with "#" are
// comments. Whatever is wrong is told with file and line.
package tsv

import (
	"fmt"
	"io"
	"strings"
)

// Each calls row for the rows of a table in text. columns are their names, with commas between; every row has as
// many. An error of row's gets the file and line, and ends it.
func Each(file, text, columns string, row func(line int, fields []string) error) error {
	want, line := strings.Count(columns, ",")+1, 0
	for s := range strings.Lines(text) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if strings.TrimSpace(s) == "" || s[0] == '#' {
			continue
		}
		fields := strings.Split(s, "\t")
		if len(fields) != want {
			return fmt.Errorf("%s:%d: %d columns, want %d (%s)", file, line, len(fields), want, columns)
		}
		if err := row(line, fields); err != nil {
			return fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	return nil
}

// Read is Each of a table that is yet to be read.
func Read(file string, r io.Reader, columns string, row func(line int, fields []string) error) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	return Each(file, string(text), columns, row)
}

// Rows are the rows of a table that is part of the program: one that is broken is a broken build.
func Rows(file, text, columns string) [][]string {
	var all [][]string
	err := Each(file, text, columns, func(_ int, fields []string) error {
		all = append(all, fields)
		return nil
	})
	if err != nil {
		panic(err)
	}
	return all
}
