package simd

// MulFloats sets each of n rows of out to the product of the row of a, k elements, with the k rows of b.
// Sums are taken element by element, each step rounded, so that they are the same on any machine, as those of
// Multiplier are not. The slices have room for n rounded up to a multiple of Rows, and cols, the number of
// columns, is a multiple of 16.
func MulFloats(out []float32, outStride int, a []float32, aStride int, b []float32, bStride, n, k, cols int) {
	for c := 0; c < cols; c += width {
		for r := 0; r < n; r += Rows {
			exactBlock(out[r*outStride+c:], outStride, a[r*aStride:], aStride, b[c:], bStride, k)
		}
	}
}

// plainExactBlock multiplies Rows rows by 16 columns.
func plainExactBlock(out []float32, outStride int, a []float32, aStride int, b []float32, bStride, k int) {
	for r := range Rows {
		var sums [width]float32
		for i, x := range a[r*aStride : r*aStride+k] {
			for c, y := range b[i*bStride : i*bStride+width] {
				sums[c] += float32(x * y)
			}
		}
		copy(out[r*outStride:], sums[:])
	}
}
