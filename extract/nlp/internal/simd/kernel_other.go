//go:build !amd64

package simd

func intBlock(out []int32, outStride int, x []int16, xStride int, panel []int16, pairs int, bias []int32) {
	plainIntBlock(out, outStride, x, xStride, panel, pairs, bias)
}

func floatBlock(out []float32, outStride int, x []float32, xStride int, panel []float32, k int) {
	plainFloatBlock(out, outStride, x, xStride, panel, k)
}

func add(to, from []int16) { plainAdd(to, from) }

func step(u *Units, x []int16, candidate, forget, reset []int32, state []float32) {
	plainStep(u, x, candidate, forget, reset, state)
}

func narrow(to []int16, sums []int32, leak, drop int) { plainNarrow(to, sums, leak, drop) }

func byteBlock(out []int32, outStride int, x []uint8, in int, panel []int8) {
	plainByteBlock(out, outStride, x, in, panel)
}

func exactBlock(out []float32, outStride int, a []float32, aStride int, b []float32, bStride, k int) {
	plainExactBlock(out, outStride, a, aStride, b, bStride, k)
}

// Kernels of rows say how many elements they took: none.

func addFloats(_, _ []float32) int                                       { return 0 }
func scale(_ []float32, _ float32) int                                   { return 0 }
func rowBounds(_ []float32) (n int, low, high float32)                   { return 0, 0, 0 }
func unsigned(_ []uint8, _ []float32, _ float32, _ int32) int            { return 0 }
func (p *Product) floats(_ []float32, _ []int32, _ float32, _ int32) int { return 0 }
func rowSum(_ *lane, _ []float32) int                                    { return 0 }
func rowSquares(_ *lane, _ []float32, _ float32) int                     { return 0 }
func normalize(_, _, _ []float32, _, _ float32) int                      { return 0 }
func gelu(_ []float32) int                                               { return 0 }
func rowGreatest(x []float32) (n int, top float32)                       { return 0, x[0] }
func exponents(_ *lane, _ []float32, _ float32) int                      { return 0 }
func look(_ []float32, _ []int8, _ float32) int                          { return 0 }
func rowDot(_ *lane, _, _ []float32) int                                 { return 0 }
