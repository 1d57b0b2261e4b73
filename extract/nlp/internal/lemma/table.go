// Package lemma finds the dictionary forms of English words by rules that were
// learned from treebanks: which ending a word with a tag loses and gets, by its
// last letters, and whole words for what no ending tells.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Table holds learned rules. It is only read after it was made, so
// goroutines share it.
type Table struct {
	edits map[string]edit // by key
}

// maxSuffix is how many bytes of a word's ending a rule may look at.
const maxSuffix = 6

// maxWord is the longest word that is looked at; longer ones are their own
// lemmas.
const maxWord = 48

// An edit turns a word into its lemma.
type edit struct {
	letters byte   // of the result: keep, lower or title
	strip   int    // bytes taken off the end
	add     string // put there instead
}

const (
	keep  = 'k' // the word's own capitals
	lower = 'l'
	title = 't' // a capital at the beginning only
)

// String is the edit as tables have it: "l-3+y".
func (e edit) String() string {
	return fmt.Sprintf("%c-%d+%s", e.letters, e.strip, e.add)
}

func parseEdit(s string) (edit, error) {
	strip, add, found := strings.Cut(s, "+")
	if !found || len(strip) < 3 || strip[1] != '-' || strings.IndexByte("klt", strip[0]) < 0 {
		return edit{}, fmt.Errorf("edit %q is not like l-3+y", s)
	}
	n, err := strconv.Atoi(strip[2:])
	if err != nil || n < 0 || n > maxWord {
		return edit{}, fmt.Errorf("edit %q takes off no number of bytes", s)
	}
	return edit{strip[0], n, add}, nil
}

// Read reads a table as [Write] wrote it: a line a rule, of tag, capitals,
// ending ("=" before it: the whole word) and edit, apart by tabs. Lines that
// begin with # are comments.
func Read(data string) (*Table, error) {
	t := &Table{edits: make(map[string]edit, strings.Count(data, "\n"))}
	n := 0
	for line := range strings.Lines(data) {
		n++
		if strings.HasPrefix(line, "#") {
			continue
		}
		key, script := cutLast(strings.TrimSuffix(line, "\n"), '\t')
		if strings.Count(key, "\t") != 2 {
			return nil, fmt.Errorf("read lemma table: line %d: not four columns", n)
		}
		e, err := parseEdit(script)
		if err != nil {
			return nil, fmt.Errorf("read lemma table: line %d: %w", n, err)
		}
		t.edits[key] = e
	}
	return t, nil
}

func cutLast(s string, sep byte) (before, after string) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return "", s
	}
	return s[:i], s[i+1:]
}

// Lemma is the dictionary form of word, which has the universal tag upos and
// the Penn tag xpos. Broken UTF-8 is its own.
func (t *Table) Lemma(word, upos, xpos string) string {
	if len(word) > maxWord || !utf8.ValidString(word) {
		return word
	}
	w := normalize(word)
	small := strings.ToLower(w)
	return t.lookup(w, small, upos, xpos).apply(w, small)
}

// lookup finds the edit for a word: that of its shape before that of any, and
// the longest ending first.
func (t *Table) lookup(word, small, upos, xpos string) edit {
	var buf [2 * maxWord]byte
	key := append(append(append(append(buf[:0], upos...), ' '), xpos...), '\t')
	for _, shape := range [2]byte{capitals(word), '*'} {
		head := append(key, shape, '\t')
		if e, found := t.edits[string(append(append(head, '='), small...))]; found {
			return e
		}
		for n := min(maxSuffix, len(small)); n >= 0; n-- {
			if e, found := t.edits[string(append(head, small[len(small)-n:]...))]; found {
				return e
			}
		}
	}
	if upos == "PROPN" {
		return edit{letters: keep}
	}
	return edit{letters: lower}
}

// normalize makes curly apostrophes straight.
func normalize(word string) string {
	if strings.Contains(word, "\xe2\x80") { // the first two bytes of both
		return strings.ReplaceAll(strings.ReplaceAll(word, "’", "'"), "‘", "'")
	}
	return word
}

// capitals tells the shape of a word: 'a' without capitals, 'A' with one at
// the beginning, 'B' all capitals, 'M' mixed.
func capitals(word string) byte {
	upper, others := 0, 0
	first := false
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLetter(r):
			others++
		}
	}
	switch {
	case upper == 0:
		return 'a'
	case others == 0 && upper > 1:
		return 'B'
	case first && upper == 1:
		return 'A'
	}
	return 'M'
}

// apply edits word, whose lower-case form is small.
func (e edit) apply(word, small string) string {
	base := word
	switch e.letters {
	case lower:
		base = small
	case title:
		base = titled(small)
	}
	if e.strip > len(base) || e.strip == len(base) && e.add == "" {
		return base
	}
	if e.strip == 0 && e.add == "" {
		return base
	}
	return base[:len(base)-e.strip] + e.add
}

func titled(small string) string {
	r, size := utf8.DecodeRuneInString(small)
	return string(unicode.ToTitle(r)) + small[size:]
}
