package graph

import (
	"context"
	"slices"

	"entente/schema"
)

// perMigration is how many shared nodes are worked out anew at a time.
const perMigration = 1000

// rereadAt is how many articles are read anew at a time.
const rereadAt = 256

// provesOtherwise is the last version that changed what articles prove: which
// positions are one.
const provesOtherwise = 4

// outdated are the types of shared nodes whose properties follow from proofs
// in another way since the version after the one given.
var outdated = map[int][]string{
	1: {schema.Position},
	3: {schema.Place},
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
		if from < provesOtherwise {
			return s.rereadAll(ctx)
		}
		return nil
	}, &stats)
}

// rereadAll works out anew what all articles prove, from the facts that the
// graph keeps of them.
func (s *session) rereadAll(ctx context.Context) error {
	xids, err := s.g.xidsOf(ctx, schema.Article)
	if err != nil {
		return err
	}
	slices.Sort(xids)
	for part := range slices.Chunk(xids, rereadAt) {
		r := s.newRevision()
		if err := r.again(ctx, part); err != nil {
			return err
		}
		if err := r.revise(ctx, Stats{}); err != nil {
			return err
		}
	}
	return nil
}

// recheckAll works out anew all shared nodes of a type, with their kin.
func (s *session) recheckAll(ctx context.Context, typ string) error {
	xids, err := s.g.xidsOf(ctx, typ)
	if err != nil {
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

// xidsOf are the external ids of all nodes of a type.
func (g *Graph) xidsOf(ctx context.Context, typ string) ([]string, error) {
	var xids []string
	err := g.rows(ctx, typ, "xid", func(row map[string]any) { xids = append(xids, text(row[schema.XID])) })
	return xids, err
}
