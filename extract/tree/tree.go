// Package tree asks questions of dependency trees: sentences, nodes, and the grammar of clauses.
package tree

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/nlp"
)

// A Sentence is a parsed sentence with its tree turned top down.
type Sentence struct {
	*nlp.Sentence
	Index    int // in the reading
	Block    article.BlockKind
	Para     int       // index of the block that it stands in
	Turn     *Sentence // of a transcript: the name before what is said here, else nil
	kids     [][]int
	lo       []int    // first token of each token's subtree
	hi       []int    // last token of each token's subtree
	Root     int      // -1 in an empty sentence
	Stale    bool     // heads changed since kids was made
	Repairs  []string // the rules that put the tree right, each once
	Dateline int      // tokens of the place that begins a report ("TOKYO (AP) -")
}

// NewSentence turns a parsed sentence top down.
func NewSentence(s *nlp.Sentence, index int) *Sentence {
	t := &Sentence{Sentence: s, Index: index, Dateline: datelineOf(s.Tokens)}
	t.Refresh()
	return t
}

// Repaired notes that a rule changed the tree.
func (s *Sentence) Repaired(rule string) {
	if !slices.Contains(s.Repairs, rule) {
		s.Repairs = append(s.Repairs, rule)
	}
}

// Refresh turns the tree top down again, after a change of heads.
func (s *Sentence) Refresh() {
	n := len(s.Tokens)
	s.Stale = false
	s.Root, s.kids, s.lo, s.hi = -1, make([][]int, n), make([]int, n), make([]int, n)
	for i, tok := range s.Tokens {
		s.lo[i], s.hi[i] = i, i
		if tok.Head >= 0 {
			s.kids[tok.Head] = append(s.kids[tok.Head], i)
		} else if s.Root < 0 {
			s.Root = i
		}
	}
	for i := range s.Tokens {
		// A damaged tree must not send us round for ever: at most n steps up.
		for j, steps := s.Tokens[i].Head, 0; j >= 0 && steps < n; j, steps = s.Tokens[j].Head, steps+1 {
			s.lo[j], s.hi[j] = min(s.lo[j], i), max(s.hi[j], i)
		}
	}
}

// A Node is a token in its tree. The zero node is no token: all questions
// asked of it have the empty answer, so that steps can be chained.
type Node struct {
	Sent *Sentence
	I    int
}

// Node is token i, zero where there is none.
func (s *Sentence) Node(i int) Node {
	if i < 0 || i >= len(s.Tokens) {
		return Node{}
	}
	return Node{s, i}
}

// OK reports whether the node is a token.
func (n Node) OK() bool { return n.Sent != nil }

// Tok is the token of the node, an empty one for the zero node.
func (n Node) Tok() *nlp.Token {
	if n.Sent == nil {
		return &nlp.Token{Head: -1}
	}
	return &n.Sent.Tokens[n.I]
}

// Lemma is the base form of the word.
func (n Node) Lemma() string { return n.Tok().Lemma }

// Lower is the word as it is written, in lower case.
func (n Node) Lower() string { return strings.ToLower(n.Tok().Text) }

// UPOS is the universal part of speech.
func (n Node) UPOS() string { return n.Tok().UPOS }

// IsWord reports whether the word is written as one of those given, in lower case.
func (n Node) IsWord(written ...string) bool { return slices.Contains(written, n.Lower()) }

// IsLemma reports whether the base form of the word is one of those given.
func (n Node) IsLemma(lemmas ...string) bool { return slices.Contains(lemmas, n.Lemma()) }

// IsPOS reports whether the universal part of speech is one of those given.
func (n Node) IsPOS(tags ...string) bool { return slices.Contains(tags, n.UPOS()) }

// IsTag reports whether the tag of the Penn treebank is one of those given: "VBD", "NNS".
func (n Node) IsTag(tags ...string) bool { return slices.Contains(tags, n.Tok().XPOS) }

// Rel is the relation to the head.
func (n Node) Rel() string { return n.Tok().Rel }

// Is reports whether the relation to the head is one of rels; "nsubj" covers
// "nsubj:pass", while "nsubj:pass" is only itself.
func (n Node) Is(rels ...string) bool { return RelIs(n.Rel(), rels) }

// RelIs reports whether a relation is one of rels, as Is does.
func RelIs(rel string, rels []string) bool {
	for _, r := range rels {
		if rel == r || len(rel) > len(r) && rel[len(r)] == ':' && rel[:len(r)] == r {
			return true
		}
	}
	return false
}

// Head is the node that this one hangs on, zero for the root.
func (n Node) Head() Node {
	if n.Sent == nil {
		return Node{}
	}
	return n.Sent.Node(n.Tok().Head)
}

// Kid is the first child with one of the relations.
func (n Node) Kid(rels ...string) Node {
	if n.Sent != nil {
		for _, k := range n.Sent.kids[n.I] {
			if RelIs(n.Sent.Tokens[k].Rel, rels) {
				return Node{n.Sent, k}
			}
		}
	}
	return Node{}
}

// All is the children with one of the relations, or all of them, in text order.
func (n Node) All(rels ...string) []Node {
	if n.Sent == nil {
		return nil
	}
	var out []Node
	for _, k := range n.Sent.kids[n.I] {
		if len(rels) == 0 || RelIs(n.Sent.Tokens[k].Rel, rels) {
			out = append(out, Node{n.Sent, k})
		}
	}
	return out
}

// Conj is the node and its conjuncts ("Japan", "the US" and "Korea"), of nouns those
// that are not denied: "Japan and not Korea".
func (n Node) Conj() []Node {
	if n.Sent == nil {
		return nil
	}
	out := []Node{n}
	for _, c := range n.All("conj") {
		if !c.isExcluded() {
			out = append(out, c)
		}
	}
	return out
}

// isExcluded reports whether a noun of a row is said not to belong to it: "A and not B", "A rather than B".
func (n Node) isExcluded() bool {
	switch n.UPOS() {
	case "NOUN", "PROPN":
		w := n.Kid("advmod").Lower()
		first := n.First()
		rather := first > 1 && n.Sent.Node(first-1).Lower() == "than" && n.Sent.Node(first-2).Lower() == "rather"
		return w == "not" || n.Kid("cc").Lower() == "not" || rather
	}
	return false
}

// First is the first token of the node's subtree.
func (n Node) First() int {
	if n.Sent == nil {
		return 0
	}
	return n.Sent.lo[n.I]
}

// Last is the last token of the subtree.
func (n Node) Last() int {
	if n.Sent == nil {
		return 0
	}
	return n.Sent.hi[n.I]
}

// Under reports whether the node stands in the subtree of a.
func (n Node) Under(a Node) bool {
	if n.Sent == nil || n.Sent != a.Sent {
		return false
	}
	for m, steps := n, 0; m.OK() && steps <= len(n.Sent.Tokens); m, steps = m.Head(), steps+1 {
		if m.I == a.I {
			return true
		}
	}
	return false
}

// Prep is the preposition or marker that introduces the node, lower case,
// with its fixed parts ("according to", "as well as").
func (n Node) Prep() string {
	c := n.Kid("case")
	if !c.OK() {
		return ""
	}
	words := []string{c.Lower()}
	for _, f := range c.All("fixed") {
		words = append(words, f.Lower())
	}
	return strings.Join(words, " ")
}

// Before is the token before token i, zero where there is none.
func (s *Sentence) Before(i int) Node {
	if s == nil {
		return Node{}
	}
	return s.Node(i - 1)
}

// Holds reports whether one of the tokens first to last has the tag.
func (s *Sentence) Holds(first, last int, upos string) bool {
	return slices.ContainsFunc(s.Tokens[first:last+1], func(t nlp.Token) bool { return t.UPOS == upos })
}

// HeadOf is the token of a run of tokens that the others hang on.
func (s *Sentence) HeadOf(first, last int) Node {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; h < first || h > last {
			return s.Node(i)
		}
	}
	return s.Node(first)
}

// IsPossessed reports whether the ending of a genitive stands behind token last.
func IsPossessed(s *Sentence, last int) bool {
	if last+1 >= len(s.Tokens) {
		return false
	}
	return s.Tokens[last+1].XPOS == "POS"
}

// NameHead is the token of first..last whose head lies outside.
func NameHead(s *Sentence, first, last int) int {
	for i := first; i <= last; i++ {
		if h := s.Tokens[i].Head; (h < first || h > last) && s.Tokens[i].UPOS != "PUNCT" && !s.Node(i).Is("case", "det", "punct") {
			return i
		}
	}
	return last
}

// A Span is a run of tokens; empty where last < first.
type Span struct{ First, Last int }

// OK reports whether the span holds a token.
func (p Span) OK() bool { return p.Last >= p.First }

// NoSpan is the empty span.
var NoSpan = Span{0, -1}
