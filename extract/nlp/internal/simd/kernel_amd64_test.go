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
