package reader

import (
	"strings"

	"entente/extract/nlp/encoder"
)

// What the heads were trained on; train/data.py has the same.
const (
	chunkPieces  = 250 // of the sentences of a chunk
	beforePieces = 40  // of the sentences before them
	titlePieces  = 24
	wordPieces   = 8
	mostPieces   = 500 // of a chunk in all
)

// A text is an input with its words numbered through.
type text struct {
	*Input
	words    []*Token
	heads    []int // of each word, -1 for a root
	depths   []int
	sentence []int // of each word
	starts   []int // the first word of each sentence, and the end
	mentions []mention
	count    []int // the mentions of each actor
	rules    []rule
}

// A mention is a Mention with its words numbered through.
type mention struct {
	sentence, head, first, last, kind int
	actors                            []int
}

// A rule is a position found by rules, likewise.
type rule struct {
	*Position
	first, last, word int
	topic             map[int]bool
	stance            int
}

func newText(in *Input) *text {
	t := &text{Input: in, count: make([]int, len(in.Actors))}
	for i := range in.Sentences {
		s := &in.Sentences[i]
		from := len(t.words)
		t.starts = append(t.starts, from)
		for k := range s.Tokens {
			head := -1
			if h := s.Tokens[k].Head; h >= 0 {
				head = from + h
			}
			t.words, t.heads, t.sentence = append(t.words, &s.Tokens[k]), append(t.heads, head), append(t.sentence, i)
		}
		for _, m := range s.Mentions {
			t.mentions = append(t.mentions, mention{i, from + m.Head, from + m.First, from + m.Last, m.Kind, m.Actors})
			for _, a := range m.Actors {
				t.count[a]++
			}
		}
	}
	t.starts = append(t.starts, len(t.words))
	for w := range t.words {
		depth := 0
		for h := t.heads[w]; h >= 0 && depth < tallest; h = t.heads[h] {
			depth++
		}
		t.depths = append(t.depths, depth)
	}
	for i := range in.Positions {
		p := &in.Positions[i]
		from := t.starts[p.Sentence]
		r := rule{Position: p, first: from + p.First, last: from + p.Last, word: from + p.Word, topic: map[int]bool{}, stance: stanceIndex(p.Stance)}
		for _, w := range p.Topic {
			r.topic[from+w] = true
		}
		t.rules = append(t.rules, r)
	}
	return t
}

// tallest is the number of steps up a tree after which no more are taken.
const tallest = 60

// above is a word and those that it hangs on, up to the root.
func (t *text) above(w int) []int {
	var out []int
	for ; w >= 0 && len(out) <= tallest; w = t.heads[w] {
		out = append(out, w)
	}
	return out
}

// topOf is the word of a span that stands highest in its tree.
func (t *text) topOf(first, last int) int {
	best := first
	for w := first + 1; w <= last; w++ {
		if t.depths[w] < t.depths[best] {
			best = w
		}
	}
	return best
}

// ruleOf is the rules' position that shares most words with a span, at least half of the
// shorter of the two; nil where there is none.
func (t *text) ruleOf(first, last int) *rule {
	var best *rule
	most := 0
	for i := range t.rules {
		r := &t.rules[i]
		n := min(last, r.last) - max(first, r.first) + 1
		if n > most && 2*n >= min(last-first, r.last-r.first)+1 {
			best, most = r, n
		}
	}
	return best
}

// A chunk is a run of whole sentences that are encoded together.
type chunk struct {
	pieces []encoder.Piece
	words  []int // the words, in order
	at     []int // where the pieces of each begin, and the end of the last
}

// chunks cuts a text so that each word is in one chunk. Before its words a chunk has the
// title and the end of what came before.
func (t *text) chunks(m *encoder.Model) []chunk {
	pieces := make([][]encoder.Piece, len(t.words))
	for w, tok := range t.words {
		p := m.Pieces(nil, tok.Text)
		if len(p) == 0 {
			p = []encoder.Piece{{ID: encoder.UNK}}
		}
		pieces[w] = p[:min(len(p), wordPieces)]
	}
	join := func(from, to int) (out []encoder.Piece) {
		for _, p := range pieces[t.starts[from]:t.starts[to]] {
			out = append(out, p...)
		}
		return out
	}
	var out []chunk
	for i, n := 0, len(t.Sentences); i < n; {
		j, size := i, 0
		for j < n {
			more := len(join(j, j+1))
			if j > i && size+more > chunkPieces {
				break
			}
			size += more
			j++
		}
		c := chunk{pieces: []encoder.Piece{encoder.CLS}}
		if i > 0 {
			title := join(0, 1)
			c.pieces = append(append(c.pieces, title[:min(len(title), titlePieces)]...), encoder.SEP)
		}
		if i > 1 {
			before := join(max(1, i-3), i)
			c.pieces = append(c.pieces, before[max(0, len(before)-beforePieces):]...)
		}
		for w := t.starts[i]; w < t.starts[j]; w++ {
			if len(c.pieces)+len(pieces[w]) > mostPieces {
				break // of a sentence without end
			}
			c.words, c.at = append(c.words, w), append(c.at, len(c.pieces))
			c.pieces = append(c.pieces, pieces[w]...)
		}
		c.at = append(c.at, len(c.pieces))
		c.pieces = append(c.pieces, encoder.SEP)
		out = append(out, c)
		i = j
	}
	return out
}

// relations are those that the heads tell apart, in the order of training.
var relations = index("root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod", "appos",
	"conj", "flat", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "nmod:desc", "csubj", otherRelation, noRelation)

const otherRelation, noRelation = "other", "none"

func index(names ...string) map[string]int {
	out := map[string]int{}
	for i, n := range names {
		out[n] = i
	}
	return out
}

func relation(r string) int {
	if i, ok := relations[r]; ok {
		return i
	}
	base, _, _ := strings.Cut(r, ":")
	if i, ok := relations[base]; ok {
		return i
	}
	return relations[otherRelation]
}
