package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"entente/cmd/entente/show"
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

// layTables lays Dgraph's answer out for people: a table for each block of the
// query, under each row the words that prove it.
func layTables(p *page, blocks object) {
	empty := true
	for _, b := range blocks {
		rows, _ := b.value.([]any)
		if len(rows) == 0 || b.name == "_path_" {
			continue
		}
		if !empty {
			p.Blank()
		}
		empty = false
		p.Put("", show.Strong, fmt.Sprintf("%s (%d)", strings.ToUpper(b.name), len(rows)))
		layTable(p, rows)
	}
	if empty {
		p.Put("", show.Plain, "nothing found")
	}
}

func layTable(p *page, rows []any) {
	names := columns(rows)
	if len(names) == 0 {
		return
	}
	var header []string
	for _, name := range names {
		header = append(header, strings.ReplaceAll(name, "_", " ")) // a line may end between words
	}
	var cells [][]show.Cell
	for _, r := range rows {
		o, _ := r.(object)
		side := sideStyle(o.get("side"))
		var row []show.Cell
		for _, name := range names {
			row = append(row, show.Cell{Text: cell(o, name), Style: side})
		}
		cells = append(cells, row)
	}
	t := p.Table(header, cells)
	t.Header()
	for i, r := range rows {
		t.Row(i)
		if o, ok := r.(object); ok {
			layProofs(p, o, "      ")
		}
	}
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
			return name
		}
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, inWords(e))
		}
		return strings.Join(all, ", ")
	default:
		return scalar(v)
	}
	return ""
}

// layProofs puts what stands under a row.
func layProofs(p *page, o object, indent string) {
	if q := o.get("quote"); q != "" {
		a := o.object("article")
		date := o.get("date")
		if date == "" {
			date = a.get("published")
		}
		p.quote(indent, date, q, a.get("name"), a.get("url"))
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
				layProofs(p, below, indent)
				continue
			}
			p.Put(indent, show.Plain, f.name+": "+inline(below))
			layProofs(p, below, indent+"  ")
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
