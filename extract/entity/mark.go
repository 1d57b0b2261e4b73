package entity

import (
	"sort"

	"entente/extract/gazetteer"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// keep drops the actors that have no name left and puts the others in order
// of appearance.
func (f *Finder) keep() {
	order := make([]int, 0, len(f.Actors))
	first := make([]int, len(f.Actors))
	for i, a := range f.Actors {
		sort.SliceStable(a.Names, func(x, y int) bool { return before(a.Names[x], a.Names[y]) })
		if len(a.Names) > 0 {
			first[i] = a.Names[0].S.Tokens[a.Names[0].first].Start
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(x, y int) bool { return first[order[x]] < first[order[y]] })
	to := make([]int, len(f.Actors))
	for i := range to {
		to[i] = -1
	}
	var kept []*Actor
	for i, old := range order {
		to[old] = i
		kept = append(kept, f.Actors[old])
	}
	for _, n := range f.all() {
		if n.actor >= 0 {
			n.actor = to[n.actor]
		}
	}
	for _, a := range kept {
		if a.Of >= 0 {
			a.Of = to[a.Of]
		}
	}
	f.Actors = kept
	for _, a := range f.Actors {
		f.forms(a)
	}
}

func before(a, b *Name) bool {
	if a.S != b.S {
		return a.S.Index < b.S.Index
	}
	return a.first < b.first
}

// forms lists the ways in which the text names an actor.
func (f *Finder) forms(a *Actor) {
	seen := map[string]bool{}
	for _, n := range a.Names {
		if t := n.text(f.r); !seen[t] {
			seen[t] = true
			a.forms = append(a.forms, t)
		}
	}
	a.rule = a.Names[0].rule
}

// mark enters a mention for every name that has an actor.
func (f *Finder) mark() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.actor < 0 || n.inner || f.locates(sc, n) {
				continue
			}
			h := tree.NameHead(sc.s, n.first, n.last)
			m := f.mention(sc.s, h, n.first, n.last, n.actor, n.rule)
			f.fringe(n, h, m)
			switch {
			case sc.s.Node(h).Kid("case").Lemma() == "'s" || tree.IsPossessed(sc.s, n.last):
				m.Kind = reading.Possessive
			case n.form == gazetteer.Adjective && !n.governs && !f.nominal(sc.s, n),
				n.kind != gazetteer.Person && sc.s.Node(h).Is("compound", "amod"):
				m.Kind = reading.Adjectival
			}
			if n.title.OK() {
				if t := tree.NameHead(sc.s, n.title.First, n.title.Last); f.r.Mention(sc.s.Node(t)) == nil {
					f.r.Mentions[sc.s.Index][t] = m
				}
			}
		}
	}
}

// locates reports whether a country's name only says where the town before it
// lies: "in Dubai, United Arab Emirates".
func (f *Finder) locates(sc *scanner, n *Name) bool {
	k := sc.unitAt(n.first)
	if k < 2 || n.kind != gazetteer.Country || n.form != gazetteer.Name || sc.words[k-1] != "," {
		return false
	}
	for from := max(0, k-4); from < k-1; from++ {
		if code, ok := f.g.Place(f.r.Words(sc.s, sc.u[from].First, sc.u[k-2].Last)); ok && n.entry != nil && code == n.entry.Code {
			if m := sc.nameAt(from); m == nil || m.kind == gazetteer.Place || m.form == gazetteer.Seat {
				return true
			}
		}
	}
	return false
}

// fringe enters the mention at every token of the name whose head lies outside:
// a parser in doubt may have split a name that it doesn't know.
func (f *Finder) fringe(n *Name, head int, m *reading.Mention) {
	for i := n.first; i <= n.last; i++ {
		t := &n.S.Tokens[i]
		if i != head && (t.Head < n.first || t.Head > n.last) && f.r.Mention(n.S.Node(i)) == nil && t.UPOS == "PROPN" {
			f.r.Mentions[n.S.Index][i] = m
		}
	}
}

// nominal reports whether an adjective stands for people: "the Russians".
func (f *Finder) nominal(s *tree.Sentence, n *Name) bool {
	u := s.Tokens[n.last].UPOS
	return words.OneOf(u, "NOUN", "PROPN") && !s.Node(n.last).Is("compound", "amod")
}

// mention enters one at token h. Of two at one token the longer stays; where
// a part of a token names one actor and another part another, both.
func (f *Finder) mention(s *tree.Sentence, h, first, last, actor int, rule string) *reading.Mention {
	if old := f.r.Mention(s.Node(h)); old != nil {
		if old.First == first && old.Last == last {
			old.Actors = reading.AddSorted(old.Actors, actor)
			return old
		}
		if old.Last-old.First >= last-first {
			return &reading.Mention{}
		}
	}
	m := &reading.Mention{Node: s.Node(h), First: first, Last: last, Actors: []int{actor}, Rule: rule}
	f.r.Mentions[s.Index][h] = m
	return m
}
