package coref

import (
	"slices"
	"strings"

	"entente/extract/entity"
	"entente/extract/gazetteer"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// describe resolves a noun phrase that is no name: "the minister", "the
// island", "Japanese officials", "the two sides".
func (v *resolver) describe(n tree.Node) {
	if n.Is("compound", "flat", "fixed") {
		return
	}
	if v.apposed(n) || v.groupNoun(n) {
		return
	}
	if !tree.IsNounWord(n) {
		return
	}
	if v.office(n) {
		return
	}
	v.common(n)
}

// apposed gives a noun the actors of the name in apposition to it: "the top
// diplomat, Wang Yi".
func (v *resolver) apposed(n tree.Node) bool {
	for _, k := range n.All("appos", "flat", "nmod") {
		if m := v.nameFor(n, k); m != nil && v.saysWho(n, k, m) {
			v.introduce(n, m.Actors[0])
			v.enter(n, n.I, n.I, reading.Description, m.Actors, "coref: apposition")
			return true
		}
	}
	if v.isBehindWe(n) {
		v.enter(n, n.I, n.I, reading.Group, v.voice, "coref: we")
		return true
	}
	for _, c := range n.All("acl") { // "the commander known as Jane Roe"
		if !c.IsWord("known", "named", "called", "nicknamed") {
			continue
		}
		for _, k := range c.All("obl", "xcomp", "obj") {
			if m := v.nameFor(n, k); m != nil && v.isPerson(m.Actors[0]) {
				v.introduce(n, m.Actors[0])
				v.enter(n, n.I, n.I, reading.Description, m.Actors, "coref: known as")
				return true
			}
		}
	}
	return false
}

// nameFor is the name of one actor at k of whom noun n can say what they are, nil for none.
func (v *resolver) nameFor(n, k tree.Node) *reading.Mention {
	m := v.nameOfOne(k)
	if m == nil || !v.nounFor(n, m.Actors[0]) {
		return nil
	}
	return m
}

// saysWho reports whether a noun says who somebody is whose name hangs on it: "the Prime Minister of Chad, Jane Roe",
// "Adviser to the King Jane Roe".
func (v *resolver) saysWho(n, k tree.Node, m *reading.Mention) bool {
	if k.Is("nmod") {
		return !k.Is("nmod:poss") && !k.Kid("case").OK() && k.I > n.I && v.isPerson(m.Actors[0])
	}
	return n.UPOS() == "NOUN" || n.Kid("det").Lower() == "the"
}

// isBehindWe reports whether a noun explains the "we" of a statement: "We, the members of ..., condemn".
func (v *resolver) isBehindWe(n tree.Node) bool {
	f := n.First()
	return len(v.voice) > 1 && f > 1 && n.Sent.Tokens[f-1].Text == "," && n.Sent.Node(f-2).Lower() == "we" && !v.inQuote(n)
}

// introduce gives a person the office that a noun before the name says: "Its
// head, Jane Roe".
func (v *resolver) introduce(n tree.Node, a int) {
	x := v.f.Actors[a]
	if !v.isPerson(a) || x.Role != "" {
		return
	}
	x.Role = strings.Join(strings.Fields(v.r.Words(n.Sent, v.phrase(n), n.I)), " ")
	if own := v.organizations(n); x.Of < 0 && len(own) == 1 {
		x.Of = own[0]
	}
}

// phrase is the first of the words right before an office that belong to it
// and name nobody.
func (v *resolver) phrase(n tree.Node) int {
	first := n.I
	for first > 0 && n.Sent.Node(first-1).Head() == n && n.Sent.Node(first-1).Is("amod", "compound") && v.r.Mention(n.Sent.Node(first-1)) == nil {
		first--
	}
	return first
}

// nounFor reports whether a noun can say what an actor is.
func (v *resolver) nounFor(n tree.Node, a int) bool {
	lemma := strings.ToLower(n.Lemma())
	_, t := v.r.Gaz.Title([]string{lemma})
	_, use := v.r.Gaz.OrgWord([]string{lemma})
	_, org := orgNouns[lemma]
	switch v.kind(a) {
	case gazetteer.Person:
		return t.Class != ""
	case gazetteer.Country:
		return countryNouns[lemma] || GroupNouns[lemma] == countries || GroupNouns[lemma] == states
	}
	return use != "" || org
}

// owners are the actors to whom a noun belongs: by possessive, adjective, or
// "of", "from", "for".
func (v *resolver) owners(n tree.Node) []int {
	var out []int
	for _, k := range n.All("nmod:poss", "amod", "compound", "nmod") {
		if k.Is("nmod") && !k.Is("nmod:poss") {
			switch k.Prep() {
			case "in":
				if c := v.seat(k); c >= 0 {
					out = reading.AddNew(out, c)
				}
				continue
			case "for":
				if Posted[strings.ToLower(n.Lemma())] {
					continue // "the envoy for Freedonia" is somebody else's
				}
			case "of", "from", "with":
			default:
				continue
			}
		}
		for _, c := range k.Conj() {
			if m := v.r.Mention(c); m != nil {
				out = reading.AddNew(out, m.Actors...)
			} else if c.I > n.I {
				v.describe(c)
				out = reading.AddNew(out, v.r.Who(c)...)
			}
		}
	}
	return out
}

// Posted are those who are sent to others.
var Posted = words.Class("posted")

// seat is the country that a capital stands for as an owner: "the government
// in Minsk"; -1 where the article doesn't name it.
func (v *resolver) seat(k tree.Node) int {
	if _, senses := v.r.Gaz.At([]string{k.Tok().Text}); len(senses) > 0 && senses[0].Form == gazetteer.Seat {
		return v.f.IfNamed(senses[0].ID)
	}
	return -1
}

// organizations are the owners that are no persons.
func (v *resolver) organizations(n tree.Node) []int {
	return slices.DeleteFunc(slices.Clone(v.owners(n)), v.isPerson)
}

// isConduct reports whether leadership is what somebody does, not those who lead: "thanked
// Chad for its leadership", "her leadership on trade".
func isConduct(n tree.Node) bool {
	switch n.Prep() {
	case "for", "under", "through":
		return true
	}
	return slices.ContainsFunc(n.All("nmod"), func(k tree.Node) bool {
		return k.Prep() == "on" || k.Prep() == "in" && k.UPOS() == "NOUN" || k.Prep() == "of" && n.Kid("nmod:poss").OK()
	})
}

// isParticular reports whether a singular noun of an office means one holder of it.
func (v *resolver) isParticular(n tree.Node, own []int) bool {
	if tree.IsDefinite(n) || n.Tok().XPOS == "NNP" {
		return true
	}
	return len(own) > 0 && (!oneOfMany(n) || v.isCountry(own[0]))
}

// oneOfMany reports whether a noun phrase means nobody in particular: "a sitting judge". Of
// an organization's people, that is; of a country's, it often brings up somebody.
func oneOfMany(n tree.Node) bool {
	return n.Kid("det").IsWord("a", "an", "any", "every", "each", "another", "no")
}

// office resolves the noun of an office: to the person who holds it where the
// article names one, else to the country or organization that the nameless
// holder speaks for.
func (v *resolver) office(n tree.Node) bool {
	_, t := v.r.Gaz.Title([]string{n.Tok().Text})
	lemma := strings.ToLower(n.Lemma())
	if !words.OneOf(t.Class, "office", "military", "royal", "religious") && !words.Speakers[lemma] {
		return false
	}
	if lemma == "leadership" && isConduct(n) {
		return false
	}
	own := v.organizations(n)
	plural := tree.IsPlural(n)
	if !plural && t.Class != "member" && v.isParticular(n, own) {
		if a := v.holder(n, lemma, own); a >= 0 {
			v.enter(n, n.I, n.I, reading.Description, []int{a}, "coref: "+lemma)
			return true
		}
	}
	if len(own) > 0 && (plural || words.Speakers[lemma] || !words.OneOf(t.Class, "", "member", "honorific")) {
		kind := reading.Description
		if len(own) > 1 {
			kind = reading.Group
		}
		v.enter(n, n.I, n.I, kind, own, "coref: speaks for "+v.f.FullName(v.f.Actors[own[0]]))
		return true
	}
	return false
}

// knownHolder is the person of public life named last who is known to act for a country and for whom the
// text has no office, where it goes on about one at the top of a state: "Theresa May ... the prime
// minister"; -1 for none.
func (v *resolver) knownHolder(n tree.Node, lemma string, mods []string) int {
	atTop := false
	switch lemma {
	case "president", "chancellor", "premier":
		atTop = len(mods) == 0
	case "minister":
		atTop = slices.Contains(mods, "prime")
	}
	if !atTop {
		return -1
	}
	who := v.bySalience(n, func(r ref) bool {
		if len(r.actors) != 1 || !v.isPerson(r.actors[0]) || v.bound(n, r.n) || v.inQuote(r.n) {
			return false
		}
		a := v.f.Actors[r.actors[0]]
		return a.Role == "" && a.Entry != nil && a.Entry.Of != ""
	})
	if who == nil {
		return -1
	}
	return who[0]
}

// holder is the person whom an office with its owner means, -1 for none: the
// one named last before it, or for an owner the only one after it.
func (v *resolver) holder(n tree.Node, lemma string, own []int) int {
	mods := v.modifiers(n)
	fits := func(a int) bool { return v.actsForOne(a, own) && v.holdsOffice(a, lemma, mods) }
	if who := v.bySalience(n, func(r ref) bool {
		return len(r.actors) == 1 && fits(r.actors[0]) && !v.bound(n, r.n) && !v.follows(n, r.actors[0])
	}); who != nil {
		return who[0]
	}
	for i := len(v.refs) - 1; i >= 0; i-- {
		if a := v.refs[i].actors; len(a) == 1 && fits(a[0]) {
			return a[0]
		}
	}
	if len(own) == 0 {
		return v.knownHolder(n, lemma, mods)
	}
	found := -1
	for a := range v.f.Actors {
		if fits(a) {
			if found >= 0 {
				return -1
			}
			found = a
		}
	}
	if found < 0 {
		found = v.introduced(n, own)
	}
	return found
}

// actsForOne reports whether an actor is a person who acts for one of the owners, where there are any.
func (v *resolver) actsForOne(a int, own []int) bool {
	x := v.f.Actors[a]
	if x.Kind != gazetteer.Person {
		return false
	}
	return len(own) == 0 || x.Of >= 0 && (slices.Contains(own, x.Of) || slices.Contains(own, v.country(a)))
}

// holdsOffice reports whether a person holds the office that a noun with its modifiers names.
func (v *resolver) holdsOffice(a int, lemma string, mods []string) bool {
	x := v.f.Actors[a]
	role := " " + strings.ToLower(x.Role) + " "
	has := func(w string) bool { return strings.Contains(role, w) }
	switch lemma {
	case "leader":
		return topOffice(role) || x.Role == "" && x.Entry != nil || has(lemma)
	case "chief", "head", "ruler", "strongman":
		return has(lemma)
	case "diplomat":
		return slices.ContainsFunc([]string{"foreign", "secretary of state", "diplomat", "ambassador"}, has)
	}
	return has(lemma) && !slices.ContainsFunc(mods, func(m string) bool { return !has(m) }) && rankFits(role, mods)
}

// follows reports whether actor a is named again in the clause of n, so that n
// must be somebody else: "the president invited President Roe".
func (v *resolver) follows(n tree.Node, a int) bool {
	for _, k := range n.Head().All("obj", "iobj", "obl") {
		if slices.Contains(v.r.WhoAll(k), a) && k != n && n.Is("nsubj") {
			return true
		}
	}
	return false
}

// introduced is the person whom the sentence after a nameless description
// names as its subject, without an office and of the same country: "Freedonia's
// foreign minister said ... Jane Roe told". It takes the office.
func (v *resolver) introduced(n tree.Node, own []int) int {
	if _, t := v.r.Gaz.Title([]string{strings.ToLower(n.Lemma())}); t.Class == "" { // a mission is nobody's office
		return -1
	}
	if !n.Is("nsubj") || n.Sent.Index+1 >= len(v.r.Sents) {
		return -1
	}
	for i := n.Sent.Index + 1; i < len(v.r.Sents) && i <= n.Sent.Index+2; i++ {
		s := v.r.Sents[i]
		if s.Root < 0 {
			continue
		}
		who := v.r.Who(s.Node(s.Root).Kid("nsubj"))
		if len(who) != 1 || !v.isPerson(who[0]) {
			continue
		}
		if !v.isNewOf(who[0], own, n.Sent.Index) {
			return -1
		}
		a := v.f.Actors[who[0]]
		a.Role = v.r.Words(n.Sent, v.phrase(n), n.I)
		if a.Of < 0 {
			a.Of = own[0]
		}
		return who[0]
	}
	return -1
}

// isNewOf reports whether a person is named only after a sentence, has no office, and acts for the owners or nobody known.
func (v *resolver) isNewOf(person int, own []int, sent int) bool {
	a := v.f.Actors[person]
	if a.Role != "" && !v.isRank(a.Role) || a.Names[0].S.Index <= sent {
		return false
	}
	return a.Of < 0 || slices.Contains(own, a.Of) || v.country(person) == v.country(own[0])
}

// isRank reports whether a role is a military rank and no office.
func (v *resolver) isRank(role string) bool {
	_, t := v.r.Gaz.Title([]string{role})
	return t.Class == "military"
}

// topOffices are those of who leads a state.
var topOffices = words.Class("topOffices")

// topOffice reports whether an office is one of those, and no deputy's or adviser's.
func topOffice(role string) bool {
	role, _, _ = strings.Cut(role, " to ")
	role += " "
	for o := range topOffices {
		if strings.Contains(role, " "+o+" ") && !strings.Contains(role, "vice "+o) && !strings.Contains(role, "deputy "+o) {
			return true
		}
	}
	return false
}

// rankFits refuses a vice president for "the president", unless the noun
// phrase says the rank too.
func rankFits(role string, mods []string) bool {
	for _, w := range strings.Fields(role) {
		if ranks[w] && !words.OneOf(w, "former", "acting") && !slices.Contains(mods, w) {
			return false
		}
	}
	return true
}

// modifiers are the words around an office that say which: "foreign", "vice".
func (v *resolver) modifiers(n tree.Node) []string {
	var out []string
	for _, k := range n.All("amod", "compound", "flat", "nmod:desc") {
		w := k.Lower()
		if v.r.Mention(k) == nil && (entity.Fields[w] || ranks[w] || words.OneOf(w, "prime", "first", "crown")) {
			out = append(out, w)
		}
	}
	return append(out, n.Lower())
}

// ranks below an office.
var ranks = words.Class("ranks")

// countryAt is the country that a name says or whose town it is, where the article names it.
func (v *resolver) countryAt(n tree.Node) []int {
	if who := v.r.Who(n); len(who) == 1 && v.isCountry(who[0]) {
		return who
	}
	p := v.where.PlaceName(n)
	code := p.Code
	if !p.Known {
		code, _ = v.r.Gaz.Place(n.Tok().Text)
	}
	if i := slices.IndexFunc(v.f.Actors, func(a *entity.Actor) bool { return code != "" && a.Code == code }); i >= 0 {
		return []int{i}
	}
	return nil
}

// common resolves "the country", "the island", "the alliance", "the ministry",
// "the government".
func (v *resolver) common(n tree.Node) {
	lemma := strings.ToLower(n.Lemma())
	if n.Tok().XPOS == "NNS" || n.Kid("nummod").OK() {
		return
	}
	own := v.organizations(n)
	if entity.Governing[lemma] {
		v.government(n, lemma, own)
		return
	}
	if c := v.countryOf(n.Kid("nmod:poss")); c >= 0 && countryNouns[lemma] && len(own) == 0 {
		v.enter(n, n.I, n.I, reading.Description, []int{c}, "coref: one's "+lemma)
		return
	}
	if !tree.IsDefinite(n) || len(own) > 0 {
		return
	}
	if countryNouns[lemma] && !n.Kid("nmod:poss").OK() && !tree.IsRestricted(n) {
		v.enter(n, n.I, n.I, reading.Description, v.lastCountry(n, countryKinds[lemma]), "coref: the "+lemma)
		return
	}
	if a := v.lastOrganization(n, lemma); a >= 0 {
		v.enter(n, n.I, n.I, reading.Description, []int{a}, "coref: the "+lemma)
	}
}

// countryKinds tell which countries a noun for a kind of them can mean.
var countryKinds = map[string]func(*entity.Actor) bool{
	"island":  func(a *entity.Actor) bool { return islands[a.Code] },
	"kingdom": func(a *entity.Actor) bool { return kingdoms[a.Code] },
}

// countryOf is the country of the one person whom p means, -1 for none.
func (v *resolver) countryOf(p tree.Node) int {
	if who := v.r.Who(p); len(who) == 1 && v.isPerson(who[0]) {
		return v.country(who[0])
	}
	return -1
}

// government resolves a noun for a government: that of its owner or of the place behind it, else of the country that the
// text is about.
func (v *resolver) government(n tree.Node, lemma string, own []int) {
	for _, k := range n.All("amod", "compound") {
		if v.r.Mention(k) == nil && !entity.GovModifiers[k.Lower()] {
			return // "the sanctions regime"
		}
	}
	own, known := v.governedPlace(n, own)
	switch {
	case !known:
	case len(own) == 1 && v.isCountry(own[0]):
		v.enter(n, n.I, n.I, reading.Description, own, "coref: its "+lemma)
	case len(own) == 0 && tree.IsDefinite(n):
		v.enter(n, n.I, n.I, reading.Description, v.governed(n, lemma), "coref: the "+lemma)
	}
}

// governedPlace is whose a government is by the place that it is in, where it has no owner; known is false where that is
// no country that the text names.
func (v *resolver) governedPlace(n tree.Node, own []int) (of []int, known bool) {
	for _, k := range n.All("nmod") {
		if len(own) > 0 || k.Prep() != "in" || k.UPOS() != "PROPN" {
			continue
		}
		if own = v.r.Who(k); len(own) != 1 || !v.isCountry(own[0]) {
			return nil, false
		}
	}
	in, place := n.Sent.Node(n.I+1), n.Sent.Node(n.I+2)
	if len(own) == 0 && in.Lower() == "in" && tree.IsCapital(place.Tok().Text) { // wherever the tree has it
		own = v.countryAt(place)
		return own, len(own) > 0
	}
	return own, true
}

// governed is the country whose government is meant without its name: one
// that was called so before ("the Burmese regime"), else the last country,
// unless the sentence leaves a choice.
func (v *resolver) governed(n tree.Node, lemma string) []int {
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		if len(r.actors) == 1 && v.isCountry(r.actors[0]) && strings.EqualFold(r.n.Lemma(), lemma) {
			return r.actors
		}
	}
	if lemma == "administration" { // others have governments
		if us := v.f.IfNamed("USA"); us >= 0 {
			return []int{us}
		} else if tree.IsCapital(n.Tok().Text) {
			return nil
		}
	}
	harsh := words.OneOf(lemma, "regime", "junta")
	who := v.lastCountry(n, func(a *entity.Actor) bool {
		if !harsh {
			return true
		}
		for _, r := range v.refs {
			if r.n.Sent == n.Sent && r.n.Is("nsubj") && v.f.Actors[r.actors[0]] == a {
				return false // nobody calls himself so
			}
		}
		return true
	})
	for i := len(v.refs) - 1; i >= 0 && v.refs[i].n.Sent == n.Sent; i-- {
		if r := v.refs[i]; len(r.actors) == 1 && v.isCountry(r.actors[0]) {
			if len(who) == 1 && who[0] != r.actors[0] {
				return nil
			}
			break
		}
	}
	return who
}

var countryNouns = words.Class("countryNouns")

// islands are the countries that texts call "the island".
var islands = words.Class("islands")

var kingdoms = words.Class("kingdoms")

// lastCountry is the country that "the country" means: the subject of the
// sentence or of the one before it, else the country named last.
func (v *resolver) lastCountry(n tree.Node, fits func(*entity.Actor) bool) []int {
	ok := func(a int) bool { return v.isCountry(a) && (fits == nil || fits(v.f.Actors[a])) }
	best, most := -1, -1
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		back := n.Sent.Index - r.n.Sent.Index
		if len(r.actors) != 1 {
			continue
		}
		a := r.actors[0]
		person := v.isPerson(a)
		if person {
			a = v.country(a)
		}
		if a < 0 || !ok(a) || back > 2 && fits == nil && best >= 0 {
			continue
		}
		score := 30 - 10*min(back, 3)
		switch {
		case person:
			score -= 6
		case r.n.Is("nsubj") && !r.weak:
			score += 8
		case r.weak:
			score -= 3
		}
		if r.n.Is("obl") && words.OneOf(r.n.Prep(), "in", "to") {
			score += 2
		}
		if score > most {
			best, most = a, score
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// lastOrganization is the organization that "the ministry", "the alliance"
// means: the one named last whose name or kind fits the noun, -1 for none.
func (v *resolver) lastOrganization(n tree.Node, lemma string) int {
	if _, use := v.r.Gaz.OrgWord([]string{lemma}); use == "" && orgNouns[lemma] == "" {
		return -1
	}
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		if n.Sent.Index-r.n.Sent.Index > 6 {
			break
		}
		if len(r.actors) == 1 && v.kind(r.actors[0]) == gazetteer.Organization && v.orgFits(r.actors[0], n, lemma) {
			return r.actors[0]
		}
	}
	return -1
}

// orgNouns are nouns for organizations and the IDs or classes that they fit.
var orgNouns = words.Pairs("orgNouns")

func (v *resolver) orgFits(a int, n tree.Node, lemma string) bool {
	x := v.f.Actors[a]
	if x.Entry != nil {
		for _, id := range strings.Fields(orgNouns[lemma]) {
			if id == x.Entry.ID || id == x.Entry.Class {
				return true
			}
		}
		if strings.Contains(strings.ToLower(x.Entry.Name)+" ", lemma+" ") {
			return true
		}
	}
	for _, f := range x.Words {
		if slices.Contains(f, lemma) {
			return v.sameField(f, n)
		}
	}
	return false
}

// sameField refuses "the foreign ministry" for a ministry of defence.
func (v *resolver) sameField(words []string, n tree.Node) bool {
	for _, k := range n.All("amod", "compound") {
		if w := k.Lower(); entity.Fields[w] && !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
