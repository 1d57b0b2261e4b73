package repair

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/tree"
	"entente/extract/words"
)

// takesThat reports whether a "that" clause may follow the word.
func (x *Repairer) takesThat(n tree.Node) bool {
	pos := "verb "
	switch n.UPOS() {
	case "VERB":
		if x.Says(n) {
			return true
		}
	case "NOUN":
		pos = "noun "
	case "ADJ":
		pos = "adj "
	default:
		return false
	}
	for _, f := range x.Frames[pos+strings.ToLower(n.Lemma())] {
		for _, slot := range f.Topic {
			if words.OneOf(slot, "that", "subjunctive") {
				return true
			}
		}
	}
	return false
}

// repairTold gives a verb of saying the one who is told, where the tree has them as a
// second subject of what is said: "told the council sanctions must go".
func repairTold(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if !n.Is("ccomp", "xcomp", "parataxis") || h.I > n.I || !words.Tells[h.Lemma()] || h.Kid("obj", "iobj").OK() {
		return false
	}
	subj := n.All("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[0].I < h.I || subj[0].First() != h.I+1 || subj[1].Kid("cc").OK() {
		return false
	}
	return hang(subj[0], h, "obj")
}

// repairThat hangs a "that" clause on the word right before it, where that takes one.
func repairThat(x *Repairer, n tree.Node) bool {
	c := n.Head()
	if n.Lower() != "that" || !n.Is("mark") || c.I < n.I || n.I == 0 {
		return false
	}
	w := n.Sent.Node(n.I - 1)
	if v := x.sayingAbove(c, w); v.OK() {
		return (x.Says(v) || words.Tells[v.Lemma()]) && !v.Kid("ccomp").OK() && hang(c, v, "ccomp")
	}
	if !x.takesThat(w) || !tree.IsFinite(c) {
		return false
	}
	if c.Head() == w { // for a part of a row
		return w.UPOS() == "VERB" && c.Is("conj") && !c.Kid("cc").OK() && hang(c, w, "ccomp")
	}
	rel := "ccomp"
	if w.UPOS() == "NOUN" {
		rel = "acl"
	}
	if !w.Under(c) {
		return w.Under(c.Head()) && hang(c, w, rel)
	}
	if w.Head() != c {
		return false
	}
	for _, k := range c.All() {
		if k.I < w.I {
			k.Tok().Head = w.I
		}
	}
	return replace(w, c, rel)
}

// sayingAbove is the verb before a word that takes no clause but has one, where that is a time or no noun
// that a clause fills: "warned earlier in the day that". It is zero for other words.
func (x *Repairer) sayingAbove(c, w tree.Node) tree.Node {
	if c.Head() != w || x.takesThat(w) || !tree.IsTime(w) && (!tree.StrayClause(c).OK() || fillable[w.Lemma()]) {
		return tree.Node{}
	}
	for v := w.Head(); v.OK() && v.I < w.I; v = v.Head() {
		if v.UPOS() == "VERB" {
			return v
		}
	}
	return tree.Node{}
}

// fillable are nouns that a "that" clause fills, besides those of the lexicon.
var fillable = words.Class("fillable")

// isLooseName reports whether a name stands behind a comma or quotation mark and hangs by chance
// on a noun before it.
func isLooseName(n tree.Node) bool {
	if n.UPOS() != "PROPN" || !n.Is("nmod") || n.Is("nmod:poss", "nmod:desc") || n.Kid("case").OK() {
		return false
	}
	return n.Head().I < n.First() && n.Sent.Node(n.First()-1).UPOS() == "PUNCT"
}

func subjectRel(n tree.Node) string {
	if n.Kid("aux:pass").OK() {
		return "nsubj:pass"
	}
	return "nsubj"
}

// repairReduced hangs a clause without a pronoun on the noun that it says more of: "the
// hardship the people are suffering".
func repairReduced(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	s := n.Kid("nsubj")
	if !isClauseWithGap(n) || s.First() == 0 || n.First() != s.First() || h.I > n.I || h.UPOS() != "VERB" || !h.Kid("obj").OK() {
		return false
	}
	q := n.Sent.Node(s.First() - 1)
	if q.UPOS() != "NOUN" || !q.Under(h.Kid("obj")) {
		return false
	}
	return hang(n, q, "acl:relcl")
}

// isClauseWithGap reports whether a finite clause has a subject but no object, and nothing opens it.
func isClauseWithGap(n tree.Node) bool {
	return n.Is("ccomp", "parataxis", "advcl") && tree.IsFinite(n) && n.Kid("nsubj").OK() && !n.Kid("mark", "obj", "ccomp", "xcomp", "cop").OK()
}

// repairPurpose hangs an infinitive of purpose on the infinitive or gerund before it rather
// than on the word above: "agreed to work together to end the war".
func repairPurpose(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if n.Tok().XPOS != "VB" || n.Kid("mark").Lower() != "to" || h.I > n.I || n.Kid("cc").OK() || !n.Is("advcl", "acl", "xcomp") {
		return false
	}
	for i := n.First() - 1; i > h.I; i-- {
		w := n.Sent.Node(i)
		if w.IsPOS("PUNCT", "CCONJ") {
			return false
		}
		if x := w.Tok().XPOS; x == "VB" && w.Kid("mark").Lower() == "to" || x == "VBG" && w.Kid("mark").OK() {
			if n.Is("xcomp") && !w.Is("xcomp") {
				return false
			}
			return w.Under(h) && hang(n, w, "advcl")
		}
	}
	return false
}

// repairUnlike hangs a finite verb without a subject on the finite verb above that it is
// like, where the tree joins it to one that it is not: "thanked him for coming and
// urged", "said the plan is a step forward and urged".
func repairUnlike(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	x := n.Tok().XPOS
	if !n.Is("conj") || n.Kid("nsubj", "nsubj:pass", "aux", "mark", "cop").OK() || n.UPOS() != "VERB" || !n.Kid("cc").OK() {
		return false
	}
	switch {
	case x == "VBN" && n.Kid("obj").OK():
		x = "VBD"
	case x == "VBP" && h.Is("acl:relcl") && n.Sent.Node(n.First()).Lower() == ",": // "the pain they suffer, and hope"
		for v := h.Head(); v.OK(); v = v.Head() {
			if v.Tok().XPOS == x {
				return hang(n, v, "conj")
			}
		}
	}
	if !words.OneOf(x, "VBD", "VBZ") || isLike(h, x) {
		return false
	}
	v := finiteAbove(h)
	if !v.OK() || tree.TenseOf(v) != x || tree.IsFinite(h) && !h.Is("ccomp") {
		return false
	}
	n.Tok().XPOS = x
	return hang(n, v, "conj")
}

// isLike reports whether a verb has the tense of one that is joined to it, or may share it: what is said may stay in
// the present behind a past that says it.
func isLike(h tree.Node, tense string) bool {
	if tree.TenseOf(h) == tense {
		return true
	}
	return tree.IsFinite(h) && (tree.TenseOf(h) == "" || tense != "VBD")
}

// finiteAbove is the first finite verb above a word.
func finiteAbove(h tree.Node) tree.Node {
	for v := h.Head(); v.OK(); v = v.Head() {
		if v.UPOS() == "VERB" && tree.IsFinite(v) {
			return v
		}
	}
	return tree.Node{}
}

// repairRemark hangs a participle that says what somebody goes on to say on the verb before,
// where the tree has it on a noun: "discussed the truce, stressing that".
func repairRemark(x *Repairer, n tree.Node) bool {
	h := n.Head()
	if n.Tok().XPOS != "VBG" || !n.Is("acl") || n.Is("acl:relcl") || n.First() == 0 || h.I > n.I || !tree.IsBehindComma(n) {
		return false
	}
	if !x.isPredicate(n.Lemma()) || !n.Kid("obj", "ccomp").OK() {
		return false
	}
	for v := h; v.OK(); v = v.Head() {
		if v.Is("nsubj") {
			return false
		}
		if v.UPOS() == "VERB" && v.Kid("nsubj").OK() {
			return hang(n, v, "advcl")
		}
	}
	return false
}

// repairReported hangs a clause on the verb of saying or thinking right before it: "has said
// Chad must leave".
func repairReported(x *Repairer, n tree.Node) bool {
	w := n.Sent.Node(n.First() - 1)
	if n.First() == 0 || !isReportable(n) || n.Head() == w && !n.Is("conj") {
		return false
	}
	if w.UPOS() != "VERB" || !x.takesThat(w) || w.Kid("obj", "ccomp", "xcomp", "aux:pass").OK() || !w.Under(n.Head()) || w.Is("amod") {
		return false
	}
	return hang(n, w, "ccomp")
}

// isReportable reports whether a finite clause that nothing opens has its subject before its verb.
func isReportable(n tree.Node) bool {
	if !n.Is("conj", "ccomp", "parataxis", "advcl", "nmod", "acl:relcl") || n.Kid("cc", "mark").OK() || !tree.IsFinite(n) {
		return false
	}
	return n.Kid("nsubj").I <= n.I && n.Kid("nsubj", "nsubj:pass", "expl").OK()
}

// repairPromise hangs an infinitive on the verb that takes one, where the tree has it on a noun
// in between that does not: "pledged in a meeting to leave".
func repairPromise(x *Repairer, n tree.Node) bool {
	q := n.Head()
	v := q.Head()
	if n.Tok().XPOS != "VB" || n.Kid("mark").Lower() != "to" || !n.Is("acl") || n.Is("acl:relcl") || !q.Is("obl") || !q.Kid("case").OK() {
		return false
	}
	if v.UPOS() != "VERB" || v.I > q.I || v.Kid("xcomp", "ccomp", "obj").OK() {
		return false
	}
	if slices.Contains(x.NounFrames[q.Lemma()], "to") || len(x.Frames["noun "+q.Lemma()]) > 0 {
		return false
	}
	for _, f := range x.Frames["verb "+v.Lemma()] {
		if f.Topic[0] == "inf" && f.Particle == "" {
			return hang(n, v, "xcomp")
		}
	}
	return false
}

// repairSeries joins a verb without a subject behind a comma to the like verb before: "condemn
// the raid, commit to talks and underscore".
func repairSeries(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if !n.Is("parataxis") || n.UPOS() != "VERB" || h.I > n.I || !h.Kid("nsubj").OK() || n.First() == 0 {
		return false
	}
	if n.Kid("nsubj", "nsubj:pass", "expl", "csubj", "mark").OK() {
		return false
	}
	stop := n.Sent.Node(n.First()).Lower()
	if !words.OneOf(stop, ",", ";") {
		stop = n.Sent.Node(n.First() - 1).Lower()
	}
	if stop == ";" && n.Tok().XPOS == "VB" && h.Tok().XPOS == "VBP" && !n.Kid("aux").OK() { // "commit to talks; call on"
		tag(n, "VERB", "VBP")
	}
	if !words.OneOf(stop, ",", ";") || !tree.IsFinite(n) || h.Tok().XPOS != n.Tok().XPOS {
		return false
	}
	return hang(n, h, "conj")
}

// repairContent takes for what is said a clause behind a predicate that has its subject before:
// "we are clear that".
func repairContent(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if !n.Is("csubj") || n.I < h.I || n.Kid("mark").Lower() != "that" || !h.Kid("nsubj").OK() {
		return false
	}
	return hang(n, h, "ccomp")
}

// repairState hangs what somebody is or stays on the verb right before it, where the tree has
// both under a verb above: "vowing that Chad will remain deeply engaged".
func repairState(_ *Repairer, n tree.Node) bool {
	h := n.Head()
	if !n.IsPOS("VERB", "ADJ") || !n.Is("ccomp", "xcomp") || n.Kid("mark", "nsubj", "aux", "cop", "cc").OK() || n.First() == 0 {
		return false
	}
	w := n.Sent.Node(n.First() - 1)
	if w == h || w.Head() != h || !w.Is("ccomp") || !equating[w.Lemma()] || w.Kid("xcomp", "obj").OK() {
		return false
	}
	return hang(n, w, "xcomp")
}

// repairPledged joins a pledge or demand to the verb of saying, where the tree has it joined to what is said of
// a thing, for things make none: "said the tolls were a trap and pledged to oppose them".
func repairPledged(x *Repairer, n tree.Node) bool {
	h := n.Head()
	say := h.Head()
	if !n.Is("conj") || n.Tok().XPOS != "VBD" || n.Kid("nsubj", "aux", "aux:pass").OK() || !x.isSaidOfThing(h) {
		return false
	}
	if !x.Says(say) || say.Tok().XPOS != "VBD" || say.I > h.I {
		return false
	}
	pledges := func(f *lexicon.Frame) bool { return words.OneOf(f.Stance, fact.Commit, fact.Demand, fact.Warn) }
	return slices.ContainsFunc(x.Frames["verb "+n.Lemma()], pledges) && hang(n, say, "conj")
}

// isSaidOfThing reports whether what is said has a thing for its subject.
func (x *Repairer) isSaidOfThing(said tree.Node) bool {
	s := said.Kid("nsubj")
	if !said.Is("ccomp") || s.UPOS() != "NOUN" {
		return false
	}
	return !words.Humans[s.Lemma()] && !x.isTitle(s) && !x.Meetings.Role("people", s)
}

// repairBareClause makes what is said or denied without "that" a clause, where the tree has its pronoun for the
// object of the verb before and its verb for a complement or a part of a row: "denies it | supplied arms".
func repairBareClause(x *Repairer, n tree.Node) bool {
	it := n.Sent.Node(n.I - 1)
	h := it.Head()
	asObject := nominative[it.Lower()] && it.Is("obj") && h.I == it.I-1
	if n.UPOS() != "VERB" || !asObject || h.UPOS() != "VERB" || !x.takesThat(h) || words.Tells[h.Lemma()] {
		return false
	}
	switch n.Tok().XPOS {
	case "VBD", "VBN", "VBZ":
	default:
		return false
	}
	if n.Head() != h || n.Kid("aux", "aux:pass", "nsubj").OK() {
		return false
	}
	if n.Tok().XPOS == "VBN" {
		tag(n, "VERB", "VBD")
	}
	for _, k := range h.All() {
		if k.I > n.I && k.UPOS() != "PUNCT" {
			k.Tok().Head = n.I
		}
	}
	n.Tok().Rel = "ccomp"
	it.Tok().Head, it.Tok().Rel = n.I, "nsubj"
	n.Sent.Stale = true
	return true
}

// nominative are the pronouns that can be the subject of such a clause.
var nominative = words.Set("it he she they we")
