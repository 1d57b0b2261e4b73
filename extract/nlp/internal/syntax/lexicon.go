package syntax

import (
	"maps"
	"slices"
)

// A lexEntry is what is known of a word form from plain text: the classes of
// words that it keeps company with.
type lexEntry struct {
	fine   uint64 // hash of its fine class, 0 for a word not known
	coarse uint64 // hash of its coarse class
}

// A lexicon maps hashes of forms to entries. Forms without an entry are looked
// up in lower case.
type lexicon struct {
	forms   vocabulary
	entries []lexEntry // by number, that of number 0 being empty
}

func newLexicon(of map[uint64]lexEntry) lexicon {
	keys := slices.Sorted(maps.Keys(of))
	l := lexicon{newVocabulary(keys), make([]lexEntry, 1, len(keys)+1)}
	for _, k := range keys {
		l.entries = append(l.entries, of[k])
	}
	return l
}

func (l *lexicon) look(w *word) {
	n := l.forms.number(w.form)
	if n == 0 {
		n = l.forms.number(w.lower + 1)
	}
	w.lexEntry = l.entries[n]
}
