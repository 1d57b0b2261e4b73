package coref

import (
	"slices"

	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// pronoun resolves a personal or possessive pronoun.
func (v *resolver) pronoun(n tree.Node) {
	w := n.Lower()
	if n.Is("expl") || w == "it" && impersonalUse(n) || words.OneOf(w, "who", "which", "that") {
		return
	}
	if w == "both" {
		if n.Is("nsubj", "obj", "obl") && !n.Kid("nmod", "conj").OK() {
			v.enter(n, n.I, n.I, reading.Group, v.group(2, anyone), "coref: both")
		}
		return
	}
	who, ok := v.referent(n)
	if !ok {
		v.describe(n)
		return
	}
	kind := reading.Pronoun
	if possessives[w] || w == "her" && n.Is("nmod:poss") {
		kind = reading.Possessive
	}
	v.enter(n, n.I, n.I, kind, who, "coref: "+w)
}

// possessives are the pronouns that always say whose something is.
var possessives = words.Set("his its their theirs my mine our ours")

// referent is whom a pronoun means; ok is false for other words.
func (v *resolver) referent(n tree.Node) (who []int, ok bool) {
	switch n.Lower() {
	case "he", "him", "himself", "his":
		return v.personFor(n, 'm'), true
	case "she", "herself", "her":
		return v.personFor(n, 'f'), true
	case "it", "itself", "its":
		return v.thingFor(n), true
	case "they", "them", "themselves", "their", "theirs":
		return v.theyFor(n), true
	case "i", "me", "myself", "my", "mine":
		return v.first(n, true), true
	case "we", "us", "ourselves", "our", "ours":
		return v.first(n, false), true
	}
	return nil, false
}

// impersonalUse reports whether "it" means nobody: the weather, or a clause
// that follows ("it is important to act").
func impersonalUse(n tree.Node) bool {
	h := n.Head()
	return n.Is("nsubj") && (impersonal[h.Lemma()] || h.UPOS() == "ADJ" && h.Kid("csubj", "ccomp", "xcomp").OK() && judged[h.Lemma()])
}

var impersonal = words.Class("impersonal")

// judged are adjectives for clauses, not for actors.
var judged = words.Class("judged")

// first is whom the first person means: in a quote its speaker, outside the
// author or the signatories of a statement.
func (v *resolver) first(n tree.Node, single bool) []int {
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
func (v *resolver) personFor(n tree.Node, gender byte) []int {
	self := v.selves(n)
	may := func(r ref) bool {
		if len(r.actors) != 1 || !v.isPerson(r.actors[0]) || v.bound(n, r.n) {
			return false
		}
		g := v.f.Actors[r.actors[0]].Gender
		return g == 0 || g == gender
	}
	fits := func(r ref) bool {
		return may(r) && !slices.Contains(self, r.actors[0]) && !isOwnerBeside(n, r.n) && v.inQuote(r.n) == v.inQuote(n)
	}
	if who := v.bySalience(n, fits); who != nil {
		return who
	}
	return v.bySalience(n, may)
}

// isOwnerBeside reports whether m says whose the thing is that a pronoun stands at.
func isOwnerBeside(n, m tree.Node) bool {
	return m.Is("nmod:poss") && m.Sent == n.Sent && m.Head() == n.Head()
}

// selves is whom the first person means in the sentence of a pronoun, on the same side of its quotation
// marks: no "he" or "she" there is one of them.
func (v *resolver) selves(n tree.Node) []int {
	var who []int
	for i := range n.I {
		if k := n.Sent.Node(i); tree.FirstPerson[k.Lower()] && v.inQuote(k) == v.inQuote(n) {
			who = reading.AddNew(who, v.r.Who(k)...)
		}
	}
	return who
}

// bySalience is the actors of the best reference before n that fits: the
// subjects of this sentence and of the one before come first, two sentences
// back is the end.
func (v *resolver) bySalience(n tree.Node, fits func(ref) bool) []int {
	best, most := []int(nil), -1
	for i := len(v.refs) - 1; i >= 0; i-- {
		r := v.refs[i]
		back := n.Sent.Index - r.n.Sent.Index
		if back > 3 {
			break
		}
		if !fits(r) {
			continue
		}
		score := 40 - 12*back
		switch {
		case r.n.Is("nsubj"):
			score += 10
			if back > 0 && r.n.Head().Is("root") || r.n.Head().Is("root") && n.Is("nsubj") {
				score += 4
			}
		case r.n.Is("obj", "obl") && !r.weak:
			score += 4
		case r.n.Is("nmod:poss"):
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
func (v *resolver) bound(n, m tree.Node) bool {
	if n.Sent != m.Sent {
		return false
	}
	if isBoundByRow(n, m) {
		return true
	}
	if n.Is("nmod:poss") {
		return false
	}
	if v := n.Head(); n.Is("obj", "iobj") && v.Is("xcomp") && !v.Kid("nsubj").OK() && v.IsTag("VB", "VBG") {
		return isDoerOf(m, v)
	}
	return n.Head() == m.Head() && n.Is("obj", "iobj", "obl", "nsubj") && m.Is("nsubj", "obj", "iobj", "obl")
}

// isBoundByRow reports whether m is the subject that the verb of a pronoun shares: "Roe met Doe and thanked her".
func isBoundByRow(n, m tree.Node) bool {
	v := n.Head()
	return n.Is("obj", "iobj") && m.Is("nsubj") && m.Head() != v && !v.Kid("nsubj").OK() && v.Is("conj") && v.Head() == m.Head()
}

// isDoerOf reports whether m does what an infinitive or gerund says: "Roe refused to meet her", "urged Roe to meet her".
func isDoerOf(m, v tree.Node) bool {
	doer := "nsubj"
	if o := v.Head().Kid("obj"); o.OK() && !tree.SubjectControl(v.Head().Lemma()) {
		doer = "obj"
	}
	return m.Is(doer) && m.Head() == v.Head()
}

// thingFor is the country or organization that "it" or "its" means: of the
// clauses above the one it would be controlled by, else the subject of the
// sentence before. A subject that is no actor and could be meant ends the search.
func (v *resolver) thingFor(n tree.Node) []int {
	if n.Is("obj", "obl") && v.nounBefore(n) {
		return nil
	}
	if who, stop := v.above(n, v.isThing); len(who) > 0 || stop {
		return who
	}
	// Subjects before it in the sentence, nearest first.
	for i := n.I - 1; i >= 0; i-- {
		c := n.Sent.Node(i)
		if !c.Is("nsubj") || v.inQuote(c) != v.inQuote(n) {
			continue
		}
		if who := v.r.Who(c); len(who) == 1 && v.isThing(who) && !v.bound(n, c) {
			return who
		}
		if c.UPOS() == "NOUN" && c.Tok().XPOS == "NN" && len(v.r.Who(c)) == 0 {
			return nil
		}
	}
	if n.Sent.Index == 0 {
		return nil
	}
	return v.subjectBefore(n, v.isThing)
}

// nounBefore reports whether a common noun is the object of an earlier verb in
// the sentence, which "it" as an object rather means: "regretted the decision
// but would respect it".
func (v *resolver) nounBefore(n tree.Node) bool {
	for i := range n.I {
		c := n.Sent.Node(i)
		if c.Is("obj") && c.UPOS() == "NOUN" && len(v.r.Who(c)) == 0 && !tree.IsMany(c) {
			return true
		}
	}
	return false
}

// subjectBefore is the subject of the sentence before, where it fits; the
// country of a person who is.
func (v *resolver) subjectBefore(n tree.Node, fits func([]int) bool) []int {
	s := v.r.Sents[n.Sent.Index-1]
	if s.Root < 0 || s.Block != n.Sent.Block {
		return nil
	}
	subj := s.Node(s.Root).Kid("nsubj")
	if !subj.OK() {
		return nil
	}
	if who := v.r.WhoAll(subj); len(who) > 0 && fits(who) {
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
	x := v.f.Actors[a]
	if x.Entry == nil {
		return false
	}
	return words.OneOf(x.Entry.Class, "armed", "party") || words.OneOf(x.Entry.ID, "g7", "quad")
}

// above climbs from a pronoun over the verbs that it stands under and takes
// the first argument that fits: the object where its verb governs the clause
// ("urged China to stop its"), else the subject. stop is true where a noun
// was met that could be meant and is no actor.
func (v *resolver) above(n tree.Node, fits func([]int) bool) (who []int, stop bool) {
	c := n
	for steps := 0; c.Head().OK() && steps < len(n.Sent.Tokens); steps++ {
		h := c.Head()
		if m := v.r.Mention(h); m != nil && h.I < n.I && c != n && h.UPOS() == "PROPN" && m.Kind == reading.Named && fits(m.Actors) {
			return m.Actors, false // "Iran and its neighbours"
		}
		if v.isObjectOfMany(n, c) {
			return nil, true // "praised the players for their courage"
		}
		if n.Is("nmod:poss") || c != n {
			for _, find := range antecedents {
				if who, done, stop := find(v, n, c, fits); done {
					return who, stop
				}
			}
		}
		c = h
	}
	return nil, false
}

// antecedents are the arguments of a word above a pronoun that it may mean, in the order in which they are asked: c is
// what stands between them. Each says whom it finds, and whether the search is done, or stopped by a noun that could be meant.
var antecedents = []func(v *resolver, n, c tree.Node, fits func([]int) bool) (who []int, done, stop bool){
	(*resolver).controller, (*resolver).subjectAbove, (*resolver).agentAbove, (*resolver).ownerAbove,
}

// isObjectOfMany reports whether many who are no actors are the object of the verb above: "praised the players for their courage".
func (v *resolver) isObjectOfMany(n, c tree.Node) bool {
	o := c.Head().Kid("obj")
	if n.Lower() != "their" || !o.OK() || o == c || o.I > n.I || !c.Is("obl", "advcl") {
		return false
	}
	return o.UPOS() == "NOUN" && tree.IsMany(o) && len(v.r.WhoAll(o)) == 0
}

// controller is the object of the verb above that does what the clause under it says: "urged China to stop its".
func (v *resolver) controller(n, c tree.Node, fits func([]int) bool) (who []int, done, stop bool) {
	h := c.Head()
	if !c.Is("xcomp", "advcl", "ccomp") && !(c.Is("obl") && c.UPOS() == "VERB") {
		return nil, false, false
	}
	if o := h.Kid("obj"); c.Is("xcomp") && o.OK() && o.I < c.I && o != c && len(v.r.WhoAll(o)) == 0 && o.UPOS() == "NOUN" {
		return nil, true, true
	}
	if !c.Is("xcomp") && !controls[h.Lemma()] {
		return nil, false, false
	}
	for _, o := range h.All("obj", "iobj", "obl") {
		addressed := !o.Is("obl") || words.OneOf(o.Prep(), "on", "upon", "to", "for")
		if o.I > c.I || o == c || v.bound(n, o) || !addressed {
			continue
		}
		if w := v.r.WhoAll(o); len(w) > 0 && fits(w) {
			return w, true, false
		}
	}
	return nil, false, false
}

// subjectAbove is the subject of the verb above; a noun that is no actor ends the search for whose an object is.
func (v *resolver) subjectAbove(n, c tree.Node, fits func([]int) bool) (who []int, done, stop bool) {
	s := c.Head().Kid("nsubj")
	if !s.OK() || s == c || s.I > n.I || n.Under(s) || tree.FirstPerson[s.Lower()] || v.bound(n, s) {
		return nil, false, false
	}
	w := v.r.WhoAll(s)
	if len(w) > 0 {
		if fits(w) {
			return w, true, false
		}
		return nil, false, false
	}
	ends := s.UPOS() == "NOUN" && n.Is("nmod:poss") && c.Is("obj", "obl") && !c.Is("obl:agent")
	return nil, ends, false
}

// agentAbove is the agent of the passive above.
func (v *resolver) agentAbove(n, c tree.Node, fits func([]int) bool) (who []int, done, stop bool) {
	by := tree.Agent(c.Head())
	if !by.OK() || by.I > n.I || n.Under(by) {
		return nil, false, false
	}
	w := v.r.WhoAll(by)
	return w, len(w) > 0 && fits(w), false
}

// ownerAbove is whose the noun above is.
func (v *resolver) ownerAbove(n, c tree.Node, fits func([]int) bool) (who []int, done, stop bool) {
	p := c.Head().Kid("nmod:poss")
	if !p.OK() || p == n || p.I > n.I {
		return nil, false, false
	}
	w := v.r.WhoAll(p)
	return w, len(w) > 0 && fits(w), false
}

// controls are verbs whose object does what the clause after it says.
var controls = words.Class("controls")

// theyFor is the group that "they" or "their" means: the last subject of many
// before it. A subject of many who are no actors ends the search.
func (v *resolver) theyFor(n tree.Node) []int {
	if n.Is("nmod:poss") {
		if who, stop := v.above(n, v.isGroup); len(who) > 0 || stop {
			return who
		}
	}
	if who, done := v.pluralBefore(n, true); done || len(who) > 0 {
		return who
	}
	// "They" of a readout that goes on about one of them in between.
	if n.Is("nsubj") && n.Head().Is("root", "conj") && !v.inQuote(n) {
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
func (v *resolver) pluralBefore(n tree.Node, main bool) (who []int, done bool) {
	for idx := n.Sent.Index; idx >= 0 && idx >= n.Sent.Index-2; idx-- {
		s := v.r.Sents[idx]
		if s.Block != n.Sent.Block && idx < n.Sent.Index {
			return nil, false
		}
		for i := v.lastToken(s, n); i >= 0; i-- {
			c := s.Node(i)
			if !v.isSubjectFor(n, c) || main && s != n.Sent && !c.Head().Is("root", "conj") {
				continue
			}
			who := v.r.WhoAll(c)
			switch {
			case v.isGroup(who):
				return who, true
			case len(who) == 0 && tree.IsMany(c):
				return nil, true
			case len(who) == 1 && idx == n.Sent.Index-1:
				if g := v.withSubject(c, who); len(g) > 1 {
					return g, true
				}
			}
		}
	}
	return nil, false
}

// isSubjectFor reports whether a pronoun may mean a subject, on the same side of quotation marks.
func (v *resolver) isSubjectFor(n, c tree.Node) bool {
	return c.Is("nsubj") && !v.bound(n, c) && v.inQuote(c) == v.inQuote(n)
}

// lastToken is the last token of s that stands before n.
func (v *resolver) lastToken(s *tree.Sentence, n tree.Node) int {
	if s == n.Sent {
		return n.I - 1
	}
	return len(s.Tokens) - 1
}

// singleBefore is the single subject that stands furthest back in the two
// sentences before n, -1 for none.
func (v *resolver) singleBefore(n tree.Node) int {
	last := -1
	for idx := n.Sent.Index; idx >= 0 && idx >= n.Sent.Index-2; idx-- {
		s := v.r.Sents[idx]
		if s.Block != n.Sent.Block {
			break
		}
		for i := v.lastToken(s, n); i >= 0; i-- {
			if c := s.Node(i); v.isSubjectFor(n, c) {
				if who := v.r.WhoAll(c); len(who) == 1 {
					last = who[0]
				}
			}
		}
	}
	return last
}

// withSubject is the subject and those that it does something with: "Roe met
// with Doe. They agreed".
func (v *resolver) withSubject(subj tree.Node, who []int) []int {
	for i := len(v.sets) - 1; i >= 0 && v.sets[i].n.Sent == subj.Sent; i-- {
		if slices.Contains(v.sets[i].actors, who[0]) && v.sets[i].n.Is("obl", "nmod") {
			return v.sets[i].actors
		}
	}
	// "held a call with", "spoke with": the set's other part may be a child of
	// the verb's object.
	return nil
}
