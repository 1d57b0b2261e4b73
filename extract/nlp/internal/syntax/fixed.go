package syntax

import (
	"math"

	"entente/extract/nlp/internal/simd"
)

// The network computes with integers, which stand for fractions: vectors for
// multiples of 1/2^10 within ±16, weights for multiples of 1/2^10, and their
// products and sums so for multiples of 1/2^20.
const (
	vectorBits = simd.VectorBits
	sumBits    = simd.SumBits
	weightBits = simd.WeightBits
	maxVector  = simd.MaxVector
	// maxSum is how large the sum of a row's weights may be, without signs:
	// then no sum of products runs over 32 bits.
	maxSum = math.MaxInt32 / (maxVector + 1)
)

func clamp(x int32) int16 { return int16(max(-maxVector, min(maxVector, x))) }

// leak says that below zero the slope of the activation function is 1/2^leak,
// which is net.Slope.
const leak = 3

// activated is the activation function.
func activated(x int32) int32 { return max(x, x>>leak) }
