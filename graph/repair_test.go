package graph

import (
	"math/rand/v2"
	"strings"
	"testing"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/google/go-cmp/cmp"
)

// TestRepair breaks a graph as two writers at once did, and in other ways.
func TestRepair(t *testing.T) {
	g := open(t)
	load(t, g, chronicle(0)...)
	if _, _, err := g.Decide(t.Context(), Rename, "country:JPN", "Nippon"); err != nil {
		t.Fatal(err)
	}
	want := dump(t, g)
	for _, c := range []struct {
		name, set, del string
		lost           string
	}{
		{name: "nothing broken"},
		{name: "a shared node twice", set: `_:n <xid> "country:JPN" . _:n <dgraph.type> "Actor" . _:n <name> "Japan" . _:n <keys> "country:JPN" .`},
		{name: "nodes without a type", set: `_:n <xid> "position:nobody's" . _:n <name> "of nobody" . _:p <article> _:n .`},
		{name: "an article twice", set: `_:n <xid> "article:article 1" . _:n <dgraph.type> "Article" . _:n <name> "half" .`},
		{name: "an article without facts", set: `_:n <xid> "article:lost" . _:n <dgraph.type> "Article" . _:n <name> "A tale" .`, lost: "lost (A tale)"},
		{name: "edges missing", del: `<country> <holds> * .`},
	} {
		t.Run(c.name, func(t *testing.T) {
			restore(t, g, want)
			damage(t, g, c.set, c.del)
			done, err := g.Repair(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if lost := strings.Join(done.Lost, ", "); lost != c.lost || done.Articles != len(chronicle(0)) {
				t.Errorf("made anew from %d articles, lost %q; want %d, %q", done.Articles, lost, len(chronicle(0)), c.lost)
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
				t.Errorf("the repaired graph is another:\n%s", diff)
			}
			verified(t, g)
		})
	}
	t.Run("broken off", func(t *testing.T) {
		restore(t, g, want)
		random := rand.New(rand.NewPCG(11, 12))
		for k := 1; ; k += 7 {
			stopped := stopAfter(t, k, random, func(g *Graph) error {
				_, err := g.Repair(t.Context())
				return err
			})
			if !stopped {
				break
			}
			load(t, g)
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
				t.Fatalf("after %d transactions and a load, the graph is another:\n%s", k, diff)
			}
		}
		verified(t, g)
	})
}

// damage writes behind the program's back. The node <country> is Japan's.
func damage(t *testing.T, g *Graph, set, del string) {
	t.Helper()
	nodes, err := g.nodesBy(t.Context(), "look for Japan", schema.XID, []string{"country:JPN"}, "", "uid xid dgraph.type")
	if err != nil || len(nodes) == 0 {
		t.Fatal(err)
	}
	del = strings.ReplaceAll(del, "<country>", "<"+nodes[0].uid+">")
	if set+del == "" {
		return
	}
	mu := &api.Mutation{SetNquads: []byte(strings.ReplaceAll(set, " . ", " .\n")), DelNquads: []byte(del), CommitNow: true}
	if _, err := g.dg.NewTxn().Mutate(t.Context(), mu); err != nil {
		t.Fatal(err)
	}
}
