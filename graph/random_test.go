package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/schema"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// anySketch draws articles from so small a world that their facts meet, part
// and clash all the time.
func anySketch(id string) *rapid.Generator[sketch] {
	return rapid.Custom(func(t *rapid.T) sketch {
		s := sketch{id: id, actors: []string{
			"USA: United States/" + rapid.SampledFrom([]string{"U.S.", "America", "Washington"}).Draw(t, "form"),
			"GBR: Britain", "JPN: Japan"}}
		if rapid.Bool().Draw(t, "another state") {
			s.actors = append(s.actors, "FRA: France", "fra: Jacques Smith of FRA")
		}
		person := rapid.SampledFrom([]string{"Smith", "Smith", "John Smith", "John Smith", "John Smith", "John Smith", "John Q. Smith", "John A. Smith", "J. Smith", "Jane Smith", "Smith John", "Jones", "Mary Jones"})
		role := rapid.SampledFrom([]string{"", "", ", Foreign Minister", ", footballer", ", Minister"})
		of := rapid.SampledFrom([]string{"", " of USA", " of USA", " of GBR"})
		for i := range rapid.IntRange(1, 3).Draw(t, "people") {
			s.actors = append(s.actors, fmt.Sprintf("p%d: %s%s%s", i, person.Draw(t, "person"), role.Draw(t, "role"), of.Draw(t, "of")))
		}
		org := rapid.SampledFrom([]string{"SCO", "Shanghai Cooperation Organisation", "Shanghai Cooperation Organisation/SCO", "Ministry", "Foreign Ministry", "Foreign Ministry of GBR", "Foreign Ministry of USA", "Super Cool Outfit", "Super Cool Outfit of GBR"})
		s.actors = append(s.actors, "org-a: "+org.Draw(t, "org"))
		who := rapid.SampledFrom([]string{"USA", "GBR", "USA GBR", "p0", "p0 USA", "org-a", "p0 GBR JPN"})
		date := rapid.SampledFrom([]string{"", " 2022", " 2022-09", " 2022-09-22", " 2022-09-22", " 2022-09-23"})
		place := rapid.SampledFrom([]string{"", " New York", " Paris"})
		kind := rapid.SampledFrom([]string{"call", "talks", "summit"})
		for range rapid.IntRange(0, 2).Draw(t, "meetings") {
			s.meetings = append(s.meetings, who.Draw(t, "who")+" GBR: "+kind.Draw(t, "kind")+" held"+place.Draw(t, "place")+date.Draw(t, "date"))
		}
		topic := rapid.SampledFrom([]string{"change of status quo by force", "changes to the status quo by force", "change of the status quo by coercion", "talks", "sanctions on Japan"})
		about := rapid.SampledFrom([]string{"", " / JPN", " / USA p0"})
		for range rapid.IntRange(0, 2).Draw(t, "positions") {
			s.positions = append(s.positions, who.Draw(t, "holders")+": "+rapid.SampledFrom([]string{"oppose ", "condemn "}).Draw(t, "stance")+topic.Draw(t, "topic")+about.Draw(t, "about"))
		}
		return s
	})
}

// decidable are the types of what is decided on.
var decidable = []string{schema.Actor, schema.Meeting, schema.Position, schema.Topic}

// decideAnything makes or undoes a decision on what is there, and says which.
func decideAnything(t *rapid.T, g *Graph) string {
	ctx := context.Background()
	list, err := g.Decisions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) > 0 && rapid.Bool().Draw(t, "undo") {
		d := rapid.SampledFrom(list).Draw(t, "which")
		if _, err := g.Undo(ctx, d.Number); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint("undo ", d)
	}
	xids, err := g.xidsOf(ctx, rapid.SampledFrom(decidable).Draw(t, "type"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(xids)
	if len(xids) < 2 {
		return "decide nothing"
	}
	verb := rapid.SampledFrom([]Verb{Same, Same, Differ, Rename, Group}).Draw(t, "verb")
	args := rapid.Permutation(xids).Draw(t, "args")[:2]
	switch verb {
	case Rename:
		args[1] = "New Name"
	case Group:
		args = []string{"Status quo", rapid.SampledFrom([]string{"status quo", "change by force", "sanctions on Japan"}).Draw(t, "term")}
	}
	d, _, err := g.Decide(ctx, verb, args...)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint("decide ", d)
}

// loadAnew makes a graph that of these articles, decided on before they came.
func loadAnew(t testing.TB, g *Graph, decided []Decision, items ...Item) {
	t.Helper()
	clear(t, g)
	for _, d := range decided {
		n, err := d.node()
		if err != nil {
			t.Fatal(err)
		}
		if err := g.write(t.Context(), n.all(), nil); err != nil {
			t.Fatal(err)
		}
	}
	load(t, g, items...)
}

// TestAnyHistoryGivesTheSameGraph loads, replaces and removes articles at
// will, and compares with a graph that had what is left loaded at once.
func TestAnyHistoryGivesTheSameGraph(t *testing.T) {
	g := open(t)
	rapid.Check(t, func(rt *rapid.T) {
		clear(t, g)
		now := make(map[string]sketch)
		var history []string
		for range rapid.IntRange(2, 6).Draw(rt, "steps") {
			id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(rt, "article")
			if _, there := now[id]; there && rapid.Bool().Draw(rt, "remove") {
				if _, err := g.Remove(t.Context(), id); err != nil {
					rt.Fatal(err)
				}
				delete(now, id)
				history = append(history, "remove "+id)
				continue
			}
			if rapid.IntRange(0, 2).Draw(rt, "decide") == 0 {
				history = append(history, decideAnything(rt, g))
				continue
			}
			s := anySketch(id).Draw(rt, "sketch")
			load(t, g, s.item())
			now[id] = s
			history = append(history, "load "+fmt.Sprint(s))
		}
		verified(t, g)
		got := dump(t, g)
		decided, err := g.Decisions(t.Context())
		if err != nil {
			rt.Fatal(err)
		}
		var items []Item
		for _, id := range slices.Sorted(maps.Keys(now)) {
			items = append(items, now[id].item())
		}
		loadAnew(t, g, decided, items...)
		if diff := cmp.Diff(strings.Split(dump(t, g), "\n"), strings.Split(got, "\n")); diff != "" {
			rt.Fatalf("after\n%s\nthe graph differs from that of what is left:\n%s", strings.Join(history, "\n"), diff)
		}
	})
}

// TestAnyPortionsGiveTheSameGraph loads articles in one go, some at a time, so
// that names move between nodes that the load itself wrote, and compares with a
// graph that had them all at once.
func TestAnyPortionsGiveTheSameGraph(t *testing.T) {
	g := open(t)
	var inPortions []*Graph
	for size := range 3 {
		inPortions = append(inPortions, connect(t, Options{Addrs: addrs(t), batch: size + 1}))
	}
	rapid.Check(t, func(rt *rapid.T) {
		var sketches []sketch
		var items []Item
		for i := range rapid.IntRange(3, 9).Draw(rt, "articles") {
			s := anySketch(fmt.Sprint("article ", i)).Draw(rt, "sketch")
			sketches, items = append(sketches, s), append(items, s.item())
		}
		clear(t, g)
		load(t, rapid.SampledFrom(inPortions).Draw(rt, "portions"), items...)
		verified(t, g)
		got := dump(t, g)
		clear(t, g)
		load(t, g, items...)
		if diff := cmp.Diff(strings.Split(dump(t, g), "\n"), strings.Split(got, "\n")); diff != "" {
			rt.Fatalf("in portions of\n%v\nthe graph differs from that of all at once:\n%s", sketches, diff)
		}
	})
}
