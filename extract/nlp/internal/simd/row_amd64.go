package simd

import "unsafe"

//go:noescape
func addFloats16(to, from *float32, blocks int)

//go:noescape
func scale16(x *float32, blocks int, by float32)

//go:noescape
func look16(to *float32, from *int8, blocks int, by float32)

//go:noescape
func bounds16(x *float32, blocks int) (low, high float32)

//go:noescape
func greatest16(x *float32, blocks int) (top float32)

//go:noescape
func unsigned16(to *uint8, x *float32, blocks int, by float32, zero int32)

//go:noescape
func product16(to *float32, sums, weights *int32, scales, bias *float32, blocks int, scale float32, zero int32)

//go:noescape
func sum16(l *lane, x *float32, blocks int)

//go:noescape
func squares16(l *lane, x *float32, blocks int, from float32)

//go:noescape
func normalize16(x, gain, shift *float32, blocks int, mean, by float32)

//go:noescape
func gelu16(x *float32, blocks int)

//go:noescape
func exponents16(l *lane, x *float32, blocks int, top float32)

// blocksOf is the number of blocks of a row of n that kernels take.
func blocksOf(n int) int {
	if !hasAVX2 {
		return 0
	}
	return n / lanes
}

// Kernels of rows say how many elements they took, the rest being done one by one.

func addFloats(to, from []float32) int {
	n := blocksOf(min(len(to), len(from)))
	if n > 0 {
		addFloats16(unsafe.SliceData(to), unsafe.SliceData(from), n)
	}
	return n * lanes
}

func scale(x []float32, by float32) int {
	n := blocksOf(len(x))
	if n > 0 {
		scale16(unsafe.SliceData(x), n, by)
	}
	return n * lanes
}

func look(to []float32, from []int8, by float32) int {
	n := blocksOf(min(len(to), len(from)))
	if n > 0 {
		look16(unsafe.SliceData(to), unsafe.SliceData(from), n, by)
	}
	return n * lanes
}

func rowBounds(x []float32) (n int, low, high float32) {
	if n = blocksOf(len(x)); n > 0 {
		low, high = bounds16(unsafe.SliceData(x), n)
	}
	return n * lanes, low, high
}

func rowGreatest(x []float32) (n int, top float32) {
	if n = blocksOf(len(x)); n == 0 {
		return 0, x[0]
	}
	return n * lanes, greatest16(unsafe.SliceData(x), n)
}

func unsigned(to []uint8, x []float32, by float32, zero int32) int {
	n := blocksOf(min(len(to), len(x)))
	if n > 0 {
		unsigned16(unsafe.SliceData(to), unsafe.SliceData(x), n, by, zero)
	}
	return n * lanes
}

func (p *Product) floats(to []float32, sums []int32, scale float32, zero int32) int {
	n := blocksOf(min(len(to), len(sums), len(p.Sums), len(p.Scales), len(p.Bias)))
	if n > 0 {
		product16(unsafe.SliceData(to), unsafe.SliceData(sums), unsafe.SliceData(p.Sums), unsafe.SliceData(p.Scales), unsafe.SliceData(p.Bias), n, scale, zero)
	}
	return n * lanes
}

func rowSum(l *lane, x []float32) int {
	n := blocksOf(len(x))
	if n > 0 {
		sum16(l, unsafe.SliceData(x), n)
	}
	return n * lanes
}

func rowSquares(l *lane, x []float32, from float32) int {
	n := blocksOf(len(x))
	if n > 0 {
		squares16(l, unsafe.SliceData(x), n, from)
	}
	return n * lanes
}

func normalize(x, gain, shift []float32, mean, by float32) int {
	n := blocksOf(min(len(x), len(gain), len(shift)))
	if n > 0 {
		normalize16(unsafe.SliceData(x), unsafe.SliceData(gain), unsafe.SliceData(shift), n, mean, by)
	}
	return n * lanes
}

func gelu(x []float32) int {
	n := blocksOf(len(x))
	if n > 0 {
		gelu16(unsafe.SliceData(x), n)
	}
	return n * lanes
}

func exponents(l *lane, x []float32, top float32) int {
	n := blocksOf(len(x))
	if n > 0 {
		exponents16(l, unsafe.SliceData(x), n, top)
	}
	return n * lanes
}
