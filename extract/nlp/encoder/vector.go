package encoder

import (
	"math"

	"entente/extract/nlp/internal/simd"
)

// A Vector says what a text is about; its length is 1, or 0 for no text at all.
type Vector [Width]float32

// Dot returns how near two texts are: 1 for the same, near 0 for those that have nothing to do with each other.
func (v *Vector) Dot(u *Vector) float32 { return simd.Dot(v[:], u[:]) }

// vectorPieces is how much of a text its vector sees, as in the original.
const vectorPieces = 256

// Vector returns the vector of a text: the mean of its pieces' vectors.
func (w *Workspace) Vector(text string) Vector { return w.Vectors([]string{text})[0] }

// Vectors returns the vector of each text.
func (w *Workspace) Vectors(texts []string) []Vector {
	vectors := make([]Vector, len(texts))
	for from := 0; from < len(texts); {
		to := w.takeTexts(texts, from)
		states, err := w.Encode(w.spans)
		if err != nil {
			panic(err) // these pieces are of the vocabulary, and not too many
		}
		at := 0
		for i, s := range w.spans {
			mean(&vectors[from+i], states.Slice(at, at+len(s)))
			at += len(s)
		}
		from = to
	}
	return vectors
}

// takeTexts sets the spans to the pieces of some texts, and says where to go on.
func (w *Workspace) takeTexts(texts []string, from int) (to int) {
	w.pieces, w.spans = w.pieces[:0], w.spans[:0]
	var ends []int
	for to = from; to < len(texts) && (to == from || len(w.pieces) < groupPieces-vectorPieces/8); to++ {
		start := len(w.pieces)
		w.pieces = append(w.pieces, CLS)
		w.pieces = w.model.Pieces(w.pieces, texts[to])
		w.pieces = append(w.pieces[:min(len(w.pieces), start+vectorPieces-1)], SEP)
		ends = append(ends, len(w.pieces))
	}
	start := 0
	for _, end := range ends {
		w.spans = append(w.spans, w.pieces[start:end])
		start = end
	}
	return to
}

// mean sets a vector to the direction of the mean of rows.
func mean(to *Vector, rows Matrix) {
	for i := range rows.Rows {
		simd.AddFloats(to[:], rows.Row(i))
	}
	if size := float32(math.Sqrt(float64(simd.Dot(to[:], to[:])))); size > 0 {
		simd.Scale(to[:], 1/size)
	}
}
