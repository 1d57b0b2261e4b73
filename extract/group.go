package extract

import (
	"slices"
	"strings"

	"entente/extract/article"
)

// What a group must consist of.
type groupOf int

const (
	anyone    groupOf = iota // "the three": countries named together before persons
	sides                    // "both sides": countries, also those of persons
	people                   // "the two leaders"
	countries                // "the three allies"
	states                   // "the two governments"
)

// numbers are the sizes that groups are named with.
var numbers = map[string]int{"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "trilateral": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "2": 2, "3": 3, "4": 4, "5": 5, "7": 7}

// groupNouns are nouns for several actors together.
var groupNouns = map[string]groupOf{
	"side": sides, "ally": countries, "party": sides, "partner": sides, "neighbor": countries, "neighbour": countries,
	"country": states, "nation": states, "government": states, "state": states, "power": countries, "rival": countries,
	"delegation": sides, "leader": people, "minister": people, "president": people, "secretary": people, "diplomat": people, "official": people,
	"counterpart": people, "envoy": people, "premier": people, "chief": people, "negotiator": people, "man": people, "adviser": people, "advisor": people,
	"member": countries, "democracy": countries, "economy": countries, "republic": countries, "monarchy": countries,
}

// delegates are nouns for people of like rank whose offices have other names.
var delegates = map[string]bool{"adviser": true, "advisor": true, "envoy": true, "negotiator": true}

// group is the last group of n members (0 for any number) that fits.
func (v *resolver) group(n int, of groupOf) []int {
	var asCountries []int
	for i := len(v.sets) - 1; i >= 0; i-- {
		a := v.sets[i].actors
		if n > 0 && len(a) != n && !(of != people && n > 1 && len(v.countries(a)) == n) || len(a) < 2 {
			continue
		}
		if of == states && len(a) == 2 && slices.ContainsFunc(a, func(x int) bool { return !v.isPerson(x) && !v.isCountry(x) }) {
			continue // no two governments: "the EU and NATO"
		}
		all := !slices.ContainsFunc(a, func(x int) bool { return !v.isPerson(x) })
		none := !slices.ContainsFunc(a, v.isPerson)
		switch {
		case of == people && all, of != people && none && (n == 0 || len(a) == n):
			return a
		case of != people:
			switch c := v.countries(a); {
			case asCountries != nil:
			case all && of == anyone && len(a) == n:
				if last := v.refs[len(v.refs)-1].n.s; v.sets[i].n.s == last { // "Roe received Doe, and the two vowed"
					return a
				}
				asCountries = a
			case len(c) > 1 && (n == 0 || len(c) == n):
				asCountries = c
			case all && of == sides && len(a) == n && len(c) != 1: // not two of one country
				asCountries = a
			}
		case of == people && none && asCountries == nil:
			asCountries = a // the leaders of countries that are named alone
		}
	}
	if of == people && len(v.met) > 1 && (n == 0 || len(v.met) == n) {
		return v.met
	}
	return asCountries
}

// groupNoun resolves "the three", "both sides", "the two leaders".
func (v *resolver) groupNoun(n node) bool {
	size, det := 0, false
	for _, k := range n.all("nummod", "det", "det:predet", "cc:preconj", "amod", "nmod:poss") {
		if c, ok := numbers[k.lower()]; ok {
			size = c
		}
		switch k.lower() {
		case "the", "both", "these", "all", "our", "their":
			det = true
		}
	}
	if c, ok := numbers[n.lower()]; ok && !n.is("nummod", "det", "compound", "amod", "advmod") {
		if n.lower() != "both" && !det {
			return false
		}
		if of := n.kid("nmod", "nmod:of"); of.ok() && of.lower() != "them" {
			return false
		}
		v.enter(n, n.first(), n.i, group, v.group(c, anyone), "coref: group of "+n.lower())
		return true
	}
	lemma := strings.ToLower(n.lemma()) // "the Ministers"
	of, ok := groupNouns[lemma]
	if !ok || !isPlural(n) || n.tok().XPOS == "NNPS" && of != people { // not "Allies", "States"
		return false
	}
	if h := n.head(); n.is("conj") && isPlural(h) && h.kid("det").lower() == "the" { // "the Secretaries and Ministers"
		det = det || v.r.anyActor(h)
	}
	if !det && size == 0 {
		if n.first() == n.i && n.last() == n.i && n.is("nsubj") { // "The officials ... In this regard, officials pledged"
			v.enter(n, n.i, n.i, group, v.sameNoun(n, 0), "coref: "+n.lower())
		}
		return v.r.mention(n) != nil
	}
	if n.kid("acl:relcl", "acl").ok() && size == 0 || n.kid("nmod").ok() && n.kid("nmod").prep() != "in" {
		return false
	}
	if v.otherModifier(n) && (of != people && (size == 0 || !det) || len(v.organizations(n)) > 0) {
		return false
	}
	if k := n.kid("compound"); size == 0 && of == people && k.upos() == "NOUN" && !fields[k.lower()] {
		return false // "the coup leaders"
	}
	who := v.sameNoun(n, size)
	if len(who) == 0 && of == people {
		who = v.peopleByRole(n, size)
	}
	if len(who) == 0 {
		who = v.latest(n, of, size)
	}
	if v.our(n) && len(v.voice) > 1 && of != people && !v.inQuote(n) {
		who = v.voice
	}
	v.enter(n, n.i, n.i, group, who, "coref: "+n.lower())
	return v.r.mention(n) != nil
}

// latest is the last group that a noun may mean which neither was used before nor names
// the offices of its members.
func (v *resolver) latest(n node, of groupOf, size int) []int {
	inField := slices.ContainsFunc(n.all("amod", "compound"), func(k node) bool { return fields[k.lower()] })
	if of == people && size == 0 && inField { // "the civil rights leaders": none of those who hold other offices
		return nil
	}
	switch lemma := strings.ToLower(n.lemma()); lemma {
	case "side", "leader", "minister", "president", "delegation":
	case "ally":
		if size == 0 && v.f.ifNamed("g7") >= 0 {
			return nil
		}
	default:
		if size == 0 && !(lemma == "country" && v.our(n)) {
			return nil
		}
	}
	who := v.group(size, of)
	// What the two sides of a meeting say is not said by two that it was about.
	if n.lemma() == "side" && n.is("nsubj") && n.head().is("root") && v.isMatter(who) {
		var met []int
		for _, a := range v.met {
			met = addNew(met, v.countries([]int{a})...)
		}
		if len(met) == 2 {
			return met
		}
	}
	return who
}

// isMatter reports whether a group is named only as what something is about: "support for
// Chad and Mali".
func (v *resolver) isMatter(who []int) bool {
	named := false
	for _, s := range v.sets {
		if slices.Equal(s.actors, who) {
			named = true
			if !s.n.is("nmod", "obl") || s.n.prep() == "with" || s.n.prep() == "by" {
				return false
			}
		}
	}
	return named
}

func (v *resolver) our(n node) bool { return n.kid("nmod:poss").lower() == "our" }

// otherModifier reports whether an adjective makes the group another one:
// "the other countries", "the western allies".
func (v *resolver) otherModifier(n node) bool {
	for _, k := range n.all("amod", "compound") {
		w := k.lower()
		if _, ok := numbers[w]; !ok && w != "neighboring" && w != "neighbouring" && w != "participating" && w != "respective" && w != "close" {
			return true
		}
	}
	return false
}

// sameNoun is the members of the group that the same noun named before:
// "officials from A and B ... The officials".
func (v *resolver) sameNoun(n node, size int) []int {
	for i := len(v.sets) - 1; i >= 0; i-- {
		m := v.sets[i].n
		if strings.EqualFold(m.lemma(), n.lemma()) && (m.tok().XPOS == "NNS" || isPlural(m) && m.s.block != article.Title) && (size == 0 || len(v.sets[i].actors) == size) {
			return v.sets[i].actors
		}
	}
	return nil
}

// peopleByRole is the last group of persons whose offices fit the noun: "the
// two vice foreign ministers", "the leaders".
func (v *resolver) peopleByRole(n node, size int) []int {
	noun := strings.ToLower(n.lemma())
	fitting := func(actors []int) (fit []int) {
		for _, a := range actors {
			if v.isPerson(a) && v.roleFits(a, noun) && v.fieldFits(a, n) {
				fit = append(fit, a)
			}
		}
		return fit
	}
	isGroup := func(fit []int) bool { return len(fit) > 1 && (size == 0 || len(fit) == size) }
	for i := len(v.sets) - 1; i >= 0; i-- {
		a := v.sets[i].actors
		fit := fitting(a)
		if isGroup(fit) {
			return fit
		}
		// Offices differ in name: "the national security advisers" may be an
		// adviser, a secretary general and a director who met.
		if len(fit) == 1 && delegates[noun] && !slices.ContainsFunc(a, func(x int) bool { return !v.isPerson(x) }) && (size == 0 || len(a) == size) {
			return a
		}
	}
	if fit := fitting(v.met); isGroup(fit) {
		return fit
	}
	return v.lastInOffice(n, noun, size)
}

// lastInOffice is those named last whose offices fit the noun, one of each country, where the text
// never puts them together: "the two ministers" of a report on what one and then the other said.
func (v *resolver) lastInOffice(n node, noun string, size int) []int {
	var who, of []int
	named := false
	for _, m := range slices.Backward(v.refs) {
		if size < 2 || n.s.index-m.n.s.index > 5 {
			break
		}
		a := m.actors[0]
		role, c := strings.ToLower(v.f.actors[a].role), v.country(a)
		if len(m.actors) > 1 || !v.isPerson(a) || c < 0 || slices.Contains(of, c) || role != "counterpart" && !strings.Contains(role, noun) || strings.HasPrefix(role, "prime ") || !v.fieldFits(a, n) {
			continue
		}
		who, of = append(who, a), append(of, c)
		if named = named || role != "counterpart"; len(who) == size {
			break
		}
	}
	if len(who) != size || !named {
		return nil
	}
	return who
}

// roleFits reports whether a person's office is named by the noun, or no
// office is known.
func (v *resolver) roleFits(a int, noun string) bool {
	role := strings.ToLower(v.f.actors[a].role)
	switch noun {
	case "leader", "head", "chief", "man", "official", "counterpart", "diplomat":
		return true
	}
	return role == "" || strings.Contains(role, noun)
}

// fieldFits reports whether a person's office, where it is known, is in the field that the
// noun names: "the foreign ministers".
func (v *resolver) fieldFits(a int, n node) bool {
	role := strings.ReplaceAll(strings.ToLower(v.f.actors[a].role), "defence", "defense")
	for _, k := range n.all("amod", "compound") {
		if w := strings.ReplaceAll(k.lower(), "defence", "defense"); role != "" && fields[w] && !strings.Contains(role, w) && !(w == "foreign" && strings.Contains(role, "secretary of state")) {
			return false
		}
	}
	return true
}
