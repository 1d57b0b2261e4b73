package syntax

import (
	"math"

	"entente/extract/nlp/internal/simd"
)

// stored are the weights as they stand in a model file.
type stored struct {
	shape
	embed                                  []byte // vectors of the features, signed bytes in multiples of 1/2^embedBits; that of number 0 is zero
	layers                                 []storedLayer
	top, arcs, mixDep, mixHead, rels, tags storedMatrix
}

// A storedMatrix is a matrix, row by row, and the bias of its outputs.
type storedMatrix struct {
	in, out int
	w       []int16
	bias    []int32 // may be empty
}

// A storedLayer is a layer. The bias of its units is that of the gates, first
// the forget gates; see is what the gates see of the state, likewise.
type storedLayer struct {
	units storedMatrix
	see   []int16
}

// embedBits are few, so that the file is small, and so that the sum of a word's
// features fits a vector.
const embedBits = 6

// unpack makes the weights ready for use.
func (s *stored) unpack() weights {
	pack := func(m storedMatrix) *simd.Ints { return simd.PackInts(m.w, m.bias, m.in, m.out) }
	w := weights{
		shape: s.shape, embed: s.embed,
		top: pack(s.top), arcs: pack(s.arcs), mixDep: pack(s.mixDep), mixHead: pack(s.mixHead),
		rels: pack(s.rels), tags: pack(s.tags),
	}
	for i := range s.layers {
		w.layers = append(w.layers, s.layers[i].unpack())
	}
	return w
}

func (l *storedLayer) unpack() layer {
	wide := l.units.in
	half := func(x int32, bits int) float32 { return float32(math.Ldexp(float64(x), -bits-1)) }
	see, bias := make([]float32, 2*wide), make([]float32, 2*wide)
	for i, x := range l.see {
		see[i] = half(int32(x), weightBits)
	}
	for i, x := range l.units.bias {
		bias[i] = half(x, sumBits)
	}
	units := func(from, to int) simd.Units {
		return simd.Units{
			SeeForget: see[from:to], SeeReset: see[wide+from : wide+to],
			Forget: bias[from:to], Reset: bias[wide+from : wide+to],
		}
	}
	return layer{simd.PackInts(l.units.w, nil, wide, l.units.out), units(0, wide/2), units(wide/2, wide)}
}
