package extract

import (
	"slices"
	"strings"
)

// A topicRef is where in the tree the issue of a position stands.
type topicRef struct {
	node             // head of the phrase or clause
	form   topicForm // how to put it in words
	of     node      // for asForm: what is held to be so
	doer   node      // for verbForm: the thing that is to do it, "a truce to hold"
	people node      // for verbForm: the people who are to do it, "a call for Chad's government to act"
	slot   string    // the slot of the frame that found it
	target bool      // it merely names the actors that the stance is about
}

type topicForm int

const (
	nounForm   topicForm = iota // "the missile launches"
	verbForm                    // "to withdraw", "reacting decisively"
	clauseForm                  // "sanctions must remain in place"
	asForm                      // "considers Taiwan a renegade province"
	selfForm                    // "trilateral cooperation": the predicate is the issue
)

// framesOf is the frames that the lexicon has for a word, in the order in
// which they are to be tried.
func (r *stancer) framesOf(n node) []*frame {
	lex := r.lex.frames
	switch n.upos() {
	case "VERB", "AUX":
		if n.is("aux", "cop") {
			return nil
		}
		if n.lemma() == "blame" && isToInfinitive(n) && (n.kid("cop").ok() || n.head().lemma() == "be") { // "Chad was to blame"
			return lex["adj blame"]
		}
		var fs []*frame
		if x := n.tok().XPOS; (x == "VBN" || x == "VBG") && (n.kid("cop", "aux:pass").ok() || n.is("amod", "acl", "xcomp", "conj", "advcl")) && !isPerfect(n) {
			fs = append(fs, lex["adj "+n.lower()]...)
		}
		return append(fs, lex["verb "+n.lemma()]...)
	case "NOUN":
		fs := lex["noun "+n.lemma()]
		if n.tok().XPOS == "NNS" { // "the needs of the people" are not the need for something
			fs = slices.DeleteFunc(slices.Clone(fs), func(f *frame) bool { return f.holder == "voiced" })
		}
		if n.is("conj") && n.head().upos() == "VERB" { // a verb taken for a noun: "condemns X and calls on Y"
			return append(slices.Clone(lex["verb "+n.lemma()]), fs...)
		}
		return fs
	case "ADJ":
		return lex["adj "+n.lower()]
	}
	return nil
}

// matches reports whether the second word of a two-word predicate is there:
// a particle, or the preposition of a complement.
func (f *frame) matches(n node) bool {
	if f.particle == "" {
		p := particleOf(n)
		return p == "" || slices.Contains(f.topic, p)
	}
	for _, k := range n.all("compound:prt", "advmod", "obl", "advcl", "xcomp", "ccomp", "obj") {
		if k.is("obj") {
			if k.lemma() == f.particle && !noOf(k) { // "take issue with"
				return true
			}
			continue
		}
		if k.lower() == f.particle || k.kid("case", "mark").lower() == f.particle && !isTime(k) { // "called her on Tuesday"
			return true
		}
	}
	return false
}

// particleOf is the particle that makes another verb of a verb, "back away", empty where
// there is none.
func particleOf(n node) string {
	if n.upos() != "VERB" {
		return ""
	}
	if k := n.kid("compound:prt"); k.ok() {
		return k.lower()
	}
	switch k := n.s.node(n.i + 1); {
	case k.tok().XPOS == "RP", k.lower() == "away", k.lower() == "aside", k.lower() == "ahead":
		return k.lower()
	}
	return ""
}

// topicOf looks for the frame's topic in its slots. Where a slot holds nothing
// but an actor's name and a later one holds an issue, the issue counts:
// "urged Iran to stop", "thanked Japan for its help".
func (r *stancer) topicOf(p node, f *frame) (topicRef, bool) {
	var found topicRef
	for _, slot := range f.topic {
		t, ok := r.slot(p, slot)
		if o := p.kid("obj"); slot == "over" && f.pos == "verb" && o.i > p.i && r.isThing(o) { // "slams the sanctions over the case"
			continue
		}
		if !ok || f.pos == "verb" && (f.stance == Support || f.stance == Commit) && r.isVoiced(t) {
			continue
		}
		if f.stance == Demand && slices.Contains(f.about, "obj") && t.form == verbForm && t.tok().XPOS == "VBG" && !t.kid("mark").ok() { // "told cheering crowds"
			continue
		}
		t.slot = slot
		t = r.withThing(p, f, t)
		t.target = r.isBareActor(t)
		_, several := groupNouns[t.lemma()]
		if !t.target && !(several && slot == "obj" && f.pos == "verb" && t.form == nounForm && t.tok().XPOS == "NNS") {
			return t, true
		}
		if !found.ok() {
			found = t
		}
	}
	return found, found.ok()
}

// isThing reports whether a noun phrase names no actors, no human beings and none who act for others.
func (r *stancer) isThing(n node) bool {
	return isNounWord(n) && len(r.whoAll(n)) == 0 && !isHuman(n) && !r.isPeople(n)
}

// withThing looks at the thing that stands between a predicate and its infinitive: it is to undergo
// or to do what that says ("called for tolls to be cut", "want a truce to hold"), or is the issue,
// and the infinitive its purpose ("asked for tents to house people", "wants a summit to end the war").
func (r *stancer) withThing(p node, f *frame, t topicRef) topicRef {
	what, inf := topicRef{}, t
	switch {
	case t.slot == "other-inf":
		what = topicRef{node: p.kid("obj"), slot: t.slot}
	case t.slot == "inf" && slices.Contains(f.topic, "for"):
		what, _ = prepositional(p, "for")
	case t.slot == "for":
		what = t
		inf, _ = infinitive(p)
	}
	if t.slot == "for" && inf.ok() && inf.form == verbForm && r.isPeople(what.node) { // "its call for Chad's government to act"
		inf.slot, inf.people = t.slot, what.node
		return inf
	}
	if what.form != nounForm || !r.isThing(what.node) || !inf.ok() || inf.form != verbForm || what.i > inf.i {
		return t
	}
	det := what.kid("det").lower()
	switch {
	case t.slot == "other-inf" && !((det == "a" || det == "an") && inf.kid("obj").ok()), isPassive(inf.node):
		inf.doer, inf.slot = what.node, t.slot
		return inf
	case inf.under(what.node) && t.slot == "inf":
		return t
	}
	return what
}

// isVoiced reports whether the phrase under a verb that only voices it is a
// stance noun, which then says what the stance is: "reaffirmed its commitment".
func (r *stancer) isVoiced(t topicRef) bool {
	frames := r.lex.frames["noun "+t.lemma()]
	if len(frames) > 0 && frames[0].holder == "between" { // "stressed cooperation": whoever takes part in it
		frames = nil
	}
	return t.form == nounForm && r.lex.isVoicedObject(t.node) && t.upos() == "NOUN" && len(frames) > 0 ||
		t.form == verbForm && r.lex.isVoicedObject(t.head()) && len(r.lex.frames["noun "+t.head().lemma()]) > 0
}

// slot finds one slot of a predicate, see the header of lexicon/stances.tsv.
func (r *stancer) slot(p node, slot string) (topicRef, bool) {
	switch slot {
	case "self":
		return topicRef{node: p, form: selfForm}, true
	case "obj":
		if o := patient(p); o.ok() {
			return topicRef{node: o}, !isReciprocal(o)
		}
		if p.is("acl:relcl") && (charges[p.head().lemma()] || takesUp(p.head())) && p.kid("nsubj").ok() && !isPassive(p) { // "a charge China denies"
			return topicRef{node: p.head()}, true
		}
	case "subj":
		s := p.kid("nsubj", "csubj")
		if s = antecedent(s); s.ok() && s.lower() != "it" && s.lower() != "there" {
			return formOf(s), true
		}
	case "inf":
		return infinitive(p)
	case "other-inf":
		if p.kid("obj").ok() {
			return infinitive(p)
		}
	case "that":
		return contentClause(p)
	case "subjunctive":
		if c := p.kid("ccomp"); c.i > p.i && c.kid("nsubj").ok() && isSubjunctive(c) {
			return topicRef{node: c, form: clauseForm}, true
		}
	case "as":
		return asPair(p)
	case "relcl":
		if c := p.kid("acl:relcl"); c.ok() {
			return topicRef{node: c, form: clauseForm}, true
		}
	default:
		return prepositional(p, slot)
	}
	return topicRef{}, false
}

// contentClause finds what is said or thought: a finite clause with a subject,
// after the predicate. Parsers hang it by other relations at times, so "that"
// and a subject count for more than the relation.
func contentClause(p node) (topicRef, bool) {
	if h := p.head(); p.upos() == "NOUN" && p.is("obj") && h.upos() == "VERB" { // "expressed regret that", hung on the verb
		if c := h.kid("ccomp"); c.i > p.i && c.kid("mark").lower() == "that" {
			return topicRef{node: c, form: clauseForm}, true
		}
	}
	for _, c := range p.all("ccomp", "acl", "parataxis", "obl", "advcl", "obj") {
		that := c.kid("mark").lower() == "that" && c.kid("mark").i > p.i
		if c.is("acl:relcl") && (!that || !c.kid("obj", "ccomp", "xcomp", "cop", "nsubj:pass").ok()) || !isFinite(c) || !c.kid("nsubj", "nsubj:pass", "csubj", "expl").ok() {
			continue
		}
		if that && c.i > p.i || c.is("ccomp") && p.upos() != "NOUN" && !isWh(c) || c.is("parataxis") && c.i > p.i && c.kid("nsubj").i < c.i && p.upos() == "VERB" && c.kid("mark").lower() == "" {
			return topicRef{node: c, form: clauseForm}, true
		}
	}
	return topicRef{}, false
}

// isWh reports whether the clause is an indirect question.
func isWh(c node) bool {
	for _, k := range c.all("mark", "advmod", "obj", "nsubj") {
		switch k.lower() {
		case "whether", "if", "how", "why", "when", "where", "what", "who", "whom", "which", "whose":
			return true
		}
	}
	return false
}

// formOf picks the form by the word that heads the phrase.
func formOf(n node) topicRef {
	switch {
	case n.is("csubj", "ccomp", "acl", "advcl", "xcomp") && n.kid("nsubj", "nsubj:pass").ok():
		return topicRef{node: n, form: clauseForm}
	case n.upos() == "VERB" && n.tok().XPOS != "NN" && !n.kid("det", "amod").ok():
		return topicRef{node: n, form: verbForm}
	}
	return topicRef{node: n}
}

// infinitive finds a complement clause without a subject of its own.
func infinitive(p node) (topicRef, bool) {
	places := complementPlaces(p)
	if p.upos() == "VERB" { // "called on Russia to withdraw", hung on Russia
		places = append(places, p.all("obl")...)
	} else if p.upos() == "NOUN" { // "a call for Chad to withdraw"
		places = append(places, slices.DeleteFunc(p.all("nmod"), func(k node) bool { return k.prep() != "for" })...)
	}
	for _, at := range places {
		for _, c := range at.all("xcomp", "ccomp", "acl", "advcl", "csubj", "conj", "parataxis") {
			if c.is("acl:relcl") || c.is("conj", "parataxis") && (c.kid("cc").ok() || at.upos() != "VERB") || isFinite(c) || c.upos() != "VERB" && !c.kid("cop").ok() {
				continue
			}
			mark := c.kid("mark").lower()
			if isWh(c) { // "advised them on how to win"
				continue
			}
			if c.i < p.i && (at != p || p.upos() == "VERB" && !isPassive(p)) { // "To win, Roe told the crowd"
				continue
			}
			if mark == "to" || mark == "" && c.is("xcomp") && c.tok().XPOS == "VBG" {
				return topicRef{node: c, form: verbForm}, true
			}
		}
	}
	return topicRef{}, false
}

// asPair finds "X as Y" or "X Y": what is held to be what.
func asPair(p node) (topicRef, bool) {
	o := patient(p)
	if !o.ok() {
		return topicRef{}, false
	}
	bare := barely[p.lemma()]
	if i := p.kid("iobj"); bare && i.ok() && i != o {
		return topicRef{node: o, form: asForm, of: i}, true
	}
	if objs := p.all("obj"); bare && len(objs) > 1 {
		return topicRef{node: objs[1], form: asForm, of: objs[0]}, true
	}
	for _, c := range p.all("xcomp", "obl", "advcl") {
		as := c.kid("case", "mark").lower() == "as"
		if as || bare && c.is("xcomp") && c.upos() != "VERB" {
			return topicRef{node: c, form: asForm, of: o}, true
		}
	}
	for _, c := range o.all("nmod", "acl") { // the same, hung on the object
		if c.kid("case", "mark").lower() == "as" {
			return topicRef{node: c, form: asForm, of: o}, true
		}
	}
	return topicRef{}, false
}

// barely are the verbs that say what something is without an "as": "called it a trick", but "saw
// it as a trick".
var barely = class("barely")

// complementPlaces is where the complements of a predicate may hang: on
// itself; for a verb, on its object; for a noun that a verb voices
// ("expressed concern about"), on that verb. Which of them a parser picks is
// chance, and the reading is the same.
func complementPlaces(p node) []node {
	places := []node{p}
	switch p.upos() {
	case "VERB":
		places = append(places, p.kid("obj").conj()...)
		if a := agent(p); a.ok() { // "was accused by B of spying"
			places = append(places, a)
		}
		if a := p.kid("xcomp"); p.lemma() == "hold" && a.upos() == "ADJ" { // "held B responsible for the raid"
			places = append(places, a)
		}
	case "NOUN":
		if h := p.head(); h.upos() == "VERB" && (p.is("obj") || p.is("nsubj:pass") && gives[h.lemma()]) { // "a promise was made to"
			places = append(places, h)
		}
	}
	return places
}

// gives are the verbs in whose passive a noun of stance keeps its complement.
var gives = class("gives")

// prepositional finds the noun phrase or clause that prep introduces.
func prepositional(p node, prep string) (topicRef, bool) {
	for _, at := range complementPlaces(p) {
		for _, k := range at.all("obl", "nmod", "advcl", "acl", "xcomp", "ccomp") {
			if k.is("nmod:poss") || at != p && (prep == "of" && p.lemma() != "accuse" && p.lemma() != "suspect" || k.i < p.i) {
				continue
			}
			if at != p && k.is("nmod") && prep == "for" && p.upos() == "VERB" && at.kid("nmod:poss").upos() == "PROPN" {
				continue // "commended Chad's support for the plan"
			}
			if setPhrase[k.lemma()] || isWhen(k) || k.lemma() == "part" && k.kid("nmod:poss").ok() { // "for her part"
				continue
			}
			c := k.kid("case", "mark")
			if c.lower() != prep && k.prep() != prep {
				continue
			}
			if k.upos() == "VERB" && !k.kid("det").ok() {
				if k.kid("nsubj").ok() {
					return topicRef{node: k, form: clauseForm}, true
				}
				return topicRef{node: k, form: verbForm}, true
			}
			return topicRef{node: k}, true
		}
	}
	if prep == "of" && (p.lemma() == "accuse" || p.lemma() == "suspect") { // "the government in Oslo of hiding", hung on Oslo
		for i := p.i + 1; i < len(p.s.Tokens)-1; i++ {
			if k := p.s.node(i + 1); p.s.node(i).lower() == "of" && k.tok().XPOS == "VBG" && k.upos() == "VERB" && k.under(p) {
				return topicRef{node: k, form: verbForm}, true
			}
		}
	}
	return topicRef{}, false
}

// takesUp reports whether a noun takes up what was just said, to say who thinks what of it: "to
// use force, a step Chad opposes".
func takesUp(n node) bool {
	if !asides[n.lemma()] {
		return false
	}
	c := n.kid("acl:relcl")
	if p := n.kid("acl"); !c.ok() && p.tok().XPOS == "VBN" && agent(p).ok() && strings.HasPrefix(n.kid("det").lower(), "a") { // "..., a step condemned by Chad"
		return isBehindComma(n) || isDash(n.s.before(n.first())) || isDash(n.s.node(n.first()))
	}
	return c.kid("nsubj").ok() && (strings.HasPrefix(n.kid("det").lower(), "a") || n.lower() == "something") && n.s.before(n.first()).lower() == "," || c.ok() && n.s.node(n.first()).lower() == ","
}

// asides are the nouns that take up what was just said.
var asides = class("asides")

// setPhrase are the nouns of phrases that only lead on: "in the face of", "on
// behalf of".
var setPhrase = class("setPhrase")

// isBareActor reports whether the phrase names actors and nothing else.
func (r *stancer) isBareActor(t topicRef) bool {
	if t.form != nounForm {
		return false
	}
	who := r.who(t.node)
	if len(who) == 0 {
		return false
	}
	m := r.mention(t.node)
	return m.kind != adjectival && m.kind != possessive
}

// aboutOf is the actors at whom the stance is directed, or whose conduct is
// its object; the holders themselves never.
func (r *stancer) aboutOf(p node, f *frame, t topicRef, holders []int) []int {
	for _, slot := range f.about {
		var who []int
		switch slot {
		case "topic":
			who = r.topicActors(t)
		case "subj":
			who = r.whoAll(subject(p))
			if len(who) == 0 {
				who = r.owners(subject(p))
			}
		default:
			if a, ok := r.slot(p, slot); ok {
				if who = r.issuers(a.node); len(who) == 0 && a.node != t.node { // "praised the support of the people of Chad for"
					who = r.topicActors(a)
				}
			}
		}
		other := without(who, holders)
		if own := r.notOwn(other, holders); slot == "topic" && len(who) > 0 && len(own) == 0 && t.form == nounForm { // the holder's own, with others: "values our partnership with Chad"
			other = append(other, r.notOwn(r.named(t), holders)...)
		}
		if len(other) > 0 {
			return other
		}
	}
	return nil
}

// notOwn is those of a list for whom none of the holders speaks.
func (r *stancer) notOwn(list, holders []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(a int) bool {
		return slices.ContainsFunc(holders, func(h int) bool { return r.speaksFor(h, a) })
	})
}

// topicActors is the actors whose conduct the topic is: its owners, else all
// that it names.
func (r *stancer) topicActors(t topicRef) []int {
	if t.people.ok() {
		return r.issuers(t.people)
	}
	if t.form == asForm {
		if who := r.whoAll(t.of); len(who) > 0 {
			return who
		}
		return r.owners(t.of)
	}
	if t.form == selfForm {
		var who []int
		for _, k := range t.all("nmod") {
			if isMatter(k) {
				who = addNew(who, r.within(k.s, k.first(), k.last())...)
			}
		}
		return who
	}
	if who := r.owners(t.node); len(who) > 0 {
		return who
	}
	return r.named(t)
}

// named is the actors that the words of a topic name.
func (r *stancer) named(t topicRef) []int {
	var who []int
	for _, i := range r.phrase(t).keep {
		if n := t.s.node(i); !isScene(n) {
			who = addNew(who, r.who(n)...)
		}
	}
	return who
}

// isScene reports whether a name says where something goes: "entering Chad", "into Chad".
func isScene(n node) bool {
	switch n.prep() {
	case "into", "inside", "outside", "across", "throughout":
		return true
	}
	h := n.head()
	return n.is("obj") && (h.lemma() == "enter" || h.lemma() == "leave" || h.lemma() == "visit")
}

// owners is the actors that own, do or are the thing that n names: "China's
// assertiveness", "Russian aggression", "launches by North Korea", the subject
// of a clause.
func (r *stancer) owners(n node) []int {
	inner := unpad(n)
	if who := r.whoAll(n.kid("nmod:poss")); n != inner && len(who) > 0 { // "Chad's attempts to exercise power"
		return who
	}
	n = inner
	var out []int
	for _, c := range n.conj() {
		if s := c.kid("nsubj"); s.ok() {
			out = addNew(out, r.whoAll(antecedent(s))...)
		}
		for _, k := range c.all("nmod:poss", "amod", "compound", "nmod", "obl:agent") {
			if k.is("nmod") && !k.is("nmod:poss") && k.prep() != "by" {
				continue
			}
			out = addNew(out, r.whoAll(k)...)
		}
	}
	if len(out) == 0 {
		out = r.whoAll(n)
	}
	return out
}
