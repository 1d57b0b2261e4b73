package simd

import "testing"

// TestOlderKernel is TestPlainBlocks for the kernel of processors without the wide instructions, where this
// one has them.
func TestOlderKernel(t *testing.T) {
	if !hasWide {
		t.Skip("the older kernel is the one that TestPlainBlocks sees here")
	}
	hasWide = false
	defer func() { hasWide = true }()
	TestPlainBlocks(t)
}

// TestOlderByteKernel is TestByteProducts for processors without the wide instructions, and for those without any.
func TestOlderByteKernel(t *testing.T) {
	wide, rows := hasWideBytes, hasRows
	defer func() { hasWideBytes, hasRows = wide, rows }()
	if hasWideBytes = false; rows {
		t.Run("narrow", TestByteProducts)
	}
	hasRows = false
	t.Run("plain", TestByteProducts)
	t.Run("plain floats", TestMulFloats)
}
