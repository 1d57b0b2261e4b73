package extract

import "slices"

// replies are nouns for what somebody else has just said or done to the holder.
var replies = class("replies")

// answers reports whether a position is one on words that an earlier sentence
// tells of: "Freedonia rejected the order".
func (r *stancer) answers(f stanceFound) bool {
	t := f.topic
	if t.form == asForm { // "called the allegations a fantasy"
		t = topicRef{node: t.of}
	}
	return (f.stance == Deny || f.stance == Oppose || f.stance == Condemn || f.stance == Support) && t.form == nounForm && replies[t.lemma()] && definite(t.node) &&
		!t.kid("nmod", "acl", "amod", "compound", "nmod:poss").ok()
}

// answered is who took the last position about the holder of f in the sentence
// before it, or at most four before.
func (r *stancer) answered(before []stanceFound, f stanceFound) []int {
	for _, g := range slices.Backward(before) {
		if f.pred.s.index-g.pred.s.index > 4 {
			return nil
		}
		if sameActors(g.holders, f.holders) {
			continue
		}
		charge := g.stance == Condemn && (charges[f.topic.lemma()] || charges[f.topic.of.lemma()])
		if g.pred.s.index == f.pred.s.index-1 && (charge || g.stance == f.topic.stanceNamed()) { // "B dismissed the allegations", "called the threat a bluff", made right before
			return g.holders
		}
		for _, a := range g.about {
			for _, h := range f.holders {
				if r.speaksFor(h, a) || r.speaksFor(a, h) {
					return g.holders
				}
			}
		}
	}
	return nil
}

// stanceNamed is the stance that those have taken whose words a topic takes up; empty for none.
func (t topicRef) stanceNamed() Stance {
	if t.form == asForm {
		t.node = t.of
	}
	switch t.lemma() {
	case "threat", "warning", "ultimatum":
		return Warn
	case "demand", "call", "appeal", "request":
		return Demand
	}
	return ""
}

// refer gives a position whose topic only points back what it points to: the topic of the position before
// in its sentence ("backed the plan, but B opposed it"), what the sentence has told, or what the sentence
// before is about.
func (r *stancer) refer(before []stanceFound, f *stanceFound) {
	if n := len(before); n > 0 && before[n-1].pred.s == f.pred.s {
		last := before[n-1]
		charge, denied := (last.stance == Condemn || last.stance == Claim) && isCharge(f.topic), isDenied(last, *f)
		if up := f.takesUp(); isIt(f.topic) || charge || denied || up {
			switch {
			case denied && f.stance == Oppose:
				f.stance = Deny
			case up && !charge && f.stance == Deny: // "a suggestion dismissed by Chad"
				f.stance = Oppose
			}
			t := last.topic
			if t.form == selfForm { // "signed the pact and are committed to it"
				t.form = nounForm
			}
			if !isIt(f.topic) {
				f.about = last.holders
			} else if s := t.kid("nsubj", "nsubj:pass"); t.form == clauseForm && isNounWord(s) { // "said the deal was bad and quit it"
				t = topicRef{node: s}
			}
			f.topic = t
			return
		}
	}
	if c := r.toldBefore(*f); c.ok() {
		if f.topic = c; f.stance == Deny {
			f.stance = Oppose
		}
		f.about = without(r.whoAll(c.kid("nsubj")), f.holders)
	} else if isIt(f.topic) {
		if t, whose, ok := r.meant(*f, before); ok {
			if f.topic = t; len(f.about) == 0 {
				f.about = without(whose, f.holders)
			}
		}
	}
}

// meant is the issue that a pronoun stands for which is no actor: what the last position in
// the sentence before is on, else what that sentence is about, its object or passive subject;
// and whose it is.
func (r *stancer) meant(f stanceFound, before []stanceFound) (t topicRef, whose []int, ok bool) {
	p := f.topic.node
	if p.s.index == 0 || p.is("expl") || len(r.whoAll(p)) > 0 || r.quoted[p.s.index][p.i] {
		return topicRef{}, nil, false
	}
	last := r.sents[p.s.index-1]
	fits := func(n node) bool {
		return n.upos() == "NOUN" && many(n) == (p.lower() == "they" || p.lower() == "them" || p.lower() == "these") && len(r.who(n)) == 0 && !isHuman(n) && !r.isPeople(n) && !isTime(n)
	}
	for _, g := range slices.Backward(before) {
		if g.pred.s != last {
			break
		}
		if g.topic.form == nounForm && !g.topic.target && fits(g.topic.node) {
			return g.topic, g.about, true
		}
	}
	if last.root < 0 || last.block != p.s.block {
		return topicRef{}, nil, false
	}
	for _, at := range append([]node{last.node(last.root)}, last.node(last.root).all("conj")...) {
		if n := patient(at); n.ok() && n.s == last && fits(n) {
			t := topicRef{node: n, slot: f.topic.slot}
			if whose = r.owners(n); len(whose) == 0 {
				whose = r.whoAll(subject(at))
			}
			return t, whose, true
		}
	}
	return topicRef{}, nil, false
}

// takesUp reports whether a position is on what its sentence has just said, in the clause of a noun for that.
func (f *stanceFound) takesUp() bool {
	return f.topic.form == nounForm && takesUp(f.topic.node) && f.pred.head() == f.topic.node
}

// toldBefore is the clause of the sentence which a topic only takes up: "sent troops, a move that Chad
// condemned". It is zero for other topics.
func (r *stancer) toldBefore(f stanceFound) (t topicRef) {
	if !f.takesUp() {
		return t
	}
	c := f.pred.s.node(f.pred.s.root)
	if said := c.kid("ccomp"); r.lex.does[c.lemma()].say && said.ok() && said.i < f.topic.i {
		c = said
	}
	if c.upos() != "VERB" || c.i > f.topic.i || r.lex.does[c.lemma()].say || !c.kid("nsubj").ok() {
		return t
	}
	return topicRef{node: c, form: clauseForm}
}

// isIt reports whether the topic is a pronoun for one just named.
func isIt(t topicRef) bool {
	switch t.lower() {
	case "it", "this", "that", "they", "them", "these", "so":
		return t.form == nounForm && t.upos() != "NOUN"
	}
	return false
}

// isDenied reports whether what one is accused of is denied in a clause hung on it: "blamed B
// for the raid, which B denies".
func isDenied(charge, f stanceFound) bool {
	return charge.stance == Condemn && (f.stance == Deny || f.stance == Oppose) && f.pred.is("acl:relcl") && f.pred.kid("obj").lower() == "which" && f.pred.under(charge.pred) && !sameActors(charge.holders, f.holders)
}

// isCharge reports whether the topic is a mere word for what somebody was just
// accused of: "accused B of spying, an allegation B denies".
func isCharge(t topicRef) bool {
	more := t.kid("nmod", "acl", "amod", "compound")
	return t.form == nounForm && charges[t.lemma()] && (!more.ok() || more.is("acl:relcl"))
}

// charges are what somebody is said to have done wrong.
var charges = class("charges")
