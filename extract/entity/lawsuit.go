package entity

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/words"
)

// versus are the words between the two sides of a lawsuit.
var versus = words.Class("versus")

// lawsuits takes the names of lawsuits, "Roe v. Wade", and of those that the text calls by their first side,
// "overturned Roe", for things.
func (f *Finder) lawsuits() {
	sides := map[string]bool{}
	all := f.all()
	for i, n := range all[:max(0, len(all)-1)] {
		m := all[i+1]
		if n.S != m.S || !f.isVersus(n, m) || n.entry != nil && n.kind != gazetteer.Person || f.isNamedInFull(n, all) {
			continue
		}
		sides[n.text(f.r)] = true
		n.kind, n.entry = thing, nil
		if m.entry == nil || m.kind == gazetteer.Person {
			m.kind, m.entry = thing, nil
		}
	}
	for _, n := range all {
		if n.rule == TaggerRule && n.entry == nil && !n.title.OK() && sides[n.text(f.r)] {
			n.kind = thing
		}
	}
}

// isNamedInFull reports whether the article has a longer name that n shortens: those who play against each other.
func (f *Finder) isNamedInFull(n *Name, all []*Name) bool {
	w := nameWords(n.text(f.r))
	return slices.ContainsFunc(all, func(m *Name) bool {
		full := nameWords(m.text(f.r))
		return len(full) > len(w) && Subset(w, full)
	})
}

// isVersus reports whether "v." and no more stands between two names.
func (f *Finder) isVersus(n, m *Name) bool {
	seen := false
	for i := n.last + 1; i < m.first; i++ {
		w := strings.ToLower(n.S.Tokens[i].Text)
		if !versus[w] && w != "." {
			return false
		}
		seen = seen || versus[w]
	}
	return seen
}
