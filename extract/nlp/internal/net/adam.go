package net

import (
	"math"

	"entente/extract/nlp/internal/simd"
)

// An adam moves weights against their gradient (Kingma and Ba 2015).
type adam struct {
	first, second []simd.Matrix // moments of each matrix
	power         [2]float64    // of the decay rates, so far
	rate          float64
}

const (
	decay1 = 0.9
	decay2 = 0.95
)

func newAdam(weights []simd.Matrix) *adam {
	a := &adam{power: [2]float64{1, 1}}
	for _, w := range weights {
		a.first = append(a.first, simd.NewMatrix(w.Rows, w.Cols))
		a.second = append(a.second, simd.NewMatrix(w.Rows, w.Cols))
	}
	return a
}

// begin starts a step.
func (a *adam) begin(rate float64) {
	a.power[0] *= decay1
	a.power[1] *= decay2
	a.rate = rate * math.Sqrt(1-a.power[1]) / (1 - a.power[0])
}

// move moves row of matrix i, whose gradient is taken times scale.
func (a *adam) move(i, row int, w, grad []float32, scale float32) {
	m, v := a.first[i].Row(row), a.second[i].Row(row)
	rate := float32(a.rate)
	for k, g := range grad {
		g *= scale
		m[k] = decay1*m[k] + (1-decay1)*g
		v[k] = decay2*v[k] + (1-decay2)*g*g
		w[k] -= rate * m[k] / (float32(math.Sqrt(float64(v[k]))) + 1e-8)
	}
}
