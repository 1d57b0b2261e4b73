package extract

import (
	"slices"

	"entente/extract/nlp"
)

// codeEvent codes what source does to target in a sentence: the PLOVER event type,
// and the quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict. Where the sentence does not tell, the type is
// empty and the class 0. Source and target are words of the sentence; either
// may be missing from it ("an unknown actor").
//
// What is not handled: sarcasm, and acts that only knowledge of the world tells.
func codeEvent(lex *eventLexicon, sentence, source, target string) (plover string, quad int) {
	doc := nlp.Parse(sentence)
	best := -1.0
	for i := range doc.Sentences {
		s := newSentence(&doc.Sentences[i], i)
		if s.root < 0 {
			continue
		}
		if lex.mendVerb(s) {
			s = newSentence(&doc.Sentences[i], i)
		}
		mendVoice(s)
		c := &eventCoder{lex: lex, s: s, codes: map[int]string{}}
		src := findHeads(s, doc.Text, source)
		c.target = findHeads(s, doc.Text, target)
		if typ, score := c.best(src); typ != "" && score > best {
			plover, best = typ, score
		}
	}
	return plover, ploverQuad[plover]
}

// best is the type of the predicate that joins source and target best.
func (c *eventCoder) best(source []node) (string, float64) {
	typ, best := "", -1.0
	for i := range c.s.Tokens {
		p := c.s.node(i)
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
func (c *eventCoder) wholeCode(p node) string {
	typ := c.code(p)
	for step := 0; typ != "" && step < 5; step++ {
		h := node{}
		if p.is("xcomp") {
			h = p.head()
		} else if p.i >= 2 && c.s.node(p.i-1).lower() == "to" && p.tok().XPOS == "VB" {
			h = c.s.node(p.i - 2)
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
func (c *eventCoder) joins(p node, source []node) float64 {
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
	case slices.ContainsFunc(source, func(s node) bool { return p.i != s.i && p.under(s) }):
		score -= 3 // it only says which source is meant
	case p.is("amod", "compound"):
		score -= 2
	case slices.ContainsFunc(ancestors(p), isAside):
		score -= 1.5
	}
	return max(score-0.3*float64(len(ancestors(p))), 0)
}

// nextVerb reports whether p is the first finite verb behind one of the nodes:
// a guess at the subject where the tree is damaged.
func (c *eventCoder) nextVerb(nodes []node, p node) bool {
	if p.upos() != "VERB" || !isFinite(p) {
		return false
	}
	return slices.ContainsFunc(nodes, func(n node) bool {
		for i := n.i + 1; i < p.i; i++ {
			if m := c.s.node(i); m.upos() == "VERB" && isFinite(m) {
				return false
			}
		}
		return n.i < p.i
	})
}

// ancestors is p and the nodes above it, the root apart.
func ancestors(p node) []node {
	var out []node
	for n := p; n.ok() && n.tok().Head >= 0 && len(out) < len(p.s.Tokens); n = n.head() {
		out = append(out, n)
	}
	return out
}

// isAside reports whether the clause tells a purpose or circumstance of
// another. A clause with its own subject and no conjunction does not: it is
// what the other one reports ("It has left, he confirmed").
func isAside(n node) bool {
	return n.is("acl") || n.is("advcl") && (n.kid("mark").ok() || !n.kid("nsubj").ok())
}

// reaches is 3 where the target is what p is about, less where it stands only
// in a clause beside it, among the doers, or just somewhere behind it.
func (c *eventCoder) reaches(p node) float64 {
	best := 0.0
	for _, t := range c.target {
		if t.i == p.i {
			continue
		}
		if !t.under(p) {
			if p.upos() == "VERB" && p.i < t.i && t.i-p.i < 12 {
				best = max(best, 0.5)
			}
			continue
		}
		score := 3.0
		for n := t; n.ok() && n.i != p.i; n = n.head() {
			switch {
			case n.is("advcl", "parataxis", "acl:relcl"), n.is("conj") && n.upos() == "VERB":
				score = min(score, 1.5)
			case n.is("nsubj") && !n.is("nsubj:pass") && n.head() == p:
				score = min(score, 1)
			}
		}
		best = max(best, score)
	}
	return best
}

func anyUnder(nodes []node, top node) bool {
	for _, n := range nodes {
		if n.under(top) {
			return true
		}
	}
	return false
}
