package view

import (
	"maps"
	"math"
	"slices"

	"entente/graph/network"
)

// voices are what actors say on issues.
type voices struct {
	on map[string]map[int]voice // by issue, then actor
	of map[int]float64          // the weight of all that an actor says
	n  float64                  // of all that all say
}

// A voice is what one actor says on one issue. What is said again in the same article
// adds little to its weight.
type voice struct {
	articles map[int]int // how often in each
	weight   float64
}

func (d *Data) voices() *voices {
	v := &voices{on: map[string]map[int]voice{}, of: map[int]float64{}}
	for _, e := range d.Edges {
		n := &d.Nodes[e.Target]
		if e.Kind != network.Holds || n.Issue == "" {
			continue
		}
		if v.on[n.Issue] == nil {
			v.on[n.Issue] = map[int]voice{}
		}
		said, ok := v.on[n.Issue][e.Source]
		if !ok {
			said.articles = map[int]int{}
		}
		for _, p := range e.Proofs {
			times := float64(said.articles[d.Proofs[p].Article])
			said.articles[d.Proofs[p].Article]++
			more := math.Log1p(times+1) - math.Log1p(times)
			said.weight, v.of[e.Source], v.n = said.weight+more, v.of[e.Source]+more, v.n+more
		}
		v.on[n.Issue][e.Source] = said
	}
	return v
}

// A camp is named by what its leaders, the strongest members, speak of: at least two of
// them and such a part of them all, also by strength.
const (
	leaders = 12
	quorum  = 1.0 / 3
)

// word is the issue that names a camp, or none: which most of its leaders share, of which
// the camp speaks more than others do, and which recurs. Each of these alone would take
// an issue of everybody, of nobody else, or of whoever speaks most.
func (v *voices) word(members []int, strength []float64) string {
	best, word := 0.0, ""
	for _, issue := range slices.Sorted(maps.Keys(v.on)) {
		shared := v.shared(issue, members[:min(len(members), leaders)], strength)
		if shared < quorum {
			continue
		}
		articles := map[int]bool{}
		for _, m := range members {
			for a := range v.on[issue][m].articles {
				articles[a] = true
			}
		}
		if score := shared * v.apart(issue, members) * math.Log1p(float64(len(articles))); score > best {
			best, word = score, issue
		}
	}
	return word
}

// shared is the part of the leaders, by strength, who speak of an issue; 0 where
// these are one or too few.
func (v *voices) shared(issue string, leaders []int, strength []float64) float64 {
	speaking, own, all := 0, 0.0, 0.0
	for _, m := range leaders {
		weight := math.Sqrt(strength[m]) // else the strongest decides alone
		all += weight
		if _, ok := v.on[issue][m]; ok {
			speaking, own = speaking+1, own+weight
		}
	}
	if speaking < 2 || float64(speaking) < quorum*float64(len(leaders)) {
		return 0
	}
	return own / all
}

// prior is how much is taken as said before anything is counted: by each side as by all.
const prior = 30.0

// apart is how many standard errors lie between the odds that a camp speaks of an issue
// and those that the others do: the log-odds ratio with an informative Dirichlet prior
// (Monroe, Colaresi and Quinn).
func (v *voices) apart(issue string, members []int) float64 {
	own, ownAll, all := 0.0, 0.0, 0.0
	for _, m := range members {
		own += v.on[issue][m].weight
		ownAll += v.of[m]
	}
	for _, who := range slices.Sorted(maps.Keys(v.on[issue])) { // a sum in one order is the same to the bit
		all += v.on[issue][who].weight
	}
	usual := prior * all / v.n
	odds := func(said, of float64) float64 { return math.Log((said + usual) / (of + prior - said - usual)) }
	return (odds(own, ownAll) - odds(all-own, v.n-ownAll)) / math.Sqrt(1/(own+usual)+1/(all-own+usual))
}
