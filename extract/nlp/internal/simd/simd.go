// Package simd multiplies matrices: of integers, where reading English spends
// its time, and of floats, where learning does. Matrices are slices, row after
// row; the right side of a product is packed into panels beforehand.
//
// Integer products are exact, so they are the same on any machine.
package simd

// Rows is the number of rows that are multiplied at once: the left side and
// the result of a product have room for a multiple of it.
const Rows = 4

// width is the number of columns of a panel.
const width = 16

// RoundUp returns the next multiple of by that is not less than n.
func RoundUp(n, by int) int { return (n + by - 1) / by * by }

// plainIntBlock does what ints4x16 does.
func plainIntBlock(out []int32, outStride int, x []int16, xStride int, panel []int16, pairs int, bias []int32) {
	for r := range Rows {
		sums := [width]int32(bias)
		row := x[r*xStride:]
		for p := range pairs {
			x0, x1 := int32(row[2*p]), int32(row[2*p+1])
			w := panel[2*width*p : 2*width*p+2*width]
			for c := range sums {
				sums[c] += x0*int32(w[2*c]) + x1*int32(w[2*c+1])
			}
		}
		copy(out[r*outStride:], sums[:])
	}
}

// plainFloatBlock does what floats4x16 does, but for the rounding of sums.
func plainFloatBlock(out []float32, outStride int, x []float32, xStride int, panel []float32, k int) {
	for r := range Rows {
		sums := out[r*outStride : r*outStride+width]
		for i, a := range x[r*xStride : r*xStride+k] {
			for c, w := range panel[i*width : i*width+width] {
				sums[c] += a * w
			}
		}
	}
}

func plainAddBytes(to []int16, from []byte) {
	for i, x := range from[:len(to)] {
		to[i] += int16(int8(x))
	}
}

func plainNarrow(to []int16, sums []int32, leak, drop int) {
	for i, s := range sums[:len(to)] {
		s = max(s, s>>leak)
		s = (s + 1<<(WeightBits-1)) >> WeightBits
		to[i] = int16(max(-MaxVector, min(MaxVector, s)) >> drop)
	}
}
