package syntax

import (
	"fmt"
	"math"

	"entente/extract/nlp/internal/net"
	"entente/extract/nlp/internal/simd"
)

// round sets the model's weights to those of a network. The error says that a
// weight is too large for the integers that the model computes with.
func (m *Model) round(n *net.Network) error {
	var r rounder
	m.stored = stored{
		shape:  shape{wide: 2 * n.Hidden, arc: n.Arc, rel: n.Label, mix: n.MixHead.Rows, tag: n.Tag},
		top:    r.linears(n.ArcDep, n.ArcHead, n.RelDep, n.RelHead, n.TagMix),
		arcs:   r.linear(net.Linear{W: transposed(n.Arcs.Slice(0, n.Arc)), B: n.Arcs.Slice(n.Arc, n.Arc+1)}),
		mixDep: r.linear(n.MixDep), mixHead: r.linear(net.Linear{W: n.MixHead}),
		rels: r.linear(n.Rels), tags: r.linear(n.Tags),
	}
	for _, l := range n.Layers {
		m.stored.layers = append(m.stored.layers, storedLayer{
			units: r.linear(net.Linear{W: l.W, B: l.B}),
			see:   r.list(l.V.Data, weightBits, math.MaxInt16),
		})
	}
	if r.err != nil {
		return r.err
	}
	for _, x := range r.list(n.Embed.Data, embedBits, math.MaxInt8) {
		m.stored.embed = append(m.stored.embed, byte(int8(x)))
	}
	m.weights = m.stored.unpack()
	return nil
}

func transposed(m simd.Matrix) simd.Matrix {
	t := simd.NewMatrix(m.Cols, m.Rows)
	for i := range m.Rows {
		for j, x := range m.Row(i) {
			t.Row(j)[i] = x
		}
	}
	return t
}

// A rounder turns fractions into integers; it keeps its first error.
type rounder struct{ err error }

// list rounds to multiples of 1/2^bits within ±limit of them.
func (r *rounder) list(x []float32, bits int, limit float64) []int16 {
	out := make([]int16, len(x))
	for i, v := range x {
		out[i] = int16(max(-limit, min(limit, math.Round(math.Ldexp(float64(v), bits)))))
	}
	return out
}

func (r *rounder) linear(l net.Linear) storedMatrix { return r.linears(l) }

// linears rounds some linear maps to one that gives all their outputs.
func (r *rounder) linears(list ...net.Linear) storedMatrix {
	var s storedMatrix
	for _, l := range list {
		s.in, s.out = l.W.Cols, s.out+l.W.Rows
		s.w = append(s.w, r.list(l.W.Data, weightBits, math.MaxInt16)...)
		for _, b := range l.B.Data {
			s.bias = append(s.bias, int32(math.Round(math.Ldexp(float64(b), sumBits))))
		}
	}
	for o := range s.out {
		sum := 0
		for _, w := range s.w[o*s.in : (o+1)*s.in] {
			sum += max(int(w), -int(w))
		}
		if sum > maxSum && r.err == nil {
			r.err = fmt.Errorf("weights of a sum amount to %.1f, more than 32 bits hold", math.Ldexp(float64(sum), -weightBits))
		}
	}
	return s
}
