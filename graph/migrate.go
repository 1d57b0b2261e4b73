package graph

import (
	"context"
	"slices"

	"entente/schema"
)

// perMigration is how many shared nodes are worked out anew at a time.
const perMigration = 1000

// outdated are the types of shared nodes whose properties follow from proofs
// in another way since the version after the one given.
var outdated = map[int][]string{
	1: {schema.Position},
}

// migrate works out anew what an older version worked out in another way.
// Where it breaks off, the version of the graph is still the old one, so that
// the next run does it again.
func (g *Graph) migrate(ctx context.Context, from int) error {
	var types []string
	for v := from; v < schema.Version; v++ {
		types = append(types, outdated[v]...)
	}
	slices.Sort(types)
	var stats Stats
	return g.writing(func(s *session) error {
		if _, err := s.begin(ctx); err != nil {
			return err
		}
		for _, typ := range slices.Compact(types) {
			if err := s.recheckAll(ctx, typ); err != nil {
				return err
			}
		}
		return nil
	}, &stats)
}

// recheckAll works out anew all shared nodes of a type, with their kin.
func (s *session) recheckAll(ctx context.Context, typ string) error {
	var xids []string
	if err := s.g.nodesOf(ctx, typ, func(n *stored) error {
		xids = append(xids, n.xid)
		return nil
	}); err != nil {
		return err
	}
	for part := range slices.Chunk(xids, perMigration) {
		r := s.newRevision()
		r.resumed = true
		for _, xid := range part {
			r.recheck[xid] = typ
		}
		if err := r.revise(ctx, Stats{}); err != nil {
			return err
		}
	}
	return nil
}
