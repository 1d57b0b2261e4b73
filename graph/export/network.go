// Package export writes the graph as files for Gephi, Cytoscape, Graphviz, RDF
// tools and spreadsheets.
package export

import (
	"cmp"
	"slices"
	"strings"
)

// Kinds of nodes.
const (
	Actor    = "actor"
	Meeting  = "meeting"
	Position = "position"
)

// A Node is an actor, a meeting or a position.
type Node struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`            // Actor, Meeting or Position
	Group string `json:"group,omitempty"` // an actor's or meeting's kind, a position's stance
	// Start and End are the first and last date, ISO 8601 to the precision
	// known, on which an article speaks of it; of a meeting its own date.
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
	Place string `json:"place,omitempty"`
	Topic string `json:"topic,omitempty"`
	Role  string `json:"role,omitempty"`
}

// An Edge goes from an actor to a meeting (attends), a position (holds) or
// another actor (acts_for); collapsed, between actors: met and shares either
// way, a stance from its holder to whom it is about.
type Edge struct {
	Source   string `json:"source"`
	Target   string `json:"target"`
	Kind     string `json:"kind"`
	Directed bool   `json:"directed"`
	// Weight is how many meetings or positions the edge stands for; of an
	// edge that is not collapsed, how many articles prove it.
	Weight int    `json:"weight"`
	Start  string `json:"start,omitempty"`
	End    string `json:"end,omitempty"`
}

// A Network is a graph without its texts: a few hundred bytes a node. Nodes are
// sorted by ID, edges by source, target and kind.
type Network struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

func (n *Network) sort() {
	slices.SortFunc(n.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(n.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.Kind, b.Kind))
	})
}

// span widens a period by a date; nothing is no date.
func span(start, end *string, date string) {
	if date == "" {
		return
	}
	if *start == "" || date < *start {
		*start = date
	}
	*end = max(*end, date)
}

// Around returns the part of the network that lies within so many edges of a
// node.
func (n *Network) Around(id string, hops int) *Network {
	next := map[string][]string{}
	for _, e := range n.Edges {
		next[e.Source] = append(next[e.Source], e.Target)
		next[e.Target] = append(next[e.Target], e.Source)
	}
	near := map[string]bool{id: true}
	rim := []string{id}
	for range hops {
		var wider []string
		for _, at := range rim {
			for _, to := range next[at] {
				if !near[to] {
					near[to] = true
					wider = append(wider, to)
				}
			}
		}
		rim = wider
	}
	return n.only(func(node *Node) bool { return near[node.ID] })
}

// only returns the network of some of the nodes.
func (n *Network) only(keep func(*Node) bool) *Network {
	part := &Network{Nodes: []Node{}, Edges: []Edge{}}
	kept := map[string]bool{}
	for i := range n.Nodes {
		if keep(&n.Nodes[i]) {
			part.Nodes = append(part.Nodes, n.Nodes[i])
			kept[n.Nodes[i].ID] = true
		}
	}
	for _, e := range n.Edges {
		if kept[e.Source] && kept[e.Target] {
			part.Edges = append(part.Edges, e)
		}
	}
	return part
}

// Collapse returns the actors alone, linked by what linked them: "met" for
// each pair at a meeting, "shares" for each pair of holders of a position, and
// edges between actors as they are.
func (n *Network) Collapse() *Network {
	kind := map[string]string{}
	for _, node := range n.Nodes {
		kind[node.ID] = node.Kind
	}
	type key struct{ source, target, kind string }
	edges := map[key]*Edge{}
	add := func(e Edge) {
		k := key{e.Source, e.Target, e.Kind}
		at := edges[k]
		if at == nil {
			edges[k] = &e
			return
		}
		at.Weight += e.Weight
		span(&at.Start, &at.End, e.Start)
		span(&at.Start, &at.End, e.End)
	}
	ends := map[string][]Edge{}
	for _, e := range n.Edges {
		if kind[e.Target] == Actor {
			add(e)
			continue
		}
		ends[e.Target] = append(ends[e.Target], e)
	}
	for target, all := range ends {
		link := "shares"
		if kind[target] == Meeting {
			link = "met"
		}
		for i, a := range all {
			for _, b := range all[i+1:] {
				e := Edge{Source: min(a.Source, b.Source), Target: max(a.Source, b.Source), Kind: link, Weight: 1}
				for _, d := range []string{a.Start, a.End, b.Start, b.End} {
					span(&e.Start, &e.End, d)
				}
				add(e)
			}
		}
	}
	out := n.only(func(node *Node) bool { return node.Kind == Actor })
	out.Edges = out.Edges[:0]
	for _, e := range edges {
		out.Edges = append(out.Edges, *e)
	}
	out.sort()
	return out
}

// day is a date for tools that want whole ones: the first day of a month or
// year, or the last if end.
func day(date string, end bool) string {
	if len(date) > 10 {
		date = date[:10]
	}
	fill := "-01-01"
	if end {
		fill = "-12-31"
	}
	switch len(date) {
	case 4:
		return date + fill
	case 7:
		if !end {
			return date + "-01"
		}
		return date + "-" + lastDay(date)
	}
	return date
}

// lastDay is the last day of a month ("2024-02": "29").
func lastDay(month string) string {
	switch year, m, _ := strings.Cut(month, "-"); m {
	case "04", "06", "09", "11":
		return "30"
	case "02":
		if isLeap(year) {
			return "29"
		}
		return "28"
	}
	return "31"
}

func isLeap(year string) bool {
	n := 0
	for _, c := range year {
		n = n*10 + int(c-'0')
	}
	return n%4 == 0 && (n%100 != 0 || n%400 == 0)
}
