package article

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// separators are the characters that part the columns of tables.
var separators = []rune{',', '\t', ';', '|', '^', '~'}

// A dialect is how a table writes its rows.
type dialect struct {
	separator rune
	// escaped is that values have backslashes, as databases write them: before
	// quotation marks, which are not doubled, and for the ends of lines.
	escaped bool
	before  int // lines above the header: "sep=;", the name of the export
}

// maxPreamble is how many lines may stand above the header of a table.
const maxPreamble = 5

// tableDialect tells a table by a header with a column for the text and one
// more field of an article at least.
func tableDialect(head []byte, names *fieldNames) (d dialect, ok bool) {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	rest := head
	for d.before = 0; d.before <= maxPreamble; d.before++ {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		if !found || len(line) > 2000 || !utf8.Valid(line) {
			return d, false
		}
		only := separators
		if told := bytes.Trim(bytes.ToLower(bytes.TrimSpace(line)), `"`); d.before == 0 && len(told) == len("sep=;") && bytes.HasPrefix(told, []byte("sep=")) {
			only = []rune{rune(told[len(told)-1])}
			rest = after
			d.before++
			line, after, _ = bytes.Cut(rest, []byte("\n"))
		}
		if d.separator = separator(string(line), only, names); d.separator != 0 {
			d.escaped = escapesQuotes(after, byte(d.separator))
			return d, true
		}
		if len(line) > 80 {
			return d, false
		}
		rest = after
	}
	return d, false
}

// separator returns which of some separators parts the columns of a header
// line, or 0 where the line is no header with a column for the text.
func separator(header string, among []rune, names *fieldNames) rune {
	for _, sep := range among {
		known, text := 0, false
		for _, name := range strings.Split(header, string(sep)) {
			f, _ := names.find(strings.Trim(strings.TrimSpace(name), `"'#`))
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

// escapesQuotes says whether quotation marks within values have a backslash
// before them: some have, and none is doubled. So do tables without quotation marks
// in which values hold escapes of lines, or that of a value which is none.
func escapesQuotes(rows []byte, separator byte) bool {
	if bytes.IndexByte(rows, '"') < 0 {
		none := []byte{separator, '\\', 'N'}
		return bytes.Contains(rows, []byte(`\n\n`)) || bytes.Contains(rows, append(none, separator)) || bytes.Contains(rows, append(none, '\n'))
	}
	ends := func(i int) bool {
		return i < 0 || i >= len(rows) || rows[i] == separator || rows[i] == '\n' || rows[i] == '\r'
	}
	escaped := false
	for i := 0; i+1 < len(rows); i++ {
		switch {
		case rows[i] == '\\' && rows[i+1] == '"':
			escaped = escaped || !ends(i+2)
			i++
		case rows[i] == '"' && rows[i+1] == '"':
			if !ends(i-1) && !ends(i+2) {
				return false
			}
			i++
		}
	}
	return escaped
}

// An unescaper doubles quotation marks that have a backslash before them, and
// resolves the other escapes of databases.
type unescaper struct {
	src  *bufio.Reader
	rest string // of what an escape stands for
}

// escapes are what characters behind a backslash stand for. A line ends by a mark that
// ends no row where the value is not in quotation marks.
var escapes = map[byte]string{'"': `""`, '\\': `\`, 'n': "\u2028", 'r': "", 't': " ", '\'': "'", '/': "/", '0': "", 'N': ""}

func (u *unescaper) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if u.rest != "" {
			size := copy(p[n:], u.rest)
			u.rest = u.rest[size:]
			n += size
			continue
		}
		c, err := u.src.ReadByte()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		if c == '\\' {
			if next, err := u.src.Peek(1); err == nil {
				if stands, ok := escapes[next[0]]; ok {
					u.src.ReadByte()
					u.rest = stands
					continue
				}
			}
		}
		p[n] = c
		n++
		if c == '\n' && u.src.Buffered() == 0 {
			break
		}
	}
	return n, nil
}

// A column is what the values of a table's column are.
type column struct {
	field
	rank int
}

// table reads one article a row.
func (r *reader) table(in *input, src *bufio.Reader) error {
	head, _ := src.Peek(peekSize)
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		src.Discard(len("\ufeff")) // or the first name would not be in quotation marks
		head, _ = src.Peek(peekSize)
	}
	if ofOneByte(head) {
		src = bufio.NewReaderSize(charmap.Windows1252.NewDecoder().Reader(src), 4*peekSize)
		head, _ = src.Peek(peekSize)
	}
	d, _ := tableDialect(bytes.TrimLeft(head, " \t\r\n"), r.fields)
	for begun := false; d.before > 0; {
		line, err := src.ReadSlice('\n')
		if begun = begun || len(bytes.TrimSpace(line)) > 0; begun {
			d.before--
		}
		if err != nil {
			return r.skip(&SkipError{Source: in.name, Reason: "broken table", Err: plainError(err)})
		}
	}
	limited := &itemLimit{src: src, limit: r.opts.MaxArticle}
	if d.escaped {
		limited.src = &unescaper{src: src}
	}
	rows := csv.NewReader(limited)
	rows.Comma = d.separator
	rows.LazyQuotes = true
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return r.skip(&SkipError{Source: in.name, Reason: "broken table", Err: err})
	}
	columns := make([]column, len(header))
	for i, name := range header {
		columns[i].field, columns[i].rank = r.fields.find(strings.Trim(strings.TrimSpace(name), "'#"))
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
			err = syntax.Err
		case err != nil:
			return r.skip(&SkipError{Source: in.name, Place: place, Reason: "can't be read", Err: plainError(err)})
		default:
			err = brokenRow(row, columns, d.separator)
		}
		if err != nil {
			err = r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken row", Err: err})
		} else {
			rec := record{told: true} // or it would be no table of articles
			for i, value := range row[:min(len(row), len(columns))] {
				if columns[i].field != noField {
					rec.set(columns[i].field, columns[i].rank, bytes.ToValidUTF8([]byte(value), []byte("\ufffd")))
				}
			}
			err = r.emitRecord(&rec, in, place, n)
		}
		if err != nil {
			return err
		}
	}
}

// brokenRow says what is wrong with a row that has more values than there are
// columns, or a value with other rows in it: a mark in a value was not quoted.
func brokenRow(row []string, columns []column, separator rune) error {
	for _, more := range row[min(len(row), len(columns)):] {
		if strings.TrimSpace(more) != "" {
			return fmt.Errorf("%d values for %d columns", len(row), len(columns))
		}
	}
	for i, c := range columns {
		if c.field != dateField {
			continue
		}
		for _, value := range row {
			if holdsRow(value, len(columns), i, separator) {
				return errors.New("a quotation mark opens a value and doesn't close it: it holds the rows that follow")
			}
		}
	}
	return nil
}

// holdsRow says whether a line of a value is a row of the table, with its date
// where the table has it.
func holdsRow(value string, columns, date int, separator rune) bool {
	if !strings.Contains(value, "\n") {
		return false
	}
	_, rest, _ := strings.Cut(value, "\n")
	for line := range strings.Lines(rest) {
		values := strings.Split(line, string(separator))
		if len(values) >= columns && columns > 2 && cleanDate(strings.Trim(strings.TrimSpace(values[date]), `"`)) != "" {
			return true
		}
	}
	return false
}

// unknownTable skips a table in which no column is known to hold the text.
func (r *reader) unknownTable(in *input) error {
	return r.skip(&SkipError{Source: in.name, Reason: "a table without a column for the text (name it by --field text=NAME)", Err: ErrNoArticle})
}

// emitRecord hands out the article of a record, the n-th of its source.
func (r *reader) emitRecord(rec *record, in *input, place string, n int) error {
	if len(bytes.TrimSpace(rec.text())) == 0 {
		err := errNoField
		if rec.told {
			err = errNoText
		}
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: err.Error(), Err: err})
	}
	return r.emit(rec.article(in.name, n), place)
}
