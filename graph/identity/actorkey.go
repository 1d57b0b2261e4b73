// Package identity tells which actors, meetings and positions of several articles are one and the
// same. Each is brought to a key, which says what one article tells of it and no more; keys are
// resolved together, and the result depends on nothing but the set of keys and what people decided.
// It knows nothing of how a graph is written.
package identity

import (
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
	name   string // a person's words sorted, else folded
	first  string // a person's initial where that is all
	middle string // of persons; of organizations their acronyms in articles, space between
	of     string // code of the country, else folded name of the organization
	office string // of persons
	scope  string // where nothing beyond the article may be joined
}

// Kind is the kind of the actor.
func (k ActorKey) Kind() fact.ActorKind { return k.kind }

// Name is the actor's name as the key has it: of countries the code, where there is one.
func (k ActorKey) Name() string { return k.name }

// Of is whom the actor acts for: a country's code, or an organization's folded name.
func (k ActorKey) Of() string { return k.of }

// String is the form in which keys are kept in the graph.
func (k ActorKey) String() string {
	return strings.Join([]string{string(k.kind), k.name, k.first, k.middle, k.of, k.office, k.scope}, "|")
}

// ParseActorKey reads what String wrote.
func ParseActorKey(s string) ActorKey {
	f := strings.Split(s, "|")
	for len(f) < 7 {
		f = append(f, "")
	}
	return ActorKey{fact.ActorKind(f[0]), f[1], f[2], f[3], f[4], f[5], f[6]}
}

// ActorKeys makes the keys of an article's actors, by their ids in the facts.
func ActorKeys(articleXID string, facts *fact.Facts) map[string]ActorKey {
	byID := make(map[string]*fact.Actor, len(facts.Actors))
	for i := range facts.Actors {
		byID[facts.Actors[i].ID] = &facts.Actors[i]
	}
	keys := make(map[string]ActorKey, len(byID))
	for id, a := range byID {
		switch a.Kind {
		case fact.Country:
			keys[id] = CountryKey(a)
		case fact.Organization:
			keys[id] = organizationKey(articleXID, a, employer(a, byID))
		default:
			keys[id] = personKey(articleXID, a, employer(a, byID))
		}
	}
	return keys
}

// employer finds whom an actor acts for in the end: the country's code, else
// the folded name of the organization.
func employer(a *fact.Actor, byID map[string]*fact.Actor) string {
	name := ""
	for range 4 { // a person, an office, a ministry, a country; and no endless ring
		next := byID[a.Of]
		if next == nil || next == a {
			break
		}
		if a = next; a.Kind == fact.Country {
			return strings.TrimPrefix(CountryKey(a).name, "-")
		}
		name = plain.Fold(a.Name)
	}
	return name
}

// CountryKey is the key of a country: its code, where it has one.
func CountryKey(a *fact.Actor) ActorKey {
	name := plain.Fold(a.Code)
	if name == "" {
		return ActorKey{kind: fact.Country, name: plain.Slug(a.Name)}
	}
	return ActorKey{kind: fact.Country, name: strings.ToUpper(name)}
}

func personKey(articleXID string, a *fact.Actor, of string) ActorKey {
	p := parsePerson(a.Name)
	k := ActorKey{kind: fact.Person, name: strings.Join(p.words, " "), first: p.first,
		middle: p.middle, of: of, office: officeOf(a.Role)}
	if of == "" && (len(p.words) < 2 || p.first != "") {
		k.scope = plain.Hash(articleXID)[:8] // a bare surname of nowhere may be anybody
	}
	return k
}

// genericWords are those of organizations' names that name none by themselves.
var genericWords = map[string]bool{
	"ministry": true, "department": true, "parliament": true, "government": true, "office": true, "agency": true, "army": true,
	"navy": true, "air": true, "force": true, "forces": true, "military": true, "police": true, "court": true, "supreme": true,
	"high": true, "foreign": true, "affairs": true, "defence": true, "defense": true, "finance": true, "interior": true, "of": true,
	"the": true, "for": true, "and": true, "national": true, "state": true, "central": true, "bank": true, "assembly": true, "senate": true,
	"congress": true, "house": true, "council": true, "committee": true, "commission": true, "party": true, "embassy": true,
	"justice": true, "trade": true, "health": true, "education": true, "security": true, "intelligence": true, "service": true, "cabinet": true,
	"federal": true, "union": true, "company": true, "group": true, "university": true, "association": true, "institute": true,
}

func organizationKey(articleXID string, a *fact.Actor, of string) ActorKey {
	k := ActorKey{kind: fact.Organization, name: strings.TrimPrefix(plain.Fold(a.Name), "the "), of: of}
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
	if of == "" && generic(k.name) {
		k.scope = plain.Hash(articleXID)[:8]
	}
	return k
}

// generic reports whether a name says what an organization is, not which.
func generic(name string) bool {
	for _, w := range strings.Fields(name) {
		if !genericWords[w] {
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
	case k.scope != "" || k.kind == fact.Country:
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
	if k.first != "" && k.kind == fact.Person {
		id += k.first + "-"
	}
	id += plain.Slug(k.name)
	if k.of != "" {
		id += "@" + k.employerSlug()
	}
	if k.scope != "" {
		id += "/" + k.scope
	}
	return id
}

func (k ActorKey) employerSlug() string {
	if len(k.of) == 3 && k.of == strings.ToUpper(k.of) {
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
		if k.kind == fact.Person && k.name == strings.Join(person.words, " ") && k.first == person.first ||
			k.kind == fact.Organization && k.name == organization {
			ids = append(ids, k.Alone())
		}
	}
	return ids
}
