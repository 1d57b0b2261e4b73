package ask

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"

	"entente/graph"
)

// A Bloc is actors who agree more with each other than with the rest.
type Bloc struct {
	Members []string `json:"members"`
	Issues  []Ally   `json:"issues"`            // what holds it together: on how many pairs members agree more than they differ
	Against []Ally   `json:"against,omitempty"` // of whom members speak against
}

// blocSeed makes the communities the same at every run.
const blocSeed = 20

// Blocs parts actors into communities by agreement, on one issue or on all. The
// error is a [*NameError] where the issue is not known.
func Blocs(ctx context.Context, g *graph.Graph, issue string, o Options) ([]Bloc, error) {
	all, err := said(ctx, g, o)
	if err != nil {
		return nil, err
	}
	if issue != "" {
		name, err := FindIssue(ctx, g, issue)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(s *Saying) bool { return s.Issue != name })
	}
	return blocsOf(all), nil
}

// An affinity is what two actors agree on, by issue: pairs of statements that
// agree less those that are opposed.
type affinity map[string]int

func blocsOf(all []*Saying) []Bloc {
	weights := affinities(all)
	var actors []string
	for pair := range weights {
		actors = append(actors, pair[0], pair[1])
	}
	slices.Sort(actors)
	actors = slices.Compact(actors)
	if len(actors) == 0 {
		return []Bloc{}
	}
	net := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range actors {
		net.AddNode(simple.Node(i))
	}
	for i, a := range actors {
		for j := i + 1; j < len(actors); j++ {
			if w := weights[[2]string{a, actors[j]}].sum(); w > 0 {
				net.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(j), W: float64(w)})
			}
		}
	}
	blocs := []Bloc{}
	for _, c := range community.Modularize(net, 1, rand.NewPCG(blocSeed, 0)).Communities() {
		b := Bloc{}
		for _, n := range c {
			b.Members = append(b.Members, actors[n.ID()])
		}
		slices.Sort(b.Members)
		if len(b.Members) > 1 {
			b.describe(weights, all)
			blocs = append(blocs, b)
		}
	}
	slices.SortFunc(blocs, func(a, b Bloc) int {
		return cmp.Or(len(b.Members)-len(a.Members), slices.Compare(a.Members, b.Members))
	})
	return blocs
}

func (a affinity) sum() int {
	n := 0
	for _, w := range a {
		n += w
	}
	return n
}

// affinities are what all pairs of actors agree on. One pair of positions
// counts once for a pair of actors.
func affinities(all []*Saying) map[[2]string]affinity {
	weights := map[[2]string]affinity{}
	add := func(a, b, issue string, n int) {
		key := [2]string{min(a, b), max(a, b)}
		if weights[key] == nil {
			weights[key] = affinity{}
		}
		weights[key][issue] += n
	}
	for _, group := range byIssue(all) {
		seen := map[[4]string]bool{}
		once := func(a, b, x, y string) bool {
			key := [4]string{a, b, x, y}
			was := seen[key]
			seen[key] = true
			return !was
		}
		for i, s := range group {
			for _, a := range s.Who {
				for _, b := range s.About {
					if t := s.towards(b); t != 0 && a != b && once(a, b, s.position, "") {
						add(a, b, s.Issue, t)
					}
				}
			}
			for _, o := range group[i:] {
				bearing := s.bearing(o)
				if bearing == 0 {
					continue
				}
				s.withEach(o, func(a, b, x, y string) {
					if once(a, b, x, y) {
						add(a, b, s.Issue, bearing)
					}
				})
			}
		}
	}
	return weights
}

// withEach visits the pairs of those who say the one and those who say the
// other, in the order of their names, with the positions of each.
func (s *Saying) withEach(o *Saying, visit func(a, b, x, y string)) {
	for _, a := range s.Who {
		for _, b := range o.Who {
			switch {
			case a < b:
				visit(a, b, s.position, o.position)
			case a > b:
				visit(b, a, o.position, s.position)
			}
		}
	}
}

// bindings bounds how many issues of a bloc are told.
const bindings = 6

// describe says what holds the bloc together, and against whom it speaks.
func (b *Bloc) describe(weights map[[2]string]affinity, all []*Saying) {
	issues, against := map[string]int{}, map[string]int{}
	for i, x := range b.Members {
		for _, y := range b.Members[i+1:] {
			for issue, n := range weights[[2]string{x, y}] {
				issues[issue] += n
			}
		}
	}
	for _, s := range all {
		for _, a := range s.About {
			if s.tone() < 0 && !slices.Contains(b.Members, a) && slices.ContainsFunc(b.Members, s.of) {
				against[a]++
			}
		}
	}
	b.Issues = slices.DeleteFunc(ranked(issues), func(a Ally) bool { return a.Count <= 0 })
	b.Issues = b.Issues[:min(bindings, len(b.Issues))]
	b.Against = ranked(against)
	b.Against = b.Against[:min(bindings, len(b.Against))]
}
