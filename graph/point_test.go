package graph

import (
	"strings"
	"testing"

	"entente/schema"
)

// locate knows two places.
func locate(place string) (Point, bool) {
	p, ok := map[string]Point{"New York": {40.71, -74.01}, "Yaren": {-0.55, 166.92}}[place]
	return p, ok
}

// TestLocation loads meetings at places that are known and one that is not,
// raises a graph without locations, and takes a place away again.
func TestLocation(t *testing.T) {
	g := open(t)
	items := []Item{
		newYork("a").item(),
		sketch{id: "b", actors: []string{"NRU: Nauru", "PLW: Palau"}, meetings: []string{"NRU PLW: ministerial held Yaren 2022-03-01"}}.item(),
		sketch{id: "c", actors: []string{"NRU: Nauru", "KIR: Kiribati"}, meetings: []string{"NRU KIR: talks held Nowhere 2022-03-02"}}.item(),
	}
	load(t, g, items...)
	if got := dump(t, g); strings.Contains(got, "<location>") {
		t.Fatalf("places have locations that nobody told:\n%s", got)
	}
	if err := g.write(t.Context(), []Quad{{Subject: metaXID, Predicate: schema.SchemaVersion, Object: "3"}}, []Quad{{Subject: metaXID, Predicate: schema.SchemaVersion, Object: "4"}}); err != nil {
		t.Fatal(err)
	}
	g.opts.Locate = locate
	if err := g.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
	raised := dump(t, g)
	for _, want := range []string{`<location> "{\"coordinates\":[-74.01,40.71],\"type\":\"Point\"}"`, `<location> "{\"coordinates\":[166.92,-0.55],\"type\":\"Point\"}"`} {
		if strings.Count(raised, want) != 1 {
			t.Errorf("a raised graph lacks %s", want)
		}
	}
	verified(t, g)
	clear(t, g)
	load(t, g, items...)
	if got := dump(t, g); got != raised {
		t.Errorf("a raised graph is not as one loaded now:\n%s\n%s", raised, got)
	}
	if stats := load(t, g, items...); stats.Commits != 0 {
		t.Errorf("loading again: %+v, want no commit", stats)
	}
}
