package entity

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/names"
	"entente/extract/tree"
	"entente/extract/words"
)

// findTitles finds the titles in small letters before names: "US president
// Donald Trump", "the opposition leader Jane Roe". A title makes a person of
// a name of unknown kind.
func (f *Finder) findTitles() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.title.OK() || !n.mayBePerson() {
				continue
			}
			sc.titleBefore(n)
			if n.kind == "" || n.kind == gazetteer.Person || n.entry == nil && n.rule == TaggerRule {
				sc.titleOver(n)
			}
			if (n.kind == "" || n.kind == gazetteer.Place && n.entry == nil) && sc.soundsPersonal(n) {
				n.kind, n.rule = gazetteer.Person, "name: person by context"
			}
		}
	}
}

// mayBePerson reports whether a name can be a person's, whatever it was taken for: no country, no thing, and no
// organization of the tables or by its noun.
func (n *Name) mayBePerson() bool {
	switch {
	case n.kind == gazetteer.Country, n.kind == thing:
		return false
	case n.entry != nil:
		return n.entry.Kind == gazetteer.Person || n.entry.Kind == gazetteer.Place
	}
	return n.kind != gazetteer.Organization || !strings.Contains(n.rule, "noun")
}

// soundsPersonal reports whether a name of two to four plain words, of which
// no table knows, does what persons do: it speaks, has an office behind a
// comma, or stands in a row with persons.
func (sc *scanner) soundsPersonal(n *Name) bool {
	a, b := sc.unitAt(n.first), sc.unitAt(n.last)
	if b-a < 1 || b-a > 3 {
		return false
	}
	for k := a; k <= b; k++ {
		if tree.IsAcronym(sc.words[k]) || !names.Capital(sc.words[k]) && !names.Particles[sc.words[k]] && sc.words[k] != "." {
			return false
		}
	}
	h := sc.s.Node(tree.NameHead(sc.s, n.first, n.last))
	if h.Is("nsubj") && sc.f.r.Lex.Says(h.Head()) {
		return true
	}
	if _, at := sc.office(n); at >= 0 {
		return true
	}
	row := h
	if h.Is("conj") {
		row = h.Head()
	}
	for _, c := range row.Conj() {
		if m := sc.nameWith(c.I); m != nil && m != n && m.kind == gazetteer.Person {
			return true
		}
	}
	return false
}

// nameWith is the name that token i is part of.
func (sc *scanner) nameWith(i int) *Name {
	for _, n := range sc.names {
		if n.first <= i && i <= n.last {
			return n
		}
	}
	return nil
}

// titleBefore reads the title to the left of a name.
func (sc *scanner) titleBefore(n *Name) {
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
	n.title = tree.Span{First: sc.u[first].First, Last: sc.u[k-1].Last}
	if first > 0 && tree.IsApostropheS(sc.words[first-1]) {
		first--
	}
	n.of = sc.endingAt(first - 1)
	if n.entry != nil && n.entry.Kind != gazetteer.Person {
		n.entry = nil
	}
	n.rule = "name: title and person"
	if many := sc.words[k-1]; strings.HasSuffix(many, "s") && t.Class != "honorific" {
		sc.row(n)
	}
}

// row gives the office of many to all of a row: "lawmakers Roe, Doe and Poe".
func (sc *scanner) row(n *Name) {
	prev := n
	for _, m := range sc.names {
		if m.first <= prev.last || m.kind != gazetteer.Person && m.kind != "" || m.title.OK() {
			continue
		}
		for i := prev.last + 1; i < m.first; i++ {
			if !words.OneOf(sc.s.Tokens[i].Text, ",", "and") {
				return
			}
		}
		m.kind, m.title, m.of, m.rule = gazetteer.Person, n.title, n.of, n.rule
		prev = m
	}
}

// titleOver reads a title that says for what or where before the name: "Special
// Envoy for the Horn of Africa Jane Roe".
func (sc *scanner) titleOver(n *Name) {
	k := sc.unitAt(n.first)
	if last := sc.unitAt(n.last); last == k || n.title.OK() {
		return
	}
	i := k - 1
	for i > 0 && i > k-6 && (sc.caps[i] || words.OneOf(sc.words[i], "of", "and") || sc.words[i] == "the" && sc.words[i-1] == "of") {
		i--
	}
	if i < 1 || i == k-1 {
		return
	}
	if sc.words[i] == "the" {
		i--
	}
	if i < 1 || !words.OneOf(sc.words[i], "for", "to") {
		return
	}
	first, t, of := sc.officeEnding(i)
	if first < 0 {
		return
	}
	if at, whose := sc.aideTo(first); at >= 0 && of == nil { // "Assistant to the President for ..."
		first, of = at, whose
	}
	n.kind, n.gender, n.rule = gazetteer.Person, t.Gender, "name: title and person"
	n.title = tree.Span{First: sc.u[first].First, Last: sc.u[i-1].Last}
	n.of = of
}

// officeEnding is the title of an office that ends before unit k: where it
// begins with all that narrows it, -1 for none, and whose office it is, as far
// as a name says so before it.
func (sc *scanner) officeEnding(k int) (first int, t gazetteer.Title, of *Name) {
	first, t = sc.titleEnding(k)
	if first < 0 || t.Class != "office" {
		return -1, t, nil
	}
	for first > 0 && sc.titleModifier(first-1) {
		first--
	}
	before := first - 1
	if before >= 0 && tree.IsApostropheS(sc.words[before]) {
		before--
	}
	return first, t, sc.endingAt(before)
}

// titleEnding is where the title that ends before unit k begins, -1 for none.
func (sc *scanner) titleEnding(k int) (int, gazetteer.Title) {
	for at := max(0, k-4); at < k; at++ {
		if n, t := sc.f.g.Title(sc.words[at:k]); n == k-at {
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
		return Fields[strings.ToLower(sc.words[k])]
	}
	return false
}

// covered reports whether unit k is part of a country's or organization's name.
func (sc *scanner) covered(k int) bool { return sc.endingAt(k) != nil || sc.startingAt(k) != nil }

// endingAt is the country or organization whose name ends with unit k.
func (sc *scanner) endingAt(k int) *Name {
	if k < 0 {
		return nil
	}
	var found *Name
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
func (sc *scanner) startingAt(k int) *Name {
	if k < 0 || k >= len(sc.u) {
		return nil
	}
	var found *Name
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
func (f *Finder) findRoles() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.actor >= 0 && n.kind == gazetteer.Person {
				f.roleAt(sc, n)
			}
		}
	}
	for _, a := range f.Actors {
		if a.Of < 0 {
			f.settleSide(a)
		}
	}
}

// roleAt gives a person the office and the country or organization that are said where the person is named.
func (f *Finder) roleAt(sc *scanner, n *Name) {
	a := f.Actors[n.actor]
	if n.title.OK() {
		f.role(a, f.r.Usual(sc.s, n.title.First, n.title.Last))
		if of := n.of; of == nil || of.kind != gazetteer.Organization || of.entry != nil || a.Entry == nil || f.IfNamed(a.Entry.Of) < 0 {
			f.belongs(a, of) // else an office of whom the tables know better
		}
	}
	f.belongs(a, sc.ofAfter(n))
	f.belongs(a, f.namedShort(n))
	sc.apposition(n)
	f.belongs(a, sc.possessor(n))
}

// settleSide finds for whom an actor acts of whom no title and no apposition says it.
func (f *Finder) settleSide(a *Actor) {
	switch {
	case a.Kind == gazetteer.Organization:
		for _, n := range a.Names {
			f.belongs(a, n.of)
		}
		if a.Of < 0 && a.Entry == nil && f.isMinistry(a) {
			a.Of = f.actingBefore(a.Names[0])
		}
	case a.Kind == gazetteer.Person && a.Entry == nil && isUSTitle(a.Role) && !f.holdsElse(a):
		a.Of = f.IfNamed("USA")
	}
	known := a.Entry != nil && a.Entry.Of != ""
	if a.Of < 0 && known {
		a.Of = f.IfNamed(a.Entry.Of)
	}
	if a.Of < 0 && a.Kind == gazetteer.Person && !known && national(a.Role) {
		a.Of = f.nationOf(a)
	}
}

// nationOf is the country of one who holds a national office: of the town where they are met, of who acts before
// them, or for a former holder the country that the article is about.
func (f *Finder) nationOf(a *Actor) int {
	of := f.host(a.Names[0])
	if of < 0 {
		of = f.actingBefore(a.Names[0])
	}
	if strings.Contains(strings.ToLower(a.Role), "former") {
		return f.mainCountry()
	}
	return of
}

// namedShort is the organization that a title names by its last word: "Commission spokesman", where
// the text has the European Commission; nil where there is none.
func (f *Finder) namedShort(n *Name) *Name {
	if !n.title.OK() || n.of != nil || n.title.First == n.title.Last {
		return nil
	}
	w := n.S.Tokens[n.title.First].Text
	if _, t := f.g.Title([]string{w}); t.Class != "" || !names.Capital(w) || Fields[strings.ToLower(w)] {
		return nil
	}
	for _, a := range f.Actors {
		if a.Kind != gazetteer.Organization {
			continue
		}
		for _, m := range a.Names {
			if m.last > m.first && m.S.Tokens[m.last].Text == w && before(m, n) {
				return m
			}
		}
	}
	return nil
}

// host is the country of the town in which somebody is met, by how the sentence begins: "In Oslo,
// she will meet Foreign Minister Roe"; -1 for none.
func (f *Finder) host(n *Name) int {
	sc := f.scans[n.S.Index]
	if len(sc.words) < 3 || sc.words[0] != "In" || n.title.OK() && n.title.First < 3 {
		return -1
	}
	for k := min(4, len(sc.words)-1); k > 1; k-- {
		code, ok := f.g.Place(f.r.Words(sc.s, sc.u[1].First, sc.u[k-1].Last))
		if !ok {
			continue
		}
		return slices.IndexFunc(f.Actors, func(a *Actor) bool { return a.Kind == gazetteer.Country && a.Code == code })
	}
	return -1
}

// isMinistry reports whether an organization is a ministry, which is some country's.
func (f *Finder) isMinistry(a *Actor) bool {
	return slices.ContainsFunc(a.Names, func(n *Name) bool {
		w := nameWords(n.text(f.r))
		return len(w) > 1 && w[len(w)-1] == "ministry"
	})
}

// usTitles are offices that texts name without a country only where it is the
// United States.
var usTitles = words.Class("usTitles")

// isUSTitle reports whether an office is one of usTitles, of whatever field: "Assistant
// Secretary for Trade".
func isUSTitle(role string) bool {
	office, _, of := strings.Cut(role, " for ")
	return usTitles[office] && !(of && office == "Secretary")
}

// holdsElse reports whether the article gives a's office to somebody else.
func (f *Finder) holdsElse(a *Actor) bool {
	for _, b := range f.Actors {
		if b != a && b.Role == a.Role {
			return true
		}
	}
	return false
}

// nationalOffices are parts of the names of offices that a state has.
var nationalOffices = words.Class("nationalOffices")

// national reports whether an office is of a state, where it is named without one.
func national(role string) bool {
	role = strings.ToLower(role)
	for o := range nationalOffices {
		if strings.Contains(role, o) && !strings.HasPrefix(role, "vice president of ") {
			return true
		}
	}
	return false
}

// actingBefore is the country that acts last before a name: the subject of
// its sentence or of one of the two before, the headline included; -1 for none.
func (f *Finder) actingBefore(n *Name) int {
	found, most := -1, 0
	for _, a := range f.Actors {
		if a.Kind == gazetteer.Country {
			most = max(most, len(a.Names))
		}
	}
	for _, sc := range f.scans[max(0, n.S.Index-2) : n.S.Index+1] {
		for _, m := range sc.names {
			if m.actor < 0 || m.kind != gazetteer.Country || m.inner || sc.s == n.S && m.first > n.first {
				continue
			}
			if h := sc.s.Node(tree.NameHead(sc.s, m.first, m.last)); h.Is("nsubj") || h.Is("nmod:poss") && h.Head().Is("nsubj") {
				found = m.actor
			}
		}
	}
	if found >= 0 && len(f.Actors[found].Names) < most {
		return -1 // the article is about another country
	}
	if found < 0 {
		found = f.mainCountry()
	}
	return found
}

// mainCountry is the country that is named at least twice as often as any
// other, and three times; -1 for none.
func (f *Finder) mainCountry() int {
	best, most, next := -1, 0, 0
	for i, a := range f.Actors {
		if a.Kind != gazetteer.Country {
			continue
		}
		if n := len(a.Names); n > most {
			best, most, next = i, n, most
		} else if n > next {
			next = n
		}
	}
	if most < 3 || most < 2*next {
		return -1
	}
	return best
}

// IfNamed is the actor of the entry with the ID where the article names it, or -1.
func (f *Finder) IfNamed(id string) int {
	for i, a := range f.Actors {
		if a.Entry != nil && a.Entry.ID == id {
			return i
		}
	}
	return -1
}

// officesOfMany are nouns for those in a row who hold like offices.
var officesOfMany = words.Class("officesOfMany")

// role keeps the longest office that is no mere honorific.
func (f *Finder) role(a *Actor, text string) {
	text = strings.Join(strings.Fields(text), " ")
	for many := range officesOfMany {
		if strings.HasSuffix(strings.ToLower(text), many) { // of a row
			text = strings.TrimSuffix(strings.TrimSuffix(text, "s"), "ie")
			if strings.HasSuffix(many, "ies") {
				text += "y"
			}
		}
	}
	if words := strings.Fields(text); len(words) > 1 {
		if _, t := f.g.Title(words[len(words)-1:]); t.Class == "honorific" && names.Capital(words[len(words)-1]) { // "Foreign Minister Dr."
			text = strings.Join(words[:len(words)-1], " ")
		}
	}
	if _, t := f.g.Title(strings.Fields(text)); t.Class == "honorific" {
		return
	}
	longer := len(text) > len(a.Role) && (strings.HasSuffix(text, a.Role) || strings.HasPrefix(text, a.Role))
	if a.Role == "" || longer {
		a.Role = text
	}
}

func (f *Finder) belongs(a *Actor, of *Name) {
	if of == nil || of.actor < 0 || a.Of >= 0 || f.Actors[of.actor] == a {
		return
	}
	a.Of, a.ofSpan = of.actor, of
}

// ofAfter is the country or organization in "of" right after a person's name:
// "President Vladimir Putin of Russia".
func (sc *scanner) ofAfter(n *Name) *Name {
	k := sc.unitAt(n.last) + 1
	if k+1 >= len(sc.words) || sc.words[k] != "of" {
		return nil
	}
	if strings.EqualFold(sc.words[k+1], "the") {
		k++
	}
	return sc.startingAt(k + 1)
}

// possessor is the country or organization whose person a name without a title
// is: "Hungary's Viktor Orban".
func (sc *scanner) possessor(n *Name) *Name {
	k := sc.unitAt(n.first)
	if k < 2 || n.title.OK() || !tree.IsApostropheS(sc.words[k-1]) {
		return nil
	}
	return sc.endingAt(k - 2)
}

// office finds ", the US national security adviser," after a name: the units
// of the phrase, and where the title in it ends, -1 where there is none.
func (sc *scanner) office(n *Name) (phrase tree.Span, at int) {
	k := sc.unitAt(n.last) + 1
	if k+1 >= len(sc.words) || sc.words[k] != "," {
		return tree.NoSpan, -1
	}
	first := k + 1
	at, end := -1, len(sc.words)
	for i := first; i < len(sc.words) && i < first+14; i++ {
		if sc.endsOffice(i, at) {
			end = i
			break
		}
		if at < 0 {
			at = sc.officeAt(i)
		}
	}
	if at < 0 || at >= end || sc.nameAt(at+1) != nil && sc.nameAt(at+1).kind == gazetteer.Person {
		return tree.NoSpan, -1
	}
	for _, m := range sc.names {
		if m.kind == gazetteer.Person && m != n && m.first > sc.u[at].Last && m.first <= sc.u[min(end, len(sc.u)-1)].Last {
			return tree.NoSpan, -1 // the title belongs to the next in a row
		}
	}
	return tree.Span{First: first, Last: end - 1}, at
}

// endsOffice reports whether the phrase of an office ends before unit i: at a mark, a verb, or an "and" before its title.
func (sc *scanner) endsOffice(i, at int) bool {
	w := sc.words[i]
	if words.OneOf(w, ",", ".", ";", "—", ")") {
		return true
	}
	pos := sc.s.Tokens[sc.u[i].First].UPOS
	return words.OneOf(pos, "VERB", "AUX", "PRON", "SCONJ", "CCONJ") && (at < 0 || w != "and")
}

// officeAt is the last unit of the title of one person that begins at unit i outside names, -1 for none.
func (sc *scanner) officeAt(i int) int {
	m, t := sc.f.g.Title(sc.words[i:])
	if m == 0 || t.Class == "honorific" || sc.inName(i) || tree.IsMany(sc.s.Node(sc.u[i+m-1].Last)) {
		return -1
	}
	return i + m - 1
}

// apposition gives a person the office that follows the name.
func (sc *scanner) apposition(n *Name) {
	phrase, at := sc.office(n)
	if at < 0 {
		return
	}
	from := phrase.First
	if words.OneOf(strings.ToLower(sc.words[from]), "the", "a", "an", "its", "their", "his", "her") {
		from++
	}
	of, from := sc.sideWithin(phrase, from, at)
	if sc.isStudied(of, at) {
		of = nil
	}
	for from < at && tree.IsApostropheS(sc.words[from]) {
		from++
	}
	if from > at {
		return
	}
	a := sc.f.Actors[n.actor]
	if a.Role == "" {
		sc.f.role(a, sc.f.r.Usual(sc.s, sc.u[from].First, sc.u[at].Last))
	}
	sc.f.belongs(a, of)
}

// sideWithin is the widest of the first names in a phrase of an office that ends at unit at, and where the office
// itself begins, behind the names that stand before it.
func (sc *scanner) sideWithin(phrase tree.Span, from, at int) (of *Name, begins int) {
	for _, m := range sc.names {
		k, last := sc.unitAt(m.first), sc.unitAt(m.last)
		if m.actor < 0 || m.inner || k < phrase.First || k > phrase.Last || m.kind == gazetteer.Person || m.kind == thing {
			continue
		}
		if of == nil || m.first <= of.first && m.last > of.last {
			of = m
		}
		if k < at && last >= from && last < at {
			from = last + 1
		}
	}
	return of, from
}

// isStudied reports whether a country stands right before a word for somebody who need not be its: "a China scholar".
func (sc *scanner) isStudied(of *Name, at int) bool {
	_, t := sc.f.g.Title(sc.words[at:])
	return t.Class == "member" && of != nil && of.kind == gazetteer.Country && of.form == gazetteer.Name && sc.unitAt(of.last) == at-1
}

// inName reports whether unit k is a part of a name.
func (sc *scanner) inName(k int) bool {
	return slices.ContainsFunc(sc.names, func(n *Name) bool {
		return n.first <= sc.u[k].First && sc.u[k].Last <= n.last && n.kind != thing
	})
}

// nameAt is the name that begins at unit k.
func (sc *scanner) nameAt(k int) *Name {
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
