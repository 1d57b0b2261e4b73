package simd

// Ints is a matrix of small integers, packed for products.
type Ints struct {
	In, Out int // length of what goes in and comes out, In being even
	panels  []int16
	bias    []int32 // what sums begin with
}

// PackInts packs a matrix of out rows of in weights, and what is added to each
// of its outputs, if anything. Columns and rows of zeros are added to fill the
// last pair and the last panel.
func PackInts(weights []int16, bias []int32, in, out int) *Ints {
	m := &Ints{In: RoundUp(in, 2), Out: RoundUp(out, width)}
	m.panels, m.bias = make([]int16, m.In*m.Out), make([]int32, m.Out)
	copy(m.bias, bias)
	for o := range out {
		panel := m.panels[o/width*width*m.In:]
		for i := range in {
			panel[i/2*2*width+o%width*2+i%2] = int16(weights[o*in+i])
		}
	}
	return m
}

// Mul sets each of n rows of out to the product of the matrix with the row of
// x and the bias. Rows of x are In long and those of out are Out long; both slices have
// room for n rounded up to a multiple of Rows. Sums must fit 32 bits.
func (m *Ints) Mul(out []int32, x []int16, n int) {
	for c := 0; c < m.Out; c += width {
		panel := m.panels[c*m.In : (c+width)*m.In]
		for r := 0; r < n; r += Rows {
			intBlock(out[r*m.Out+c:], m.Out, x[r*m.In:], m.In, panel, m.In/2, m.bias[c:c+width])
		}
	}
}

// Pack packs n rows of x, in being even, for products with other rows: they
// become the rows of m.
func (m *Ints) Pack(x []int16, n, in int) {
	m.In, m.Out = in, RoundUp(n, width)
	size := m.In * m.Out
	if cap(m.panels) < size {
		m.panels = make([]int16, size, size+size/4)
	}
	m.panels = m.panels[:size]
	if len(m.bias) < m.Out {
		m.bias = make([]int32, m.Out+m.Out/4)
	}
	clear(m.panels[(m.Out-width)*in:])
	for o := range n {
		panel := m.panels[o/width*width*in+o%width*2:]
		row := x[o*in : (o+1)*in]
		for i := 0; i < in; i += 2 {
			panel[i*width] = row[i]
			panel[i*width+1] = row[i+1]
		}
	}
}

// AddBytes adds signed bytes to a vector of the same length.
func AddBytes(to []int16, from []byte) { addBytes(to, from) }

// Narrow makes sums elements of a vector, rounded and within MaxVector. Below
// zero, sums are divided by 2^leak before, and in the end all are divided by
// 2^drop.
func Narrow(to []int16, sums []int32, leak, drop int) { narrow(to, sums, leak, drop) }
