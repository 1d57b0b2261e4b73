package identity

import (
	"cmp"
	"maps"
	"slices"
)

// A Doubt is two actors that may be one, by their external ids: a person should
// decide.
type Doubt struct{ A, B string }

// doubts are pairs of clusters that may be one. Nil takes no note of any.
type doubts struct{ pairs map[[2]*Cluster]bool }

// add notes that a cluster may be one with each of others.
func (d *doubts) add(c *Cluster, others []*Cluster) {
	if d == nil {
		return
	}
	for _, o := range others {
		d.pairs[[2]*Cluster{c, o}] = true
	}
}

// Doubts are the pairs of actors that stay apart but may be one, of all keys of a
// graph, and were not decided on. The order is that of the external ids.
func Doubts(keys []ActorKey, v *Verdicts) []Doubt {
	d := &doubts{pairs: make(map[[2]*Cluster]bool)}
	resolve(keys, v, d)
	found := make(map[Doubt]bool)
	for pair := range d.pairs {
		a, b := pair[0].XID, v.Canonical(pair[1].XID)
		if v.Moved(a) { // a person has said whose it is
			continue
		}
		if a > b {
			a, b = b, a
		}
		if a != b && !v.Differ(func() string { return a }, b) {
			found[Doubt{a, b}] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(x, y Doubt) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
}

func clustersOf(all []*bearer) []*Cluster {
	var clusters []*Cluster
	for _, b := range all {
		clusters = append(clusters, b.Cluster)
	}
	return clusters
}
