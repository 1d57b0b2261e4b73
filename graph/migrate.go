package graph

import (
	"context"
	"slices"

	"entente/schema"
)

// rereadAt is how many articles are read anew at a time.
const rereadAt = 256

// retired are the predicates that older versions of the schema had. Those of
// nodes that are made anew go with them.
var retired = []schema.Predicate{{Name: "related", Type: "uid"}, {Name: "form"}, {Name: "spans"}, {Name: "entry"}}

// migrate makes a graph of an older version anew from the facts that it keeps of
// its articles, and from decisions. Where it breaks off, the next run of writing
// goes on with it.
func (g *Graph) migrate(ctx context.Context) error {
	_, err := g.Repair(ctx)
	return err
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

// xidsOf are the external ids of all nodes of a type.
func (g *Graph) xidsOf(ctx context.Context, typ string) ([]string, error) {
	var xids []string
	err := g.rows(ctx, typ, "xid", func(row map[string]any) { xids = append(xids, text(row[schema.XID])) })
	return xids, err
}
