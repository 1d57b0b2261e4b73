package extract

import (
	"strings"

	"entente/extract/gazetteer"
)

// governing are the words by which a text names the government of a country,
// which is the country: "the Japanese government", "the Biden Administration".
var governing = words("government governments regime administration authorities leadership junta")

// personal are those that take the name of a person: "the Biden administration".
var personal = words("government administration regime")

// findCommon finds names that end in a common noun: a country and its
// government, army, parliament.
func (f *finder) findCommon() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if !n.inner && (n.kind == gazetteer.Country && n.part == "" || n.entry != nil && n.entry.Kind == gazetteer.Person) {
				sc.common(n)
			}
		}
	}
}

// common reads on after the country n.
func (sc *scanner) common(n *name) {
	k := sc.unitAt(n.last) + 1
	if k < len(sc.words) && (sc.words[k] == "'s" || sc.words[k] == "’s" || sc.words[k] == "'" || sc.words[k] == "’") {
		k++
	} else if n.kind == gazetteer.Country && n.form == gazetteer.Seat {
		return
	}
	from := k
	for k < len(sc.words) && k < from+2 && govModifiers[strings.ToLower(sc.words[k])] {
		k++
	}
	if k >= len(sc.words) {
		return
	}
	if w := strings.ToLower(sc.words[k]); governing[w] && (n.kind == gazetteer.Country || personal[w]) {
		g := &name{kind: gazetteer.Country, entry: n.entry, form: n.form, governs: true}
		if n.kind != gazetteer.Country {
			g.entry = sc.f.g.Entry(n.entry.Of)
		}
		if g.entry != nil && g.entry.Kind == gazetteer.Country {
			g.span(sc, n.first, k, "name: country and government")
			if n.kind != gazetteer.Country && n.form == gazetteer.Surname {
				n.kind, n.entry = thing, nil // the government is named, not the person
			}
		}
		return
	}
	if n.kind != gazetteer.Country || sc.caps[from] {
		return
	}
	w, use := sc.f.g.OrgWord(sc.words[from:])
	if w == 0 || use != "common" || sc.modifies(from+w) {
		return
	}
	o := &name{kind: gazetteer.Organization, of: n}
	o.span(sc, n.first, from+w-1, "name: country and institution")
}

// govModifiers stand between a country and its government.
var govModifiers = words("military ruling new current central federal interim transitional caretaker coalition communist legitimate elected democratic authoritarian theocratic islamist national former previous top")

// span places a name from token first to unit k.
func (n *name) span(sc *scanner, first, k int, rule string) {
	n.s, n.first, n.last, n.actor, n.rule, n.title = sc.s, first, sc.u[k].Last, -1, rule, noSpan
	sc.names = append(sc.names, n)
}

// modifies reports whether the noun before unit k only modifies what follows,
// as in "military build-up", unlike "navy personnel".
func (sc *scanner) modifies(k int) bool {
	if k >= len(sc.words) {
		return false
	}
	if k+1 < len(sc.words) && (sc.words[k+1] == "-" || sc.words[k+1] == "–") {
		return true // "build-up"
	}
	switch sc.s.Tokens[sc.u[k].First].UPOS {
	case "NOUN", "PROPN", "ADJ":
		if n, t := sc.f.g.Title(sc.words[k:]); n > 0 && t.Class != "honorific" {
			return false
		}
		return !staff[strings.ToLower(sc.words[k])]
	}
	return sc.words[k] == "-"
}

var staff = words("personnel troops soldiers staff officials officers members sources forces sailors officers spokespeople servicemen")

// unitAt is the unit that token i stands in.
func (sc *scanner) unitAt(i int) int {
	for k, u := range sc.u {
		if i <= u.Last {
			return k
		}
	}
	return len(sc.u) - 1
}
