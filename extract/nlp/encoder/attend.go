package encoder

import "entente/extract/nlp/internal/simd"

// queries is the number of queries whose scores are held at a time.
const queries = 32

// unseen is the score of what is not there: its exponent is 0.
const unseen = -1e30

// attend takes the rows of a sequence through attention.
func (w *Workspace) attend(l *layer, x Matrix) {
	if x.Rows == 0 {
		return
	}
	rows := simd.RoundUp(x.Rows, simd.Rows)
	w.joint, w.row = room(w.joint, rows*3*Width), room(w.row, Width)
	w.context = sized(w.context, rows, Width)
	for from := 0; from < x.Rows; from += chunk {
		n := min(chunk, x.Rows-from)
		w.rounded.multiply(l.attention, x.Data[from*Width:], Width, n)
		for i := range n {
			w.rounded.row(w.joint[(from+i)*3*Width:], l.attention, i)
		}
	}
	for head := range w.model.heads {
		w.look(head, x.Rows)
	}
	for from := 0; from < x.Rows; from += chunk {
		n := min(chunk, x.Rows-from)
		w.rounded.multiply(l.attended, w.context.Data[from*Width:], Width, n)
		w.join(l.attended, &l.afterward, x, from, n)
	}
}

// look sets a head's part of the context of n pieces: the mean of all values, by how their keys fit the query.
func (w *Workspace) look(head, n int) {
	side := Width / w.model.heads
	at, cols := head*side, simd.RoundUp(n, floatOutputs)
	query, key, value := w.joint[at:], w.joint[Width+at:], w.joint[2*Width+at:]
	w.keys = transposed(w.keys, key, 3*Width, n, side, cols)
	w.scores = room(w.scores, queries*cols)
	for from := 0; from < n; from += queries {
		m := min(queries, n-from)
		simd.MulFloats(w.scores, cols, query[from*3*Width:], 3*Width, w.keys, cols, m, side, cols)
		var sums [queries]float32
		for i := range m {
			row := w.scores[i*cols : (i+1)*cols]
			for j := n; j < cols; j++ {
				row[j] = unseen
			}
			sums[i] = simd.Exponents(row)
		}
		to := w.context.Data[from*Width+at:]
		simd.MulFloats(to, Width, w.scores, cols, value, 3*Width, m, n, side)
		for i := range m {
			simd.Scale(to[i*Width:i*Width+side], 1/sums[i])
		}
	}
}
