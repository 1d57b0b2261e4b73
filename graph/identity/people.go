package identity

import (
	"cmp"
	"slices"
	"strings"
)

// full2 reports whether a person's key has both names.
func full2(k ActorKey) bool { return k.first == "" && strings.Contains(k.name, " ") }

// A bearer is a person of a full name, with what tells whether somebody else's
// words are of the same.
type bearer struct {
	*Cluster
	named    []ActorKey      // the keys of full names
	articles float64         // that speak of the bearer by full name, about
	of       map[string]bool // employers, as they stand beside names
	state    bool            // some of them are states
}

func newBearer(c *Cluster) *bearer {
	b := &bearer{Cluster: c, of: make(map[string]bool)}
	for _, k := range c.Keys {
		b.take(k)
	}
	b.articles = articlesBy(b.named)
	return b
}

func (b *bearer) take(k ActorKey) {
	b.named = append(b.named, k)
	if k.of != "" {
		b.of[digestOf(k.of)] = true
		b.state = b.state || isState(k.of)
	}
}

// absorb takes keys in that turned out to be the bearer's.
func (b *bearer) absorb(keys []ActorKey) {
	b.Keys = append(b.Keys, keys...)
	for _, k := range keys {
		b.take(k)
	}
	b.articles = articlesBy(b.named)
}

// articlesBy is of about how many articles keys are.
func articlesBy(keys []ActorKey) float64 {
	marks := make(map[string]bool)
	for _, k := range keys {
		marks[k.mark] = true
	}
	return articlesOf(len(marks))
}

// resolvePeople puts the keys of people together.
func resolvePeople(keys []ActorKey, v *Verdicts, d *doubts) []*Cluster {
	full, bare := split(keys, full2)
	var bearers []*bearer
	for _, g := range grouped(full, func(k ActorKey) string { return k.called() }) {
		of := bearersOf(g, v)
		for i, b := range of {
			d.add(b.Cluster, clustersOf(of[:i]))
		}
		bearers = append(bearers, of...)
	}
	all := joinBare(bare, bearers, v, d)
	for _, b := range bearers {
		all = append(all, b.Cluster)
	}
	return all
}

// bearersOf are the people of one full name. Those of one state are one; a
// state that few articles name is that of the article, not of the person, where
// nothing else keeps the two apart. What names no state joins whom it can be.
func bearersOf(keys []ActorKey, v *Verdicts) []*bearer {
	settled, homeless := split(keys, func(k ActorKey) bool { return isState(k.of) })
	var all []*bearer
	for _, g := range grouped(settled, ActorKey.Alone) {
		all = append(all, part(g[0].Alone(), g)...)
	}
	all = absorbStrays(all, v)
	var rest []ActorKey
	joined := make(map[*bearer][]ActorKey)
	for _, k := range homeless {
		fits := slices.DeleteFunc(slices.Clone(all), func(b *bearer) bool { return !b.may(k) || v.Differ(k.Alone, b.XID) })
		if b := chosen(k, fits); b != nil {
			joined[b] = append(joined[b], k)
		} else {
			rest = append(rest, k)
		}
	}
	for _, b := range all {
		b.absorb(joined[b])
	}
	return append(all, restOf(rest, len(all) > 0, v)...)
}

// restOf are the people of one full name of whom no state is known: one, unless
// it was decided that some differ.
func restOf(keys []ActorKey, others bool, v *Verdicts) []*bearer {
	homeOf := func(k ActorKey) string {
		plain := k
		plain.of = ""
		if v.Differ(k.Alone, plain.Alone()) {
			return k.Alone()
		}
		return plain.Alone()
	}
	var all []*bearer
	for _, g := range grouped(keys, homeOf) {
		for _, b := range part(homeOf(g[0]), g) {
			if others && b.Note == "" {
				b.Note = sharedNote
			}
			all = append(all, b)
		}
	}
	return all
}

// absorbStrays lets the person of a name and state of whom by far most articles
// speak have the keys of other states, where these tell of no other work.
func absorbStrays(all []*bearer, v *Verdicts) []*bearer {
	if len(all) < 2 {
		return all
	}
	most := foremost(all)
	if most == nil {
		return all
	}
	strays, others := split(all, func(b *bearer) bool {
		return b != most && b.Note == "" && !v.Differ(func() string { return b.XID }, most.XID) &&
			!slices.ContainsFunc(b.named, func(k ActorKey) bool { return !most.may(k) || k.office != "" && !most.holds(k.office) })
	})
	for _, b := range strays {
		most.absorb(b.Keys)
	}
	return others
}

// foremost is the one of whom by far most articles speak, or nil.
func foremost(all []*bearer) *bearer {
	byArticles := slices.SortedStableFunc(slices.Values(all), func(a, b *bearer) int { return cmp.Compare(b.articles, a.articles) })
	if len(byArticles) == 0 || len(byArticles) > 1 && byArticles[0].articles < farMore*byArticles[1].articles {
		return nil
	}
	return byArticles[0]
}

// may reports whether a full name's key may be the bearer's, whatever its employer.
func (b *bearer) may(k ActorKey) bool {
	return !slices.ContainsFunc(b.named, func(o ActorKey) bool {
		return !realmsAgree(realmOf(k.office), realmOf(o.office)) || !middlesAgree(k.middle, o.middle)
	})
}

// holds reports whether an article gives the bearer an office.
func (b *bearer) holds(office string) bool {
	return slices.ContainsFunc(b.named, func(o ActorKey) bool { return o.office == office })
}

func realmsAgree(a, b string) bool { return a == b || a == "" || b == "" }

// chosen is the one of those who fit that a key is taken for: the only one, the
// only one of the office, or the one of whom by far most articles speak.
func chosen(k ActorKey, fits []*bearer) *bearer {
	if k.office != "" && len(fits) > 1 {
		if same, _ := split(fits, func(b *bearer) bool { return b.holds(k.office) }); len(same) > 0 {
			fits = same
		}
	}
	return foremost(fits)
}

// part parts the keys of one name and employer where they can't be one. What
// tells nothing of the difference is the one's of whom by far most articles speak.
func part(id string, keys []ActorKey) []*bearer {
	realms := clashing(keys, func(k ActorKey) string { return realmOf(k.office) }, realmsAgree)
	middles := clashing(keys, func(k ActorKey) string { return k.middle }, middlesAgree)
	mark := func(k ActorKey) (mark string) {
		if realm := realmOf(k.office); realms && realm != "" {
			mark += "/" + realm
		}
		if middles && k.middle != "" {
			mark += "/" + strings.ReplaceAll(k.middle, " ", "-")
		}
		return mark
	}
	var all []*bearer
	var open []ActorKey
	for _, g := range grouped(keys, mark) {
		if m := mark(g[0]); m != "" || !realms && !middles {
			all = append(all, newBearer(&Cluster{XID: id + m, Keys: g}))
		} else {
			open = g
		}
	}
	if most := foremost(all); most != nil {
		most.absorb(open)
	} else if len(open) > 0 {
		all = append(all, newBearer(&Cluster{XID: id, Keys: open, Note: sharedNote}))
	}
	return all
}

// clashing reports whether two of the keys disagree in a feature.
func clashing(keys []ActorKey, feature func(ActorKey) string, agree func(a, b string) bool) bool {
	var seen []string
	for _, k := range keys {
		f := feature(k)
		if slices.Contains(seen, f) {
			continue
		}
		for _, s := range seen {
			if !agree(s, f) {
				return true
			}
		}
		seen = append(seen, f)
	}
	return false
}

// joinBare lets each surname and initial join its bearer, and returns the
// clusters of those that have none.
func joinBare(keys []ActorKey, bearers []*bearer, v *Verdicts, d *doubts) []*Cluster {
	byWord := make(map[string][]*bearer)
	for _, b := range bearers {
		for w := range strings.FieldsSeq(b.named[0].name) {
			byWord[w] = append(byWord[w], b)
		}
	}
	var all []*Cluster
	alone := make(map[string]*Cluster)
	for _, k := range keys {
		fits := bearing(k, byWord[k.name], v)
		if b := chosen(k, fits); b != nil {
			b.Keys = append(b.Keys, k)
			continue
		}
		id := k.Alone()
		c := alone[id]
		if c == nil {
			c = &Cluster{XID: id, Note: surnameNote}
			alone[id] = c
			all = append(all, c)
		}
		c.Keys = append(c.Keys, k)
		d.add(c, clustersOf(fits))
		if len(fits) > 1 {
			c.Note = severalNote
		}
	}
	return all
}

// bearing are those whom a surname or an initial may mean: of the state or
// body that the name has, or else of one that stands beside it in the article;
// and those of whom no state is known. A given name alone means somebody only
// where it has the very employer.
func bearing(k ActorKey, all []*bearer, v *Verdicts) []*bearer {
	var fits, given []*bearer
	employer := digestOf(k.of)
	for _, b := range all {
		if !b.agrees(k) || v.Differ(k.Alone, b.XID) {
			continue
		}
		switch exact := k.of != "" && b.of[employer]; {
		case b.surnamed(k.name) && (exact || b.beside(k)):
			fits = append(fits, b)
		case exact && k.initial() == "":
			given = append(given, b)
		}
	}
	if len(fits) == 0 && len(given) == 1 {
		return given
	}
	return fits
}

// agrees reports whether a key tells of no other work and no other initials.
func (b *bearer) agrees(k ActorKey) bool {
	return slices.ContainsFunc(b.named, func(o ActorKey) bool {
		if !realmsAgree(realmOf(k.office), realmOf(o.office)) {
			return false
		}
		if k.first == "" {
			return true
		}
		words := strings.Fields(o.name)
		i := slices.Index(words, k.name)
		return strings.HasPrefix(words[1-i], k.first) && middlesAgree(k.middle, o.middle)
	})
}

func (b *bearer) surnamed(word string) bool {
	return slices.ContainsFunc(b.named, func(o ActorKey) bool { return isSurname(word, o.name) })
}

// beside reports whether what an article says of others lets a key be the
// bearer's.
func (b *bearer) beside(k ActorKey) bool {
	switch {
	case isState(k.of):
		return !b.state
	case !b.state && len(b.of) == 0:
		return true
	}
	for w := range strings.FieldsSeq(k.beside) {
		if b.of[w] {
			return true
		}
	}
	return !b.state
}
