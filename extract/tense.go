package extract

// isFuture reports whether the clause around n tells of what is to come:
// "will meet", "is to be held", "plans to visit", "is arriving", "upcoming".
func isFuture(n node) bool {
	for step := 0; n.ok() && step < len(n.s.Tokens); n, step = n.head(), step+1 {
		if n.upos() == "NOUN" {
			switch n.kid("amod").lower() {
			case "upcoming", "forthcoming", "planned", "scheduled", "coming", "next":
				return true
			}
		}
		if n.upos() != "VERB" && n.upos() != "AUX" && !n.kid("cop").ok() {
			continue
		}
		switch modal(n) {
		case "will", "would":
			return true
		}
		switch {
		case isScheduled(n) || isOngoing(n):
			return true
		case isToInfinitive(n):
			return (n.is("acl") || foresees(n.head()) || isTo(n)) && !isPluperfect(n.head()) // "had planned to meet"
		case isFinite(n) || !n.is("xcomp", "advcl", "acl", "conj"):
			return false
		}
	}
	return false
}

// isToInfinitive reports whether n is "to do" with its "to".
func isToInfinitive(n node) bool {
	for _, m := range n.all("mark", "aux") {
		if m.lower() == "to" {
			return true
		}
	}
	return false
}

// isTo reports whether n is what somebody "is to" do, or is "to" do in a headline.
func isTo(n node) bool { return !n.head().ok() || n.kid("cop", "aux").lemma() == "be" }

// isOngoing reports whether n is a present progressive, which with a date
// tells of a plan.
func isOngoing(n node) bool {
	if n.tok().XPOS != "VBG" {
		return false
	}
	for _, a := range n.all("aux") {
		switch a.tok().XPOS {
		case "VBZ", "VBP":
			return a.lemma() == "be"
		}
	}
	return false
}

// isScheduled reports whether what n tells of lies ahead: "is scheduled for",
// "due on".
func isScheduled(n node) bool {
	switch n.lemma() {
	case "plan", "schedule", "due", "slate", "set":
		return true
	case "expect":
		return isPassive(n)
	}
	return false
}

// foresees reports whether what an infinitive under n tells of lies ahead: "is
// to", "agreed to", "hopes to".
func foresees(n node) bool {
	switch n.lemma() {
	case "be", "go", "expect", "intend", "agree", "hope", "prepare", "promise", "pledge", "vow", "arrange",
		"decide", "aim", "ready", "invite", "commit", "want", "likely", "plan", "schedule", "due", "slate", "set":
		return true
	}
	return false
}
