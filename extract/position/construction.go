package position

import (
	"entente/extract/fact"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Construction is a way in which a clause that somebody says may be a position without a predicate of
// the lexicon, or may be none although it looks like one.
type Construction struct {
	Name    string      // the rule of the positions that it gives
	Example string      // a sentence in which it decides
	Stance  fact.Stance // that its example takes, empty where it holds no position
	Title   string      // of the text in which the example stands, where that matters
}

type construction struct {
	Construction
	is   func(m *remark) bool
	read func(m *remark, f *Found) bool // fills in the position; nil or false where it holds none
}

// Constructions are all of them, in the order in which they are tried.
func Constructions() []Construction {
	var all []Construction
	for _, k := range constructions {
		all = append(all, k.Construction)
	}
	return all
}

var constructions = []construction{
	{Construction{Name: "spoken-threat", Example: "Kenya said smugglers would face consequences.", Stance: fact.Warn},
		func(m *remark) bool { return isThreat(m.c) }, (*remark).threat},
	{Construction{Name: "spoken-must", Example: "Kenya said Chad must leave the pact.", Stance: fact.Demand},
		func(m *remark) bool { return words.OneOf(m.modal, "must", "should") && !tree.IsInverted(m.c) }, (*remark).duty}, // not "should it choose war"
	{Construction{Name: "spoken-need", Example: "Kenya said Chad needs to open its ports.", Stance: fact.Demand}, (*remark).isNeed, (*remark).need},
	{Construction{Name: "left-to-the-lexicon", Example: "Kenya said it would welcome a truce."},
		func(m *remark) bool { return m.own && m.modal != "" && m.hasTopic(m.c) }, nil},
	{Construction{Name: "spoken-for", Example: `"We are for peace," Kenyan President Alice Mwangi said.`, Stance: fact.Support},
		func(m *remark) bool { return m.sides() == "for" }, side(fact.Support)},
	{Construction{Name: "spoken-against", Example: `"We are against tolls," Kenyan President Alice Mwangi said.`, Stance: fact.Oppose},
		func(m *remark) bool { return m.sides() == "against" }, side(fact.Oppose)},
	{Construction{Name: "no-duty", Example: "Kenya said it did not have to pay tolls."}, (*remark).isNoDuty, nil},
	{Construction{Name: "spoken-will", Example: "Kenya said it would never stop working for peace.", Stance: fact.Commit},
		func(m *remark) bool { return m.refuses() && tires[m.c.Lemma()] }, (*remark).untiring},
	{Construction{Name: "spoken-will-not", Example: "Kenya said it would not pay the tolls.", Stance: fact.Oppose}, (*remark).refuses, deed(fact.Oppose)},
	{Construction{Name: "idle-will", Example: `"We will see," Kenyan President Alice Mwangi said.`},
		func(m *remark) bool { return m.promises() && isIdle(topic.Unpad(m.c)) }, nil},
	{Construction{Name: "spoken-will-if", Example: "Kenya said it would close the border if Chad attacked.", Stance: fact.Warn},
		func(m *remark) bool { return m.promises() && m.isOnOthers() }, deed(fact.Warn)},
	{Construction{Name: "spoken-will", Example: "Kenya said it would build a road to Uganda.", Stance: fact.Commit}, (*remark).promises, deed(fact.Commit)},
	{Construction{Name: "spoken-can-not", Example: "Kenya said it cannot ignore the raid.", Stance: fact.Oppose},
		func(m *remark) bool { return m.own && m.negged && m.modal == "can" && bears[m.c.Lemma()] }, deed(fact.Oppose)},
	{Construction{Name: "spoken-not", Example: "Kenya said it did not bomb the port.", Stance: fact.Deny}, (*remark).isDenial, deed(fact.Deny)},
	{Construction{Name: "of-nobody-known", Example: `"You get a choice," Kenyan President Alice Mwangi said.`}, (*remark).isOfNobody, nil},
	{Construction{Name: "told-by-its-author", Example: "Chad is at war.", Title: "Statement by Kenyan President Alice Mwangi on the raid"}, func(m *remark) bool { return m.authored }, nil},
	{Construction{Name: "spoken-claim", Example: "Kenya said the tolls of Chad were a burden on trade.", Stance: fact.Claim},
		func(m *remark) bool { return m.isStatement(m.c, m.sy) && !sharesSubject(m.c) }, (*remark).claim},
}

// side reads a stance of one who is "for" or "against" something.
func side(s fact.Stance) func(m *remark, f *Found) bool {
	return func(_ *remark, f *Found) bool {
		f.stance, f.Topic.Form = s, topic.NounForm
		return true
	}
}

// deed reads a stance on what its holders do.
func deed(s fact.Stance) func(m *remark, f *Found) bool {
	return func(_ *remark, f *Found) bool {
		f.stance, f.Topic.Form = s, topic.VerbForm
		return true
	}
}

// threat reads what is threatened, or on what condition: "would respond if Chad attacks".
func (m *remark) threat(f *Found) bool {
	f.stance = fact.Warn
	cond := topic.Ref{Node: tree.Condition(m.c), Form: topic.ClauseForm}
	switch {
	case cond.OK() && !m.isEmpty(Found{Topic: cond}):
		f.Topic.Node = cond.Node
	case m.own:
		f.Topic.Form = topic.VerbForm
	}
	return true
}

// duty reads what others must do; what "we" must do is a promise.
func (m *remark) duty(f *Found) bool {
	f.stance = fact.Demand
	if !m.own || m.subj.UPOS() != "PRON" {
		return true
	}
	f.Topic.Form = topic.VerbForm
	switch o := m.c.Kid("obj"); {
	case m.negged: // "we must not overreact"
		f.stance = fact.Oppose
	case m.c.Lemma() == "see" && tree.IsNounWord(o): // "we must see progress"
		f.Topic = topic.Ref{Node: o}
	default:
		f.stance = fact.Commit
	}
	return true
}

// isNeed reports whether a remark says what needs to be done: "we need to cut taxes".
func (m *remark) isNeed() bool {
	return m.modal == "" && !m.negged && needed(m.c).OK() && (m.quoted || !m.own && !m.authored)
}

// need reads what is to be done: "Chad needs to act" is about Chad acting.
func (m *remark) need(f *Found) bool {
	f.stance = fact.Demand
	x := needed(m.c)
	if tree.IsNounWord(m.subj) && x.Head() == m.c {
		return true
	}
	if f.Topic.Node = x; !x.Kid("nsubj").OK() {
		f.Topic.Form = topic.VerbForm
	}
	return true
}

// sides says on which side of something the speaker is, "for" or "against", empty for neither: "we are for NATO".
func (m *remark) sides() string {
	if !m.own || !m.c.Kid("cop").OK() {
		return ""
	}
	switch prep := m.c.Prep(); {
	case !words.OneOf(prep, "for", "against"):
		return ""
	case m.negged == (prep == "for"):
		return "against"
	}
	return "for"
}

// isNoDuty reports whether a remark says what the speaker need not do: "she won't have to pay".
func (m *remark) isNoDuty() bool {
	return m.own && m.negged && m.c.Lemma() == "have" && m.c.Kid("xcomp").Kid("mark").Lower() == "to"
}

// refuses reports whether a remark says what the speaker won't do.
func (m *remark) refuses() bool { return m.own && m.negged && willing(m.modal, m.quoted) }

// promises reports whether a remark says what the speaker will do.
func (m *remark) promises() bool { return m.own && !m.negged && willing(m.modal, m.quoted) }

// untiring reads what those will do who will never stop: "will never stop working".
func (m *remark) untiring(f *Found) bool {
	f.stance, f.Topic.Form = fact.Commit, topic.VerbForm
	if x := m.c.Kid("xcomp"); x.UPOS() == "VERB" {
		f.Topic.Node = x
	}
	return true
}

// isIdle reports whether somebody who will do that promises nothing: "we will see", "I will say".
func isIdle(v tree.Node) bool {
	if tree.IsPassive(v) || !isAction(v) && v.Lemma() != "help" {
		return true
	}
	return remarks[v.Lemma()] && !v.Kid("obj").Kid("det", "amod", "compound", "nmod").OK()
}

// isOnOthers reports whether a promise is made on a condition that others bring about: "would strike back if
// Chad attacked".
func (m *remark) isOnOthers() bool {
	cond := tree.Condition(m.c)
	return cond.OK() && m.isOthers(cond, m.doers, m.sy)
}

// isDenial reports whether speakers say that they did not do something.
func (m *remark) isDenial() bool {
	return m.own && m.negged && m.modal == "" && m.isStatement(m.c, m.sy) && isAction(m.c) && !tree.IsPassive(m.c)
}

// isOfNobody reports whether a quote speaks of one whom the text does not name: "you get a choice".
func (m *remark) isOfNobody() bool {
	return len(m.doers) == 0 && m.subj.UPOS() == "PRON" && m.Quoted[m.c.Sent.Index][m.c.I]
}

// claim reads what a speaker holds to be so.
func (m *remark) claim(f *Found) bool {
	f.stance, f.weak = fact.Claim, true
	t, held := m.belief()
	switch {
	case held && m.negged, m.isPlainDeed(held), m.isMeeting(), m.own && knowing[m.c.Lemma()]:
		return false // "I don't think that ...", "we are aware of the news"
	case held && m.own: // "I believe that ..."
		f.Topic = t
		return true
	}
	return !m.isNoView(held) && !m.isNonEvent()
}

// isNonEvent reports whether a remark says only that something of nobody known did not happen: "the problems did
// not begin yesterday".
func (m *remark) isNonEvent() bool {
	return m.negged && tree.HasAux(m.c, "did") && isAction(m.c) && len(m.doers) == 0 && len(m.named(topic.Ref{Node: m.c, Form: topic.ClauseForm})) == 0
}

// belief is what the subject of a remark is said to believe or know.
func (m *remark) belief() (topic.Ref, bool) {
	t, ok := contentClause(m.c)
	return t, ok && (m.Lex.Does[m.c.Lemma()].Claim || m.c.Lemma() == "know")
}

// isPlainDeed reports whether a remark tells plainly what the speaker has done.
func (m *remark) isPlainDeed(held bool) bool {
	return m.own && !m.quoted && !held && m.c.UPOS() == "VERB" && isAction(m.c) && !m.isQuotedWithin(m.c)
}

// isMeeting reports whether a remark tells of a meeting, which is no position: "held talks, the two sides said".
func (m *remark) isMeeting() bool { return m.told[m.c] || m.told[m.c.Kid("obj")] }

// isNoView reports whether a remark is a figure, "our thoughts are with them", or what a speaker has done.
func (m *remark) isNoView(held bool) bool {
	return isCounted(m.subj) || wishes[m.subj.Lemma()] || m.subj.Lower() == "i" && m.c.UPOS() == "VERB" && !held
}
