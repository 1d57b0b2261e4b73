package article

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// A record is an article as a row of a table or an object of JSON has it. Its
// values are bytes that may be gone once the next record is read.
type record struct {
	value [fieldCount][]byte
	told  bool            // there is a field for the text, though it may be empty
	rank  [fieldCount]int // one more than that of the name by which the value was found
}

// A field is a part of an article that a source may name in its own way.
type field int

const (
	noField field = iota
	titleField
	textField
	dateField
	urlField
	authorField
	siteField
	idField
	langField
	fieldCount
)

// fieldWords are the names of fields by which users rename them.
var fieldWords = map[string]field{
	"title": titleField, "text": textField, "date": dateField, "url": urlField,
	"author": authorField, "site": siteField, "id": idField, "language": langField,
}

// aliases are the names in use for each field, the best first.
var aliases = map[field][]string{
	titleField:  {"title", "headline", "head", "heading", "subject"},
	textField:   {"text", "body", "content", "articlebody", "articletext", "fulltext", "maintext", "bodytext", "contenttext", "contenthtml", "bodyhtml", "article", "story"},
	dateField:   {"published", "publishedat", "publisheddate", "publicationdate", "publishdate", "datepublished", "pubdate", "date", "datetime", "timestamp", "created", "createdat"},
	urlField:    {"url", "canonicalurl", "link", "weburl", "articleurl", "sourceurl", "externalurl", "permalink"},
	authorField: {"author", "authors", "byline", "creator", "writer"},
	siteField:   {"site", "sitename", "source", "publisher", "publication", "outlet", "newspaper", "domain"},
	langField:   {"language", "lang"},
}

// A fieldNames finds the field that a source's name stands for.
type fieldNames struct {
	byName map[string]field
	rank   map[string]int
}

// newFieldNames makes names of the aliases and of the user's own, which are
// asked for by field and win over all others.
func newFieldNames(own map[string]string) (*fieldNames, error) {
	n := &fieldNames{map[string]field{}, map[string]int{}}
	for f, names := range aliases {
		for i, name := range names {
			n.byName[name], n.rank[name] = f, i+1
		}
	}
	for want, name := range own {
		f, ok := fieldWords[want]
		if !ok {
			return nil, fmt.Errorf("field %q: an article has title, text, date, url, author, site, id and language", want)
		}
		n.byName[squash(name)], n.rank[squash(name)] = f, 0
	}
	return n, nil
}

// find returns the field that a name stands for, and how good a name it is
// (the lower the better).
func (n *fieldNames) find(name string) (field, int) {
	if f, ok := n.byName[name]; ok {
		return f, n.rank[name]
	}
	name = squash(name)
	return n.byName[name], n.rank[name]
}

// squash folds "Publish_Date", "publish-date" and "publishDate" into one.
func squash(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == ' ' || r == ':' || r == '\ufeff':
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, name)
}

// set gives field f a value, where it has none by a better name.
func (rec *record) set(f field, rank int, value []byte) {
	if len(bytes.TrimSpace(value)) == 0 || rec.rank[f] != 0 && rec.rank[f] <= rank+1 {
		return
	}
	rec.rank[f] = rank + 1
	rec.value[f] = value
}

// article makes an article of the record, the n-th of its source.
func (rec *record) article(source string, n int) *Article {
	text := rec.value[textField]
	if looksMarkedUp(text) {
		text = []byte(markupText(string(text)))
	}
	title := singleSpaced(string(rec.value[titleField]))
	a := &Article{
		ID:        string(rec.value[idField]),
		Source:    source,
		Title:     title,
		Author:    string(rec.value[authorField]),
		Site:      string(rec.value[siteField]),
		Published: cleanDate(string(rec.value[dateField])),
		Language:  languageCode(string(rec.value[langField])),
		Text:      compose(title, blankNULs(text)),
	}
	address := string(rec.value[urlField])
	if u, err := url.Parse(address); err == nil && isWeb(u) {
		a.URL, a.Name = address, lastPart(u)
	} else {
		a.Name = fmt.Sprintf("%s-%d", baseName(source), n)
	}
	return a
}

// singleSpaced returns s with one space for each run of white space, and none
// at its ends.
func singleSpaced(s string) string {
	gap := true
	for _, r := range s {
		if r == ' ' && gap || r != ' ' && unicode.IsSpace(r) {
			return strings.Join(strings.Fields(s), " ")
		}
		gap = r == ' '
	}
	return strings.TrimSuffix(s, " ")
}
