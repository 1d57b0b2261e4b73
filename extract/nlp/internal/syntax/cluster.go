package syntax

import (
	"cmp"
	"math"
	"slices"
)

// Word classes are found by the exchange algorithm (Kneser and Ney 1993,
// Martin and others 1998): each word moves to the class that makes the text
// likeliest under a bigram model of classes, until few words move.

// corpus is a text as bigram counts between word types. Type 0 is the border
// of sentences and keeps a class to itself.
type corpus struct {
	forms []uint64 // hash of each type's form
	lower []uint64
	count []int32
	next  [][]bigram // types after each type
	prev  [][]bigram
}

type bigram struct{ typ, n int32 }

// countCorpus counts the types that stand at least minCount times; the others
// are passed over as if they were not there, but break bigrams.
func countCorpus(sentences [][]word, minCount int32) *corpus {
	freq := map[uint64]int32{}
	lower := map[uint64]uint64{}
	for _, s := range sentences {
		for i := range s {
			freq[s[i].form]++
			lower[s[i].form] = s[i].lower
		}
	}
	c := &corpus{forms: []uint64{0}, lower: []uint64{0}, count: []int32{0}}
	for f, n := range freq {
		if n >= minCount {
			c.forms = append(c.forms, f)
		}
	}
	slices.SortFunc(c.forms[1:], func(a, b uint64) int {
		return cmp.Or(cmp.Compare(freq[b], freq[a]), cmp.Compare(a, b))
	})
	types := map[uint64]int32{}
	for i, f := range c.forms[1:] {
		types[f] = int32(i + 1)
		c.lower = append(c.lower, lower[f])
		c.count = append(c.count, 0)
	}
	c.countBigrams(sentences, types)
	return c
}

func (c *corpus) countBigrams(sentences [][]word, types map[uint64]int32) {
	pairs := map[[2]int32]int32{}
	for _, s := range sentences {
		last := int32(0)
		for i := 0; i <= len(s); i++ {
			t, ok := int32(0), true
			if i < len(s) {
				t, ok = types[s[i].form]
			}
			if !ok {
				last = -1
				continue
			}
			if last >= 0 {
				pairs[[2]int32{last, t}]++
				c.count[t]++
			}
			last = t
		}
	}
	c.next, c.prev = make([][]bigram, len(c.forms)), make([][]bigram, len(c.forms))
	for p, n := range pairs {
		c.next[p[0]] = append(c.next[p[0]], bigram{p[1], n})
		c.prev[p[1]] = append(c.prev[p[1]], bigram{p[0], n})
	}
	for i := range c.forms {
		byType := func(a, b bigram) int { return cmp.Compare(a.typ, b.typ) }
		slices.SortFunc(c.next[i], byType)
		slices.SortFunc(c.prev[i], byType)
	}
}

// exchange is the state of clustering into k classes.
type exchange struct {
	*corpus
	k     int
	class []int32
	total []int32   // occurrences of each class
	pairs [][]int32 // class bigrams
	// nexts is pairs turned over, so that both directions are read in a row.
	nexts [][]int32
	xlogx []float64
	// after and before count the classes around the word at hand.
	after, before       []int32
	afterSet, beforeSet []int32
}

// cluster returns the class of each type, below k, after some rounds.
func (c *corpus) cluster(k, rounds int) []int32 {
	e := &exchange{corpus: c, k: k, class: make([]int32, len(c.forms)), total: make([]int32, k),
		after: make([]int32, k), before: make([]int32, k), xlogx: make([]float64, 1<<16)}
	for i := 2; i < len(e.xlogx); i++ {
		e.xlogx[i] = float64(i) * math.Log(float64(i))
	}
	for range k {
		e.pairs = append(e.pairs, make([]int32, k))
		e.nexts = append(e.nexts, make([]int32, k))
	}
	for t := 1; t < len(e.class); t++ {
		e.class[t] = int32(1 + (t-1)%(k-1))
	}
	for t := range e.class {
		e.total[e.class[t]] += c.count[t]
		for _, b := range c.next[t] {
			e.pairs[e.class[t]][e.class[b.typ]] += b.n
			e.nexts[e.class[b.typ]][e.class[t]] += b.n
		}
	}
	for range rounds {
		moved := 0
		for t := int32(1); int(t) < len(e.class); t++ {
			if e.move(t) {
				moved++
			}
		}
		if moved*100 < len(e.class) {
			break
		}
	}
	return e.class
}

func (e *exchange) f(n int32) float64 {
	if int(n) < len(e.xlogx) {
		return e.xlogx[n]
	}
	return float64(n) * math.Log(float64(n))
}

// move puts a type into its best class and says whether that is another one.
func (e *exchange) move(t int32) bool {
	self := e.around(t)
	old := e.class[t]
	e.shift(old, e.count[t], self, -1)
	best, bestGain := old, math.Inf(-1)
	for c := int32(1); int(c) < e.k; c++ {
		if gain := e.gain(c, e.count[t], self); gain > bestGain {
			best, bestGain = c, gain
		}
	}
	e.shift(best, e.count[t], self, 1)
	e.class[t] = best
	return best != old
}

// around counts the classes before and after a type and returns how often it
// follows itself.
func (e *exchange) around(t int32) (self int32) {
	for _, c := range e.afterSet {
		e.after[c] = 0
	}
	for _, c := range e.beforeSet {
		e.before[c] = 0
	}
	e.afterSet, e.beforeSet = e.afterSet[:0], e.beforeSet[:0]
	for _, b := range e.next[t] {
		if b.typ == t {
			self = b.n
			continue
		}
		c := e.class[b.typ]
		if e.after[c] == 0 {
			e.afterSet = append(e.afterSet, c)
		}
		e.after[c] += b.n
	}
	for _, b := range e.prev[t] {
		if b.typ == t {
			continue
		}
		c := e.class[b.typ]
		if e.before[c] == 0 {
			e.beforeSet = append(e.beforeSet, c)
		}
		e.before[c] += b.n
	}
	return self
}

// shift adds the word at hand to a class, or takes it out.
func (e *exchange) shift(c, count, self, sign int32) {
	e.total[c] += sign * count
	for _, g := range e.afterSet {
		e.pairs[c][g] += sign * e.after[g]
		e.nexts[g][c] += sign * e.after[g]
	}
	for _, g := range e.beforeSet {
		e.pairs[g][c] += sign * e.before[g]
		e.nexts[c][g] += sign * e.before[g]
	}
	e.pairs[c][c] += sign * self
	e.nexts[c][c] += sign * self
}

// gain is how much likelier the text gets, the logarithm of it, by adding the
// word at hand to a class.
func (e *exchange) gain(c, count, self int32) float64 {
	row, column := e.pairs[c], e.nexts[c]
	sum := 0.0
	for _, g := range e.afterSet {
		if g != c {
			sum += e.f(row[g]+e.after[g]) - e.f(row[g])
		}
	}
	for _, g := range e.beforeSet {
		if g != c {
			sum += e.f(column[g]+e.before[g]) - e.f(column[g])
		}
	}
	sum += e.f(row[c]+e.after[c]+e.before[c]+self) - e.f(row[c])
	return sum - 2*(e.f(e.total[c]+count)-e.f(e.total[c]))
}

// learnClusters makes a lexicon of word classes, fine and coarse, from
// sentences of plain text.
func learnClusters(text []*Sample, fine, coarse, rounds int) lexicon {
	sentences := make([][]word, len(text))
	for i, s := range text {
		sentences[i] = make([]word, len(s.Words))
		for j, w := range s.Words {
			sentences[i][j].setText(w)
		}
	}
	c := countCorpus(sentences, 3)
	fines, coarses := c.cluster(fine, rounds), c.cluster(coarse, rounds)
	lex := map[uint64]lexEntry{}
	// The most frequent types come first and speak for their lower case.
	for t := 1; t < len(c.forms); t++ {
		e := lexEntry{mix(uint64(fines[t]) + 1001), mix(uint64(coarses[t]) + 9001)}
		lex[c.forms[t]] = e
		if _, ok := lex[c.lower[t]+1]; !ok {
			lex[c.lower[t]+1] = e
		}
	}
	return newLexicon(lex)
}
