package simd

// A Matrix is a dense matrix of floats, row after row.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{rows, cols, make([]float32, rows*cols)}
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Slice returns the rows from one to another.
func (m Matrix) Slice(from, to int) Matrix {
	return Matrix{to - from, m.Cols, m.Data[from*m.Cols : to*m.Cols]}
}

// A Multiplier adds products to matrices. It keeps the memory that this needs;
// its zero value is ready, and goroutines have one each.
type Multiplier struct{ left, right, out []float32 }

// Add adds the product of a and b to out. Either may be taken transposed.
func (m *Multiplier) Add(out, a Matrix, transA bool, b Matrix, transB bool) {
	k := a.Cols
	if transA {
		k = a.Rows
	}
	if k == 0 || out.Rows == 0 {
		return
	}
	m.packLeft(a, transA)
	n := RoundUp(out.Rows, Rows)
	m.out = resize(m.out, n*width)
	for c := 0; c < out.Cols; c += width {
		cols := min(width, out.Cols-c)
		m.packRight(b, transB, c, cols, k)
		for r := range out.Rows {
			copy(m.out[r*width:], out.Data[r*out.Cols+c:][:cols])
		}
		for r := 0; r < n; r += Rows {
			floatBlock(m.out[r*width:], width, m.left[r*k:], k, m.right, k)
		}
		for r := range out.Rows {
			copy(out.Data[r*out.Cols+c:][:cols], m.out[r*width:])
		}
	}
}

// packLeft lays the left side out row by row, filled up to full blocks.
func (m *Multiplier) packLeft(a Matrix, trans bool) {
	rows, k := a.Rows, a.Cols
	if trans {
		rows, k = k, rows
	}
	m.left = resize(m.left, RoundUp(rows, Rows)*k)
	clear(m.left[rows*k:])
	if !trans {
		copy(m.left, a.Data)
		return
	}
	for i := range k {
		for r, x := range a.Row(i) {
			m.left[r*k+i] = x
		}
	}
}

// packRight lays cols columns of the right side out as a panel.
func (m *Multiplier) packRight(b Matrix, trans bool, c, cols, k int) {
	m.right = resize(m.right, k*width)
	if cols < width {
		clear(m.right)
	}
	for i := range k {
		to := m.right[i*width : i*width+cols]
		if !trans {
			copy(to, b.Data[i*b.Cols+c:])
			continue
		}
		for j := range to {
			to[j] = b.Data[(c+j)*b.Cols+i]
		}
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/4)
	}
	return s[:n]
}
