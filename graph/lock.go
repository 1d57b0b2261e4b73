package graph

import "context"

// lock takes the graph for writing.
func (g *Graph) lock(ctx context.Context) (unlock func(), err error) {
	return func() {}, ctx.Err()
}
