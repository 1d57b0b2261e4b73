package network

import (
	"context"
	"fmt"
	"hash/maphash"

	"entente/graph"
)

// marks seeds the sums of [Mark], which are compared within one process only.
var marks = maphash.MakeSeed()

// Mark tells the state that a graph is in: it stays the same as long as nobody
// loads, removes or decides anything. A graph follows from its articles and decisions.
func Mark(ctx context.Context, g *graph.Graph) (string, error) {
	const dql = `{ a(func: type(Article)) { xid digest pending } d(func: type(Decision)) { number verb args } m(func: type(Meta)) { dirty } }`
	data, err := g.Query(ctx, dql, nil)
	if err != nil {
		return "", fmt.Errorf("ask for the graph's state: %w", err)
	}
	return fmt.Sprintf("%x", maphash.Bytes(marks, data)), nil
}
