package net

import (
	"math"
	"math/rand/v2"
	"testing"

	"entente/extract/nlp/internal/simd"
)

func toyBatch() []*Sentence {
	sure := func(numbers ...int32) (list [][]Choice) {
		for _, n := range numbers {
			list = append(list, []Choice{{n, 1}})
		}
		return list
	}
	unsure := sure(1, 1, 1)
	unsure[2] = []Choice{{1, 0.75}, {0, 0.25}}
	return []*Sentence{
		{Features: [][]int32{{1, 4}, {2, 5}, {3, 0}}, Tags: sure(0, 1, 2), Heads: unsure, Rels: sure(1, 0, 2), Above: []int{1, 1, 1}},
		{Features: [][]int32{{2, 5}, {1, 6}}, Tags: sure(1, 0), Heads: sure(0, 0), Rels: sure(0, 1), Above: []int{0, 0}},
	}
}

// TestGradient compares the gradient with what the loss does when each weight
// is moved a little.
func TestGradient(t *testing.T) {
	c := Config{Features: 7, Hidden: 4, Layers: 2, Arc: 3, Label: 3, Tag: 4, Tags: 3, Rels: 3}
	n := newNetwork(c)
	r := rand.New(rand.NewPCG(5, 6))
	n.start(r)
	for _, m := range []simd.Matrix{n.Arcs, n.Rels.W, n.Tags.W} {
		draw(m, 0.5, r)
	}
	p := &pass{net: n, grad: newWeights(c), scale: 1, wordDrop: wordDrop{counts: make([]int32, c.Features)}}
	loss := func() float64 {
		p.rand = rand.New(rand.NewPCG(1, 1))
		p.run(toyBatch())
		return p.loss
	}
	loss()
	var grads []simd.Matrix
	for _, g := range p.grad.dense() {
		grads = append(grads, simd.Matrix{Rows: g.Rows, Cols: g.Cols, Data: append([]float32(nil), g.Data...)})
	}
	embed := simd.NewMatrix(c.Features, 2*c.Hidden)
	for i, feats := range p.feats {
		for _, f := range feats {
			for j, d := range p.dEmbed.Row(i) {
				embed.Row(int(f))[j] += d
			}
		}
	}
	grads = append(grads, embed)
	for i, w := range append(n.dense(), n.Embed) {
		for k := range w.Data {
			if i == len(n.dense()) && k < w.Cols {
				continue // no feature's vector stays zero
			}
			const by = 3e-4
			old := w.Data[k]
			w.Data[k] = old + by
			up := loss()
			w.Data[k] = old - by
			down := loss()
			w.Data[k] = old
			here := loss()
			// The activation has a kink: there, one side is right.
			right, left := (up-here)/by, (here-down)/by
			got, off := float64(grads[i].Data[k]), 0.02*(1+math.Abs(right))
			if got < min(left, right)-off || got > max(left, right)+off {
				t.Errorf("matrix %d, weight %d: gradient is %g, want %g to %g", i, k, got, left, right)
			}
		}
	}
}
