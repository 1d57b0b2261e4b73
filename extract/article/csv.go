package article

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// separator returns what parts the columns of a table's header line, or 0
// where the line is no header with a column for the text.
func separator(header string, names *fieldNames) rune {
	for _, sep := range []rune{',', '\t', ';'} {
		known, text := 0, false
		for _, name := range strings.Split(header, string(sep)) {
			f, _ := names.find(strings.Trim(strings.TrimSpace(name), `"`))
			if f != noField {
				known++
			}
			text = text || f == textField
		}
		if known >= 2 && text {
			return sep
		}
	}
	return 0
}

// table reads one article a row.
func (r *reader) table(in *input, src *bufio.Reader) error {
	head, _ := src.Peek(4096)
	first, _, _ := strings.Cut(strings.TrimLeft(string(head), " \t\r\n\ufeff"), "\n")
	limited := &itemLimit{src: src, limit: r.opts.MaxArticle}
	rows := csv.NewReader(limited)
	rows.Comma = separator(first, r.fields)
	rows.LazyQuotes = true
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return r.skip(&SkipError{Source: in.name, Reason: "broken table", Err: err})
	}
	columns := make([]struct {
		field
		rank int
	}, len(header))
	for i, name := range header {
		columns[i].field, columns[i].rank = r.fields.find(strings.TrimSpace(name))
	}
	for n := 1; ; n++ {
		limited.used = 0
		row, err := rows.Read()
		place := fmt.Sprintf("row %d", n)
		var syntax *csv.ParseError
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, ErrTooLong):
			return r.tooLong(in, place)
		case errors.As(err, &syntax):
			if err := r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken row", Err: syntax.Err}); err != nil {
				return err
			}
			continue
		case err != nil:
			return r.skip(&SkipError{Source: in.name, Place: place, Reason: "can't be read", Err: plainError(err)})
		}
		rec := record{told: true} // or it would be no table of articles
		for i, value := range row[:min(len(row), len(columns))] {
			if columns[i].field != noField {
				rec.set(columns[i].field, columns[i].rank, bytes.ToValidUTF8([]byte(value), []byte("\ufffd")))
			}
		}
		if err := r.emitRecord(&rec, in, place, n); err != nil {
			return err
		}
	}
}

// unknownTable skips a table in which no column is known to hold the text.
func (r *reader) unknownTable(in *input) error {
	return r.skip(&SkipError{Source: in.name, Reason: "a table without a column for the text (name it by --field text=NAME)", Err: ErrNoArticle})
}

// emitRecord hands out the article of a record, the n-th of its source.
func (r *reader) emitRecord(rec *record, in *input, place string, n int) error {
	if len(bytes.TrimSpace(rec.value[textField])) == 0 {
		err := errNoField
		if rec.told {
			err = errNoText
		}
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: err.Error(), Err: err})
	}
	return r.emit(rec.article(in.name, n), place)
}
