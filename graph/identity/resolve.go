package identity

import (
	"maps"
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
// all there it is the same whatever other keys there are besides.
//
// Two full names of one state are one person unless middle names or realms
// of work keep them apart. What is known in part (a surname, an initial, a
// full name without a state, an acronym) joins the one fuller thing it can
// be: one of the states, bodies and office that the article speaks of. Where
// several are left, it joins the one of whom by far most articles speak; where
// there is no such, it stays alone and says so.
func ResolveActors(keys []ActorKey, v *Verdicts) map[string]Cluster {
	clusters := resolve(keys, v, nil)
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

// resolve puts keys together. Whatever might be one but stays apart is doubtful.
func resolve(keys []ActorKey, v *Verdicts, d *doubts) []*Cluster {
	byText := make(map[string]ActorKey, len(keys))
	for _, k := range keys {
		byText[k.String()] = k
	}
	keys = keys[:0:0]
	for _, text := range slices.Sorted(maps.Keys(byText)) {
		keys = append(keys, byText[text])
	}
	people, others := split(keys, func(k ActorKey) bool { return k.kind == fact.Person })
	full, partial := split(others, complete)
	clusters := clusterFull(full)
	// Names without an employer come before acronyms: they are fuller.
	named, short := split(partial, func(k ActorKey) bool { return k.first == "" })
	clusters = append(clusters, join(named, clusters, v, d)...)
	clusters = append(clusters, join(short, clusters, v, d)...)
	return append(clusters, resolvePeople(people, v, d)...)
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

// complete reports whether the key of a country or an organization says all
// that it takes to be somebody. A body that every state may have is its
// state's, or that of the organization that has it.
func complete(k ActorKey) bool {
	return k.kind == fact.Country || k.first == "" && (isState(k.of) || k.of != "" && generic(k.name))
}

// clusterFull puts keys of one kind, name and employer together.
func clusterFull(keys []ActorKey) []*Cluster {
	var all []*Cluster
	for _, g := range grouped(keys, ActorKey.Alone) {
		all = append(all, &Cluster{XID: g[0].Alone(), Keys: g})
	}
	return all
}

// grouped puts keys together that have a text in common, in the order of the
// first of each.
func grouped(keys []ActorKey, by func(ActorKey) string) [][]ActorKey {
	at := make(map[string]int)
	var groups [][]ActorKey
	for _, k := range keys {
		id := by(k)
		i, ok := at[id]
		if !ok {
			i = len(groups)
			at[id], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], k)
	}
	return groups
}

// join lets each key of an organization join the one of the candidates that it
// can be, and returns the clusters of the keys that stay alone.
func join(keys []ActorKey, candidates []*Cluster, v *Verdicts, d *doubts) []*Cluster {
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
		d.add(c, fits)
		switch {
		case len(fits) > 1:
			c.Note = severalNote
		case k.scope != "":
			c.Note = statelessNote
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

// fitting lists the candidates that an organization's key may be one with.
func fitting(k ActorKey, candidates lookup, v *Verdicts) []*Cluster {
	var fits []*Cluster
	for _, c := range candidates[k.block()] {
		if !v.Differ(k.Alone, c.XID) && slices.ContainsFunc(c.Keys, func(o ActorKey) bool { return mayBe(k, o) }) {
			fits = append(fits, c)
		}
	}
	return fits
}

// mayBe reports whether the organization that key k tells of in part may be
// the one that key o tells of more fully.
func mayBe(k, o ActorKey) bool {
	switch {
	case k.kind != o.kind || o.scope != "" || isState(k.of) && isState(o.of) && k.of != o.of:
		return false
	case k.scope != "":
		return k.name == o.name && slices.Contains(strings.Fields(k.beside), o.of)
	}
	return k.name == o.name || k.first != "" && o.first == "" &&
		(k.first == initials(o.name) || slices.Contains(strings.Fields(o.middle), k.first))
}

// Notes on what stays apart.
const (
	severalNote   = "may be one of several; which of them is open"
	surnameNote   = "known by surname alone; joined to nobody"
	statelessNote = "no article says of which state it is"
	sharedNote    = "several people have this name; which of them is meant is open"
)
