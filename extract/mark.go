package extract

import (
	"sort"

	"entente/extract/gazetteer"
)

// keep drops the actors that have no name left and puts the others in order
// of appearance.
func (f *finder) keep() {
	order := make([]int, 0, len(f.actors))
	first := make([]int, len(f.actors))
	for i, a := range f.actors {
		sort.SliceStable(a.names, func(x, y int) bool { return before(a.names[x], a.names[y]) })
		if len(a.names) > 0 {
			first[i] = a.names[0].s.Tokens[a.names[0].first].Start
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(x, y int) bool { return first[order[x]] < first[order[y]] })
	to := make([]int, len(f.actors))
	for i := range to {
		to[i] = -1
	}
	var kept []*actor
	for i, old := range order {
		to[old] = i
		kept = append(kept, f.actors[old])
	}
	for _, n := range f.all() {
		if n.actor >= 0 {
			n.actor = to[n.actor]
		}
	}
	for _, a := range kept {
		if a.of >= 0 {
			a.of = to[a.of]
		}
	}
	f.actors = kept
	for _, a := range f.actors {
		f.forms(a)
	}
}

func before(a, b *name) bool {
	if a.s != b.s {
		return a.s.index < b.s.index
	}
	return a.first < b.first
}

// forms lists the ways in which the text names an actor.
func (f *finder) forms(a *actor) {
	seen := map[string]bool{}
	for _, n := range a.names {
		if t := n.text(f.r); !seen[t] {
			seen[t] = true
			a.forms = append(a.forms, t)
		}
	}
	a.rule = a.names[0].rule
}

// mark enters a mention for every name that has an actor.
func (f *finder) mark() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.actor < 0 || n.inner || f.locates(sc, n) {
				continue
			}
			h := headOf(sc.s, n.first, n.last)
			m := f.mention(sc.s, h, n.first, n.last, n.actor, n.rule)
			f.fringe(n, h, m)
			switch {
			case sc.s.node(h).kid("case").lemma() == "'s" || possessed(sc.s, n.last):
				m.kind = possessive
			case n.form == gazetteer.Adjective && !n.governs && !f.nominal(sc.s, n),
				n.kind != gazetteer.Person && sc.s.node(h).is("compound", "amod"):
				m.kind = adjectival
			}
			if n.title.ok() {
				if t := headOf(sc.s, n.title.first, n.title.last); f.r.mention(sc.s.node(t)) == nil {
					f.r.mentions[sc.s.index][t] = m
				}
			}
		}
	}
}

// locates reports whether a country's name only says where the town before it
// lies: "in Dubai, United Arab Emirates".
func (f *finder) locates(sc *scanner, n *name) bool {
	k := sc.unitAt(n.first)
	if k < 2 || n.kind != gazetteer.Country || n.form != gazetteer.Name || sc.words[k-1] != "," {
		return false
	}
	for from := max(0, k-4); from < k-1; from++ {
		if code, ok := f.g.Place(f.r.text(sc.s, sc.u[from].First, sc.u[k-2].Last)); ok && n.entry != nil && code == n.entry.Code {
			if m := sc.nameAt(from); m == nil || m.kind == gazetteer.Place || m.form == gazetteer.Seat {
				return true
			}
		}
	}
	return false
}

// fringe enters the mention at every token of the name whose head lies outside:
// a parser in doubt may have split a name that it doesn't know.
func (f *finder) fringe(n *name, head int, m *mention) {
	for i := n.first; i <= n.last; i++ {
		t := &n.s.Tokens[i]
		if i != head && (t.Head < n.first || t.Head > n.last) && f.r.mention(n.s.node(i)) == nil && t.UPOS == "PROPN" {
			f.r.mentions[n.s.index][i] = m
		}
	}
}

func possessed(s *sentence, last int) bool {
	if last+1 >= len(s.Tokens) {
		return false
	}
	return s.Tokens[last+1].XPOS == "POS"
}

// nominal reports whether an adjective stands for people: "the Russians".
func (f *finder) nominal(s *sentence, n *name) bool {
	u := s.Tokens[n.last].UPOS
	return (u == "NOUN" || u == "PROPN") && !s.node(n.last).is("compound", "amod")
}

// mention enters one at token h. Of two at one token the longer stays; where
// a part of a token names one actor and another part another, both.
func (f *finder) mention(s *sentence, h, first, last, actor int, rule string) *mention {
	if old := f.r.mention(s.node(h)); old != nil {
		if old.first == first && old.last == last {
			old.actors = addSorted(old.actors, actor)
			return old
		}
		if old.last-old.first >= last-first {
			return &mention{}
		}
	}
	m := &mention{node: s.node(h), first: first, last: last, actors: []int{actor}, rule: rule}
	f.r.mentions[s.index][h] = m
	return m
}

func addSorted(list []int, more ...int) []int {
	list = addNew(append([]int(nil), list...), more...)
	sort.Ints(list)
	return list
}

// headOf is the token of first..last whose head lies outside.
func headOf(s *sentence, first, last int) int {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; (h < first || h > last) && s.Tokens[i].UPOS != "PUNCT" && !s.node(i).is("case", "det", "punct") {
			return i
		}
	}
	return last
}
