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
	Issue   string `json:"issue,omitempty"` // on what most of them, and few others, take the same side
	Side    string `json:"side,omitempty"`  // for or against it
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

// issue is what a position belongs to.
func (n *node) issue() string { return n.Topic }

// survey finds camps, hubs and places.
func (d *Data) survey() {
	sizes := make([]overview.Size, len(d.Nodes))
	for i := range d.Nodes {
		sizes[i] = labelSize(d.Nodes[i].Name)
	}
	o := overview.Of(len(d.Nodes), d.ties(), sizes)
	stands := d.stands()
	for _, members := range o.Camps {
		c := camp{Members: members}
		c.Issue, c.Side = common(members, stands)
		d.Camps = append(d.Camps, c)
	}
	d.Hubs = append(d.Hubs, o.Hubs...)
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

// stands are the sides that actors take on issues.
func (d *Data) stands() map[string]map[string][]int {
	all := map[string]map[string][]int{}
	for _, e := range d.Edges {
		n := &d.Nodes[e.Target]
		if s := side(n.Group); e.Kind == network.Holds && s != "" && n.issue() != "" {
			if all[n.issue()] == nil {
				all[n.issue()] = map[string][]int{}
			}
			if of := all[n.issue()]; !slices.Contains(of[s], e.Source) {
				of[s] = append(of[s], e.Source)
			}
		}
	}
	return all
}

// opposed ties those who take opposite sides of an issue.
func (d *Data) opposed() []overview.Tie {
	stands := d.stands()
	var ties []overview.Tie
	for _, name := range slices.Sorted(maps.Keys(stands)) {
		pro, con := stands[name]["for"], stands[name]["against"]
		for _, a := range pro {
			for _, b := range con {
				if a != b {
					ties = append(ties, overview.Tie{A: a, B: b, Against: 1 / float64(len(pro)+len(con)-1)})
				}
			}
		}
	}
	return ties
}

// leaders are the members of a camp, the strongest, whose issue names it.
const leaders = 12

// common is the issue on which most leaders of a camp take the same side and few
// others do; none where no quarter of them agrees.
func common(members []int, stands map[string]map[string][]int) (issue, sideOf string) {
	in := map[int]bool{}
	for _, m := range members[:min(len(members), leaders)] {
		in[m] = true
	}
	best := 0.0
	for _, name := range slices.Sorted(maps.Keys(stands)) {
		for _, s := range []string{"for", "against"} {
			own := 0
			for _, who := range stands[name][s] {
				if in[who] {
					own++
				}
			}
			score := float64(own*own) / float64(max(1, len(stands[name][s])))
			if own >= 2 && own*4 >= len(in) && score > best {
				best, issue, sideOf = score, name, s
			}
		}
	}
	return issue, sideOf
}
