//go:build !amd64

package simd

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
