package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Sheet is CSV as spreadsheets read it. A cell that begins as a formula is written
// with an apostrophe before it: names come from articles, and a formula may send off
// what stands beside it.
type Sheet struct {
	csv *csv.Writer
	raw bool
}

// NewSheet writes a sheet; raw leaves cells as they are, for programs that make no
// formulas of them.
func NewSheet(w io.Writer, raw bool) *Sheet {
	return &Sheet{csv.NewWriter(w), raw}
}

// Row writes a row. What goes wrong, Flush tells.
func (s *Sheet) Row(cells ...string) {
	if !s.raw {
		for i, c := range cells {
			cells[i] = harmless(c)
		}
	}
	s.csv.Write(cells)
}

// Flush writes what is left, and tells what went wrong with any row.
func (s *Sheet) Flush() error {
	s.csv.Flush()
	if err := s.csv.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// harmless keeps a spreadsheet from taking a text for a formula. Numbers are none.
func harmless(cell string) string {
	if _, err := strconv.ParseFloat(cell, 64); err == nil || cell == "" {
		return cell
	}
	// Some pass over blanks before it, and take the wide forms of the signs, too.
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " \n\u00a0"))
	if strings.ContainsRune("=+-@\t\r＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
