package graph

import (
	"strings"
	"testing"

	"entente/schema"
)

func TestVerify(t *testing.T) {
	const (
		trilateral = "cooperation-of-japan-the-united-states-and-south-korea"
		agreed     = "position:agree:" + trilateral + "/line.trilateral-cooperation;for"
	)
	g := open(t)
	load(t, g, newYork("a").item(), newYork("b").item())
	r := verified(t, g)
	if r.Articles != 2 || r.Proofs == 0 || r.Edges == 0 || r.Unproved != 0 {
		t.Errorf("report %+v", r)
	}
	for _, broken := range []struct {
		name     string
		set, del []Quad
		want     string
	}{
		{"an edge of nobody's saying", []Quad{{"country:CHN", schema.Holds, agreed, true}}, nil, "no quote proves it"},
		{"an edge missing", nil, []Quad{{"country:JPN", schema.Holds, agreed, true}}, "proved, but not there"},
		{"a topic under another issue", []Quad{{"topic:" + trilateral + "/line.trilateral-cooperation", schema.FiledUnder, "issue:nothing", true}}, nil, "no quote proves it"},
		{"another text", []Quad{{"article:a", schema.Text, "Something else.", false}}, nil, "does not say"},
		{"a node too many", []Quad{{"place:nowhere", schema.XID, "place:nowhere", false}, {"place:nowhere", schema.Type, schema.Place, false}}, nil, "no article proves it"},
	} {
		t.Run(broken.name, func(t *testing.T) {
			clear(t, g)
			load(t, g, newYork("a").item(), newYork("b").item())
			if err := g.write(t.Context(), broken.set, broken.del); err != nil {
				t.Fatal(err)
			}
			r, err := g.Verify(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(strings.Join(r.Problems, "\n"), broken.want) {
				t.Errorf("Verify found %q, want %q among it", r.Problems, broken.want)
			}
		})
	}
}
