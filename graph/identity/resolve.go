package identity

import (
	"slices"
	"strings"

	"entente/extract/fact"
)

// A Cluster is an actor as the keys of all articles make it out.
type Cluster struct {
	XID  string
	Keys []ActorKey
	Note string // why something was left alone that a reader may miss
}

// ResolveActors tells which keys are one actor's: for each key, its cluster.
// The result depends on the set of keys only, and for a key whose blocks are
// all there it is the same whatever other keys are there besides.
//
// Two full names of one employer are one person unless middle names or realms
// of work keep them apart. What is known in part (a surname, an initial, a
// full name without a country, an acronym) joins the one fuller thing it can
// be; where there are several, it stays alone and says so.
func ResolveActors(keys []ActorKey, v *Verdicts) map[string]Cluster {
	keys = slices.Clone(keys)
	slices.SortFunc(keys, func(a, b ActorKey) int { return strings.Compare(a.String(), b.String()) })
	keys = slices.Compact(keys)
	full, partial := split(keys, complete)
	clusters := clusterFull(full)
	// Names without an employer come before mere surnames: they are fuller.
	named, bare := split(partial, func(k ActorKey) bool {
		return k.kind == fact.Person && full2(k) || k.kind == fact.Organization && k.first == ""
	})
	clusters = append(clusters, join(named, clusters, v)...)
	clusters = append(clusters, join(bare, clusters, v)...)
	out := make(map[string]Cluster, len(keys))
	for _, c := range clusters {
		if c.XID = v.Canonical(c.XID); v.joined(c.XID) {
			c.Note = "" // a person has settled it
		}
		for _, k := range c.Keys {
			out[k.String()] = *c
		}
	}
	return out
}

func split[T any](all []T, pred func(T) bool) (yes, no []T) {
	for _, x := range all {
		if pred(x) {
			yes = append(yes, x)
		} else {
			no = append(no, x)
		}
	}
	return yes, no
}

// full2 reports whether a person's key has both names.
func full2(k ActorKey) bool { return k.first == "" && strings.Contains(k.name, " ") }

// complete reports whether a key says all that it takes to be somebody.
func complete(k ActorKey) bool {
	switch k.kind {
	case fact.Country:
		return true
	case fact.Person:
		return full2(k) && k.of != ""
	default:
		return k.first == "" && k.of != ""
	}
}

// clusterFull puts complete keys together: by kind, name and employer, parted
// where middle names or realms disagree.
func clusterFull(keys []ActorKey) []*Cluster {
	groups := make(map[string][]ActorKey)
	var order []string
	for _, k := range keys {
		id := k.Alone()
		if groups[id] == nil {
			order = append(order, id)
		}
		groups[id] = append(groups[id], k)
	}
	var all []*Cluster
	for _, id := range order {
		all = append(all, part(id, groups[id])...)
	}
	return all
}

// part parts the keys of one name and employer where they can't be one.
func part(id string, keys []ActorKey) []*Cluster {
	if keys[0].kind != fact.Person {
		return []*Cluster{{XID: id, Keys: keys}}
	}
	realms := clashing(keys, func(k ActorKey) string { return realmOf(k.office) }, func(a, b string) bool { return a == b || a == "" || b == "" })
	middles := clashing(keys, func(k ActorKey) string { return k.middle }, middlesAgree)
	byMark := make(map[string]*Cluster)
	var all []*Cluster
	for _, k := range keys {
		mark := ""
		if realm := realmOf(k.office); realms && realm != "" {
			mark += "/" + realm
		}
		if middles && k.middle != "" {
			mark += "/" + k.middle
		}
		c := byMark[mark]
		if c == nil {
			c = &Cluster{XID: id + mark}
			if mark == "" && (realms || middles) {
				c.Note = "several people have this name; which of them is meant is open"
			}
			byMark[mark] = c
			all = append(all, c)
		}
		c.Keys = append(c.Keys, k)
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

// join lets each key join the one of the candidates that it can be, and
// returns the clusters of the keys that stay alone.
func join(keys []ActorKey, candidates []*Cluster, v *Verdicts) []*Cluster {
	found := make(lookup)
	for _, c := range candidates {
		for _, k := range c.Keys {
			found.add(k, c)
		}
	}
	var all []*Cluster
	alone := make(map[string]*Cluster)
	for _, k := range keys {
		fits := fitting(k, found, v)
		if len(fits) == 1 {
			fits[0].Keys = append(fits[0].Keys, k)
			found.add(k, fits[0])
			continue
		}
		id := k.Alone()
		c := alone[id]
		if c == nil {
			c = &Cluster{XID: id}
			alone[id] = c
			all = append(all, c)
		}
		c.Keys = append(c.Keys, k)
		if c.Note == "" {
			c.Note = why(k, len(fits))
		}
	}
	return all
}

// A lookup finds the clusters that a key may belong to, by block.
type lookup map[string][]*Cluster

func (l lookup) add(k ActorKey, c *Cluster) {
	for _, b := range k.Blocks() {
		if !slices.Contains(l[b], c) {
			l[b] = append(l[b], c)
		}
	}
}

// why says why a key stays alone, where a reader would ask.
func why(k ActorKey, fits int) string {
	switch {
	case fits > 1:
		return "may be one of several; which of them is open"
	case k.kind == fact.Person && !full2(k):
		return "known by surname alone; joined to nobody"
	}
	return ""
}

// fitting lists the candidates that a key may be one with. Where several are
// left, those of the very same office come first.
func fitting(k ActorKey, candidates lookup, v *Verdicts) []*Cluster {
	var fits, sameOffice []*Cluster
	if k.scope != "" {
		return nil
	}
	for _, c := range candidates[k.block()] {
		if v.Differ(k.Alone, c.XID) || !slices.ContainsFunc(c.Keys, func(o ActorKey) bool { return mayBe(k, o) }) {
			continue
		}
		fits = append(fits, c)
		if k.office != "" && slices.ContainsFunc(c.Keys, func(o ActorKey) bool { return o.office == k.office }) {
			sameOffice = append(sameOffice, c)
		}
	}
	if len(fits) > 1 && len(sameOffice) == 1 {
		return sameOffice
	}
	return fits
}

// mayBe reports whether the one that key k tells of in part may be the one
// that key o tells of more fully.
func mayBe(k, o ActorKey) bool {
	if k.kind != o.kind || o.scope != "" {
		return false
	}
	employer := k.of == o.of || k.of == "" || o.of == "" && k.kind == fact.Organization
	if k.kind == fact.Organization {
		return employer && (k.name == o.name || k.first != "" && o.first == "" &&
			(k.first == initials(o.name) || slices.Contains(strings.Fields(o.middle), k.first)))
	}
	if a, b := realmOf(k.office), realmOf(o.office); a != b && a != "" && b != "" {
		return false
	}
	if full2(k) {
		return employer && k.name == o.name && middlesAgree(k.middle, o.middle)
	}
	words := strings.Fields(o.name)
	i := slices.Index(words, k.name)
	if k.of != o.of || !full2(o) || i < 0 {
		return false
	}
	return k.first == "" || strings.HasPrefix(words[1-i], k.first) && middlesAgree(k.middle, o.middle)
}
