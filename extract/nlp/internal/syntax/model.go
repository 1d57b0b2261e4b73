// Package syntax tags sentences and draws their trees, with a small network of
// integers that package net learned with floats. The same words give the same
// trees on any machine.
package syntax

import (
	"math/bits"

	"entente/extract/nlp/internal/simd"
)

// A Model tags sentences and draws their trees. It is not written to once it
// is made.
type Model struct {
	Names  Names
	lex    lexicon
	vocab  vocabulary
	stored stored
	weights
}

// Names are what the numbers of tags and relations stand for.
type Names struct {
	Tags []string // "UPOS XPOS"
	Rels []string
	Root int // the relation of the root
}

// shape is how wide the parts of the network are.
type shape struct{ wide, arc, rel, mix, tag int }

// weights are the rounded weights of the network.
type weights struct {
	shape
	embed   []int16 // vectors of the features, that of number 0 being zero
	layers  []layer
	top     affine // all that is computed from a word's top vector alone
	arcs    affine
	mixDep  affine
	mixHead affine
	rels    affine
	tags    affine
}

// An affine is a matrix and a bias.
type affine struct {
	m    *simd.Ints
	bias []int32
}

// run sets out to the images of n vectors.
func (a *affine) run(out []int32, x []int16, n int) []int32 {
	out = room(out, simd.RoundUp(n, simd.Rows)*a.m.Out)
	a.m.Mul(out, x, n)
	for i := range n {
		row := out[i*a.m.Out:]
		for j, b := range a.bias {
			row[j] += b
		}
	}
	return out
}

// Buffers are the memory that reading one sentence needs; they are kept from
// one sentence to the next by one goroutine.
type Buffers struct {
	Tags  []uint8
	Heads []int
	Rels  []int

	words []word
	known vectorCache
	x     []int16
	layer layerBuffers
	parts [4][]int16 // what arcs, relations and tags are scored by
	// The left and the right side of products, and what comes of them.
	left       []int16
	headRows   simd.Ints
	sums, more []int32
	// Scores of tags, of heads and of relations, a row for each word.
	tags, arcs, rels []int32
	tree             treeBuffers
}

// Annotate tags and parses a sentence of at least one word; the results stand
// in the buffers.
func (m *Model) Annotate(words []string, glued []bool, b *Buffers) {
	m.score(words, glued, b)
	m.pickTags(b)
	b.tree.decode(b.arcs, b.headRows.Out, b.Heads)
	m.scoreRels(b, b.Heads)
	m.pickRels(b)
}

// score scores the tags and the arcs of a sentence.
func (m *Model) score(words []string, glued []bool, b *Buffers) {
	b.words = b.words[:0]
	for _, w := range words {
		b.words = append(b.words, word{})
		last := &b.words[len(b.words)-1]
		last.setText(w)
		m.lex.look(last)
	}
	setSentence(b.words, glued)
	n := len(words)
	b.Tags, b.Heads, b.Rels = room(b.Tags, n), room(b.Heads, n), room(b.Rels, n)
	m.embedding(b)
	for i := range m.layers {
		m.layers[i].run(b.x, n, &b.layer)
	}
	m.split(b, n)
	b.tags = m.tags.run(b.tags, b.parts[tagMix], n)
	m.scoreArcs(b, n)
}

// embedding sets the vectors of the words.
func (m *Model) embedding(b *Buffers) {
	b.x = room(b.x, simd.RoundUp(len(b.words), simd.Rows)*m.wide)
	clear(b.x[len(b.words)*m.wide:])
	if len(b.known.keys) == 0 {
		b.known = vectorCache{make([]uint64, cachedWords), make([]int16, cachedWords*m.wide)}
	}
	for i := range b.words {
		w := &b.words[i]
		key := w.form ^ bits.RotateLeft64(w.glue, 17) ^ bits.RotateLeft64(w.caps, 41)
		at := int(key % cachedWords)
		vector := b.known.vectors[at*m.wide : (at+1)*m.wide]
		if b.known.keys[at] != key {
			b.known.keys[at] = key
			m.vectorOf(w, vector)
		}
		copy(b.x[i*m.wide:], vector)
	}
}

// A vectorCache keeps the vectors of words that were read before, as most
// words of a text come again. Each has one place; the last one keeps it.
type vectorCache struct {
	keys    []uint64
	vectors []int16
}

const cachedWords = 1 << 11

// vectorOf sets the vector of a word.
func (m *Model) vectorOf(w *word, row []int16) {
	clear(row)
	var keys [features]uint64
	w.keys(&keys)
	for _, k := range keys {
		if f := int(m.vocab.number(k)); f > 0 {
			simd.Add(row, m.embed[f*m.wide:(f+1)*m.wide])
		}
	}
	for j, x := range row {
		row[j] = clamp(activated(int32(x)))
	}
}

// The parts of what is computed from the top vectors, in order.
const (
	arcDep = iota
	arcHead
	relBoth // dependent and head
	tagMix
)

// split computes all parts at once and gives each a matrix of its own.
func (m *Model) split(b *Buffers, n int) {
	b.sums = m.top.run(b.sums, b.x, n)
	at := 0
	for p, width := range []int{m.arc, m.arc, 2 * m.rel, m.tag} {
		b.parts[p] = vectors(b.parts[p], b.sums[at:], m.top.m.Out, width, n)
		at += width
	}
}

// vectors activates sums and rounds them to the rows of a matrix.
func vectors(to []int16, sums []int32, stride, width, n int) []int16 {
	to = room(to, simd.RoundUp(n, simd.Rows)*width)
	clear(to[n*width:])
	for i := range n {
		row := to[i*width : (i+1)*width]
		for j, s := range sums[i*stride : i*stride+width] {
			row[j] = toVector(activated(s))
		}
	}
	return to
}

func (m *Model) pickTags(b *Buffers) {
	for i := range b.Tags {
		b.Tags[i] = uint8(best(b.tags[i*m.tags.m.Out:][:len(m.Names.Tags)]))
	}
}

// wantBits are less than those of vectors, as here two vectors are multiplied.
const wantBits = 6

// scoreArcs sets the scores of all heads of all words, the word itself standing
// for the root.
func (m *Model) scoreArcs(b *Buffers, n int) {
	b.sums = m.arcs.run(b.sums, b.parts[arcDep], n)
	b.left = room(b.left, simd.RoundUp(n, simd.Rows)*m.arc)
	clear(b.left[n*m.arc:])
	for i := range n {
		row := b.left[i*m.arc : (i+1)*m.arc]
		for j, s := range b.sums[i*m.arcs.m.Out:][:m.arc] {
			row[j] = toVector(s) >> (vectorBits - wantBits)
		}
	}
	b.headRows.Pack(b.parts[arcHead], n, m.arc)
	b.arcs = room(b.arcs, simd.RoundUp(n, simd.Rows)*b.headRows.Out)
	b.headRows.Mul(b.arcs, b.left, n)
}

// scoreRels scores the relations of the arcs from the given heads.
func (m *Model) scoreRels(b *Buffers, heads []int) {
	n := len(heads)
	rel, stride := b.parts[relBoth], 2*m.rel
	b.left = room(b.left, simd.RoundUp(n, simd.Rows)*m.rel)
	pick := func(from int) {
		for i := range n {
			copy(b.left[i*m.rel:(i+1)*m.rel], rel[i*stride+from:])
		}
	}
	pick(0)
	b.sums = m.mixDep.run(b.sums, b.left, n)
	pick(m.rel)
	b.more = m.mixHead.run(b.more, b.left, n)
	for i, h := range heads {
		if h == none {
			h = i
		}
		row := b.sums[i*m.mixDep.m.Out:][:m.mix]
		for j, s := range b.more[h*m.mixHead.m.Out:][:m.mix] {
			row[j] += s
		}
	}
	b.left = vectors(b.left, b.sums, m.mixDep.m.Out, m.mix, n)
	b.rels = m.rels.run(b.rels, b.left, n)
}

func (m *Model) pickRels(b *Buffers) {
	for i, h := range b.Heads {
		scores := b.rels[i*m.rels.m.Out:][:len(m.Names.Rels)]
		scores[m.Names.Root] = minScore
		b.Rels[i] = best(scores)
		if h == none {
			b.Rels[i] = m.Names.Root
		}
	}
}

// best returns the first index of the highest score.
func best(scores []int32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}
