package when

import (
	"entente/extract/tree"
	"entente/extract/words"
)

// Anchors is the tokens that a time or place said of n may hang on: n, the
// nouns above it, and the predicate that it belongs to with the verbs that
// share it ("plans to visit").
func Anchors(n tree.Node) []tree.Node {
	out := []tree.Node{n}
	for step := 0; n.OK() && step < len(n.Sent.Tokens); step++ {
		verbal := n.IsPOS("VERB", "AUX") || n.Kid("cop").OK()
		if verbal && !n.Is("xcomp") || !verbal && n.Is("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "root") {
			break
		}
		n = n.Head()
		if n.OK() {
			out = append(out, n)
		}
	}
	return out
}

// Distance is how far a phrase headed by n stands from those anchors: steps up
// the tree plus, for later anchors, their place in the list; -1 where a clause
// border lies between, or a noun that the phrase says more of ("trust in the
// treaty").
func (r *Calendar) Distance(n tree.Node, anchors []tree.Node) int {
	lex := r.Lex.Meetings
	for steps := 1; n.OK() && steps < 12; steps++ {
		h := n.Head()
		if n.Is("acl", "advcl", "ccomp", "parataxis", "csubj") || n.Is("conj") && n.UPOS() == "VERB" {
			// "talks that were planned for Friday" has no border.
			if !n.Is("acl") || !lex.Role("plan", n) && !lex.Role("carry", n) && !lex.Role("occur", n) {
				return -1
			}
		}
		if IsBeside(n) && len(lex.Nouns[n.Lemma()]) > 0 {
			return -1 // "told reporters after the summit in Oslo"
		}
		for i, a := range anchors {
			if h.OK() && h.Sent == a.Sent && h.I == a.I {
				return steps + 2*i
			}
		}
		if h.UPOS() == "NOUN" && len(lex.Nouns[h.Lemma()]) == 0 && !r.IsPeople(h) && !margins[h.Lemma()] && !r.IsDate(h.Sent, h.I) {
			return -1
		}
		n = h
	}
	return -1
}

// IsBeside reports whether n is the time of something else: "after the summit".
func IsBeside(n tree.Node) bool {
	return words.OneOf(n.Prep(), "after", "before", "since", "following", "ahead of", "prior to")
}

// margins are the nouns that a meeting's place or date may hang on.
var margins = words.Class("margins")

// DateOf is when what n tells of took or takes place, by the nearest date in
// its clause; unknown where there is none.
func (r *Calendar) DateOf(n tree.Node) Period {
	if !n.OK() {
		return Period{}
	}
	best, when, on := -1, Period{}, Anchors(n)
	all := r.DatesIn(n.Sent)
	for _, d := range all {
		head := n.Sent.HeadOf(d.First, d.Last)
		if head.I == n.I {
			return d.When
		}
		dist := r.Distance(head, on)
		narrower := dist == best && len(d.When.ISO()) > len(when.ISO()) && Agree(d.When, when) // "this week, on May 9"
		if dist >= 0 && (best < 0 || dist < best || narrower) {
			best, when = dist, d.When
		}
	}
	if best < 0 {
		for _, d := range all {
			if r.InReach(n, d.First) {
				return d.When
			}
		}
	}
	return when
}

// InReach reports whether token i stands behind n before a new clause begins.
// It is asked where the tree ties a phrase to something else.
func (r *Calendar) InReach(n tree.Node, i int) bool {
	if i < n.I {
		return false
	}
	for j := n.I + 1; j < i; j++ {
		k := n.Sent.Node(j)
		switch k.UPOS() {
		case "SCONJ":
			return false
		case "VERB", "AUX":
			if !r.Lex.Meetings.Role("occur", k) && !r.Lex.Meetings.Role("carry", k) && k.UPOS() == "VERB" && !k.Is("amod", "compound") {
				return false
			}
		case "PRON", "DET", "ADV":
			if tree.IsRelative(k) {
				return false
			}
		case "PUNCT":
			if !k.IsWord(",", "-") {
				return false
			}
		case "ADP":
			if k.IsWord("after", "before", "since", "following") {
				return false
			}
		}
	}
	return true
}

// IsPutOff reports whether a date is that until which something is put off: "postponed until June".
func IsPutOff(n tree.Node) bool {
	v := n.Head()
	return n.Is("obl") && n.Kid("case").IsWord("until", "till", "to") && delays[v.Lemma()] && !tree.IsNegated(v)
}

// delays are the verbs for putting off.
var delays = words.Class("delays")
