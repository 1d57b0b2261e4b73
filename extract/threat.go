package extract

// isConditional reports whether a clause says what will be done on a condition that is stated
// for it alone: "would move the embassy if elected".
func (r *stancer) isConditional(c node) bool {
	m := modal(c)
	if m != "will" && m != "would" || c.tok().XPOS != "VB" || !condition(c).ok() || isQuestion(c.s) {
		return false
	}
	if subj := c.kid("nsubj"); r.quoted[c.s.index][c.i] && (m != "will" || subj.lower() != "we" && (subj.upos() == "PRON" || len(r.whoAll(subj)) == 0)) {
		return false // talk
	}
	for n, step := c, 0; n.ok() && step < len(c.s.Tokens); n, step = n.head(), step+1 {
		switch n.kid("mark").lower() {
		case "if", "unless", "whether", "lest":
			return false
		}
	}
	return true
}

// isOthers reports whether a condition is one that others than the speaker's side bring about.
func (r *stancer) isOthers(cond node, doers []int, sy saying) bool {
	s := cond.kid("nsubj")
	if isPassive(cond) || cond.tok().XPOS == "VBN" && !s.ok() {
		a := agent(cond)
		return len(r.whoAll(a)) > 0 || cond.lemma() == "attack" || cond.lemma() == "provoke" || cond.lemma() == "threaten"
	}
	who := r.whoAll(s)
	return (s.upos() == "PROPN" || len(who) > 0 || s.lower() == "they") && !sameActors(who, doers) && !sameActors(who, sy.speakers)
}

// tires are verbs for letting go, which who denies them promises not to.
var tires = class("tires")

// bears are verbs for letting something be, which who says they can't won't do.
var bears = class("bears")

// willing reports whether a modal announces what the speaker will do. In
// reported speech "will" becomes "would"; in a quote "would" is a mere wish.
func willing(modal string, quoted bool) bool {
	return modal == "will" || modal == "would" && !quoted
}

// isThreat reports whether the clause announces what hurts another: "will
// respond decisively", "would face consequences".
func isThreat(c node) bool {
	if m := modal(c); m == "" && c.lemma() == "face" && !isNegated(c) {
		return harmful[patient(c).lemma()] && isFinite(c)
	} else if m != "will" && m != "would" {
		return false
	}
	if c.lemma() == "meet" && isPassive(c) { // "would be met with a strong response"
		for _, k := range c.all("obl") {
			if k.prep() == "with" && harmful[k.lemma()] {
				return true
			}
		}
	}
	return isFirm(c) || harmful[patient(c).lemma()] && meets[c.lemma()]
}

// isFirm reports whether the verb is an answer in kind.
func isFirm(v node) bool {
	switch v.lemma() {
	case "retaliate":
		return true
	case "respond", "react", "act", "answer":
		for _, a := range v.all("advmod") {
			switch a.lower() {
			case "firmly", "decisively", "resolutely", "strongly", "swiftly", "forcefully", "harshly", "accordingly", "immediately":
				return true
			}
		}
	}
	return false
}
