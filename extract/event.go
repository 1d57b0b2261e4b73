package extract

import (
	"slices"
	"strings"

	"entente/extract/nlp"
)

// Event codes what source does to target in a sentence: the PLOVER event type,
// and the quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal
// conflict, 4 material conflict. Where the sentence does not tell, the type is
// empty and the class 0. Source and target are words of the sentence; either
// may be missing from it ("an unknown actor").
//
// What is not handled: sarcasm, and acts that only knowledge of the world tells.
func (x *Extractor) Event(sentence, source, target string) (plover string, quad int) {
	doc := nlp.Parse(sentence)
	best := -1.0
	for i := range doc.Sentences {
		s := newSentence(&doc.Sentences[i], i)
		if s.root < 0 {
			continue
		}
		c := &eventCoder{lex: x.events, s: s, codes: map[int]string{}}
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
		if t := c.code(p); t != "" {
			typ, best = t, score
		}
	}
	return typ, best
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
	if score == 0 && anyUnder(source, p) {
		score = 1
	}
	score += c.reaches(p)
	switch {
	case slices.ContainsFunc(source, func(s node) bool { return p.i != s.i && p.under(s) }):
		score -= 3 // it only says which source is meant
	case p.is("amod", "compound"):
		score -= 2
	case p.is("advcl", "acl"):
		score -= 1.5
	}
	for n := p; n.ok() && n.rel() != "root" && score > 0; n = n.head() {
		score -= 0.3
	}
	return max(score, 0)
}

// reaches is 3 where the target is what p is about, less where it stands only
// in a clause beside it or among the doers.
func (c *eventCoder) reaches(p node) float64 {
	best := 0.0
	for _, t := range c.target {
		if !t.under(p) || t.i == p.i {
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

// findHeads is the head of each place where the words stand in the sentence.
// Where they stand nowhere as given, their capitalized words are looked for.
func findHeads(s *sentence, text, words string) []node {
	if heads := headsOf(s, text, words); len(heads) > 0 {
		return heads
	}
	for _, w := range strings.Fields(words) {
		if w != strings.ToLower(w) && w != "The" && w != "A" && w != "An" {
			if heads := headsOf(s, text, strings.Trim(w, `.,;:()"'`)); len(heads) > 0 {
				return heads
			}
		}
	}
	return nil
}

func headsOf(s *sentence, text, words string) []node {
	words = strings.ToLower(strings.TrimSpace(words))
	body := strings.ToLower(text[s.Start:s.End])
	if words == "" || len(body) != s.End-s.Start {
		return nil
	}
	var out []node
	for from := 0; ; {
		i := strings.Index(body[from:], words)
		if i < 0 {
			return out
		}
		start := s.Start + from + i
		from += i + len(words)
		if n := headWithin(s, start, s.Start+from); n.ok() {
			out = append(out, n)
		}
	}
}

// headWithin is the token between two offsets that stands highest in the tree;
// no node where they do not lie on the borders of tokens.
func headWithin(s *sentence, start, end int) node {
	best, depth, onBorder := node{}, 0, false
	for i, t := range s.Tokens {
		if t.Start == start {
			onBorder = true
		}
		if t.Start < start || t.End > end {
			continue
		}
		d := 0
		for n := s.node(i); n.ok() && d <= len(s.Tokens); n = n.head() {
			d++
		}
		if !best.ok() || d < depth {
			best, depth = s.node(i), d
		}
	}
	if !onBorder {
		return node{}
	}
	return best
}
