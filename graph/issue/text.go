package issue

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// A segment is a stretch of an article's text, small enough for its words to
// belong together.
type segment struct {
	stems map[string]bool
	codes map[string]bool // of the countries named in it
	hits  map[int32]hit   // what rows it tells of
	says  bool            // has a word that does not stand in any text
}

// A hit is how much a segment tells of a row's matter.
type hit struct{ signs, support float64 }

// A namer knows what an article calls its countries, and the stems of its words.
type namer struct {
	first map[string][]naming // by the first word
	stems map[string]string   // by the words met so far: an article says most of them often
}

func (n *namer) stem(word string) string {
	s, ok := n.stems[word]
	if !ok {
		s = stem(word)
		n.stems[word] = s
	}
	return s
}

type naming struct {
	words []string
	code  string
}

// newNamer knows the names that an article has for its countries, and the usual
// ones of those that the table speaks of: not all of them are actors.
func (t *Table) newNamer(actors []fact.Actor) *namer {
	n := &namer{first: make(map[string][]naming), stems: make(map[string]string)}
	add := func(name, code string) {
		if f := strings.Fields(strings.TrimPrefix(plain.Fold(name), "the ")); len(f) > 0 {
			n.first[f[0]] = append(n.first[f[0]], naming{f, code})
		}
	}
	for _, a := range actors {
		if a.Code != "" {
			add(a.Name, a.Code)
			for _, name := range a.Names {
				add(name, a.Code)
			}
		}
	}
	for _, c := range t.countries {
		add(c.name, c.code)
	}
	for _, all := range n.first {
		slices.SortFunc(all, func(a, b naming) int { return len(b.words) - len(a.words) })
	}
	return n
}

// cut makes a segment of a text, and finds what rows of the table it tells of.
func (t *Table) cut(text string, n *namer) *segment {
	s := &segment{stems: make(map[string]bool), codes: make(map[string]bool), hits: make(map[int32]hit)}
	folded := strings.Fields(plain.Fold(text))
	for i := 0; i < len(folded); i++ {
		for _, name := range n.first[folded[i]] {
			if len(folded)-i >= len(name.words) && slices.Equal(folded[i:i+len(name.words)], name.words) {
				s.codes[name.code] = true
				break
			}
		}
		if !common[folded[i]] {
			st := n.stem(folded[i])
			s.stems[st] = true
			s.says = s.says || !empty[st]
		}
	}
	var found []int32
	for st := range s.stems {
		for _, p := range t.rarest[st] {
			if hasAll(s.stems, t.phrases[p].stems) {
				found = append(found, p)
			}
		}
	}
	slices.Sort(found) // sums come out the same in one order only
	for _, p := range found {
		ph := &t.phrases[p]
		h := s.hits[ph.row]
		if ph.kind == sign {
			h.signs += ph.worth
		} else {
			h.support += ph.worth
		}
		s.hits[ph.row] = h
	}
	return s
}

// has reports whether an actor of a row is named: a country by its code,
// another by its words.
func (t *Table) has(s *segment, actor string) bool {
	if isCode(actor) {
		return s.codes[actor]
	}
	stems := t.actors[actor]
	return len(stems) > 0 && hasAll(s.stems, stems)
}

// isCode reports whether an actor is a country by its code.
func isCode(actor string) bool {
	return len(actor) == 3 && strings.ToUpper(actor) == actor && actor[0] >= 'A'
}

// sentences parts a text roughly: a wrong cut costs little.
func sentences(text string) []string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		for {
			i := strings.Index(line, ". ")
			for i >= 0 && i < 40 {
				j := strings.Index(line[i+2:], ". ")
				if j < 0 {
					i = -1
				} else {
					i += 2 + j
				}
			}
			if i < 0 {
				break
			}
			all, line = append(all, line[:i+1]), line[i+2:]
		}
		if strings.TrimSpace(line) != "" {
			all = append(all, line)
		}
	}
	return all
}
