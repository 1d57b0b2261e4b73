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
var GroupNouns = groupNouns()

func groupNouns() map[string]groupOf {
	kinds := map[string]groupOf{"sides": sides, "people": people, "countries": countries, "states": states}
	of := map[string]groupOf{}
	for noun, kind := range words.Pairs("groupNouns") {
		of[noun] = kinds[kind]
	}
	return of
}

// delegates are nouns for people of like rank whose offices have other names.
var delegates = words.Class("delegates")

// group is the last group of n members (0 for any number) that fits.
func (v *resolver) group(n int, of groupOf) []int {
	var second []int // countries of persons, or leaders of countries, where nobody fits better
	for i := len(v.sets) - 1; i >= 0; i-- {
		a := v.sets[i].actors
		if !v.hasSize(a, n, of) || of == states && len(a) == 2 && slices.ContainsFunc(a, v.isNeither) {
			continue // no two governments: "the EU and NATO"
		}
		all := !slices.ContainsFunc(a, func(x int) bool { return !v.isPerson(x) })
		none := !slices.ContainsFunc(a, v.isPerson)
		if of == people && all || of != people && none && (n == 0 || len(a) == n) {
			return a
		}
		if second != nil {
			continue
		}
		switch {
		case of == people && none: // the leaders of countries that are named alone
			second = a
		case of == people:
		case all && of == anyone && len(a) == n:
			if v.sets[i].n.Sent == v.refs[len(v.refs)-1].n.Sent { // "Roe received Doe, and the two vowed"
				return a
			}
			second = a
		default:
			second = v.countriesAs(a, n, of, all)
		}
	}
	if of == people && len(v.met) > 1 && (n == 0 || len(v.met) == n) {
		return v.met
	}
	return second
}

// hasSize reports whether a group has so many members, or so many countries where those may be meant.
func (v *resolver) hasSize(a []int, n int, of groupOf) bool {
	if len(a) < 2 {
		return false
	}
	return n == 0 || len(a) == n || of != people && n > 1 && len(v.countries(a)) == n
}

// isNeither reports whether an actor is neither a person nor a country.
func (v *resolver) isNeither(x int) bool { return !v.isPerson(x) && !v.isCountry(x) }

// countriesAs is the countries of a group, or its persons as the sides that they are on, not two of one country.
func (v *resolver) countriesAs(a []int, n int, of groupOf, persons bool) []int {
	c := v.countries(a)
	switch {
	case len(c) > 1 && (n == 0 || len(c) == n):
		return c
	case persons && of == sides && len(a) == n && len(c) != 1:
		return a
	}
	return nil
}

// groupNoun resolves "the three", "both sides", "the two leaders".
func (v *resolver) groupNoun(n tree.Node) bool {
	size, det := groupSize(n)
	if c, ok := words.Numbers[n.Lower()]; ok && !n.Is("nummod", "det", "compound", "amod", "advmod") {
		if of := n.Kid("nmod", "nmod:of"); n.Lower() != "both" && !det || of.OK() && of.Lower() != "them" {
			return false
		}
		v.enter(n, n.First(), n.I, reading.Group, v.group(c, anyone), "coref: group of "+n.Lower())
		return true
	}
	of, ok := GroupNouns[strings.ToLower(n.Lemma())]                        // "the Ministers"
	if !ok || !tree.IsPlural(n) || n.Tok().XPOS == "NNPS" && of != people { // not "Allies", "States"
		return false
	}
	if h := n.Head(); n.Is("conj") && tree.IsPlural(h) && h.Kid("det").Lower() == "the" { // "the Secretaries and Ministers"
		det = det || v.r.AnyActor(h)
	}
	switch {
	case !det && size == 0:
		if n.First() == n.I && n.Last() == n.I && n.Is("nsubj") { // "The officials ... In this regard, officials pledged"
			v.enter(n, n.I, n.I, reading.Group, v.sameNoun(n, 0), "coref: "+n.Lower())
		}
		return v.r.Mention(n) != nil
	case v.isSaidWhich(n, of, size, det):
		return false
	}
	v.enter(n, n.I, n.I, reading.Group, v.groupFor(n, of, size), "coref: "+n.Lower())
	return v.r.Mention(n) != nil
}

// groupSize is how many a noun phrase speaks of, 0 where it does not say, and whether its article points back.
func groupSize(n tree.Node) (size int, det bool) {
	for _, k := range n.All("nummod", "det", "det:predet", "cc:preconj", "amod", "nmod:poss") {
		if c, ok := words.Numbers[k.Lower()]; ok {
			size = c
		}
		det = det || k.IsWord("the", "both", "these", "all", "our", "their")
	}
	return size, det
}

// isSaidWhich reports whether a noun for a group says itself which one it is, so that it points to no other: "the coup
// leaders", "the leaders of the region".
func (v *resolver) isSaidWhich(n tree.Node, of groupOf, size int, det bool) bool {
	if n.Kid("acl:relcl", "acl").OK() && size == 0 || n.Kid("nmod").OK() && n.Kid("nmod").Prep() != "in" {
		return true
	}
	if v.otherModifier(n) && (of != people && (size == 0 || !det) || len(v.organizations(n)) > 0) {
		return true
	}
	k := n.Kid("compound")
	return size == 0 && of == people && k.UPOS() == "NOUN" && !entity.Fields[k.Lower()]
}

// groupFor is the group that a noun with an article or a number means.
func (v *resolver) groupFor(n tree.Node, of groupOf, size int) []int {
	who := v.sameNoun(n, size)
	if len(who) == 0 && of == people {
		who = v.peopleByRole(n, size)
	}
	if len(who) == 0 {
		who = v.latest(n, of, size)
	}
	if v.our(n) && len(v.voice) > 1 && of != people && !v.inQuote(n) {
		return v.voice
	}
	return who
}

// latest is the last group that a noun may mean which neither was used before nor names
// the offices of its members.
func (v *resolver) latest(n tree.Node, of groupOf, size int) []int {
	inField := slices.ContainsFunc(n.All("amod", "compound"), func(k tree.Node) bool { return entity.Fields[k.Lower()] })
	if of == people && size == 0 && inField { // "the civil rights leaders": none of those who hold other offices
		return nil
	}
	switch lemma := strings.ToLower(n.Lemma()); {
	case returning[lemma]:
	case lemma == "ally":
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
		if _, ok := words.Numbers[w]; !ok && !alike[w] {
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
		many := m.Tok().XPOS == "NNS" || tree.IsPlural(m) && m.Sent.Block != article.Title
		if strings.EqualFold(m.Lemma(), n.Lemma()) && many && (size == 0 || len(v.sets[i].actors) == size) {
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
		c := v.country(a)
		if len(m.actors) > 1 || c < 0 || slices.Contains(of, c) || !v.holdsLike(a, noun) || !v.fieldFits(a, n) {
			continue
		}
		who, of = append(who, a), append(of, c)
		if named = named || !strings.EqualFold(v.f.Actors[a].Role, "counterpart"); len(who) == size {
			break
		}
	}
	if len(who) != size || !named {
		return nil
	}
	return who
}

// holdsLike reports whether the office of a person has the noun in its name, or they are another's counterpart; a prime
// minister is no mere minister.
func (v *resolver) holdsLike(a int, noun string) bool {
	role := strings.ToLower(v.f.Actors[a].Role)
	return v.isPerson(a) && (role == "counterpart" || strings.Contains(role, noun)) && !strings.HasPrefix(role, "prime ")
}

// roleFits reports whether a person's office is named by the noun, or no
// office is known.
func (v *resolver) roleFits(a int, noun string) bool {
	role := strings.ToLower(v.f.Actors[a].Role)
	return role == "" || anyRoles[noun] || strings.Contains(role, noun)
}

// fieldFits reports whether a person's office, where it is known, is in the field that the
// noun names: "the foreign ministers".
func (v *resolver) fieldFits(a int, n tree.Node) bool {
	role := strings.ReplaceAll(strings.ToLower(v.f.Actors[a].Role), "defence", "defense")
	for _, k := range n.All("amod", "compound") {
		w := strings.ReplaceAll(k.Lower(), "defence", "defense")
		inField := strings.Contains(role, w) || w == "foreign" && strings.Contains(role, "secretary of state")
		if role != "" && entity.Fields[w] && !inField {
			return false
		}
	}
	return true
}

// returning are the nouns by which texts come back to those named before without a number, alike the adjectives that
// make no other group of a group, anyRoles the nouns for people in whatever office.
var (
	returning = words.Class("returningGroups")
	alike     = words.Class("alikeModifiers")
	anyRoles  = words.Class("anyRoles")
)
