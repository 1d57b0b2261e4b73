package entity

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/names"
	"entente/extract/tree"
	"entente/extract/words"
)

// A headword is a word inside a run of capitalized words that says what the
// run names.
type headword struct {
	at, n int // unit and length in units
	what  headKind
	use   string // of an organization's noun: head, tail, common; of a thing its class
	title gazetteer.Title
}

type headKind int

const (
	noHead headKind = iota
	titleHead
	orgHead
	thingHead
)

// segment splits the run a..b into names.
func (sc *scanner) segment(a, b int) {
	for a <= b {
		if !sc.caps[a] {
			a++ // a small word that led from one name to the next
			continue
		}
		a = max(sc.piece(a, b), a+1)
	}
}

// piece handles what begins at unit a of a run that ends at b, and returns
// where the next piece begins.
func (sc *scanner) piece(a, b int) int {
	if end := sc.partOfCountry(a, b); end > 0 {
		sc.emit(&Name{kind: thing}, a, end, "name: part of a country")
		return end + 1
	}
	n, senses := sc.f.g.At(sc.words[a:])
	h := sc.head(a, b)
	whole := n > 0 && a+n > h.at+max(h.n, 1)-1 // the table's name reaches over the head
	switch {
	case n > 0 && (h.what == noHead || whole):
		return sc.known(a, b, n, senses)
	case h.what == titleHead:
		return sc.titled(a, b, h)
	case h.what == orgHead:
		if end := sc.organization(a, b, h); end > 0 {
			return end
		}
	case h.what == thingHead:
		return sc.thing(a, b, h)
	}
	if n > 0 {
		return sc.known(a, b, n, senses)
	}
	return sc.unknown(a, b)
}

// head finds the first word of a..b that says what the run names. A later
// name of the tables ends the search: it is a name of its own.
func (sc *scanner) head(a, b int) headword {
	for i := a; i <= b; {
		n, senses := sc.f.g.At(sc.words[i:])
		if i > a && n > 0 && senses[0].Kind == gazetteer.Person && senses[0].Form == gazetteer.Name {
			return headword{at: i}
		}
		if sc.insideLonger(a, i, n, senses) {
			return headword{at: i + n - 1, n: 1, what: orgHead}
		}
		if n > 1 || n == 1 && senses[0].Kind != gazetteer.Place {
			i += n
			continue
		}
		for _, is := range headKinds {
			if h := is(sc, a, i, b); h.what != noHead {
				return h
			}
		}
		i++
	}
	return headword{at: b + 1}
}

// headKinds are the questions what the word at i of a run a..b says of it, in the order in which they are asked.
var headKinds = []func(sc *scanner, a, i, b int) headword{(*scanner).titleAt, (*scanner).orgNounAt, (*scanner).thingAt}

// titleAt is the title at unit i, where it is no part of a person's name.
func (sc *scanner) titleAt(a, i, b int) headword {
	n, t := sc.f.g.Title(sc.words[i : b+1])
	if n == 0 || t.Class == "member" || sc.insidePerson(a, i) || sc.isSurname(i) {
		return headword{}
	}
	return headword{at: i, n: n, what: titleHead, title: t}
}

// orgNounAt is the organization's noun at unit i, or the thing that takes its name behind it: "Armed Forces Day".
func (sc *scanner) orgNounAt(a, i, b int) headword {
	n, use := sc.f.g.OrgWord(sc.words[i : b+1])
	if n == 0 || !names.Capital(sc.words[i]) || use == "tail" && (i == a || sc.goesOn(i, b)) {
		return headword{}
	}
	if i+n <= b && eventful[sc.f.g.Thing(sc.words[i+n])] && !sc.goesOn(i+n, b) {
		return headword{at: i + n, n: 1, what: thingHead, use: sc.f.g.Thing(sc.words[i+n])}
	}
	return headword{at: i, n: n, what: orgHead, use: use}
}

// thingAt is the word for a thing at unit i, at the beginning of a run only where such words lead a name.
func (sc *scanner) thingAt(a, i, b int) headword {
	class := sc.f.g.Thing(sc.words[i])
	if class == "" || sc.goesOn(i, b) || sc.isForename(i) || i == a && i != b && !leads[strings.ToLower(sc.words[i])] {
		return headword{}
	}
	return headword{at: i, n: 1, what: thingHead, use: class}
}

// leads are words for things that stand before the name: "Mount Kenya". Others
// at the beginning are rather a person's name ("Park Min-su").
var leads = words.Class("leads")

// eventful are the things that take the name of an organization.
var eventful = words.Class("eventful")

// insidePerson reports whether the title-like word at i is rather a part of
// the person's name that begins at a: "Martin Luther King".
func (sc *scanner) insidePerson(a, i int) bool {
	if ofTitles[strings.ToLower(sc.words[i])] && i+1 < len(sc.words) && sc.words[i+1] == "of" {
		return false
	}
	return i > a && sc.tagPerson(i) && sc.tagPerson(i-1)
}

// goesOn reports whether a word for a thing merely stands before the noun of
// an organization: "State Bank", "North Command", "Law Society".
func (sc *scanner) goesOn(i, b int) bool {
	for j := i + 1; j <= b && j <= i+3; j++ {
		if n, use := sc.f.g.OrgWord(sc.words[j : b+1]); n > 0 && use != "tail" && names.Capital(sc.words[j]) {
			return true
		}
		if n, t := sc.f.g.Title(sc.words[j : b+1]); n > 0 && t.Class == "office" {
			return true
		}
	}
	return false
}

// known handles a name of the tables, unless the words after it make another
// name of it ("Chad Smith", "Donald Trump Jr.").
func (sc *scanner) known(a, b, n int, senses []gazetteer.Sense) int {
	s := senses[0]
	if n == 1 && a > 0 && sc.words[a-1] == "," && postal[sc.words[a]] && !s.User {
		sc.emit(&Name{kind: thing}, a, a, "name: state") // "Erie, PA"
		return a + 1
	}
	if s.Form != gazetteer.Adjective && !s.User && sc.townIn(a, n) {
		sc.emit(&Name{kind: gazetteer.Place}, a, a+n-1, "name: town")
		return a + n
	}
	if end := sc.lengthened(a, b, n, s.Entry); end > 0 {
		return end
	}
	if next := a + n; next <= b && !s.User {
		if sc.isCalledSo(a, b, n, s) {
			return sc.unknown(a, b)
		}
		if s.Kind == gazetteer.Person && generation[strings.Trim(sc.words[next], ".")] {
			sc.emit(&Name{kind: gazetteer.Person}, a, next, "name: person")
			return next + 1
		}
	}
	sc.emitSense(a, a+n-1, senses)
	return a + n
}

// isCalledSo reports whether the name of a town or country at a is rather the name of a person, whose surname
// follows: "Sofia Novak", "Chad Smith".
func (sc *scanner) isCalledSo(a, b, n int, s gazetteer.Sense) bool {
	next := a + n
	if n == 1 && sc.isTownBefore(a, s) || next == b && sc.givenName(a) {
		return true
	}
	if sc.tags[a] != names.BPer || sc.tags[next] != names.IPer {
		return false
	}
	return (s.Kind == gazetteer.Place || n == 1) && s.Form != gazetteer.Adjective && !tree.IsAcronym(sc.words[a])
}

// isTownBefore reports whether an unknown capitalized word follows the name of a town, outside headlines and
// offices for places.
func (sc *scanner) isTownBefore(a int, s gazetteer.Sense) bool {
	if sc.title || s.Kind != gazetteer.Place && s.Form != gazetteer.Seat || sc.isField(a) || tree.IsAcronym(sc.words[a]) {
		return false
	}
	return sc.plainWord(a+1) && names.Capital(sc.words[a+1])
}

// isField reports whether a name at unit i says for where an office is: "Special Envoy for
// Oslo Jane Roe".
func (sc *scanner) isField(i int) bool {
	if i < 2 || !words.OneOf(sc.words[i-1], "for", "to") {
		return false
	}
	first, _, _ := sc.officeEnding(i - 1)
	return first >= 0
}

// givenName reports whether the name of a country at i is rather the first of a
// person's names: an unknown name follows.
func (sc *scanner) givenName(i int) bool {
	if sc.countryAt(i) != 1 || sc.title || tree.IsAcronym(sc.words[i]) {
		return false
	}
	next := i + 1
	return next < len(sc.u) && sc.caps[next] && !tree.IsAcronym(sc.words[next]) && sc.plainWord(next) && sc.s.Tokens[sc.u[next].First].UPOS == "PROPN"
}

// postal are the short forms of American states that are also short for others.
var postal = map[string]bool{"PA": true, "CA": true, "GA": true, "ME": true, "IN": true, "OR": true, "DE": true}

var generation = words.Class("generation")

// titled handles "South Korean Foreign Minister Park Jin": the names before
// the title, the title with its words, the person's name.
func (sc *scanner) titled(a, b int, h headword) int {
	first, of := sc.beforeTitle(a, h)
	last, t := sc.titleWords(h, b)
	if first == h.at && of == nil {
		if at, owner := sc.aideTo(h.at); at >= 0 {
			first, of = at, owner
		}
	}
	many := strings.HasSuffix(sc.words[last], "s") && t.Class == "office"
	last = sc.titleOf(last, b)
	if first == a && a > 0 && sc.words[a-1] == "Under" && sc.words[a] == "Secretary" {
		first-- // which begins a sentence and was taken for a preposition
	}
	title := tree.Span{First: sc.u[first].First, Last: sc.u[last].Last}
	if n, more := sc.f.g.Title(sc.words[last+1 : b+1]); n > 0 && more.Class == "honorific" { // "Minister of Trade Dr. Roe"
		last += n
	}
	nameEnd := sc.personEnd(last+1, b)
	switch {
	case nameEnd < last+1:
		return last + 1 // a title alone is no name
	case many && !sc.tagPerson(last+1) && !sc.knownPerson(last+1):
		return last + 1 // "Foreign Ministers Meeting"
	case sc.isOfficeAt(nameEnd, b):
		return nameEnd + 1 // "Mr Evil President"
	case h.at == a && sc.f.g.Thing(sc.words[last+1]) != "", t.Class == "military" && nameEnd > last+1 && sc.f.g.Thing(sc.words[nameEnd]) != "":
		return last + 1 // words that belong to no person: "General Assembly", "Major Defense Partnership"
	}
	p := &Name{kind: gazetteer.Person, of: of, title: title, gender: t.Gender}
	if n, senses := sc.f.g.At(sc.words[last+1:]); n > 0 && senses[0].Kind == gazetteer.Person && last+n == nameEnd {
		p.entry, p.form = senses[0].Entry, senses[0].Form
	}
	sc.emit(p, last+1, nameEnd, "name: title and person")
	return nameEnd + 1
}

// isOfficeAt reports whether an office is named at unit i, where the tagger sees no person.
func (sc *scanner) isOfficeAt(i, b int) bool {
	n, t := sc.f.g.Title(sc.words[i : b+1])
	return n > 0 && t.Class == "office" && !sc.tagPerson(i)
}

// beforeTitle enters the names before a title in a run, and gives where the title begins with the words that belong
// to it, and whose office it is: "Freedonia's Prime Minister Jane Roe".
func (sc *scanner) beforeTitle(a int, h headword) (first int, of *Name) {
	first = h.at
	for i := a; i < h.at; {
		n, senses := sc.f.g.At(sc.words[i:])
		if n > 0 && i+n <= h.at && senses[0].Kind != gazetteer.Person {
			of = sc.emitSense(i, i+n-1, senses)
			i += n
			first = i
			continue
		}
		if first == h.at {
			first = i
		}
		i++
	}
	if of == nil && first == a {
		if of = sc.endingAt(a - 1); of == nil && a > 1 && tree.IsGenitive(sc.words[a-1]) {
			of = sc.endingAt(a - 2)
		}
	}
	return first, of
}

// titleWords is the last unit of a title of several words, and the title that they make: "Deputy Foreign Minister",
// "Secretary General", "President Mr Roe".
func (sc *scanner) titleWords(h headword, b int) (last int, t gazetteer.Title) {
	last, t = h.at+h.n-1, h.title
	for i := last + 1; i <= b && i <= last+4; i++ {
		n, more := sc.f.g.Title(sc.words[i : b+1])
		if n == 0 {
			continue
		}
		beside := i == last+1
		switch {
		case more.Class == "honorific" && beside:
		case !words.OneOf(more.Class, "member", "honorific") && (beside || sc.plainRun(last+1, i-1)):
			t = more
		default:
			continue
		}
		last = i + n - 1
		i = last
	}
	return last, t
}

// aideTo is where a title begins that ends in "to the" right before the title at
// unit k, and whose it is: "French Counselor to the President Jane Roe". It is
// -1 where there is none.
func (sc *scanner) aideTo(k int) (at int, of *Name) {
	i := k - 1
	if i > 0 && sc.words[i] == "the" {
		i--
	}
	if i < 1 || !words.OneOf(sc.words[i], "to", "of") {
		return -1, nil
	}
	at, _, of = sc.officeEnding(i)
	return at, of
}

func (sc *scanner) knownPerson(i int) bool {
	n, senses := sc.f.g.At(sc.words[i:])
	return n > 0 && senses[0].Kind == gazetteer.Person
}

// titleOf reads on over the field of an office: "Minister of Foreign Affairs",
// "Minister for Trade and Industry".
func (sc *scanner) titleOf(last, b int) int {
	if last+2 > b || !words.OneOf(sc.words[last+1], "of", "for") {
		return last
	}
	end := last
	for i := last + 2; i <= b; i++ {
		w := sc.words[i]
		if words.OneOf(w, "and", "&", ",", "the") {
			continue
		}
		if !Fields[strings.ToLower(w)] && !sc.beforeAffairs(i, b) {
			break
		}
		end = i
	}
	return end
}

// beforeAffairs reports whether capitalized words lead from unit i to one that ends the
// field of an office: "for Peacebuilding Affairs".
func (sc *scanner) beforeAffairs(i, b int) bool {
	for ; i <= b && (names.Capital(sc.words[i]) || sc.words[i] == "and"); i++ {
		if words.OneOf(sc.words[i], "Affairs", "Policy") {
			return true
		}
	}
	return false
}

// Fields are the words that the fields of offices are made of.
var Fields = words.Class("fields")

// plainRun reports whether the units a..b are plain words, no names.
func (sc *scanner) plainRun(a, b int) bool {
	for i := a; i <= b; i++ {
		if !sc.plainWord(i) || sc.tagPerson(i) && !Fields[strings.ToLower(sc.words[i])] {
			return false
		}
	}
	return true
}

// personEnd is the last unit of a person's name that begins at a, before a -1.
func (sc *scanner) personEnd(a, b int) int {
	end := a - 1
	for i := a; i <= b; i++ {
		w := sc.words[i]
		n, senses := sc.f.g.At(sc.words[i:])
		if n > 0 && senses[0].Kind == gazetteer.Person && i+n-1 <= b {
			end = i + n - 1
			i = end
			continue
		}
		if sc.endsPerson(a, i, b, n, senses) {
			return end
		}
		if _, use := sc.f.g.OrgWord(sc.words[i : b+1]); use != "" && i > a && !sc.tagPerson(i) {
			return end
		}
		if names.Capital(w) {
			end = i
			if i+1 <= b && sc.words[i+1] == "." && initial(w) {
				end = i + 1
			}
		}
	}
	return end
}

// endsPerson reports whether the name of a person that begins at a ends before unit i, at which n units are a name of
// the tables.
func (sc *scanner) endsPerson(a, i, b, n int, senses []gazetteer.Sense) bool {
	w := sc.words[i]
	switch {
	case n == 1 && i > a && senses[0].Kind == gazetteer.Organization && !tree.IsAcronym(w): // "Michael Bloomberg"
		return false
	case n > 0 && i > a && sc.isOtherName(i, b, senses[0]):
		return true
	case n > 0 && i == a && isStateOrBody(senses[0]):
		return !sc.tagPerson(i) && !sc.givenName(i)
	case i > a+4 && !names.Particles[w], words.OneOf(w, "of", "for", "and", "&", "the"):
		return true
	}
	return sc.title && i > a && sc.isHeadlineVerb(a, i) // "President Roe Congratulating ..."
}

// isOtherName reports whether a name of the tables within a person's is one of its own, and no town, seat or surname.
func (sc *scanner) isOtherName(i, b int, s gazetteer.Sense) bool {
	return s.Kind != gazetteer.Place && s.Form != gazetteer.Seat && !sc.tagPerson(i) && !sc.isSurnamed(i, b)
}

// isStateOrBody reports whether a name of the tables is one of a country or an organization.
func isStateOrBody(s gazetteer.Sense) bool {
	return s.Kind == gazetteer.Country && s.Form != gazetteer.Seat || s.Kind == gazetteer.Organization
}

// isHeadlineVerb reports whether the capitalized word at i of a headline is a verb, or an "-ing" form behind a known name at a.
func (sc *scanner) isHeadlineVerb(a, i int) bool {
	return sc.s.Tokens[sc.u[i].First].UPOS == "VERB" || strings.HasSuffix(sc.words[i], "ing") && i == a+1 && sc.knownPerson(a)
}

// An orgName is an organization's name in the making.
type orgName struct {
	sc     *scanner
	a, b   int // the run that it stands in
	h      headword
	end    int   // its last unit
	of     *Name // the name that it begins with, or whose it is
	prefix int   // the first unit behind that
	hasOf  bool  // an "of" phrase belongs to it
	holder int   // the last unit of the name of whoever holds the office in it
}

// organization handles a name whose noun says that it is an organization, and
// returns where the next piece begins, 0 where it is no name after all.
func (sc *scanner) organization(a, b int, h headword) int {
	o := &orgName{sc: sc, a: a, b: b, h: h, prefix: a}
	o.readNouns()
	o.readOf()
	o.readPrefix()
	if o.isAlliance() {
		sc.emit(&Name{kind: o.of.kind, entry: o.of.entry}, a, o.end, o.of.rule)
		return o.end + 1
	}
	if sc.governing(a, b, h, o.hasOf) {
		return h.at + 1
	}
	if o.of == nil && a > 1 && tree.IsApostropheS(sc.words[a-1]) {
		o.of = sc.endingAt(a - 2) // "Freedonia's Foreign Ministry"
	} else if o.isGovernment() {
		o.of.inner = false
		n := &Name{kind: gazetteer.Country, entry: o.of.entry, form: o.of.form, governs: true}
		sc.emit(n, a, o.end+1, "name: country and government")
		return o.end + 2 // "the Burmese Military Regime"
	}
	switch {
	case o.isBare() && o.isNumbered():
		sc.emit(&Name{kind: gazetteer.Organization}, a-1, o.end, "name: organization's noun")
		return o.end + 1 // "the 1540 Committee"
	case o.isDescription():
		return 0
	case o.isUnowned():
		return o.end + 1
	case o.isTailAlone():
		return 0
	case o.of == nil && !o.hasOf && sc.isOneOfKind(a, o.end):
		return o.end + 1
	}
	return o.emit()
}

// readNouns reads on over further nouns for organizations: "Development Bank Group", "Party Congress".
func (o *orgName) readNouns() {
	o.end = o.h.at + o.h.n - 1
	for o.end < o.b {
		n, _ := o.sc.f.g.OrgWord(o.sc.words[o.end+1 : o.b+1])
		if n == 0 || !names.Capital(o.sc.words[o.end+1]) {
			return
		}
		o.end += n
	}
}

// readOf reads the phrase that says of or for what an organization is, up to the holder of the office in it.
func (o *orgName) readOf() {
	sc, k := o.sc, o.end+1
	if k > o.b || !words.OneOf(sc.words[k], "of", "for") && !sc.isPanelOn(k) {
		return
	}
	of := sc.ofEnd(k, o.b)
	if of <= k { // "the Office of" somebody in small letters
		return
	}
	if sc.isOfOffice(o.a) {
		whole := of
		of = sc.beforeHolder(k+1, whole)
		if of < whole || of < o.b && sc.tagPerson(of+1) {
			o.holder = sc.personEnd(of+1, o.b)
		}
	}
	o.end, o.hasOf = of, true
}

// readPrefix enters the country or organization that the name begins with.
func (o *orgName) readPrefix() {
	n, senses := o.sc.f.g.At(o.sc.words[o.a:])
	if n == 0 || o.a+n > o.h.at || senses[0].Kind == gazetteer.Place || senses[0].Kind == gazetteer.Person {
		return
	}
	o.of = o.sc.emitSense(o.a, o.a+n-1, senses)
	o.of.inner = true
	o.prefix = o.a + n
}

// isAlliance reports whether only the word for what an organization is stands behind its name: "the NATO Alliance".
func (o *orgName) isAlliance() bool {
	if o.of == nil || o.of.entry == nil || o.of.kind != gazetteer.Organization {
		return false
	}
	return !o.hasOf && o.prefix == o.end && strings.EqualFold(o.sc.words[o.end], "alliance")
}

// isGovernment reports whether the words behind a country and the noun are for its government.
func (o *orgName) isGovernment() bool {
	return o.of != nil && o.of.kind == gazetteer.Country && !o.hasOf && o.sc.governed(o.prefix, o.end+1, o.b)
}

// isBare reports whether the noun stands alone behind what the name begins with, and says too little for a name.
func (o *orgName) isBare() bool {
	return o.prefix == o.h.at && !o.hasOf && (o.h.n == 1 || vague[strings.ToLower(o.sc.words[o.h.at+o.h.n-1])])
}

// isNumbered reports whether a number that is no year stands before a name of nobody's: "the 1540 Committee".
func (o *orgName) isNumbered() bool {
	if o.of != nil || o.a == 0 {
		return false
	}
	w := o.sc.words[o.a-1]
	return isNumber(w) && len(w) > 2 && !strings.HasPrefix(w, "19") && !strings.HasPrefix(w, "20")
}

// isDescription reports whether a bare noun only describes: "the Ministry".
func (o *orgName) isDescription() bool {
	return o.isBare() && (o.of == nil || o.of.kind == gazetteer.Organization && o.h.use == "tail")
}

// isTailAlone reports whether nothing stands before a noun that only ends names.
func (o *orgName) isTailAlone() bool { return o.h.use == "tail" && o.prefix == o.h.at && o.of == nil }

// isUnowned reports whether a vague noun has only words for fields before it: "Security Forces", of nobody knows whom.
func (o *orgName) isUnowned() bool {
	return o.of == nil && !o.hasOf && vague[strings.ToLower(o.sc.words[o.h.at])] && o.sc.generic(o.prefix, o.h.at-1)
}

// emit enters the organization, and the holder of the office in it behind it.
func (o *orgName) emit() int {
	sc, a, end := o.sc, o.a, o.end
	if a > 0 && ordinal(sc.words[a-1]) {
		a-- // "the 5th Fleet"
	}
	if sc.hyphenBefore(a) {
		o.of = nil
		a -= 2 // "U.S.-Japan Consultative Committee"
	}
	org := &Name{kind: gazetteer.Organization, of: o.of}
	if !o.hasOf && o.of == nil {
		end = sc.branchEnd(end, o.b)
	}
	sc.emit(org, a, end, "name: organization's noun")
	if o.holder <= end {
		return end + 1
	}
	p := &Name{kind: gazetteer.Person, of: org} // "Chairman of the Committee on Trade Jane Roe"
	if first, t := sc.titleEnding(sc.officeOf(a)); first >= 0 {
		p.title, p.gender = tree.Span{First: sc.u[first].First, Last: sc.u[end].Last}, t.Gender
	}
	sc.emit(p, end+1, o.holder, "name: title and person")
	return o.holder + 1
}

// vague are nouns for organizations that need more than a field for a name.
var vague = words.Class("vague")

// genericFields are the adjectives that say as little as a field does.
var genericFields = words.Class("genericFields")

// generic reports whether the units a..b are common words for fields.
func (sc *scanner) generic(a, b int) bool {
	for i := a; i <= b; i++ {
		if w := strings.ToLower(sc.words[i]); !Fields[w] && !genericFields[w] {
			return false
		}
	}
	return true
}

// governed reports whether unit at is a word for a government, with only such
// words as "military" before it from unit a on.
func (sc *scanner) governed(a, at, b int) bool {
	if at > b || !Governing[strings.ToLower(sc.words[at])] {
		return false
	}
	for i := a; i < at; i++ {
		if !GovModifiers[strings.ToLower(sc.words[i])] {
			return false
		}
	}
	return true
}

// governing handles the government of persons, "the Biden-Harris
// Administration", which is their country.
func (sc *scanner) governing(a, b int, h headword, hasOf bool) bool {
	if !words.OneOf(strings.ToLower(sc.words[h.at]), "administration", "government") || hasOf || h.at == a {
		return false
	}
	for _, w := range strings.FieldsFunc(sc.words[h.at-1], func(r rune) bool { return r == '-' || r == '–' }) {
		for _, s := range sc.f.g.Lookup(w) {
			if e := sc.f.g.Entry(s.Of); s.Kind == gazetteer.Person && e != nil && e.Kind == gazetteer.Country {
				sc.emit(&Name{kind: gazetteer.Country, entry: e, governs: true}, a, h.at, "name: person and government")
				return true
			}
		}
	}
	return false
}

func ordinal(w string) bool {
	if len(w) < 3 || !isDigit(w[0]) {
		return false
	}
	return words.OneOf(w[len(w)-2:], "st", "nd", "rd", "th")
}

func isNumber(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// hyphenBefore reports whether a country and a hyphen stand before unit a.
func (sc *scanner) hyphenBefore(a int) bool {
	return a >= 2 && words.OneOf(sc.words[a-1], "-", "–") && sc.caps[a-2]
}

// ofEnd is the last unit of the "of" phrase that begins at i: all that the
// run holds up to the next name in a table that doesn't follow "of" or "and".
func (sc *scanner) ofEnd(i, b int) int {
	end := i
	for j := i + 1; j <= b; j++ {
		if n, t := sc.f.g.Title(sc.words[j : b+1]); n > 0 && t.Class == "office" && !Fields[strings.ToLower(sc.words[j])] && j > i+1 && !strings.HasSuffix(sc.words[j], "s") {
			break
		}
		if j > i+1 && (sc.knownPerson(j) || sc.tags[j] == names.BPer && j < b && sc.tags[j+1] == names.IPer) {
			break // "Director of the Office of Trade Jane Roe"
		}
		if names.Capital(sc.words[j]) {
			end = j
		}
	}
	return end
}

// isOneOfKind reports whether the words a..end tell of some body of a kind, not of one by its name: "a Republican
// Senate would".
func (sc *scanner) isOneOfKind(a, end int) bool {
	if a == 0 || !words.OneOf(strings.ToLower(sc.words[a-1]), "a", "an") || sc.modifiesNoun(end) {
		return false
	}
	return sc.f.isCommonName(sc.f.r.Words(sc.s, sc.u[a].First, sc.u[end].Last))
}

// isPanelOn reports whether "on" at unit k leads from a panel to its field: "Committee on Trade".
func (sc *scanner) isPanelOn(k int) bool {
	switch {
	case k < 1 || k+1 >= len(sc.u) || sc.words[k] != "on":
		return false
	case words.OneOf(sc.words[k-1], "Committee", "Commission", "Subcommittee"):
		return Fields[strings.ToLower(sc.words[k+1])] || sc.isTheme(k)
	}
	return sc.isTheme(k)
}

// isTheme reports whether what follows "on" at unit k, a capitalized word that is in no table, goes on with the name of
// an organization before it: "Council on Criminal Justice", "Agency for Research on Cancer".
func (sc *scanner) isTheme(k int) bool {
	next := sc.words[k+1]
	if sc.title || !names.Capital(next) || tree.FunctionWords[strings.ToLower(next)] || sc.tagPerson(k+1) || sc.f.g.Thing(next) != "" {
		return false
	}
	if n, _ := sc.f.g.At(sc.words[k+1:]); n > 0 {
		return false
	}
	for i := k - 1; i >= 0 && i > k-6; i-- {
		if _, use := sc.f.g.OrgWord(sc.words[i:k]); use == "head" && names.Capital(sc.words[i]) {
			return true
		}
		if !names.Capital(sc.words[i]) && !words.OneOf(sc.words[i], "for", "of", "and", "the") {
			return false
		}
	}
	return false
}

// isOfOffice reports whether the name that begins at unit a says of what an office is, whose
// holder may follow: "Chairman of the | Council of Ministers Jane Roe".
func (sc *scanner) isOfOffice(a int) bool {
	of := sc.officeOf(a)
	at, _ := sc.titleEnding(of)
	return at >= 0 && !strings.HasSuffix(sc.words[of-1], "s") // not "members of the"
}

// officeOf is the "of" before the name that begins at unit a, 0 for none.
func (sc *scanner) officeOf(a int) int {
	if a > 0 && sc.words[a-1] == "the" {
		a--
	}
	if a < 2 || sc.words[a-1] != "of" {
		return 0
	}
	return a - 1
}

// beforeHolder is the last unit of i..end before the two words of a person's name that
// end there, behind a field, an acronym or a word for people.
func (sc *scanner) beforeHolder(i, end int) int {
	first := end - 1
	for _, k := range []int{first, end} {
		if k <= i || !sc.plainWord(k) || !names.Capital(sc.words[first]) || Fields[strings.ToLower(sc.words[k])] {
			return end
		}
	}
	w := sc.words[first-1]
	if n, t := sc.f.g.Title([]string{w}); Fields[strings.ToLower(w)] || tree.IsAcronym(w) || n > 0 && t.Class != "" && strings.HasSuffix(w, "s") {
		return first - 1
	}
	return end
}

// thing passes over a name that is no actor; the country or organization
// before it is one ("the UN Charter"), unless all is a place.
func (sc *scanner) thing(a, b int, h headword) int {
	end := h.at
	if end+2 <= b && sc.words[end+1] == "of" {
		end = b
	}
	if n, senses := sc.f.g.At(sc.words[a:]); n > 0 && a+n <= h.at && h.use != "place" && senses[0].Form != gazetteer.Seat {
		sc.emitSense(a, a+n-1, senses)
		a += n
	}
	sc.emit(&Name{kind: thing}, a, end, "name: "+h.use)
	return end + 1
}

// TaggerRule is the rule of names that no table holds.
const TaggerRule = "name: tagger"

// unknown handles words that no table holds, up to the next that one does.
func (sc *scanner) unknown(a, b int) int {
	end := a
	for i := a + 1; i <= b; i++ {
		n, senses := sc.f.g.At(sc.words[i:])
		if end := sc.countryEndedName(a, i, b); n > 0 && end >= i {
			sc.emit(&Name{kind: gazetteer.Organization}, a, end, "name: ends in a country")
			return end + 1
		}
		if n > 0 && i == a+1 && sc.isSurnamed(i, b) {
			sc.emit(&Name{kind: gazetteer.Person}, a, b, "name: given name and country")
			return b + 1
		}
		if n > 0 && !sc.goesIntoPerson(a, i, b, end, senses[0]) {
			break
		}
		if h := sc.head(i, i); h.what == titleHead && !sc.tagPerson(i) {
			break
		}
		if w := sc.words[i]; names.Capital(w) || w == "." {
			end = i
		}
	}
	kind, last := sc.kindOf(a, b, end)
	if kind == gazetteer.Organization && (last == a && sc.onlyGeneric(a) || sc.modifiesNoun(last)) {
		kind = thing
	}
	sc.emit(&Name{kind: kind}, a, last, TaggerRule)
	return last + 1
}

// goesIntoPerson reports whether a name of the tables at unit i is a part of the person's name that begins at a and
// has reached end.
func (sc *scanner) goesIntoPerson(a, i, b, end int, s gazetteer.Sense) bool {
	if sc.tags[i] == names.IPer || s.Form == gazetteer.Surname && end == i-1 {
		return true
	}
	return s.Kind == gazetteer.Place && (sc.namesake(a, i, b) || sc.holdsOffice(a, i))
}

// kindOf is what an unknown name from a to at most end is, by the tagger, by an office before it or by its first
// name, and where it ends.
func (sc *scanner) kindOf(a, b, end int) (kind gazetteer.Kind, last int) {
	kind, last = sc.tagged(a, end)
	for kind == gazetteer.Person && last < end && (sc.namesake(a, last+1, b) || generation[strings.Trim(sc.words[last+1], ".")]) {
		last++
	}
	if sc.holdsOffice(a, end) {
		kind, last = gazetteer.Person, end
	}
	if kind != gazetteer.Person && end > a && end <= a+3 && sc.isForename(a) {
		kind, last = gazetteer.Person, end
	}
	if last == a && sc.isStateCode(a) {
		kind = thing
	}
	return kind, last
}

// isStateCode reports whether the word at a is the short form of a state behind a town: "Springfield, NC".
func (sc *scanner) isStateCode(a int) bool {
	return len(sc.words[a]) == 2 && tree.IsAcronym(sc.words[a]) && a > 0 && sc.words[a-1] == ","
}

// namesake reports whether the town at unit i is the surname of the person that begins at a: an
// initial stands before it or a generation after it, "James P. Kennedy", "James Kennedy Jr.".
func (sc *scanner) namesake(a, i, b int) bool {
	if !sc.tagPerson(a) {
		return false
	}
	return i < b && generation[strings.Trim(sc.words[i+1], ".")] || i > a+1 && sc.isInitial(i-1)
}

// isInitial reports whether an initial with its full stop ends at unit i, in one unit or in two.
func (sc *scanner) isInitial(i int) bool {
	w := sc.words[i]
	return w == "." && initial(sc.words[i-1]) || len(w) == 2 && w[1] == '.'
}

// holdsOffice reports whether the words of a run name the holder of the office in
// small letters right before it, whatever the tagger sees: "counterpart Ri Son Gwon".
func (sc *scanner) holdsOffice(a, end int) bool {
	at, title := sc.titleEnding(a)
	if at < 0 || title.Class == "" || names.Capital(sc.words[at]) || end == a || end > a+3 {
		return false
	}
	for i := a; i <= end; i++ {
		if !names.Capital(sc.words[i]) || tree.IsAcronym(sc.words[i]) || sc.onlyGeneric(i) {
			return false
		}
	}
	return true
}

// onlyGeneric reports whether the word at i is a mere noun for organizations
// or things, and so no name: "the Partnership".
func (sc *scanner) onlyGeneric(i int) bool {
	n, _ := sc.f.g.OrgWord(sc.words[i : i+1])
	return n > 0 || sc.f.g.Thing(sc.words[i]) != "" || Governing[strings.ToLower(sc.words[i])] || sc.s.Tokens[sc.u[i].First].UPOS == "ADJ"
}

// modifiesNoun reports whether a small noun that is no person follows unit i,
// so that the name tells which of them: "the Nord Stream pipeline".
func (sc *scanner) modifiesNoun(i int) bool {
	k := i + 1
	for k < len(sc.words) && isDigit(sc.words[k][0]) {
		k++
	}
	if k >= len(sc.words) || names.Capital(sc.words[k]) || sc.s.Tokens[sc.u[k].First].UPOS != "NOUN" {
		return false
	}
	n, _ := sc.f.g.Title(sc.words[k:])
	return n == 0 && !staff[strings.ToLower(sc.words[k])]
}

// tagPerson reports whether the tagger sees a person in unit i.
func (sc *scanner) tagPerson(i int) bool { return sc.tags[i].Kind() == gazetteer.Person }

// tagged is what the tagger says of the unit a, and where that ends.
func (sc *scanner) tagged(a, end int) (gazetteer.Kind, int) {
	kind := sc.tags[a].Kind()
	last := a
	for last < end {
		t := sc.tags[last+1]
		same := t.Inside() && t.Kind() == kind || t == names.O && kind != gazetteer.Place
		if !same && names.Capital(sc.words[last+1]) {
			break
		}
		last++
	}
	for last > a && !names.Capital(sc.words[last]) && sc.words[last] != "." {
		last--
	}
	return kind, last
}

// emitSense enters a name of the tables.
func (sc *scanner) emitSense(a, b int, senses []gazetteer.Sense) *Name {
	s := senses[0]
	n := &Name{kind: s.Kind, form: s.Form, entry: s.Entry, senses: senses}
	sc.emit(n, a, b, "gazetteer: "+s.ID)
	return n
}

// emitParts enters the countries and organizations in a word with hyphens,
// "pro-Russian", "non-NATO".
func (sc *scanner) emitParts(i int) {
	for _, p := range strings.FieldsFunc(sc.words[i], func(r rune) bool { return r == '-' || r == '–' || r == '/' }) {
		if !names.Capital(p) {
			continue
		}
		if n, senses := sc.f.g.At([]string{p}); n == 1 && senses[0].Kind != gazetteer.Place && senses[0].Kind != gazetteer.Person {
			nm := sc.emitSense(i, i, senses)
			nm.form, nm.part = gazetteer.Adjective, p
		}
	}
}

// emit enters a name that spans the units a..b.
func (sc *scanner) emit(n *Name, a, b int, rule string) {
	n.S, n.first, n.last, n.actor, n.rule = sc.s, sc.u[a].First, sc.u[b].Last, -1, rule
	if n.title == (tree.Span{}) {
		n.title = tree.NoSpan
	}
	n.doubt = sc.title && n.entry == nil
	n.tagged = sc.tags[a] == names.BPer
	for i := a + 1; i <= b; i++ {
		n.tagged = n.tagged && sc.tags[i] == names.IPer
	}
	sc.names = append(sc.names, n)
}
