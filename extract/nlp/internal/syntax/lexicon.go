package syntax

// A lexEntry is what is known of a word form from plain text: the classes of
// words that it keeps company with.
type lexEntry struct {
	fine   uint64 // hash of its fine class, 0 for a word not known
	coarse uint64 // hash of its coarse class
}

// A lexicon maps hashes of forms to entries. Forms without an entry are looked
// up in lower case.
type lexicon map[uint64]lexEntry

func (l lexicon) look(w *word) {
	e, ok := l[w.form]
	if !ok {
		e = l[w.lower+1]
	}
	w.lexEntry = e
}
