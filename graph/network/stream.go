package network

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"entente/graph"
)

// proofsAtOnce is about how many proofs are read by one query.
const proofsAtOnce = 2000

// perPage is how many entries of the index one query asks for.
const perPage = 5000

// A Network is a graph, or a part of it, ready to be read. Articles that are
// loaded meanwhile may or may not be in what comes; no edge comes without its ends.
type Network struct {
	rd    reader
	o     Options
	index []entry          // sorted by external id
	kept  map[uint64]int32 // places in the index, by uid
}

// An entry of the index is a node.
type entry struct {
	uid  uint64
	xid  string
	size int32 // how many proofs point at it
	src  *source
}

// Open makes the index, and finds what the options narrow it to.
func Open(ctx context.Context, g *graph.Graph, o Options) (*Network, error) {
	n := &Network{o: o}
	n.rd = reader{g, &n.o}
	for _, s := range sources(o.Proofs) {
		if err := n.list(ctx, &s); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(n.index, func(a, b entry) int { return cmp.Compare(a.xid, b.xid) })
	where := make(map[uint64]int32, len(n.index))
	for i, e := range n.index {
		where[e.uid] = int32(i)
	}
	n.kept = map[uint64]int32{}
	switch {
	case o.Around != "":
		return n, n.spread(ctx, where)
	case o.narrowed():
		for s, err := range n.subjects(ctx, n.index) {
			if err != nil {
				return nil, err
			}
			if s.narrow(&n.o) {
				n.kept[s.uid] = where[s.uid]
			}
		}
	default:
		n.kept = where
	}
	return n, nil
}

// list adds the nodes of a source to the index.
func (n *Network) list(ctx context.Context, s *source) error {
	counts := ""
	for i, l := range s.lists {
		counts += fmt.Sprintf(" n%d: count(%s)", i, l.edge)
	}
	for after := "0x0"; ; {
		var page []struct {
			UID, XID       string
			N0, N1, N2, N3 int32
		}
		dql := fmt.Sprintf("{ q(func: type(%s), first: %d, after: %s) { uid xid %s } }", s.typ, perPage, after, counts)
		if err := n.rd.query(ctx, dql, &page); err != nil {
			return err
		}
		for _, e := range page {
			n.index = append(n.index, entry{uidOf(e.UID), e.XID, 1 + e.N0 + e.N1 + e.N2 + e.N3, s})
		}
		if len(page) < perPage {
			return nil
		}
		after = page[len(page)-1].UID
	}
}

// spread keeps what lies around a node.
func (n *Network) spread(ctx context.Context, where map[uint64]int32) error {
	rim := slices.DeleteFunc(slices.Clone(n.index), func(e entry) bool { return e.xid != n.o.Around })
	for hop := 0; hop <= n.o.Hops && len(rim) > 0; hop++ {
		var wider []entry
		seen := map[uint64]bool{}
		for s, err := range n.subjects(ctx, rim) {
			if err != nil {
				return err
			}
			if !s.narrow(&n.o) && n.o.narrowed() && hop > 0 {
				continue
			}
			n.kept[s.uid] = where[s.uid]
			for _, e := range s.edges {
				if at, ok := where[e.other]; ok && !seen[e.other] && !n.has(e.other) {
					seen[e.other] = true
					wider = append(wider, n.index[at])
				}
			}
		}
		slices.SortFunc(wider, func(a, b entry) int { return cmp.Compare(a.xid, b.xid) })
		rim = wider
	}
	return nil
}

// subjects reads entries, some at a time, in order of external ids.
func (n *Network) subjects(ctx context.Context, entries []entry) iter.Seq2[*subject, error] {
	return func(yield func(*subject, error) bool) {
		for len(entries) > 0 {
			src, size, count := entries[0].src, int32(0), 0
			for count < len(entries) && entries[count].src == src && (count == 0 || size+entries[count].size <= proofsAtOnce) {
				size += entries[count].size
				count++
			}
			uids := make([]uint64, count)
			for i, e := range entries[:count] {
				uids[i] = e.uid
			}
			entries = entries[count:]
			all, err := n.rd.subjects(ctx, src, uids)
			if err != nil {
				yield(nil, err)
				return
			}
			for i, s := range all {
				all[i] = nil
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

func (n *Network) has(uid uint64) bool {
	_, ok := n.kept[uid]
	return ok
}

// those is the part of the index that is kept, in whole or actors alone.
func (n *Network) those(actors bool) []entry {
	var all []entry
	for _, e := range n.index {
		if n.has(e.uid) && (!actors || e.src.kind == Actor) {
			all = append(all, e)
		}
	}
	return all
}

// A Star is a node with the edges that start at it.
type Star struct {
	Node
	Edges []*Edge // sorted by target and kind
}

// Stars reads nodes and edges at once, sorted by ID.
func (n *Network) Stars(ctx context.Context) iter.Seq2[*Star, error] {
	return func(yield func(*Star, error) bool) {
		for s, err := range n.subjects(ctx, n.those(n.o.Collapse)) {
			if err == nil {
				s.narrow(&n.o)
				s.date()
				err = n.outward(ctx, s)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(s.star(), nil) {
				return
			}
		}
	}
}

// Nodes reads the nodes, sorted by ID.
func (n *Network) Nodes(ctx context.Context) iter.Seq2[*Node, error] {
	return func(yield func(*Node, error) bool) {
		for s, err := range n.subjects(ctx, n.those(n.o.Collapse)) {
			if err != nil {
				yield(nil, err)
				return
			}
			s.narrow(&n.o)
			s.date()
			if !yield(&s.Node, nil) {
				return
			}
		}
	}
}

// Edges reads the edges, sorted by source, target and kind.
func (n *Network) Edges(ctx context.Context) iter.Seq2[*Edge, error] {
	return func(yield func(*Edge, error) bool) {
		for s, err := range n.subjects(ctx, n.those(true)) { // all edges start at actors
			if err == nil {
				s.narrow(&n.o)
				err = n.outward(ctx, s)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, e := range s.edges {
				if !yield(&e.Edge, nil) {
					return
				}
			}
		}
	}
}

// outward leaves of a subject's edges those that the network has from it.
func (n *Network) outward(ctx context.Context, s *subject) error {
	s.edges = slices.DeleteFunc(s.edges, func(e *spoke) bool { return !n.has(e.other) || e.Source != s.ID })
	if n.o.Collapse {
		return n.collapse(ctx, s)
	}
	return nil
}

func (s *subject) star() *Star {
	star := &Star{Node: s.Node}
	for _, e := range s.edges {
		star.Edges = append(star.Edges, &e.Edge)
	}
	return star
}

// collapse puts edges to actors in place of those to what they attended and hold.
// Of a pair, the edge is at the one whose ID is less.
func (n *Network) collapse(ctx context.Context, s *subject) error {
	to := map[uint64]*spoke{}
	var uids []entry
	direct := s.edges[:0:0]
	for _, e := range s.edges {
		switch e.Kind {
		case Attends, Holds:
			to[e.other] = e
			uids = append(uids, n.index[n.kept[e.other]])
		default:
			direct = append(direct, e)
		}
	}
	s.index, s.edges = map[spokeKey]*spoke{}, direct
	for shared, err := range n.subjects(ctx, uids) {
		if err != nil {
			return err
		}
		own := to[shared.uid]
		kind := Shares
		if shared.Kind == Meeting {
			kind = Met
		}
		shared.narrow(&n.o)
		for _, e := range shared.edges {
			if e.Source <= s.ID || !n.has(e.other) {
				continue
			}
			link := s.out(ref{XID: e.Source, Name: e.SourceName}, kind)
			link.Directed = false
			link.Weight++
			for _, date := range []string{own.Start, own.End, e.Start, e.End} {
				span(&link.Start, &link.End, date)
			}
		}
	}
	slices.SortFunc(s.edges, func(a, b *spoke) int { return compareEdges(&a.Edge, &b.Edge) })
	return nil
}
