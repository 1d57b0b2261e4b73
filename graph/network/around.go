package network

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

// A rim is what lies so many hops away: sources by uid.
type rim map[uint64]uint8

// spread reads what lies around a node, nearer nodes first, and makes the index
// of that alone. Where actors are collapsed, the index has what links them, too,
// be it as far away as it may.
func (n *Network) spread(ctx context.Context) error {
	rims := make([]rim, n.o.Hops+1)
	for hop := range rims {
		rims[hop] = rim{}
	}
	for src := range n.sources {
		middle, _, err := n.entries(ctx, uint8(src), "eq(xid, "+graph.Literal(n.o.Around)+")")
		if err != nil {
			return err
		}
		for _, e := range middle {
			rims[0][e.uid] = e.src
		}
	}
	kept, links := map[uint64]entry{}, rim{}
	light := Network{o: n.o} // words are not needed here
	light.o.Proofs = false
	light.sources = sources(&light.o)
	light.rd = reader{n.rd.g, &light.o}
	for hop, r := range rims {
		maps.DeleteFunc(r, func(uid uint64, _ uint8) bool { _, there := kept[uid]; return there })
		here, err := light.look(ctx, r)
		if err != nil {
			return err
		}
		if hop == n.o.Hops && !n.o.narrowed() && !n.o.Collapse {
			for _, e := range here { // nobody asks what lies beyond
				kept[e.uid] = e
			}
			break
		}
		light.index = here
		light.arrange(true)
		for s, err := range light.subjects(ctx, light.those(false)) {
			if err != nil {
				return err
			}
			if !s.narrow(&n.o) && n.o.narrowed() && hop > 0 {
				continue
			}
			at, _ := light.place(s.uid)
			kept[s.uid] = light.index[at]
			for _, e := range s.edges {
				src := n.source(s, e)
				links[e.other] = src
				if hop+hops(e.Kind) <= n.o.Hops {
					rims[hop+hops(e.Kind)][e.other] = src
				}
			}
		}
	}
	n.index = slices.Collect(maps.Values(kept))
	if n.o.Collapse {
		maps.DeleteFunc(links, func(uid uint64, src uint8) bool { _, there := kept[uid]; return there || n.sources[src].kind == Actor })
		others, err := light.look(ctx, links)
		if err != nil {
			return err
		}
		n.index = append(n.index, others...)
	}
	n.arrange(false)
	for uid := range kept {
		n.keep(uid)
	}
	return nil
}

// look makes the entries of nodes.
func (n *Network) look(ctx context.Context, r rim) ([]entry, error) {
	var all []entry
	for src := range n.sources {
		var uids []string
		for _, uid := range slices.Sorted(maps.Keys(r)) {
			if r[uid] == uint8(src) {
				uids = append(uids, fmt.Sprintf("%#x", uid))
			}
		}
		for part := range slices.Chunk(uids, perPage) {
			some, _, err := n.entries(ctx, uint8(src), "uid("+strings.Join(part, ",")+")")
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
	}
	return all, nil
}

// source is what the other end of a subject's edge is asked for by.
func (n *Network) source(s *subject, e *spoke) uint8 {
	kind := Actor
	if s.Kind == Actor {
		switch e.Kind {
		case Attends:
			kind = Meeting
		case Holds:
			kind = Position
		case For, Against, SpeaksOn:
			kind = Issue
		}
	}
	return uint8(slices.IndexFunc(n.sources, func(o source) bool { return o.kind == kind }))
}
