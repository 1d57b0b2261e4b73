package extract

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/names"
)

// findTitles finds the titles in small letters before names: "US president
// Donald Trump", "the opposition leader Jane Roe". A title makes a person of
// a name of unknown kind.
func (f *finder) findTitles() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.title.ok() || n.kind == gazetteer.Country || n.kind == thing || n.entry != nil && n.entry.Kind != gazetteer.Person && n.entry.Kind != gazetteer.Place {
				continue
			}
			if n.kind == gazetteer.Organization && n.entry == nil && strings.Contains(n.rule, "noun") {
				continue
			}
			sc.titleBefore(n)
		}
	}
}

// titleBefore reads the title to the left of a name.
func (sc *scanner) titleBefore(n *name) {
	k := sc.unitAt(n.first)
	at, t := sc.titleEnding(k)
	if at < 0 {
		return
	}
	if t.Class == "member" && names.Capital(sc.words[at]) && at > 0 {
		return
	}
	if n.kind == gazetteer.Place && (n.entry != nil || t.Class == "member") {
		return
	}
	first := at
	for first > 0 && sc.titleModifier(first-1) {
		first--
	}
	n.kind, n.gender = gazetteer.Person, t.Gender
	n.title = span{sc.u[first].First, sc.u[k-1].Last}
	if first > 0 && (sc.words[first-1] == "'s" || sc.words[first-1] == "’s") {
		first--
	}
	n.of = sc.endingAt(first - 1)
	if n.entry != nil && n.entry.Kind != gazetteer.Person {
		n.entry = nil
	}
	n.rule = "name: title and person"
}

// titleEnding is where the title that ends before unit k begins, -1 for none.
func (sc *scanner) titleEnding(k int) (int, gazetteer.Title) {
	for at := max(0, k-4); at < k; at++ {
		if n, t := sc.f.g.Title(sc.words[at:k]); n == k-at {
			if strings.HasSuffix(sc.words[k-1], "s") && t.Class != "honorific" && n == 1 && !strings.HasSuffix(sc.words[k-1], "ss") {
				return -1, t // "ministers Roe and Doe" is left to the first
			}
			return at, t
		}
	}
	return -1, gazetteer.Title{}
}

// titleModifier reports whether the unit belongs to the title after it:
// "former", "national security", "First Vice Foreign".
func (sc *scanner) titleModifier(k int) bool {
	if sc.covered(k) {
		return false
	}
	switch sc.s.Tokens[sc.u[k].First].UPOS {
	case "ADJ", "NOUN", "PROPN":
		return true
	case "X":
		return fields[strings.ToLower(sc.words[k])]
	}
	return false
}

// covered reports whether unit k is part of a country's or organization's name.
func (sc *scanner) covered(k int) bool { return sc.endingAt(k) != nil || sc.startingAt(k) != nil }

// endingAt is the country or organization whose name ends with unit k.
func (sc *scanner) endingAt(k int) *name {
	if k < 0 {
		return nil
	}
	var found *name
	for _, n := range sc.names {
		if n.last == sc.u[k].Last && (n.kind == gazetteer.Country || n.kind == gazetteer.Organization) {
			if found == nil || n.first < found.first {
				found = n
			}
		}
	}
	return found
}

// startingAt is the country or organization whose name begins with unit k.
func (sc *scanner) startingAt(k int) *name {
	if k < 0 || k >= len(sc.u) {
		return nil
	}
	var found *name
	for _, n := range sc.names {
		if n.first == sc.u[k].First && (n.kind == gazetteer.Country || n.kind == gazetteer.Organization) {
			if found == nil || n.last > found.last {
				found = n
			}
		}
	}
	return found
}

// findRoles gives persons their offices and countries: by titles, by what
// follows the name, by the tables.
func (f *finder) findRoles() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.actor < 0 || n.kind != gazetteer.Person {
				continue
			}
			a := f.actors[n.actor]
			if n.title.ok() {
				f.role(a, sc.s.text(f.r, n.title.first, n.title.last))
				f.belongs(a, n.of)
			}
			f.belongs(a, sc.ofAfter(n))
			sc.apposition(n)
		}
	}
	for _, a := range f.actors {
		switch {
		case a.kind == gazetteer.Organization && a.of < 0:
			for _, n := range a.names {
				f.belongs(a, n.of)
			}
		case a.kind == gazetteer.Person && a.of < 0 && usTitles[a.role]:
			a.of = f.ifNamed("USA")
		}
		if a.of < 0 && a.entry != nil && a.entry.Of != "" {
			a.of = f.ifNamed(a.entry.Of)
		}
	}
}

// usTitles are offices that texts name without a country only where it is the
// United States.
var usTitles = map[string]bool{"Secretary of State": true, "House Speaker": true, "Attorney General": true,
	"Deputy Secretary of State": true, "Deputy Secretary": true, "Under Secretary": true, "Assistant Secretary": true,
	"Vice President": true, "National Security Advisor": true, "Sen.": true, "Rep.": true, "Secretary": true}

// ifNamed is the actor of the entry with the ID where the article names it, or -1.
func (f *finder) ifNamed(id string) int {
	for i, a := range f.actors {
		if a.entry != nil && a.entry.ID == id {
			return i
		}
	}
	return -1
}

// role keeps the longest office that is no mere honorific.
func (f *finder) role(a *actor, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if _, t := f.g.Title(strings.Fields(text)); t.Class == "honorific" {
		return
	}
	if a.role == "" || len(text) > len(a.role) && strings.HasSuffix(text, a.role) {
		a.role = text
	}
}

func (f *finder) belongs(a *actor, of *name) {
	if of == nil || of.actor < 0 || a.of >= 0 || f.actors[of.actor] == a {
		return
	}
	a.of, a.ofSpan = of.actor, of
}

// ofAfter is the country or organization in "of" right after a person's name:
// "President Vladimir Putin of Russia".
func (sc *scanner) ofAfter(n *name) *name {
	k := sc.unitAt(n.last) + 1
	if k+1 >= len(sc.words) || sc.words[k] != "of" {
		return nil
	}
	if strings.EqualFold(sc.words[k+1], "the") {
		k++
	}
	return sc.startingAt(k + 1)
}

// apposition reads ", the US national security adviser," after a name.
func (sc *scanner) apposition(n *name) {
	k := sc.unitAt(n.last) + 1
	if k+1 >= len(sc.words) || sc.words[k] != "," {
		return
	}
	first := k + 1
	at, end := -1, len(sc.words)
	for i := first; i < len(sc.words) && i < first+14; i++ {
		w := sc.words[i]
		if w == "," || w == "." || w == ";" || w == "—" || w == ")" {
			end = i
			break
		}
		switch sc.s.Tokens[sc.u[i].First].UPOS {
		case "VERB", "AUX", "PRON", "SCONJ", "CCONJ":
			if at < 0 || sc.words[i] != "and" {
				end = i
			}
		}
		if end == i {
			break
		}
		if m, t := sc.f.g.Title(sc.words[i:]); m > 0 && at < 0 && t.Class != "honorific" && sc.nameAt(i) == nil {
			at = i + m - 1
		}
	}
	if at < 0 || at >= end || sc.nameAt(at+1) != nil && sc.nameAt(at+1).kind == gazetteer.Person {
		return
	}
	from := first
	if w := strings.ToLower(sc.words[from]); w == "the" || w == "a" || w == "an" || w == "its" || w == "their" || w == "his" || w == "her" {
		from++
	}
	var of *name
	for _, m := range sc.names {
		if k := sc.unitAt(m.first); m.actor >= 0 && k >= first && k < end && m.kind != gazetteer.Person && m.kind != thing {
			if of == nil || m.first <= of.first && m.last > of.last {
				of = m
			}
			if k < at && sc.unitAt(m.last) >= from && sc.unitAt(m.last) < at {
				from = sc.unitAt(m.last) + 1
			}
		}
	}
	for from < at && (sc.words[from] == "'s" || sc.words[from] == "’s") {
		from++
	}
	if from > at {
		return
	}
	a := sc.f.actors[n.actor]
	if a.role == "" {
		sc.f.role(a, sc.s.text(sc.f.r, sc.u[from].First, sc.u[at].Last))
	}
	sc.f.belongs(a, of)
}

// nameAt is the name that begins at unit k.
func (sc *scanner) nameAt(k int) *name {
	if k < 0 || k >= len(sc.u) {
		return nil
	}
	for _, n := range sc.names {
		if n.first == sc.u[k].First {
			return n
		}
	}
	return nil
}
