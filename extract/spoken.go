package extract

import "slices"

// spoken finds the positions that speakers take without a stance predicate:
// what others must do, what they themselves will do, and what they hold to be so.
func (r *stancer) spoken(s *sentence) []stanceFound {
	var out []stanceFound
	for i := range s.Tokens {
		c := s.node(i)
		if !isClause(c) {
			continue
		}
		sy, ok := r.speaker(c)
		if !ok || isHypothetical(c) && !isThreat(c) && !r.isConditional(c) {
			continue
		}
		if f, ok := r.spokenClause(c, sy); ok {
			out = append(out, f)
		}
	}
	return out
}

// isClause reports whether c heads a finite clause with a subject.
func isClause(c node) bool {
	why := c.head()
	if sharesSubject(c) {
		return isClause(why)
	}
	return isFinite(c) && c.kid("nsubj", "nsubj:pass", "csubj", "expl").ok() &&
		(!c.is("acl:relcl", "advcl") || strayClause(c).ok() || why.lower() == "why" && why.kid("cop").ok()) // "that is why we must"
}

// sharesSubject reports whether a clause of what will or can't be done has its subject in the one
// that it is joined to: "said it was sorry and would pay".
func sharesSubject(c node) bool {
	m := modal(c)
	return c.is("conj") && (m == "will" || m == "would" || m == "can" && isNegated(c)) && !c.kid("nsubj", "nsubj:pass", "csubj", "expl").ok()
}

func (r *stancer) spokenClause(c node, sy saying) (stanceFound, bool) {
	f := stanceFound{pred: c, holders: sy.speakers, said: true, topic: topicRef{node: c, form: clauseForm}}
	subj := c.kid("nsubj", "nsubj:pass")
	for h := c; !subj.ok() && h.is("conj"); {
		h = h.head()
		subj = h.kid("nsubj", "nsubj:pass")
	}
	if (subj.lemma() == "text" || subj.lemma() == "statement") && subj.kid("amod").lower() == "following" {
		return f, false // the frame of what is said: "the following is"
	}
	doers := r.whoAll(antecedent(subj))
	if len(doers) == 0 && r.lex.proxies[subj.lemma()] == "home" {
		doers = r.spokesOf(subj)
	}
	if !sy.verb.ok() && subj.lower() == "i" && len(doers) > 0 { // in a statement of "we", what its author says alone
		sy.speakers, f.holders = doers, doers
	}
	if !sy.verb.ok() && subj.upos() == "PROPN" && len(doers) > 0 && subset(doers, sy.speakers) {
		sy.speakers, f.holders = doers, doers // ... or what one of those who sign it does
	}
	bare := !sy.verb.ok() && sy.colon == 0 // nothing says who speaks: a statement, or a quote carried on
	own := r.isOwn(subj, doers, sy, r.inQuote(c, subj) || bare)
	told := bare && r.selfNamed && !r.quoted[c.s.index][c.i]
	if told && !own && len(r.author) == 1 {
		f.holders = r.author
	}
	switch subj.lower() {
	case "what", "which", "who", "that":
		return f, false // a part of what is said, no statement of its own
	}
	switch c.s.node(c.first()).lower() {
	case "whose", "how", "why", "what", "where":
		return f, false // the same, whatever the tree has it for
	}
	if sharesSubject(c) && !own {
		return f, false
	}
	neg := isNegated(c) || noOf(subj)
	quoted := r.inQuote(c, subj) || !sy.verb.ok() && r.talk
	switch m := modal(c); {
	case isThreat(c):
		f.stance, f.rule = Warn, "spoken-threat"
		if cond := (topicRef{node: condition(c), form: clauseForm}); cond.ok() && !r.isEmpty(stanceFound{topic: cond}) {
			f.topic.node = cond.node
		} else if own {
			f.topic.form = verbForm
		}
	case (m == "must" || m == "should") && !isInverted(c): // not "should it choose war"
		f.stance, f.rule = Demand, "spoken-must"
		if own && subj.upos() == "PRON" {
			f.topic.form = verbForm
			switch o := c.kid("obj"); {
			case neg: // "we must not overreact"
				f.stance = Oppose
			case c.lemma() == "see" && isNounWord(o): // "we must see progress"
				f.topic = topicRef{node: o}
			default:
				f.stance = Commit
			}
		}
	case m == "" && !neg && needed(c).ok() && (quoted || !own && !told): // "we need to cut taxes"
		f.stance, f.rule = Demand, "spoken-need"
		if x := needed(c); isNounWord(subj) && x.head() == c { // "Chad needs to act": Chad acting
			break
		} else if f.topic.node = x; !x.kid("nsubj").ok() {
			f.topic.form = verbForm
		}
	case own && m != "" && r.hasTopic(c): // "would welcome": the lexicon's matter
		return f, false
	case own && c.kid("cop").ok() && (c.prep() == "for" || c.prep() == "against"): // "we are for NATO"
		f.stance, f.rule = Support, "spoken-for"
		if neg != (c.prep() == "against") {
			f.stance, f.rule = Oppose, "spoken-against"
		}
		f.topic.form = nounForm
	case own && neg && c.lemma() == "have" && c.kid("xcomp").kid("mark").lower() == "to": // "she won't have to pay"
		return f, false
	case own && neg && willing(m, quoted) && tires[c.lemma()]: // "will never stop working"
		f.stance, f.rule = Commit, "spoken-will"
		f.topic.form = verbForm
		if x := c.kid("xcomp"); x.upos() == "VERB" {
			f.topic.node = x
		}
	case own && neg && willing(m, quoted):
		f.stance, f.rule = Oppose, "spoken-will-not"
		f.topic.form = verbForm
	case own && willing(m, quoted):
		if v := unpad(c); !isAction(v) && v.lemma() != "help" || isPassive(v) || remarks[v.lemma()] && !v.kid("obj").kid("det", "amod", "compound", "nmod").ok() { // "we will see", "I will say"
			return f, false
		}
		f.stance, f.rule = Commit, "spoken-will"
		f.topic.form = verbForm
		if cond := condition(c); cond.ok() && r.isOthers(cond, doers, sy) { // "would strike back if Chad attacked"
			f.stance, f.rule = Warn, "spoken-will-if"
		}
	case condition(c).ok(): // what somebody thinks would follow
		return f, false
	case own && neg && m == "can" && bears[c.lemma()]:
		f.stance, f.rule = Oppose, "spoken-can-not"
		f.topic.form = verbForm
	case own && neg && m == "" && r.isStatement(c, sy) && isAction(c) && !isPassive(c):
		f.stance, f.rule = Deny, "spoken-not"
		f.topic.form = verbForm
	case len(doers) == 0 && subj.upos() == "PRON" && r.quoted[c.s.index][c.i]: // "you get a choice": of nobody we know
		return f, false
	case told:
		return f, false
	case r.isStatement(c, sy) && !sharesSubject(c):
		f.stance, f.rule, f.weak = Claim, "spoken-claim", true
		t, ok := contentClause(c)
		switch ok = ok && (r.lex.does[c.lemma()].claim || c.lemma() == "know"); {
		case neg && ok: // "I don't think that ..."
			return f, false
		case own && !quoted && !ok && c.upos() == "VERB" && isAction(c) && !r.isQuotedWithin(c): // what the speaker has done, told plainly
			return f, false
		case r.told[c] || r.told[c.kid("obj")]: // "held talks, the two sides said": a meeting, no position
			return f, false
		case own && knowing[c.lemma()]: // "we are aware of the news"
			return f, false
		case own && ok: // "I believe that ..."
			f.topic = t
		case isCounted(subj), wishes[subj.lemma()], subj.lower() == "i" && c.upos() == "VERB" && !ok:
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
	if f.rule == "spoken-threat" && !own && len(r.topicActors(f.topic)) == 0 { // "would face a response if ..."
		f.about = others(doers)
	}
	if f.rule == "spoken-will-if" {
		f.about = others(r.topicActors(topicRef{node: condition(c), form: clauseForm}))
	}
	if len(f.about) == 0 {
		f.about = others(r.topicActors(f.topic))
	}
	if len(f.about) == 0 && own { // "we are doing well with Freedonia"
		f.about = others(r.named(f.topic))
	}
	if f.topic.node != c {
		subj = f.topic.kid("nsubj", "nsubj:pass", "csubj", "expl")
	}
	if f.weak && r.isChatter(&f, sy, subj) {
		return f, false
	}
	return f, true
}

// knowing are adjectives for those who know of something, whatever they think of it.
var knowing = class("knowing")

// wishes are what is with those whom one feels for.
var wishes = class("wishes")

// inQuote reports whether a clause is quoted with its subject. Where only the rest of it is,
// 'said she "would certainly go"', it is reported.
func (r *stancer) inQuote(c, subj node) bool {
	in := r.quoted[c.s.index]
	return in[c.i] && (!subj.ok() || subj.s != c.s || subj.i > c.i || in[subj.i])
}

// needed is the verb of what somebody needs to do.
func needed(c node) node {
	x := c.kid("xcomp")
	if c.lemma() != "need" && (c.lemma() != "have" || !isObliged(c)) || isPassive(c) || c.upos() != "VERB" || x.upos() != "VERB" || x.kid("mark").lower() != "to" || isPassive(x) && !isNounWord(c.kid("nsubj")) || x.lemma() == "be" {
		return node{}
	}
	sure := x.kid("xcomp")
	if x.lemma() == "ensure" || x.lemma() == "make" && sure.lemma() == "sure" { // what they make sure of
		for _, at := range []node{x, sure} {
			if inner := at.kid("ccomp"); inner.ok() {
				return inner
			}
		}
	}
	return x
}

// isObliged reports whether "have to" says what others or all must do, rather than what
// somebody had or has to do in the course of things: "I had to step back".
func isObliged(c node) bool {
	switch s := c.kid("nsubj"); s.lower() {
	case "i", "you", "one", "he", "she", "they":
		return false
	case "we":
		return !c.kid("obj").ok() && c.tok().XPOS == "VBP"
	}
	return !c.kid("obj").ok() && !isPerfect(c)
}

// isQuotedWithin reports whether a clause holds words in quotation marks.
func (r *stancer) isQuotedWithin(c node) bool {
	for i := c.first(); i <= c.last(); i++ {
		if r.quoted[c.s.index][i] {
			return true
		}
	}
	return false
}

// hasTopic reports whether a frame of the word finds its topic.
func (r *stancer) hasTopic(c node) bool {
	return slices.ContainsFunc(r.framesOf(c), func(f *frame) bool {
		if !f.matches(c) {
			return false
		}
		_, ok := r.topicOf(c, f)
		return ok
	})
}

// isCounted reports whether a noun is a number of things: "two people were hurt".
func isCounted(n node) bool { return n.kid("nummod").tok().XPOS == "CD" }

// isOwn reports whether the subject of what somebody says is the speaker or
// the speaker's side, alone or with others. A pronoun that nothing else claims is.
func (r *stancer) isOwn(subj node, doers []int, sy saying, quoted bool) bool {
	if len(doers) == 0 && r.lex.proxies[subj.lemma()] == "home" && subj.kid("nmod:poss").upos() == "PRON" { // "said his country would leave"
		return !quoted || firstPerson[subj.kid("nmod:poss").lemma()] || subj.kid("nmod:poss").lower() == "our" || subj.kid("nmod:poss").lower() == "my"
	}
	if poss := subj.kid("nmod:poss"); len(doers) == 0 && ownBodies[subj.lemma()] && poss.upos() == "PRON" && sameActors(r.who(poss), sy.speakers) { // "said her party would leave"
		return true
	}
	if len(doers) == 0 {
		return isSelf(subj, quoted) && subj.lower() != "it" && subj.lower() != "they"
	}
	return slices.ContainsFunc(doers, func(d int) bool {
		return slices.ContainsFunc(sy.speakers, func(s int) bool { return r.speaksFor(s, d) || r.leads(d, s) })
	})
}

// ownBodies are what those speak for whose it is, besides their country.
var ownBodies = class("ownBodies")

// leads reports whether a person holds an office of a country, so that what the country says they will
// do it will do.
func (r *stancer) leads(person, country int) bool {
	a := r.actors[person]
	return a.Kind == Person && a.Role != "" && r.actors[country].Kind == Country && r.speaksFor(person, country)
}

// isSelf reports whether a pronoun may mean whoever says it: of what is quoted the
// first person alone.
func isSelf(n node, quoted bool) bool {
	switch n.lower() {
	case "i", "we":
		return true
	case "he", "she", "it", "they":
		return !quoted
	}
	return false
}

// remarks are verbs for what a speaker does by speaking.
var remarks = class("remarks")

var (
	meets   = map[string]bool{"face": true, "receive": true, "meet": true, "suffer": true, "pay": true, "bear": true, "trigger": true, "draw": true, "provoke": true, "invite": true, "have": true, "impose": true, "take": true}
	harmful = map[string]bool{"consequence": true, "response": true, "price": true, "cost": true, "retaliation": true, "punishment": true, "repercussion": true, "reaction": true, "countermeasure": true, "reprisal": true, "revenge": true}
)

// copular is verbs that say what something is.
var copular = map[string]bool{"represent": true, "constitute": true, "remain": true, "mean": true, "amount": true}

// isAction reports whether the clause says what somebody does or did, rather
// than what they are or know.
func isAction(c node) bool {
	switch c.lemma() {
	case "have", "know", "think", "believe", "see", "want", "need", "understand", "hear", "watch", "feel", "remember", "recall", "like", "mind", "care", "help", "expect", "doubt", "hope", "realize", "realise", "notice", "find", "get", "seem", "look":
		return false
	}
	return c.upos() == "VERB"
}

// isStatement reports whether the clause itself is what the speaker states,
// rather than a part of it.
func (r *stancer) isStatement(c node, sy saying) bool {
	if subj := c.kid("nsubj"); c.upos() == "VERB" && r.lex.does[c.lemma()].say && subj.upos() != "PRON" {
		return false // somebody else's words
	}
	if m := c.kid("mark"); m.ok() && m.lower() != "that" && m.i < c.i { // "because ...", "since ..."
		return false
	}
	if isWh(c) || c.kid("nsubj").lower() == "it" && c.kid("expl").ok() {
		return false
	}
	if sy.colon > 0 {
		return c.i == c.s.root || c.head().i < sy.colon
	}
	if !sy.verb.ok() && !r.quoted[c.s.index][c.i] { // in a statement of its own, what it judges, not what it tells
		return c.i == c.s.root && (c.kid("cop").ok() || c.kid("expl").ok() || copular[c.lemma()])
	}
	if sy.verb.ok() {
		return c.head() == sy.verb || strayClause(c) == sy.verb || sy.verb.head() == c || c.is("conj") && c.head().head() == sy.verb
	}
	return c.i == c.s.root
}
