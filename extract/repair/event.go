package repair

import (
	"slices"
	"strings"

	"entente/extract/lexicon"
	"entente/extract/tree"
)

// EventVerb finds a verb that the tagger took for an adjective: "Rome eased
// travel rules", "the army is striking targets". A noun with a subject but no
// copula is no English clause, and one thing is not several. It reports whether
// it changed the tree.
func EventVerb(l *lexicon.EventFrames, s *tree.Sentence) bool {
	for i := range s.Tokens {
		noun := s.Node(i)
		if obj := noun.Kid("obj"); noun.UPOS() == "ADJ" && noun.Kid("cop").OK() && obj.OK() {
			if lemma := verbWith(l, noun, "ing"); lemma != "" {
				t := noun.Tok()
				t.Lemma, t.UPOS, t.XPOS = lemma, "VERB", "VBG"
				noun.Kid("cop").Tok().Rel = "aux"
				return true
			}
		}
		subj := noun.Kid("nsubj")
		if !tree.IsNominal(noun) || !subj.OK() || subj.I > i {
			continue
		}
		for _, a := range noun.All("amod") {
			det := noun.Kid("det", "nmod:poss")
			if a.I < subj.I || det.OK() && det.I < a.I {
				continue
			}
			if lemma := verbOf(l, noun, a); lemma != "" {
				makeVerb(noun, a, lemma)
				return true
			}
		}
	}
	return false
}

// verbOf is the verb of the lexicon that a is a form of, or empty where a may
// well be an adjective of the noun.
func verbOf(l *lexicon.EventFrames, noun, a tree.Node) string {
	cop := noun.Kid("cop")
	if !cop.OK() {
		return verbWith(l, a, "ed")
	}
	if !cop.IsWord("is", "was") || noun.Tok().XPOS != "NNS" {
		return ""
	}
	return verbWith(l, a, "ing")
}

// verbWith is the verb of the lexicon that a is a form of with the ending.
func verbWith(l *lexicon.EventFrames, a tree.Node, ending string) string {
	stem, ok := strings.CutSuffix(a.Lower(), ending)
	if !ok || len(stem) < 3 {
		return ""
	}
	for _, lemma := range []string{stem, stem + "e", stem[:len(stem)-1]} {
		if len(l.Rows["verb "+lemma]) > 0 {
			return lemma
		}
	}
	return ""
}

// makeVerb makes a the verb of the clause that noun was the predicate of, and
// noun its object.
func makeVerb(noun, a tree.Node, lemma string) {
	n, v := noun.Tok(), a.Tok()
	for _, k := range noun.All() {
		if k.I < a.I || k.Is("punct", "advcl", "parataxis", "conj", "ccomp") {
			k.Tok().Head = a.I
		}
		if k.Is("cop") {
			k.Tok().Rel = "aux"
		}
	}
	v.Lemma, v.UPOS, v.XPOS, v.Head, v.Rel = lemma, "VERB", "VBD", n.Head, n.Rel
	if strings.HasSuffix(a.Lower(), "ing") {
		v.XPOS = "VBG"
	}
	n.Head, n.Rel = a.I, "obj"
	a.Sent.Stale = true
}

// EventVoice makes subjects active where the verb's form cannot be passive:
// "has suspended", "suspended" without "was".
func EventVoice(s *tree.Sentence) {
	for i := range s.Tokens {
		p := s.Node(i)
		subj := p.Kid("nsubj:pass")
		if !subj.OK() || p.Kid("aux:pass").OK() {
			continue
		}
		has := func(lemmas ...string) bool {
			return slices.ContainsFunc(p.All("aux"), func(a tree.Node) bool { return slices.Contains(lemmas, a.Lemma()) })
		}
		if !has("be", "get") && (has("have") || p.Tok().XPOS == "VBD") {
			subj.Tok().Rel = "nsubj"
		}
	}
}
