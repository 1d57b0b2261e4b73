package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// widest is the most characters that a column of a table has. A longer name in
// the first column has a line of its own, so that it can be searched for;
// other cells are broken into lines, at most so many, since the JSON has all.
const (
	widest    = 48
	mostLines = 4
)

// A field is a member of a JSON object, in the order in which it stands there.
type field struct {
	name  string
	value any // object, []any, or a scalar as encoding/json has it
}

type object []field

// MarshalJSON writes the fields in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(f.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(f.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// get is the value of a field as text, or nothing.
func (o object) get(name string) string {
	for _, f := range o {
		if f.name == name {
			return scalar(f.value)
		}
	}
	return ""
}

// scalar is the text of a value that is no list or object, or nothing.
func scalar(v any) string {
	switch v.(type) {
	case nil, object, []any:
		return ""
	}
	return fmt.Sprint(v)
}

// decodeAnswer reads Dgraph's answer: a field for each block of the query.
func decodeAnswer(answer []byte) (object, error) {
	d := json.NewDecoder(bytes.NewReader(answer))
	d.UseNumber()
	top, err := decodeOrdered(d)
	if err != nil {
		return nil, fmt.Errorf("reading Dgraph's answer: %w", err)
	}
	blocks, _ := top.(object)
	return blocks, nil
}

// decodeOrdered reads a JSON value and keeps the order of fields, which in
// Dgraph's answers is that of the query.
func decodeOrdered(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('{'):
		o := object{}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			value, err := decodeOrdered(d)
			if err != nil {
				return nil, err
			}
			o = append(o, field{fmt.Sprint(name), value})
		}
		_, err := d.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for d.More() {
			value, err := decodeOrdered(d)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err := d.Token()
		return list, err
	}
	return t, nil
}

// writeTables prints Dgraph's answer for people: a table for each block of the
// query, under each row the words that prove it.
func writeTables(w io.Writer, blocks object) error {
	p := &printer{w: w}
	empty := true
	for _, b := range blocks {
		rows, _ := b.value.([]any)
		if len(rows) == 0 || b.name == "_path_" {
			continue
		}
		if !empty {
			p.printf("\n")
		}
		empty = false
		p.printf("%s (%d)\n", strings.ToUpper(b.name), len(rows))
		writeTable(p, rows)
	}
	if empty {
		p.printf("nothing found\n")
	}
	return p.err
}

func writeTable(p *printer, rows []any) {
	header := columns(rows)
	cells := make([][]string, 0, len(rows)+1)
	cells = append(cells, header)
	for _, r := range rows {
		o, _ := r.(object)
		var row []string
		for _, c := range header {
			row = append(row, cell(o, c))
		}
		cells = append(cells, row)
	}
	width := make([]int, len(header))
	for _, row := range cells {
		for i, c := range row {
			width[i] = max(width[i], min(utf8.RuneCountInString(c), widest))
		}
	}
	for i, row := range cells {
		writeRow(p, row, width)
		if i > 0 {
			if o, ok := rows[i-1].(object); ok {
				writeProofs(p, o, "      ")
			}
		}
	}
}

func writeRow(p *printer, row []string, width []int) {
	lines := 1
	broken := make([][]string, len(row))
	for k, c := range row {
		if k == 0 && utf8.RuneCountInString(c) > width[k] {
			p.printf("  %s\n", c)
			c = ""
		}
		broken[k] = brokenAt(c, width[k])
		lines = max(lines, len(broken[k]))
	}
	for n := range lines {
		var line strings.Builder
		for k, parts := range broken {
			part := ""
			if n < len(parts) {
				part = parts[n]
			}
			line.WriteString(part)
			line.WriteString(strings.Repeat(" ", max(0, width[k]-utf8.RuneCountInString(part))+2))
		}
		if text := strings.TrimRight(line.String(), " "); text != "" {
			p.printf("  %s\n", text)
		}
	}
}

// brokenAt breaks a text between words into lines of so many characters, where it
// can. What is more than the most lines is left out.
func brokenAt(text string, width int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		switch {
		case last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= width:
			lines[last] += " " + word
		case len(lines) == mostLines:
			lines[last] = strings.TrimRight(lines[last], ",") + " …"
			return lines
		default:
			lines = append(lines, word)
		}
	}
	return lines
}

// columns are the fields to show as columns, in order of appearance. How
// precise a date is, the date says itself.
func columns(rows []any) []string {
	var names []string
	seen := map[string]bool{"uid": true, "xid": true, "quote": true, "article": true, "precision": true}
	for _, r := range rows {
		o, _ := r.(object)
		for _, f := range o {
			if !seen[f.name] && !isProof(f.value) && !repeats(rows, f.name) {
				names = append(names, f.name)
				seen[f.name] = true
			}
		}
	}
	return names
}

// repeats reports whether a column says what the name says already, in every row.
func repeats(rows []any, column string) bool {
	for _, r := range rows {
		if o, _ := r.(object); column == "name" || cell(o, column) != cell(o, "name") {
			return false
		}
	}
	return true
}

// isProof reports whether a value is nodes with words, or with nodes of their
// own, that stand under the row rather than in it.
func isProof(v any) bool {
	list, ok := v.([]any)
	if !ok {
		o, isObject := v.(object)
		list = []any{o}
		ok = isObject
	}
	for _, e := range list {
		o, _ := e.(object)
		for _, f := range o {
			switch f.value.(type) {
			case object, []any:
				return ok
			}
			if f.name == "quote" {
				return ok
			}
		}
	}
	return false
}

// cell is the text of a field: of nodes their names.
func cell(o object, name string) string {
	for _, f := range o {
		if f.name == name {
			return inWords(f.value)
		}
	}
	return ""
}

func inWords(v any) string {
	switch v := v.(type) {
	case object:
		if name := v.get("name"); name != "" {
			return oneLine(name)
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, inWords(e))
		}
		return strings.Join(all, ", ")
	default:
		return oneLine(scalar(v))
	}
	return ""
}

// oneLine keeps a text from breaking the table or steering the terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || steers(r) {
			return ' '
		}
		return r
	}, s)
}

// writeProofs prints what stands under a row.
func writeProofs(p *printer, o object, indent string) {
	if q := o.get("quote"); q != "" {
		p.printf("%s%s\n", indent, proofLine(o))
	}
	for _, f := range o {
		if f.name == "article" || !isProof(f.value) {
			continue
		}
		list, ok := f.value.([]any)
		if !ok {
			list = []any{f.value}
		}
		for _, e := range list {
			below, _ := e.(object)
			if below.get("quote") != "" {
				writeProofs(p, below, indent)
				continue
			}
			p.printf("%s%s: %s\n", indent, f.name, inline(below))
			writeProofs(p, below, indent+"  ")
		}
	}
}

// inline is a node in one line: its name, and its other texts in brackets.
func inline(o object) string {
	var more []string
	for _, f := range o {
		if f.name != "uid" && f.name != "xid" && f.name != "name" && !isProof(f.value) {
			more = append(more, inWords(f.value))
		}
	}
	if len(more) == 0 {
		return inWords(o)
	}
	return inWords(o) + " (" + strings.Join(more, "; ") + ")"
}

// proofLine is "2022-09-22 “quote” (title, URL)".
func proofLine(o object) string {
	var source []string
	date := o.get("date")
	for _, f := range o {
		if a, ok := f.value.(object); ok && f.name == "article" {
			source = append(source, oneLine(a.get("name")))
			if url := a.get("url"); url != "" {
				source = append(source, oneLine(url))
			}
			if date == "" {
				date = a.get("published")
			}
		}
	}
	line := "“" + oneLine(o.get("quote")) + "”"
	if date != "" {
		line = date + "  " + line
	}
	if len(source) > 0 {
		line += " (" + strings.Join(source, ", ") + ")"
	}
	return line
}
