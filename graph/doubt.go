package graph

import (
	"context"

	"entente/graph/identity"
	"entente/schema"
)

// Doubts are the pairs of actors that may be one, which nothing but a person can
// tell: see [Same] and [Differ].
func (g *Graph) Doubts(ctx context.Context) ([]identity.Doubt, error) {
	list, err := g.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	var keys []identity.ActorKey
	err = g.nodesOf(ctx, schema.Actor, func(n *stored) error {
		for _, k := range n.values(schema.Keys) {
			keys = append(keys, identity.ParseActorKey(k))
		}
		return nil
	})
	return identity.Doubts(keys, newDecisions(list).verdicts()), err
}
