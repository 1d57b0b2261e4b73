package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

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
		person := rapid.SampledFrom([]string{"Smith", "John Smith", "John Q. Smith", "John A. Smith", "J. Smith", "Jane Smith", "Smith John", "Jones", "Mary Jones"})
		role := rapid.SampledFrom([]string{"", "", ", Foreign Minister", ", footballer", ", Minister"})
		of := rapid.SampledFrom([]string{"", " of USA", " of USA", " of GBR"})
		for i := range rapid.IntRange(1, 3).Draw(t, "people") {
			s.actors = append(s.actors, fmt.Sprintf("p%d: %s%s%s", i, person.Draw(t, "person"), role.Draw(t, "role"), of.Draw(t, "of")))
		}
		org := rapid.SampledFrom([]string{"SCO", "Shanghai Cooperation Organisation", "Shanghai Cooperation Organisation/SCO", "Ministry", "Super Cool Outfit", "Super Cool Outfit of GBR"})
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
			s := anySketch(id).Draw(rt, "sketch")
			load(t, g, s.item())
			now[id] = s
			history = append(history, "load "+fmt.Sprint(s))
		}
		got := dump(t, g)
		clear(t, g)
		var items []Item
		for _, id := range slices.Sorted(maps.Keys(now)) {
			items = append(items, now[id].item())
		}
		load(t, g, items...)
		if diff := cmp.Diff(strings.Split(dump(t, g), "\n"), strings.Split(got, "\n")); diff != "" {
			rt.Fatalf("after\n%s\nthe graph differs from that of what is left:\n%s", strings.Join(history, "\n"), diff)
		}
	})
}
