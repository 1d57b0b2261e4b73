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
	if x := n.Tok().XPOS; x != "NN" && x != "JJ" {
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

// repairSaid makes a clause of a noun and the verb behind it, where the tree has the noun for
// what is said: "said the plans amounted to a threat".
func repairSaid(_ *Repairer, n tree.Node) bool {
	s := n.Head()
	v := s.Head()
	if x := n.Tok().XPOS; x != "VBN" && x != "VBD" || !n.Is("acl") || n.Is("acl:relcl") || !s.Is("obj") || !clausal[v.Lemma()] || s.First() != v.I+1 || n.I != s.I+1 ||
		tree.Agent(n).OK() || n.Kid("aux", "aux:pass", "nsubj").OK() || v.Kid("ccomp").OK() || n.Last() != s.Last() {
		return false
	}
	tag(n, "VERB", "VBD")
	replace(n, s, "ccomp")
	n.Tok().Rel, s.Tok().Rel = "ccomp", "nsubj"
	return true
}

// clausal are the verbs of saying and thinking whose object is a clause, hardly ever a thing.
var clausal = words.Class("clausal")

// repairName gives a finite verb without a subject the name right before it, which the tree
// takes for a part of a compound: "Washington views the test as a threat".
func repairName(_ *Repairer, n tree.Node) bool {
	if x := n.Tok().XPOS; n.UPOS() != "VERB" || x != "VBZ" && x != "VBD" && x != "VBP" || n.Kid("nsubj", "csubj", "expl", "aux").OK() || !n.Is("root", "ccomp", "conj", "parataxis") {
		return false
	}
	k := n.Kid("compound", "nmod:desc", "nmod:unmarked", "obl:unmarked", "amod")
	if k.UPOS() != "PROPN" || k.Last() != n.I-1 || k.Kid("case").OK() || tree.IsTime(k) {
		return false
	}
	return hang(k, n, "nsubj")
}

// repairSpoken makes active the verb of what somebody says that has no auxiliary of a
// passive: "said the alliance stood by Chad".
func repairSpoken(x *Repairer, n tree.Node) bool {
	s, h := n.Kid("nsubj:pass"), n.Head()
	if n.Tok().XPOS != "VBN" || !n.Is("ccomp") || !s.OK() || s.I > n.I || n.Kid("aux", "aux:pass", "cop").OK() || !x.Does[h.Lemma()].Say || h.I > n.I {
		return false
	}
	s.Tok().Rel = "nsubj"
	if a := n.Kid("obl:agent"); a.OK() {
		a.Tok().Rel = "obl"
	}
	tag(n, "VERB", "VBD")
	return true
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

// repairLabel parts what something is called from what is called so: "calls the speech a
// show", "considers Chad part of its land".
func repairLabel(x *Repairer, n tree.Node) bool {
	if n.UPOS() != "VERB" || !x.takesName(n.Lemma()) || n.Kid("xcomp", "aux:pass").OK() {
		return false
	}
	o := n.Kid("obj")
	if o.I < n.I || !o.OK() {
		return false
	}
	if c := o.Kid("compound"); o.Lemma() == "part" && c.UPOS() == "PROPN" && o.Kid("nmod").Prep() == "of" && !o.Kid("det", "amod").OK() {
		return hang(c, n, "obj") && hang(o, n, "xcomp")
	}
	for _, k := range o.All("amod", "acl") { // "called the plan “rash and dangerous”"
		if w := n.Sent.Word(o.I + 1); k.I > o.I && !k.Is("acl:relcl") && (k.UPOS() == "ADJ" || k.Tok().XPOS == "VBN" && tree.IsQuote(n.Sent.Node(o.I+1).Lower())) && n.Sent.Word(k.First()) == w && !k.Kid("obl", "xcomp").OK() {
			return hang(k, n, "xcomp")
		}
	}
	a := o.Kid("appos")
	if before := a.Sent.Before(a.First()); !a.OK() || before.UPOS() == "PUNCT" && !tree.IsQuote(before.Lower()) {
		return false
	}
	switch w := a.Sent.Word(a.First()).Lower(); {
	case w == "a", w == "an", w == "the" && a.Kid("amod").Tok().XPOS == "JJS":
		return hang(a, n, "xcomp")
	}
	return false
}

// repairDepicted gives a verb of describing what stands behind "as", where the tree has it on
// the object: "described the plan as “rash and dangerous”".
func repairDepicted(_ *Repairer, n tree.Node) bool {
	o := n.Kid("obj")
	if n.UPOS() != "VERB" || !words.Depicts[n.Lemma()] || o.I < n.I || n.Kid("xcomp", "aux:pass").OK() {
		return false
	}
	for _, k := range o.All("amod", "nmod", "acl") {
		if k.I > o.I && k.Kid("case", "mark").Lower() == "as" && k.First() == o.I+1 {
			return hang(k, n, "xcomp")
		}
	}
	return false
}

// repairDismissed takes for the object of a verb what stands behind "as" and an adjective,
// where it has no other: "dismissed as absurd allegations that".
func repairDismissed(_ *Repairer, n tree.Node) bool {
	v, as, a := n.Head(), n.Kid("case"), n.Kid("amod")
	if !n.Is("obl") || as.Lower() != "as" || a.I != as.I+1 || n.I < v.I || v.I != as.I-1 || !dismisses[v.Lemma()] || v.Kid("obj", "nsubj:pass", "aux:pass").OK() || !v.Kid("nsubj").OK() && !v.Is("conj") {
		return false
	}
	hang(as, a, "case")
	hang(a, v, "obl")
	return hang(n, v, "obj")
}

// dismisses are the verbs for turning something down as being of some kind.
var dismisses = words.Class("dismisses")

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
	if u := n.UPOS(); u != "ADJ" && u != "NOUN" && u != "ADV" || a.Tok().XPOS != "MD" && a.Lemma() != "do" || a.I > n.I || n.Kid("cop", "det", "case").OK() {
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

// repairTwoWho makes a verb of the participle before a noun that a row of words has for what is done to
// several, with their number as its subject: "called Peru on Monday and the two discussed trade".
func repairTwoWho(x *Repairer, n tree.Node) bool {
	two, v, and := n.Kid("nummod"), n.Kid("amod"), n.Kid("cc")
	if _, ok := words.Numbers[two.Lower()]; !ok || n.Kid("det").Lower() != "the" || and.Lower() != "and" || and.I != two.I-2 || v.I != two.I+1 || !n.Is("obj", "conj", "obl", "nmod") {
		return false
	}
	if p := v.Tok().XPOS; p != "VBN" && p != "VBD" || !x.isPredicate(v.Lemma()) && len(x.Meetings.Verbs[v.Lemma()]) == 0 {
		return false
	}
	h := n.Head()
	for h.OK() && h.UPOS() != "VERB" {
		h = h.Head()
	}
	if !h.OK() {
		return false
	}
	tag(v, "VERB", "VBD")
	hang(v, h, "conj")
	hang(n, v, "obj")
	hang(and, v, "cc")
	hang(n.Kid("det"), two, "det")
	return hang(two, v, "nsubj")
}

// repairToLower takes for a verb the word behind "to" that the tree has for an adjective of the noun behind
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

// repairParted makes "have" the auxiliary of a participle that stands behind what says when, where
// the tree has that for a part of the time: "had for the third time called off talks".
func repairParted(_ *Repairer, n tree.Node) bool {
	o := n.Kid("obl")
	v := o.Kid("acl")
	if n.Lemma() != "have" || n.UPOS() != "VERB" || n.Kid("obj", "xcomp").OK() || !tree.IsTime(o) || o.First() != n.I+1 || v.Tok().XPOS != "VBN" || v.I != o.I+1 {
		return false
	}
	replace(v, n, "aux")
	tag(n, "AUX", n.Tok().XPOS)
	for _, k := range n.All() {
		hang(k, v, k.Rel())
	}
	if off := n.Sent.Node(v.I + 1); off.Tok().XPOS == "RP" && off.Is("case") {
		hang(off.Head(), v, "obj")
		hang(off, v, "compound:prt")
	}
	return hang(o, v, "obl")
}

// repairHeadlineVerb takes for the next thing done what a headline in the present has behind a comma, and
// the tree for things: "Roe praises Chad, thanks Peru for help".
func repairHeadlineVerb(x *Repairer, n tree.Node) bool {
	if n.Tok().XPOS != "NNS" {
		return false
	}
	h, o := n.Head(), n.Kid("appos", "obj", "nmod:unmarked")
	if !n.Is("parataxis", "appos", "conj") || h.Tok().XPOS != "VBZ" || h.UPOS() != "VERB" || n.Sent.Before(n.I).Lower() != "," ||
		o.First() != n.I+1 || o.UPOS() != "PROPN" || n.Kid("cc").OK() {
		return false
	}
	if lemma := nlp.LemmaWith(n.Lower(), "VERB", "VBZ"); lemma == n.Lower() || !x.isPredicate(lemma) {
		return false
	}
	tag(n, "VERB", "VBZ")
	for _, k := range n.All("nmod") {
		hang(k, n, "obl")
	}
	hang(o, n, "obj")
	return hang(n, h, "conj")
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
