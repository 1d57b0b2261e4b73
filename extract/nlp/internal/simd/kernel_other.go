//go:build !amd64

package simd

func intBlock(out []int32, outStride int, x []int16, xStride int, panel []int16, pairs int, bias []int32) {
	plainIntBlock(out, outStride, x, xStride, panel, pairs, bias)
}

func floatBlock(out []float32, outStride int, x []float32, xStride int, panel []float32, k int) {
	plainFloatBlock(out, outStride, x, xStride, panel, k)
}

func addBytes(to []int16, from []byte) { plainAddBytes(to, from) }

func step(u *Units, x []int16, candidate, forget, reset []int32, state []float32) {
	plainStep(u, x, candidate, forget, reset, state)
}

func narrow(to []int16, sums []int32, leak, drop int) { plainNarrow(to, sums, leak, drop) }
