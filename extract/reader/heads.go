package reader

import "entente/extract/nlp/encoder"

// A bag adds up rows of a table, one for each feature.
type bag struct {
	rows encoder.Matrix
	from []int // the row of each feature's value 0
}

func (b *bag) add(to []float32, features []int) {
	for i, f := range features {
		addTo(to, b.rows.Row(b.from[i]+f))
	}
}

// A pool makes one vector of a span of words.
type pool struct {
	attend, out *encoder.Linear
	bag         bag
}

// of is the vectors of spans, whose top words and features are given.
func (p *pool) of(w *encoder.Workspace, x encoder.Matrix, spans []span, tops []int, features [][]int) encoder.Matrix {
	width := x.Cols
	attention := w.Apply(p.attend, x, encoder.Matrix{})
	in := matrix(len(spans), 4*width)
	for i, s := range spans {
		row := in.Row(i)
		mean, most := row[:width], row[width:2*width]
		weights := make([]float32, s.last-s.first+1)
		for k := range weights {
			weights[k] = attention.Row(s.first + k)[0]
		}
		encoder.Softmax(weights)
		copy(most, x.Row(s.first))
		for k, a := range weights {
			for j, v := range x.Row(s.first + k) {
				mean[j] += float32(a * v)
				most[j] = max(most[j], v)
			}
		}
		copy(row[2*width:], x.Row(s.first))
		copy(row[3*width:], x.Row(tops[i]))
	}
	out := w.Apply(p.out, in, encoder.Matrix{})
	for i := range spans {
		p.bag.add(out.Row(i), features[i])
		encoder.GELU(out.Row(i))
	}
	return out
}

// A match scores pairs of a vector of one kind and one of another, with features: the sum of what
// each comes to, and for some the products of parts of them.
type match struct {
	left, right         *encoder.Linear
	leftPart, rightPart *encoder.Linear // nil for no products
	bag                 bag
	out                 *encoder.Linear
}

// A joint is a pair to be scored: rows of the left and the right matrix, and features.
type joint struct {
	left, right int
	features    []int
}

// score is the scores of pairs, a row each.
func (m *match) score(w *encoder.Workspace, left, right encoder.Matrix, pairs []joint) encoder.Matrix {
	l, r := w.Apply(m.left, left, encoder.Matrix{}), w.Apply(m.right, right, encoder.Matrix{})
	var lp, rp encoder.Matrix
	if m.leftPart != nil {
		lp, rp = w.Apply(m.leftPart, left, encoder.Matrix{}), w.Apply(m.rightPart, right, encoder.Matrix{})
	}
	in := matrix(len(pairs), m.out.In)
	for i, p := range pairs {
		row := in.Row(i)
		sum := row[:l.Cols]
		copy(sum, l.Row(p.left))
		addTo(sum, r.Row(p.right))
		m.bag.add(sum, p.features)
		encoder.GELU(sum)
		if m.leftPart != nil {
			product, b := row[l.Cols:], rp.Row(p.right)
			for k, v := range lp.Row(p.left) {
				product[k] = v * b[k]
			}
		}
	}
	return w.Apply(m.out, in, encoder.Matrix{})
}

func matrix(rows, cols int) encoder.Matrix {
	return encoder.Matrix{Rows: rows, Cols: cols, Data: make([]float32, rows*cols)}
}

// mean is the mean of the words of a span.
func mean(to []float32, x encoder.Matrix, s span) {
	for w := s.first; w <= s.last; w++ {
		addTo(to, x.Row(w))
	}
	n := float32(s.last - s.first + 1)
	for i := range to {
		to[i] /= n
	}
}

// addTo adds a row to another.
func addTo(to, x []float32) {
	for i, v := range x {
		to[i] += v
	}
}
