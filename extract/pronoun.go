package extract

import "slices"

// pronoun resolves a personal or possessive pronoun.
func (v *resolver) pronoun(n node) {
	var who []int
	kind := pronoun
	if n.is("expl") || n.lower() == "it" && impersonalUse(n) {
		return
	}
	switch n.lower() {
	case "he", "him", "himself":
		who = v.personFor(n, 'm')
	case "his":
		who, kind = v.personFor(n, 'm'), possessive
	case "she", "herself":
		who = v.personFor(n, 'f')
	case "her":
		who = v.personFor(n, 'f')
		if n.is("nmod:poss") {
			kind = possessive
		}
	case "it", "itself":
		who = v.thingFor(n)
	case "its":
		who, kind = v.thingFor(n), possessive
	case "they", "them", "themselves":
		who = v.theyFor(n)
	case "their", "theirs":
		who, kind = v.theyFor(n), possessive
	case "i", "me", "myself":
		who = v.first(n, true)
	case "my", "mine":
		who, kind = v.first(n, true), possessive
	case "we", "us", "ourselves":
		who = v.first(n, false)
	case "our", "ours":
		who, kind = v.first(n, false), possessive
	case "both":
		if n.is("nsubj", "obj", "obl") && !n.kid("nmod", "conj").ok() {
			who, kind = v.group(2, anyone), group
		}
	case "who", "which", "that":
		return
	default:
		v.describe(n)
		return
	}
	v.enter(n, n.i, n.i, kind, who, "coref: "+n.lower())
}

// impersonalUse reports whether "it" means nobody: the weather, or a clause
// that follows ("it is important to act").
func impersonalUse(n node) bool {
	h := n.head()
	return n.is("nsubj") && (impersonal[h.lemma()] || h.upos() == "ADJ" && h.kid("csubj", "ccomp", "xcomp").ok() && judged[h.lemma()])
}

var impersonal = class("impersonal")

// judged are adjectives for clauses, not for actors.
var judged = class("judged")

// first is whom the first person means: in a quote its speaker, outside the
// author or the signatories of a statement.
func (v *resolver) first(n node, single bool) []int {
	if v.inQuote(n) {
		return v.speakerFor(n)
	}
	if single && len(v.author) > 0 {
		return v.author
	}
	return v.voice
}

// personFor is the person whom he or she means: the subject of a clause above,
// else of one before in the sentence, else of the sentence before, else the
// person named last.
func (v *resolver) personFor(n node, gender byte) []int {
	self := v.selves(n)
	fits := func(r ref) bool {
		if len(r.actors) != 1 || slices.Contains(self, r.actors[0]) || !v.isPerson(r.actors[0]) || r.n.is("nmod:poss") && r.n.s == n.s && r.n.head() == n.head() {
			return false
		}
		g := v.f.actors[r.actors[0]].gender
		return (g == 0 || g == gender) && !v.bound(n, r.n) && v.inQuote(r.n) == v.inQuote(n)
	}
	if who := v.bySalience(n, fits); who != nil {
		return who
	}
	return v.bySalience(n, func(r ref) bool {
		return len(r.actors) == 1 && v.isPerson(r.actors[0]) && (v.f.actors[r.actors[0]].gender == gender || v.f.actors[r.actors[0]].gender == 0) && !v.bound(n, r.n)
	})
}

// selves is whom the first person means in the sentence of a pronoun, on the same side of its quotation
// marks: no "he" or "she" there is one of them.
func (v *resolver) selves(n node) []int {
	var who []int
	for i := range n.i {
		if k := n.s.node(i); firstPerson[k.lower()] && v.inQuote(k) == v.inQuote(n) {
			who = addNew(who, v.r.who(k)...)
		}
	}
	return who
}

// bySalience is the actors of the best reference before n that fits: the
// subjects of this sentence and of the one before come first, two sentences
// back is the end.
func (v *resolver) bySalience(n node, fits func(ref) bool) []int {
	best, most := []int(nil), -1
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		back := n.s.index - r.n.s.index
		if back > 3 {
			break
		}
		if !fits(r) {
			continue
		}
		score := 40 - 12*back
		switch {
		case r.n.is("nsubj"):
			score += 10
			if back > 0 && r.n.head().is("root") || r.n.head().is("root") && n.is("nsubj") {
				score += 4
			}
		case r.n.is("obj", "obl") && !r.weak:
			score += 4
		case r.n.is("nmod:poss"):
			score += 2
		}
		if r.weak {
			score -= 6
		}
		if score > most {
			best, most = r.actors, score
		}
	}
	return best
}

// bound reports whether a pronoun can't mean the noun m because both are
// arguments of one verb: "Roe told him".
func (v *resolver) bound(n, m node) bool {
	if n.is("obj", "iobj") && n.s == m.s && m.is("nsubj") && m.head() != n.head() && !n.head().kid("nsubj").ok() && n.head().is("conj") && n.head().head() == m.head() {
		return true // "Roe met Doe and thanked her"
	}
	if n.s != m.s || n.is("nmod:poss") {
		return false
	}
	if v := n.head(); n.is("obj", "iobj") && v.is("xcomp") && !v.kid("nsubj").ok() && (v.tok().XPOS == "VB" || v.tok().XPOS == "VBG") { // "Roe refused to meet her", "urged Roe to meet her"
		doer := "nsubj"
		if o := v.head().kid("obj"); o.ok() && !subjectControl(v.head().lemma()) {
			doer = "obj"
		}
		return m.is(doer) && m.head() == v.head()
	}
	return n.head() == m.head() && n.is("obj", "iobj", "obl", "nsubj") && m.is("nsubj", "obj", "iobj", "obl")
}

// thingFor is the country or organization that "it" or "its" means: of the
// clauses above the one it would be controlled by, else the subject of the
// sentence before. A subject that is no actor and could be meant ends the search.
func (v *resolver) thingFor(n node) []int {
	if n.is("obj", "obl") && v.nounBefore(n) {
		return nil
	}
	if who, stop := v.above(n, v.isThing); len(who) > 0 || stop {
		return who
	}
	// Subjects before it in the sentence, nearest first.
	for i := n.i - 1; i >= 0; i-- {
		c := n.s.node(i)
		if !c.is("nsubj") || v.inQuote(c) != v.inQuote(n) {
			continue
		}
		if who := v.r.who(c); len(who) == 1 && v.isThing(who) && !v.bound(n, c) {
			return who
		}
		if c.upos() == "NOUN" && c.tok().XPOS == "NN" && len(v.r.who(c)) == 0 {
			return nil
		}
	}
	if n.s.index == 0 {
		return nil
	}
	return v.subjectBefore(n, v.isThing)
}

// nounBefore reports whether a common noun is the object of an earlier verb in
// the sentence, which "it" as an object rather means: "regretted the decision
// but would respect it".
func (v *resolver) nounBefore(n node) bool {
	for i := range n.i {
		c := n.s.node(i)
		if c.is("obj") && c.upos() == "NOUN" && len(v.r.who(c)) == 0 && !many(c) {
			return true
		}
	}
	return false
}

// subjectBefore is the subject of the sentence before, where it fits; the
// country of a person who is.
func (v *resolver) subjectBefore(n node, fits func([]int) bool) []int {
	s := v.r.sents[n.s.index-1]
	if s.root < 0 || s.block != n.s.block {
		return nil
	}
	subj := s.node(s.root).kid("nsubj")
	if !subj.ok() {
		return nil
	}
	if who := v.r.whoAll(subj); len(who) > 0 && fits(who) {
		return who
	}
	return nil
}

func (v *resolver) isThing(who []int) bool { return len(who) == 1 && !v.isPerson(who[0]) }

func (v *resolver) isGroup(who []int) bool {
	return len(who) > 1 || len(who) == 1 && v.plural(who[0])
}

// plural reports whether an organization is spoken of as many: "the Taliban",
// "the Houthis", "Democrats".
func (v *resolver) plural(a int) bool {
	x := v.f.actors[a]
	if x.entry == nil {
		return false
	}
	return x.entry.Class == "armed" || x.entry.Class == "party" || x.entry.ID == "g7" || x.entry.ID == "quad"
}

// above climbs from a pronoun over the verbs that it stands under and takes
// the first argument that fits: the object where its verb governs the clause
// ("urged China to stop its"), else the subject. stop is true where a noun
// was met that could be meant and is no actor.
func (v *resolver) above(n node, fits func([]int) bool) (who []int, stop bool) {
	c := n
	for steps := 0; c.head().ok() && steps < len(n.s.Tokens); steps++ {
		h := c.head()
		if m := v.r.mention(h); m != nil && h.i < n.i && c != n && h.upos() == "PROPN" && m.kind == named && fits(m.actors) {
			return m.actors, false // "Iran and its neighbours"
		}
		if o := h.kid("obj"); o.ok() && o != c && o.i < n.i && c.is("obl", "advcl") && o.upos() == "NOUN" && many(o) && len(v.r.whoAll(o)) == 0 && n.lower() == "their" {
			return nil, true // "praised the players for their courage"
		}
		if n.is("nmod:poss") || c != n {
			if c.is("xcomp", "advcl", "ccomp") || c.is("obl") && c.upos() == "VERB" {
				if o := h.kid("obj"); c.is("xcomp") && o.ok() && o.i < c.i && o != c && len(v.r.whoAll(o)) == 0 && o.upos() == "NOUN" {
					return nil, true
				}
				for _, o := range h.all("obj", "iobj", "obl") {
					if o.i < c.i && o != c && !v.bound(n, o) && (!o.is("obl") || o.prep() == "on" || o.prep() == "upon" || o.prep() == "to" || o.prep() == "for") {
						if w := v.r.whoAll(o); len(w) > 0 && fits(w) && (c.is("xcomp") || controls[h.lemma()]) {
							return w, false
						}
					}
				}
			}
			if s := h.kid("nsubj"); s.ok() && s != c && s.i < n.i && !n.under(s) && !firstPerson[s.lower()] && !v.bound(n, s) {
				w := v.r.whoAll(s)
				if len(w) > 0 && fits(w) {
					return w, false
				}
				if len(w) == 0 && s.upos() == "NOUN" && n.is("nmod:poss") && c.is("obj", "obl") && !c.is("obl:agent") {
					return nil, false
				}
			}
			if by := agent(h); by.ok() && by.i < n.i && !n.under(by) {
				if w := v.r.whoAll(by); len(w) > 0 && fits(w) {
					return w, false
				}
			}
			if p := h.kid("nmod:poss"); p.ok() && p != n && p.i < n.i {
				if w := v.r.whoAll(p); len(w) > 0 && fits(w) {
					return w, false
				}
			}
		}
		c = h
	}
	return nil, false
}

// controls are verbs whose object does what the clause after it says.
var controls = class("controls")

var firstPerson = words("i we you")

// theyFor is the group that "they" or "their" means: the last subject of many
// before it. A subject of many who are no actors ends the search.
func (v *resolver) theyFor(n node) []int {
	if n.is("nmod:poss") {
		if who, stop := v.above(n, v.isGroup); len(who) > 0 || stop {
			return who
		}
	}
	if who, done := v.pluralBefore(n, true); done || len(who) > 0 {
		return who
	}
	// "They" of a readout that goes on about one of them in between.
	if n.is("nsubj") && n.head().is("root", "conj") && !v.inQuote(n) {
		last := v.singleBefore(n)
		if g := v.group(0, people); last >= 0 && slices.Contains(g, last) {
			return g
		}
		if last >= 0 && slices.Contains(v.met, last) {
			return v.met
		}
	}
	who, _ := v.pluralBefore(n, false)
	return who
}

// pluralBefore is the last subject of many before n; with main, of sentences
// before only the main clauses count. done is true where it is no actor.
func (v *resolver) pluralBefore(n node, main bool) (who []int, done bool) {
	for idx := n.s.index; idx >= 0 && idx >= n.s.index-2; idx-- {
		s := v.r.sents[idx]
		if s.block != n.s.block && idx < n.s.index {
			return nil, false
		}
		for i := v.lastToken(s, n); i >= 0; i-- {
			c := s.node(i)
			if !c.is("nsubj") || v.bound(n, c) || v.inQuote(c) != v.inQuote(n) || main && idx < n.s.index && !c.head().is("root", "conj") {
				continue
			}
			who := v.r.whoAll(c)
			if v.isGroup(who) {
				return who, true
			}
			if len(who) == 0 && many(c) {
				return nil, true
			}
			if len(who) == 1 && idx == n.s.index-1 {
				if g := v.withSubject(c, who); len(g) > 1 {
					return g, true
				}
			}
		}
	}
	return nil, false
}

// lastToken is the last token of s that stands before n.
func (v *resolver) lastToken(s *sentence, n node) int {
	if s == n.s {
		return n.i - 1
	}
	return len(s.Tokens) - 1
}

// singleBefore is the single subject that stands furthest back in the two
// sentences before n, -1 for none.
func (v *resolver) singleBefore(n node) int {
	last := -1
	for idx := n.s.index; idx >= 0 && idx >= n.s.index-2; idx-- {
		s := v.r.sents[idx]
		if s.block != n.s.block {
			break
		}
		for i := v.lastToken(s, n); i >= 0; i-- {
			if c := s.node(i); c.is("nsubj") && !v.bound(n, c) && v.inQuote(c) == v.inQuote(n) {
				if who := v.r.whoAll(c); len(who) == 1 {
					last = who[0]
				}
			}
		}
	}
	return last
}

// withSubject is the subject and those that it does something with: "Roe met
// with Doe. They agreed".
func (v *resolver) withSubject(subj node, who []int) []int {
	for i := len(v.sets) - 1; i >= 0 && v.sets[i].n.s == subj.s; i-- {
		if slices.Contains(v.sets[i].actors, who[0]) && v.sets[i].n.is("obl", "nmod") {
			return v.sets[i].actors
		}
	}
	// "held a call with", "spoke with": the set's other part may be a child of
	// the verb's object.
	return nil
}

// many reports whether a noun is plural by its form or by coordination.
func many(n node) bool {
	return isPlural(n) || n.kid("conj").ok() || n.lower() == "they"
}

// isPlural reports whether a noun is in the plural.
func isPlural(n node) bool { return n.tok().XPOS == "NNS" || n.tok().XPOS == "NNPS" }
