package simd

import "testing"

// TestOlderKernel is TestPlainBlocks for the kernel of processors without the wide instructions, where this
// one has them.
func TestOlderKernel(t *testing.T) {
	if !hasVNNI {
		t.Skip("the older kernel is the one that TestPlainBlocks sees here")
	}
	hasVNNI = false
	defer func() { hasVNNI = true }()
	TestPlainBlocks(t)
}

// TestOlderByteKernel is TestByteProducts for processors without the wide instructions, and for those without any.
func TestOlderByteKernel(t *testing.T) {
	vnni, avx2 := hasVNNI, hasAVX2
	defer func() { hasVNNI, hasAVX2 = vnni, avx2 }()
	if hasVNNI = false; avx2 {
		t.Run("narrow", TestByteProducts)
	}
	hasAVX2 = false
	t.Run("plain", TestByteProducts)
	t.Run("plain floats", TestMulFloats)
}
