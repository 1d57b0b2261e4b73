package overview

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"
)

// seed makes chance the same each time.
const seed = 1907

// campsAmong is among how many of the strongest actors camps are looked for,
// which takes a time that grows with the square of it; weaker ones join the
// camp to which they are tied best.
const campsAmong = 300

// camps are the communities of two or more of the ranked actors: what they do
// and say together binds them, what they say against each other parts them.
func camps(rank []int, ties []Tie) [][]int {
	core := rank[:min(len(rank), campsAmong)]
	all := modules(core, ties)
	at := map[int]int{}
	for c, members := range all {
		for _, i := range members {
			at[i] = c
		}
	}
	bound := map[int][]Tie{}
	for _, t := range ties {
		bound[t.A], bound[t.B] = append(bound[t.A], t), append(bound[t.B], t)
	}
	for _, i := range rank[len(core):] {
		if c, ok := joins(i, bound[i], at); ok {
			at[i] = c
			all[c] = append(all[c], i)
		}
	}
	return slices.DeleteFunc(all, func(c []int) bool { return len(c) < 2 })
}

// joins is the camp that an actor is most for and with.
func joins(i int, ties []Tie, at map[int]int) (camp int, ok bool) {
	sum := map[int]float64{}
	for _, t := range ties {
		if c, placed := at[t.A+t.B-i]; placed {
			sum[c] += t.binds() - t.Against
		}
	}
	best := 0.0
	for c, s := range sum {
		if s > best || s == best && ok && cmp.Less(c, camp) {
			camp, best, ok = c, s, true
		}
	}
	return camp, ok
}

// modules are the communities of some actors, also those of one.
func modules(actors []int, ties []Tie) [][]int {
	in := map[int]bool{}
	for _, i := range actors {
		in[i] = true
	}
	with, against := newLayer(actors), newLayer(actors)
	for _, t := range ties {
		if in[t.A] && in[t.B] {
			with.add(t.A, t.B, t.binds())
			against.add(t.A, t.B, -t.Against)
		}
	}
	layers, weights, resolutions := []graph.Undirected{with}, []float64{1}, []float64{1}
	if against.WeightedEdges().Len() > 0 {
		// At a resolution of 0 those who are against each other are parted, and those
		// against the same third are not put together: that alone binds nobody.
		layers, weights, resolutions = append(layers, against), append(weights, -1), append(resolutions, 0)
	}
	if with.WeightedEdges().Len() == 0 {
		return nil
	}
	multiplex, err := community.NewUndirectedLayers(layers...)
	if err != nil {
		panic(err) // the layers have the same nodes
	}
	reduced := community.ModularizeMultiplex(multiplex, weights, resolutions, true, rand.NewPCG(seed, seed))
	var all [][]int
	for _, nodes := range reduced.Communities() {
		var members []int
		for _, node := range nodes {
			members = append(members, int(node.ID()))
		}
		all = append(all, members)
	}
	return all
}

// A layer is a graph of actors with ties of one sort.
type layer struct {
	*simple.WeightedUndirectedGraph
}

func newLayer(actors []int) layer {
	l := layer{simple.NewWeightedUndirectedGraph(0, 0)}
	for _, i := range actors {
		l.AddNode(simple.Node(i))
	}
	return l
}

func (l layer) add(a, b int, weight float64) {
	if weight != 0 {
		l.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(a), T: simple.Node(b), W: weight})
	}
}
