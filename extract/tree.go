package extract

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/nlp"
)

// A sentence is a parsed sentence with its tree turned top down.
type sentence struct {
	*nlp.Sentence
	index    int // in the reading
	block    article.BlockKind
	para     int       // index of the block that it stands in
	turn     *sentence // of a transcript: the name before what is said here, else nil
	kids     [][]int
	lo       []int // first token of each token's subtree
	hi       []int // last token of each token's subtree
	root     int   // -1 in an empty sentence
	mended   bool  // heads changed since kids was made
	dateline int   // tokens of the place that begins a report ("TOKYO (AP) -")
}

func newSentence(s *nlp.Sentence, index int) *sentence {
	t := &sentence{Sentence: s, index: index, dateline: datelineOf(s.Tokens)}
	t.refresh()
	return t
}

// refresh turns the tree top down again, after a change of heads.
func (s *sentence) refresh() {
	n := len(s.Tokens)
	s.mended = false
	s.root, s.kids, s.lo, s.hi = -1, make([][]int, n), make([]int, n), make([]int, n)
	for i, tok := range s.Tokens {
		s.lo[i], s.hi[i] = i, i
		if tok.Head >= 0 {
			s.kids[tok.Head] = append(s.kids[tok.Head], i)
		} else if s.root < 0 {
			s.root = i
		}
	}
	for i := range s.Tokens {
		// A damaged tree must not send us round for ever: at most n steps up.
		for j, steps := s.Tokens[i].Head, 0; j >= 0 && steps < n; j, steps = s.Tokens[j].Head, steps+1 {
			s.lo[j], s.hi[j] = min(s.lo[j], i), max(s.hi[j], i)
		}
	}
}

// A node is a token in its tree. The zero node is no token: all questions
// asked of it have the empty answer, so that steps can be chained.
type node struct {
	s *sentence
	i int
}

func (s *sentence) node(i int) node {
	if i < 0 || i >= len(s.Tokens) {
		return node{}
	}
	return node{s, i}
}

func (n node) ok() bool { return n.s != nil }

func (n node) tok() *nlp.Token {
	if n.s == nil {
		return &nlp.Token{Head: -1}
	}
	return &n.s.Tokens[n.i]
}

func (n node) lemma() string { return n.tok().Lemma }
func (n node) lower() string { return strings.ToLower(n.tok().Text) }
func (n node) upos() string  { return n.tok().UPOS }
func (n node) rel() string   { return n.tok().Rel }

// is reports whether the relation to the head is one of rels; "nsubj" covers
// "nsubj:pass", while "nsubj:pass" is only itself.
func (n node) is(rels ...string) bool { return relIs(n.rel(), rels) }

func relIs(rel string, rels []string) bool {
	for _, r := range rels {
		if rel == r || len(rel) > len(r) && rel[len(r)] == ':' && rel[:len(r)] == r {
			return true
		}
	}
	return false
}

func (n node) head() node {
	if n.s == nil {
		return node{}
	}
	return n.s.node(n.tok().Head)
}

// kid is the first child with one of the relations.
func (n node) kid(rels ...string) node {
	if n.s != nil {
		for _, k := range n.s.kids[n.i] {
			if relIs(n.s.Tokens[k].Rel, rels) {
				return node{n.s, k}
			}
		}
	}
	return node{}
}

// all is the children with one of the relations, or all of them, in text order.
func (n node) all(rels ...string) []node {
	if n.s == nil {
		return nil
	}
	var out []node
	for _, k := range n.s.kids[n.i] {
		if len(rels) == 0 || relIs(n.s.Tokens[k].Rel, rels) {
			out = append(out, node{n.s, k})
		}
	}
	return out
}

// conj is the node and its conjuncts ("Japan", "the US" and "Korea").
func (n node) conj() []node {
	if n.s == nil {
		return nil
	}
	return append([]node{n}, n.all("conj")...)
}

// first and last bound the node's subtree, in tokens.
func (n node) first() int {
	if n.s == nil {
		return 0
	}
	return n.s.lo[n.i]
}

func (n node) last() int {
	if n.s == nil {
		return 0
	}
	return n.s.hi[n.i]
}

// under reports whether the node stands in the subtree of a.
func (n node) under(a node) bool {
	if n.s == nil || n.s != a.s {
		return false
	}
	for m, steps := n, 0; m.ok() && steps <= len(n.s.Tokens); m, steps = m.head(), steps+1 {
		if m.i == a.i {
			return true
		}
	}
	return false
}

// prep is the preposition or marker that introduces the node, lower case,
// with its fixed parts ("according to", "as well as").
func (n node) prep() string {
	c := n.kid("case")
	if !c.ok() {
		return ""
	}
	words := []string{c.lower()}
	for _, f := range c.all("fixed") {
		words = append(words, f.lower())
	}
	return strings.Join(words, " ")
}

// before is the token before token i, zero where there is none.
func (s *sentence) before(i int) node {
	if s == nil {
		return node{}
	}
	return s.node(i - 1)
}

// word is the first token from i on that is no quotation mark.
func (s *sentence) word(i int) node {
	for s != nil && i < len(s.Tokens) && isQuote(s.Tokens[i].Text) {
		i++
	}
	if s == nil {
		return node{}
	}
	return s.node(i)
}

// holds reports whether one of the tokens first to last has the tag.
func (s *sentence) holds(first, last int, upos string) bool {
	return slices.ContainsFunc(s.Tokens[first:last+1], func(t nlp.Token) bool { return t.UPOS == upos })
}

// text is the words from token first to token last as the article has them.
func (r *reading) text(s *sentence, first, last int) string {
	return r.art.Text[s.Tokens[first].Start:s.Tokens[last].End]
}
