package position

import (
	"entente/extract/attribution"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// isConditional reports whether a clause says what will be done on a condition that is stated
// for it alone: "would move the embassy if elected".
func (r *Finder) isConditional(c tree.Node) bool {
	m := tree.Modal(c)
	if !words.OneOf(m, "will", "would") || c.Tok().XPOS != "VB" || !tree.Condition(c).OK() || tree.IsQuestion(c.Sent) {
		return false
	}
	if r.Quoted[c.Sent.Index][c.I] && (m != "will" || !r.isNamedOrWe(c.Kid("nsubj"))) {
		return false // talk
	}
	for n, step := c, 0; n.OK() && step < len(c.Sent.Tokens); n, step = n.Head(), step+1 {
		if n.Kid("mark").IsWord("if", "unless", "whether", "lest") {
			return false
		}
	}
	return true
}

// isNamedOrWe reports whether a subject is "we" or a noun for actors.
func (r *Finder) isNamedOrWe(subj tree.Node) bool {
	return subj.Lower() == "we" || subj.UPOS() != "PRON" && len(r.WhoAll(subj)) > 0
}

// isOthers reports whether a condition is one that others than the speaker's side bring about.
func (r *Finder) isOthers(cond tree.Node, doers []int, sy attribution.Saying) bool {
	s := cond.Kid("nsubj")
	if tree.IsPassive(cond) || cond.Tok().XPOS == "VBN" && !s.OK() {
		a := tree.Agent(cond)
		return len(r.WhoAll(a)) > 0 || cond.IsLemma("attack", "provoke", "threaten")
	}
	who := r.WhoAll(s)
	return (s.UPOS() == "PROPN" || len(who) > 0 || s.Lower() == "they") && !reading.SameActors(who, doers) && !reading.SameActors(who, sy.Speakers)
}

// tires are verbs for letting go, which who denies them promises not to.
var tires = words.Class("tires")

// bears are verbs for letting something be, which who says they can't won't do.
var bears = words.Class("bears")

// willing reports whether a modal announces what the speaker will do. In
// reported speech "will" becomes "would"; in a quote "would" is a mere wish.
func willing(modal string, quoted bool) bool {
	return modal == "will" || modal == "would" && !quoted
}

// isThreat reports whether the clause announces what hurts another: "will
// respond decisively", "would face consequences".
func isThreat(c tree.Node) bool {
	if m := tree.Modal(c); m == "" && c.Lemma() == "face" && !tree.IsNegated(c) {
		return harmful[tree.Patient(c).Lemma()] && tree.IsFinite(c)
	} else if !words.OneOf(m, "will", "would") {
		return false
	}
	if c.Lemma() == "meet" && tree.IsPassive(c) { // "would be met with a strong response"
		for _, k := range c.All("obl") {
			if k.Prep() == "with" && harmful[k.Lemma()] {
				return true
			}
		}
	}
	return isFirm(c) || harmful[tree.Patient(c).Lemma()] && suffers[c.Lemma()]
}

// firmly are the adverbs that make a threat of an answer.
var firmly = words.Class("firmly")

// isFirm reports whether the verb is an answer in kind.
func isFirm(v tree.Node) bool {
	switch v.Lemma() {
	case "retaliate":
		return true
	case "respond", "react", "act", "answer":
		for _, a := range v.All("advmod") {
			if firmly[a.Lower()] {
				return true
			}
		}
	}
	return false
}
