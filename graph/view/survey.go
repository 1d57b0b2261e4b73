package view

import (
	"maps"
	"slices"
	"strings"

	"entente/graph/network"
	"entente/graph/overview"
)

// A camp is actors that stand together.
type camp struct {
	Members []int  `json:"members"`         // the strongest first
	Issue   string `json:"issue,omitempty"` // of which many of them speak, and more than others do
}

// side is the side that a stance takes. A demand, a warning or a claim takes none.
func side(stance string) string {
	switch stance {
	case "support", "agree", "commit":
		return "for"
	case "oppose", "condemn":
		return "against"
	}
	return ""
}

// survey finds camps, hubs and places.
func (d *Data) survey() {
	sizes := make([]overview.Size, len(d.Nodes))
	for i := range d.Nodes {
		sizes[i] = labelSize(d.Nodes[i].Name)
	}
	o := overview.Of(len(d.Nodes), d.ties(), sizes)
	said := d.voices()
	for _, members := range o.Camps {
		c := camp{members, said.word(members, o.Strength)}
		delete(said.on, c.Issue) // no two camps have one name
		d.Camps = append(d.Camps, c)
	}
	d.Hubs = append([]int{}, o.Hubs...)
	for i, p := range o.Places {
		d.Nodes[i].At = &[2]int{int(p.X), int(p.Y)}
	}
}

// labelSize is about how much room a node takes with its label, which the
// page breaks into lines of some twenty letters.
func labelSize(name string) overview.Size {
	const letters, perLetter, perLine, mark = 18, 7.6, 17, 34
	long, lines := 0, 1
	for _, word := range strings.Fields(name) {
		switch n := len([]rune(word)); {
		case long == 0:
			long = n
		case long+1+n <= letters:
			long += 1 + n
		default:
			lines, long = lines+1, max(long, n)
		}
	}
	return overview.Size{Width: max(60, float64(min(long, letters+4))*perLetter), Height: mark + float64(min(lines, 3))*perLine}
}

// ties are what links actors with each other.
func (d *Data) ties() []overview.Tie {
	var ties []overview.Tie
	shared := map[int][]int{} // who attended or holds
	for _, e := range d.Edges {
		switch e.Kind {
		case network.Attends, network.Holds:
			shared[e.Target] = append(shared[e.Target], e.Source)
		case network.ActsFor:
			ties = append(ties, overview.Tie{A: e.Source, B: e.Target, Bond: 1})
		default:
			t := overview.Tie{A: e.Source, B: e.Target}
			*t.Toward(side(e.Kind)) += float64(d.articlesOf(e.Proofs))
			ties = append(ties, t)
		}
	}
	for _, what := range slices.Sorted(maps.Keys(shared)) {
		if n := &d.Nodes[what]; n.Kind == network.Position || n.Status == "" || n.Status == "held" || n.Status == "planned" {
			ties = append(ties, among(shared[what], n.Kind == network.Meeting)...)
		}
	}
	return append(ties, d.opposed()...)
}

func (d *Data) articlesOf(proofs []int) int {
	seen := map[int]bool{}
	for _, p := range proofs {
		seen[d.Proofs[p].Article] = true
	}
	return max(1, len(seen))
}

// among ties all who share something, the less the more they are.
func among(who []int, met bool) []overview.Tie {
	var ties []overview.Tie
	for k, a := range who {
		for _, b := range who[:k] {
			t := overview.Tie{A: a, B: b}
			if part := 1 / float64(len(who)-1); met {
				t.Met = part
			} else {
				t.With = part
			}
			ties = append(ties, t)
		}
	}
	return ties
}

// opposed ties those who take opposite sides of one topic. Opposite stances
// within an issue need not clash: one condemns missile launches, the other
// supports disarmament.
func (d *Data) opposed() []overview.Tie {
	type sides struct{ pro, con map[int]bool }
	topics := map[string]sides{}
	for _, e := range d.Edges {
		n := &d.Nodes[e.Target]
		if e.Kind != network.Holds || n.Topic == "" {
			continue
		}
		t, ok := topics[n.Topic]
		if !ok {
			t = sides{map[int]bool{}, map[int]bool{}}
			topics[n.Topic] = t
		}
		switch side(n.Group) {
		case "for":
			t.pro[e.Source] = true
		case "against":
			t.con[e.Source] = true
		}
	}
	var ties []overview.Tie
	for _, name := range slices.Sorted(maps.Keys(topics)) {
		t := topics[name]
		for _, a := range slices.Sorted(maps.Keys(t.pro)) {
			for _, b := range slices.Sorted(maps.Keys(t.con)) {
				if a != b {
					ties = append(ties, overview.Tie{A: a, B: b, Against: 1 / float64(len(t.pro)+len(t.con)-1)})
				}
			}
		}
	}
	return ties
}
