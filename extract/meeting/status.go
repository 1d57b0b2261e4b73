package meeting

import (
	"entente/extract/fact"
	"entente/extract/tree"
	"entente/extract/when"
	"entente/extract/words"
)

// occurs reports whether the clause or noun n is told as something that took
// place or is to take place, and which. It looks at negation, modality,
// conditions, and at what governs n: "refused to meet" is no meeting, "agreed
// to meet" a planned one, "called off plans to meet" a cancelled one.
func (r *Finder) occurs(n tree.Node) (status fact.MeetingStatus, ok bool) {
	return r.occursWithin(n, len(n.Sent.Tokens))
}

func (r *Finder) occursWithin(n tree.Node, steps int) (fact.MeetingStatus, bool) {
	if steps <= 0 || !n.OK() {
		return fact.Held, true
	}
	if tree.IsNounWord(n) {
		return r.occursNoun(n, steps)
	}
	if tree.IsNegated(n) || tree.IsHypothetical(n) || isHabit(n) {
		return "", false
	}
	lex, h := r.Lex.Meetings, n.Head()
	switch tree.Modal(n) {
	case "will":
		return fact.Planned, true
	case "would":
		// The future as seen from a past report, not a condition, and not a
		// report that was overtaken ("had said that they would meet").
		if n.Is("ccomp", "acl:relcl", "conj") && !(n.Is("ccomp") && tree.IsPluperfect(h)) {
			return fact.Planned, true
		}
		return "", false
	case "can", "could", "may", "might", "should", "must", "ought":
		return "", false
	}
	switch {
	case lex.Role("idle", n) && n.UPOS() != "VERB":
		return "", false
	case n.Tok().XPOS == "VBG" && h.IsLemma("look", "forward") && !tree.IsNegated(h):
		return fact.Planned, true // "looks forward to welcoming"
	case tree.IsToInfinitive(n) || n.Is("xcomp") && !tree.IsFinite(n):
		return r.occursInfinitive(n, steps)
	case n.Is("conj") && !tree.IsFinite(n):
		return r.occursWithin(h, steps-1)
	case n.Is("acl") && lex.Role("idle", h) && h.IsPOS("NOUN", "ADJ"):
		return "", false // "openness to meeting Y"
	case n.Is("acl") && n.Tok().XPOS == "VBG" && h.Is("nmod") && words.Padding[h.Head().Lemma()] != "":
		return "", false // "the importance of X holding talks"
	case n.Is("advcl", "acl") && !tree.IsFinite(n):
		// "before meeting Y", "the deal signed after meeting X".
		if status, ok := r.occursWithin(h, steps-1); ok && status == fact.Planned && h.UPOS() == "VERB" {
			return fact.Planned, true
		}
	case n.Is("ccomp") && (lex.Role("idle", h) && !tree.IsFinite(n) || belies[h.Lemma()]):
		return "", false
	}
	return fact.Held, true
}

// belies are the verbs that say that their clause is not so.
var belies = words.Class("belies")

// isHabit reports whether a clause tells of what happens again and again.
func isHabit(n tree.Node) bool {
	for _, a := range n.All("advmod") {
		switch a.Lower() {
		case "regularly", "usually", "often", "always", "frequently", "periodically", "sometimes", "annually", "rarely":
			return true
		}
	}
	return false
}

// occursInfinitive is what becomes of "to meet" under its head.
func (r *Finder) occursInfinitive(n tree.Node, steps int) (fact.MeetingStatus, bool) {
	lex, h := r.Lex.Meetings, n.Head()
	if tree.IsTo(n) {
		return fact.Planned, true
	}
	status, ok := r.occursWithin(h, steps-1)
	switch {
	case tree.IsNounWord(h):
		if lex.Role("idle", h) {
			return "", false
		}
		if n.Is("acl") && status == fact.Held && ok {
			return fact.Planned, lex.Role("plan", h) || tree.IsPassive(n)
		}
		return status, ok
	case !ok:
		return "", false
	case lex.Role("cancel", h):
		return fact.Cancelled, true
	case lex.Role("idle", h):
		return "", false
	case n.Is("advcl"): // purpose: "flew to Oslo to meet Y"
		return status, true
	case lex.Role("plan", h) && tree.IsPluperfect(h): // "had planned to meet": it was overtaken
		return fact.Cancelled, true
	case lex.Role("plan", h) || h.IsLemma("be", "go") || n.Is("csubj"):
		return fact.Planned, true
	}
	return status, true // "managed to meet", "continued to meet"
}

// occursNoun is what becomes of a meeting that a noun tells of.
func (r *Finder) occursNoun(n tree.Node, steps int) (fact.MeetingStatus, bool) {
	lex, h := r.Lex.Meetings, n.Head()
	if tree.HasNo(n) || n.Prep() == "without" {
		return "", false
	}
	if r.isCalledOff(n) {
		return fact.Cancelled, true
	}
	if n.Kid("cop").OK() && !words.OneOf(tree.Modal(n), "", "will") { // "in what would be the first visit"
		return "", false
	}
	planned := false
	for _, m := range n.All("amod", "compound", "acl", "det") {
		switch {
		case m.Rel() == "acl:relcl":
		case m.Is("acl") && m.Tok().XPOS == "VBN" && !lex.Role("plan", m) && (lex.Role("carry", m) || lex.Role("occur", m)):
			return fact.Held, true // "the talks held in May"
		case m.Is("acl") && tree.IsToInfinitive(m): // "a summit to be held"
			planned = planned || lex.Role("carry", m) || lex.Role("occur", m)
		case lex.Role("cancel", m):
			return fact.Cancelled, true
		case m.Is("acl"):
			planned = planned || lex.Role("plan", m)
		case lex.Role("idle", m):
			return "", false
		case lex.Role("plan", m) || m.Lower() == "next":
			planned = true
		}
		switch m.Lower() {
		case "any", "every", "each", "such":
			return "", false
		}
	}
	status, ok := r.occursByHead(n, h, steps)
	if ok && status == fact.Held && planned {
		status = fact.Planned
	}
	return status, ok
}

// putOff is the time until which a meeting is postponed: "talks were postponed until June".
func (r *Finder) putOff(n tree.Node) when.Period {
	if !n.Is("obj", "nsubj:pass") {
		return when.Period{}
	}
	for _, k := range n.Head().All("obl") {
		if !when.IsPutOff(k) {
			continue
		}
		for _, d := range r.DatesIn(n.Sent) {
			if d.First <= k.I && k.I <= d.Last {
				return d.When
			}
		}
	}
	return when.Period{}
}

// isCalledOff reports whether a relative clause of n, or of its place, says that it fell
// through: "a summit in Chile that was canceled".
func (r *Finder) isCalledOff(n tree.Node) bool {
	for _, at := range append(n.All("nmod"), n) {
		for _, c := range at.All("acl:relcl") {
			if r.Lex.Meetings.Role("cancel", c) && tree.IsPassive(c) && !tree.IsNegated(c) && tree.Modal(c) == "" && (at == n || at.Tok().UPOS == "PROPN") {
				return true
			}
		}
	}
	return false
}

// isPastClause reports whether the verb that an infinitive or participle n hangs
// on tells of the past.
func isPastClause(n tree.Node) bool {
	for steps := 0; steps < 4 && n.Is("xcomp") && !tree.IsFinite(n); steps++ {
		n = n.Head()
	}
	return n.Tok().XPOS == "VBD" && tree.Modal(n) == ""
}

// aheadOf reports whether "ahead of", "before" or "prior to" stands before the
// noun phrase, whatever the tree makes of it.
func aheadOf(n tree.Node) bool {
	i := n.I - 1
	for i >= 0 {
		switch n.Sent.Tokens[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON":
			i--
			continue
		}
		break
	}
	switch n.Sent.Node(i).Lower() {
	case "before":
		return true
	case "of":
		return n.Sent.Node(i-1).Lower() == "ahead"
	case "to":
		return n.Sent.Node(i-1).Lower() == "prior"
	}
	return false
}

// occursByHead is what the governor of a meeting noun says of it.
func (r *Finder) occursByHead(n, h tree.Node, steps int) (fact.MeetingStatus, bool) {
	lex, prep := r.Lex.Meetings, n.Prep()
	if !h.OK() {
		return fact.Held, true
	}
	if aheadOf(n) {
		return fact.Planned, true
	}
	if n.Is("conj") {
		return r.occursByHead(h, h.Head(), steps-1)
	}
	if h.UPOS() == "NOUN" && n.Is("nmod") {
		switch {
		case measures[h.Lemma()]: // "a third round of talks"
			return r.occursByHead(h, h.Head(), steps-1)
		case lex.Role("cancel", h) || h.IsLemma("cancellation", "postponement"):
			return fact.Cancelled, true
		case lex.Role("idle", h):
			return "", false
		case lex.Role("plan", h):
			if status, ok := r.occursNoun(h, steps-1); !ok || status == fact.Cancelled {
				return status, ok
			}
			return fact.Planned, true
		case prep == "for", prep == "before":
			return fact.Planned, true
		}
		return fact.Held, true
	}
	verbal := h.UPOS() == "VERB" || h.Kid("cop").OK()
	switch {
	case !verbal:
		return fact.Held, true
	case n.Is("obj", "nsubj:pass") && lex.Role("cancel", h):
		if _, ok := r.occursWithin(h, steps-1); !ok {
			return "", false
		}
		return fact.Cancelled, true
	case n.Is("obj", "nsubj:pass", "xcomp", "ccomp") && lex.Role("idle", h), n.Is("obl") && prep == "for" && lex.Role("idle", h):
		return "", false
	case n.Is("obj", "nsubj:pass") && lex.Role("plan", h) && !lex.Role("carry", h), n.Is("obl") && lex.Role("plan", h) && !words.OneOf(prep, "at", "in", "during"):
		if _, ok := r.occursWithin(h, steps-1); !ok {
			return "", false
		}
		return fact.Planned, true
	case n.Is("obl") && words.OneOf(prep, "after", "following", "since", "on", "upon", "from", "about"):
		return fact.Held, true // "will build on the call"
	case n.Is("obl") && words.OneOf(prep, "at", "in", "during") && isPastClause(h):
		return fact.Held, true // "failed to agree at their meeting"
	case n.Is("obl") && tree.IsNegated(h) && words.OneOf(tree.Modal(h), "", "could"):
		return fact.Held, true // "they could not agree at their meeting"
	case n.Is("obj", "nsubj", "nsubj:pass") || n.Is("obl"):
		return r.occursWithin(h, steps-1)
	}
	return fact.Held, true
}
