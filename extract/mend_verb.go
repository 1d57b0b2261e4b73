package extract

import (
	"slices"
	"strings"

	"entente/extract/nlp"
)

// mendInfinitive takes for a verb the word behind "to" that cannot be a noun or an adjective
// there: "asked Chad to station troops", "pressed Chad to free the pastor".
func mendInfinitive(_ *repairer, n node) bool {
	if x := n.tok().XPOS; x != "NN" && x != "JJ" {
		return false
	}
	to := n.kid("mark", "case")
	if to.lower() != "to" || to.i != n.i-1 {
		return false
	}
	if (n.tok().XPOS == "NN" || n.kid("obj").i > n.i) && to.tok().XPOS == "TO" && n.is("xcomp", "advcl", "acl", "ccomp", "conj") {
		n.tag("VERB", "VB")
		return true
	}
	o := phraseAt(n.s, n.i+1)
	if !n.is("obl", "nmod", "advmod", "xcomp") || !isNounWord(o) || o.head() != n.head() && o.head() != n || o.kid("case", "cc").ok() || !o.kid("det", "nmod:poss").ok() || n.kid("det", "amod", "nmod").ok() {
		return false
	}
	n.tag("VERB", "VB")
	to.tok().Rel = "mark"
	if n.tok().Rel = "xcomp"; isNounWord(n.head()) {
		n.tok().Rel = "acl"
	}
	return o.hang(n, "obj")
}

// mendSoCalled puts in the place of "what" the thing that somebody calls it: "urged Chad to stop
// what it called provocations".
func mendSoCalled(x *repairer, n node) bool {
	v := n.kid("acl:relcl")
	if n.lower() != "what" || !n.is("obj", "obl", "nmod") || !v.kid("nsubj").ok() || !x.takesName(v.lemma()) && !depicts[v.lemma()] {
		return false
	}
	o := v.kid("obj", "xcomp", "obl")
	if !isNounWord(o) || o.i < v.i {
		return false
	}
	if as := o.kid("case"); as.lower() == "as" {
		as.hang(v, "advmod")
	}
	if c := n.kid("case"); c.ok() {
		c.hang(o, "case")
	}
	o.replace(n, n.rel())
	v.tok().Head, v.tok().Rel = o.i, "acl:relcl"
	n.tok().Head, n.tok().Rel = v.i, "obj"
	return true
}

// mendObjectOf makes a verb of the word between "to" and its object that the tree takes for a
// part of the noun: "it was wrong to bomb hospitals".
func mendObjectOf(_ *repairer, n node) bool {
	o := n.head()
	to := o.kid("case", "mark")
	if x := n.tok().XPOS; x != "VB" || !n.is("compound", "amod") || to.tok().XPOS != "TO" || to.i != n.i-1 || o.i < n.i || !isNounWord(o) {
		return false
	}
	rel := "xcomp"
	if isNounWord(o.head()) {
		rel = "acl"
	}
	n.replace(o, rel)
	n.tok().Rel, o.tok().Rel, to.tok().Rel = rel, "obj", "mark"
	return to.hang(n, "mark")
}

// mendSaid makes a clause of a noun and the verb behind it, where the tree has the noun for
// what is said: "said the plans amounted to a threat".
func mendSaid(_ *repairer, n node) bool {
	s := n.head()
	v := s.head()
	if x := n.tok().XPOS; x != "VBN" && x != "VBD" || !n.is("acl") || n.is("acl:relcl") || !s.is("obj") || !clausal[v.lemma()] || s.first() != v.i+1 || n.i != s.i+1 ||
		agent(n).ok() || n.kid("aux", "aux:pass", "nsubj").ok() || v.kid("ccomp").ok() || n.last() != s.last() {
		return false
	}
	n.tag("VERB", "VBD")
	n.replace(s, "ccomp")
	n.tok().Rel, s.tok().Rel = "ccomp", "nsubj"
	return true
}

// clausal are the verbs of saying and thinking whose object is a clause, hardly ever a thing.
var clausal = class("clausal")

// mendName gives a finite verb without a subject the name right before it, which the tree
// takes for a part of a compound: "Washington views the test as a threat".
func mendName(_ *repairer, n node) bool {
	if x := n.tok().XPOS; n.upos() != "VERB" || x != "VBZ" && x != "VBD" && x != "VBP" || n.kid("nsubj", "csubj", "expl", "aux").ok() || !n.is("root", "ccomp", "conj", "parataxis") {
		return false
	}
	k := n.kid("compound", "nmod:desc", "nmod:unmarked", "obl:unmarked", "amod")
	if k.upos() != "PROPN" || k.last() != n.i-1 || k.kid("case").ok() || isTime(k) {
		return false
	}
	return k.hang(n, "nsubj")
}

// mendSpoken makes active the verb of what somebody says that has no auxiliary of a
// passive: "said the alliance stood by Chad".
func mendSpoken(x *repairer, n node) bool {
	s, h := n.kid("nsubj:pass"), n.head()
	if n.tok().XPOS != "VBN" || !n.is("ccomp") || !s.ok() || s.i > n.i || n.kid("aux", "aux:pass", "cop").ok() || !x.does[h.lemma()].say || h.i > n.i {
		return false
	}
	s.tok().Rel = "nsubj"
	if a := n.kid("obl:agent"); a.ok() {
		a.tok().Rel = "obl"
	}
	n.tag("VERB", "VBD")
	return true
}

// mendGerundSubject gives a clause without a subject the gerund before it, which the tree
// has as another thing said: "said removing the tariffs was a condition".
func mendGerundSubject(x *repairer, n node) bool {
	h := n.head()
	if !n.is("ccomp", "conj", "parataxis", "root") || !isFinite(n) || n.upos() == "VERB" && n.tok().XPOS == "VBG" || n.kid("nsubj", "csubj", "expl", "cc").ok() {
		return false
	}
	at := h
	if n.is("root") {
		at = n
	}
	for _, g := range at.all("ccomp", "xcomp", "advcl", "csubj") {
		if g.tok().XPOS != "VBG" || x.takesThat(g) || g.head().i > g.i && at == h || g.kid("mark", "aux", "nsubj", "cop").ok() || g.last() != n.first()-1 && !(at == n && g.first() == n.first()) || g.i > n.i {
			continue
		}
		if k := n.s.node(g.last() + 1); k.upos() == "PUNCT" || !k.is("aux", "cop", "advmod") && k != n {
			continue
		}
		return g.hang(n, "csubj")
	}
	return false
}

// mendLabel parts what something is called from what is called so: "calls the speech a
// show", "considers Chad part of its land".
func mendLabel(x *repairer, n node) bool {
	if n.upos() != "VERB" || !x.takesName(n.lemma()) || n.kid("xcomp", "aux:pass").ok() {
		return false
	}
	o := n.kid("obj")
	if o.i < n.i || !o.ok() {
		return false
	}
	if c := o.kid("compound"); o.lemma() == "part" && c.upos() == "PROPN" && o.kid("nmod").prep() == "of" && !o.kid("det", "amod").ok() {
		return c.hang(n, "obj") && o.hang(n, "xcomp")
	}
	for _, k := range o.all("amod", "acl") { // "called the plan “rash and dangerous”"
		if w := n.s.word(o.i + 1); k.i > o.i && !k.is("acl:relcl") && (k.upos() == "ADJ" || k.tok().XPOS == "VBN" && isQuote(n.s.node(o.i+1).lower())) && n.s.word(k.first()) == w && !k.kid("obl", "xcomp").ok() {
			return k.hang(n, "xcomp")
		}
	}
	a := o.kid("appos")
	if before := a.s.before(a.first()); !a.ok() || before.upos() == "PUNCT" && !isQuote(before.lower()) {
		return false
	}
	switch w := a.s.word(a.first()).lower(); {
	case w == "a", w == "an", w == "the" && a.kid("amod").tok().XPOS == "JJS":
		return a.hang(n, "xcomp")
	}
	return false
}

// mendDepicted gives a verb of describing what stands behind "as", where the tree has it on
// the object: "described the plan as “rash and dangerous”".
func mendDepicted(_ *repairer, n node) bool {
	o := n.kid("obj")
	if n.upos() != "VERB" || !depicts[n.lemma()] || o.i < n.i || n.kid("xcomp", "aux:pass").ok() {
		return false
	}
	for _, k := range o.all("amod", "nmod", "acl") {
		if k.i > o.i && k.kid("case", "mark").lower() == "as" && k.first() == o.i+1 {
			return k.hang(n, "xcomp")
		}
	}
	return false
}

// mendDismissed takes for the object of a verb what stands behind "as" and an adjective,
// where it has no other: "dismissed as absurd allegations that".
func mendDismissed(_ *repairer, n node) bool {
	v, as, a := n.head(), n.kid("case"), n.kid("amod")
	if !n.is("obl") || as.lower() != "as" || a.i != as.i+1 || n.i < v.i || v.i != as.i-1 || !dismisses[v.lemma()] || v.kid("obj", "nsubj:pass", "aux:pass").ok() || !v.kid("nsubj").ok() && !v.is("conj") {
		return false
	}
	as.hang(a, "case")
	a.hang(v, "obl")
	return n.hang(v, "obj")
}

// dismisses are the verbs for turning something down as being of some kind.
var dismisses = class("dismisses")

// mendGerundObject makes a verb of the participle right behind a preposition that the
// noun after it is the object of: "accused Chad of harbouring rebels". Where the tree has all of it
// for one noun phrase, what stands before the preposition is the object above.
func mendGerundObject(_ *repairer, n node) bool {
	o, of := n.head(), n.kid("mark", "case")
	if !of.ok() { // hung on the object
		of = o.kid("case")
	}
	up := o.head()
	if up.is("obj") {
		up = up.head()
	}
	verbal := n.tok().XPOS == "VBG" && n.is("amod") || n.tok().XPOS == "NN" && n.is("compound") && strings.HasSuffix(n.lower(), "ing") && of.lower() == "of"
	if !verbal || o.i < n.i || !isNounWord(o) || of.i != n.i-1 || !of.ok() || !o.is("obl", "nmod", "obj") || !transitive[up.lemma()] {
		return false
	}
	whom := o.kid("compound", "nmod:desc")
	if o.is("obj") && (whom.i > of.i || !whom.hang(up, "obj")) {
		return false
	}
	n.tag("VERB", "VBG")
	of.hang(n, "mark")
	of.tok().Rel = "mark"
	rel := "advcl"
	if o.is("nmod") {
		rel = "acl"
	}
	n.replace(o, rel)
	n.tok().Rel = rel
	for _, k := range o.all("parataxis", "nsubj") {
		if k.i > o.i {
			k.hang(n, k.rel())
		}
	}
	o.tok().Rel = "obj"
	return true
}

// mendModal makes a verb of the word behind a modal that nothing makes a predicate: "will lower
// tariffs", "must free the hostages", "would amount to war".
func mendModal(_ *repairer, n node) bool {
	a, o := n.kid("aux"), n.kid("obj")
	if k := n.s.node(a.i + 1); a.tok().XPOS == "MD" && n.upos() == "NOUN" && k.is("amod") && k.head() == n && k.i < n.i && n.kid("nsubj").ok() && n.kid("nsubj").i < a.i && !n.kid("det").ok() { // "Chad will lower tariffs"
		makeVerb(n, k, k.lower())
		k.tag("VERB", "VB")
		return true
	}
	if u := n.upos(); u != "ADJ" && u != "NOUN" && u != "ADV" || a.tok().XPOS != "MD" && a.lemma() != "do" || a.i > n.i || n.kid("cop", "det", "case").ok() {
		return false
	}
	if o.i < n.i && a.lemma() != "do" && (n.tok().XPOS != "NN" || n.kid("amod").ok() || !n.kid("nsubj", "nsubj:pass").ok()) {
		return false
	}
	n.tag("VERB", "VB")
	if not := n.s.node(a.i + 1); not.lower() == "not" {
		not.hang(n, "advmod")
	}
	for _, k := range n.s.node(n.i + 1).all("obl") { // "away from the plan"
		if n.s.node(n.i + 1).is("advmod") {
			k.hang(n, "obl")
		}
	}
	for _, k := range n.all("nmod") {
		if !k.is("nmod:poss") {
			k.tok().Rel = "obl"
		}
	}
	return true
}

// mendTwoWho makes a verb of the participle before a noun that a row of words has for what is done to
// several, with their number as its subject: "called Peru on Monday and the two discussed trade".
func mendTwoWho(x *repairer, n node) bool {
	two, v, and := n.kid("nummod"), n.kid("amod"), n.kid("cc")
	if _, ok := numbers[two.lower()]; !ok || n.kid("det").lower() != "the" || and.lower() != "and" || and.i != two.i-2 || v.i != two.i+1 || !n.is("obj", "conj", "obl", "nmod") {
		return false
	}
	if p := v.tok().XPOS; p != "VBN" && p != "VBD" || !x.isPredicate(v.lemma()) && len(x.meetings.verbs[v.lemma()]) == 0 {
		return false
	}
	h := n.head()
	for h.ok() && h.upos() != "VERB" {
		h = h.head()
	}
	if !h.ok() {
		return false
	}
	v.tag("VERB", "VBD")
	v.hang(h, "conj")
	n.hang(v, "obj")
	and.hang(v, "cc")
	n.kid("det").hang(two, "det")
	return two.hang(v, "nsubj")
}

// mendToLower takes for a verb the word behind "to" that the tree has for an adjective of the noun behind
// it, where an infinitive may follow what it hangs on: "a plan to lower costs".
func mendToLower(x *repairer, n node) bool {
	to, a, h := n.kid("case"), n.kid("amod"), n.head()
	if to.lower() != "to" || a.i != to.i+1 || n.kid("det").ok() || a.i > n.i {
		return false
	}
	rel := "acl"
	switch {
	case n.tok().XPOS == "NNS" && n.is("nmod") && slices.Contains(x.nounFrames[h.lemma()], "to"):
	case isNounWord(n) && n.is("obl") && h.upos() == "VERB" && h.kid("obj").ok() && slices.ContainsFunc(x.frames["verb "+h.lemma()], func(f *frame) bool { // "wants Chad to free Roe"
		return slices.Contains(f.topic, "inf") || slices.Contains(f.topic, "other-inf")
	}):
		rel = "xcomp"
	default:
		return false
	}
	switch a.lower() {
	case "lower", "free", "open", "clear", "slow", "secure", "empty", "ready":
	default:
		return false
	}
	makeVerb(n, a, a.lower())
	a.tag("VERB", "VB")
	a.tok().Rel = rel
	to.tok().Rel = "mark"
	return true
}

// mendGerundOwn hangs on a gerund the object right behind it, where the tree has that on the verb above:
// "ruled out raising rates".
func mendGerundOwn(_ *repairer, n node) bool {
	h := n.head()
	o := h.kid("obj")
	if n.tok().XPOS != "VBG" || !n.is("xcomp") || h.upos() != "VERB" || n.kid("obj").ok() || o.i < n.i || o.first() != n.i+1 || !isNounWord(o) || o.kid("case").ok() {
		return false
	}
	return o.hang(n, "obj")
}

// mendParted makes "have" the auxiliary of a participle that stands behind what says when, where
// the tree has that for a part of the time: "had for the third time called off talks".
func mendParted(_ *repairer, n node) bool {
	o := n.kid("obl")
	v := o.kid("acl")
	if n.lemma() != "have" || n.upos() != "VERB" || n.kid("obj", "xcomp").ok() || !isTime(o) || o.first() != n.i+1 || v.tok().XPOS != "VBN" || v.i != o.i+1 {
		return false
	}
	v.replace(n, "aux")
	n.tag("AUX", n.tok().XPOS)
	for _, k := range n.all() {
		k.hang(v, k.rel())
	}
	if off := n.s.node(v.i + 1); off.tok().XPOS == "RP" && off.is("case") {
		off.head().hang(v, "obj")
		off.hang(v, "compound:prt")
	}
	return o.hang(v, "obl")
}

// mendHeadlineVerb takes for the next thing done what a headline in the present has behind a comma, and
// the tree for things: "Roe praises Chad, thanks Peru for help".
func mendHeadlineVerb(x *repairer, n node) bool {
	if n.tok().XPOS != "NNS" {
		return false
	}
	h, o := n.head(), n.kid("appos", "obj", "nmod:unmarked")
	if !n.is("parataxis", "appos", "conj") || h.tok().XPOS != "VBZ" || h.upos() != "VERB" || n.s.before(n.i).lower() != "," ||
		o.first() != n.i+1 || o.upos() != "PROPN" || n.kid("cc").ok() {
		return false
	}
	if lemma := nlp.LemmaWith(n.lower(), "VERB", "VBZ"); lemma == n.lower() || !x.isPredicate(lemma) {
		return false
	}
	n.tag("VERB", "VBZ")
	for _, k := range n.all("nmod") {
		k.hang(n, "obl")
	}
	o.hang(n, "obj")
	return n.hang(h, "conj")
}

// mendReady makes an "it" the subject of an adjective for who will do something, where the tree has it
// for an empty one: "it was ready to pay".
func mendReady(x *repairer, n node) bool {
	h := n.head()
	if n.lower() != "it" || !n.is("expl") || h.upos() != "ADJ" || n.i > h.i || !h.kid("xcomp").ok() || h.kid("csubj", "ccomp").ok() ||
		!slices.ContainsFunc(x.frames["adj "+h.lemma()], func(f *frame) bool { return f.holder == "subj" && slices.Contains(f.topic, "inf") }) {
		return false
	}
	n.tok().Rel = "nsubj"
	return true
}
