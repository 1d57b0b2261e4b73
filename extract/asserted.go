package extract

import "slices"

// isSum reports whether a topic is an amount of money.
func isSum(t topicRef) bool {
	return t.kid("nummod").ok() && (t.lemma() == "dollar" || t.lemma() == "euro" || t.tok().XPOS == "$") || t.tok().XPOS == "$" || t.upos() == "NUM" || t.upos() == "SYM"
}

// isForgone reports whether what n says is left undone, "stopped short of
// recognising", "refrained from condemning", or is a crime pleaded to.
func isForgone(n node) bool {
	h := n.head()
	if n.tok().XPOS != "VBG" || !n.is("advcl", "xcomp", "acl", "obl", "ccomp") {
		return false
	}
	if m := modal(h); n.kid("mark").lower() == "before" && (m == "would" || m == "will" || isToInfinitive(h)) { // "would want to see progress before agreeing"
		return true
	}
	switch h.lemma() {
	case "refrain", "abstain", "avoid", "short", "guilty", "plead":
		return true
	}
	for i := n.i - 1; i > 0 && i > n.i-3; i-- {
		if w := n.s.node(i).lower(); w == "of" && n.s.node(i-1).lower() == "short" || w == "of" && n.s.node(i-1).lower() == "instead" || w == "than" && n.s.node(i-1).lower() == "rather" {
			return true
		}
	}
	return false
}

// unsaid is what those decline who speak to reporters, which is no position.
var unsaid = class("unsaid")

// withheld are what is denied to somebody, which denies nothing that was said.
var withheld = class("withheld")

// defended are what armies defend, which is no position.
var defended = class("defended")

// ways are what is blocked by those who stand in it.
var ways = class("ways")

// hosts are the verbs for taking somebody in, which is no stance.
var hosts = class("hosts")

// isHuman reports whether a plural is of human beings whom nobody stands for.
func isHuman(n node) bool { return n.tok().XPOS == "NNS" && humans[n.lemma()] }

var humans = class("humans")

// isLeft reports whether a verb without a tense of its own says what somebody else is to
// do, which they may or may not: "would like to see Iran agree", "persuade mills to agree";
// or what somebody is said to do by others: "accusations that it favours Iran".
func isLeft(n node) bool {
	h := n.head()
	if n.is("acl", "ccomp", "advcl", "obl") && !(isPassive(n) && agent(n).ok()) && (h.upos() == "NOUN" && charges[h.lemma()] && (!n.is("acl:relcl") || n.kid("mark").lower() == "that") || h.upos() == "VERB" && lays[h.lemma()] && n.i > h.i) {
		return true
	}
	if !n.is("xcomp", "ccomp") || isFinite(n) || h.upos() != "VERB" || subjectControl(h.lemma()) {
		return false
	}
	o := h.kid("obj", "iobj")
	return n.kid("nsubj").ok() || o.ok() && o.i < n.i && h.lemma() != "hear"
}

// lays are the verbs for laying something to another's charge, or for denying it.
var lays = class("lays")

// isReciprocal reports whether an object is "each other".
func isReciprocal(n node) bool {
	return (n.lower() == "each" || n.lower() == "one") && n.s.node(n.i+1).lower() == map[string]string{"each": "other", "one": "another"}[n.lower()]
}

// asserted checks that the text says the stance is taken, and turns it where
// it is denied.
func (r *stancer) asserted(n node, f *frame, found *stanceFound) bool {
	if isHypothetical(n) || isForgone(n) || n.lemma() == "defend" && f.pos == "verb" && (found.topic.target || defended[patient(n).lemma()]) {
		return false
	}
	if f.pos == "noun" && r.told[n] && found.topic.slot == "on" { // "the call with Chad on trade" demands nothing
		return false
	}
	if f.stance == Deny && withheld[found.topic.lemma()] {
		return false
	}
	if f.pos == "verb" && (isLeft(n) || f.stance == Oppose && ways[found.topic.lemma()]) {
		return false
	}
	if t := found.topic; f.pos == "verb" && hosts[n.lemma()] && t.slot == "obj" && (r.isPeople(t.node) || isHuman(t.node) || t.target && slices.ContainsFunc(r.who(t.node), func(a int) bool { return r.actors[a].Kind == Person })) {
		return false // "welcomed the guests"
	}
	if n.lemma() == "expect" && len(r.who(n.kid("obj"))) == 0 { // "expects the rain to stop"
		return false
	}
	if f.pos == "verb" && isUndergone(n) && !agent(n).ok() || f.stance == Oppose && unsaid[found.topic.lemma()] && found.topic.form == verbForm {
		return false
	}
	if (n.lemma() == "withdraw" || n.lemma() == "pull") && (n.kid("obj").ok() || found.topic.target) { // "withdrew its troops from"
		return false
	}
	if n.lemma() == "call" && f.stance == Demand && found.topic.slot == "inf" && n.kid("obj").ok() { // "called her to discuss"
		return false
	}
	if n.is("xcomp") && n.tok().XPOS == "VBG" && tells[n.head().lemma()] { // "told cheering crowds"
		return false
	}
	if n.is("xcomp") && isPassive(n.head()) { // "was forced to withdraw"
		return false
	}
	if f.now && (n.tok().XPOS == "VBD" || hasAux(n, "did", "was", "were", "had")) && !r.isBackshifted(n) {
		return false
	}
	if isSum(found.topic) && f.holder == "voiced" || n.lemma() == "plead" && n.kid("xcomp", "advmod", "obj", "amod").lower() == "guilty" {
		return false // "the value of $16 billion", "pleaded guilty to"
	}
	neg := isNegated(n) && !(f.pos == "verb" && f.stance == Commit && found.topic.form == verbForm && refuses(n, node{})) || f.pos == "noun" && noOf(n)
	gov := n
	if f.pos == "noun" {
		if gov = governor(n); gov.ok() {
			if isHypothetical(gov) || isNegated(gov) && gov.lemma() != "have" { // "did not voice support" opposes nothing
				return false
			}
			neg = neg != isNegated(gov)
		}
	}
	switch modal(gov) {
	case "may", "might", "could", "should", "must", "can":
		if !neg || modal(gov) != "can" && modal(gov) != "could" {
			return false
		}
	}
	if f.pos == "verb" && found.topic.slot == "obj" && noOf(found.topic.node) {
		neg = !neg
	}
	if neg {
		found.stance = f.negated
		if isNeither(gov) { // "has neither condemned nor supported": takes no side
			return false
		}
	}
	return found.stance != ""
}

// isBackshifted reports whether a verb is in the past only because it is reported: "said it
// planned to leave".
func (r *stancer) isBackshifted(n node) bool {
	sy, ok := r.speaker(n)
	return ok && sy.verb.ok() && !r.quoted[n.s.index][n.i] && n.is("ccomp") && n.head() == sy.verb && tenseOf(sy.verb) == "VBD" && !isPerfect(n)
}
