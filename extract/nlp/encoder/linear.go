package encoder

import (
	"fmt"

	"entente/extract/nlp/internal/simd"
)

// A Linear is a layer that multiplies rows by weights and adds a bias. Weights are bytes, or floats
// where pack.py was told so.
type Linear struct {
	In, Out int
	bytes   simd.Bytes
	product simd.Product
	floats  Matrix // In rows, if weights are floats
	bias    []float32
}

// panelOutputs and quadInputs are the filling of pack.py.
const (
	panelOutputs = 32
	quadInputs   = 4
	floatOutputs = 16
)

// Linear returns a layer by its name.
func (f *File) Linear(name string) (*Linear, error) {
	size, ok := f.note(name)
	if !ok {
		return nil, fmt.Errorf("encoder weights: there is no layer %q", name)
	}
	l := new(Linear)
	if _, err := fmt.Sscanf(size, "%d,%d", &l.In, &l.Out); err != nil || l.In <= 0 || l.Out <= 0 {
		return nil, fmt.Errorf("encoder weights: layer %q has the size %q", name, size)
	}
	if _, ok := f.find(name + ".weight"); ok {
		return l, l.openFloats(f, name)
	}
	return l, l.openBytes(f, name)
}

func (l *Linear) openFloats(f *File, name string) (err error) {
	if l.floats, err = f.Floats(name + ".weight"); err != nil {
		return err
	}
	out := simd.RoundUp(l.Out, floatOutputs)
	if l.floats.Rows != l.In || l.floats.Cols != out {
		return fmt.Errorf("encoder weights: layer %q of %d to %d has %d x %d weights", name, l.In, l.Out, l.floats.Rows, l.floats.Cols)
	}
	l.bias, err = f.floats(name+".bias", out)
	return err
}

func (l *Linear) openBytes(f *File, name string) (err error) {
	in, out := simd.RoundUp(l.In, quadInputs), simd.RoundUp(l.Out, panelOutputs)
	l.bytes.In, l.bytes.Out = in, out
	if l.bytes.Panels, err = f.bytes(name+".panels", out/panelOutputs, in/quadInputs, panelOutputs, quadInputs); err != nil {
		return err
	}
	if l.bytes.Sums, err = f.ints(name+".sums", out); err != nil {
		return err
	}
	l.product.Sums = l.bytes.Sums
	if l.product.Scales, err = f.floats(name+".scales", out); err != nil {
		return err
	}
	l.product.Bias, err = f.floats(name+".bias", out)
	return err
}

// chunk is the number of rows that are multiplied at a time, so that what comes of them stays near.
const chunk = 64

// rounded holds rows as bytes and the sums of their products.
type rounded struct {
	bytes  []uint8
	sums   []int32
	scales [chunk]float32
	zeros  [chunk]int32
}

// multiply multiplies up to chunk rows, which begin stride apart, by the weights of a layer of bytes.
func (r *rounded) multiply(l *Linear, x []float32, stride, n int) {
	in := l.bytes.In
	rows := simd.RoundUp(n, simd.ByteRows)
	r.bytes, r.sums = room(r.bytes, rows*in), room(r.sums, rows*l.bytes.Out)
	for i := range n {
		r.scales[i], r.zeros[i] = simd.Unsigned(r.bytes[i*in:], x[i*stride:i*stride+l.In])
	}
	l.bytes.Mul(r.sums, r.bytes, n)
}

// row sets a row to the layer's output of row i of those multiplied.
func (r *rounded) row(to []float32, l *Linear, i int) {
	l.product.Floats(to[:l.Out], r.sums[i*l.bytes.Out:], r.scales[i], r.zeros[i])
}

// Apply returns the outputs of a layer for the rows of x. They are written to out, which grows where needed;
// its zero value will do.
func (w *Workspace) Apply(l *Linear, x, out Matrix) Matrix {
	if x.Cols != l.In {
		panic(fmt.Sprintf("encoder: rows of %d for a layer of %d", x.Cols, l.In))
	}
	out = sized(out, x.Rows, l.Out)
	for from := 0; from < x.Rows; from += chunk {
		n := min(chunk, x.Rows-from)
		if l.floats.Data != nil {
			w.applyFloats(l, x.Slice(from, from+n), out.Slice(from, from+n))
			continue
		}
		w.rounded.multiply(l, x.Data[from*x.Cols:], x.Cols, n)
		for i := range n {
			w.rounded.row(out.Row(from+i), l, i)
		}
	}
	return out
}

func (w *Workspace) applyFloats(l *Linear, x, out Matrix) {
	rows := simd.RoundUp(x.Rows, simd.Rows)
	w.left, w.product = room(w.left, rows*x.Cols), room(w.product, rows*l.floats.Cols)
	copy(w.left, x.Data)
	simd.MulFloats(w.product, l.floats.Cols, w.left, x.Cols, l.floats.Data, l.floats.Cols, x.Rows, l.In, l.floats.Cols)
	for i := range x.Rows {
		row := out.Row(i)
		copy(row, w.product[i*l.floats.Cols:])
		simd.AddFloats(row, l.bias)
	}
}

// transposed lays n rows of x, which begin stride apart, out as columns of k rows of cols, filled up with zeros.
func transposed(to, x []float32, stride, n, k, cols int) []float32 {
	to = room(to, k*cols)
	for i := range n {
		for j, v := range x[i*stride : i*stride+k] {
			to[j*cols+i] = v
		}
	}
	for j := range k {
		clear(to[j*cols+n : (j+1)*cols])
	}
	return to
}

// GELU is the Gaussian error linear unit of each element.
func GELU(x []float32) { simd.GELU(x) }

// Softmax turns scores into chances that sum to 1.
func Softmax(x []float32) { simd.Scale(x, 1/simd.Exponents(x)) }

// Sigmoid is the logistic function of each element.
func Sigmoid(x []float32) {
	for i, v := range x {
		pair := [2]float32{0, v}
		Softmax(pair[:])
		x[i] = pair[1]
	}
}

// sized returns a matrix of a size, of the memory of m if that is enough.
func sized(m Matrix, rows, cols int) Matrix {
	return Matrix{Rows: rows, Cols: cols, Data: room(m.Data, rows*cols)}
}

// room returns a slice of a length, of the memory of s if that is enough.
func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
