package extract

import (
	"slices"
	"strings"

	"entente/extract/nlp"
)

// takesThat reports whether a "that" clause may follow the word.
func (x *repairer) takesThat(n node) bool {
	pos := "verb "
	switch n.upos() {
	case "VERB":
		if x.does[n.lemma()].say {
			return true
		}
	case "NOUN":
		pos = "noun "
	case "ADJ":
		pos = "adj "
	default:
		return false
	}
	for _, f := range x.frames[pos+strings.ToLower(n.lemma())] {
		for _, slot := range f.topic {
			if slot == "that" || slot == "subjunctive" {
				return true
			}
		}
	}
	return false
}

// mendTold gives a verb of saying the one who is told, where the tree has them as a
// second subject of what is said: "told the council sanctions must go".
func mendTold(_ *repairer, n node) bool {
	h := n.head()
	if !n.is("ccomp", "xcomp", "parataxis") || h.i > n.i || !tells[h.lemma()] || h.kid("obj", "iobj").ok() {
		return false
	}
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[0].i < h.i || subj[0].first() != h.i+1 || subj[1].kid("cc").ok() {
		return false
	}
	return subj[0].hang(h, "obj")
}

// tells are verbs of saying that name who is told before what.
var tells = class("tells")

// mendThat hangs a "that" clause on the word right before it, where that takes one.
func mendThat(x *repairer, n node) bool {
	c := n.head()
	if n.lower() != "that" || !n.is("mark") || c.i < n.i || n.i == 0 {
		return false
	}
	w := n.s.node(n.i - 1)
	if c.head() == w && !x.takesThat(w) && (isTime(w) || strayClause(c).ok() && !fillable[w.lemma()]) { // "warned earlier in the day that"
		for v := w.head(); v.ok() && v.i < w.i; v = v.head() {
			if v.upos() == "VERB" {
				return (x.does[v.lemma()].say || tells[v.lemma()]) && !v.kid("ccomp").ok() && c.hang(v, "ccomp")
			}
		}
	}
	if c.head() == w && w.upos() == "VERB" && x.takesThat(w) && isFinite(c) && c.is("conj") && !c.kid("cc").ok() { // for a part of a row
		return c.hang(w, "ccomp")
	}
	if c.head() == w || !x.takesThat(w) || !isFinite(c) {
		return false
	}
	rel := "ccomp"
	if w.upos() == "NOUN" {
		rel = "acl"
	}
	if !w.under(c) {
		return w.under(c.head()) && c.hang(w, rel)
	}
	if w.head() != c {
		return false
	}
	for _, k := range c.all() {
		if k.i < w.i {
			k.tok().Head = w.i
		}
	}
	return w.replace(c, rel)
}

// fillable are nouns that a "that" clause fills, besides those of the lexicon.
var fillable = class("fillable")

// isLooseName reports whether a name stands behind a comma or quotation mark and hangs by chance
// on a noun before it.
func isLooseName(n node) bool {
	return n.upos() == "PROPN" && n.is("nmod") && !n.is("nmod:poss", "nmod:desc") && !n.kid("case").ok() && n.head().i < n.first() && n.s.node(n.first()-1).upos() == "PUNCT"
}

func subjectRel(n node) string {
	if n.kid("aux:pass").ok() {
		return "nsubj:pass"
	}
	return "nsubj"
}

// mendReduced hangs a clause without a pronoun on the noun that it says more of: "the
// hardship the people are suffering".
func mendReduced(_ *repairer, n node) bool {
	h := n.head()
	s := n.kid("nsubj")
	if !n.is("ccomp", "parataxis", "advcl") || !s.ok() || n.kid("mark", "obj", "ccomp", "xcomp", "cop").ok() || s.first() == 0 || !isFinite(n) || n.first() != s.first() || h.i > n.i || h.upos() != "VERB" || !h.kid("obj").ok() {
		return false
	}
	q := n.s.node(s.first() - 1)
	if q.upos() != "NOUN" || !q.under(h.kid("obj")) {
		return false
	}
	return n.hang(q, "acl:relcl")
}

// mendPurpose hangs an infinitive of purpose on the infinitive or gerund before it rather
// than on the word above: "agreed to work together to end the war".
func mendPurpose(_ *repairer, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || h.i > n.i || n.kid("cc").ok() || !n.is("advcl", "acl", "xcomp") {
		return false
	}
	for i := n.first() - 1; i > h.i; i-- {
		w := n.s.node(i)
		if w.upos() == "PUNCT" || w.upos() == "CCONJ" {
			return false
		}
		if x := w.tok().XPOS; x == "VB" && w.kid("mark").lower() == "to" || x == "VBG" && w.kid("mark").ok() {
			if n.is("xcomp") && !w.is("xcomp") {
				return false
			}
			return w.under(h) && n.hang(w, "advcl")
		}
	}
	return false
}

// mendUnlike hangs a finite verb without a subject on the finite verb above that it is
// like, where the tree joins it to one that it is not: "thanked him for coming and
// urged", "said the plan is a step forward and urged".
func mendUnlike(_ *repairer, n node) bool {
	h := n.head()
	x := n.tok().XPOS
	if !n.is("conj") || n.kid("nsubj", "nsubj:pass", "aux", "mark", "cop").ok() || n.upos() != "VERB" || !n.kid("cc").ok() {
		return false
	}
	switch {
	case x == "VBN" && n.kid("obj").ok():
		x = "VBD"
	case x == "VBP" && h.is("acl:relcl") && n.s.node(n.first()).lower() == ",": // "the pain they suffer, and hope"
		for v := h.head(); v.ok(); v = v.head() {
			if v.tok().XPOS == x {
				return n.hang(v, "conj")
			}
		}
	}
	if x != "VBD" && x != "VBZ" || tenseOf(h) == x || isFinite(h) && (tenseOf(h) == "" || x != "VBD") {
		return false
	}
	for v := h.head(); v.ok(); v = v.head() {
		if v.upos() == "VERB" && isFinite(v) {
			if tenseOf(v) != x || isFinite(h) && !h.is("ccomp") {
				return false
			}
			n.tok().XPOS = x
			return n.hang(v, "conj")
		}
	}
	return false
}

// tenseOf is the tag of the finite word of a clause, with the present one for all persons;
// empty where there is none.
func tenseOf(n node) string {
	for _, k := range append([]node{n}, n.all("aux", "cop")...) {
		switch x := k.tok().XPOS; x {
		case "VBD", "VBZ", "MD":
			return x
		case "VBP":
			return "VBZ"
		}
	}
	return ""
}

// mendAside frees the subject of a clause that the tree has with an aside in the middle:
// "the visit - where he is now - is a pretext".
func mendAside(_ *repairer, n node) bool {
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[1].i > n.i || subj[0].last()+1 >= subj[1].i {
		return false
	}
	wh := false
	for i := subj[0].last() + 1; i < subj[1].first(); i++ {
		x := n.s.node(i).tok().XPOS
		wh = wh || x == "WRB" || x == "WDT" || x == "WP"
	}
	if !wh {
		return false
	}
	for i := n.last() + 1; i < len(n.s.Tokens); i++ {
		v := n.s.node(i)
		if v.is("root", "ccomp", "parataxis", "conj") && lacksSubject(v) && n.head() == v.head() {
			subj[0].hang(v, subjectRel(v))
			return n.hang(subj[0], "acl:relcl")
		}
	}
	return false
}

// mendSigners makes "we" the subject of what stands behind those who sign, where the tree
// has what stands between the dashes for the clause: "we – King Roe and King Doe – met".
func mendSigners(_ *repairer, n node) bool {
	if n.lower() != "we" || !isDash(n.s.node(n.i+1)) {
		return false
	}
	end := n.i + 2
	for n.s.node(end).ok() && !isDash(n.s.node(end)) {
		end++
	}
	v := n.s.node(end + 1)
	for v.ok() && !isFinite(v) && v.i < end+4 {
		v = n.s.node(v.i + 1)
	}
	top := v
	for h := v.head(); h.ok() && h.i >= n.i && h.i < end; h = h.head() {
		top = h
	}
	if !v.ok() || !isFinite(v) || top == v || v.kid("nsubj").ok() {
		return false
	}
	v.replace(top, "appos")
	n.hang(v, "nsubj")
	top.hang(n, "appos")
	return true
}

func isDash(n node) bool {
	switch n.lower() {
	case "–", "—", "-", "--":
		return true
	}
	return false
}

// mendRemark hangs a participle that says what somebody goes on to say on the verb before,
// where the tree has it on a noun: "discussed the truce, stressing that".
func mendRemark(x *repairer, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VBG" || !n.is("acl") || n.is("acl:relcl") || n.first() == 0 || h.i > n.i || !x.isPredicate(n.lemma()) || !n.kid("obj", "ccomp").ok() ||
		!isBehindComma(n) {
		return false
	}
	for v := h; v.ok(); v = v.head() {
		if v.is("nsubj") {
			return false
		}
		if v.upos() == "VERB" && v.kid("nsubj").ok() {
			return n.hang(v, "advcl")
		}
	}
	return false
}

// mendReported hangs a clause on the verb of saying or thinking right before it: "has said
// Chad must leave".
func mendReported(x *repairer, n node) bool {
	w := n.s.node(n.first() - 1)
	if n.first() == 0 || !n.is("conj", "ccomp", "parataxis", "advcl", "nmod", "acl:relcl") || n.head() == w && !n.is("conj") || n.kid("cc", "mark").ok() || !isFinite(n) || n.kid("nsubj").i > n.i || !n.kid("nsubj", "nsubj:pass", "expl").ok() {
		return false
	}
	if w.upos() != "VERB" || !x.takesThat(w) || w.kid("obj", "ccomp", "xcomp", "aux:pass").ok() || !w.under(n.head()) || w.is("amod") {
		return false
	}
	return n.hang(w, "ccomp")
}

// mendPromise hangs an infinitive on the verb that takes one, where the tree has it on a noun
// in between that does not: "pledged in a meeting to leave".
func mendPromise(x *repairer, n node) bool {
	q := n.head()
	v := q.head()
	if n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || !n.is("acl") || n.is("acl:relcl") || !q.is("obl") || !q.kid("case").ok() || v.upos() != "VERB" || v.i > q.i {
		return false
	}
	if slices.Contains(x.nounFrames[q.lemma()], "to") || len(x.frames["noun "+q.lemma()]) > 0 || v.kid("xcomp", "ccomp", "obj").ok() {
		return false
	}
	for _, f := range x.frames["verb "+v.lemma()] {
		if f.topic[0] == "inf" && f.particle == "" {
			return n.hang(v, "xcomp")
		}
	}
	return false
}

// mendSeries joins a verb without a subject behind a comma to the like verb before: "condemn
// the raid, commit to talks and underscore".
func mendSeries(_ *repairer, n node) bool {
	h := n.head()
	if !n.is("parataxis") || n.upos() != "VERB" || h.i > n.i || n.kid("nsubj", "nsubj:pass", "expl", "csubj", "mark").ok() || !h.kid("nsubj").ok() || n.first() == 0 {
		return false
	}
	stop := n.s.node(n.first()).lower()
	if stop != "," && stop != ";" {
		stop = n.s.node(n.first() - 1).lower()
	}
	if stop == ";" && n.tok().XPOS == "VB" && h.tok().XPOS == "VBP" && !n.kid("aux").ok() { // "commit to talks; call on"
		n.tag("VERB", "VBP")
	}
	if stop != "," && stop != ";" || !isFinite(n) || h.tok().XPOS != n.tok().XPOS {
		return false
	}
	return n.hang(h, "conj")
}

// mendThatIsWhy takes for the clause what "that is why" leads on to, which trees have as said of "that".
func mendThatIsWhy(_ *repairer, n node) bool {
	why := n.kid("advmod")
	if outer := n.kid("nsubj:outer"); outer.lower() != "that" || why.lower() != "why" || why.i > n.i || len(n.all("nsubj")) < 2 {
		return false
	}
	for _, k := range n.all("nsubj:outer", "cop", "advmod") {
		if k.i <= why.i {
			k.tok().Rel = "discourse"
		}
	}
	return true
}

// mendThatMany takes for a clause what the tree has for things that are told, in the plural behind a
// "that", which is none of theirs: "said that the visit undermined efforts".
func mendThatMany(x *repairer, n node) bool {
	that, a, subj := n.kid("mark"), n.kid("amod"), n.kid("compound")
	if !that.ok() {
		that = n.kid("det")
	}
	if n.tok().XPOS != "NNS" || that.lower() != "that" || !n.is("obj") || !x.does[n.head().lemma()].say || subj.i > a.i || !subj.ok() || a.i > n.i || !strings.HasSuffix(a.lower(), "ed") {
		return false
	}
	makeVerb(n, a, nlp.LemmaWith(a.tok().Text, "VERB", "VBD"))
	a.tok().Rel = "ccomp"
	that.tok().Rel, that.tok().UPOS = "mark", "SCONJ"
	for _, k := range a.all("det", "amod") {
		if k.i < subj.i {
			k.hang(subj, k.rel())
		}
	}
	subj.hang(a, "nsubj")
	return true
}

// mendContent takes for what is said a clause behind a predicate that has its subject before:
// "we are clear that".
func mendContent(_ *repairer, n node) bool {
	h := n.head()
	if !n.is("csubj") || n.i < h.i || n.kid("mark").lower() != "that" || !h.kid("nsubj").ok() {
		return false
	}
	return n.hang(h, "ccomp")
}

// mendTense takes a verb of the past behind what is said to come for the next
// thing done by who says so: "said it would answer and accused the bloc". No
// "would" stands before a past tense.
func mendTense(x *repairer, n node) bool {
	h := n.head()
	say := h.head()
	past := n.tok().XPOS == "VBD" || n.tok().XPOS == "VBN" && strings.HasSuffix(n.lower(), "ed")
	if !n.is("conj") || !past || n.kid("nsubj", "aux", "aux:pass").ok() || h.tok().XPOS != "VB" || modal(h) == "" || !h.is("ccomp") ||
		say.tok().XPOS != "VBD" || say.i > h.i || !x.does[say.lemma()].say {
		return false
	}
	for _, k := range h.all("obj", "obl", "ccomp", "xcomp", "advcl") {
		if k.i > n.i {
			k.hang(n, k.rel())
		}
	}
	n.tag("VERB", "VBD")
	return n.hang(say, "conj")
}

// mendCharge takes a word for what was just said, behind a comma, for what the name
// and the verb behind it are on: "accused B of spying, an allegation B denies".
func mendCharge(_ *repairer, n node) bool {
	subj := n.head()
	v := subj.head()
	if s := subj.kid("nsubj"); subj.upos() == "VERB" && s.first() == n.last()+1 {
		subj, v = s, subj
	}
	if !charges[n.lemma()] || !strings.HasPrefix(n.kid("det").lower(), "a") || n.s.node(n.first()-1).lower() != "," || !n.is("nmod:desc", "compound") ||
		!subj.is("nsubj") || subj.i > v.i || !isFinite(v) || v.kid("obj", "ccomp", "xcomp").ok() {
		return false
	}
	before := v.head()
	if !before.ok() { // the tree has the charge for the sentence's verb
		before = v.kid("advcl")
		if before.i > n.i || !before.ok() {
			return false
		}
		t := before.tok()
		t.Head, t.Rel = -1, "root"
	}
	return n.hang(before, "parataxis") && v.hang(n, "acl:relcl")
}

// mendState hangs what somebody is or stays on the verb right before it, where the tree has
// both under a verb above: "vowing that Chad will remain deeply engaged".
func mendState(_ *repairer, n node) bool {
	h := n.head()
	if n.upos() != "VERB" && n.upos() != "ADJ" || !n.is("ccomp", "xcomp") || n.kid("mark", "nsubj", "aux", "cop", "cc").ok() || n.first() == 0 {
		return false
	}
	w := n.s.node(n.first() - 1)
	if w == h || w.head() != h || !w.is("ccomp") || !equating[w.lemma()] || w.kid("xcomp", "obj").ok() {
		return false
	}
	return n.hang(w, "xcomp")
}

// mendPledged takes a pledge or demand behind what is said of a thing for the next act of who says it, for
// things make none: "said the tolls were a trap and pledged to oppose them".
func mendPledged(x *repairer, n node) bool {
	h := n.head()
	say, s := h.head(), h.kid("nsubj")
	if !n.is("conj") || n.tok().XPOS != "VBD" || n.kid("nsubj", "aux", "aux:pass").ok() || !h.is("ccomp") || !x.does[say.lemma()].say || say.tok().XPOS != "VBD" || say.i > h.i ||
		s.upos() != "NOUN" || humans[s.lemma()] || x.isTitle(s) || x.meetings.role("people", s) {
		return false
	}
	pledges := func(f *frame) bool { return f.stance == Commit || f.stance == Demand || f.stance == Warn }
	return slices.ContainsFunc(x.frames["verb "+n.lemma()], pledges) && n.hang(say, "conj")
}
