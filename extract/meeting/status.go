package meeting

import (
	"slices"

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

// occursWithin is what occurs says, so many steps up the tree at the most.
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
	if m := tree.Modal(n); modals[m] {
		if r.isOnlyNamed(n) { // "hopes that they will meet"
			return "", false
		}
		if m == "will" || m == "would" && isFutureOfPast(n) {
			return fact.Planned, true
		}
		return "", false
	}
	return r.occursUnder(n, n.Head(), steps)
}

// occursUnder is what becomes of a clause that is neither denied nor modal under the word h that it hangs on.
func (r *Finder) occursUnder(n, h tree.Node, steps int) (fact.MeetingStatus, bool) {
	switch {
	case r.isIdle(n):
		return "", false
	case n.Tok().XPOS == "VBG" && h.IsLemma("look", "forward") && !tree.IsNegated(h):
		return fact.Planned, true // "looks forward to welcoming"
	case tree.IsToInfinitive(n) || n.Is("xcomp") && !tree.IsFinite(n):
		return r.occursInfinitive(n, steps)
	case n.Is("conj") && !tree.IsFinite(n):
		return r.occursWithin(h, steps-1)
	case r.isOnlyNamed(n):
		return "", false
	case n.Is("advcl", "acl") && !tree.IsFinite(n):
		// "before meeting Y", "the deal signed after meeting X".
		if status, ok := r.occursWithin(h, steps-1); ok && status == fact.Planned && h.UPOS() == "VERB" {
			return fact.Planned, true
		}
	}
	return fact.Held, true
}

// modals are those that say that something will be, or only that it can or ought to be.
var modals = words.Set("will would can could may might should must ought")

// isFutureOfPast reports whether "would" is the future as seen from a past report, not a condition, and not a
// report that was overtaken ("had said that they would meet").
func isFutureOfPast(n tree.Node) bool {
	return n.Is("ccomp", "acl:relcl", "conj") && !(n.Is("ccomp") && tree.IsPluperfect(n.Head()))
}

// isIdle reports whether a word that is no verb says that nothing comes of a meeting.
func (r *Finder) isIdle(n tree.Node) bool {
	return r.Lex.Meetings.Role("idle", n) && n.UPOS() != "VERB"
}

// isOnlyNamed reports whether a clause says what a noun or verb is about that leaves open whether it takes place, or denies
// it: "openness to meeting Y", "the importance of X holding talks".
func (r *Finder) isOnlyNamed(n tree.Node) bool {
	h := n.Head()
	idle := r.Lex.Meetings.Role("idle", h)
	switch {
	case n.Is("acl") && idle && h.IsPOS("NOUN", "ADJ"):
		return true
	case n.Is("acl") && n.Tok().XPOS == "VBG" && h.Is("nmod") && words.Padding[h.Head().Lemma()] != "":
		return true
	}
	return n.Is("ccomp") && (idle && !tree.IsFinite(n) || belies[h.Lemma()])
}

// belies are the verbs that say that their clause is not so, or only wished.
var belies = words.Class("belies")

// isHabit reports whether a clause tells of what happens again and again.
func isHabit(n tree.Node) bool {
	return slices.ContainsFunc(n.All("advmod"), func(a tree.Node) bool { return habitual[a.Lower()] })
}

// habitual are the adverbs for what happens again and again.
var habitual = words.Class("habitual")

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
		switch status, said := r.saidBy(m); {
		case said && status == fact.Planned:
			planned = true
		case said:
			return status, status != ""
		}
		if m.IsWord("any", "every", "each", "such") {
			return "", false
		}
	}
	status, ok := r.occursByHead(n, n.Head(), steps)
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

// saidBy is what a word or clause at a meeting noun says of it, said is false where it says nothing; the status is empty
// where it does not take place.
func (r *Finder) saidBy(m tree.Node) (status fact.MeetingStatus, said bool) {
	lex := r.Lex.Meetings
	held := lex.Role("carry", m) || lex.Role("occur", m)
	switch {
	case m.Rel() == "acl:relcl":
	case m.Is("acl") && m.Tok().XPOS == "VBN" && !lex.Role("plan", m) && held:
		return fact.Held, true // "the talks held in May"
	case m.Is("acl") && tree.IsToInfinitive(m): // "a summit to be held"
		return fact.Planned, held
	case lex.Role("cancel", m):
		return fact.Cancelled, true
	case m.Is("acl"):
		return fact.Planned, lex.Role("plan", m)
	case lex.Role("idle", m):
		return "", true
	case lex.Role("plan", m) || m.Lower() == "next":
		return fact.Planned, true
	}
	return "", false
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
	switch {
	case !h.OK():
		return fact.Held, true
	case aheadOf(n):
		return fact.Planned, true
	case n.Is("conj"):
		return r.occursByHead(h, h.Head(), steps-1)
	case h.UPOS() == "NOUN" && n.Is("nmod"):
		return r.occursByNoun(n, h, steps)
	case h.UPOS() != "VERB" && !h.Kid("cop").OK():
		return fact.Held, true
	case h.UPOS() == "ADJ" && r.Lex.Meetings.Role("unsure", h) && !tree.IsNegated(h): // "talks are unlikely", "is open to a meeting"
		return "", false
	}
	switch bearing := r.bearing(n, h); {
	case bearing == "idle":
		return "", false
	case bearing != "":
		if _, ok := r.occursWithin(h, steps-1); !ok {
			return "", false
		}
		return map[string]fact.MeetingStatus{"cancel": fact.Cancelled, "plan": fact.Planned}[bearing], true
	case n.Is("obl") && isBygone(n, h):
		return fact.Held, true
	case n.Is("obj", "nsubj", "nsubj:pass", "obl"):
		return r.occursWithin(h, steps-1)
	}
	return fact.Held, true
}

// occursByNoun is what a noun that the meeting is of or for says of it.
func (r *Finder) occursByNoun(n, h tree.Node, steps int) (fact.MeetingStatus, bool) {
	lex := r.Lex.Meetings
	switch {
	case isMeasure(h.Lemma()): // "a third round of talks"
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
	case words.OneOf(n.Prep(), "for", "before"):
		return fact.Planned, true
	}
	return fact.Held, true
}

// bearing is what the verb above does with a meeting: "cancel", "idle" or "plan", as the table of meetings has it; empty
// for other verbs.
func (r *Finder) bearing(n, h tree.Node) string {
	lex, prep := r.Lex.Meetings, n.Prep()
	acted := n.Is("obj", "nsubj:pass")
	switch {
	case acted && lex.Role("cancel", h):
		return "cancel"
	case lex.Role("idle", h) && (acted || n.Is("xcomp", "ccomp") || n.Is("obl") && prep == "for"):
		return "idle"
	case !lex.Role("plan", h):
		return ""
	case acted && !lex.Role("carry", h), n.Is("obl") && !words.OneOf(prep, "at", "in", "during"):
		return "plan"
	}
	return ""
}

// isBygone reports whether a meeting is told of as one that was, whatever comes of the verb above: "will build on the
// call", "failed to agree at their meeting", "they could not agree at their meeting".
func isBygone(n, h tree.Node) bool {
	prep := n.Prep()
	if words.OneOf(prep, "after", "following", "since", "on", "upon", "from", "about") {
		return true
	}
	return words.OneOf(prep, "at", "in", "during") && isPastClause(h) || tree.IsNegated(h) && words.OneOf(tree.Modal(h), "", "could")
}
