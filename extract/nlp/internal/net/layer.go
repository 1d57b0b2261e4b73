package net

import "entente/extract/nlp/internal/simd"

// A layerTape is what a layer keeps from forward for backward: the states and
// the gates of each word.
type layerTape struct {
	in, dropped, units  simd.Matrix
	state, forget, open simd.Matrix
	slopes              simd.Matrix // of the gates, forget gates first
	out, mask           simd.Matrix
	dUnits              simd.Matrix
}

// gateSlope is the slope of simd.Gate at y, in terms of x = 2*y.
func gateSlope(y float32) float32 {
	s := min(9, y*y)
	q := (9 - s) / (3 * (3 + s))
	return q * q / 4
}

// scan runs the units over the sentences, whose first words are at starts;
// the last start is the end.
func (l *Layer) scan(t *layerTape, starts []int) {
	wide := l.V.Cols
	for s := range len(starts) - 1 {
		for _, back := range []bool{false, true} {
			var prev []float32
			for k := range starts[s+1] - starts[s] {
				i := starts[s] + k
				if back {
					i = starts[s+1] - 1 - k
				}
				l.step(t, i, half(wide, back), prev)
				prev = t.state.Row(i)
			}
		}
	}
}

// half is the range of units of a direction.
func half(wide int, back bool) [2]int {
	if back {
		return [2]int{wide / 2, wide}
	}
	return [2]int{0, wide / 2}
}

func (l *Layer) step(t *layerTape, i int, units [2]int, prev []float32) {
	wide := l.V.Cols
	u, x := t.units.Row(i), t.in.Row(i)
	c, f, r, h := t.state.Row(i), t.forget.Row(i), t.open.Row(i), t.out.Row(i)
	sf, sr := t.slopes.Row(i)[:wide], t.slopes.Row(i)[wide:]
	vf, vr, bf, br := l.V.Row(0), l.V.Row(1), l.B.Row(0), l.B.Row(1)
	for k := units[0]; k < units[1]; k++ {
		before := float32(0)
		if prev != nil {
			before = prev[k]
		}
		yf, yr := (u[wide+k]+vf[k]*before+bf[k])/2, (u[2*wide+k]+vr[k]*before+br[k])/2
		f[k], r[k] = simd.Gate(yf), simd.Gate(yr)
		sf[k], sr[k] = gateSlope(yf), gateSlope(yr)
		c[k] = f[k]*before + (1-f[k])*u[k]
		h[k] = r[k]*c[k] + (1-r[k])*x[k]
	}
}

// unscan goes back through scan: from the gradient of the output to those of
// the units and of the input's way past them, which is added to dIn.
func (l *Layer) unscan(t *layerTape, starts []int, dOut, dIn simd.Matrix, grad *Layer) {
	wide := l.V.Cols
	carry := make([]float32, wide)
	for s := range len(starts) - 1 {
		n := starts[s+1] - starts[s]
		for _, back := range []bool{false, true} {
			units := half(wide, back)
			clear(carry)
			for k := n - 1; k >= 0; k-- {
				i, step := starts[s]+k, -1
				if back {
					i, step = starts[s+1]-1-k, 1
				}
				var prev []float32
				if k > 0 {
					prev = t.state.Row(i + step)
				}
				l.unstep(t, i, units, prev, dOut.Row(i), dIn.Row(i), carry, grad)
			}
		}
	}
}

func (l *Layer) unstep(t *layerTape, i int, units [2]int, prev, dOut, dIn, carry []float32, grad *Layer) {
	wide := l.V.Cols
	u, du, x := t.units.Row(i), t.dUnits.Row(i), t.in.Row(i)
	c, f, r := t.state.Row(i), t.forget.Row(i), t.open.Row(i)
	sf, sr := t.slopes.Row(i)[:wide], t.slopes.Row(i)[wide:]
	vf, vr := l.V.Row(0), l.V.Row(1)
	gvf, gvr, gbf, gbr := grad.V.Row(0), grad.V.Row(1), grad.B.Row(0), grad.B.Row(1)
	for k := units[0]; k < units[1]; k++ {
		before := float32(0)
		if prev != nil {
			before = prev[k]
		}
		d := dOut[k]
		dr := d * (c[k] - x[k]) * sr[k]
		dc := carry[k] + d*r[k]
		dIn[k] += d * (1 - r[k])
		df := dc * (before - u[k]) * sf[k]
		du[k], du[wide+k], du[2*wide+k] = dc*(1-f[k]), df, dr
		carry[k] = dc*f[k] + df*vf[k] + dr*vr[k]
		gvf[k] += df * before
		gvr[k] += dr * before
		gbf[k] += df
		gbr[k] += dr
	}
}
