package syntax

import (
	"math/bits"

	"entente/extract/nlp/internal/simd"
)

// The words of a text come again and again: a cache keeps the vectors of words
// that were read before and their products with the first layer's matrix. Each
// word has one place; the last one keeps it.
type vectorCache struct {
	keys    []uint64
	vectors []int16
	sums    []int32
	missing []int // words at hand that are not there
}

const cachedWords = 1 << 12

// embedding sets the vectors of the words and the first layer's sums.
func (m *Model) embedding(b *Buffers) {
	first, c, n := m.layers[0].m, &b.known, len(b.words)
	rows := simd.RoundUp(n, simd.Rows)
	b.x, b.layer.sums = room(b.x, rows*m.wide), room(b.layer.sums, rows*first.Out)
	if len(c.keys) == 0 {
		*c = vectorCache{keys: make([]uint64, cachedWords), vectors: make([]int16, cachedWords*m.wide), sums: make([]int32, cachedWords*first.Out)}
	}
	c.missing = c.missing[:0]
	for i := range b.words {
		key, at := b.words[i].place()
		if c.keys[at] != key {
			c.missing = append(c.missing, i)
			continue
		}
		copy(b.x[i*m.wide:], c.vectors[at*m.wide:(at+1)*m.wide])
		copy(b.layer.sums[i*first.Out:], c.sums[at*first.Out:(at+1)*first.Out])
	}
	m.embedMissing(b)
}

// embedMissing does so for the words that were not kept, and keeps them.
func (m *Model) embedMissing(b *Buffers) {
	first, c, n := m.layers[0].m, &b.known, len(b.known.missing)
	b.left = room(b.left, simd.RoundUp(n, simd.Rows)*m.wide)
	for k, i := range c.missing {
		m.vectorOf(&b.words[i], b.left[k*m.wide:(k+1)*m.wide])
	}
	b.sums = multiply(first, b.sums, b.left, n)
	for k, i := range c.missing {
		vector, sums := b.left[k*m.wide:(k+1)*m.wide], b.sums[k*first.Out:(k+1)*first.Out]
		copy(b.x[i*m.wide:], vector)
		copy(b.layer.sums[i*first.Out:], sums)
		key, at := b.words[i].place()
		c.keys[at] = key
		copy(c.vectors[at*m.wide:], vector)
		copy(c.sums[at*first.Out:], sums)
	}
}

// place says where a word is kept and by what key.
func (w *word) place() (key uint64, at int) {
	key = w.form ^ bits.RotateLeft64(w.glue, 17) ^ bits.RotateLeft64(w.caps, 41)
	return key, int(key % cachedWords)
}

// vectorOf sets the vector of a word.
func (m *Model) vectorOf(w *word, row []int16) {
	clear(row)
	var keys [features]uint64
	w.keys(&keys)
	for _, k := range keys {
		if f := int(m.vocab.number(k)); f > 0 {
			simd.AddBytes(row, m.embed[f*m.wide:(f+1)*m.wide])
		}
	}
	for j, x := range row {
		row[j] = clamp(activated(int32(x) << (vectorBits - embedBits)))
	}
}
