package simd

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:noescape
func ints4x16(out *int32, outStride int, x *int16, xStride int, panel *int16, pairs int, bias *int32)

// wideInts4x16 is ints4x16 for processors that add products of 32 numbers at once.
//
//go:noescape
func wideInts4x16(out *int32, outStride int, x *int16, xStride int, panel *int16, pairs int, bias *int32)

//go:noescape
func floats4x16(out *float32, outStride int, x *float32, xStride int, panel *float32, k int)

//go:noescape
func addBytes16(to *int16, from *byte, blocks int)

//go:noescape
func narrow16(to *int16, sums *int32, blocks, leak, drop int)

// unitArgs are pointers to what units8 works on, see there.
type unitArgs struct {
	candidate, forget, reset                          *int32
	seeForget, seeReset, biasForget, biasReset, state *float32
	x                                                 *int16
}

//go:noescape
func units8(a *unitArgs, blocks int)

// What this processor has; a kernel is for those that have what it asks for.
var (
	hasAVX2   = cpu.X86.HasAVX2
	hasVNNI   = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI
	hasFloats = cpu.X86.HasAVX2 && cpu.X86.HasFMA
)

func intBlock(out []int32, outStride int, x []int16, xStride int, panel []int16, pairs int, bias []int32) {
	if !hasAVX2 {
		plainIntBlock(out, outStride, x, xStride, panel, pairs, bias)
		return
	}
	_, _, _, _ = out[3*outStride+width-1], x[3*xStride+2*pairs-1], panel[2*width*pairs-1], bias[width-1]
	if hasVNNI {
		wideInts4x16(unsafe.SliceData(out), 4*outStride, unsafe.SliceData(x), 2*xStride, unsafe.SliceData(panel), pairs, unsafe.SliceData(bias))
		return
	}
	ints4x16(unsafe.SliceData(out), 4*outStride, unsafe.SliceData(x), 2*xStride, unsafe.SliceData(panel), pairs, unsafe.SliceData(bias))
}

func floatBlock(out []float32, outStride int, x []float32, xStride int, panel []float32, k int) {
	if !hasFloats {
		plainFloatBlock(out, outStride, x, xStride, panel, k)
		return
	}
	_, _, _ = out[3*outStride+width-1], x[3*xStride+k-1], panel[width*k-1]
	floats4x16(unsafe.SliceData(out), 4*outStride, unsafe.SliceData(x), 4*xStride, unsafe.SliceData(panel), k)
}

func addBytes(to []int16, from []byte) {
	if n := len(to) / width; n > 0 && hasAVX2 {
		_ = from[n*width-1]
		addBytes16(unsafe.SliceData(to), unsafe.SliceData(from), n)
		to, from = to[n*width:], from[n*width:]
	}
	plainAddBytes(to, from)
}

func narrow(to []int16, sums []int32, leak, drop int) {
	if n := len(to) / width; n > 0 && hasAVX2 {
		_ = sums[n*width-1]
		narrow16(unsafe.SliceData(to), unsafe.SliceData(sums), n, leak, drop)
		to, sums = to[n*width:], sums[n*width:]
	}
	plainNarrow(to, sums, leak, drop)
}

func step(u *Units, x []int16, candidate, forget, reset []int32, state []float32) {
	n := len(state)
	if !hasAVX2 || n%8 != 0 || n == 0 {
		plainStep(u, x, candidate, forget, reset, state)
		return
	}
	_, _, _, _, _ = x[n-1], candidate[n-1], forget[n-1], reset[n-1], u.Reset[n-1]
	_, _, _ = u.SeeForget[n-1], u.SeeReset[n-1], u.Forget[n-1]
	units8(&unitArgs{&candidate[0], &forget[0], &reset[0], &u.SeeForget[0], &u.SeeReset[0], &u.Forget[0], &u.Reset[0], &state[0], &x[0]}, n/8)
}
