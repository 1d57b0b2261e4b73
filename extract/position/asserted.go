package position

import (
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// isSum reports whether a topic is an amount of money.
func isSum(t topic.Ref) bool {
	return t.Tok().XPOS == "$" || t.IsPOS("NUM", "SYM") || t.Kid("nummod").OK() && t.IsLemma("dollar", "euro")
}

// isForgone reports whether what n says is left undone, "stopped short of
// recognising", "refrained from condemning", or is a crime pleaded to.
func isForgone(n tree.Node) bool {
	h := n.Head()
	if n.Tok().XPOS != "VBG" || !n.Is("advcl", "xcomp", "acl", "obl", "ccomp") {
		return false
	}
	return isBeforehand(n) || forgoing[h.Lemma()] || isBehindShortOf(n)
}

// forgoing are the words for leaving something undone, or for owning up to what should have been.
var forgoing = words.Class("forgoing")

// isBeforehand reports whether a gerund says what is to wait for something else: "would want to see progress
// before agreeing".
func isBeforehand(n tree.Node) bool {
	h := n.Head()
	return n.Kid("mark").Lower() == "before" && (words.OneOf(tree.Modal(h), "would", "will") || tree.IsToInfinitive(h))
}

// isBehindShortOf reports whether "short of", "instead of" or "rather than" stands right before a gerund.
func isBehindShortOf(n tree.Node) bool {
	for i := n.I - 1; i > 0 && i > n.I-3; i-- {
		switch before := n.Sent.Node(i - 1); n.Sent.Node(i).Lower() {
		case "of":
			if before.IsWord("short", "instead") {
				return true
			}
		case "than":
			if before.Lower() == "rather" {
				return true
			}
		}
	}
	return false
}

// unsaid is what those decline who speak to reporters, which is no position.
var unsaid = words.Class("unsaid")

// withheld are what is denied to somebody, which denies nothing that was said.
var withheld = words.Class("withheld")

// defended are what armies defend, which is no position.
var defended = words.Class("defended")

// bars are the verbs for standing in the way of something, bodily or not.
var bars = words.Class("bars")

// ways are what is blocked by those who stand in it.
var ways = words.Class("ways")

// hosts are the verbs for taking somebody in, which is no stance.
var hosts = words.Class("hosts")

// isLeft reports whether a verb without a tense of its own says what somebody else is to
// do, which they may or may not: "would like to see Iran agree", "persuade mills to agree";
// or what somebody is said to do by others: "accusations that it favours Iran".
func isLeft(n tree.Node) bool {
	if isConjectured(n) || isImputed(n) {
		return true
	}
	h := n.Head()
	if !n.Is("xcomp", "ccomp") || tree.IsFinite(n) || h.UPOS() != "VERB" || tree.SubjectControl(h.Lemma()) {
		return false
	}
	o := h.Kid("obj", "iobj")
	return n.Kid("nsubj").OK() || o.OK() && o.I < n.I && h.Lemma() != "hear"
}

// isConjectured reports whether a noun says of a clause that it may be so: "fears that it plans to leave".
func isConjectured(n tree.Node) bool {
	h := n.Head()
	return n.Is("acl", "ccomp") && n.Kid("nsubj").OK() && h.UPOS() == "NOUN" && conjectures[h.Lemma()] && tree.IsFinite(n)
}

// isImputed reports whether a clause says what somebody is accused of: "accusations that it favours Iran".
func isImputed(n tree.Node) bool {
	if !n.Is("acl", "ccomp", "advcl", "obl") || tree.IsPassive(n) && tree.Agent(n).OK() {
		return false
	}
	switch h := n.Head(); h.UPOS() {
	case "NOUN":
		return words.Charges[h.Lemma()] && (!n.Is("acl:relcl") || n.Kid("mark").Lower() == "that")
	case "VERB":
		return lays[h.Lemma()] && n.I > h.I
	}
	return false
}

// conjectures are the nouns for what may be so or may come.
var conjectures = words.Class("conjectures")

// lays are the verbs for laying something to another's charge, or for denying it.
var lays = words.Class("lays")

// forsakes are the verbs for giving up a stance that one had.
var forsakes = words.Class("forsakes")

// isReciprocal reports whether an object is "each other".
func isReciprocal(n tree.Node) bool {
	return n.IsWord("each", "one") && n.Sent.Node(n.I+1).Lower() == map[string]string{"each": "other", "one": "another"}[n.Lower()]
}

// asserted checks that the text says the stance is taken, and turns it where
// it is denied. It returns what speaks against it, the zero veto where nothing does.
func (r *Finder) asserted(n tree.Node, f *lexicon.Frame, found *Found) Veto {
	for _, v := range vetoes {
		if !r.Skip[v.Name] && v.holds(r, n, f, found) {
			return v.Veto
		}
	}
	gov, neg := n, isTurnedDown(n, f, found)
	if f.Pos == "noun" {
		gov = governor(n)
		switch {
		case !gov.OK():
		case tree.IsHypothetical(gov), tree.IsNegated(gov) && gov.Lemma() != "have": // "did not voice support" opposes nothing
			return unvoiced
		case isForsaking(gov):
			return forsake(gov, f, found, neg)
		default:
			neg = neg != tree.IsNegated(gov)
		}
	} else if isForsakenDeed(n) {
		return forsake(n.Head(), f, found, neg)
	}
	if isPossible(gov, neg) {
		return possible
	}
	if f.Pos == "verb" && found.Topic.Slot == "obj" && tree.HasNo(found.Topic.Node) {
		neg = !neg
	}
	if neg {
		found.stance = f.Negated
		if tree.IsNeither(gov) { // "has neither condemned nor supported": takes no side
			return neither
		}
	}
	if found.stance == "" {
		return noStance
	}
	return Veto{}
}

// isForsaking reports whether a verb says that somebody gives up what they do or hold.
func isForsaking(v tree.Node) bool {
	if v.UPOS() != "VERB" {
		return false
	}
	if p := particleOf(v); p != "" {
		return forsakes[v.Lemma()+" "+p]
	}
	return forsakes[v.Lemma()]
}

// isForsakenDeed reports whether a verb without a tense is what somebody gives up: "stopped supporting".
func isForsakenDeed(n tree.Node) bool {
	h, m := n.Head(), n.Kid("mark")
	return n.Is("xcomp", "ccomp", "advcl", "obj") && isForsaking(h) && n.I > h.I && !tree.IsFinite(n) && (!m.OK() || m.Lower() == "to")
}

// forsake turns the stance of one who gives it up: "withdrew its support" opposes, while "dropped its
// opposition" takes no stance.
func forsake(gov tree.Node, f *lexicon.Frame, found *Found, neg bool) Veto {
	if f.Stance != fact.Support || neg || tree.IsNegated(gov) {
		return forsaken
	}
	found.stance = fact.Oppose
	return Veto{}
}

// isPossible reports whether a modal says only that something can be or ought to be. What cannot be is sure.
func isPossible(gov tree.Node, neg bool) bool {
	switch tree.Modal(gov) {
	case "can", "could":
		return !neg
	case "may", "might", "should", "must":
		return true
	}
	return false
}

// isTurnedDown reports whether a predicate is denied. A promise not to do something is no denial of it.
func isTurnedDown(n tree.Node, f *lexicon.Frame, found *Found) bool {
	promise := f.Pos == "verb" && f.Stance == fact.Commit && found.Topic.Form == topic.VerbForm
	return tree.IsNegated(n) && !(promise && refuses(n, tree.Node{})) || f.Pos == "noun" && tree.HasNo(n)
}

// isBackshifted reports whether a verb is in the past only because it is reported: "said it
// planned to leave".
func (r *Finder) isBackshifted(n tree.Node) bool {
	sy, ok := r.Speaker(n)
	if !ok || !sy.Verb.OK() || r.Quoted[n.Sent.Index][n.I] {
		return false
	}
	return n.Is("ccomp") && n.Head() == sy.Verb && tree.TenseOf(sy.Verb) == "VBD" && !tree.IsPerfect(n)
}
