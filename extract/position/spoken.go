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
	why := c.Head()
	if sharesSubject(c) {
		return isClause(why)
	}
	return tree.IsFinite(c) && c.Kid("nsubj", "nsubj:pass", "csubj", "expl").OK() &&
		(!c.Is("acl:relcl", "advcl") || tree.StrayClause(c).OK() || why.Lower() == "why" && why.Kid("cop").OK()) // "that is why we must"
}

// sharesSubject reports whether a clause of what will or can't be done has its subject in the one
// that it is joined to: "said it was sorry and would pay".
func sharesSubject(c tree.Node) bool {
	m := tree.Modal(c)
	return c.Is("conj") && (words.OneOf(m, "will", "would") || m == "can" && tree.IsNegated(c)) && !c.Kid("nsubj", "nsubj:pass", "csubj", "expl").OK()
}

func (r *Finder) spokenClause(c tree.Node, sy attribution.Saying) (Found, bool) {
	f := Found{Pred: c, holders: sy.Speakers, said: true, Topic: topic.Ref{Node: c, Form: topic.ClauseForm}}
	subj := c.Kid("nsubj", "nsubj:pass")
	for h := c; !subj.OK() && h.Is("conj"); {
		h = h.Head()
		subj = h.Kid("nsubj", "nsubj:pass")
	}
	if subj.IsLemma("text", "statement") && subj.Kid("amod").Lower() == "following" {
		return f, false // the frame of what is said: "the following is"
	}
	doers := r.WhoAll(tree.Antecedent(subj))
	if len(doers) == 0 && r.Lex.Proxies[subj.Lemma()] == "home" {
		doers = r.SpokesOf(subj)
	}
	if !sy.Verb.OK() && subj.Lower() == "i" && len(doers) > 0 { // in a statement of "we", what its author says alone
		sy.Speakers, f.holders = doers, doers
	}
	if !sy.Verb.OK() && subj.UPOS() == "PROPN" && len(doers) > 0 && entity.Subset(doers, sy.Speakers) {
		sy.Speakers, f.holders = doers, doers // ... or what one of those who sign it does
	}
	bare := !sy.Verb.OK() && sy.Colon == 0 // nothing says who speaks: a statement, or a quote carried on
	own := r.isOwn(subj, doers, sy, r.inQuote(c, subj) || bare)
	told := bare && r.SelfNamed && !r.Quoted[c.Sent.Index][c.I]
	if told && !own && len(r.Author) == 1 {
		f.holders = r.Author
	}
	switch subj.Lower() {
	case "what", "which", "who", "that":
		return f, false // a part of what is said, no statement of its own
	}
	switch c.Sent.Node(c.First()).Lower() {
	case "whose", "how", "why", "what", "where":
		return f, false // the same, whatever the tree has it for
	}
	if sharesSubject(c) && !own {
		return f, false
	}
	neg := tree.IsNegated(c) || tree.HasNo(subj)
	quoted := r.inQuote(c, subj) || !sy.Verb.OK() && r.IsTalk
	switch m := tree.Modal(c); {
	case isThreat(c):
		f.stance, f.rule = fact.Warn, "spoken-threat"
		if cond := (topic.Ref{Node: tree.Condition(c), Form: topic.ClauseForm}); cond.OK() && !r.isEmpty(Found{Topic: cond}) {
			f.Topic.Node = cond.Node
		} else if own {
			f.Topic.Form = topic.VerbForm
		}
	case words.OneOf(m, "must", "should") && !tree.IsInverted(c): // not "should it choose war"
		f.stance, f.rule = fact.Demand, "spoken-must"
		if own && subj.UPOS() == "PRON" {
			f.Topic.Form = topic.VerbForm
			switch o := c.Kid("obj"); {
			case neg: // "we must not overreact"
				f.stance = fact.Oppose
			case c.Lemma() == "see" && tree.IsNounWord(o): // "we must see progress"
				f.Topic = topic.Ref{Node: o}
			default:
				f.stance = fact.Commit
			}
		}
	case m == "" && !neg && needed(c).OK() && (quoted || !own && !told): // "we need to cut taxes"
		f.stance, f.rule = fact.Demand, "spoken-need"
		if x := needed(c); tree.IsNounWord(subj) && x.Head() == c { // "Chad needs to act": Chad acting
			break
		} else if f.Topic.Node = x; !x.Kid("nsubj").OK() {
			f.Topic.Form = topic.VerbForm
		}
	case own && m != "" && r.hasTopic(c): // "would welcome": the lexicon's matter
		return f, false
	case own && c.Kid("cop").OK() && words.OneOf(c.Prep(), "for", "against"): // "we are for NATO"
		f.stance, f.rule = fact.Support, "spoken-for"
		if neg != (c.Prep() == "against") {
			f.stance, f.rule = fact.Oppose, "spoken-against"
		}
		f.Topic.Form = topic.NounForm
	case own && neg && c.Lemma() == "have" && c.Kid("xcomp").Kid("mark").Lower() == "to": // "she won't have to pay"
		return f, false
	case own && neg && willing(m, quoted) && tires[c.Lemma()]: // "will never stop working"
		f.stance, f.rule = fact.Commit, "spoken-will"
		f.Topic.Form = topic.VerbForm
		if x := c.Kid("xcomp"); x.UPOS() == "VERB" {
			f.Topic.Node = x
		}
	case own && neg && willing(m, quoted):
		f.stance, f.rule = fact.Oppose, "spoken-will-not"
		f.Topic.Form = topic.VerbForm
	case own && willing(m, quoted):
		if v := topic.Unpad(c); !isAction(v) && v.Lemma() != "help" || tree.IsPassive(v) || remarks[v.Lemma()] && !v.Kid("obj").Kid("det", "amod", "compound", "nmod").OK() { // "we will see", "I will say"
			return f, false
		}
		f.stance, f.rule = fact.Commit, "spoken-will"
		f.Topic.Form = topic.VerbForm
		if cond := tree.Condition(c); cond.OK() && r.isOthers(cond, doers, sy) { // "would strike back if Chad attacked"
			f.stance, f.rule = fact.Warn, "spoken-will-if"
		}
	case tree.Condition(c).OK(): // what somebody thinks would follow
		return f, false
	case own && neg && m == "can" && bears[c.Lemma()]:
		f.stance, f.rule = fact.Oppose, "spoken-can-not"
		f.Topic.Form = topic.VerbForm
	case own && neg && m == "" && r.isStatement(c, sy) && isAction(c) && !tree.IsPassive(c):
		f.stance, f.rule = fact.Deny, "spoken-not"
		f.Topic.Form = topic.VerbForm
	case len(doers) == 0 && subj.UPOS() == "PRON" && r.Quoted[c.Sent.Index][c.I]: // "you get a choice": of nobody we know
		return f, false
	case told:
		return f, false
	case r.isStatement(c, sy) && !sharesSubject(c):
		f.stance, f.rule, f.weak = fact.Claim, "spoken-claim", true
		t, ok := contentClause(c)
		switch ok = ok && (r.Lex.Does[c.Lemma()].Claim || c.Lemma() == "know"); {
		case neg && ok: // "I don't think that ..."
			return f, false
		case own && !quoted && !ok && c.UPOS() == "VERB" && isAction(c) && !r.isQuotedWithin(c): // what the speaker has done, told plainly
			return f, false
		case r.told[c] || r.told[c.Kid("obj")]: // "held talks, the two sides said": a meeting, no position
			return f, false
		case own && knowing[c.Lemma()]: // "we are aware of the news"
			return f, false
		case own && ok: // "I believe that ..."
			f.Topic = t
		case isCounted(subj), wishes[subj.Lemma()], subj.Lower() == "i" && c.UPOS() == "VERB" && !ok:
			return f, false // a figure, "our thoughts are with them", what the speaker has done
		}
	default:
		return f, false
	}
	others := func(who []int) []int {
		return slices.DeleteFunc(slices.Clone(who), func(a int) bool {
			return slices.Contains(f.holders, a) || own && slices.Contains(doers, a)
		})
	}
	if f.rule == "spoken-threat" && !own && len(r.topicActors(f.Topic)) == 0 { // "would face a response if ..."
		f.about = others(doers)
	}
	if f.rule == "spoken-will-if" {
		f.about = others(r.topicActors(topic.Ref{Node: tree.Condition(c), Form: topic.ClauseForm}))
	}
	if len(f.about) == 0 {
		f.about = others(r.topicActors(f.Topic))
	}
	if len(f.about) == 0 && own { // "we are doing well with Freedonia"
		f.about = others(r.named(f.Topic))
	}
	if f.Topic.Node != c {
		subj = f.Topic.Kid("nsubj", "nsubj:pass", "csubj", "expl")
	}
	if f.weak && r.isChatter(&f, sy, subj) {
		return f, false
	}
	return f, true
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
	if c.Lemma() != "need" && (c.Lemma() != "have" || !isObliged(c)) || tree.IsPassive(c) || c.UPOS() != "VERB" || x.UPOS() != "VERB" || x.Kid("mark").Lower() != "to" || tree.IsPassive(x) && !tree.IsNounWord(c.Kid("nsubj")) || x.Lemma() == "be" {
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
	if len(doers) == 0 && r.Lex.Proxies[subj.Lemma()] == "home" && subj.Kid("nmod:poss").UPOS() == "PRON" { // "said his country would leave"
		return !quoted || tree.FirstPerson[subj.Kid("nmod:poss").Lemma()] || subj.Kid("nmod:poss").IsWord("our", "my")
	}
	if poss := subj.Kid("nmod:poss"); len(doers) == 0 && ownBodies[subj.Lemma()] && poss.UPOS() == "PRON" && reading.SameActors(r.Who(poss), sy.Speakers) { // "said her party would leave"
		return true
	}
	if len(doers) == 0 {
		return isSelf(subj, quoted) && !subj.IsWord("it", "they")
	}
	return slices.ContainsFunc(doers, func(d int) bool {
		return slices.ContainsFunc(sy.Speakers, func(s int) bool { return r.SpeaksFor(s, d) || r.leads(d, s) })
	})
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

// isAction reports whether the clause says what somebody does or did, rather
// than what they are or know.
func isAction(c tree.Node) bool {
	switch c.Lemma() {
	case "have", "know", "think", "believe", "see", "want", "need", "understand", "hear", "watch", "feel", "remember", "recall", "like", "mind", "care", "help", "expect", "doubt", "hope", "realize", "realise", "notice", "find", "get", "seem", "look":
		return false
	}
	return c.UPOS() == "VERB"
}

// isStatement reports whether the clause itself is what the speaker states,
// rather than a part of it.
func (r *Finder) isStatement(c tree.Node, sy attribution.Saying) bool {
	if subj := c.Kid("nsubj"); c.UPOS() == "VERB" && r.Lex.Does[c.Lemma()].Say && subj.UPOS() != "PRON" {
		return false // somebody else's words
	}
	if m := c.Kid("mark"); m.OK() && m.Lower() != "that" && m.I < c.I { // "because ...", "since ..."
		return false
	}
	if isWh(c) || c.Kid("nsubj").Lower() == "it" && c.Kid("expl").OK() {
		return false
	}
	if sy.Colon > 0 {
		return c.I == c.Sent.Root || c.Head().I < sy.Colon
	}
	if !sy.Verb.OK() && !r.Quoted[c.Sent.Index][c.I] { // in a statement of its own, what it judges, not what it tells
		return c.I == c.Sent.Root && (c.Kid("cop").OK() || c.Kid("expl").OK() || copular[c.Lemma()])
	}
	if sy.Verb.OK() {
		return c.Head() == sy.Verb || tree.StrayClause(c) == sy.Verb || sy.Verb.Head() == c || c.Is("conj") && c.Head().Head() == sy.Verb
	}
	return c.I == c.Sent.Root
}
