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
	return t.Kid("nummod").OK() && (t.IsLemma("dollar", "euro") || t.Tok().XPOS == "$") || t.Tok().XPOS == "$" || t.IsPOS("NUM", "SYM")
}

// isForgone reports whether what n says is left undone, "stopped short of
// recognising", "refrained from condemning", or is a crime pleaded to.
func isForgone(n tree.Node) bool {
	h := n.Head()
	if n.Tok().XPOS != "VBG" || !n.Is("advcl", "xcomp", "acl", "obl", "ccomp") {
		return false
	}
	if n.Kid("mark").Lower() == "before" && (words.OneOf(tree.Modal(h), "would", "will") || tree.IsToInfinitive(h)) { // "would want to see progress before agreeing"
		return true
	}
	switch h.Lemma() {
	case "refrain", "abstain", "avoid", "short", "guilty", "plead":
		return true
	}
	for i := n.I - 1; i > 0 && i > n.I-3; i-- {
		if w := n.Sent.Node(i).Lower(); w == "of" && n.Sent.Node(i-1).Lower() == "short" || w == "of" && n.Sent.Node(i-1).Lower() == "instead" || w == "than" && n.Sent.Node(i-1).Lower() == "rather" {
			return true
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

// ways are what is blocked by those who stand in it.
var ways = words.Class("ways")

// hosts are the verbs for taking somebody in, which is no stance.
var hosts = words.Class("hosts")

// isLeft reports whether a verb without a tense of its own says what somebody else is to
// do, which they may or may not: "would like to see Iran agree", "persuade mills to agree";
// or what somebody is said to do by others: "accusations that it favours Iran".
func isLeft(n tree.Node) bool {
	h := n.Head()
	if n.Is("acl", "ccomp") && n.Kid("nsubj").OK() && h.UPOS() == "NOUN" && conjectures[h.Lemma()] && tree.IsFinite(n) { // "fears that it plans to leave"
		return true
	}
	if n.Is("acl", "ccomp", "advcl", "obl") && !(tree.IsPassive(n) && tree.Agent(n).OK()) && (h.UPOS() == "NOUN" && words.Charges[h.Lemma()] && (!n.Is("acl:relcl") || n.Kid("mark").Lower() == "that") || h.UPOS() == "VERB" && lays[h.Lemma()] && n.I > h.I) {
		return true
	}
	if !n.Is("xcomp", "ccomp") || tree.IsFinite(n) || h.UPOS() != "VERB" || tree.SubjectControl(h.Lemma()) {
		return false
	}
	o := h.Kid("obj", "iobj")
	return n.Kid("nsubj").OK() || o.OK() && o.I < n.I && h.Lemma() != "hear"
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
		if gov = governor(n); gov.OK() {
			if tree.IsHypothetical(gov) || tree.IsNegated(gov) && gov.Lemma() != "have" { // "did not voice support" opposes nothing
				return unvoiced
			}
			if forsakes[gov.Lemma()] && gov.UPOS() == "VERB" { // "withdrew its support", "dropped its opposition"
				if f.Stance != fact.Support || neg || tree.IsNegated(gov) {
					return forsaken
				}
				found.stance = fact.Oppose
				return Veto{}
			}
			neg = neg != tree.IsNegated(gov)
		}
	}
	switch tree.Modal(gov) {
	case "can", "could":
		if !neg {
			return possible
		}
	case "may", "might", "should", "must":
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

// isTurnedDown reports whether a predicate is denied. A promise not to do something is no denial of it.
func isTurnedDown(n tree.Node, f *lexicon.Frame, found *Found) bool {
	promise := f.Pos == "verb" && f.Stance == fact.Commit && found.Topic.Form == topic.VerbForm
	return tree.IsNegated(n) && !(promise && refuses(n, tree.Node{})) || f.Pos == "noun" && tree.HasNo(n)
}

// isBackshifted reports whether a verb is in the past only because it is reported: "said it
// planned to leave".
func (r *Finder) isBackshifted(n tree.Node) bool {
	sy, ok := r.Speaker(n)
	return ok && sy.Verb.OK() && !r.Quoted[n.Sent.Index][n.I] && n.Is("ccomp") && n.Head() == sy.Verb && tree.TenseOf(sy.Verb) == "VBD" && !tree.IsPerfect(n)
}
