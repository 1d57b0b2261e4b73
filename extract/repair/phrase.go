package repair

import (
	"slices"
	"strings"

	"entente/extract/tree"
	"entente/extract/words"
)

// repairNoun takes for a noun what has a noun's place and nothing of a verb:
// "voiced hope that", "condemned the launches".
func repairNoun(x *Repairer, n tree.Node) bool {
	if x.isPredicateNoun(n) {
		tag(n, "NOUN", "NN")
		return true
	}
	if n.UPOS() != "VERB" || !n.Is("obj", "nsubj", "obl", "nmod") || n.Kid("nsubj", "aux", "mark", "obj", "cop", "xcomp", "expl").OK() {
		return false
	}
	switch n.Tok().XPOS {
	case "VB":
		if !n.Kid("det", "amod", "nmod:poss", "compound").OK() {
			return false
		}
		tag(n, "NOUN", "NN")
	case "VBP":
		tag(n, "NOUN", "NN")
	case "VBZ":
		tag(n, "NOUN", "NNS")
	default:
		return false
	}
	return true
}

// isPredicateNoun reports whether an adjective behind "is a" is a noun of the lexicon: "has been a fierce critic of".
func (x *Repairer) isPredicateNoun(n tree.Node) bool {
	det := n.Kid("det")
	return n.UPOS() == "ADJ" && n.Kid("cop").OK() && det.Lower() == "a" && det.I < n.I && len(x.Frames["noun "+n.Lemma()]) > 0
}

// repairParticiple hangs a bare participle on the object that it stands before:
// "pledged continued support".
func repairParticiple(_ *Repairer, n tree.Node) bool {
	o := n.Kid("obj")
	switch {
	case isBeforeObject(n) && n.Is("ccomp", "xcomp") && n.Head().I == n.I-1 && !n.Head().Kid("obj").OK(): // "underscored continued support for"
		tag(n, "VERB", "VBN")
		return replace(o, n, "obj") && hang(n, o, "amod")
	case isBeforeObject(n) && isSecondOfKinds(n):
		cc, noun := n.Sent.Node(n.I-1), n.Sent.Node(n.I-2)
		tag(n, "VERB", "VBN")
		hang(cc, o, "cc")
		hang(o, noun, "conj")
		return hang(n, o, "amod")
	case isReducedPassive(n):
		k, c := n.Kid("compound"), n.Kid("case")
		hang(k, n.Head(), "nmod")
		hang(c, k, "case")
		return hang(n, k, "acl")
	}
	if !n.IsTag("VBD", "VBN") || len(n.All()) > 0 || !n.Is("ccomp", "xcomp", "obj", "advcl", "acl", "dep") || n.Head().I != n.I-1 {
		return false
	}
	for _, o := range n.Head().All("obj", "nsubj") {
		if o.I > n.I && o.First() == n.I+1 && tree.IsNounWord(o) {
			tag(n, "VERB", "VBN")
			return hang(n, o, "amod")
		}
	}
	return false
}

// isBeforeObject reports whether a participle has nothing of a clause but an object without an article: "continued support".
func isBeforeObject(n tree.Node) bool {
	o := n.Kid("obj")
	if !n.IsTag("VBD", "VBN") || !tree.IsNounWord(o) || n.Kid("nsubj", "aux", "mark", "advmod", "obl").OK() {
		return false
	}
	return o.First() == n.I || o.First() == n.I+1 && !o.Kid("det", "nmod:poss").OK()
}

// isSecondOfKinds reports whether a participle with its noun is the second of two kinds: "refugees and displaced people".
func isSecondOfKinds(n tree.Node) bool {
	o, cc, noun := n.Kid("obj"), n.Sent.Node(n.I-1), n.Sent.Node(n.I-2)
	if !n.Is("conj") || !cc.Is("cc") || cc.Head() != n || !strings.HasSuffix(n.Lower(), "ed") || o.I != n.I+1 {
		return false
	}
	plurals := noun.UPOS() == "NOUN" && noun.Tok().XPOS == "NNS" && o.Tok().XPOS == "NNS"
	return plurals && noun.Is("obj", "obl", "nmod") && noun.Under(n.Head())
}

// isReducedPassive reports whether a participle says what is done, by whom it says too, to the noun that the tree
// has for a part of it: "about lies spread by spies".
func isReducedPassive(n tree.Node) bool {
	k, c := n.Kid("compound"), n.Kid("case")
	if n.Tok().XPOS != "VBN" || !n.Is("acl", "nmod") || !tree.Agent(n).OK() {
		return false
	}
	return k.I == n.I-1 && tree.IsNounWord(k) && c.OK() && c.I < k.I
}

// repairGerund takes for a verb the "-ing" word after a preposition that a noun
// phrase follows without another: "of smuggling ivory".
func repairGerund(_ *Repairer, n tree.Node) bool {
	c := n.Kid("case")
	if n.Tok().XPOS != "NN" || !strings.HasSuffix(n.Lower(), "ing") || c.I != n.I-1 || !c.OK() || n.Kid("nmod", "conj", "acl").OK() {
		return false
	}
	k := phraseAt(n.Sent, n.I+1)
	if !k.OK() || !tree.IsNounWord(k) || k.Head() != n.Head() && k.Head() != n || k.Kid("case", "cc").OK() {
		return false
	}
	tag(n, "VERB", "VBG")
	c.Tok().Rel = "mark"
	if n.Is("nmod") {
		n.Tok().Rel = "acl"
	} else if n.Is("obl") {
		n.Tok().Rel = "advcl"
	}
	return hang(k, n, "obj")
}

// phraseAt is the largest phrase that begins at token i and whose head comes
// no earlier.
func phraseAt(s *tree.Sentence, i int) tree.Node {
	n := s.Node(i)
	for n.OK() && n.Head().OK() && n.Head().I > n.I && n.Head().First() == i {
		n = n.Head()
	}
	if n.OK() && n.First() != i {
		return tree.Node{}
	}
	return n
}

// takesName reports whether a verb says what something is called or held to be.
func (x *Repairer) takesName(lemma string) bool {
	for _, f := range x.Frames["verb "+lemma] {
		if f.Topic[0] == "as" && words.Barely[lemma] {
			return true
		}
	}
	return false
}

// repairNaming makes the two phrases after a verb of naming object and complement:
// "called the deal a betrayal".
func repairNaming(x *Repairer, n tree.Node) bool {
	if n.UPOS() != "VERB" || !x.takesName(n.Lemma()) || n.Kid("aux:pass").OK() {
		return false
	}
	var after []tree.Node
	for _, k := range n.All("obj", "iobj", "xcomp", "ccomp", "obl", "advcl") {
		if k.I > n.I && !k.Kid("case", "mark").OK() && (tree.IsNounWord(k) || k.IsPOS("PRON", "ADJ", "NUM")) && !tree.IsTime(k) {
			after = append(after, k)
		}
	}
	if len(after) != 2 || after[0].First() != n.I+1 || after[1].First() != after[0].Last()+1 {
		return false
	}
	a := hang(after[0], n, "obj")
	b := hang(after[1], n, "xcomp")
	return a || b
}

// repairNested puts into one noun phrase what the tree has as two objects that stand
// in one another: "the July 2016 ruling", "the Bank of Italy's reserves".
func repairNested(x *Repairer, n tree.Node) bool {
	objs := n.All("obj")
	if len(objs) != 2 || objs[0].I < n.I {
		return false
	}
	in, out := objs[0], objs[1]
	owner, of := out.Kid("nmod:poss"), n.Sent.Node(in.I+1)
	switch {
	case x.isNameOfKind(n, in, out), out.First() < in.First():
		return hang(in, out, "compound")
	case owner.OK() && owner.First() == in.Last()+1 && n.Sent.Node(in.Last()+1).Lower() == "of":
		hang(owner, in, "nmod")
		return hang(in, out, "nmod:poss")
	case of.Lower() == "of" && of.Head() == out && owner.OK() && owner.First() == of.I+1: // "Republic of [Korea's launches]"
		hang(of, owner, "case")
		hang(owner, in, "nmod")
		return hang(in, out, "nmod:poss")
	}
	return false
}

// isNameOfKind reports whether the first of two objects is a name that only says of what kind the second is:
// "rejects [EU] [ultimatum]".
func (x *Repairer) isNameOfKind(v, in, out tree.Node) bool {
	if in.UPOS() != "PROPN" || len(in.All()) > 0 || out.First() != in.Last()+1 || out.Kid("det", "nmod:poss").OK() {
		return false
	}
	if !tree.IsNounWord(out) || tree.IsCapital(out.Tok().Text) {
		return false
	}
	return len(x.Frames["verb "+v.Lemma()]) > 0 && !ditransitive[v.Lemma()] && !words.Barely[v.Lemma()]
}

// ditransitive are the verbs of the lexicon that have two objects.
var ditransitive = words.Class("ditransitive")

// repairBare takes for an object the bare noun phrase that a verb without one has
// for an adverb: "dismissed as null a ruling".
func repairBare(x *Repairer, n tree.Node) bool {
	v := n.Head()
	if !n.Is("obl") || !tree.IsNounWord(n) || n.I < v.I || n.Kid("case", "mark", "nummod").OK() || tree.IsTime(n) {
		return false
	}
	if v.UPOS() != "VERB" || !x.isPredicate(v.Lemma()) || v.Kid("obj", "ccomp", "aux:pass", "nsubj:pass").OK() {
		return false
	}
	return hang(n, v, "obj")
}

// repairConjObject takes for the object of a verb the noun phrase right behind it, where
// the tree has it as a conjunct of the verb although no "and" joins them, or as the
// object of a verb above.
func repairConjObject(_ *Repairer, n tree.Node) bool {
	v := n.Sent.Before(n.First())
	return isStrayObject(n) && lacksObject(v) && mayHaveObject(v, n) && hang(n, v, "obj")
}

// isStrayObject reports whether a noun phrase that nothing introduces hangs where an object may have been put by mistake.
func isStrayObject(n tree.Node) bool {
	if !tree.IsNounWord(n) || n.Kid("case", "cc", "nsubj", "mark", "cop").OK() || n.Sent.Node(n.First()).UPOS() == "PUNCT" {
		return false
	}
	return n.Is("conj", "appos", "parataxis", "ccomp", "obj") || n.Is("obl") && n.Sent.Before(n.First()).Tok().XPOS == "VBG" && !tree.IsTime(n)
}

// lacksObject reports whether an active verb has neither an object nor a clause for one.
func lacksObject(v tree.Node) bool {
	if v.UPOS() != "VERB" || v.Tok().XPOS == "VBN" || v.Kid("obj", "ccomp", "aux:pass").OK() {
		return false
	}
	return v.Tok().XPOS != "VBG" || v.Kid("aux", "mark").OK()
}

// mayHaveObject reports whether a verb stands under the word that a noun hangs on, or in a row before it, so that
// the noun may be its object; of two verbs that "and" joins the object of the first may be of both.
func mayHaveObject(v, n tree.Node) bool {
	h := n.Head()
	later := n.Is("obj") && v.Is("conj") && tree.IsFinite(v) && h.I < v.I && v.Head().I < h.I
	if h == v || !v.Under(h) && !later {
		return false
	}
	joined := v.Is("conj") && v.Head() == h && v.Kid("cc").OK()
	return !joined || n.Is("obj") && h.Kid("obj") != n
}

// repairOf hangs an "of" phrase on the noun right before it.
func repairOf(_ *Repairer, n tree.Node) bool {
	m := n.Head()
	if n.Lower() != "of" || !n.Is("case") || m.I < n.I || !m.Is("nmod", "obl") || n.I == 0 {
		return false
	}
	w := n.Sent.Node(n.I - 1)
	for w.Is("flat", "compound") && w.Head().I < n.I {
		w = w.Head()
	}
	h := m.Head()
	if w.UPOS() != "NOUN" || w == h || !w.Under(h) || !tree.IsNounWord(h) || w.Is("conj") && w.Head() == h {
		return false
	}
	return hang(m, w, "nmod")
}

// repairPair makes a noun the head of a phrase whose tree has the first of two adjectives
// before it in that place: "to a free and open Pacific".
func repairPair(_ *Repairer, n tree.Node) bool {
	a := n.Head()
	b, and := n.Sent.Node(a.I+2), n.Sent.Node(a.I+1)
	if !isUnderAdjective(n) || !isOpened(n, a) || and.UPOS() != "CCONJ" || b.UPOS() != "ADJ" || b.Head() != a && b.Head() != n || b.I > n.I {
		return false
	}
	for _, k := range a.All() {
		if k != n && k != b && k != and {
			hang(k, n, k.Rel())
		}
	}
	hang(and, b, "cc")
	replace(n, a, "amod")
	if n.Is("amod") {
		n.Tok().Rel = "nmod"
	}
	hang(b, a, "conj")
	return true
}

// isUnderAdjective reports whether the tree joins a noun, without an "and" of its own, to an adjective before it
// that is no predicate.
func isUnderAdjective(n tree.Node) bool {
	a := n.Head()
	return tree.IsNounWord(n) && n.Is("conj") && !n.Kid("cc").OK() && a.UPOS() == "ADJ" && a.I < n.I && !a.Kid("cop", "nsubj", "mark").OK()
}

// isOpened reports whether a preposition, an article or an owner stands before the adjective of a noun phrase.
func isOpened(n, a tree.Node) bool {
	for _, k := range append(n.All("case", "det", "nmod:poss"), a.All("case", "det", "nmod:poss")...) {
		if k.I < a.I {
			return true
		}
	}
	return false
}

// repairRightTo hangs an infinitive on the noun right before it that takes one, where the
// tree has it on a noun before that: "support for the right to leave".
func repairRightTo(x *Repairer, n tree.Node) bool {
	h := n.Head()
	if n.Tok().XPOS != "VB" || n.Kid("mark").Lower() != "to" || !n.Is("acl") || h.I > n.I || n.First() == 0 {
		return false
	}
	w := n.Sent.Node(n.First() - 1)
	if w.UPOS() != "NOUN" || w == h || !w.Under(h) || !slices.Contains(x.NounFrames[w.Lemma()], "to") {
		return false
	}
	return hang(n, w, "acl")
}

// repairDay makes a mere when of the bare name of a day behind a verb, where the tree has it
// for what is acted on: "called Wednesday for".
func repairDay(_ *Repairer, n tree.Node) bool {
	if !n.Is("obj", "iobj", "xcomp", "ccomp") || !tree.IsTime(n) || len(n.All()) > 0 || n.Head().UPOS() != "VERB" || n.I != n.Head().I+1 {
		return false
	}
	if tree.TimeUnits[n.Lemma()] {
		return false
	}
	n.Tok().Rel = "obl:unmarked"
	return true
}

// repairFollowing makes "following" before a noun phrase the preposition that it is: "said following
// a meeting".
func repairFollowing(_ *Repairer, n tree.Node) bool {
	o := n.Kid("obj")
	if n.Lower() != "following" || n.Tok().XPOS != "VBG" || !n.Is("xcomp", "advcl", "acl") {
		return false
	}
	if o.First() != n.I+1 || n.Kid("nsubj", "mark", "aux").OK() {
		return false
	}
	rel := "obl"
	if tree.IsNounWord(n.Head()) {
		rel = "nmod"
	}
	hang(o, n.Head(), rel)
	for _, k := range n.All() {
		hang(k, o, k.Rel())
	}
	tag(n, "ADP", "IN")
	return hang(n, o, "case")
}

// isTitle reports whether a noun is one of an office, in the singular or plural.
func (x *Repairer) isTitle(n tree.Node) bool {
	for _, w := range []string{n.Lower(), n.Lemma()} {
		if _, t := x.Gaz.Title([]string{w}); t.Class == "office" {
			return true
		}
	}
	return false
}

// repairVerbAsCase makes a verb of the participle in a row of things done which the tree has for a
// preposition: "affirmed A; opposed B".
func repairVerbAsCase(x *Repairer, n tree.Node) bool {
	o, row := n.Head(), n.Sent.Before(n.I)
	if !n.IsTag("VBN", "VBD") || !n.Is("case") || !row.IsWord(";", ",") || !x.isPredicate(n.Lemma()) || o.I < n.I {
		return false
	}
	for v := o.Head(); v.OK(); v = v.Head() {
		if v.Tok().XPOS == "VBD" && v.UPOS() == "VERB" && v.I < n.I {
			tag(n, "VERB", "VBD")
			hang(n, v, "conj")
			return hang(o, n, "obj")
		}
	}
	return false
}

// repairActsOf hangs on what a noun of padding only introduces what follows that: "acts of violence against
// protesters".
func repairActsOf(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	of := h.Kid("nmod")
	if !n.Is("nmod") || n.Prep() == "of" || !strings.Contains(words.Padding[h.Lemma()], "of") {
		return false
	}
	return of.Prep() == "of" && !of.Is("nmod:poss") && of.Last()+1 == n.First() && hang(n, of, "nmod")
}

// repairOwned joins a noun to the one that has its owner, where the tree has it beside the noun above:
// "support for Chad's unity and freedom".
func repairOwned(x *Repairer, n tree.Node) bool {
	h, and := n.Head(), n.Kid("cc")
	if !n.Is("conj") || n.UPOS() != "NOUN" || !and.OK() || n.Kid("det", "nmod:poss", "case").OK() {
		return false
	}
	if h.UPOS() != "NOUN" || len(x.Frames["noun "+n.Lemma()]) > 0 {
		return false
	}
	for _, k := range h.All("nmod") {
		if k.Last() == and.I-1 && k.Kid("nmod:poss").OK() && k.UPOS() == "NOUN" && !k.Is("nmod:poss") {
			return hang(n, k, "conj")
		}
	}
	return false
}

// repairAnd hangs an "and" on what it joins, where the tree has it on the clause: "Chad and the EU must".
func repairAnd(_ *Repairer, n tree.Node) bool {
	and := n.Sent.Before(n.First())
	h := and.Head()
	if !n.Is("conj") || n.Kid("cc").OK() || and.UPOS() != "CCONJ" || !and.Is("cc") {
		return false
	}
	if h.Is("conj") || h.I < n.I || n.Under(h) && h.UPOS() != "VERB" {
		return false
	}
	return hang(and, n, "cc")
}

// repairOnFlat hangs on the first word of a name what the tree has on another word of it: "Jane Roe and her
// envoy".
func repairOnFlat(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if !h.Is("flat") || n.I < h.I || !n.Is("conj", "appos", "acl") {
		return false
	}
	for h.Is("flat") {
		h = h.Head()
	}
	return hang(n, h, n.Rel())
}

// repairDoneBy hangs who did it on the noun right before, where the tree has it on the active verb of which that noun
// is the object: "condemned the raid | by Chad".
func repairDoneBy(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	o := h.Kid("obj")
	if !n.Is("obl") || n.Is("obl:unmarked") || n.Prep() != "by" || n.UPOS() != "PROPN" || tree.IsTime(n) {
		return false
	}
	if h.UPOS() != "VERB" || tree.IsPassive(h) || o.UPOS() != "NOUN" || o.Last()+1 != n.First() {
		return false
	}
	return hang(n, o, "nmod")
}
