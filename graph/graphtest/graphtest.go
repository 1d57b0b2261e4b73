// Package graphtest makes graphs for tests of what reads them.
package graphtest

import (
	"testing"

	"entente/graph"
	"entente/graph/local"
	"entente/graph/local/localtest"
)

// Open is a graph in a real Dgraph that ends with the test, with articles in it.
func Open(t testing.TB, items ...graph.Item) *graph.Graph {
	t.Helper()
	s := localtest.Start(t, local.Options{})
	g, err := graph.Connect(t.Context(), graph.Options{Addrs: s.Addrs()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	if err := g.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	articles := make(chan graph.Item, len(items))
	for _, i := range items {
		articles <- i
	}
	close(articles)
	if _, err := g.Load(t.Context(), articles, nil); err != nil {
		t.Fatal(err)
	}
	return g
}
