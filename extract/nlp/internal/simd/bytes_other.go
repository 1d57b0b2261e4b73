//go:build !amd64 && !arm64

package simd

func byteBlock(out []int32, outStride int, x []uint8, in int, panel []int8, _ []int32) {
	plainByteBlock(out, outStride, x, in, panel)
}

func exactBlock(out []float32, outStride int, a []float32, aStride int, b []float32, bStride, k int) {
	plainExactBlock(out, outStride, a, aStride, b, bStride, k)
}
