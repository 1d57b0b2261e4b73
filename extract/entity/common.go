package entity

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/tree"
	"entente/extract/words"
)

// Governing are the words by which a text names the government of a country,
// which is the country: "the Japanese government", "the Biden Administration".
var Governing = words.Class("governing")

// personal are those that take the name of a person: "the Biden administration".
var personal = words.Class("personal")

// findCommon finds names that end in a common noun: a country and its
// government, army, parliament.
func (f *Finder) findCommon() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.inner {
				continue
			}
			if n.kind == gazetteer.Country && n.part == "" || n.entry != nil && n.entry.Kind == gazetteer.Person {
				sc.common(n)
			}
			if n.kind == gazetteer.Person {
				sc.campaign(n)
			}
		}
	}
}

// common reads on after the country n.
func (sc *scanner) common(n *Name) {
	k := sc.unitAt(n.last) + 1
	if k < len(sc.words) && tree.IsGenitive(sc.words[k]) {
		k++
	} else if n.kind == gazetteer.Country && n.form == gazetteer.Seat {
		return
	}
	from := k
	if k = sc.pastModifiers(from); k >= len(sc.words) {
		return
	}
	if w := strings.ToLower(sc.words[k]); w == "leadership" && sc.isLeading(from, k) {
		return // "Freedonia's leadership of the bloc"
	} else if Governing[w] && (n.kind == gazetteer.Country || personal[w]) {
		sc.government(n, k)
		return
	}
	if n.kind != gazetteer.Country || from >= len(sc.caps) || sc.caps[from] {
		return
	}
	end := sc.institution(from)
	switch {
	case end > from && sc.isRuledBy(end):
		sc.government(n, end) // "Freedonia's military rulers"
		return
	case end == from || sc.modifies(end) || sc.isStance(from, end) || sc.isNamedBehind(end):
		return
	}
	o := &Name{kind: gazetteer.Organization, of: n}
	o.span(sc, n.first, end-1, "name: country and institution")
}

// campaign reads on after the person n whose campaign does or says something, by itself or by its people:
// "the Roe campaign denied it", "Roe's presidential campaign spokesman". Where it is what Roe does, "during
// Roe's campaign", it is nobody.
func (sc *scanner) campaign(n *Name) {
	k := sc.unitAt(n.last) + 1
	if k < len(sc.words) && tree.IsGenitive(sc.words[k]) {
		k++
	}
	if k < len(sc.words) && races[strings.ToLower(sc.words[k])] {
		k++
	}
	if k >= len(sc.words) || !campaigns[strings.ToLower(sc.words[k])] || sc.caps[k] || sc.modifies(k+1) {
		return
	}
	at := sc.s.Node(sc.u[k].First)
	title, _ := sc.f.g.Title(sc.words[k+1:])
	if !at.Is("nsubj", "nsubj:pass", "obl:agent") && title == 0 && (k+1 == len(sc.words) || !staff[strings.ToLower(sc.words[k+1])]) {
		return
	}
	o := &Name{kind: gazetteer.Organization}
	o.span(sc, n.first, k, campaignRule)
	n.silent = n.form == gazetteer.Surname // the campaign is named, not the person
}

// campaignRule is the rule of names of campaigns.
const campaignRule = "name: person and campaign"

// campaigns are the words for those who work for somebody's election, races those for what the election is to.
var (
	campaigns = words.Class("campaigns")
	races     = words.Class("races")
)

// government enters the government of a country, or of the country of a person, which is named up to unit k.
func (sc *scanner) government(n *Name, k int) {
	g := &Name{kind: gazetteer.Country, entry: n.entry, form: n.form, governs: true}
	if n.kind != gazetteer.Country {
		g.entry = sc.f.g.Entry(n.entry.Of)
	}
	if g.entry == nil || g.entry.Kind != gazetteer.Country {
		return
	}
	g.span(sc, n.first, k, "name: country and government")
	if n.kind != gazetteer.Country && n.form == gazetteer.Surname {
		n.silent = true // the government is named, not the person
	}
}

// isRuledBy reports whether a word for rulers stands behind "military" at unit k: "military rulers".
func (sc *scanner) isRuledBy(k int) bool {
	return k < len(sc.words) && rulers[strings.ToLower(sc.words[k])] && strings.EqualFold(sc.words[k-1], "military")
}

// isNamedBehind reports whether the name of an institution, which ends before unit k, follows it: "Freedonia's
// ruling party, Law and Order, said".
func (sc *scanner) isNamedBehind(k int) bool {
	if k+1 >= len(sc.words) || sc.words[k] != "," || !sc.caps[k+1] {
		return false
	}
	if n, senses := sc.f.g.At(sc.words[k+1:]); n > 0 && senses[0].Kind != gazetteer.Organization {
		return false
	}
	end := sc.runEnd(k+1) + 1
	return end < len(sc.words) && sc.words[end] == ","
}

// ledBy are the words behind "leadership" before what is led, or that make it what is done.
var ledBy = words.Class("ledBy")

// isLeading reports whether "leadership" at unit k is what a country does, not
// who leads it: after a possessive, or before what is led.
func (sc *scanner) isLeading(from, k int) bool {
	if k == from && from > 0 && strings.HasSuffix(sc.words[from-1], "s") && strings.ContainsAny(sc.words[from-1], "'’") {
		return true
	}
	if k+1 >= len(sc.words) {
		return false
	}
	return ledBy[sc.words[k+1]]
}

// rulers are those who govern with arms.
var rulers = words.Class("rulers")

// institution is the unit after an institution in small letters that begins at
// unit k ("parliament", "defence ministry", "prime minister's office"), k where
// there is none.
func (sc *scanner) institution(k int) int {
	if n, use := sc.f.g.OrgWord(sc.words[k:]); use == "common" {
		return k + n
	}
	end := k
	for end < len(sc.words) && end < k+5 && (Fields[sc.words[end]] || words.OneOf(sc.words[end], "and", "affairs")) {
		end++
	}
	if end > k && end < len(sc.words) && words.OneOf(sc.words[end], "ministry", "department") {
		return end + 1
	}
	if n, t := sc.f.g.Title(sc.words[k:]); n > 0 && t.Class == "office" && k+n+1 < len(sc.words) &&
		tree.IsApostropheS(sc.words[k+n]) && sc.words[k+n+1] == "office" {
		return k + n + 2
	}
	return k
}

// isStance reports whether what looks like an institution is a stance, "China's
// opposition to the plan", or a person's office, "Kenya's opposition leader".
func (sc *scanner) isStance(from, end int) bool {
	if sc.words[end-1] != "opposition" {
		return false
	}
	if end >= len(sc.words) {
		return true
	}
	switch sc.words[end] {
	case "to", "towards", "toward", "against", "from", "of", "is", "was", "over", ",":
		return true
	}
	n, _ := sc.f.g.Title(sc.words[end:])
	return n > 0
}

// ministries finds the ministries in small letters that are named without
// their country, in an article that names no other of that field: "the finance
// ministry said".
func (f *Finder) ministries() {
	for _, sc := range f.scans {
		for k := 1; k < len(sc.words); k++ {
			w := strings.ToLower(sc.words[k])
			if w != "ministry" || !Fields[sc.words[k-1]] || sc.modifies(k+1) || sc.covered(k) {
				continue
			}
			from := k - 1
			for from > 0 && (Fields[sc.words[from-1]] || sc.words[from-1] == "and" && Fields[sc.words[max(0, from-2)]]) {
				from--
			}
			if from == 0 || !strings.EqualFold(sc.words[from-1], "the") || f.ministry(sc.words[from:k]) {
				continue
			}
			o := &Name{kind: gazetteer.Organization}
			o.span(sc, sc.u[from].First, k, "name: ministry")
		}
	}
}

// ministry reports whether the article names a ministry of the field with its country.
func (f *Finder) ministry(field []string) bool {
	for _, n := range f.all() {
		if n.kind != gazetteer.Organization || n.rule == "name: ministry" {
			continue
		}
		text := strings.ToLower(n.text(f.r))
		if strings.Contains(text, "ministry") && strings.Contains(text, field[len(field)-1]) {
			return true
		}
	}
	return false
}

// GovModifiers stand between a country and its government.
var GovModifiers = words.Class("govModifiers")

// pastModifiers is the unit after those at unit k, two at the most.
func (sc *scanner) pastModifiers(k int) int {
	for end := min(k+2, len(sc.words)); k < end && GovModifiers[strings.ToLower(sc.words[k])]; {
		k++
	}
	return k
}

// span places a name from token first to unit k.
func (n *Name) span(sc *scanner, first, k int, rule string) {
	n.S, n.first, n.last, n.actor, n.rule, n.title = sc.s, first, sc.u[k].Last, -1, rule, tree.NoSpan
	sc.names = append(sc.names, n)
}

// modifies reports whether the noun before unit k only modifies what follows,
// as in "military build-up", unlike "navy personnel".
func (sc *scanner) modifies(k int) bool {
	if k >= len(sc.words) {
		return false
	}
	if k+1 < len(sc.words) && words.OneOf(sc.words[k+1], "-", "–") {
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

var staff = words.Class("staff")

// unitAt is the unit that token i stands in.
func (sc *scanner) unitAt(i int) int {
	for k, u := range sc.u {
		if i <= u.Last {
			return k
		}
	}
	return len(sc.u) - 1
}
