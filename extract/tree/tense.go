package tree

import "entente/extract/words"

// IsFuture reports whether the clause around n tells of what is to come:
// "will meet", "is to be held", "plans to visit", "is arriving", "upcoming".
func IsFuture(n Node) bool {
	for step := 0; n.OK() && step < len(n.Sent.Tokens); n, step = n.Head(), step+1 {
		if n.UPOS() == "NOUN" {
			if upcoming[n.Kid("amod").Lower()] {
				return true
			}
		}
		if !n.IsPOS("VERB", "AUX") && !n.Kid("cop").OK() {
			continue
		}
		switch Modal(n) {
		case "will", "would":
			return true
		}
		switch {
		case isScheduled(n) || IsOngoing(n):
			return true
		case IsToInfinitive(n):
			return (n.Is("acl") || foresees(n.Head()) || IsTo(n)) && !IsPluperfect(n.Head()) // "had planned to meet"
		case IsFinite(n) || !n.Is("xcomp", "advcl", "acl", "conj"):
			return false
		}
	}
	return false
}

// IsToInfinitive reports whether n is "to do" with its "to".
func IsToInfinitive(n Node) bool {
	for _, m := range n.All("mark", "aux") {
		if m.Lower() == "to" {
			return true
		}
	}
	return false
}

// IsTo reports whether n is what somebody "is to" do, or is "to" do in a headline.
func IsTo(n Node) bool { return !n.Head().OK() || n.Kid("cop", "aux").Lemma() == "be" }

// IsOngoing reports whether n is a present progressive, which with a date
// tells of a plan.
func IsOngoing(n Node) bool {
	if n.Tok().XPOS != "VBG" {
		return false
	}
	for _, a := range n.All("aux") {
		switch a.Tok().XPOS {
		case "VBZ", "VBP":
			return a.Lemma() == "be"
		}
	}
	return false
}

// isScheduled reports whether what n tells of lies ahead: "is scheduled for",
// "due on".
func isScheduled(n Node) bool {
	return scheduling[n.Lemma()] || n.Lemma() == "expect" && IsPassive(n)
}

// foresees reports whether what an infinitive under n tells of lies ahead: "is
// to", "agreed to", "hopes to".
func foresees(n Node) bool {
	return foreseeing[n.Lemma()]
}

// upcoming are the adjectives for what lies ahead, foreseeing the words whose infinitive does, scheduling those for what is
// fixed for a day.
var (
	upcoming   = words.Class("upcoming")
	foreseeing = words.Class("foreseeing")
	scheduling = words.Class("scheduling")
)
