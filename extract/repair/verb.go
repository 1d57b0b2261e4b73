package repair

import (
	"slices"
	"strings"

	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/tree"
	"entente/extract/words"
)

// repairInfinitive takes for a verb the word behind "to" that cannot be a noun or an adjective
// there: "asked Chad to station troops", "pressed Chad to free the pastor".
func repairInfinitive(_ *Repairer, n tree.Node) bool {
	to := n.Kid("mark", "case")
	if !n.IsTag("NN", "JJ") || to.Lower() != "to" || to.I != n.I-1 {
		return false
	}
	if (n.Tok().XPOS == "NN" || n.Kid("obj").I > n.I) && to.Tok().XPOS == "TO" && n.Is("xcomp", "advcl", "acl", "ccomp", "conj") {
		tag(n, "VERB", "VB")
		return true
	}
	o := phraseAt(n.Sent, n.I+1)
	if !n.Is("obl", "nmod", "advmod", "xcomp") || n.Kid("det", "amod", "nmod").OK() || !isObjectBeside(n, o) || !o.Kid("det", "nmod:poss").OK() {
		return false
	}
	tag(n, "VERB", "VB")
	to.Tok().Rel = "mark"
	if n.Tok().Rel = "xcomp"; tree.IsNounWord(n.Head()) {
		n.Tok().Rel = "acl"
	}
	return hang(o, n, "obj")
}

// isObjectBeside reports whether a noun phrase that nothing introduces hangs on a word or beside it.
func isObjectBeside(n, o tree.Node) bool {
	return tree.IsNounWord(o) && (o.Head() == n.Head() || o.Head() == n) && !o.Kid("case", "cc").OK()
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
	if n.Tok().XPOS != "VB" || !n.Is("compound", "amod") || o.I < n.I || !tree.IsNounWord(o) {
		return false
	}
	if to.Tok().XPOS != "TO" || to.I != n.I-1 {
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
	if n.UPOS() != "VERB" || !n.IsTag("VBZ", "VBD", "VBP") || n.Kid("nsubj", "csubj", "expl", "aux").OK() {
		return false
	}
	k := n.Kid("compound", "nmod:desc", "nmod:unmarked", "obl:unmarked", "amod")
	if k.UPOS() != "PROPN" || k.Last() != n.I-1 || k.Kid("case").OK() || tree.IsTime(k) {
		return false
	}
	return n.Is("root", "ccomp", "conj", "parataxis") && hang(k, n, "nsubj")
}

// repairGerundSubject gives a clause without a subject the gerund before it, which the tree
// has as another thing said: "said removing the tariffs was a condition".
func repairGerundSubject(x *Repairer, n tree.Node) bool {
	if !n.Is("ccomp", "conj", "parataxis", "root") || !tree.IsFinite(n) || n.Kid("nsubj", "csubj", "expl", "cc").OK() {
		return false
	}
	if n.UPOS() == "VERB" && n.Tok().XPOS == "VBG" {
		return false
	}
	at := n.Head()
	if n.Is("root") {
		at = n
	}
	for _, g := range at.All("ccomp", "xcomp", "advcl", "csubj") {
		if x.isGerundAlone(g) && opensClause(g, at, n) {
			return hang(g, n, "csubj")
		}
	}
	return false
}

// isGerundAlone reports whether a gerund that takes no clause has neither a subject nor a word that opens it.
func (x *Repairer) isGerundAlone(g tree.Node) bool {
	return g.Tok().XPOS == "VBG" && !x.takesThat(g) && !g.Kid("mark", "aux", "nsubj", "cop").OK()
}

// opensClause reports whether a gerund, which hangs on the root or on the word above the clause of n, stands right
// before that clause's verb with its auxiliaries and adverbs.
func opensClause(g, at, n tree.Node) bool {
	if g.I > n.I || g.Head().I > g.I && at != n || g.Last() != n.First()-1 && !(at == n && g.First() == n.First()) {
		return false
	}
	k := n.Sent.Node(g.Last() + 1)
	return k.UPOS() != "PUNCT" && (k == n || k.Is("aux", "cop", "advmod"))
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
	if !isGerundBehind(n, of) || o.I < n.I || !tree.IsNounWord(o) || !o.Is("obl", "nmod", "obj") || !transitive[up.Lemma()] {
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

// isGerundBehind reports whether an "-ing" word, which the tree has for a part of the noun phrase behind it, stands right
// behind a preposition; a noun does behind "of".
func isGerundBehind(n, of tree.Node) bool {
	if !of.OK() || of.I != n.I-1 {
		return false
	}
	if n.Tok().XPOS == "VBG" && n.Is("amod") {
		return true
	}
	return n.Tok().XPOS == "NN" && n.Is("compound") && strings.HasSuffix(n.Lower(), "ing") && of.Lower() == "of"
}

// repairModal makes a verb of the word behind a modal that nothing makes a predicate: "will lower
// tariffs", "must free the hostages", "would amount to war".
func repairModal(_ *Repairer, n tree.Node) bool {
	a := n.Kid("aux")
	if k := n.Sent.Node(a.I + 1); isModifierBehind(a, n, k) {
		makeVerb(n, k, k.Lower())
		tag(k, "VERB", "VB")
		return true
	}
	if !isBehindModal(a, n) {
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

// isModifierBehind reports whether word k behind a modal is the verb whose object n has it for an adjective: "Chad
// will lower tariffs".
func isModifierBehind(a, n, k tree.Node) bool {
	subj := n.Kid("nsubj")
	if a.Tok().XPOS != "MD" || n.UPOS() != "NOUN" || n.Kid("det").OK() || !subj.OK() || subj.I > a.I {
		return false
	}
	return k.Is("amod") && k.Head() == n && k.I < n.I
}

// isBehindModal reports whether a word that is tagged as no verb stands behind a modal or "do" and is no predicate with
// a copula; without an object a noun that is one has its subject and nothing that describes it.
func isBehindModal(a, n tree.Node) bool {
	if !n.IsPOS("ADJ", "NOUN", "ADV") || a.Tok().XPOS != "MD" && a.Lemma() != "do" || a.I > n.I || n.Kid("cop", "det", "case").OK() {
		return false
	}
	if n.Kid("obj").I > n.I || a.Lemma() == "do" {
		return true
	}
	return n.Tok().XPOS == "NN" && !n.Kid("amod").OK() && n.Kid("nsubj", "nsubj:pass").OK()
}

// repairToLower makes a verb of the word behind "to" that the tree has as an adjective of the noun behind
// it, where an infinitive may follow what it hangs on: "a plan to lower costs".
func repairToLower(x *Repairer, n tree.Node) bool {
	to, a, h := n.Kid("case"), n.Kid("amod"), n.Head()
	if to.Lower() != "to" || a.I != to.I+1 || n.Kid("det").OK() || a.I > n.I || !lowers[a.Lower()] {
		return false
	}
	rel := ""
	switch {
	case n.Tok().XPOS == "NNS" && n.Is("nmod") && slices.Contains(x.NounFrames[h.Lemma()], "to"):
		rel = "acl"
	case tree.IsNounWord(n) && n.Is("obl") && x.takesInfinitive(h): // "wants Chad to free Roe"
		rel = "xcomp"
	default:
		return false
	}
	makeVerb(n, a, a.Lower())
	tag(a, "VERB", "VB")
	a.Tok().Rel = rel
	to.Tok().Rel = "mark"
	return true
}

// lowers are the words that are adjectives or, behind "to", verbs.
var lowers = words.Class("lowers")

// takesInfinitive reports whether a verb with its object may have an infinitive.
func (x *Repairer) takesInfinitive(v tree.Node) bool {
	infinitive := func(f *lexicon.Frame) bool {
		return slices.Contains(f.Topic, "inf") || slices.Contains(f.Topic, "other-inf")
	}
	return v.UPOS() == "VERB" && v.Kid("obj").OK() && slices.ContainsFunc(x.Frames["verb "+v.Lemma()], infinitive)
}

// repairGerundOwn hangs on a gerund the object right behind it, where the tree has that on the verb above:
// "ruled out raising rates".
func repairGerundOwn(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	o := h.Kid("obj")
	if n.Tok().XPOS != "VBG" || !n.Is("xcomp") || h.UPOS() != "VERB" || n.Kid("obj").OK() {
		return false
	}
	if o.I < n.I || o.First() != n.I+1 || !tree.IsNounWord(o) || o.Kid("case").OK() {
		return false
	}
	return hang(o, n, "obj")
}

// repairHeadlineVerb makes the verb of a headline of the word behind the name that opens it, where the tree has both
// for parts of the noun phrase behind them: "Kenya mulls ban on plastic".
func repairHeadlineVerb(x *Repairer, n tree.Node) bool {
	h, subj := n.Head(), n.Sent.Node(n.I-1)
	if n.I == 0 || !x.isVerbOfStance(n) || !n.Is("compound", "nsubj", "nmod:poss") || n.Sent.Tokens[len(n.Sent.Tokens)-1].Text == "." {
		return false
	}
	if !h.Is("root") || h.UPOS() != "NOUN" || h.I < n.I || h.Kid("cop", "aux").OK() {
		return false
	}
	if subj.UPOS() != "PROPN" || subj.Head() != n || n.First() != 0 || n.Last() != n.I {
		return false
	}
	makeVerb(h, n, n.Lemma())
	tag(n, "VERB", "VBZ")
	return hang(subj, n, "nsubj")
}

// isVerbOfStance reports whether a word may be the third person of a verb that the lexicon knows.
func (x *Repairer) isVerbOfStance(n tree.Node) bool {
	return n.IsTag("NNS", "VBZ") && len(x.Frames["verb "+nlp.LemmaWith(n.Tok().Text, "VERB", "VBZ")]) > 0
}

// repairPlans makes a clause of what a verb of saying has for its object, where that is a name with what it means to
// do: "said Chad plans to leave".
func repairPlans(x *Repairer, n tree.Node) bool {
	says, do := n.Head(), n.Kid("acl")
	subj := n.Sent.Node(n.I - 1)
	if n.I == 0 || n.Tok().XPOS != "NNS" || !x.isVerbOfStance(n) || !n.Is("obj") || says.UPOS() != "VERB" || !x.takesThat(says) {
		return false
	}
	if subj.UPOS() != "PROPN" || subj.Head() != n || !subj.Is("compound") || do.I != n.I+2 || do.Kid("mark").Lower() != "to" {
		return false
	}
	tag(n, "VERB", "VBZ")
	n.Tok().Rel, do.Tok().Rel = "ccomp", "xcomp"
	return hang(subj, n, "nsubj")
}

// repairReady makes an "it" the subject of an adjective for who will do something, where the tree has it
// for an empty one: "it was ready to pay".
func repairReady(x *Repairer, n tree.Node) bool {
	h := n.Head()
	willing := func(f *lexicon.Frame) bool { return f.Holder == "subj" && slices.Contains(f.Topic, "inf") }
	if n.Lower() != "it" || !n.Is("expl") || h.UPOS() != "ADJ" || n.I > h.I || !h.Kid("xcomp").OK() || h.Kid("csubj", "ccomp").OK() {
		return false
	}
	if !slices.ContainsFunc(x.Frames["adj "+h.Lemma()], willing) {
		return false
	}
	n.Tok().Rel = "nsubj"
	return true
}
