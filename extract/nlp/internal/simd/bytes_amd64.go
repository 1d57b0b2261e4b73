package simd

import "unsafe"

//go:noescape
func wideBytes8x32(out *int32, outStride int, x *uint8, in int, panel *int8, quads int)

//go:noescape
func bytes4x8(out *int32, outStride int, x *uint8, in int, panel *int8, quads int)

//go:noescape
func exact4x16(out *float32, outStride int, a *float32, aStride int, b *float32, bStride, k int)

func byteBlock(out []int32, outStride int, x []uint8, in int, panel []int8, _ []int32) {
	if !hasAVX2 || in == 0 {
		plainByteBlock(out, outStride, x, in, panel)
		return
	}
	_, _, _ = out[(ByteRows-1)*outStride+bytePanel-1], x[ByteRows*in-1], panel[in*bytePanel-1]
	if hasVNNI {
		wideBytes8x32(unsafe.SliceData(out), 4*outStride, unsafe.SliceData(x), in, unsafe.SliceData(panel), in/quad)
		return
	}
	for r := 0; r < ByteRows; r += 4 {
		for c := 0; c < bytePanel; c += 8 {
			bytes4x8(&out[r*outStride+c], 4*outStride, &x[r*in], in, &panel[c*quad], in/quad)
		}
	}
}

func exactBlock(out []float32, outStride int, a []float32, aStride int, b []float32, bStride, k int) {
	if !hasAVX2 || k == 0 {
		plainExactBlock(out, outStride, a, aStride, b, bStride, k)
		return
	}
	_, _, _ = out[(Rows-1)*outStride+width-1], a[(Rows-1)*aStride+k-1], b[(k-1)*bStride+width-1]
	exact4x16(unsafe.SliceData(out), 4*outStride, unsafe.SliceData(a), 4*aStride, unsafe.SliceData(b), 4*bStride, k)
}
