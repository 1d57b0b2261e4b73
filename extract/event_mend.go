package extract

import (
	"slices"
	"strings"
)

// mendVerb finds a verb that the tagger took for an adjective: "Rome eased
// travel rules", "the army is striking targets". A noun with a subject but no
// copula is no English clause, and one thing is not several. It reports whether
// it changed the tree.
func (l *eventLexicon) mendVerb(s *sentence) bool {
	for i := range s.Tokens {
		noun := s.node(i)
		if obj := noun.kid("obj"); noun.upos() == "ADJ" && noun.kid("cop").ok() && obj.ok() {
			if lemma := l.verbWith(noun, "ing"); lemma != "" {
				t := noun.tok()
				t.Lemma, t.UPOS, t.XPOS = lemma, "VERB", "VBG"
				noun.kid("cop").tok().Rel = "aux"
				return true
			}
		}
		subj := noun.kid("nsubj")
		if !isNominal(noun) || !subj.ok() || subj.i > i {
			continue
		}
		for _, a := range noun.all("amod") {
			det := noun.kid("det", "nmod:poss")
			if a.i < subj.i || det.ok() && det.i < a.i {
				continue
			}
			if lemma := l.verbOf(noun, a); lemma != "" {
				makeVerb(noun, a, lemma)
				return true
			}
		}
	}
	return false
}

// verbOf is the verb of the lexicon that a is a form of, or empty where a may
// well be an adjective of the noun.
func (l *eventLexicon) verbOf(noun, a node) string {
	cop := noun.kid("cop")
	if !cop.ok() {
		return l.verbWith(a, "ed")
	}
	if w := cop.lower(); w != "is" && w != "was" || noun.tok().XPOS != "NNS" {
		return ""
	}
	return l.verbWith(a, "ing")
}

// verbWith is the verb of the lexicon that a is a form of with the ending.
func (l *eventLexicon) verbWith(a node, ending string) string {
	stem, ok := strings.CutSuffix(a.lower(), ending)
	if !ok || len(stem) < 3 {
		return ""
	}
	for _, lemma := range []string{stem, stem + "e", stem[:len(stem)-1]} {
		if len(l.rows["verb "+lemma]) > 0 {
			return lemma
		}
	}
	return ""
}

// makeVerb makes a the verb of the clause that noun was the predicate of, and
// noun its object.
func makeVerb(noun, a node, lemma string) {
	n, v := noun.tok(), a.tok()
	for _, k := range noun.all() {
		if k.i < a.i || k.is("punct", "advcl", "parataxis", "conj", "ccomp") {
			k.tok().Head = a.i
		}
		if k.is("cop") {
			k.tok().Rel = "aux"
		}
	}
	v.Lemma, v.UPOS, v.XPOS, v.Head, v.Rel = lemma, "VERB", "VBD", n.Head, n.Rel
	if strings.HasSuffix(a.lower(), "ing") {
		v.XPOS = "VBG"
	}
	n.Head, n.Rel = a.i, "obj"
	a.s.mended = true
}

// mendVoice makes subjects active where the verb's form cannot be passive:
// "has suspended", "suspended" without "was".
func mendVoice(s *sentence) {
	for i := range s.Tokens {
		p := s.node(i)
		subj := p.kid("nsubj:pass")
		if !subj.ok() || p.kid("aux:pass").ok() {
			continue
		}
		has := func(lemmas ...string) bool {
			return slices.ContainsFunc(p.all("aux"), func(a node) bool { return slices.Contains(lemmas, a.lemma()) })
		}
		if !has("be", "get") && (has("have") || p.tok().XPOS == "VBD") {
			subj.tok().Rel = "nsubj"
		}
	}
}
