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
	return (f.stance == fact.Deny || f.stance == fact.Oppose || f.stance == fact.Condemn || f.stance == fact.Support) && t.Form == topic.NounForm && replies[t.Lemma()] && tree.IsDefinite(t.Node) &&
		!t.Kid("nmod", "acl", "amod", "compound", "nmod:poss").OK()
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
		charge := g.stance == fact.Condemn && (words.Charges[f.Topic.Lemma()] || words.Charges[f.Topic.Of.Lemma()])
		if g.Pred.Sent.Index == f.Pred.Sent.Index-1 && (charge || g.stance == stanceNamed(f.Topic)) { // "B dismissed the allegations", "called the threat a bluff", made right before
			return g.holders
		}
		for _, a := range g.about {
			for _, h := range f.holders {
				if r.SpeaksFor(h, a) || r.SpeaksFor(a, h) {
					return g.holders
				}
			}
		}
	}
	return nil
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
	if n := len(before); n > 0 && before[n-1].Pred.Sent == f.Pred.Sent {
		last := before[n-1]
		charge, denied := (last.stance == fact.Condemn || last.stance == fact.Claim) && isCharge(f.Topic), isDenied(last, *f)
		if up := f.takesUp(); isIt(f.Topic) || charge || denied || up {
			switch {
			case denied && f.stance == fact.Oppose:
				f.stance = fact.Deny
			case up && !charge && f.stance == fact.Deny: // "a suggestion dismissed by Chad"
				f.stance = fact.Oppose
			}
			t := last.Topic
			if t.Form == topic.SelfForm { // "signed the pact and are committed to it"
				t.Form = topic.NounForm
			}
			if !isIt(f.Topic) {
				f.about = last.holders
			} else if s := t.Kid("nsubj", "nsubj:pass"); t.Form == topic.ClauseForm && tree.IsNounWord(s) { // "said the deal was bad and quit it"
				t = topic.Ref{Node: s}
			}
			f.Topic = t
			return
		}
	}
	if c := r.toldBefore(*f); c.OK() {
		if f.Topic = c; f.stance == fact.Deny {
			f.stance = fact.Oppose
		}
		f.about = reading.Without(r.WhoAll(c.Kid("nsubj")), f.holders)
	} else if isIt(f.Topic) {
		if t, whose, ok := r.meant(*f, before); ok {
			if f.Topic = t; len(f.about) == 0 {
				f.about = reading.Without(whose, f.holders)
			}
		}
	}
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
	fits := func(n tree.Node) bool {
		return n.UPOS() == "NOUN" && tree.IsMany(n) == p.IsWord("they", "them", "these") && len(r.Who(n)) == 0 && !tree.IsHuman(n) && !r.IsPeople(n) && !tree.IsTime(n)
	}
	for _, g := range slices.Backward(before) {
		if g.Pred.Sent != last {
			break
		}
		if g.Topic.Form == topic.NounForm && !g.Topic.Target && fits(g.Topic.Node) {
			return g.Topic, g.about, true
		}
	}
	if last.Root < 0 || last.Block != p.Sent.Block {
		return topic.Ref{}, nil, false
	}
	for _, at := range append([]tree.Node{last.Node(last.Root)}, last.Node(last.Root).All("conj")...) {
		if n := tree.Patient(at); n.OK() && n.Sent == last && fits(n) {
			t := topic.Ref{Node: n, Slot: f.Topic.Slot}
			if whose = r.owners(n); len(whose) == 0 {
				whose = r.WhoAll(tree.Subject(at))
			}
			return t, whose, true
		}
	}
	return topic.Ref{}, nil, false
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
	if said := c.Kid("ccomp"); r.Lex.Does[c.Lemma()].Say && said.OK() && said.I < f.Topic.I {
		c = said
	}
	if c.UPOS() != "VERB" || c.I > f.Topic.I || r.Lex.Does[c.Lemma()].Say || !c.Kid("nsubj").OK() {
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
	return charge.stance == fact.Condemn && (f.stance == fact.Deny || f.stance == fact.Oppose) && f.Pred.Is("acl:relcl") && f.Pred.Kid("obj").Lower() == "which" && f.Pred.Under(charge.Pred) && !reading.SameActors(charge.holders, f.holders)
}

// isCharge reports whether the topic is a mere word for what somebody was just
// accused of: "accused B of spying, an allegation B denies".
func isCharge(t topic.Ref) bool {
	more := t.Kid("nmod", "acl", "amod", "compound")
	return t.Form == topic.NounForm && words.Charges[t.Lemma()] && (!more.OK() || more.Is("acl:relcl"))
}
