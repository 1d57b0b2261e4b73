package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// listFields are the names under which an object of JSON, such as a search
// service's answer, may hold its articles.
var listFields = map[string]bool{
	"articles": true, "items": true, "data": true, "results": true, "docs": true, "documents": true,
	"records": true, "stories": true, "news": true, "posts": true, "response": true, "hits": true, "entries": true, "edges": true,
}

// maxDepth is how deep the values of a JSON article may be nested.
const maxDepth = 200

var (
	errDeep   = fmt.Errorf("nested more than %d deep", maxDepth)
	errNoText = errors.New("no text")
	// errNoField says that none of the names for a text is there.
	errNoField = errors.New("no text field (name it by --field text=NAME)")
)

// jsonLines reads one article a line.
func (r *reader) jsonLines(in *input, src *bufio.Reader) error {
	lines := &lineReader{src: src, limit: r.opts.MaxArticle}
	d := objects{r: r, in: in, dec: newDecoder(nil)}
	for {
		data, err := lines.next()
		switch {
		case err == io.EOF:
			return nil
		case err == ErrTooLong:
			if err := r.tooLong(in, lines.place()); err != nil {
				return err
			}
			continue
		case err != nil:
			return r.skip(&SkipError{Source: in.name, Place: lines.place(), Reason: "can't be read", Err: plainError(err)})
		}
		if len(bytes.TrimSpace(data)) == 0 {
			continue
		}
		n := lines.line - 1
		rec := record{}
		if flat, ok := flatRecord(&rec, r.fields, data, d.buf); ok {
			d.buf = flat[:0]
			if err := r.emitRecord(&rec, in, lines.place(), n+1); err != nil {
				return err
			}
			continue
		}
		if err := d.all(data, lines.place(), n); err != nil {
			return err
		}
	}
}

// all reads the values of a line, of which there should be one.
func (o *objects) all(data []byte, place string, n int) (err error) {
	o.dec.Reset(bytes.NewBuffer(data), jsonOptions()...)
	o.place, o.count = func(int) string { return place }, n
	for err == nil {
		err = o.value(0)
	}
	if err == io.EOF {
		return nil
	}
	return o.r.jsonError(o.in, place, err)
}

// jsonStream reads an array of articles, or objects one after the other.
func (r *reader) jsonStream(in *input, src *bufio.Reader) error {
	limited := &itemLimit{src: src, limit: r.opts.MaxArticle}
	d := objects{r: r, in: in, dec: newDecoder(limited), limited: limited, place: func(n int) string { return fmt.Sprintf("item %d", n) }}
	for {
		err := d.value(0)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			// What follows a broken value can't be told from it.
			return r.jsonError(in, fmt.Sprintf("byte %d", d.dec.InputOffset()), err)
		}
	}
}

func newDecoder(src io.Reader) *jsontext.Decoder {
	if src == nil {
		src = bytes.NewBuffer(nil)
	}
	return jsontext.NewDecoder(src, jsonOptions()...)
}

func jsonOptions() []jsontext.Options {
	return []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}
}

// jsonError skips what could not be decoded, or passes on what ends all reading.
func (r *reader) jsonError(in *input, place string, err error) error {
	var syntax *jsontext.SyntacticError
	switch {
	case ends(err):
		return err
	case errors.Is(err, ErrTooLong):
		return r.tooLong(in, place)
	case errors.As(err, &syntax) && syntax.Err != nil:
		return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken JSON", Err: syntax.Err})
	}
	return r.skip(&SkipError{Source: in.name, Place: place, Reason: "broken JSON", Err: err})
}

// itemLimit fails once more than limit bytes were read since the last item.
type itemLimit struct {
	src   io.Reader
	limit int
	used  int
}

func (l *itemLimit) Read(p []byte) (int, error) {
	if l.used > l.limit {
		return 0, ErrTooLong
	}
	n, err := l.src.Read(p)
	l.used += n
	return n, err
}

// objects takes articles out of JSON values.
type objects struct {
	r       *reader
	in      *input
	dec     *jsontext.Decoder
	limited *itemLimit // nil for values held in memory
	place   func(n int) string
	count   int
	// buf holds the values of the object that is read and of those around it,
	// in one piece of memory for all articles.
	buf []byte
}

// value reads one value: an article, or a list of them.
func (o *objects) value(depth int) error {
	if depth > maxDepth {
		return errDeep
	}
	switch o.dec.PeekKind() {
	case '{':
		return o.object(depth)
	case '[':
		return o.list(depth)
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	return o.skipItem("neither an object nor a list")
}

// list reads the articles of an array.
func (o *objects) list(depth int) error {
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	for o.dec.PeekKind() != ']' {
		if err := o.value(depth + 1); err != nil {
			return unexpectedEnd(err)
		}
	}
	_, err := o.dec.ReadToken()
	return err
}

// unexpectedEnd turns the end of the input within a value into an error.
func unexpectedEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// object reads an object: an article, or one that holds a list of articles.
func (o *objects) object(depth int) error {
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	var rec record
	held, mark := o.count, len(o.buf)
	defer func() { o.buf = o.buf[:mark] }()
	for o.dec.PeekKind() != '}' {
		tok, err := o.dec.ReadToken()
		if err != nil {
			return unexpectedEnd(err)
		}
		if err := o.member(&rec, "", tok.String(), depth); err != nil {
			return unexpectedEnd(err)
		}
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	if o.limited != nil {
		o.limited.used = 0
	}
	if len(rec.value[textField]) == 0 && o.count > held {
		return nil // a wrapper
	}
	o.count++
	return o.emit(&rec)
}

// member reads one member of an object into rec. path leads to the object from
// the article's own, and ends in a stop where it is not empty.
func (o *objects) member(rec *record, path, name string, depth int) error {
	kind := o.dec.PeekKind()
	f, rank := o.r.fields.find(name)
	if path != "" {
		f, rank = o.r.fields.find(path + name)
	}
	known := knownNames()
	switch folded := squash(name); {
	case kind == '[' && listFields[name] && len(rec.value[textField]) == 0:
		return o.nested(rec, f, rank, depth)
	case kind == '{' && o.r.fields.leadsTo(path+name), kind == '{' && name == "_source",
		kind == '{' && (listFields[name] || known.inside[folded] && f != siteField):
		return o.inner(rec, path+name+".", depth+1)
	case f == noField:
		return o.dec.SkipValue()
	case kind == '{' && f == textField:
		return o.textOrArticle(rec, rank, depth)
	}
	s, err := o.text(f, depth)
	if err != nil {
		return err
	}
	rec.told = rec.told || f == textField
	rec.set(f, rank, s)
	return nil
}

// textOrArticle reads an object by the name of a text, which may hold the text's
// parts or all of an article.
func (o *objects) textOrArticle(rec *record, rank, depth int) error {
	raw, err := o.dec.ReadValue()
	if err != nil {
		return err
	}
	outer := o.dec
	defer func() { o.dec = outer }()
	o.dec = newDecoder(bytes.NewBuffer(bytes.Clone(raw)))
	if o.holdsArticle(raw) {
		return o.inner(rec, "article.", depth+1)
	}
	s, err := o.text(textField, depth)
	if err != nil {
		return err
	}
	rec.told = true
	rec.set(textField, rank, s)
	return nil
}

// holdsArticle says whether an object tells where or when it was published.
func (o *objects) holdsArticle(raw []byte) bool {
	dec := newDecoder(bytes.NewBuffer(raw))
	if _, err := dec.ReadToken(); err != nil {
		return false
	}
	for dec.PeekKind() != '}' {
		tok, err := dec.ReadToken()
		if err != nil {
			return false
		}
		if f, _ := o.r.fields.find(tok.String()); f == dateField || f == urlField {
			return true
		}
		if dec.SkipValue() != nil {
			return false
		}
	}
	return false
}

// inner reads an object that holds fields of the article around it, or articles.
func (o *objects) inner(rec *record, path string, depth int) error {
	if depth > maxDepth {
		return errDeep
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	for o.dec.PeekKind() != '}' {
		tok, err := o.dec.ReadToken()
		if err != nil {
			return err
		}
		if err := o.member(rec, path, tok.String(), depth); err != nil {
			return err
		}
	}
	_, err := o.dec.ReadToken()
	return err
}

// nested reads a member that may hold articles: an array of objects.
func (o *objects) nested(rec *record, f field, rank, depth int) error {
	if depth > maxDepth {
		return errDeep
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return err
	}
	var parts [][]byte
	for o.dec.PeekKind() != ']' {
		if o.dec.PeekKind() == '{' {
			if err := o.object(depth + 1); err != nil {
				return err
			}
			continue
		}
		s, err := o.text(f, depth+1)
		if err != nil {
			return err
		}
		parts = append(parts, s)
	}
	rec.set(f, rank, bytes.Join(parts, []byte("\n\n")))
	_, err := o.dec.ReadToken()
	return err
}

// text reads a value as text: strings and numbers as they are, lists joined, of
// an object its member "name", "main", "text" or "rendered", or of one that is
// the article's text all of its parts. The text is valid until the object around
// it was read.
func (o *objects) text(f field, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	switch o.dec.PeekKind() {
	case '"', '0':
		return o.scalar()
	case '[':
		return o.textList(f, depth)
	case '{':
		return o.textObject(f, depth)
	}
	return nil, o.dec.SkipValue()
}

// scalar reads a string or number.
func (o *objects) scalar() ([]byte, error) {
	raw, err := o.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	start := len(o.buf)
	if raw[0] == '"' {
		o.buf = appendUnquoted(o.buf, raw)
	} else {
		o.buf = append(o.buf, raw...)
	}
	return o.buf[start:len(o.buf):len(o.buf)], nil
}

func (o *objects) textList(f field, depth int) ([]byte, error) {
	if _, err := o.dec.ReadToken(); err != nil {
		return nil, err
	}
	var parts [][]byte
	for o.dec.PeekKind() != ']' {
		s, err := o.text(f, depth+1)
		if err != nil {
			return nil, err
		}
		if len(s) > 0 {
			parts = append(parts, s)
		}
	}
	if _, err := o.dec.ReadToken(); err != nil {
		return nil, err
	}
	if f == textField {
		return bytes.Join(parts, []byte("\n\n")), nil
	}
	return bytes.Join(parts, []byte(", ")), nil
}

func (o *objects) textObject(f field, depth int) ([]byte, error) {
	if _, err := o.dec.ReadToken(); err != nil {
		return nil, err
	}
	var out []byte
	var parts [][]byte
	whole := false
	for o.dec.PeekKind() != '}' {
		tok, err := o.dec.ReadToken()
		if err != nil {
			return nil, err
		}
		name := tok.String()
		isPart := f == textField && knownNames().parts[squash(name)] && o.dec.PeekKind() != '0'
		if !isPart && !objectNames[name] {
			if err := o.dec.SkipValue(); err != nil {
				return nil, err
			}
			continue
		}
		s, err := o.text(f, depth+1)
		if err != nil {
			return nil, err
		}
		if isPart && len(s) > 0 {
			parts = append(parts, s)
		}
		if len(out) == 0 || name == "name" || name == "rendered" {
			out = s
		}
		whole = whole || name == "rendered"
	}
	if len(parts) > 1 && !whole {
		out = bytes.Join(parts, []byte("\n\n"))
	}
	_, err := o.dec.ReadToken()
	return out, err
}

// objectNames are the members of an object that is the value of a field which
// say what it is.
var objectNames = map[string]bool{
	"name": true, "main": true, "text": true, "rendered": true, "title": true, "url": true, "$date": true,
	"original": true, "#text": true, "$t": true, "value": true, "@value": true, "@id": true, "en": true,
}

// emit hands out the article of a record.
func (o *objects) emit(rec *record) error {
	return o.r.emitRecord(rec, o.in, o.place(o.count), o.count)
}

func (o *objects) skipItem(reason string) error {
	o.count++
	return o.r.skip(&SkipError{Source: o.in.name, Place: o.place(o.count), Reason: reason})
}
