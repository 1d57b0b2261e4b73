// Package syntax tags sentences and draws their trees, with a small network of
// integers that package net learned with floats. The same words give the same
// trees on any machine.
package syntax

import "entente/extract/nlp/internal/simd"

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
	embed   []byte // vectors of the features, as stored
	layers  []layer
	top     *simd.Ints // all that is computed from a word's top vector alone
	arcs    *simd.Ints
	mixDep  *simd.Ints
	mixHead *simd.Ints
	rels    *simd.Ints
	tags    *simd.Ints
}

// multiply returns the images of n vectors, in out if that has room.
func multiply(m *simd.Ints, out []int32, x []int16, n int) []int32 {
	out = room(out, simd.RoundUp(n, simd.Rows)*m.Out)
	m.Mul(out, x, n)
	return out
}

// Buffers are the memory that reading needs; they are kept from one batch of
// sentences to the next by one goroutine.
type Buffers struct {
	// What was read: the tag of each word, its head as the number of a word in
	// its sentence, and its relation.
	Tags  []uint8
	Heads []int
	Rels  []int

	words []word
	known vectorCache
	x     []int16
	layer layerBuffers
	parts [4][]int16 // what arcs, relations and tags are scored by
	want  []int16    // what words want of their heads
	// The left and the right side of products, and what comes of them.
	left       []int16
	headRows   simd.Ints
	sums, more []int32
	// Scores of tags, of a sentence's heads and of relations, a row for each word.
	tags, arcs, rels []int32
	tree             treeBuffers
}

// Annotate tags and parses some sentences: their words one after another, and
// where each sentence ends. There is at least one word in each. The results
// stand in the buffers.
func (m *Model) Annotate(words []string, glued []bool, ends []int, b *Buffers) {
	m.score(words, glued, ends, b)
	for i := range b.Tags {
		b.Tags[i] = uint8(best(b.tags[i*m.tags.Out:][:len(m.Names.Tags)]))
	}
	from := 0
	for _, to := range ends {
		m.scoreArcs(b, from, to)
		b.tree.decode(b.arcs, b.headRows.Out, b.Heads[from:to])
		from = to
	}
	m.scoreRels(b, ends, b.Heads)
	m.pickRels(b)
}

// score scores the tags of sentences and readies all for the scores of arcs
// and relations.
func (m *Model) score(words []string, glued []bool, ends []int, b *Buffers) {
	b.words = b.words[:0]
	for _, w := range words {
		b.words = append(b.words, word{})
		last := &b.words[len(b.words)-1]
		last.setText(w)
		m.lex.look(last)
	}
	from := 0
	for _, to := range ends {
		setSentence(b.words[from:to], glued[from:to])
		from = to
	}
	n := len(words)
	b.Tags, b.Heads, b.Rels = room(b.Tags, n), room(b.Heads, n), room(b.Rels, n)
	m.embedding(b)
	for i := range m.layers {
		if i > 0 {
			b.layer.sums = multiply(m.layers[i].m, b.layer.sums, b.x, n)
		}
		m.layers[i].run(b.x, ends, &b.layer)
	}
	m.split(b, n)
	b.tags = multiply(m.tags, b.tags, b.parts[tagMix], n)
	b.sums = multiply(m.arcs, b.sums, b.parts[arcDep], n)
	b.want = room(b.want, simd.RoundUp(n, simd.Rows)*m.arc)
	for i := range n {
		simd.Narrow(b.want[i*m.arc:(i+1)*m.arc], b.sums[i*m.arcs.Out:], 0, vectorBits-wantBits)
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
	b.sums = multiply(m.top, b.sums, b.x, n)
	at := 0
	for p, width := range []int{m.arc, m.arc, 2 * m.rel, m.tag} {
		b.parts[p] = vectors(b.parts[p], b.sums[at:], m.top.Out, width, n)
		at += width
	}
}

// vectors activates sums and rounds them to the rows of a matrix.
func vectors(to []int16, sums []int32, stride, width, n int) []int16 {
	to = room(to, simd.RoundUp(n, simd.Rows)*width)
	for i := range n {
		simd.Narrow(to[i*width:(i+1)*width], sums[i*stride:], leak, 0)
	}
	return to
}

// wantBits are less than those of vectors, as here two vectors are multiplied.
const wantBits = 6

// scoreArcs sets the scores of all heads of all words of a sentence, the word
// itself standing for the root.
func (m *Model) scoreArcs(b *Buffers, from, to int) {
	n := to - from
	b.headRows.Pack(b.parts[arcHead][from*m.arc:], n, m.arc)
	rows := simd.RoundUp(n, simd.Rows) * m.arc
	want := b.want[from*m.arc:]
	if len(want) < rows {
		b.left = room(b.left, rows)
		copy(b.left, want)
		want = b.left
	}
	b.arcs = multiply(&b.headRows, b.arcs, want, n)
}

// scoreRels scores the relations of the arcs from the given heads.
func (m *Model) scoreRels(b *Buffers, ends, heads []int) {
	n := len(heads)
	rel, stride := b.parts[relBoth], 2*m.rel
	b.left = room(b.left, simd.RoundUp(n, simd.Rows)*m.rel)
	pick := func(from int) {
		for i := range n {
			copy(b.left[i*m.rel:(i+1)*m.rel], rel[i*stride+from:])
		}
	}
	pick(0)
	b.sums = multiply(m.mixDep, b.sums, b.left, n)
	pick(m.rel)
	b.more = multiply(m.mixHead, b.more, b.left, n)
	from := 0
	for _, to := range ends {
		for i := from; i < to; i++ {
			h := from + heads[i]
			if heads[i] == none {
				h = i
			}
			row := b.sums[i*m.mixDep.Out:][:m.mix]
			for j, s := range b.more[h*m.mixHead.Out:][:m.mix] {
				row[j] += s
			}
		}
		from = to
	}
	b.left = vectors(b.left, b.sums, m.mixDep.Out, m.mix, n)
	b.rels = multiply(m.rels, b.rels, b.left, n)
}

func (m *Model) pickRels(b *Buffers) {
	for i, h := range b.Heads {
		scores := b.rels[i*m.rels.Out:][:len(m.Names.Rels)]
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
