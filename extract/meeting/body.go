package meeting

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// convenes are the verbs and nouns for what a body of many does by itself: "the council met".
var convenes = words.Class("convenes")

// isBodyMeeting reports whether a body of many meets by itself, at a place or a time that the text tells: "G7
// ministers met in Oslo", "the council's meeting on Monday". Without them it is rather what such bodies do.
func (r *Finder) isBodyMeeting(n tree.Node, w *lexicon.MeetingWord, who []int) bool {
	if !convenes[n.Lemma()] || w.Kind == fact.Visit || w.Kind == fact.Call {
		return false
	}
	if !slices.ContainsFunc(who, func(a int) bool { return r.IsInterstate(r.Actors[a]) || isAssembly(r.Actors[a]) }) {
		return false
	}
	if n.UPOS() == "VERB" {
		return !n.Kid("obj").OK() && (n.Is("root", "conj") || r.DateOf(n).Known() || r.PlaceOf(n).Name != "")
	}
	return !n.Is("nmod", "compound", "conj") && (r.DateOf(n).Known() || r.PlaceOf(n).Name != "")
}

// isToldAlready reports whether a word tells of the meeting that its clause told of: what those who met talked
// about, "met to talk about", or how the meeting counts, "met, their first meeting in years", "it was their first
// meeting".
func (r *Finder) isToldAlready(n tree.Node) bool {
	h := n.Head()
	switch n.UPOS() {
	case "VERB":
		purpose := tree.IsToInfinitive(n) && n.Is("advcl", "xcomp") && !n.Kid("nsubj", "obj").OK() && !hasCompany(n)
		return purpose && r.Told[h] && h.UPOS() == "VERB" && !r.isTravel(h)
	case "NOUN":
		own := n.Kid("nmod:poss").Lower() == "their"
		if it := n.Kid("nsubj").Lower(); n.Kid("cop").OK() && words.OneOf(it, "it", "this", "that") {
			return len(r.latest) > 0 && (own || r.isOfLatest(n))
		}
		return own && n.Is("parataxis", "appos", "obl:unmarked", "dep", "advcl", "list") && r.toldBefore(n)
	}
	return false
}

// isOfLatest reports whether a noun names nobody but those of the meeting told of last, by a number at least: "the first
// meeting of the two".
func (r *Finder) isOfLatest(n tree.Node) bool {
	of := n.All("nmod")
	others := func(k tree.Node) bool { return k.Prep() != "in" && len(reading.Without(r.party(k), r.latest)) > 0 }
	return len(of) > 0 && !slices.ContainsFunc(of, others)
}

// hasCompany reports whether a verb names with or to whom it is done.
func hasCompany(n tree.Node) bool {
	return slices.ContainsFunc(n.All("obl"), func(k tree.Node) bool { return words.OneOf(k.Prep(), "with", "to") })
}

// toldBefore reports whether a verb of the same sentence before n told of a meeting.
func (r *Finder) toldBefore(n tree.Node) bool {
	for i := range n.I {
		if v := n.Sent.Node(i); r.Told[v] && v.UPOS() == "VERB" {
			return true
		}
	}
	return false
}
