package encoder

import (
	"fmt"

	"entente/extract/nlp/internal/simd"
)

// A Workspace is the memory that encoding needs. It grows to what the longest text asks for and is used again
// and again; goroutines have one each.
type Workspace struct {
	model   *Model
	rounded rounded
	states  Matrix // what Encode returned

	joint   []float32 // queries, keys and values of a sequence
	keys    []float32 // of one head, transposed
	scores  []float32
	context Matrix
	row     []float32
	wide    []float32

	left, product []float32 // of a layer of floats
}

// NewWorkspace returns a workspace.
func (m *Model) NewWorkspace() *Workspace { return &Workspace{model: m} }

// Encode returns a vector for each piece of the sequences, one sequence after another. Each sequence is
// read alone: neither the bits of its vectors nor the time depend on the others. The vectors are
// overwritten at the next call.
func (w *Workspace) Encode(sequences [][]Piece) (Matrix, error) {
	total, err := w.count(sequences)
	if err != nil {
		return Matrix{}, err
	}
	w.states = sized(w.states, total, Width)
	for at := 0; len(sequences) > 0; {
		n, size := w.nextGroup(sequences)
		w.encode(sequences[:n], w.states.Slice(at, at+size))
		sequences, at = sequences[n:], at+size
	}
	return w.states, nil
}

// count adds up the pieces, or says what can't be encoded.
func (w *Workspace) count(sequences [][]Piece) (total int, err error) {
	for i, s := range sequences {
		if len(s) > MaxPieces {
			return 0, fmt.Errorf("encode: sequence %d has %d pieces, more than %d", i, len(s), MaxPieces)
		}
		for _, p := range s {
			if uint(p.ID) >= uint(len(w.model.scales)) {
				return 0, fmt.Errorf("encode: sequence %d has a piece %d, beyond the vocabulary", i, p.ID)
			}
		}
		total += len(s)
	}
	return total, nil
}

// groupPieces is the number of pieces, more or less, that go through the layers together, so that weights
// are fetched once for many.
const groupPieces = 256

func (w *Workspace) nextGroup(sequences [][]Piece) (n, size int) {
	for _, s := range sequences {
		if n > 0 && size+len(s) > groupPieces {
			break
		}
		n, size = n+1, size+len(s)
	}
	return n, size
}

// encode sets x to the vectors of sequences: it takes them through all layers.
func (w *Workspace) encode(sequences [][]Piece, x Matrix) {
	w.embed(sequences, x)
	for k := range w.model.layers {
		l := &w.model.layers[k]
		from := 0
		for _, s := range sequences {
			w.attend(l, x.Slice(from, from+len(s)))
			from += len(s)
		}
		w.feed(l, x)
	}
}

// embed sets x to what pieces mean by themselves, each at its place.
func (w *Workspace) embed(sequences [][]Piece, x Matrix) {
	m, at := w.model, 0
	for _, s := range sequences {
		for i, p := range s {
			row, word := x.Row(at), int(p.ID)
			simd.Look(row, m.words[word*Width:(word+1)*Width], m.scales[word])
			simd.AddFloats(row, m.positions.Row(i))
			m.embedded.apply(row)
			at++
		}
	}
}

// feed takes rows through the two linear layers.
func (w *Workspace) feed(l *layer, x Matrix) {
	w.row, w.wide = room(w.row, Width), room(w.wide, chunk*l.wide.Out)
	for from := 0; from < x.Rows; from += chunk {
		n := min(chunk, x.Rows-from)
		w.rounded.multiply(l.wide, x.Data[from*Width:], Width, n)
		for i := range n {
			row := w.wide[i*l.wide.Out : (i+1)*l.wide.Out]
			w.rounded.row(row, l.wide, i)
			simd.GELU(row)
		}
		w.rounded.multiply(l.narrow, w.wide, l.wide.Out, n)
		w.join(l.narrow, &l.last, x, from, n)
	}
}

// join adds the layer's outputs to rows and normalizes them.
func (w *Workspace) join(l *Linear, last *norm, x Matrix, from, n int) {
	for i := range n {
		w.rounded.row(w.row, l, i)
		row := x.Row(from + i)
		simd.AddFloats(row, w.row)
		last.apply(row)
	}
}
