package article

import (
	"bytes"
	_ "embed" // for the table of names
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"entente/extract/tsv"
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
	summaryField // what stands for the text where there is none
	dateField
	urlField
	authorField
	siteField
	idField
	langField
	fieldCount
)

// fieldWords are the names of fields by which users and the table rename them.
var fieldWords = map[string]field{
	"title": titleField, "text": textField, "summary": summaryField, "date": dateField, "url": urlField,
	"author": authorField, "site": siteField, "id": idField, "language": langField,
}

//go:embed fields.tsv
var fieldTable string

// A nameTable is what fields.tsv says.
type nameTable struct {
	aliases             map[field][]string
	inside, parts, none map[string]bool
	longestNone         int // bytes
}

// knownNames is the table in fields.tsv.
var knownNames = sync.OnceValue(func() nameTable {
	t := nameTable{aliases: map[field][]string{}}
	for _, row := range tsv.Rows("fields.tsv", fieldTable, "field, names") {
		names := strings.Fields(row[1])
		switch row[0] {
		case "inside":
			t.inside = nameSet(names)
		case "parts":
			t.parts = nameSet(names)
		case "none":
			t.none = nameSet(names)
			for _, name := range names {
				t.longestNone = max(t.longestNone, len(name))
			}
		default:
			t.aliases[fieldWords[row[0]]] = names
		}
	}
	return t
})

func nameSet(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// A fieldNames finds the field that a source's name stands for.
type fieldNames struct {
	byName map[string]field
	rank   map[string]int
	own    map[string]field // by the user's own names, which may be paths: "fields.bodyText"
}

// newFieldNames makes names of the table and of the user's own, which are
// asked for by field and win over all others.
func newFieldNames(own map[string]string) (*fieldNames, error) {
	n := &fieldNames{map[string]field{}, map[string]int{}, map[string]field{}}
	for f, names := range knownNames().aliases {
		for i, name := range names {
			n.byName[name], n.rank[name] = f, i+1
		}
	}
	for want, name := range own {
		f, ok := fieldWords[want]
		if !ok || f == summaryField {
			return nil, fmt.Errorf("field %q: an article has title, text, date, url, author, site, id and language", want)
		}
		n.own[squash(name)] = f
		if !strings.Contains(name, ".") {
			n.byName[squash(name)], n.rank[squash(name)] = f, 0
		}
	}
	return n, nil
}

// insideRank is added to the rank of names that stand within an object that
// holds the fields of the article: those of the article itself go before.
const insideRank = 100

// find returns the field that a name stands for, and how good a name it is
// (the lower the better). The name may be a path, as columns of tables that
// were made of JSON have it.
func (n *fieldNames) find(name string) (field, int) {
	if f, ok := n.byName[name]; ok {
		return f, n.rank[name]
	}
	name = squash(name)
	if f, ok := n.own[name]; ok {
		return f, 0
	}
	if f, ok := n.byName[name]; ok {
		return f, n.rank[name]
	}
	if within, last, ok := cutLast(name, "."); ok {
		_, holder, _ := cutLast(within, ".")
		if holder == "" {
			holder = within
		}
		if f, ok := n.byName[last]; ok && (knownNames().inside[holder] || listFields[holder]) {
			return f, n.rank[last] + insideRank
		}
	}
	return noField, 0
}

// leadsTo says whether one of the user's own paths goes through an object.
func (n *fieldNames) leadsTo(path string) bool {
	path = squash(path) + "."
	for own := range n.own {
		if strings.HasPrefix(own, path) {
			return true
		}
	}
	return false
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
	if f == siteField && bytes.HasPrefix(value, []byte("http")) {
		if u, err := url.Parse(string(value)); err == nil && isWeb(u) && strings.Trim(u.Path, "/") != "" {
			rec.set(urlField, rank+insideRank, value) // some call the article's address its source
		}
	}
	if isNoValue(value) || rec.rank[f] != 0 && rec.rank[f] <= rank+1 {
		return
	}
	rec.rank[f] = rank + 1
	rec.value[f] = value
}

// isNoValue says whether a value is blank, or stands for none.
func isNoValue(value []byte) bool {
	value = bytes.TrimSpace(value)
	known := knownNames()
	return len(value) == 0 || len(value) <= known.longestNone && known.none[strings.ToLower(string(value))]
}

// text is the record's text, or what stands for it: the summary of something
// that has a title and an address or a date.
func (rec *record) text() []byte {
	if len(bytes.TrimSpace(rec.value[textField])) > 0 {
		return rec.value[textField]
	}
	if len(rec.value[titleField]) > 0 && len(rec.value[urlField])+len(rec.value[dateField]) > 0 {
		return rec.value[summaryField]
	}
	return nil
}

// cutOff ends what news services give of a longer text.
var cutOff = regexp.MustCompile(`\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$`)

// cutAt returns where cutOff begins in a text, or -1. The few texts that may end
// in it are told by their last letters: to look for it from the front of each
// takes many times as long as all the rest of reading.
func cutAt(text []byte) int {
	if !bytes.HasSuffix(bytes.TrimRight(text, "\t\n\f\r "), []byte(" chars]")) {
		return -1
	}
	cut := cutOff.FindIndex(text)
	if cut == nil {
		return -1
	}
	return cut[0]
}

// article makes an article of the record, the n-th of its source.
func (rec *record) article(source string, n int) *Article {
	text := rec.text()
	if bytes.Contains(text, []byte("&lt;")) && !looksMarkedUp(text) {
		if plain := []byte(html.UnescapeString(string(text))); looksMarkedUp(plain) {
			text = plain // marked up, and escaped once more
		}
	}
	if looksMarkedUp(text) {
		text = []byte(markupText(string(text)))
	}
	var notes []string
	if cut := cutAt(text); cut >= 0 {
		text = text[:cut]
		notes = append(notes, "the source gives only the beginning of the text")
	}
	title := singleSpaced(string(rec.value[titleField]))
	a := &Article{
		ID:        string(rec.value[idField]),
		Source:    source,
		Title:     title,
		Author:    withoutBy(string(rec.value[authorField])),
		Site:      string(rec.value[siteField]),
		Published: cleanDate(string(rec.value[dateField])),
		Language:  languageCode(string(rec.value[langField])),
		Text:      compose(title, blankNULs(text)),
		Notes:     notes,
	}
	if isWebURL(a.Site) {
		a.Site = strings.TrimPrefix(hostOf(a.Site), "www.")
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
