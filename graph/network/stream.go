package network

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"entente/extract/fact"
	"entente/graph"
)

// proofsAtOnce is about how many proofs are read by one query.
const proofsAtOnce = 2000

// perPage is how many entries of the index one query asks for.
const perPage = 5000

// A Network is a graph, or a part of it, ready to be read. Articles that are
// loaded meanwhile may or may not be in what comes; no edge comes without its ends.
type Network struct {
	rd      reader
	o       Options
	sources []source
	index   []entry // sorted by external id
	byUID   []int32 // places in the index, sorted by uid
	kept    []bool  // by place: is in the network

	// stands are, collapsed, who takes which side on the topics of the issues that
	// were met so far: all actors of an issue come to ask.
	stands map[uint64][]*spoke
}

// An entry of the index is a node. There are as many as nodes, so it is small.
type entry struct {
	uid  uint64
	xid  string
	size int32 // how many proofs point at it
	src  uint8 // its place in the sources
}

// Directed reports whether all edges have a direction. What links two actors
// by what they share has none.
func (n *Network) Directed() bool { return !n.o.Collapse }

// Open makes the index, and finds what the options narrow it to.
func Open(ctx context.Context, g *graph.Graph, o Options) (*Network, error) {
	n := &Network{o: o, sources: sources(&o)}
	n.rd = reader{g, &n.o}
	if o.Around != "" {
		return n, n.spread(ctx)
	}
	for i := range n.sources {
		if err := n.list(ctx, uint8(i)); err != nil {
			return nil, err
		}
	}
	n.arrange(!o.narrowed())
	if o.narrowed() {
		for s, err := range n.subjects(ctx, n.byUID) {
			if err != nil {
				return nil, err
			}
			if s.narrow(&n.o) {
				n.keep(s.uid)
			}
		}
	}
	return n, nil
}

// arrange puts the index in order, once all entries are in it, and keeps all of
// them or none.
func (n *Network) arrange(keep bool) {
	slices.SortFunc(n.index, func(a, b entry) int { return cmp.Compare(a.xid, b.xid) })
	n.byUID, n.kept = make([]int32, len(n.index)), make([]bool, len(n.index))
	for i := range n.index {
		n.byUID[i] = int32(i)
		n.kept[i] = keep
	}
	slices.SortFunc(n.byUID, func(a, b int32) int { return cmp.Compare(n.index[a].uid, n.index[b].uid) })
}

// place finds a node in the index.
func (n *Network) place(uid uint64) (int32, bool) {
	i, ok := slices.BinarySearchFunc(n.byUID, uid, func(at int32, uid uint64) int { return cmp.Compare(n.index[at].uid, uid) })
	if !ok {
		return 0, false
	}
	return n.byUID[i], true
}

func (n *Network) keep(uid uint64) {
	if at, ok := n.place(uid); ok {
		n.kept[at] = true
	}
}

func (n *Network) has(uid uint64) bool {
	at, ok := n.place(uid)
	return ok && n.kept[at]
}

// list adds the nodes of a source to the index.
func (n *Network) list(ctx context.Context, src uint8) error {
	for after := "0x0"; ; {
		page, last, err := n.entries(ctx, src, fmt.Sprintf("type(%s), first: %d, after: %s", n.sources[src].typ, perPage, after))
		if err != nil {
			return err
		}
		n.index = append(n.index, page...)
		if len(page) < perPage {
			return nil
		}
		after = last
	}
}

// entries are those of a source that a function of DQL finds, and the uid of the last.
func (n *Network) entries(ctx context.Context, src uint8, root string) (all []entry, last string, err error) {
	s := &n.sources[src]
	counts := ""
	for i, l := range s.lists {
		counts += fmt.Sprintf(" n%d: count(%s)", i, l.edge)
	}
	var page []struct {
		UID, XID       string
		N0, N1, N2, N3 int32
	}
	if err := n.rd.query(ctx, fmt.Sprintf("{ q(func: %s) @filter(type(%s)) { uid xid %s } }", root, s.typ, counts), &page); err != nil {
		return nil, "", err
	}
	for _, e := range page {
		all, last = append(all, entry{uidOf(e.UID), e.XID, 1 + e.N0 + e.N1 + e.N2 + e.N3, src}), e.UID
	}
	return all, last, nil
}

// hops is how far an edge leads: what one actor says of another goes by way of
// what is said, as what both hold does, and so is two.
func hops(kind string) int {
	switch kind {
	case Attends, Holds, ActsFor:
		return 1
	}
	return 2
}

// subjects reads nodes by their places in the index, some at a time.
func (n *Network) subjects(ctx context.Context, places []int32) iter.Seq2[*subject, error] {
	return func(yield func(*subject, error) bool) {
		for len(places) > 0 {
			src, size := n.index[places[0]].src, int32(0)
			var uids []uint64
			for _, at := range places {
				e := &n.index[at]
				if e.src != src || len(uids) > 0 && size+e.size > proofsAtOnce {
					break
				}
				size += e.size
				uids = append(uids, e.uid)
			}
			places = places[len(uids):]
			all, err := n.rd.subjects(ctx, &n.sources[src], uids)
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

// those are the places of what is kept, in whole or actors alone.
func (n *Network) those(actors bool) []int32 {
	var all []int32
	for i, e := range n.index {
		if n.kept[i] && (!actors || n.sources[e.src].kind == Actor) {
			all = append(all, int32(i))
		}
	}
	return all
}

// A Star is a node with the edges that start at it.
type Star struct {
	Node
	Edges  []*Edge // sorted by target and kind
	Inward []*Edge // those that end at it, sorted by source and kind; none where actors are collapsed
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
	s.edges = slices.DeleteFunc(s.edges, func(e *spoke) bool { return !n.has(e.other) })
	s.inward = slices.DeleteFunc(slices.Clone(s.edges), func(e *spoke) bool { return n.o.Collapse || e.Source == s.ID })
	s.edges = slices.DeleteFunc(s.edges, func(e *spoke) bool { return e.Source != s.ID })
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
	for _, e := range s.inward {
		star.Inward = append(star.Inward, &e.Edge)
	}
	return star
}

// linkOf is the kind of the edges that stand for a meeting or a position when
// collapsed; nobody meets at what was cancelled.
func linkOf(n *Node) (kind string, ok bool) {
	if n.Kind == Position {
		return Shares, true
	}
	switch fact.MeetingStatus(n.Status) {
	case "", fact.Held:
		return Met, true
	case fact.Planned:
		return ToMeet, true
	}
	return "", false
}

// collapse puts edges to actors in place of those to what they attended, hold and
// speak on. Of a pair, the edge is at the one whose ID is less.
func (n *Network) collapse(ctx context.Context, s *subject) error {
	to := map[uint64]*spoke{}
	sides := map[uint64][]*spoke{} // by issue
	var shared, issues []int32
	direct := s.edges[:0:0]
	for _, e := range s.edges {
		at, known := n.place(e.other)
		switch e.Kind {
		case Attends, Holds:
			to[e.other] = e
			if known {
				shared = append(shared, at)
			}
		case For, Against, SpeaksOn:
			if known && sides[e.other] == nil {
				issues = append(issues, at)
			}
			sides[e.other] = append(sides[e.other], e)
		default:
			direct = append(direct, e)
		}
	}
	s.index, s.edges = map[spokeKey]*spoke{}, direct
	for other, err := range n.subjects(ctx, shared) {
		if err != nil {
			return err
		}
		kind, ok := linkOf(&other.Node)
		if !ok {
			continue
		}
		other.narrow(&n.o)
		for _, e := range other.edges {
			if e.Source > s.ID && n.has(e.other) {
				s.join(to[other.uid], e, kind, other.Issue)
			}
		}
	}
	if err := n.sides(ctx, s, sides, issues); err != nil {
		return err
	}
	for _, e := range s.edges {
		slices.SortFunc(e.Issues, func(a, b Count) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	}
	slices.SortFunc(s.edges, func(a, b *spoke) int { return compareEdges(&a.Edge, &b.Edge) })
	return nil
}

// sides links an actor with those that are on its side of a topic, and on the
// other, by the issues that the topics belong to.
func (n *Network) sides(ctx context.Context, s *subject, own map[uint64][]*spoke, issues []int32) error {
	var unread []int32
	for _, at := range issues {
		if _, ok := n.stands[n.index[at].uid]; !ok {
			unread = append(unread, at)
		}
	}
	for is, err := range n.subjects(ctx, unread) {
		if err != nil {
			return err
		}
		is.narrow(&n.o)
		if n.stands == nil {
			n.stands = map[uint64][]*spoke{}
		}
		n.stands[is.uid] = slices.DeleteFunc(is.edges, func(e *spoke) bool { return e.Kind == SpeaksOn || !n.has(e.other) })
	}
	for _, at := range issues {
		for _, a := range own[n.index[at].uid] {
			for _, b := range n.stands[n.index[at].uid] {
				if a.Kind == SpeaksOn || a.topic != b.topic || b.Source <= s.ID {
					continue
				}
				kind := Differs
				if a.Kind == b.Kind {
					kind = Agrees
				}
				s.join(a, b, kind, b.TargetName)
			}
		}
	}
	return nil
}

// join links an actor with another by what both have an edge to.
func (s *subject) join(own, e *spoke, kind, issue string) {
	link := s.out(ref{UID: fmt.Sprintf("%#x", e.other), XID: e.Source, Name: e.SourceName}, kind)
	link.Directed = false
	link.Weight++
	for _, date := range []string{own.Start, own.End, e.Start, e.End} {
		span(&link.Start, &link.End, date)
	}
	if issue == "" {
		return
	}
	if i := slices.IndexFunc(link.Issues, func(c Count) bool { return c.Name == issue }); i >= 0 {
		link.Issues[i].Count++
	} else {
		link.Issues = append(link.Issues, Count{issue, 1})
	}
}
