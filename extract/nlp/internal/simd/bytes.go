package simd

// ByteRows is the number of rows that are multiplied by bytes at once.
const ByteRows = 8

const (
	bytePanel = 32 // columns of a panel of bytes
	quad      = 4  // rows of it that are multiplied at once
)

// Bytes is a matrix of signed bytes, for products with unsigned ones. It is packed
// into panels of 32 outputs: of four inputs at a time, the weights of the first output, of the second and so on.
type Bytes struct {
	In, Out int // multiples of 4 and of 32
	Panels  []int8
	Sums    []int32 // of the weights of each output
}

// Mul sets each of n rows of out to the product of the matrix with the row of
// x. Rows of x are In long and those of out are Out long; both slices have
// room for n rounded up to a multiple of ByteRows. Sums must fit 32 bits.
func (m *Bytes) Mul(out []int32, x []uint8, n int) {
	size := bytePanel * m.In
	for r := 0; r < n; r += ByteRows {
		for c := 0; c < m.Out; c += bytePanel {
			byteBlock(out[r*m.Out+c:], m.Out, x[r*m.In:], m.In, m.Panels[c*m.In:c*m.In+size], m.Sums[c:c+bytePanel])
		}
	}
}

// plainByteBlock multiplies ByteRows rows by a panel.
func plainByteBlock(out []int32, outStride int, x []uint8, in int, panel []int8) {
	for r := range ByteRows {
		var sums [bytePanel]int32
		row := x[r*in : r*in+in]
		for i := 0; i < in; i += quad {
			a, b, c, d := int32(row[i]), int32(row[i+1]), int32(row[i+2]), int32(row[i+3])
			w := panel[i*bytePanel : i*bytePanel+quad*bytePanel]
			for o := range sums {
				v := w[quad*o : quad*o+quad : quad*o+quad]
				sums[o] += a*int32(v[0]) + b*int32(v[1]) + c*int32(v[2]) + d*int32(v[3])
			}
		}
		copy(out[r*outStride:], sums[:])
	}
}
