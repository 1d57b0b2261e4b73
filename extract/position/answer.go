package position

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/reading"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// replies are nouns for what somebody else has just said or done to the holder.
var replies = words.Class("replies")

// answers reports whether a position is one on words that an earlier sentence
// tells of: "Freedonia rejected the order".
func (r *Finder) answers(f Found) bool {
	t := f.Topic
	if t.Form == topic.AsForm { // "called the allegations a fantasy"
		t = topic.Ref{Node: t.Of}
	}
	return words.OneOf(f.stance, fact.Deny, fact.Oppose, fact.Condemn, fact.Support) && t.Form == topic.NounForm && isBareReply(t.Node)
}

// isBareReply reports whether a noun for what was said or done before has nothing with it to say what: "the order".
func isBareReply(n tree.Node) bool {
	return replies[n.Lemma()] && tree.IsDefinite(n) && !n.Kid("nmod", "acl", "amod", "compound", "nmod:poss").OK()
}

// answered is who took the last position about the holder of f in the sentence
// before it, or at most four before.
func (r *Finder) answered(before []Found, f Found) []int {
	for _, g := range slices.Backward(before) {
		if f.Pred.Sent.Index-g.Pred.Sent.Index > 4 {
			return nil
		}
		if reading.SameActors(g.holders, f.holders) {
			continue
		}
		if madeJustBefore(g, f) || r.sameSides(g.about, f.holders) {
			return g.holders
		}
	}
	return nil
}

// madeJustBefore reports whether a position of the sentence before is the charge or the stance that another
// takes up: "B dismissed the allegations", "called the threat a bluff".
func madeJustBefore(g, f Found) bool {
	charge := g.stance == fact.Condemn && (words.Charges[f.Topic.Lemma()] || words.Charges[f.Topic.Of.Lemma()])
	return g.Pred.Sent.Index == f.Pred.Sent.Index-1 && (charge || g.stance == stanceNamed(f.Topic))
}

// sameSides reports whether one of a list speaks for one of another, or the other way round.
func (r *Finder) sameSides(list, others []int) bool {
	return slices.ContainsFunc(list, func(a int) bool {
		return slices.ContainsFunc(others, func(o int) bool { return r.SpeaksFor(o, a) || r.SpeaksFor(a, o) })
	})
}

// stanceNamed is the stance that those have taken whose words a topic takes up; empty for none.
func stanceNamed(t topic.Ref) fact.Stance {
	if t.Form == topic.AsForm {
		t.Node = t.Of
	}
	switch t.Lemma() {
	case "threat", "warning", "ultimatum":
		return fact.Warn
	case "demand", "call", "appeal", "request":
		return fact.Demand
	}
	return ""
}

// refer gives a position whose topic only points back what it points to: the topic of the position before
// in its sentence ("backed the plan, but B opposed it"), what the sentence has told, or what the sentence
// before is about.
func (r *Finder) refer(before []Found, f *Found) {
	if n := len(before); n > 0 && before[n-1].Pred.Sent == f.Pred.Sent && f.takeFrom(before[n-1]) {
		return
	}
	if c := r.toldBefore(*f); c.OK() {
		if f.Topic = c; f.stance == fact.Deny {
			f.stance = fact.Oppose
		}
		f.about = reading.Without(r.WhoAll(c.Kid("nsubj")), f.holders)
		return
	}
	if !isIt(f.Topic) {
		return
	}
	if t, whose, ok := r.meant(*f, before); ok {
		if f.Topic = t; len(f.about) == 0 {
			f.about = reading.Without(whose, f.holders)
		}
	}
}

// takeFrom takes the topic from the position before in the sentence, and reports whether it points back to that.
func (f *Found) takeFrom(last Found) bool {
	charge := words.OneOf(last.stance, fact.Condemn, fact.Claim) && isCharge(f.Topic)
	denied, up := isDenied(last, *f), f.takesUp()
	if !isIt(f.Topic) && !charge && !denied && !up {
		return false
	}
	switch {
	case denied && f.stance == fact.Oppose:
		f.stance = fact.Deny
	case up && !charge && f.stance == fact.Deny: // "a suggestion dismissed by Chad"
		f.stance = fact.Oppose
	}
	if isIt(f.Topic) {
		f.Topic = meantByIt(last.Topic)
		return true
	}
	f.about = last.holders
	f.Topic = asNamed(last.Topic)
	return true
}

// asNamed is a topic as another position has it: "signed the pact and are committed to it".
func asNamed(t topic.Ref) topic.Ref {
	if t.Form == topic.SelfForm {
		t.Form = topic.NounForm
	}
	return t
}

// meantByIt is what a pronoun means behind a topic, of a clause its subject: "said the deal was bad and quit it".
func meantByIt(t topic.Ref) topic.Ref {
	if s := t.Kid("nsubj", "nsubj:pass"); t.Form == topic.ClauseForm && tree.IsNounWord(s) {
		return topic.Ref{Node: s}
	}
	return asNamed(t)
}

// meant is the issue that a pronoun stands for which is no actor: what the last position in
// the sentence before is on, else what that sentence is about, its object or passive subject;
// and whose it is.
func (r *Finder) meant(f Found, before []Found) (t topic.Ref, whose []int, ok bool) {
	p := f.Topic.Node
	if p.Sent.Index == 0 || p.Is("expl") || len(r.WhoAll(p)) > 0 || r.Quoted[p.Sent.Index][p.I] {
		return topic.Ref{}, nil, false
	}
	last := r.Sents[p.Sent.Index-1]
	for _, g := range slices.Backward(before) {
		if g.Pred.Sent != last {
			break
		}
		if g.Topic.Form == topic.NounForm && !g.Topic.Target && r.isThingFor(p, g.Topic.Node) {
			return g.Topic, g.about, true
		}
	}
	if last.Root < 0 || last.Block != p.Sent.Block {
		return topic.Ref{}, nil, false
	}
	for _, at := range append([]tree.Node{last.Node(last.Root)}, last.Node(last.Root).All("conj")...) {
		if n := tree.Patient(at); n.OK() && n.Sent == last && r.isThingFor(p, n) {
			t := topic.Ref{Node: n, Slot: f.Topic.Slot}
			if whose = r.owners(n); len(whose) == 0 {
				whose = r.WhoAll(tree.Subject(at))
			}
			return t, whose, true
		}
	}
	return topic.Ref{}, nil, false
}

// isThingFor reports whether a noun names a thing, or things, for which pronoun p may stand.
func (r *Finder) isThingFor(p, n tree.Node) bool {
	if n.UPOS() != "NOUN" || tree.IsMany(n) != p.IsWord("they", "them", "these") {
		return false
	}
	return len(r.Who(n)) == 0 && !tree.IsHuman(n) && !r.IsPeople(n) && !tree.IsTime(n)
}

// takesUp reports whether a position is on what its sentence has just said, in the clause of a noun for that.
func (f *Found) takesUp() bool {
	return f.Topic.Form == topic.NounForm && tree.TakesUp(f.Topic.Node) && f.Pred.Head() == f.Topic.Node
}

// toldBefore is the clause of the sentence which a topic only takes up: "sent troops, a move that Chad
// condemned". It is zero for other topics.
func (r *Finder) toldBefore(f Found) (t topic.Ref) {
	if !f.takesUp() {
		return t
	}
	c := f.Pred.Sent.Node(f.Pred.Sent.Root)
	if said := c.Kid("ccomp"); r.Lex.Says(c) && said.OK() && said.I < f.Topic.I {
		c = said
	}
	if c.UPOS() != "VERB" || c.I > f.Topic.I || r.Lex.Says(c) || !c.Kid("nsubj").OK() {
		return t
	}
	return topic.Ref{Node: c, Form: topic.ClauseForm}
}

// isIt reports whether the topic is a pronoun for one just named.
func isIt(t topic.Ref) bool {
	return t.IsWord("it", "this", "that", "they", "them", "these", "so") && t.Form == topic.NounForm && t.UPOS() != "NOUN"
}

// isDenied reports whether what one is accused of is denied in a clause hung on it: "blamed B
// for the raid, which B denies".
func isDenied(charge, f Found) bool {
	if charge.stance != fact.Condemn || !words.OneOf(f.stance, fact.Deny, fact.Oppose) {
		return false
	}
	which := f.Pred.Is("acl:relcl") && f.Pred.Kid("obj").Lower() == "which"
	return which && f.Pred.Under(charge.Pred) && !reading.SameActors(charge.holders, f.holders)
}

// isCharge reports whether the topic is a mere word for what somebody was just
// accused of: "accused B of spying, an allegation B denies".
func isCharge(t topic.Ref) bool {
	more := t.Kid("nmod", "acl", "amod", "compound")
	return t.Form == topic.NounForm && words.Charges[t.Lemma()] && (!more.OK() || more.Is("acl:relcl"))
}
