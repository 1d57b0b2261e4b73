// Package event codes what one party does to another in a sentence, as a PLOVER event.
package event

import (
	"slices"

	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/repair"
	"entente/extract/tree"
)

// Code codes what source does to target in a sentence: the PLOVER event type,
// and the quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict. Where the sentence does not tell, the type is
// empty and the class 0. Source and target are words of the sentence; either
// may be missing from it ("an unknown actor").
//
// What is not handled: sarcasm, and acts that only knowledge of the world tells.
func Code(lex *lexicon.EventFrames, sentence, source, target string) (plover string, quad int) {
	doc := nlp.Parse(sentence)
	best := -1.0
	for i := range doc.Sentences {
		s := tree.NewSentence(&doc.Sentences[i], i)
		if s.Root < 0 {
			continue
		}
		if repair.EventVerb(lex, s) {
			s = tree.NewSentence(&doc.Sentences[i], i)
		}
		repair.EventVoice(s)
		c := &coder{lex: lex, s: s, codes: map[int]string{}}
		src := findHeads(s, doc.Text, source)
		c.target = findHeads(s, doc.Text, target)
		if typ, score := c.best(src); typ != "" && score > best {
			plover, best = typ, score
		}
	}
	return plover, lexicon.Quad[plover]
}

// best is the type of the predicate that joins source and target best.
func (c *coder) best(source []tree.Node) (string, float64) {
	typ, best := "", -1.0
	for i := range c.s.Tokens {
		p := c.s.Node(i)
		score := c.joins(p, source)
		if score <= best {
			continue
		}
		if t := c.wholeCode(p); t != "" {
			typ, best = t, score
		}
	}
	return typ, best
}

// wholeCode is the type of a predicate together with the verbs, adjectives
// and nouns that it is the infinitive of: "lift" of "agreed to lift" is a promise.
func (c *coder) wholeCode(p tree.Node) string {
	typ := c.code(p)
	for step := 0; typ != "" && step < 5; step++ {
		h := tree.Node{}
		if p.Is("xcomp") {
			h = p.Head()
		} else if p.I >= 2 && c.s.Node(p.I-1).Lower() == "to" && p.Tok().XPOS == "VB" {
			h = c.s.Node(p.I - 2)
		}
		whole := c.code(h)
		if whole == "" {
			break
		}
		p, typ = h, whole
	}
	return typ
}

// joins says how well a predicate fits between source and target: who does it
// weighs most, then whom it is done to, then how near the top of the sentence
// it stands.
func (c *coder) joins(p tree.Node, source []tree.Node) float64 {
	score := 0.0
	for _, d := range doers(p) {
		if anyUnder(source, d) {
			score = 4
		}
	}
	switch {
	case score == 0 && c.nextVerb(source, p):
		score = 2.5
	case score == 0 && anyUnder(source, p):
		score = 1
	}
	score += c.reaches(p)
	switch {
	case slices.ContainsFunc(source, func(s tree.Node) bool { return p.I != s.I && p.Under(s) }):
		score -= 3 // it only says which source is meant
	case p.Is("amod", "compound"):
		score -= 2
	case slices.ContainsFunc(ancestors(p), isAside):
		score -= 1.5
	}
	return max(score-0.3*float64(len(ancestors(p))), 0)
}

// nextVerb reports whether p is the first finite verb behind one of the nodes:
// a guess at the subject where the tree is damaged.
func (c *coder) nextVerb(nodes []tree.Node, p tree.Node) bool {
	if p.UPOS() != "VERB" || !tree.IsFinite(p) {
		return false
	}
	return slices.ContainsFunc(nodes, func(n tree.Node) bool {
		for i := n.I + 1; i < p.I; i++ {
			if m := c.s.Node(i); m.UPOS() == "VERB" && tree.IsFinite(m) {
				return false
			}
		}
		return n.I < p.I
	})
}

// ancestors is p and the nodes above it, the root apart.
func ancestors(p tree.Node) []tree.Node {
	var out []tree.Node
	for n := p; n.OK() && n.Tok().Head >= 0 && len(out) < len(p.Sent.Tokens); n = n.Head() {
		out = append(out, n)
	}
	return out
}

// isAside reports whether the clause tells a purpose or circumstance of
// another. A clause with its own subject and no conjunction does not: it is
// what the other one reports ("It has left, he confirmed").
func isAside(n tree.Node) bool {
	return n.Is("acl") || n.Is("advcl") && (n.Kid("mark").OK() || !n.Kid("nsubj").OK())
}

// reaches is 3 where the target is what p is about, less where it stands only
// in a clause beside it, among the doers, or just somewhere behind it.
func (c *coder) reaches(p tree.Node) float64 {
	best := 0.0
	for _, t := range c.target {
		if t.I == p.I {
			continue
		}
		if !t.Under(p) {
			if p.UPOS() == "VERB" && p.I < t.I && t.I-p.I < 12 {
				best = max(best, 0.5)
			}
			continue
		}
		score := 3.0
		for n := t; n.OK() && n.I != p.I; n = n.Head() {
			switch {
			case n.Is("advcl", "parataxis", "acl:relcl"), n.Is("conj") && n.UPOS() == "VERB":
				score = min(score, 1.5)
			case n.Is("nsubj") && !n.Is("nsubj:pass") && n.Head() == p:
				score = min(score, 1)
			}
		}
		best = max(best, score)
	}
	return best
}

func anyUnder(nodes []tree.Node, top tree.Node) bool {
	for _, n := range nodes {
		if n.Under(top) {
			return true
		}
	}
	return false
}
