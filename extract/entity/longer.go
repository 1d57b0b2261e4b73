package entity

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/gazetteer"
	"entente/extract/names"
	"entente/extract/tree"
	"entente/extract/words"
)

// Names of the tables inside longer names: what a longer name names is another one.

// compasses are the words for a part of a country before its name.
var compasses = words.Class("compasses")

// branchEnd is the last unit of the country behind an organization's name that ends at unit
// end, which is that of its branch there: "Greenpeace | Freedonia". It is end where there is none.
func (sc *scanner) branchEnd(end, b int) int {
	if sc.title || sc.s.Block != article.Body || end >= b || !sc.caps[end+1] || end+sc.countryAt(end+1) != b {
		return end
	}
	return b
}

// countryAt is how many units from i on are the usual name of a country; 0 for other names, and for those of
// the user's own list.
func (sc *scanner) countryAt(i int) int {
	n, senses := sc.f.g.At(sc.words[i:])
	if n == 0 || senses[0].Kind != gazetteer.Country || senses[0].Form != gazetteer.Name || senses[0].User {
		return 0
	}
	return n
}

// countryEndedName is the last unit of a name that no table holds and that ends in the name of a
// country from unit i on: "Cricket | Freedonia". It is -1 where the words before are no such name.
func (sc *scanner) countryEndedName(a, i, b int) int {
	if _, given := sc.f.g.Forename(sc.words[a]); given || epochs[strings.ToLower(sc.words[i-1])] {
		return -1
	}
	for k := a; k < i; k++ {
		t := sc.s.Tokens[sc.u[k].First]
		if !sc.caps[k] || !words.OneOf(t.UPOS, "NOUN", "PROPN") || tree.IsAcronym(sc.words[k]) && i > a+1 {
			return -1
		}
		if n, _ := sc.f.g.Title(sc.words[k:]); n > 0 {
			return -1
		}
	}
	if end := sc.branchEnd(i-1, b); end >= i {
		return end
	}
	return -1
}

// epochs are words that narrow the name of a country without making another name of it.
var epochs = words.Class("epochs")

// partOfCountry is the last unit of the name of a part of a country that begins with a point of the
// compass at unit a, which no table holds as a name: "Northern Freedonia"; 0 where there is none.
func (sc *scanner) partOfCountry(a, b int) int {
	if !compasses[strings.ToLower(sc.words[a])] || a == b {
		return 0
	}
	if n, _ := sc.f.g.At(sc.words[a:]); n > 0 {
		return 0
	}
	n, senses := sc.f.g.At(sc.words[a+1:])
	if n == 0 || senses[0].Kind != gazetteer.Country || senses[0].Form != gazetteer.Name {
		return 0
	}
	return a + n
}

// lengthened handles an organization of the tables whose name goes on or belongs to somebody:
// "Security Council | of Freedonia", "Freedonia's | Security Council", "Amnesty International |
// Freedonia". It returns where the next piece begins, 0 where the name is what it is.
func (sc *scanner) lengthened(a, b, n int, e *gazetteer.Entry) int {
	end := a + n - 1
	if e.Kind != gazetteer.Organization || e.User {
		return 0
	}
	if !sc.f.isCommonName(sc.f.r.Words(sc.s, sc.u[a].First, sc.u[end].Last)) {
		if e.Class == "media" || e.Class == "body" && (e.Of != "" || tree.IsAcronym(sc.words[end])) {
			return 0
		}
		if last := sc.branchEnd(end, b); last > end {
			of := sc.emitSense(end+1, last, sc.f.g.Lookup(sc.f.r.Words(sc.s, sc.u[end+1].First, sc.u[last].Last)))
			of.inner = true
			sc.emit(&Name{kind: gazetteer.Organization, of: of}, a, last, "name: organization and country")
			return last + 1
		}
		return 0
	}
	if end+2 <= b && words.OneOf(sc.words[end+1], "of", "for") && n > 1 {
		last := sc.ofEnd(end+1, b)
		of := sc.countryIn(end+2, last)
		if last > end+1 && (of == nil || of.ID != e.Of) {
			org := &Name{kind: gazetteer.Organization}
			if of != nil {
				org.of = sc.emitSense(last, last, []gazetteer.Sense{*of})
				org.of.inner = true
			}
			sc.emit(org, a, last, "name: organization's noun")
			return last + 1
		}
	}
	if of := sc.ownerOf(a); of != nil && of.entry != nil && of.entry.ID != e.Of && sc.isNational(e) && !sc.modifiesNoun(end) {
		sc.emit(&Name{kind: gazetteer.Organization, of: of}, a, end, "name: organization's noun")
		return end + 1
	}
	return 0
}

// isNational reports whether an organization that belongs to another one, or to a state, has a name that
// states give to bodies of their own, too.
func (sc *scanner) isNational(e *gazetteer.Entry) bool {
	return e.Of != "" && words.OneOf(e.Class, "body", "party")
}

// ownerOf is the country whose name stands right before unit a, as an adjective or an owner.
func (sc *scanner) ownerOf(a int) *Name {
	k := a - 1
	if k > 0 && tree.IsGenitive(sc.words[k]) {
		k--
	}
	if n := sc.endingAt(k); n != nil && n.kind == gazetteer.Country && (k < a-1 || n.form == gazetteer.Adjective) {
		return n
	}
	return nil
}

// countryIn is the country whose name the units a..b are, an article before it aside.
func (sc *scanner) countryIn(a, b int) *gazetteer.Sense {
	if a <= b && strings.EqualFold(sc.words[a], "the") {
		a++
	}
	if a > b {
		return nil
	}
	if n, senses := sc.f.g.At(sc.words[a:]); n == b+1-a && senses[0].Kind == gazetteer.Country {
		return &senses[0]
	}
	return nil
}

// insideLonger reports whether the organization of the tables that begins at unit i, n units long, is
// the end of a longer name that begins at unit a with plain words: "Constitutional | Democratic Party".
func (sc *scanner) insideLonger(a, i, n int, senses []gazetteer.Sense) bool {
	if i == a || n < 2 || senses[0].Kind != gazetteer.Organization || senses[0].User || sc.title {
		return false
	}
	if w, use := sc.f.g.OrgWord(sc.words[i+n-1:]); w == 0 || use == "tail" {
		return false
	}
	for k := a; k < i; k++ {
		t := sc.s.Tokens[sc.u[k].First]
		if !sc.caps[k] || !sc.plainWord(k) || tree.IsAcronym(sc.words[k]) || sc.starts(k) && t.UPOS != "PROPN" || sc.tagPerson(k) {
			return false
		}
	}
	return sc.f.isCommonName(sc.f.r.Words(sc.s, sc.u[i].First, sc.u[i+n-1].Last))
}

// townIn reports whether the name at a, n units long, is that of a town whose state follows
// behind a comma: "Lebanon, Ohio".
func (sc *scanner) townIn(a, n int) bool {
	k := a + n
	if k+1 >= len(sc.words) || sc.words[k] != "," {
		return false
	}
	m, senses := sc.f.g.At(sc.words[k+1:])
	if m == 0 || !slices.ContainsFunc(senses, isProvince) {
		return postal[sc.words[k+1]]
	}
	after := k + 1 + m
	return after >= len(sc.words) || !words.OneOf(sc.words[after], "and", "or")
}

func isProvince(s gazetteer.Sense) bool { return s.Class == gazetteer.Province }

// isForename reports whether unit i is a given name before a surname that no table holds:
// "Jordan Roe", "June Doe".
func (sc *scanner) isForename(i int) bool {
	if _, ok := sc.f.g.Forename(sc.words[i]); !ok || i+1 >= len(sc.u) || sc.title {
		return false
	}
	next := sc.words[i+1]
	if !names.Capital(next) || tree.IsAcronym(next) || tree.FunctionWords[strings.ToLower(next)] || !sc.plainWord(i+1) {
		return false
	}
	if n, _ := sc.f.g.OrgWord(sc.words[i+1:]); n > 0 || sc.f.g.Thing(next) != "" || sc.goesOn(i, min(i+2, len(sc.u)-1)) {
		return false
	}
	t := sc.s.Tokens[sc.u[i+1].First]
	return t.UPOS == "PROPN" && t.XPOS != "NNPS"
}

// isSurnamed reports whether the country at unit i, which ends the run, is the surname of somebody whose
// given name stands before it: "Amy | Jordan".
func (sc *scanner) isSurnamed(i, b int) bool {
	if i != b || i == 0 || sc.title {
		return false
	}
	_, ok := sc.f.g.Forename(sc.words[i-1])
	return ok && sc.countryAt(i) == 1 && !tree.IsAcronym(sc.words[i])
}

// governmentOf is the unit of the word for the government behind a person's name, "Roe's administration",
// where it is the government that is named, not the person; -1 for none.
func (sc *scanner) governmentOf(n *Name) int {
	k := sc.unitAt(n.last) + 1
	if k < len(sc.words) && tree.IsGenitive(sc.words[k]) {
		k++
	}
	if k = sc.pastModifiers(k); k < len(sc.words) && personal[strings.ToLower(sc.words[k])] {
		return k
	}
	return -1
}

// administrations gives the governments that texts name by the one who leads them, whom no table holds, to
// the country of that person, as far as the article says whose minister or president it is.
func (f *Finder) administrations() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.actor < 0 || n.inner || n.governs || f.Actors[n.actor].Kind != gazetteer.Person {
				continue
			}
			k, of := sc.governmentOf(n), f.Actors[n.actor].Of
			if k < 0 || of < 0 || f.Actors[of].Kind != gazetteer.Country || !national(f.Actors[n.actor].Role) {
				continue
			}
			f.drop(n)
			n.kind, n.entry, n.governs, n.last, n.rule, n.title = gazetteer.Country, f.Actors[of].Entry, true, sc.u[k].Last, "name: person and government", tree.NoSpan
			f.add(of, n)
		}
	}
}

// drop takes a name from its actor.
func (f *Finder) drop(n *Name) {
	a := f.Actors[n.actor]
	a.Names = slices.DeleteFunc(a.Names, func(m *Name) bool { return m == n })
	n.actor = -1
}
