package graph

import (
	"os"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/google/go-cmp/cmp"
)

// oldArticles are the articles of the graph in testdata/v1.rdf.
func oldArticles() []Item {
	var items []Item
	for _, s := range []sketch{
		newYork("a"),
		{id: "b", actors: []string{"USA: United States/America", "JPN: Japan", "KOR: South Korea", "b: Blinken of USA"},
			meetings: []string{"b JPN KOR USA: talks held 2022-09", "USA JPN: call planned 2022-10-01"},
			positions: []string{"b: oppose unilateral changes to the status quo by force / CHN", "b: oppose change of the status quo by coercion",
				"JPN: claim change of the status quo by coercion", "KOR: oppose coercion"}},
	} {
		items = append(items, s.item())
	}
	return items
}

// TestMigration raises a graph that version 1 of the schema and its program
// wrote, and compares it with what a load gives now.
func TestMigration(t *testing.T) {
	g := open(t)
	load(t, g, oldArticles()...)
	want := dump(t, g)
	old := func(file string) string {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, op := range []*api.Operation{{DropAll: true}, {Schema: old("v1.dql")}} {
		if err := g.dg.Alter(t.Context(), op); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := g.dg.NewTxn().Mutate(t.Context(), &api.Mutation{SetNquads: []byte(old("v1.rdf")), CommitNow: true}); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) == want {
		t.Fatal("the old graph is as a new one: there is nothing to migrate")
	}
	if err := g.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
		t.Errorf("a migrated graph differs from one loaded now:\n%s", diff)
	}
	verified(t, g)
}
