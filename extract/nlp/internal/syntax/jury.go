package syntax

import (
	"math"
	"runtime"
	"sync"

	"entente/extract/nlp/internal/net"
)

// A jury is models that read plain text together. What one of them doubts
// another may know; a model that learns from their chances comes near to all
// of them together (Hinton and others 2015, Kuncoro and others 2016).
type jury []*Model

// read returns what the jury makes of plain text, with features as m numbers
// them.
func (j jury) read(text []*Sample, m *Model) []*net.Sentence {
	out := make([]*net.Sentence, len(text))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			v := j.verdict()
			for i := w; i < len(text); i += workers {
				out[i] = v.of(text[i])
				out[i].Features = m.features(text[i])
			}
		})
	}
	wg.Wait()
	return out
}

// A verdict is the memory that reading a sentence together needs.
type verdict struct {
	jury
	buffers []Buffers // of each model
	chances []float64 // of a word's choices
	arcs    []int32   // logarithms of the chances of heads, a row for each word
	heads   []int
	tree    treeBuffers
}

func (j jury) verdict() *verdict { return &verdict{jury: j, buffers: make([]Buffers, len(j))} }

// read sets what is likeliest of each word of a sentence.
func (v *verdict) read(s *Sample, b *Buffers) {
	likeliest := func(list []net.Choice) (number int) {
		top := float32(0)
		for _, c := range list {
			if c.Chance > top {
				top, number = c.Chance, int(c.Number)
			}
		}
		return number
	}
	out, n := v.of(s), len(s.Words)
	b.Tags, b.Rels, b.Heads = room(b.Tags, n), room(b.Rels, n), room(b.Heads, n)
	copy(b.Heads, v.heads)
	for i := range n {
		b.Tags[i], b.Rels[i] = uint8(likeliest(out.Tags[i])), likeliest(out.Rels[i])
	}
}

// of returns what the words of a sentence are likely to be.
func (v *verdict) of(s *Sample) *net.Sentence {
	n := len(s.Words)
	ends := []int{n}
	for i, m := range v.jury {
		m.score(s.Words, s.Glued, ends, &v.buffers[i])
		m.scoreArcs(&v.buffers[i], 0, n)
	}
	out := &net.Sentence{Above: make([]int, n)}
	v.arcs, v.heads = room(v.arcs, n*n), room(v.heads, n)
	for i := range n {
		out.Tags = append(out.Tags, v.choices(sumBits, func(m *Model, b *Buffers) []int32 {
			return b.tags[i*m.tags.Out:][:len(m.Names.Tags)]
		}))
		out.Heads = append(out.Heads, v.choices(wantBits+vectorBits, func(_ *Model, b *Buffers) []int32 {
			return b.arcs[i*b.headRows.Out:][:n]
		}))
		for h, c := range v.chances {
			v.arcs[i*n+h] = int32(math.Ldexp(max(math.Log(c), -100), 20))
		}
	}
	v.tree.decode(v.arcs, n, v.heads)
	for i, m := range v.jury {
		m.scoreRels(&v.buffers[i], ends, v.heads)
	}
	for i, h := range v.heads {
		out.Above[i] = h
		if h == none {
			out.Above[i] = i
		}
		out.Rels = append(out.Rels, v.choices(sumBits, func(m *Model, b *Buffers) []int32 {
			return b.rels[i*m.rels.Out:][:len(m.Names.Rels)]
		}))
	}
	return out
}

// minChance is what a choice must have to be learned from.
const minChance = 0.02

// choices averages the models' chances, whose logarithms are the scores that
// row returns, in multiples of 1/2^bits. All of the chances are left in
// v.chances.
func (v *verdict) choices(bits int, row func(*Model, *Buffers) []int32) []net.Choice {
	v.chances = v.chances[:0]
	for k, m := range v.jury {
		scores := row(m, &v.buffers[k])
		if k == 0 {
			v.chances = room(v.chances, len(scores))
			clear(v.chances)
		}
		top, sum := scores[best(scores)], 0.0
		for _, s := range scores {
			sum += math.Exp(math.Ldexp(float64(s-top), -bits))
		}
		for i, s := range scores {
			v.chances[i] += math.Exp(math.Ldexp(float64(s-top), -bits)) / sum / float64(len(v.jury))
		}
	}
	total := 0.0
	for _, c := range v.chances {
		if c >= minChance {
			total += c
		}
	}
	var list []net.Choice
	for i, c := range v.chances {
		if c >= minChance {
			list = append(list, net.Choice{Number: int32(i), Chance: float32(c / total)})
		}
	}
	return list
}
