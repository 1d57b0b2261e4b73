// Package net learns the network that reads English: simple recurrent units
// (Lei and others 2018) over sums of feature vectors, and on top of them a
// tagger and a graph-based parser with a biaffine scorer of arcs (Dozat and
// Manning 2017). It computes with floats and is used for learning only; the
// learned weights are rounded to integers by package syntax.
package net

import (
	"math"
	"math/rand/v2"

	"entente/extract/nlp/internal/simd"
)

// Slope is the slope of the activation function below zero.
const Slope = 0.125

// Config is the shape of a network.
type Config struct {
	Features int // number of feature vectors; number 0 is of no feature
	Hidden   int // units of each direction
	Layers   int
	Arc      int // width of what arcs are scored by
	Label    int // width of what labels are scored by
	Tag      int // width of what tags are scored by
	Tags     int // number of tags
	Rels     int // number of relations
}

// A Linear maps vectors to vectors.
type Linear struct {
	W simd.Matrix // a row for each output
	B simd.Matrix // one row
}

// A Layer is a layer of simple recurrent units: half of them read from left to
// right, half from right to left. W holds, below each other, the rows of
// candidates, of forget gates and of reset gates. V is what the gates see of
// the state and B their bias, a row for each gate.
type Layer struct{ W, V, B simd.Matrix }

// A Network is the weights. Vectors of words are 2*Hidden wide throughout.
type Network struct {
	Config
	Embed   simd.Matrix
	Layers  []Layer
	ArcDep  Linear
	ArcHead Linear
	Arcs    simd.Matrix // rows: a dependent's vector and 1; columns: a head's
	RelDep  Linear      // activated, they meet in RelMix
	RelHead Linear
	MixDep  Linear
	MixHead simd.Matrix
	Rels    Linear
	TagMix  Linear
	Tags    Linear
}

func newNetwork(c Config) *Network {
	n := newWeights(c)
	n.Embed = simd.NewMatrix(c.Features, 2*c.Hidden)
	return n
}

// newWeights makes all but the feature vectors.
func newWeights(c Config) *Network {
	wide := 2 * c.Hidden
	linear := func(in, out int) Linear { return Linear{simd.NewMatrix(out, in), simd.NewMatrix(1, out)} }
	n := &Network{
		Config: c,
		ArcDep: linear(wide, c.Arc), ArcHead: linear(wide, c.Arc), Arcs: simd.NewMatrix(c.Arc+1, c.Arc),
		RelDep: linear(wide, c.Label), RelHead: linear(wide, c.Label),
		MixDep: linear(c.Label, mixWidth(c)), MixHead: simd.NewMatrix(mixWidth(c), c.Label), Rels: linear(mixWidth(c), c.Rels),
		TagMix: linear(wide, c.Tag), Tags: linear(c.Tag, c.Tags),
	}
	for range c.Layers {
		n.Layers = append(n.Layers, Layer{simd.NewMatrix(3*wide, wide), simd.NewMatrix(2, wide), simd.NewMatrix(2, wide)})
	}
	return n
}

func mixWidth(c Config) int { return 2 * c.Label }

// dense lists the weights that every sentence touches.
func (n *Network) dense() []simd.Matrix {
	list := []simd.Matrix{
		n.ArcDep.W, n.ArcDep.B, n.ArcHead.W, n.ArcHead.B, n.Arcs, n.RelDep.W, n.RelDep.B, n.RelHead.W, n.RelHead.B,
		n.MixDep.W, n.MixDep.B, n.MixHead, n.Rels.W, n.Rels.B, n.TagMix.W, n.TagMix.B, n.Tags.W, n.Tags.B,
	}
	for _, l := range n.Layers {
		list = append(list, l.W, l.V, l.B)
	}
	return list
}

// start draws the first weights.
func (n *Network) start(r *rand.Rand) {
	for _, m := range n.dense() {
		if m.Rows > 1 {
			draw(m, math.Sqrt(1/float64(m.Cols)), r)
		}
	}
	for _, l := range n.Layers {
		draw(l.V, 0.3, r)
		clear(l.B.Data)
		for i := range l.B.Row(0) {
			l.B.Row(0)[i] = 1 // remember at first
		}
	}
	// At first, nothing is likelier than the rest.
	for _, m := range []simd.Matrix{n.Arcs, n.Rels.W, n.Tags.W} {
		clear(m.Data)
	}
	draw(n.Embed, 0.1, r)
	clear(n.Embed.Row(0))
}

func draw(m simd.Matrix, deviation float64, r *rand.Rand) {
	for i := range m.Data {
		m.Data[i] = float32(r.NormFloat64() * deviation)
	}
}
