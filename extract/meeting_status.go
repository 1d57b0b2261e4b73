package extract

// occurs reports whether the clause or noun n is told as something that took
// place or is to take place, and which. It looks at negation, modality,
// conditions, and at what governs n: "refused to meet" is no meeting, "agreed
// to meet" a planned one, "called off plans to meet" a cancelled one.
func (r *meeter) occurs(n node) (status MeetingStatus, ok bool) {
	return r.occursWithin(n, len(n.s.Tokens))
}

func (r *meeter) occursWithin(n node, steps int) (MeetingStatus, bool) {
	if steps <= 0 || !n.ok() {
		return Held, true
	}
	if n.upos() == "NOUN" || n.upos() == "PROPN" {
		return r.occursNoun(n, steps)
	}
	if isNegated(n) || isHypothetical(n) || isHabit(n) {
		return "", false
	}
	lex, h := r.lex.meetings, n.head()
	switch modal(n) {
	case "will":
		return Planned, true
	case "would":
		// The future as seen from a past report, not a condition, and not a
		// report that was overtaken ("had said that they would meet").
		if n.is("ccomp", "acl:relcl", "conj") && !(n.is("ccomp") && isPluperfect(h)) {
			return Planned, true
		}
		return "", false
	case "can", "could", "may", "might", "should", "must", "ought":
		return "", false
	}
	switch {
	case lex.role("idle", n) && n.upos() != "VERB":
		return "", false
	case n.tok().XPOS == "VBG" && (h.lemma() == "look" || h.lemma() == "forward") && !isNegated(h):
		return Planned, true // "looks forward to welcoming"
	case isToInfinitive(n) || n.is("xcomp") && !isFinite(n):
		return r.occursInfinitive(n, steps)
	case n.is("conj") && !isFinite(n):
		return r.occursWithin(h, steps-1)
	case n.is("acl") && lex.role("idle", h) && (h.upos() == "NOUN" || h.upos() == "ADJ"):
		return "", false // "openness to meeting Y"
	case n.is("acl") && n.tok().XPOS == "VBG" && h.is("nmod") && padding[h.head().lemma()] != "":
		return "", false // "the importance of X holding talks"
	case n.is("advcl", "acl") && !isFinite(n):
		// "before meeting Y", "the deal signed after meeting X".
		if status, ok := r.occursWithin(h, steps-1); ok && status == Planned && h.upos() == "VERB" {
			return Planned, true
		}
	case n.is("ccomp") && (lex.role("idle", h) && !isFinite(n) || isNegatedDoubt(h)):
		return "", false
	}
	return Held, true
}

func isPluperfect(n node) bool { return hasAux(n, "had") }

// isNegatedDoubt reports whether a verb says that its clause is not so.
func isNegatedDoubt(n node) bool {
	switch n.lemma() {
	case "deny", "doubt", "dispute", "imagine", "wish":
		return true
	}
	return false
}

// isHabit reports whether a clause tells of what happens again and again.
func isHabit(n node) bool {
	for _, a := range n.all("advmod") {
		switch a.lower() {
		case "regularly", "usually", "often", "always", "frequently", "periodically", "sometimes", "annually", "rarely":
			return true
		}
	}
	return false
}

// occursInfinitive is what becomes of "to meet" under its head.
func (r *meeter) occursInfinitive(n node, steps int) (MeetingStatus, bool) {
	lex, h := r.lex.meetings, n.head()
	if isTo(n) {
		return Planned, true
	}
	status, ok := r.occursWithin(h, steps-1)
	switch {
	case h.upos() == "NOUN" || h.upos() == "PROPN":
		if lex.role("idle", h) {
			return "", false
		}
		if n.is("acl") && status == Held && ok {
			return Planned, lex.role("plan", h) || isPassive(n)
		}
		return status, ok
	case !ok:
		return "", false
	case lex.role("cancel", h):
		return Cancelled, true
	case lex.role("idle", h):
		return "", false
	case n.is("advcl"): // purpose: "flew to Oslo to meet Y"
		return status, true
	case lex.role("plan", h) && isPluperfect(h): // "had planned to meet": it was overtaken
		return Cancelled, true
	case lex.role("plan", h) || h.lemma() == "be" || h.lemma() == "go" || n.is("csubj"):
		return Planned, true
	}
	return status, true // "managed to meet", "continued to meet"
}

// occursNoun is what becomes of a meeting that a noun tells of.
func (r *meeter) occursNoun(n node, steps int) (MeetingStatus, bool) {
	lex, h := r.lex.meetings, n.head()
	if noOf(n) || n.prep() == "without" {
		return "", false
	}
	if r.isCalledOff(n) {
		return Cancelled, true
	}
	if m := modal(n); n.kid("cop").ok() && m != "" && m != "will" { // "in what would be the first visit"
		return "", false
	}
	planned := false
	for _, m := range n.all("amod", "compound", "acl", "det") {
		switch {
		case m.rel() == "acl:relcl":
		case m.is("acl") && m.tok().XPOS == "VBN" && !lex.role("plan", m) && (lex.role("carry", m) || lex.role("occur", m)):
			return Held, true // "the talks held in May"
		case m.is("acl") && isToInfinitive(m): // "a summit to be held"
			planned = planned || lex.role("carry", m) || lex.role("occur", m)
		case lex.role("cancel", m):
			return Cancelled, true
		case m.is("acl"):
			planned = planned || lex.role("plan", m)
		case lex.role("idle", m):
			return "", false
		case lex.role("plan", m) || m.lower() == "next":
			planned = true
		}
		switch m.lower() {
		case "any", "every", "each", "such":
			return "", false
		}
	}
	status, ok := r.occursByHead(n, h, steps)
	if ok && status == Held && planned {
		status = Planned
	}
	return status, ok
}

// isCalledOff reports whether a relative clause of n, or of its place, says that it fell
// through: "a summit in Chile that was canceled".
func (r *meeter) isCalledOff(n node) bool {
	for _, at := range append(n.all("nmod"), n) {
		for _, c := range at.all("acl:relcl") {
			if r.lex.meetings.role("cancel", c) && isPassive(c) && !isNegated(c) && modal(c) == "" && (at == n || at.tok().UPOS == "PROPN") {
				return true
			}
		}
	}
	return false
}

// isPastClause reports whether the verb that an infinitive or participle n hangs
// on tells of the past.
func isPastClause(n node) bool {
	for steps := 0; steps < 4 && n.is("xcomp") && !isFinite(n); steps++ {
		n = n.head()
	}
	return n.tok().XPOS == "VBD" && modal(n) == ""
}

// aheadOf reports whether "ahead of", "before" or "prior to" stands before the
// noun phrase, whatever the tree makes of it.
func aheadOf(n node) bool {
	i := n.i - 1
	for i >= 0 {
		switch n.s.Tokens[i].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON":
			i--
			continue
		}
		break
	}
	switch n.s.node(i).lower() {
	case "before":
		return true
	case "of":
		return n.s.node(i-1).lower() == "ahead"
	case "to":
		return n.s.node(i-1).lower() == "prior"
	}
	return false
}

// occursByHead is what the governor of a meeting noun says of it.
func (r *meeter) occursByHead(n, h node, steps int) (MeetingStatus, bool) {
	lex, prep := r.lex.meetings, n.prep()
	if !h.ok() {
		return Held, true
	}
	if aheadOf(n) {
		return Planned, true
	}
	if n.is("conj") {
		return r.occursByHead(h, h.head(), steps-1)
	}
	if h.upos() == "NOUN" && n.is("nmod") {
		switch {
		case isMeasure(h): // "a third round of talks"
			return r.occursByHead(h, h.head(), steps-1)
		case lex.role("cancel", h) || h.lemma() == "cancellation" || h.lemma() == "postponement":
			return Cancelled, true
		case lex.role("idle", h):
			return "", false
		case lex.role("plan", h):
			if status, ok := r.occursNoun(h, steps-1); !ok || status == Cancelled {
				return status, ok
			}
			return Planned, true
		case prep == "for", prep == "before":
			return Planned, true
		}
		return Held, true
	}
	verbal := h.upos() == "VERB" || h.kid("cop").ok()
	switch {
	case !verbal:
		return Held, true
	case n.is("obj", "nsubj:pass") && lex.role("cancel", h):
		if _, ok := r.occursWithin(h, steps-1); !ok {
			return "", false
		}
		return Cancelled, true
	case n.is("obj", "nsubj:pass", "xcomp", "ccomp") && lex.role("idle", h), n.is("obl") && prep == "for" && lex.role("idle", h):
		return "", false
	case n.is("obj", "nsubj:pass") && lex.role("plan", h) && !lex.role("carry", h), n.is("obl") && lex.role("plan", h) && prep != "at" && prep != "in" && prep != "during":
		if _, ok := r.occursWithin(h, steps-1); !ok {
			return "", false
		}
		return Planned, true
	case n.is("obl") && (prep == "after" || prep == "following" || prep == "since" || prep == "on" || prep == "upon" || prep == "from" || prep == "about"):
		return Held, true // "will build on the call"
	case n.is("obl") && (prep == "at" || prep == "in" || prep == "during") && isPastClause(h):
		return Held, true // "failed to agree at their meeting"
	case n.is("obl") && isNegated(h) && (modal(h) == "" || modal(h) == "could"):
		return Held, true // "they could not agree at their meeting"
	case n.is("obj", "nsubj", "nsubj:pass") || n.is("obl"):
		return r.occursWithin(h, steps-1)
	}
	return Held, true
}
