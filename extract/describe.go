package extract

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
)

// describe resolves a noun phrase that is no name: "the minister", "the
// island", "Japanese officials", "the two sides".
func (v *resolver) describe(n node) {
	if n.is("compound", "flat", "fixed") {
		return
	}
	if v.apposed(n) || v.groupNoun(n) {
		return
	}
	if n.upos() != "NOUN" && n.upos() != "PROPN" {
		return
	}
	if v.office(n) {
		return
	}
	v.common(n)
}

// apposed gives a noun the actors of the name in apposition to it: "the top
// diplomat, Wang Yi".
func (v *resolver) apposed(n node) bool {
	for _, k := range n.all("appos", "flat", "nmod") {
		m := v.r.mention(k)
		if m == nil || m.kind != named || len(m.actors) != 1 || !v.nounFor(n, m.actors[0]) {
			continue
		}
		says := n.upos() == "NOUN" || n.kid("det").lower() == "the" // "the Prime Minister of Chad, Jane Roe"
		if k.is("nmod") {                                           // "Adviser to the King Jane Roe"
			says = !k.is("nmod:poss") && !k.kid("case").ok() && k.i > n.i && v.isPerson(m.actors[0])
		}
		if says {
			v.introduce(n, m.actors[0])
			v.enter(n, n.i, n.i, description, m.actors, "coref: apposition")
			return true
		}
	}
	if f := n.first(); len(v.voice) > 1 && f > 1 && n.s.Tokens[f-1].Text == "," && n.s.node(f-2).lower() == "we" && !v.inQuote(n) { // "We, the members of ..., condemn"
		v.enter(n, n.i, n.i, group, v.voice, "coref: we")
		return true
	}
	for _, c := range n.all("acl") { // "the commander known as Jane Roe"
		if w := c.lower(); w != "known" && w != "named" && w != "called" && w != "nicknamed" {
			continue
		}
		for _, k := range c.all("obl", "xcomp", "obj") {
			if m := v.r.mention(k); m != nil && m.kind == named && len(m.actors) == 1 && v.isPerson(m.actors[0]) && v.nounFor(n, m.actors[0]) {
				v.introduce(n, m.actors[0])
				v.enter(n, n.i, n.i, description, m.actors, "coref: known as")
				return true
			}
		}
	}
	return false
}

// introduce gives a person the office that a noun before the name says: "Its
// head, Jane Roe".
func (v *resolver) introduce(n node, a int) {
	x := v.f.actors[a]
	if !v.isPerson(a) || x.role != "" {
		return
	}
	x.role = strings.Join(strings.Fields(v.r.text(n.s, v.phrase(n), n.i)), " ")
	if own := v.organizations(n); x.of < 0 && len(own) == 1 {
		x.of = own[0]
	}
}

// phrase is the first of the words right before an office that belong to it
// and name nobody.
func (v *resolver) phrase(n node) int {
	first := n.i
	for first > 0 && n.s.node(first-1).head() == n && n.s.node(first-1).is("amod", "compound") && v.r.mention(n.s.node(first-1)) == nil {
		first--
	}
	return first
}

// nounFor reports whether a noun can say what an actor is.
func (v *resolver) nounFor(n node, a int) bool {
	lemma := strings.ToLower(n.lemma())
	_, t := v.r.gaz.Title([]string{lemma})
	_, use := v.r.gaz.OrgWord([]string{lemma})
	_, org := orgNouns[lemma]
	switch v.kind(a) {
	case gazetteer.Person:
		return t.Class != ""
	case gazetteer.Country:
		return countryNouns[lemma] || groupNouns[lemma] == countries || groupNouns[lemma] == states
	}
	return use != "" || org
}

// owners are the actors to whom a noun belongs: by possessive, adjective, or
// "of", "from", "for".
func (v *resolver) owners(n node) []int {
	var out []int
	for _, k := range n.all("nmod:poss", "amod", "compound", "nmod") {
		if k.is("nmod") && !k.is("nmod:poss") {
			switch k.prep() {
			case "in":
				if c := v.seat(k); c >= 0 {
					out = addNew(out, c)
				}
				continue
			case "for":
				if posted[strings.ToLower(n.lemma())] {
					continue // "the envoy for Freedonia" is somebody else's
				}
			case "of", "from", "with":
			default:
				continue
			}
		}
		for _, c := range k.conj() {
			if m := v.r.mention(c); m != nil {
				out = addNew(out, m.actors...)
			} else if c.i > n.i {
				v.describe(c)
				out = addNew(out, v.r.who(c)...)
			}
		}
	}
	return out
}

// posted are those who are sent to others.
var posted = words("envoy ambassador representative emissary coordinator negotiator rapporteur mediator")

// seat is the country that a capital stands for as an owner: "the government
// in Minsk"; -1 where the article doesn't name it.
func (v *resolver) seat(k node) int {
	if _, senses := v.r.gaz.At([]string{k.tok().Text}); len(senses) > 0 && senses[0].Form == gazetteer.Seat {
		return v.f.ifNamed(senses[0].ID)
	}
	return -1
}

// organizations are the owners that are no persons.
func (v *resolver) organizations(n node) []int {
	return slices.DeleteFunc(slices.Clone(v.owners(n)), v.isPerson)
}

// definite reports whether a noun phrase points back to something known.
func definite(n node) bool {
	for _, k := range n.all("det", "nmod:poss") {
		switch k.lower() {
		case "a", "an", "another", "some", "any", "no", "every", "each":
			return false
		case "the", "this", "that":
			return true
		}
	}
	return n.kid("nmod:poss").ok()
}

// isConduct reports whether leadership is what somebody does, not those who lead: "thanked
// Chad for its leadership", "her leadership on trade".
func isConduct(n node) bool {
	switch n.prep() {
	case "for", "under", "through":
		return true
	}
	return slices.ContainsFunc(n.all("nmod"), func(k node) bool {
		return k.prep() == "on" || k.prep() == "in" && k.upos() == "NOUN" || k.prep() == "of" && n.kid("nmod:poss").ok()
	})
}

// oneOfMany reports whether a noun phrase means nobody in particular: "a sitting judge". Of
// an organization's people, that is; of a country's, it often brings up somebody.
func oneOfMany(n node) bool {
	switch n.kid("det").lower() {
	case "a", "an", "any", "every", "each", "another", "no":
		return true
	}
	return false
}

// office resolves the noun of an office: to the person who holds it where the
// article names one, else to the country or organization that the nameless
// holder speaks for.
func (v *resolver) office(n node) bool {
	_, t := v.r.gaz.Title([]string{n.tok().Text})
	lemma := strings.ToLower(n.lemma())
	if t.Class != "office" && t.Class != "military" && t.Class != "royal" && t.Class != "religious" && !speakers[lemma] {
		return false
	}
	if lemma == "leadership" && isConduct(n) {
		return false
	}
	own := v.organizations(n)
	plural := isPlural(n)
	if !plural && (definite(n) || len(own) > 0 && !(oneOfMany(n) && !v.isCountry(own[0])) || n.tok().XPOS == "NNP") && !(t.Class == "member") {
		if a := v.holder(n, lemma, own); a >= 0 {
			v.enter(n, n.i, n.i, description, []int{a}, "coref: "+lemma)
			return true
		}
	}
	if len(own) > 0 && (plural || speakers[lemma] || t.Class != "" && t.Class != "member" && t.Class != "honorific") {
		kind := description
		if len(own) > 1 {
			kind = group
		}
		v.enter(n, n.i, n.i, kind, own, "coref: speaks for "+v.f.fullName(v.f.actors[own[0]]))
		return true
	}
	return false
}

// speakers are nouns for nameless people and things that act for whom they
// belong to.
var speakers = words("official officials diplomat spokesman spokeswoman spokesperson envoy delegation side negotiator source team representative authority authorities troops forces military leadership counterpart readout side sides soldier aide mission")

// knownHolder is the person of public life named last who is known to act for a country and for whom the
// text has no office, where it goes on about one at the top of a state: "Theresa May ... the prime
// minister"; -1 for none.
func (v *resolver) knownHolder(n node, lemma string, mods []string) int {
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
		a := v.f.actors[r.actors[0]]
		return a.role == "" && a.entry != nil && a.entry.Of != ""
	})
	if who == nil {
		return -1
	}
	return who[0]
}

// holder is the person whom an office with its owner means, -1 for none: the
// one named last before it, or for an owner the only one after it.
func (v *resolver) holder(n node, lemma string, own []int) int {
	mods := v.modifiers(n)
	fits := func(a int) bool {
		x := v.f.actors[a]
		if x.kind != gazetteer.Person || len(own) > 0 && (x.of < 0 || !slices.Contains(own, x.of) && !slices.Contains(own, v.country(a))) {
			return false
		}
		role := " " + strings.ToLower(x.role) + " "
		switch lemma {
		case "leader", "chief", "head", "ruler", "strongman":
			if len(own) == 0 && lemma != "leader" {
				return strings.Contains(role, lemma)
			}
			return lemma == "leader" && (topOffice(role) || x.role == "" && x.entry != nil) || strings.Contains(role, lemma)
		case "diplomat":
			return strings.Contains(role, "foreign") || strings.Contains(role, "secretary of state") || strings.Contains(role, "diplomat") || strings.Contains(role, "ambassador")
		}
		if !strings.Contains(role, lemma) {
			return false
		}
		for _, m := range mods {
			if !strings.Contains(role, m) {
				return false
			}
		}
		return rankFits(role, mods)
	}
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
	for a := range v.f.actors {
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

// follows reports whether actor a is named again in the clause of n, so that n
// must be somebody else: "the president invited President Roe".
func (v *resolver) follows(n node, a int) bool {
	for _, k := range n.head().all("obj", "iobj", "obl") {
		if slices.Contains(v.r.whoAll(k), a) && k != n && n.is("nsubj") {
			return true
		}
	}
	return false
}

// introduced is the person whom the sentence after a nameless description
// names as its subject, without an office and of the same country: "Freedonia's
// foreign minister said ... Jane Roe told". It takes the office.
func (v *resolver) introduced(n node, own []int) int {
	if _, t := v.r.gaz.Title([]string{strings.ToLower(n.lemma())}); t.Class == "" { // a mission is nobody's office
		return -1
	}
	if !n.is("nsubj") || n.s.index+1 >= len(v.r.sents) {
		return -1
	}
	for i := n.s.index + 1; i < len(v.r.sents) && i <= n.s.index+2; i++ {
		s := v.r.sents[i]
		if s.root < 0 {
			continue
		}
		who := v.r.who(s.node(s.root).kid("nsubj"))
		if len(who) != 1 || !v.isPerson(who[0]) {
			continue
		}
		a := v.f.actors[who[0]]
		if a.role != "" && !v.isRank(a.role) || a.of >= 0 && !slices.Contains(own, a.of) && v.country(who[0]) != v.country(own[0]) || a.names[0].s.index <= n.s.index {
			return -1
		}
		a.role = v.r.text(n.s, v.phrase(n), n.i)
		if a.of < 0 {
			a.of = own[0]
		}
		return who[0]
	}
	return -1
}

// isRank reports whether a role is a military rank and no office.
func (v *resolver) isRank(role string) bool {
	_, t := v.r.gaz.Title([]string{role})
	return t.Class == "military"
}

func topOffice(role string) bool {
	role, _, _ = strings.Cut(role, " to ")
	role += " "
	for _, o := range []string{"president", "prime minister", "premier", "chancellor", "king", "leader", "emir", "sultan", "taoiseach", "ruler"} {
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
		if ranks[w] && w != "former" && w != "acting" && !slices.Contains(mods, w) {
			return false
		}
	}
	return true
}

// modifiers are the words around an office that say which: "foreign", "vice".
func (v *resolver) modifiers(n node) []string {
	var out []string
	for _, k := range n.all("amod", "compound", "flat", "nmod:desc") {
		w := k.lower()
		if v.r.mention(k) == nil && (fields[w] || ranks[w] || w == "prime" || w == "first" || w == "crown") {
			out = append(out, w)
		}
	}
	return append(out, n.lower())
}

// ranks below an office.
var ranks = words("vice deputy assistant under former acting")

// countryAt is the country that a name says or whose town it is, where the article names it.
func (v *resolver) countryAt(n node) []int {
	if who := v.r.who(n); len(who) == 1 && v.isCountry(who[0]) {
		return who
	}
	p := v.where.placeName(n)
	code := p.code
	if !p.known {
		code, _ = v.r.gaz.Place(n.tok().Text)
	}
	if i := slices.IndexFunc(v.f.actors, func(a *actor) bool { return code != "" && a.code == code }); i >= 0 {
		return []int{i}
	}
	return nil
}

// common resolves "the country", "the island", "the alliance", "the ministry",
// "the government".
func (v *resolver) common(n node) {
	lemma := strings.ToLower(n.lemma())
	if n.tok().XPOS == "NNS" || n.kid("nummod").ok() {
		return
	}
	own := v.organizations(n)
	if governing[lemma] {
		for _, k := range n.all("amod", "compound") {
			if v.r.mention(k) == nil && !govModifiers[k.lower()] {
				return // "the sanctions regime"
			}
		}
		for _, k := range n.all("nmod") {
			if len(own) > 0 || k.prep() != "in" || k.upos() != "PROPN" {
				continue
			}
			if own = v.r.who(k); len(own) != 1 || !v.isCountry(own[0]) {
				return // the government of what we don't know
			}
		}
		if in := n.s.node(n.i + 1); len(own) == 0 && in.lower() == "in" && isCapital(n.s.node(n.i+2).tok().Text) { // wherever the tree has it
			if own = v.countryAt(n.s.node(n.i + 2)); len(own) == 0 {
				return
			}
		}
		switch {
		case len(own) == 1 && v.isCountry(own[0]):
			v.enter(n, n.i, n.i, description, own, "coref: its "+lemma)
		case len(own) == 0 && definite(n):
			v.enter(n, n.i, n.i, description, v.governed(n, lemma), "coref: the "+lemma)
		}
		return
	}
	if p := n.kid("nmod:poss"); p.ok() && countryNouns[lemma] && len(own) == 0 {
		if who := v.r.who(p); len(who) == 1 && v.isPerson(who[0]) && v.country(who[0]) >= 0 {
			v.enter(n, n.i, n.i, description, []int{v.country(who[0])}, "coref: one's "+lemma)
			return
		}
	}
	if !definite(n) || len(own) > 0 {
		return
	}
	if countryNouns[lemma] && !n.kid("nmod:poss").ok() && !restricted(n) {
		var fits func(*actor) bool
		if lemma == "island" {
			fits = func(a *actor) bool { return islands[a.code] }
		}
		if lemma == "kingdom" {
			fits = func(a *actor) bool { return kingdoms[a.code] }
		}
		v.enter(n, n.i, n.i, description, v.lastCountry(n, fits), "coref: the "+lemma)
		return
	}
	if a := v.lastOrganization(n, lemma); a >= 0 {
		v.enter(n, n.i, n.i, description, []int{a}, "coref: the "+lemma)
	}
}

// restricted reports whether a relative clause without a comma before it says
// which one is meant: "the country that won".
func restricted(n node) bool {
	c := n.kid("acl:relcl")
	return c.ok() && n.s.node(c.first()).lower() != "," && n.s.node(c.first()-1).lower() != ","
}

// governed is the country whose government is meant without its name: one
// that was called so before ("the Burmese regime"), else the last country,
// unless the sentence leaves a choice.
func (v *resolver) governed(n node, lemma string) []int {
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		if len(r.actors) == 1 && v.isCountry(r.actors[0]) && strings.EqualFold(r.n.lemma(), lemma) {
			return r.actors
		}
	}
	if lemma == "administration" { // others have governments
		if us := v.f.ifNamed("USA"); us >= 0 {
			return []int{us}
		} else if isCapital(n.tok().Text) {
			return nil
		}
	}
	harsh := lemma == "regime" || lemma == "junta"
	who := v.lastCountry(n, func(a *actor) bool {
		if !harsh {
			return true
		}
		for _, r := range v.refs {
			if r.n.s == n.s && r.n.is("nsubj") && v.f.actors[r.actors[0]] == a {
				return false // nobody calls himself so
			}
		}
		return true
	})
	for i := len(v.refs) - 1; i >= 0 && v.refs[i].n.s == n.s; i-- {
		if r := v.refs[i]; len(r.actors) == 1 && v.isCountry(r.actors[0]) {
			if len(who) == 1 && who[0] != r.actors[0] {
				return nil
			}
			break
		}
	}
	return who
}

var countryNouns = words("country nation island kingdom republic state")

// islands are the countries that texts call "the island".
var islands = words("TWN JPN CUB CYP LKA MLT ISL SGP HTI JAM MDG TLS PHL BHR GRL BRB GBR IRL NRU")

var kingdoms = words("SAU GBR JOR MAR THA BHR ESP NLD BEL SWE NOR DNK BTN KHM TON LSO SWZ")

// lastCountry is the country that "the country" means: the subject of the
// sentence or of the one before it, else the country named last.
func (v *resolver) lastCountry(n node, fits func(*actor) bool) []int {
	ok := func(a int) bool { return v.isCountry(a) && (fits == nil || fits(v.f.actors[a])) }
	best, most := -1, -1
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		back := n.s.index - r.n.s.index
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
		case r.n.is("nsubj") && !r.weak:
			score += 8
		case r.weak:
			score -= 3
		}
		if r.n.is("obl") && (r.n.prep() == "in" || r.n.prep() == "to") {
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
func (v *resolver) lastOrganization(n node, lemma string) int {
	if _, use := v.r.gaz.OrgWord([]string{lemma}); use == "" && orgNouns[lemma] == "" {
		return -1
	}
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		if n.s.index-r.n.s.index > 6 {
			break
		}
		if len(r.actors) == 1 && v.kind(r.actors[0]) == gazetteer.Organization && v.orgFits(r.actors[0], n, lemma) {
			return r.actors[0]
		}
	}
	return -1
}

// orgNouns are nouns for organizations and the IDs or classes that they fit.
var orgNouns = map[string]string{
	"bloc": "eu asean mercosur gcc brics opec eaeu au", "alliance": "nato aukus quad", "body": "un unsc unga iaea who hrc",
	"organization": "body", "organisation": "body", "group": "armed g7 g20 quad brics opec", "militant": "armed", "militia": "armed", "movement": "armed",
	"company": "company", "firm": "company", "agency": "iaea unhcr unicef wfp unrwa cia fbi usaid", "watchdog": "iaea", "cartel": "opec opec-plus",
	"lender": "imf world-bank", "party": "party", "panel": "", "council": "unsc", "court": "icj icc us-supreme-court", "assembly": "unga",
	"union": "eu au", "airline": "company", "automaker": "company", "carmaker": "company", "giant": "company", "club": "",
}

func (v *resolver) orgFits(a int, n node, lemma string) bool {
	x := v.f.actors[a]
	if x.entry != nil {
		for _, id := range strings.Fields(orgNouns[lemma]) {
			if id == x.entry.ID || id == x.entry.Class {
				return true
			}
		}
		if strings.Contains(strings.ToLower(x.entry.Name)+" ", lemma+" ") {
			return true
		}
	}
	for _, f := range x.words {
		if slices.Contains(f, lemma) {
			return v.sameField(f, n)
		}
	}
	return false
}

// sameField refuses "the foreign ministry" for a ministry of defence.
func (v *resolver) sameField(words []string, n node) bool {
	for _, k := range n.all("amod", "compound") {
		if w := k.lower(); fields[w] && !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
