// Package identity tells which actors, meetings and positions of several articles are one and the
// same. Each is brought to a key, which says what one article tells of it and no more; keys are
// resolved together, and the result depends on nothing but the set of keys and what people decided.
// It knows nothing of how a graph is written.
package identity

import (
	"cmp"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/graph/plain"
)

// An ActorKey is what one article says of an actor as far as it tells it from
// others, and no more: articles that say the same share a key. Keys are what
// is resolved across articles, so that their number, not that of the mentions,
// is what counts.
type ActorKey struct {
	kind   fact.ActorKind
	name   string // a person's words as written, else folded
	first  string // a person's initial where that is all, or the given name that the gazetteer has; of organizations the acronym
	middle string // of persons; of organizations their acronyms in articles, space between
	of     string // the country, see isState, else folded name of the organization
	office string // of persons
	scope  string // the article, where nothing tells that another speaks of the same
	beside string // of surnames: the states and organizations of the article; of bodies of no state: the states that it is on
	mark   string // of full names: the article's, by which articles are counted, see markOf
}

// Kind is the kind of the actor.
func (k ActorKey) Kind() fact.ActorKind { return k.kind }

// Name is the actor's name as the key has it: of countries the code, where there is one.
func (k ActorKey) Name() string { return k.name }

// Of is whom the actor acts for: a country's code, or an organization's folded name.
func (k ActorKey) Of() string { return k.of }

// String is the form in which keys are kept in the graph.
func (k ActorKey) String() string {
	return strings.TrimRight(strings.Join([]string{string(k.kind), k.name, k.first, k.middle, k.of, k.office, k.scope, k.beside, k.mark}, "|"), "|")
}

// ParseActorKey reads what String wrote.
func ParseActorKey(s string) ActorKey {
	f := strings.Split(s, "|")
	for len(f) < 9 {
		f = append(f, "")
	}
	return ActorKey{fact.ActorKind(f[0]), f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]}
}

// ActorKeys makes the keys of an article's actors, by their ids in the facts.
func ActorKeys(articleXID string, facts *fact.Facts) map[string]ActorKey {
	s := newScene(articleXID, facts)
	keys := make(map[string]ActorKey, len(s.actors))
	for id, a := range s.actors {
		switch a.Kind {
		case fact.Country:
			keys[id] = CountryKey(a)
		case fact.Organization:
			keys[id] = s.organizationKey(a)
		default:
			keys[id] = s.personKey(a)
		}
	}
	return keys
}

// CountryKey is the key of a country: its code, where it has one.
func CountryKey(a *fact.Actor) ActorKey {
	name := plain.Fold(a.Code)
	if name == "" {
		return ActorKey{kind: fact.Country, name: plain.Slug(a.Name)}
	}
	return ActorKey{kind: fact.Country, name: strings.ToUpper(name)}
}

func (s *scene) personKey(a *fact.Actor) ActorKey {
	p := parsePerson(a.Name)
	if known := parsePerson(a.Known).words; len(known) == 2 && len(p.words) == 1 && p.first == "" {
		p.first = known[0] // the gazetteer's given name narrows whom the surname means
	}
	k := ActorKey{kind: fact.Person, name: strings.Join(p.words, " "), first: p.first,
		middle: p.middle, of: s.employer(a), office: cmp.Or(officeOf(a.Role), officeOf(a.Name))}
	if full2(k) {
		k.mark = markOf(s.article)
		return k
	}
	if !isState(k.of) {
		k.beside = s.beside()
	}
	if k.of == "" {
		k.scope = plain.Hash(s.article)[:8] // a bare surname of nowhere may be anybody
	}
	return k
}

func (s *scene) organizationKey(a *fact.Actor) ActorKey {
	k := ActorKey{kind: fact.Organization, name: strings.TrimPrefix(plain.Fold(a.Name), "the "), of: s.employer(a)}
	if k.name == "" {
		k.name = plain.Slug(a.Name)
	}
	if acronym(a.Name) != "" {
		k.first = k.name
	}
	var short []string
	for _, n := range a.Names {
		if s := acronym(n); s != "" && s != k.first {
			short = append(short, s)
		}
	}
	slices.Sort(short)
	k.middle = strings.Join(slices.Compact(short), " ")
	switch {
	case isState(k.of):
		k.name = s.withoutState(k.name, k.of)
	case k.of == "" && generic(k.name):
		k.scope, k.beside = plain.Hash(s.article)[:8], s.foremost()
	}
	return k
}

// generic reports whether a name says what an organization is, not which: one
// that every state may have.
func generic(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if !is(w, body) {
			return false
		}
	}
	return true
}

// acronym folds a name that is an acronym ("NATO", "U.N.", "SCO"), and is
// empty for others.
func acronym(name string) string {
	name = strings.ReplaceAll(strings.TrimPrefix(name, "the "), ".", "")
	if len(name) < 2 || len(name) > 7 || name != strings.ToUpper(name) || strings.ContainsAny(name, " \t") {
		return ""
	}
	return plain.Fold(name)
}

// initials of a folded name, small words left out: what its acronym may be.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		switch w {
		case "of", "the", "and", "for", "on", "in", "to":
		default:
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// Blocks are what all keys that may turn out to be one actor's have in
// common: to resolve a key, its blocks' keys are all one needs to see.
func (k ActorKey) Blocks() []string {
	var b []string
	switch {
	case k.kind == fact.Country, k.kind == fact.Organization && k.scope != "" && k.beside == "":
	case k.kind == fact.Person:
		for w := range strings.FieldsSeq(k.name) {
			b = append(b, "person "+w)
		}
	default:
		b = append(b, "organization "+k.name)
		for w := range strings.FieldsSeq(k.middle) {
			b = append(b, "organization "+w)
		}
		if s := initials(k.name); k.first == "" && len(s) > 1 {
			b = append(b, "organization "+s)
		}
	}
	slices.Sort(b)
	return slices.Compact(b)
}

// block is the one of the key's blocks that it shares with every key that is
// fuller and may be the same actor's.
func (k ActorKey) block() string {
	if k.kind != fact.Person {
		return "organization " + k.name
	}
	word, _, _ := strings.Cut(k.name, " ")
	return "person " + word
}

// Alone is the external id of an actor of whom only this key is known.
func (k ActorKey) Alone() string {
	id := string(k.kind) + ":"
	if k.kind == fact.Country {
		return id + k.name
	}
	if k.kind == fact.Person && k.initial() != "" {
		id += k.initial() + "-"
	}
	id += plain.Slug(k.called())
	if k.of != "" {
		id += "@" + k.employerSlug()
	}
	if k.scope != "" {
		id += "/" + k.scope
	}
	return id
}

// initial is what an article itself has of a person's given name.
func (k ActorKey) initial() string {
	if len(k.first) > 1 {
		return ""
	}
	return k.first
}

// called is the name by which keys are one's: whatever the order of its words.
func (k ActorKey) called() string {
	if k.kind == fact.Person {
		return sorted(k.name)
	}
	return k.name
}

func (k ActorKey) employerSlug() string {
	if len(k.of) == 3 && isState(k.of) {
		return k.of
	}
	return plain.Slug(k.of)
}

// Called are the external ids that an actor of these keys would have of whom
// only what a name tells is known, by each key that the name is one of.
func Called(name string, keys []string) []string {
	person, organization := parsePerson(name), strings.TrimPrefix(plain.Fold(name), "the ")
	var ids []string
	for _, s := range keys {
		k := ParseActorKey(s)
		if k.kind == fact.Person && k.called() == sorted(strings.Join(person.words, " ")) && k.initial() == person.first ||
			k.kind == fact.Organization && k.name == organization {
			ids = append(ids, k.Alone())
		}
	}
	return ids
}
