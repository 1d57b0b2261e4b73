package syntax

import "entente/extract/nlp/internal/simd"

// A layer is a layer of simple recurrent units (Lei and others 2018), the
// first half of which reads from left to right and the others back.
type layer struct {
	m           *simd.Ints
	right, left simd.Units
}

// layerBuffers are what layers need of memory.
type layerBuffers struct {
	sums  []int32
	state []float32
}

// run replaces the vectors of sentences, whose words stand in rows and which
// end at ends, by the layer's output. The sums are the vectors' products with
// the layer's matrix.
func (l *layer) run(x []int16, ends []int, b *layerBuffers) {
	wide, from := l.m.In, 0
	b.state = room(b.state, wide)
	for _, to := range ends {
		clear(b.state)
		for i := from; i < to; i++ {
			l.step(&l.right, x, i, 0, wide/2, b)
			l.step(&l.left, x, from+to-1-i, wide/2, wide, b)
		}
		from = to
	}
}

// step takes the units from one to another to word i.
func (l *layer) step(u *simd.Units, x []int16, i, from, to int, b *layerBuffers) {
	wide := l.m.In
	sums := b.sums[i*l.m.Out:]
	u.Step(x[i*wide+from:i*wide+to], sums[from:to], sums[wide+from:wide+to], sums[2*wide+from:2*wide+to], b.state[from:to])
}

func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
