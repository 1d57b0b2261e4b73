package coref

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/entity"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// A groupOf says what a group must consist of.
type groupOf int

const (
	anyone    groupOf = iota // "the three": countries named together before persons
	sides                    // "both sides": countries, also those of persons
	people                   // "the two leaders"
	countries                // "the three allies"
	states                   // "the two governments"
)

// GroupNouns are nouns for several actors together.
var GroupNouns = map[string]groupOf{
	"side": sides, "ally": countries, "party": sides, "partner": sides, "neighbor": countries, "neighbour": countries,
	"country": states, "nation": states, "government": states, "state": states, "power": countries, "rival": countries,
	"delegation": sides, "leader": people, "minister": people, "president": people, "secretary": people, "diplomat": people, "official": people,
	"counterpart": people, "envoy": people, "premier": people, "chief": people, "negotiator": people, "man": people, "adviser": people, "advisor": people,
	"member": countries, "democracy": countries, "economy": countries, "republic": countries, "monarchy": countries,
}

// delegates are nouns for people of like rank whose offices have other names.
var delegates = words.Class("delegates")

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
				if last := v.refs[len(v.refs)-1].n.Sent; v.sets[i].n.Sent == last { // "Roe received Doe, and the two vowed"
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
func (v *resolver) groupNoun(n tree.Node) bool {
	size, det := 0, false
	for _, k := range n.All("nummod", "det", "det:predet", "cc:preconj", "amod", "nmod:poss") {
		if c, ok := words.Numbers[k.Lower()]; ok {
			size = c
		}
		switch k.Lower() {
		case "the", "both", "these", "all", "our", "their":
			det = true
		}
	}
	if c, ok := words.Numbers[n.Lower()]; ok && !n.Is("nummod", "det", "compound", "amod", "advmod") {
		if n.Lower() != "both" && !det {
			return false
		}
		if of := n.Kid("nmod", "nmod:of"); of.OK() && of.Lower() != "them" {
			return false
		}
		v.enter(n, n.First(), n.I, reading.Group, v.group(c, anyone), "coref: group of "+n.Lower())
		return true
	}
	lemma := strings.ToLower(n.Lemma()) // "the Ministers"
	of, ok := GroupNouns[lemma]
	if !ok || !tree.IsPlural(n) || n.Tok().XPOS == "NNPS" && of != people { // not "Allies", "States"
		return false
	}
	if h := n.Head(); n.Is("conj") && tree.IsPlural(h) && h.Kid("det").Lower() == "the" { // "the Secretaries and Ministers"
		det = det || v.r.AnyActor(h)
	}
	if !det && size == 0 {
		if n.First() == n.I && n.Last() == n.I && n.Is("nsubj") { // "The officials ... In this regard, officials pledged"
			v.enter(n, n.I, n.I, reading.Group, v.sameNoun(n, 0), "coref: "+n.Lower())
		}
		return v.r.Mention(n) != nil
	}
	if n.Kid("acl:relcl", "acl").OK() && size == 0 || n.Kid("nmod").OK() && n.Kid("nmod").Prep() != "in" {
		return false
	}
	if v.otherModifier(n) && (of != people && (size == 0 || !det) || len(v.organizations(n)) > 0) {
		return false
	}
	if k := n.Kid("compound"); size == 0 && of == people && k.UPOS() == "NOUN" && !entity.Fields[k.Lower()] {
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
	v.enter(n, n.I, n.I, reading.Group, who, "coref: "+n.Lower())
	return v.r.Mention(n) != nil
}

// latest is the last group that a noun may mean which neither was used before nor names
// the offices of its members.
func (v *resolver) latest(n tree.Node, of groupOf, size int) []int {
	inField := slices.ContainsFunc(n.All("amod", "compound"), func(k tree.Node) bool { return entity.Fields[k.Lower()] })
	if of == people && size == 0 && inField { // "the civil rights leaders": none of those who hold other offices
		return nil
	}
	switch lemma := strings.ToLower(n.Lemma()); lemma {
	case "side", "leader", "minister", "president", "delegation":
	case "ally":
		if size == 0 && v.f.IfNamed("g7") >= 0 {
			return nil
		}
	default:
		if size == 0 && !(lemma == "country" && v.our(n)) {
			return nil
		}
	}
	who := v.group(size, of)
	// What the two sides of a meeting say is not said by two that it was about.
	if n.Lemma() == "side" && n.Is("nsubj") && n.Head().Is("root") && v.isMatter(who) {
		var met []int
		for _, a := range v.met {
			met = reading.AddNew(met, v.countries([]int{a})...)
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
			if !s.n.Is("nmod", "obl") || words.OneOf(s.n.Prep(), "with", "by") {
				return false
			}
		}
	}
	return named
}

func (v *resolver) our(n tree.Node) bool { return n.Kid("nmod:poss").Lower() == "our" }

// otherModifier reports whether an adjective makes the group another one:
// "the other countries", "the western allies".
func (v *resolver) otherModifier(n tree.Node) bool {
	for _, k := range n.All("amod", "compound") {
		w := k.Lower()
		if _, ok := words.Numbers[w]; !ok && !words.OneOf(w, "neighboring", "neighbouring", "participating", "respective", "close") {
			return true
		}
	}
	return false
}

// sameNoun is the members of the group that the same noun named before:
// "officials from A and B ... The officials".
func (v *resolver) sameNoun(n tree.Node, size int) []int {
	for i := len(v.sets) - 1; i >= 0; i-- {
		m := v.sets[i].n
		if strings.EqualFold(m.Lemma(), n.Lemma()) && (m.Tok().XPOS == "NNS" || tree.IsPlural(m) && m.Sent.Block != article.Title) && (size == 0 || len(v.sets[i].actors) == size) {
			return v.sets[i].actors
		}
	}
	return nil
}

// peopleByRole is the last group of persons whose offices fit the noun: "the
// two vice foreign ministers", "the leaders".
func (v *resolver) peopleByRole(n tree.Node, size int) []int {
	noun := strings.ToLower(n.Lemma())
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
func (v *resolver) lastInOffice(n tree.Node, noun string, size int) []int {
	var who, of []int
	named := false
	for _, m := range slices.Backward(v.refs) {
		if size < 2 || n.Sent.Index-m.n.Sent.Index > 5 {
			break
		}
		a := m.actors[0]
		role, c := strings.ToLower(v.f.Actors[a].Role), v.country(a)
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
	role := strings.ToLower(v.f.Actors[a].Role)
	switch noun {
	case "leader", "head", "chief", "man", "official", "counterpart", "diplomat":
		return true
	}
	return role == "" || strings.Contains(role, noun)
}

// fieldFits reports whether a person's office, where it is known, is in the field that the
// noun names: "the foreign ministers".
func (v *resolver) fieldFits(a int, n tree.Node) bool {
	role := strings.ReplaceAll(strings.ToLower(v.f.Actors[a].Role), "defence", "defense")
	for _, k := range n.All("amod", "compound") {
		if w := strings.ReplaceAll(k.Lower(), "defence", "defense"); role != "" && entity.Fields[w] && !strings.Contains(role, w) && !(w == "foreign" && strings.Contains(role, "secretary of state")) {
			return false
		}
	}
	return true
}
