package simd

import "math"

// VectorBits and SumBits say what integers stand for in simple recurrent
// units: elements of vectors for multiples of 1/2^VectorBits, sums of products
// for multiples of 1/2^SumBits.
const (
	VectorBits = 10
	SumBits    = 20
	// MaxVector is the largest element of a vector.
	MaxVector = 16<<VectorBits - 1
	// WeightBits is what is left for weights.
	WeightBits = SumBits - VectorBits
)

// Units holds what simple recurrent units (Lei and others 2018) have besides
// their matrix: what the gates see of the state, and their bias. All of it is
// halved, and the number of units is a multiple of 8.
type Units struct{ SeeForget, SeeReset, Forget, Reset []float32 }

// Step takes the units to the next word. candidate, forget and reset are the
// sums of the word; state is replaced by the new one, and x, the vector of the
// word, by the output. Floats are rounded at each step, so that the result is
// the same on any machine.
func (u *Units) Step(x []int16, candidate, forget, reset []int32, state []float32) {
	step(u, x, candidate, forget, reset, state)
}

// Gate is the gate of twice y, which is near the logistic function: half of 1
// plus the Padé approximant of the hyperbolic tangent of y.
func Gate(y float32) float32 {
	y = max(-3, min(3, y))
	s := float32(y * y)
	num := float32(y * float32(s+27))
	den := float32(float32(s*9) + 27)
	return float32(float32(num/den)*0.5) + 0.5
}

func plainStep(u *Units, x []int16, candidate, forget, reset []int32, state []float32) {
	const half = 1.0 / (1 << (SumBits + 1))
	for k, c := range state {
		f := Gate(float32(float32(float32(forget[k])*half)+float32(u.SeeForget[k]*c)) + u.Forget[k])
		r := Gate(float32(float32(float32(reset[k])*half)+float32(u.SeeReset[k]*c)) + u.Reset[k])
		z := float32(float32(candidate[k]) * (1.0 / (1 << SumBits)))
		c = float32(float32(c-z)*f) + z
		state[k] = c
		in := float32(x[k])
		h := float32(float32(float32(float32(c*(1<<VectorBits))-in)*r) + in)
		h = max(-MaxVector, min(MaxVector, h))
		x[k] = int16(math.RoundToEven(float64(h)))
	}
}
