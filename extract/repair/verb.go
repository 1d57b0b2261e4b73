package repair

import (
	"slices"
	"strings"

	"entente/extract/lexicon"
	"entente/extract/tree"
	"entente/extract/words"
)

// repairInfinitive takes for a verb the word behind "to" that cannot be a noun or an adjective
// there: "asked Chad to station troops", "pressed Chad to free the pastor".
func repairInfinitive(_ *Repairer, n tree.Node) bool {
	if !n.IsTag("NN", "JJ") {
		return false
	}
	to := n.Kid("mark", "case")
	if to.Lower() != "to" || to.I != n.I-1 {
		return false
	}
	if (n.Tok().XPOS == "NN" || n.Kid("obj").I > n.I) && to.Tok().XPOS == "TO" && n.Is("xcomp", "advcl", "acl", "ccomp", "conj") {
		tag(n, "VERB", "VB")
		return true
	}
	o := phraseAt(n.Sent, n.I+1)
	if !n.Is("obl", "nmod", "advmod", "xcomp") || !tree.IsNounWord(o) || o.Head() != n.Head() && o.Head() != n || o.Kid("case", "cc").OK() || !o.Kid("det", "nmod:poss").OK() || n.Kid("det", "amod", "nmod").OK() {
		return false
	}
	tag(n, "VERB", "VB")
	to.Tok().Rel = "mark"
	if n.Tok().Rel = "xcomp"; tree.IsNounWord(n.Head()) {
		n.Tok().Rel = "acl"
	}
	return hang(o, n, "obj")
}

// repairSoCalled puts in the place of "what" the thing that somebody calls it: "urged Chad to stop
// what it called provocations".
func repairSoCalled(x *Repairer, n tree.Node) bool {
	v := n.Kid("acl:relcl")
	if n.Lower() != "what" || !n.Is("obj", "obl", "nmod") || !v.Kid("nsubj").OK() || !x.takesName(v.Lemma()) && !words.Depicts[v.Lemma()] {
		return false
	}
	o := v.Kid("obj", "xcomp", "obl")
	if !tree.IsNounWord(o) || o.I < v.I {
		return false
	}
	if as := o.Kid("case"); as.Lower() == "as" {
		hang(as, v, "advmod")
	}
	if c := n.Kid("case"); c.OK() {
		hang(c, o, "case")
	}
	replace(o, n, n.Rel())
	v.Tok().Head, v.Tok().Rel = o.I, "acl:relcl"
	n.Tok().Head, n.Tok().Rel = v.I, "obj"
	return true
}

// repairObjectOf makes a verb of the word between "to" and its object that the tree takes for a
// part of the noun: "it was wrong to bomb hospitals".
func repairObjectOf(_ *Repairer, n tree.Node) bool {
	o := n.Head()
	to := o.Kid("case", "mark")
	if x := n.Tok().XPOS; x != "VB" || !n.Is("compound", "amod") || to.Tok().XPOS != "TO" || to.I != n.I-1 || o.I < n.I || !tree.IsNounWord(o) {
		return false
	}
	rel := "xcomp"
	if tree.IsNounWord(o.Head()) {
		rel = "acl"
	}
	replace(n, o, rel)
	n.Tok().Rel, o.Tok().Rel, to.Tok().Rel = rel, "obj", "mark"
	return hang(to, n, "mark")
}

// repairName gives a finite verb without a subject the name right before it, which the tree
// takes for a part of a compound: "Washington views the test as a threat".
func repairName(_ *Repairer, n tree.Node) bool {
	if n.UPOS() != "VERB" || !n.IsTag("VBZ", "VBD", "VBP") || n.Kid("nsubj", "csubj", "expl", "aux").OK() || !n.Is("root", "ccomp", "conj", "parataxis") {
		return false
	}
	k := n.Kid("compound", "nmod:desc", "nmod:unmarked", "obl:unmarked", "amod")
	if k.UPOS() != "PROPN" || k.Last() != n.I-1 || k.Kid("case").OK() || tree.IsTime(k) {
		return false
	}
	return hang(k, n, "nsubj")
}

// repairGerundSubject gives a clause without a subject the gerund before it, which the tree
// has as another thing said: "said removing the tariffs was a condition".
func repairGerundSubject(x *Repairer, n tree.Node) bool {
	h := n.Head()
	if !n.Is("ccomp", "conj", "parataxis", "root") || !tree.IsFinite(n) || n.UPOS() == "VERB" && n.Tok().XPOS == "VBG" || n.Kid("nsubj", "csubj", "expl", "cc").OK() {
		return false
	}
	at := h
	if n.Is("root") {
		at = n
	}
	for _, g := range at.All("ccomp", "xcomp", "advcl", "csubj") {
		if g.Tok().XPOS != "VBG" || x.takesThat(g) || g.Head().I > g.I && at == h || g.Kid("mark", "aux", "nsubj", "cop").OK() || g.Last() != n.First()-1 && !(at == n && g.First() == n.First()) || g.I > n.I {
			continue
		}
		if k := n.Sent.Node(g.Last() + 1); k.UPOS() == "PUNCT" || !k.Is("aux", "cop", "advmod") && k != n {
			continue
		}
		return hang(g, n, "csubj")
	}
	return false
}

// repairGerundObject makes a verb of the participle right behind a preposition that the
// noun after it is the object of: "accused Chad of harbouring rebels". Where the tree has all of it
// for one noun phrase, what stands before the preposition is the object above.
func repairGerundObject(_ *Repairer, n tree.Node) bool {
	o, of := n.Head(), n.Kid("mark", "case")
	if !of.OK() { // hung on the object
		of = o.Kid("case")
	}
	up := o.Head()
	if up.Is("obj") {
		up = up.Head()
	}
	verbal := n.Tok().XPOS == "VBG" && n.Is("amod") || n.Tok().XPOS == "NN" && n.Is("compound") && strings.HasSuffix(n.Lower(), "ing") && of.Lower() == "of"
	if !verbal || o.I < n.I || !tree.IsNounWord(o) || of.I != n.I-1 || !of.OK() || !o.Is("obl", "nmod", "obj") || !transitive[up.Lemma()] {
		return false
	}
	whom := o.Kid("compound", "nmod:desc")
	if o.Is("obj") && (whom.I > of.I || !hang(whom, up, "obj")) {
		return false
	}
	tag(n, "VERB", "VBG")
	hang(of, n, "mark")
	of.Tok().Rel = "mark"
	rel := "advcl"
	if o.Is("nmod") {
		rel = "acl"
	}
	replace(n, o, rel)
	n.Tok().Rel = rel
	for _, k := range o.All("parataxis", "nsubj") {
		if k.I > o.I {
			hang(k, n, k.Rel())
		}
	}
	o.Tok().Rel = "obj"
	return true
}

// repairModal makes a verb of the word behind a modal that nothing makes a predicate: "will lower
// tariffs", "must free the hostages", "would amount to war".
func repairModal(_ *Repairer, n tree.Node) bool {
	a, o := n.Kid("aux"), n.Kid("obj")
	if k := n.Sent.Node(a.I + 1); a.Tok().XPOS == "MD" && n.UPOS() == "NOUN" && k.Is("amod") && k.Head() == n && k.I < n.I && n.Kid("nsubj").OK() && n.Kid("nsubj").I < a.I && !n.Kid("det").OK() { // "Chad will lower tariffs"
		makeVerb(n, k, k.Lower())
		tag(k, "VERB", "VB")
		return true
	}
	if !n.IsPOS("ADJ", "NOUN", "ADV") || a.Tok().XPOS != "MD" && a.Lemma() != "do" || a.I > n.I || n.Kid("cop", "det", "case").OK() {
		return false
	}
	if o.I < n.I && a.Lemma() != "do" && (n.Tok().XPOS != "NN" || n.Kid("amod").OK() || !n.Kid("nsubj", "nsubj:pass").OK()) {
		return false
	}
	tag(n, "VERB", "VB")
	if not := n.Sent.Node(a.I + 1); not.Lower() == "not" {
		hang(not, n, "advmod")
	}
	for _, k := range n.Sent.Node(n.I + 1).All("obl") { // "away from the plan"
		if n.Sent.Node(n.I + 1).Is("advmod") {
			hang(k, n, "obl")
		}
	}
	for _, k := range n.All("nmod") {
		if !k.Is("nmod:poss") {
			k.Tok().Rel = "obl"
		}
	}
	return true
}

// repairToLower makes a verb of the word behind "to" that the tree has as an adjective of the noun behind
// it, where an infinitive may follow what it hangs on: "a plan to lower costs".
func repairToLower(x *Repairer, n tree.Node) bool {
	to, a, h := n.Kid("case"), n.Kid("amod"), n.Head()
	if to.Lower() != "to" || a.I != to.I+1 || n.Kid("det").OK() || a.I > n.I {
		return false
	}
	rel := "acl"
	switch {
	case n.Tok().XPOS == "NNS" && n.Is("nmod") && slices.Contains(x.NounFrames[h.Lemma()], "to"):
	case tree.IsNounWord(n) && n.Is("obl") && h.UPOS() == "VERB" && h.Kid("obj").OK() && slices.ContainsFunc(x.Frames["verb "+h.Lemma()], func(f *lexicon.Frame) bool { // "wants Chad to free Roe"
		return slices.Contains(f.Topic, "inf") || slices.Contains(f.Topic, "other-inf")
	}):
		rel = "xcomp"
	default:
		return false
	}
	switch a.Lower() {
	case "lower", "free", "open", "clear", "slow", "secure", "empty", "ready":
	default:
		return false
	}
	makeVerb(n, a, a.Lower())
	tag(a, "VERB", "VB")
	a.Tok().Rel = rel
	to.Tok().Rel = "mark"
	return true
}

// repairGerundOwn hangs on a gerund the object right behind it, where the tree has that on the verb above:
// "ruled out raising rates".
func repairGerundOwn(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	o := h.Kid("obj")
	if n.Tok().XPOS != "VBG" || !n.Is("xcomp") || h.UPOS() != "VERB" || n.Kid("obj").OK() || o.I < n.I || o.First() != n.I+1 || !tree.IsNounWord(o) || o.Kid("case").OK() {
		return false
	}
	return hang(o, n, "obj")
}

// repairReady makes an "it" the subject of an adjective for who will do something, where the tree has it
// for an empty one: "it was ready to pay".
func repairReady(x *Repairer, n tree.Node) bool {
	h := n.Head()
	if n.Lower() != "it" || !n.Is("expl") || h.UPOS() != "ADJ" || n.I > h.I || !h.Kid("xcomp").OK() || h.Kid("csubj", "ccomp").OK() ||
		!slices.ContainsFunc(x.Frames["adj "+h.Lemma()], func(f *lexicon.Frame) bool { return f.Holder == "subj" && slices.Contains(f.Topic, "inf") }) {
		return false
	}
	n.Tok().Rel = "nsubj"
	return true
}
