package view

import (
	"testing"

	"entente/graph/network"
)

// TestWord names camps by what their members share and others do not.
func TestWord(t *testing.T) {
	type said struct {
		who, times int
		issue      string
		article    int
	}
	everybody := func(issue string, article int, who ...int) (all []said) {
		for _, w := range who {
			all = append(all, said{w, 1, issue, article})
		}
		return all
	}
	cases := map[string]struct {
		said []said
		want string // of the camp of 0 to 4; the others are 5 to 9
	}{
		"what all share, not what one says most": {
			append(everybody("fishing", 0, 0, 1, 2, 3), append(everybody("weather", 1, 5, 6, 7), said{0, 40, "taxes", 2})...), "fishing"},
		"what others do not say": {
			append(append(everybody("trade", 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), everybody("fishing", 0, 0, 1, 2)...), everybody("weather", 1, 5, 6, 7, 8)...), "fishing"},
		"what recurs, not what one article has": {
			append(append(append(everybody("fishing", 0, 0, 1, 2), everybody("border", 0, 0, 1, 2)...), append(everybody("border", 1, 0, 1, 2), everybody("border", 2, 0, 1, 2)...)...), everybody("weather", 1, 5, 6, 7)...), "border"},
		"what one alone says is nothing": {[]said{{0, 9, "taxes", 0}, {5, 9, "weather", 1}}, ""},
		"nobody says a thing":            {nil, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			d, positions := &Data{}, map[string]int{}
			for range 10 {
				d.Nodes = append(d.Nodes, node{Kind: network.Actor})
			}
			for _, s := range c.said {
				if _, ok := positions[s.issue]; !ok {
					positions[s.issue] = len(d.Nodes)
					d.Nodes = append(d.Nodes, node{Kind: network.Position, Issue: s.issue})
				}
				e := edge{Source: s.who, Target: positions[s.issue], Kind: network.Holds}
				for range s.times {
					e.Proofs = append(e.Proofs, len(d.Proofs))
					d.Proofs = append(d.Proofs, proof{Article: s.article})
				}
				d.Edges = append(d.Edges, e)
			}
			strength := []float64{9, 4, 4, 1, 1, 4, 4, 4, 1, 1}
			if got := d.voices().word([]int{0, 1, 2, 3, 4}, strength); got != c.want {
				t.Errorf("the camp is named by %q, want %q", got, c.want)
			}
		})
	}
}
