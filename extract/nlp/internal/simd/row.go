package simd

import "math"

// This file is about rows of floats. Every step of theirs is rounded, and sums are taken in the same order with any
// kernel, so that the same floats come out on any machine: element i of a row belongs to sum i modulo
// lanes, and these are added in halves.

const lanes = 16

// A lane holds the sums of a row.
type lane [lanes]float32

// sum adds up the lanes.
func (l *lane) sum() float32 {
	for n := lanes / 2; n > 0; n /= 2 {
		for i := range n {
			l[i] += l[i+n]
		}
	}
	return l[0]
}

// AddFloats adds a row to another of the same length.
func AddFloats(to, from []float32) {
	n := addFloats(to, from)
	plainAddFloats(to[n:], from[n:])
}

func plainAddFloats(to, from []float32) {
	for i, x := range from[:len(to)] {
		to[i] += x
	}
}

// Scale multiplies a row by a number.
func Scale(x []float32, by float32) {
	n := scale(x, by)
	plainScale(x[n:], by)
}

func plainScale(x []float32, by float32) {
	for i := range x {
		x[i] *= by
	}
}

// Look sets a row to what signed bytes stand for, 1 standing for scale.
func Look(to []float32, from []int8, scale float32) {
	n := look(to, from, scale)
	plainLook(to[n:], from[n:], scale)
}

func plainLook(to []float32, from []int8, scale float32) {
	for i, x := range from[:len(to)] {
		to[i] = float32(x) * scale
	}
}

// Unsigned turns a row into unsigned bytes: what stands for x is x/scale + zero.
func Unsigned(to []uint8, x []float32) (scale float32, zero int32) {
	low, high := bounds(x)
	if low == high {
		clear(to[:len(x)])
		return 0, 0
	}
	scale = (high - low) / 255
	by := 255 / (high - low)
	zero = int32(math.RoundToEven(float64(-low * by)))
	n := unsigned(to, x, by, zero)
	plainUnsigned(to[n:], x[n:], by, zero)
	return scale, zero
}

// bounds returns the least and the greatest element, or 0 if that is less or greater.
func bounds(x []float32) (low, high float32) {
	n, low, high := rowBounds(x)
	for _, v := range x[n:] {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

func plainUnsigned(to []uint8, x []float32, by float32, zero int32) {
	for i, v := range x {
		to[i] = uint8(max(0, min(255, int32(math.RoundToEven(float64(v*by)))+zero)))
	}
}

// A Product says what the sums of a product of bytes stand for: those of unsigned bytes of a scale and a zero with
// weights.
type Product struct {
	Sums         []int32   // of the weights of each output, as in Bytes
	Scales, Bias []float32 // of the weights of each output; what is added in the end
}

// Floats sets a row to what sums stand for.
func (p *Product) Floats(to []float32, sums []int32, scale float32, zero int32) {
	n := p.floats(to, sums, scale, zero)
	p.plainFloats(n, to, sums, scale, zero)
}

func (p *Product) plainFloats(from int, to []float32, sums []int32, scale float32, zero int32) {
	for i := from; i < len(to); i++ {
		to[i] = float32(float32(sums[i]-zero*p.Sums[i])*float32(scale*p.Scales[i])) + p.Bias[i]
	}
}

// Normalize takes a row to mean 0 and variance 1, then multiplies it by gain and adds shift.
func Normalize(x, gain, shift []float32) {
	const least = 1e-12 // variance that is added
	n := float32(len(x))
	mean := sum(x) / n
	variance := squares(x, mean)/n + least
	by := 1 / float32(math.Sqrt(float64(variance)))
	k := normalize(x, gain, shift, mean, by)
	plainNormalize(x[k:], gain[k:], shift[k:], mean, by)
}

func sum(x []float32) float32 {
	var l lane
	plainRowSum(&l, x[rowSum(&l, x):])
	return l.sum()
}

// squares sums the squares of how far elements are from a number.
func squares(x []float32, from float32) float32 {
	var l lane
	plainRowSquares(&l, x[rowSquares(&l, x, from):], from)
	return l.sum()
}

func plainRowSum(l *lane, x []float32) {
	for i, v := range x {
		l[i%lanes] += v
	}
}

func plainRowSquares(l *lane, x []float32, from float32) {
	for i, v := range x {
		d := v - from
		l[i%lanes] += float32(d * d)
	}
}

func plainNormalize(x, gain, shift []float32, mean, by float32) {
	for i, v := range x {
		x[i] = float32(float32(float32(v-mean)*by)*gain[i]) + shift[i]
	}
}

// GELU is the Gaussian error linear unit (Hendrycks and Gimpel 2016) of each element: x times the chance
// that a normal variable is less than x. The chance is right to 4e-6.
func GELU(x []float32) {
	n := gelu(x)
	plainGELU(x[n:])
}

// The normal distribution function less 1/2 is about
// x * (p0 + p1 u + p2 u² + p3 u³) / (1 + q1 u + q2 u² + q3 u³), u being x², for x within ±far.
const (
	far = 4.5
	p0  = 0.39894386246971836
	p1  = 0.027112512945309242
	p2  = 0.0038373361894176537
	p3  = 3.367959011512314e-05
	q1  = 0.2346567426637386
	q2  = 0.023680970888766674
	q3  = 0.0011739674946904112
)

func plainGELU(x []float32) {
	for i, v := range x {
		c := max(-far, min(far, v))
		u := float32(c * c)
		p := float32(float32(float32(float32(float32(float32(u*p3)+p2)*u)+p1)*u) + p0)
		q := float32(float32(float32(float32(float32(float32(u*q3)+q2)*u)+q1)*u) + 1)
		x[i] = v * float32(float32(float32(c*p)/q)+0.5)
	}
}

// Exponents sets each element to e to the power of how far it is from the greatest, and returns their sum.
// What is less than e^-87 is 0.
func Exponents(x []float32) float32 {
	if len(x) == 0 {
		return 0
	}
	_, top := greatest(x)
	var l lane
	k := exponents(&l, x, top)
	plainExponents(&l, x[k:], top)
	return l.sum()
}

func greatest(x []float32) (n int, top float32) {
	n, top = rowGreatest(x)
	for _, v := range x[n:] {
		top = max(top, v)
	}
	return n, top
}

// e^x is 2^n e^r, with x = n ln 2 + r; ln 2 is the sum of two parts of which the first has few bits, so that
// its product with n is exact, and e^r is about 1 + r + r² (e2 + e3 r + e4 r² + e5 r³).
const (
	least  = -87
	log2e  = math.Log2E
	ln2    = 0.693359375
	ln2low = -2.12194440e-4
	e2     = 0.4999922811985016
	e3     = 0.16667115688323975
	e4     = 0.041890550404787064
	e5     = 0.008312477730214596
)

func plainExponents(l *lane, x []float32, top float32) {
	for i, v := range x {
		v -= top
		if v < least {
			x[i] = 0
			continue
		}
		n := float32(math.RoundToEven(float64(float32(v * log2e))))
		r := float32(v-float32(n*ln2)) - float32(n*ln2low)
		p := float32(float32(float32(float32(float32(float32(r*e5)+e4)*r)+e3)*r) + e2)
		p = float32(float32(float32(p*float32(r*r))+r) + 1)
		p = math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
		x[i] = p
		l[i%lanes] += p
	}
}
