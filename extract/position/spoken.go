package position

import (
	"slices"

	"entente/extract/attribution"
	"entente/extract/entity"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// spoken finds the positions that speakers take without a stance predicate:
// what others must do, what they themselves will do, and what they hold to be so.
func (r *Finder) spoken(s *tree.Sentence) []Found {
	var out []Found
	for i := range s.Tokens {
		c := s.Node(i)
		if !isClause(c) {
			continue
		}
		sy, ok := r.Speaker(c)
		if !ok || tree.IsHypothetical(c) && !isThreat(c) && !r.isConditional(c) {
			continue
		}
		if f, ok := r.spokenClause(c, sy); ok {
			out = append(out, f)
		}
	}
	return out
}

// isClause reports whether c heads a finite clause with a subject.
func isClause(c tree.Node) bool {
	if sharesSubject(c) {
		return isClause(c.Head())
	}
	return tree.IsFinite(c) && tree.OwnSubject(c).OK() && (!c.Is("acl:relcl", "advcl") || tree.StrayClause(c).OK() || isReason(c))
}

// isReason reports whether a clause says for what reason something is so: "that is why we must".
func isReason(c tree.Node) bool {
	why := c.Head()
	return why.Lower() == "why" && why.Kid("cop").OK()
}

// sharesSubject reports whether a clause of what will or can't be done has its subject in the one
// that it is joined to: "said it was sorry and would pay".
func sharesSubject(c tree.Node) bool {
	m := tree.Modal(c)
	return c.Is("conj") && (words.OneOf(m, "will", "would") || m == "can" && tree.IsNegated(c)) && !tree.OwnSubject(c).OK()
}

// A remark is a finite clause that somebody says, with what is asked of it to see which construction it is.
type remark struct {
	*Finder
	c        tree.Node // the head of the clause
	subj     tree.Node // its subject, or the one that it shares
	sy       attribution.Saying
	doers    []int // the actors that the subject stands for
	modal    string
	own      bool // the subject is the speaker or the speaker's side
	authored bool // in a statement that names its author, and outside its quotes
	negged   bool // denied
	quoted   bool // in the speaker's own words
}

// spokenClause finds the position in a clause that somebody says: the first construction that it is
// decides, also where that one holds no position.
func (r *Finder) spokenClause(c tree.Node, sy attribution.Saying) (Found, bool) {
	m := r.remark(c, sy)
	f := Found{Pred: c, holders: m.sy.Speakers, said: true, Topic: topic.Ref{Node: c, Form: topic.ClauseForm}}
	if isFragment(c, m.subj) || sharesSubject(c) && !m.own {
		return f, false
	}
	if m.authored && !m.own && len(r.Author) == 1 {
		f.holders = r.Author
	}
	for _, k := range constructions {
		if r.Skip[k.Name] || !k.is(m) {
			continue
		}
		f.rule = k.Name
		if k.read == nil {
			r.Reject(c, "", k.Name)
			return f, false
		}
		if !k.read(m, &f) {
			return f, false
		}
		m.direct(&f)
		return f, !f.weak || !r.isChatter(&f, m.sy, m.subjectOf(f))
	}
	return f, false
}

// remark asks of a clause what the constructions need to know.
func (r *Finder) remark(c tree.Node, sy attribution.Saying) *remark {
	m := &remark{Finder: r, c: c, subj: subjectShared(c), sy: sy, modal: tree.Modal(c)}
	m.doers = r.WhoAll(tree.Antecedent(m.subj))
	if len(m.doers) == 0 && r.Lex.Proxies[m.subj.Lemma()] == "home" {
		m.doers = r.SpokesOf(m.subj)
	}
	if m.speaksAlone() {
		m.sy.Speakers = m.doers
	}
	bare := !sy.Verb.OK() && sy.Colon == 0 // nothing says who speaks: a statement, or a quote carried on
	own := r.inQuote(c, m.subj)
	m.own = r.isOwn(m.subj, m.doers, m.sy, own || bare)
	m.authored = bare && r.SelfNamed && !r.Quoted[c.Sent.Index][c.I]
	m.negged = tree.IsNegated(c) || tree.HasNo(m.subj)
	m.quoted = own || !sy.Verb.OK() && r.IsTalk
	return m
}

// subjectShared is the subject of a clause, of one that has none that of the clause it is joined to.
func subjectShared(c tree.Node) tree.Node {
	subj := c.Kid("nsubj", "nsubj:pass")
	for h := c; !subj.OK() && h.Is("conj"); {
		h = h.Head()
		subj = h.Kid("nsubj", "nsubj:pass")
	}
	return subj
}

// speaksAlone reports whether one of those who issue a statement says something of themselves only:
// its author as "I", or one of the signatories by name.
func (m *remark) speaksAlone() bool {
	if m.sy.Verb.OK() || len(m.doers) == 0 {
		return false
	}
	return m.subj.Lower() == "i" || m.subj.UPOS() == "PROPN" && entity.Subset(m.doers, m.sy.Speakers)
}

// isFragment reports whether a clause is only a part or the frame of what is said, whatever the tree has it
// for: "what we want", "how it ends", "the following statement was issued".
func isFragment(c, subj tree.Node) bool {
	if subj.IsLemma("text", "statement") && subj.Kid("amod").Lower() == "following" {
		return true
	}
	return subj.IsWord("what", "which", "who", "that") || c.Sent.Node(c.First()).IsWord("whose", "how", "why", "what", "where")
}

// direct finds at whom a remark is directed.
func (m *remark) direct(f *Found) {
	switch {
	case f.rule == "spoken-threat" && !m.own && len(m.topicActors(f.Topic)) == 0: // "would face a response if ..."
		f.about = m.others(m.doers, f.holders)
	case f.rule == "spoken-will-if":
		f.about = m.others(m.topicActors(topic.Ref{Node: tree.Condition(m.c), Form: topic.ClauseForm}), f.holders)
	}
	if len(f.about) == 0 {
		f.about = m.others(m.topicActors(f.Topic), f.holders)
	}
	if len(f.about) == 0 && m.own { // "we are doing well with Freedonia"
		f.about = m.others(m.named(f.Topic), f.holders)
	}
}

// others is those of a list who are neither the holders nor, in a remark on the speaker's own side, the doers.
func (m *remark) others(who, holders []int) []int {
	return slices.DeleteFunc(slices.Clone(who), func(a int) bool {
		return slices.Contains(holders, a) || m.own && slices.Contains(m.doers, a)
	})
}

// subjectOf is the subject of what a position is on.
func (m *remark) subjectOf(f Found) tree.Node {
	if f.Topic.Node == m.c {
		return m.subj
	}
	return tree.OwnSubject(f.Topic.Node)
}

// knowing are adjectives for those who know of something, whatever they think of it.
var knowing = words.Class("knowing")

// wishes are what is with those whom one feels for.
var wishes = words.Class("wishes")

// inQuote reports whether a clause is quoted with its subject. Where only the rest of it is,
// 'said she "would certainly go"', it is reported.
func (r *Finder) inQuote(c, subj tree.Node) bool {
	in := r.Quoted[c.Sent.Index]
	return in[c.I] && (!subj.OK() || subj.Sent != c.Sent || subj.I > c.I || in[subj.I])
}

// needed is the verb of what somebody needs to do.
func needed(c tree.Node) tree.Node {
	x := c.Kid("xcomp")
	if !isNeedTo(c, x) {
		return tree.Node{}
	}
	sure := x.Kid("xcomp")
	if x.Lemma() == "ensure" || x.Lemma() == "make" && sure.Lemma() == "sure" { // what they make sure of
		for _, at := range []tree.Node{x, sure} {
			if inner := at.Kid("ccomp"); inner.OK() {
				return inner
			}
		}
	}
	return x
}

// isNeedTo reports whether a verb of need has an infinitive of what is to be done: "need to act", "has to leave".
func isNeedTo(c, x tree.Node) bool {
	if c.UPOS() != "VERB" || tree.IsPassive(c) || c.Lemma() != "need" && (c.Lemma() != "have" || !isObliged(c)) {
		return false
	}
	if x.UPOS() != "VERB" || x.Kid("mark").Lower() != "to" || x.Lemma() == "be" {
		return false
	}
	return !tree.IsPassive(x) || tree.IsNounWord(c.Kid("nsubj"))
}

// isObliged reports whether "have to" says what others or all must do, rather than what
// somebody had or has to do in the course of things: "I had to step back".
func isObliged(c tree.Node) bool {
	switch s := c.Kid("nsubj"); s.Lower() {
	case "i", "you", "one", "he", "she", "they":
		return false
	case "we":
		return !c.Kid("obj").OK() && c.Tok().XPOS == "VBP"
	}
	return !c.Kid("obj").OK() && !tree.IsPerfect(c)
}

// isQuotedWithin reports whether a clause holds words in quotation marks.
func (r *Finder) isQuotedWithin(c tree.Node) bool {
	for i := c.First(); i <= c.Last(); i++ {
		if r.Quoted[c.Sent.Index][i] {
			return true
		}
	}
	return false
}

// hasTopic reports whether a frame of the word finds its topic.
func (r *Finder) hasTopic(c tree.Node) bool {
	return slices.ContainsFunc(r.framesOf(c), func(f *lexicon.Frame) bool {
		if !matches(f, c) {
			return false
		}
		_, ok := r.topicOf(c, f)
		return ok
	})
}

// isCounted reports whether a noun is a number of things: "two people were hurt".
func isCounted(n tree.Node) bool { return n.Kid("nummod").Tok().XPOS == "CD" }

// isOwn reports whether the subject of what somebody says is the speaker or
// the speaker's side, alone or with others. A pronoun that nothing else claims is.
func (r *Finder) isOwn(subj tree.Node, doers []int, sy attribution.Saying, quoted bool) bool {
	if len(doers) > 0 {
		return slices.ContainsFunc(doers, func(d int) bool {
			return slices.ContainsFunc(sy.Speakers, func(s int) bool { return r.SpeaksFor(s, d) || r.leads(d, s) })
		})
	}
	poss := subj.Kid("nmod:poss")
	switch {
	case poss.UPOS() == "PRON" && r.Lex.Proxies[subj.Lemma()] == "home": // "said his country would leave"
		return !quoted || tree.FirstPerson[poss.Lemma()] || poss.IsWord("our", "my")
	case poss.UPOS() == "PRON" && ownBodies[subj.Lemma()] && reading.SameActors(r.Who(poss), sy.Speakers): // "said her party would leave"
		return true
	}
	return isSelf(subj, quoted) && !subj.IsWord("it", "they")
}

// ownBodies are what those speak for whose it is, besides their country.
var ownBodies = words.Class("ownBodies")

// leads reports whether a person holds an office of a country, so that what the country says they will
// do it will do.
func (r *Finder) leads(person, country int) bool {
	a := r.Actors[person]
	return a.Kind == fact.Person && a.Role != "" && r.Actors[country].Kind == fact.Country && r.SpeaksFor(person, country)
}

// isSelf reports whether a pronoun may mean whoever says it: of what is quoted the
// first person alone.
func isSelf(n tree.Node, quoted bool) bool {
	switch n.Lower() {
	case "i", "we":
		return true
	case "he", "she", "it", "they":
		return !quoted
	}
	return false
}

// remarks are verbs for what a speaker does by speaking.
var remarks = words.Class("remarks")

// harmful are the nouns for what hurts another.
var harmful = words.Class("harmful")

// suffers are the verbs for getting or giving that.
var suffers = words.Class("suffers")

// copular is verbs that say what something is.
var copular = words.Class("copular")

// stative are the verbs for what somebody is, has, thinks or feels.
var stative = words.Class("stative")

// isAction reports whether the clause says what somebody does or did, rather
// than what they are or know.
func isAction(c tree.Node) bool {
	return c.UPOS() == "VERB" && !stative[c.Lemma()]
}

// isStatement reports whether the clause itself is what the speaker states,
// rather than a part of it.
func (r *Finder) isStatement(c tree.Node, sy attribution.Saying) bool {
	switch {
	case r.isOtherSaying(c), isSubordinate(c), isWh(c), c.Kid("nsubj").Lower() == "it" && c.Kid("expl").OK():
		return false
	case sy.Colon > 0:
		return c.I == c.Sent.Root || c.Head().I < sy.Colon
	case sy.Verb.OK():
		return c.Head() == sy.Verb || tree.StrayClause(c) == sy.Verb || sy.Verb.Head() == c || c.Is("conj") && c.Head().Head() == sy.Verb
	case r.Quoted[c.Sent.Index][c.I]:
		return c.I == c.Sent.Root
	}
	// In a statement of its own, what it judges, not what it tells.
	return c.I == c.Sent.Root && (c.Kid("cop").OK() || c.Kid("expl").OK() || copular[c.Lemma()])
}

// isOtherSaying reports whether a clause reports somebody else's words.
func (r *Finder) isOtherSaying(c tree.Node) bool {
	return c.UPOS() == "VERB" && r.Lex.Says(c) && c.Kid("nsubj").UPOS() != "PRON"
}

// isSubordinate reports whether a clause begins with another word than "that": "because ...", "since ...".
func isSubordinate(c tree.Node) bool {
	m := c.Kid("mark")
	return m.OK() && m.Lower() != "that" && m.I < c.I
}
