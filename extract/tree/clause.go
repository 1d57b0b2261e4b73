package tree

import (
	"slices"
	"strings"

	"entente/extract/words"
)

// Subject is the node of who does what predicate p says: its own subject, or
// that of the clause that p shares it with (coordination, control, participles,
// relative clauses), or the agent of a passive. The zero node where there is none.
func Subject(p Node) Node {
	from := p
	for step := 0; p.OK() && step < 20; step++ {
		passive := p.Kid("nsubj:pass")
		if step > 0 && passive.OK() && sharesPassive(from, p) {
			return Antecedent(passive)
		}
		if IsPassive(p) {
			if step == 0 || !from.Is("xcomp") {
				return Agent(p)
			}
			if who := Patient(p); who.OK() || !p.Is("conj") { // "is expected to attend"
				return Antecedent(who)
			}
			from, p = p, p.Head() // "met and are expected to meet again"
			continue
		}
		if s := p.Kid("nsubj", "csubj"); s.OK() {
			return Antecedent(s)
		}
		if s, ok := subjectAbove(p); ok {
			return s
		}
		from, p = p, p.Head()
	}
	return Node{}
}

// sharesPassive reports whether a clause below a passive has the same subject: "was fined for backing", "was hurt by Chad
// and called for talks".
func sharesPassive(from, p Node) bool {
	if from.Is("advcl") && from.Kid("mark").Lower() == "for" {
		return true
	}
	return IsPassive(p) && from.Is("conj") && p.Is("root", "ccomp", "parataxis")
}

// subjectAbove is the subject of a clause without one of its own as the word above has it; ok is false where it is
// that word's own subject.
func subjectAbove(p Node) (s Node, ok bool) {
	h := p.Head()
	switch {
	case p.Is("acl:relcl"):
		return Node{}, true // the relative pronoun is an object or is left out
	case p.Is("acl"):
		return h, true
	case p.Is("xcomp"):
		o := h.Kid("obj", "iobj")
		return Antecedent(o), o.OK() && !SubjectControl(h.Lemma())
	case isThankedFor(p): // "thanked Chad for agreeing"
		return Antecedent(h.Kid("obj")), true
	}
	return Node{}, !p.Is("conj", "advcl") && (!p.Is("ccomp", "parataxis") || IsFinite(p))
}

// isThankedFor reports whether a gerund behind "for" says what the object of the verb above did.
func isThankedFor(p Node) bool {
	h := p.Head()
	return p.Is("advcl") && p.Kid("mark").Lower() == "for" && p.Tok().XPOS == "VBG" && h.Kid("obj").I > h.I
}

// IsInverted reports whether a clause has its auxiliary before its subject, as conditions
// do: "should war break out".
func IsInverted(c Node) bool {
	s := OwnSubject(c)
	a := c.Kid("aux", "aux:pass")
	return s.OK() && a.OK() && a.I < s.I
}

// SubjectControl is the verbs whose infinitive is done by the subject though
// they have an object.
func SubjectControl(lemma string) bool {
	return subjectControl[lemma]
}

var subjectControl = words.Class("subjectControl")

// Antecedent is the noun that a relative pronoun stands for, the name where that only describes one:
// "Roe, the envoy who"; any other node is its own.
func Antecedent(n Node) Node {
	switch n.Lower() {
	case "who", "which", "that", "whom":
	default:
		return n
	}
	if !n.IsPOS("PRON", "DET") {
		return n
	}
	for p, step := n.Head(), 0; p.OK() && step < 10; p, step = p.Head(), step+1 {
		if p.Is("acl:relcl", "acl") {
			if up := p.Head().Head(); p.Head().Is("appos") && up.UPOS() == "PROPN" && p.Head().UPOS() == "NOUN" && !TakesUp(p.Head()) {
				return up
			}
			return p.Head()
		}
		if !p.Is("conj", "xcomp", "ccomp", "advcl") {
			break
		}
	}
	return n
}

// IsPassive reports whether p is a passive participle with its patient, be it
// a clause or a modifier ("launches condemned by Japan").
func IsPassive(p Node) bool {
	if p.Kid("nsubj:pass").OK() || p.Kid("aux:pass").OK() {
		return true
	}
	return p.Tok().XPOS == "VBN" && p.Is("acl", "advcl") && !p.Kid("aux").OK() && Agent(p).OK()
}

// IsUndergone reports whether a participle tells what is done to the subject of the clause
// above or to a noun, by whom it does not say: "asked about the tax, she left".
func IsUndergone(p Node) bool {
	return p.Tok().XPOS == "VBN" && (p.Is("advcl") || p.Is("acl") && !p.Is("acl:relcl")) && !p.Kid("obj", "aux", "nsubj", "xcomp").OK()
}

// Agent is the "by" phrase of a passive.
func Agent(p Node) Node {
	if a := p.Kid("obl:agent"); a.OK() {
		return a
	}
	for _, o := range p.All("obl") {
		if o.Prep() == "by" {
			return o
		}
	}
	return Node{}
}

// Patient is what the predicate acts on: the object, or the subject of a passive.
func Patient(p Node) Node {
	if s := p.Kid("nsubj:pass"); s.OK() {
		return Antecedent(s)
	}
	if o := p.Kid("obj"); o.OK() {
		return Antecedent(o)
	}
	if p.Is("acl") && IsPassive(p) {
		return p.Head()
	}
	return Node{}
}

// IsFinite reports whether the clause has a tense of its own.
func IsFinite(p Node) bool {
	switch p.Tok().XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for _, a := range p.All("aux", "cop") {
		switch a.Tok().XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// OwnSubject is the subject that a clause has itself, of any form: also a clause or the "there" in its place.
func OwnSubject(c Node) Node { return c.Kid("nsubj", "csubj", "expl") }

// LacksSubject reports whether a clause has a tense of its own and no subject.
func LacksSubject(c Node) bool { return IsFinite(c) && !OwnSubject(c).OK() }

// IsSubjunctive reports whether a clause has its verb in the base form: "that he resign",
// "that it be withdrawn". A tagger may well take that for the form of the plural.
func IsSubjunctive(c Node) bool {
	v := c
	if be := c.Kid("aux:pass", "cop"); be.OK() {
		v = be
	}
	for _, a := range c.All("aux") {
		if a != v {
			return false
		}
	}
	switch v.Tok().XPOS {
	case "VB":
		return !IsToInfinitive(c)
	case "VBP":
		s := c.Kid("nsubj")
		x := s.Tok().XPOS
		return words.OneOf(x, "NN", "NNP") && !s.Kid("conj").OK() && v.Lower() == v.Lemma()
	}
	return false
}

// IsNegated reports whether the predicate is denied: "not", "never", "no
// longer", "without condemning", "neither A nor B condemned", but not "not only".
func IsNegated(p Node) bool {
	if isOfNone(p.Kid("nsubj")) || p.Is("xcomp") && isUnlikely(p.Head()) {
		return true
	}
	for _, a := range p.All("advmod", "aux", "mark", "cc") {
		switch a.Lower() {
		case "not":
			if !onlys[a.Sent.Node(a.I+1).Lower()] {
				return true
			}
		case "n't", "n’t", "never", "neither", "nor", "without":
			return true
		case "longer", "way":
			if d := a.Kid("advmod", "det"); d.Lower() == "no" {
				return true
			}
		}
	}
	return false
}

// isUnlikely reports whether what follows will hardly be: "is unlikely to", "is not likely to".
func isUnlikely(h Node) bool {
	return h.Lemma() == "unlikely" || h.Lemma() == "likely" && h.UPOS() == "ADJ" && IsNegated(h)
}

// onlys are the words behind a "not" that denies nothing: "not only rejected but".
var onlys = words.Class("onlys")

// isOfNone reports whether a subject is nobody of those named: "neither A nor B", "none of them".
func isOfNone(s Node) bool {
	if w := s.Kid("cc:preconj", "det").Lower(); w == "neither" {
		return true
	}
	return s.IsWord("neither", "none", "nobody")
}

// isDoubted reports whether a clause is said to be hardly so, of nobody, or not to be so: "hardly supports", "no
// minister of A supports", "it is false that A supports", "it is not true that A supports".
func isDoubted(c Node) bool {
	if a := c.Kid("advmod"); hardly[a.Lower()] || c.UPOS() == "VERB" && HasNo(c.Kid("nsubj")) && !c.Kid("expl").OK() {
		return true
	}
	h := c.Head()
	if !c.Is("xcomp", "ccomp", "csubj", "advcl", "obl") || h.I > c.I || h.UPOS() == "NOUN" {
		return false
	}
	return doubts[h.Lemma()] || affirms[h.Lemma()] && IsNegated(h)
}

// affirms are the adjectives for what is so.
var affirms = words.Class("affirms")

// hardly are the adverbs that leave nothing of what they stand with.
var hardly = words.Class("hardly")

// doubts are the adjectives and adverbs for what is not so, or is not to be.
var doubts = words.Class("doubts")

// IsNeither reports whether a verb is one of two that are both denied: "neither backed nor opposed".
func IsNeither(n Node) bool {
	if !n.Is("conj") && !n.Kid("conj").OK() {
		return false
	}
	for _, v := range append(n.Conj(), n.Head().Conj()...) {
		if k := v.Kid("cc:preconj", "cc", "advmod"); v.UPOS() == "VERB" && k.IsWord("neither", "nor") {
			return true
		}
	}
	return false
}

// HasNo reports whether the noun carries "no": "no intention", "no reason".
func HasNo(n Node) bool { return n.Kid("det").Lower() == "no" }

// Modal is the modal verb of the clause, lower case ("will", "must"), with
// "have to" and "need to" read as "must"; empty where there is none.
func Modal(p Node) string {
	for _, a := range p.All("aux") {
		if a.Tok().XPOS == "MD" {
			switch m := a.Lower(); m {
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
	if p.Is("xcomp") {
		switch h := p.Head(); h.Lemma() {
		case "have", "need", "ought":
			if Modal(h) == "" {
				return "must"
			}
		}
	}
	return ""
}

// IsHypothetical reports whether the clause is not asserted: under "if" or
// "whether", in a question, or itself on a condition ("would condemn it if").
func IsHypothetical(p Node) bool {
	if p.Sent == nil {
		return false
	}
	if Condition(p).OK() && TenseOf(p) != "VBD" { // "threatened to leave if": on a condition itself
		return true
	}
	for n, step := p, 0; n.OK() && step < len(p.Sent.Tokens); n, step = n.Head(), step+1 {
		if isDoubted(n) {
			return true
		}
		if n.Is("advcl", "ccomp", "acl", "obl", "nmod", "xcomp") && !n.Is("acl:relcl") {
			for _, m := range n.All("mark") {
				switch m.Lower() {
				case "if", "unless", "whether", "lest":
					return true
				}
			}
		}
		if h := n.Head(); n.Is("xcomp", "ccomp") && weighs[h.Lemma()] && h.UPOS() == "VERB" && !IsFinite(n) {
			return true
		}
		if n.Is("ccomp", "acl:relcl") && step > 0 {
			break
		}
	}
	return IsQuestion(p.Sent)
}

// weighs are the verbs that leave open whether their gerund or infinitive is done.
var weighs = words.Class("weighs")

// IsQuestion reports whether a sentence ends in a question mark, quotation
// marks after it aside.
func IsQuestion(s *Sentence) bool {
	i := len(s.Tokens) - 1
	for i > 0 && IsQuote(s.Tokens[i].Text) {
		i--
	}
	return i >= 0 && strings.HasSuffix(s.Tokens[i].Text, "?")
}

// Condition is the "if" clause under c.
func Condition(c Node) Node {
	for _, k := range c.All("advcl") {
		if k.Kid("mark").Lower() == "if" {
			return k
		}
	}
	return Node{}
}

// TenseOf is the tag of the finite word of a clause, with the present one for all persons;
// empty where there is none.
func TenseOf(n Node) string {
	for _, k := range append([]Node{n}, n.All("aux", "cop")...) {
		switch x := k.Tok().XPOS; x {
		case "VBD", "VBZ", "MD":
			return x
		case "VBP":
			return "VBZ"
		}
	}
	return ""
}

// IsNominal reports whether a token is a noun, a name or a pronoun.
func IsNominal(n Node) bool {
	return n.IsPOS("NOUN", "PROPN", "PRON")
}

// TakesUp reports whether a noun takes up what was just said, to say who thinks what of it: "to
// use force, a step Chad opposes".
func TakesUp(n Node) bool {
	if !asides[n.Lemma()] {
		return false
	}
	c := n.Kid("acl:relcl")
	some := strings.HasPrefix(n.Kid("det").Lower(), "a")
	if p := n.Kid("acl"); !c.OK() && p.Tok().XPOS == "VBN" && Agent(p).OK() && some { // "..., a step condemned by Chad"
		return IsBehindComma(n) || IsDash(n.Sent.Before(n.First())) || IsDash(n.Sent.Node(n.First()))
	}
	if c.Kid("nsubj").OK() && (some || n.Lower() == "something") && n.Sent.Before(n.First()).Lower() == "," {
		return true
	}
	return c.OK() && n.Sent.Node(n.First()).Lower() == ","
}

// asides are the nouns that take up what was just said.
var asides = words.Class("asides")

// IsRelative reports words that begin a relative clause.
func IsRelative(n Node) bool {
	x := n.Tok().XPOS
	return words.OneOf(x, "WDT", "WP", "WRB", "WP$")
}

// IsPluperfect reports whether the verb n is in the pluperfect.
func IsPluperfect(n Node) bool { return HasAux(n, "had") }

// HasAux reports whether the verb n has one of the auxiliaries.
func HasAux(n Node, words ...string) bool {
	return slices.ContainsFunc(n.All("aux"), func(a Node) bool { return slices.Contains(words, a.Lower()) })
}

// IsPerfect reports whether the verb n is in a perfect tense.
func IsPerfect(n Node) bool { return HasAux(n, "has", "have", "had") }

// StrayClause is the verb to which a "that" clause belongs which the tree has
// as the relative clause of a noun in between: "said in a statement that they
// will advance ties". The zero node where the relative clause is one.
func StrayClause(c Node) Node {
	if !c.Is("acl:relcl", "acl") || !c.Kid("nsubj", "nsubj:pass").OK() {
		return Node{}
	}
	that := c.Sent.Node(c.First())
	if that.Lower() != "that" || that.Head() != c || that.Is("nsubj") {
		return Node{}
	}
	if objects := len(c.All("obj")); that.Is("obj") && objects < 2 && !c.Kid("cop", "aux:pass").OK() {
		return Node{} // "that" is the object: a relative clause indeed
	}
	n := c.Head()
	for step := 0; step < 4 && n.Is("nmod", "obl", "obj"); step++ {
		if n = n.Head(); n.UPOS() == "VERB" {
			return n
		}
	}
	return Node{}
}
