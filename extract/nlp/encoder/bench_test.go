package encoder

import (
	"testing"
)

// benchTexts are sentences of our own, as an article has them.
var benchTexts = []string{
	`The foreign ministers of Ruritania, Lusatia and the Free Cities met in Port Aster on Tuesday, Sept. 6, to discuss what the U.N. called a "grave and growing" dispute over fishing rights.`,
	`"We can't accept any change of the sea border by force," Ms. Ada Quill, the Ruritanian minister, told reporters after the talks.`,
	`Lusatia's envoy, Gen. Tomas R. Brandt (ret.), said that his country would neither withdraw its patrol boats nor pay the $5.2bn that the Free Cities have demanded since 2019.`,
	`The three-way talks, which were to end at 5 p.m., went on until midnight.`,
	`Officials didn't say whether they'd meet again.`,
}

// BenchmarkEncode encodes sentences, each with the one before it.
func BenchmarkEncode(b *testing.B) {
	m := model(b)
	w := m.NewWorkspace()
	var sequences [][]Piece
	pieces := 0
	for range 4 {
		for i, text := range benchTexts {
			s := append(m.Pieces([]Piece{CLS}, benchTexts[(i+4)%5]), SEP)
			s = append(m.Pieces(s, text), SEP)
			sequences, pieces = append(sequences, s), pieces+len(s)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Encode(sequences); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pieces)*float64(b.N)/b.Elapsed().Seconds(), "pieces/s")
}

// BenchmarkPieces cuts sentences into pieces.
func BenchmarkPieces(b *testing.B) {
	m := model(b)
	var pieces []Piece
	size := 0
	for _, text := range benchTexts {
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range benchTexts {
			pieces = m.Pieces(pieces[:0], text)
		}
	}
}

// BenchmarkOpen finds the model's tensors in the file.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := OpenFile(weights, nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(f); err != nil {
			b.Fatal(err)
		}
	}
}
