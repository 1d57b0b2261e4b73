package syntax

import (
	"cmp"
	"slices"
)

// A lexEntry is what is known of a word form from text: the tags it had in the
// treebanks and the classes it keeps company with.
type lexEntry struct {
	Known  uint64 // hash of the set of tags seen, 0 for a word not known
	Fine   uint64 // hash of its fine cluster
	Coarse uint64 // hash of its coarse cluster
	Sure   uint8  // one more than the number of the tag that the form always has
}

// A lexicon maps hashes of forms to entries. Forms without an entry are looked
// up in lower case.
type lexicon map[uint64]lexEntry

func (l lexicon) look(w *word) {
	low := l[w.lower+1]
	e, ok := l[w.form]
	if !ok {
		e = low
	}
	w.lexEntry, w.knownLower = e, low.Known
}

// minKnown is how often a form must stand in the treebanks for its tags to
// count as known; the rarer ones teach what unknown words are like.
const minKnown = 3

// learnTags sets the tag sets of the lexicon from tagged sentences.
func (l lexicon) learnTags(data []*Sample) {
	counts := map[uint64]map[uint8]int{}
	add := func(h uint64, tag uint8) {
		m := counts[h]
		if m == nil {
			m = map[uint8]int{}
			counts[h] = m
		}
		m[tag]++
	}
	for _, s := range data {
		for i := range s.words {
			add(s.words[i].form, s.Tags[i])
			add(s.words[i].lower+1, s.Tags[i])
		}
	}
	for h, m := range counts {
		if known, sure := tagSet(m); known != 0 {
			e := l[h]
			e.Known, e.Sure = known, sure
			l[h] = e
		}
	}
}

// tagSet hashes the tags that make up a twentieth of the occurrences or more,
// the most frequent first; 0 where there are too few. A form that is frequent
// and has one tag nearly always is sure.
func tagSet(m map[uint8]int) (known uint64, sure uint8) {
	type pair struct {
		tag uint8
		n   int
	}
	var all []pair
	total := 0
	for t, n := range m {
		all = append(all, pair{t, n})
		total += n
	}
	if total < minKnown {
		return 0, 0
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.tag, b.tag))
	})
	h := uint64(1)
	for _, p := range all {
		if p.n*20 >= total {
			h = mix(h*257 + uint64(p.tag))
		}
	}
	if total >= 100 && all[0].n*1000 >= total*997 {
		sure = all[0].tag + 1
	}
	return h, sure
}
