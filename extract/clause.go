package extract

import "strings"

// subject is the node of who does what predicate p says: its own subject, or
// that of the clause that p shares it with (coordination, control, participles,
// relative clauses), or the agent of a passive. The zero node where there is none.
func subject(p node) node {
	from := p
	for step := 0; p.ok() && step < 20; step++ {
		if s := p.kid("nsubj:pass"); step > 0 && s.ok() && from.is("advcl") && from.kid("mark").lower() == "for" { // "was fined for backing"
			return antecedent(s)
		}
		if isPassive(p) {
			if s := p.kid("nsubj:pass"); step > 0 && s.ok() && from.is("conj") && p.is("root", "ccomp", "parataxis") { // "was hurt by Chad and called for talks"
				return antecedent(s)
			}
			if step > 0 && from.is("xcomp") { // "is expected to attend"
				if who := patient(p); who.ok() || !p.is("conj") {
					return antecedent(who)
				}
				from, p = p, p.head() // "met and are expected to meet again"
				continue
			}
			return agent(p)
		}
		if s := p.kid("nsubj", "csubj"); s.ok() {
			return antecedent(s)
		}
		h := p.head()
		switch {
		case p.is("acl:relcl"):
			return node{} // the relative pronoun is an object or is left out
		case p.is("acl"):
			return h
		case p.is("xcomp"):
			if o := h.kid("obj", "iobj"); o.ok() && !subjectControl(h.lemma()) {
				return antecedent(o)
			}
		case p.is("advcl") && p.kid("mark").lower() == "for" && p.tok().XPOS == "VBG" && h.kid("obj").i > h.i: // "thanked Chad for agreeing"
			return antecedent(h.kid("obj"))
		case p.is("conj"), p.is("advcl"), p.is("ccomp") && !isFinite(p), p.is("parataxis") && !isFinite(p):
		default:
			return node{}
		}
		from, p = p, h
	}
	return node{}
}

// doers is the actors that do what the verb or noun n says, as the tree has it:
// the subject, of a noun that of the verb above it.
func (r *reading) doers(n node) []int {
	for step := 0; n.ok() && n.upos() != "VERB" && n.upos() != "AUX" && step < 4; step++ {
		n = n.head()
	}
	return r.whoAll(subject(n))
}

// isInverted reports whether a clause has its auxiliary before its subject, as conditions
// do: "should war break out".
func isInverted(c node) bool {
	s := c.kid("expl", "nsubj", "nsubj:pass", "csubj")
	a := c.kid("aux", "aux:pass")
	return s.ok() && a.ok() && a.i < s.i
}

// subjectControl is the verbs whose infinitive is done by the subject though
// they have an object.
func subjectControl(lemma string) bool {
	switch lemma {
	case "promise", "use", "take", "hold", "have", "make", "vow", "sign", "spend", "reach", "launch":
		return true
	}
	return false
}

// antecedent is the noun that a relative pronoun stands for, the name where that only describes one:
// "Roe, the envoy who"; any other node is its own.
func antecedent(n node) node {
	switch n.lower() {
	case "who", "which", "that", "whom":
	default:
		return n
	}
	if n.upos() != "PRON" && n.upos() != "DET" {
		return n
	}
	for p, step := n.head(), 0; p.ok() && step < 10; p, step = p.head(), step+1 {
		if p.is("acl:relcl", "acl") {
			if up := p.head().head(); p.head().is("appos") && up.upos() == "PROPN" && p.head().upos() == "NOUN" && !takesUp(p.head()) {
				return up
			}
			return p.head()
		}
		if !p.is("conj", "xcomp", "ccomp", "advcl") {
			break
		}
	}
	return n
}

// isPassive reports whether p is a passive participle with its patient, be it
// a clause or a modifier ("launches condemned by Japan").
func isPassive(p node) bool {
	if p.kid("nsubj:pass").ok() || p.kid("aux:pass").ok() {
		return true
	}
	return p.tok().XPOS == "VBN" && p.is("acl", "advcl") && !p.kid("aux").ok() && agent(p).ok()
}

// isUndergone reports whether a participle tells what is done to the subject of the clause
// above or to a noun, by whom it does not say: "asked about the tax, she left".
func isUndergone(p node) bool {
	return p.tok().XPOS == "VBN" && (p.is("advcl") || p.is("acl") && !p.is("acl:relcl")) && !p.kid("obj", "aux", "nsubj", "xcomp").ok()
}

// agent is the "by" phrase of a passive.
func agent(p node) node {
	if a := p.kid("obl:agent"); a.ok() {
		return a
	}
	for _, o := range p.all("obl") {
		if o.prep() == "by" {
			return o
		}
	}
	return node{}
}

// patient is what the predicate acts on: the object, or the subject of a passive.
func patient(p node) node {
	if s := p.kid("nsubj:pass"); s.ok() {
		return antecedent(s)
	}
	if o := p.kid("obj"); o.ok() {
		return antecedent(o)
	}
	if p.is("acl") && isPassive(p) {
		return p.head()
	}
	return node{}
}

// isFinite reports whether the clause has a tense of its own.
func isFinite(p node) bool {
	switch p.tok().XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for _, a := range p.all("aux", "cop") {
		switch a.tok().XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// lacksSubject reports whether a clause has a tense of its own and no subject.
func lacksSubject(c node) bool { return isFinite(c) && !c.kid("nsubj", "csubj", "expl").ok() }

// isSubjunctive reports whether a clause has its verb in the base form: "that he resign",
// "that it be withdrawn". A tagger may well take that for the form of the plural.
func isSubjunctive(c node) bool {
	v := c
	if be := c.kid("aux:pass", "cop"); be.ok() {
		v = be
	}
	for _, a := range c.all("aux") {
		if a != v {
			return false
		}
	}
	switch v.tok().XPOS {
	case "VB":
		return !isToInfinitive(c)
	case "VBP":
		s := c.kid("nsubj")
		x := s.tok().XPOS
		return (x == "NN" || x == "NNP") && !s.kid("conj").ok() && v.lower() == v.lemma()
	}
	return false
}

// isNegated reports whether the predicate is denied: "not", "never", "no
// longer", "without condemning", "no country".
func isNegated(p node) bool {
	for _, a := range p.all("advmod", "aux", "mark", "cc") {
		switch a.lower() {
		case "not", "n't", "n’t", "never", "neither", "nor", "without":
			return true
		case "longer", "way":
			if d := a.kid("advmod", "det"); d.lower() == "no" {
				return true
			}
		}
	}
	return false
}

// isNeither reports whether a verb is one of two that are both denied: "neither backed nor opposed".
func isNeither(n node) bool {
	if !n.is("conj") && !n.kid("conj").ok() {
		return false
	}
	for _, v := range append(n.conj(), n.head().conj()...) {
		if k := v.kid("cc:preconj", "cc", "advmod"); v.upos() == "VERB" && (k.lower() == "neither" || k.lower() == "nor") {
			return true
		}
	}
	return false
}

// noOf reports whether the noun carries "no": "no intention", "no reason".
func noOf(n node) bool { return n.kid("det").lower() == "no" }

// modal is the modal verb of the clause, lower case ("will", "must"), with
// "have to" and "need to" read as "must"; empty where there is none.
func modal(p node) string {
	for _, a := range p.all("aux") {
		if a.tok().XPOS == "MD" {
			switch m := a.lower(); m {
			case "'ll", "’ll", "wo", "shall":
				return "will"
			case "'d", "’d":
				return "would"
			case "ca":
				return "can"
			default:
				return m
			}
		}
	}
	if p.is("xcomp") {
		switch h := p.head(); h.lemma() {
		case "have", "need", "ought":
			if modal(h) == "" {
				return "must"
			}
		}
	}
	return ""
}

// isHypothetical reports whether the clause is not asserted: under "if" or
// "whether", in a question, or itself on a condition ("would condemn it if").
func isHypothetical(p node) bool {
	if p.s == nil {
		return false
	}
	if condition(p).ok() && tenseOf(p) != "VBD" { // "threatened to leave if": on a condition itself
		return true
	}
	for n, step := p, 0; n.ok() && step < len(p.s.Tokens); n, step = n.head(), step+1 {
		if n.is("advcl", "ccomp", "acl", "obl", "nmod", "xcomp") && !n.is("acl:relcl") {
			for _, m := range n.all("mark") {
				switch m.lower() {
				case "if", "unless", "whether", "lest":
					return true
				}
			}
		}
		if h := n.head(); n.is("xcomp", "ccomp") && weighs[h.lemma()] && h.upos() == "VERB" && !isFinite(n) {
			return true
		}
		if n.is("ccomp", "acl:relcl") && step > 0 {
			break
		}
	}
	return isQuestion(p.s)
}

// weighs are the verbs that leave open whether their gerund or infinitive is done.
var weighs = class("weighs")

// isQuestion reports whether a sentence ends in a question mark, quotation
// marks after it aside.
func isQuestion(s *sentence) bool {
	i := len(s.Tokens) - 1
	for i > 0 && isQuote(s.Tokens[i].Text) {
		i--
	}
	return i >= 0 && strings.HasSuffix(s.Tokens[i].Text, "?")
}

// condition is the "if" clause under c.
func condition(c node) node {
	for _, k := range c.all("advcl") {
		if k.kid("mark").lower() == "if" {
			return k
		}
	}
	return node{}
}
