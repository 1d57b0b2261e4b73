package extract

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
)

// governor is the verb that voices a noun: the verb whose object it is, or
// that "with", "out of" and the like tie it to.
func governor(n node) node {
	for c, step := n, 0; c.ok() && step < 6; step++ {
		h := c.head()
		switch {
		case c.is("conj"), c.is("nmod") && (c.prep() == "of" || c.prep() == "including") && !c.is("nmod:poss"):
			c = h
		case c.is("obj", "nsubj:pass", "obl", "xcomp", "ccomp") && (h.upos() == "VERB" || h.upos() == "AUX"):
			return h
		default:
			return node{}
		}
	}
	return node{}
}

// holdersOf is who takes the stance, and whether somebody is on record as
// saying so.
func (r *stancer) holdersOf(n node, f *frame) (who []int, said bool) {
	switch {
	case f.holder == "speaker":
		sy, ok := r.speaker(n)
		return sy.speakers, ok
	case f.holder == "obj":
		who = r.spokesOf(patient(n))
	case f.holder == "named":
		who = r.whoAll(bearer(n))
	case f.pos == "noun":
		who = r.nounHolders(n, f)
	default:
		subj := subject(n)
		if s := n.kid("nsubj:pass"); f.pos == "adj" && s.ok() { // "are concerned by": a state, not a passive
			subj = antecedent(s)
		}
		who = r.spokesOf(subj)
		if sy, ok := r.speaker(n); len(who) == 0 && isSelf(subj, r.inQuote(n, subj) || !sy.verb.ok()) { // "said it would not accept": the speaker's side
			return sy.speakers, ok
		}
	}
	return r.declared(n, who)
}

// declared hands the stance of a speaker's own side to the speaker: where
// "Lavrov said Russia opposes it", Lavrov is on record.
func (r *stancer) declared(n node, who []int) ([]int, bool) {
	sy, ok := r.speaker(n)
	if !ok || len(who) == 0 {
		return who, ok
	}
	if !sy.verb.ok() && len(sy.speakers) > 1 && slices.ContainsFunc(who, func(w int) bool { return slices.Contains(r.club, w) }) &&
		!slices.ContainsFunc(who, func(w int) bool { return !slices.Contains(r.club, w) && !slices.Contains(sy.speakers, w) }) {
		return sy.speakers, true // "the G7 are committed", its members say
	}
	for _, w := range who {
		for _, s := range sy.speakers {
			if w != s && !r.speaksFor(s, w) {
				return who, true
			}
		}
	}
	return sy.speakers, true
}

// nounHolders is who holds the stance that a noun names: its owner, or the
// subject of the verb that voices it. A person who voices the stance of their
// own country is on record for it.
func (r *stancer) nounHolders(n node, f *frame) []int {
	var voiced, owner []int
	if gov := governor(n); gov.ok() {
		rep := r.lex.does[gov.lemma()]
		if rep.voice || r.ownsUp(gov) && f.holder != "between" && n.prep() != "about" { // who asks about a concern need not have it
			voiced = r.spokesOf(subject(gov))
		}
	}
	if f.holder == "voiced" {
		return voiced
	}
	owner = r.ownersOfNoun(n, f.holder == "between")
	if f.holder == "between" && concluded[n.lemma()] && len(owner) < 2 && len(voiced) > 0 { // "signed a pact with B"
		for _, o := range append(governor(n).all("obl"), n.all("nmod")...) {
			if o.prep() == "with" {
				voiced = addNew(slices.Clone(voiced), r.whoAll(o)...)
			}
		}
		if gov := governor(n); gov.is("conj") && gov.head().lemma() == "meet" && !isPassive(gov.head()) { // "met B and signed a pact"
			voiced = addNew(slices.Clone(voiced), r.whoAll(gov.head().kid("obj"))...)
		}
	}
	if len(owner) == 0 {
		return voiced
	}
	if len(r.notOwn(owner, voiced)) == 0 { // one speaks for all owners, or each for their own
		return voiced
	}
	return owner
}

// bearer is the one whom a noun for a person calls so: "Roe is a critic of", "Roe, a critic
// of", the zero node where there is none.
func bearer(n node) node {
	for n.is("conj") && isNounWord(n.head()) { // "an ally of A and a critic of B"
		n = n.head()
	}
	switch {
	case n.kid("cop").ok():
		return antecedent(n.kid("nsubj"))
	case n.is("appos", "nmod:desc") && n.head().upos() == "PROPN":
		return n.head()
	case n.kid("appos").upos() == "PROPN":
		return n.kid("appos")
	}
	return node{}
}

// ownsUp reports whether the subject of a verb of the lexicon may hold what the noun under it
// says; who rejects a request does not make it.
func (r *stancer) ownsUp(gov node) bool {
	frames := r.lex.frames["verb "+gov.lemma()]
	return len(frames) > 0 && !slices.ContainsFunc(frames, func(f *frame) bool {
		return f.stance == Oppose || f.stance == Deny || f.stance == Condemn
	})
}

// lentTo is who or what has the stance that a noun speaks of: "A has B's support", "with the
// support of B", "the plan drew criticism from B". There its owner is the holder, whatever
// preposition says so.
func lentTo(n node, f *frame) (to node, ok bool) {
	if f.pos != "noun" {
		return node{}, false
	}
	gov := n.head()
	switch {
	case f.stance == Support && lendable[n.lemma()] && n.is("obl", "nmod") && n.prep() == "with" && n.kid("nmod").prep() == "of" && gov.upos() == "VERB" && n.s.node(n.first()-1).upos() != "PUNCT":
		return subject(gov), true
	case f.stance == Support && lendable[n.lemma()] && n.is("obj") && receives[gov.lemma()], f.holder == "subj" && reactions[f.stance] && !given[n.lemma()] && n.is("obj") && draws[gov.lemma()]:
		return subject(gov), true
	case f.holder == "subj" && reactions[f.stance] && n.is("obl") && n.prep() == "with" && isPassive(gov) && meetsWith[gov.lemma()]: // "was met with anger in Chad"
		return patient(gov), true
	}
	return node{}, false
}

// lendable are the nouns for what somebody gives who is for another.
var lendable = class("lendable")

// given are those of them that one may go out to get.
var given = class("given")

// receives are the verbs for having what another gives.
var receives = class("receives")

// draws are the verbs for making others say what they think, meetsWith those in whose
// passive they do.
var (
	draws     = class("draws")
	meetsWith = class("meetsWith")
)

// reactions are the stances that something may draw.
var reactions = map[Stance]bool{Support: true, Oppose: true, Condemn: true, Concern: true}

// lent is the stance of those who back somebody or answer to something, see lentTo.
func (r *stancer) lent(n node, f *frame, to node) (stanceFound, bool) {
	var who []int
	for _, k := range append(n.all("nmod:poss", "amod", "compound", "nmod"), n.head().all("obl")...) {
		switch p := k.prep(); {
		case k.is("obl") && (k.i < n.i || k == n):
		case k.is("nmod:poss", "amod", "compound"), p == "of" && lendable[n.lemma()], p == "from", p == "by", p == "among", p == "in" && k.upos() == "PROPN" && n.is("obl"):
			for _, c := range k.conj() {
				who = addNew(who, r.spokesOf(c)...)
			}
		}
	}
	t := topicRef{node: to, slot: "subj"}
	if own, ok := r.topicOf(n, f); ok && own.slot != "by" && own.slot != "of" && !lendable[n.lemma()] { // "drew criticism for its raids"
		t = own
	}
	if !t.ok() {
		return stanceFound{}, false
	}
	t.target = r.isBareActor(t)
	found := stanceFound{pred: n, stance: f.stance, topic: t, entry: f.entry, rule: "lexicon-" + f.pos, holders: who, plover: f.plover}
	about := r.topicActors(t)
	if t.node != to && len(r.whoAll(to)) > 0 {
		about = r.whoAll(to)
	}
	found.about = without(about, who)
	backed := found.stance == Support && lendable[n.lemma()]
	if len(who) == 0 || backed && !t.target || t.upos() == "PRON" && len(found.about) == 0 || !r.asserted(n, f, &found) || found.stance != f.stance || t.target && len(found.about) == 0 {
		r.explain(n, f.entry, "nobody named gives it to anything named")
		return found, false
	}
	return found, true
}

// concluded are the papers that two sides have with each other.
var concluded = class("concluded")

// isConcluded reports whether two sides have such a paper, by the verb that says so or by
// what the paper is called: "signed a deal", "under the treaty".
func isConcluded(n node) bool {
	h := n.head()
	if n.is("obj", "nsubj:pass") && h.upos() == "VERB" {
		return concludes[h.lemma()] && modal(h) == "" && !isNegated(h)
	}
	return n.prep() == "under"
}

// concludes are the verbs for coming to one.
var concludes = class("concludes")

// ownersOfNoun is the actors that a noun belongs to: "China's opposition",
// "Russian criticism", "opposition from Iran", "a deal between A and B".
func (r *stancer) ownersOfNoun(n node, between bool) []int {
	var who []int
	for _, k := range n.all("nmod:poss", "amod", "compound") {
		who = addNew(who, r.whoAll(k)...)
	}
	for _, k := range n.all("nmod") {
		switch k.prep() {
		case "from", "by", "between", "among":
			who = addNew(who, r.whoAll(k)...)
		case "with":
			if between && len(who) > 0 {
				who = addNew(who, r.whoAll(k)...)
			}
		case "of":
			if of := r.whoAll(k); between && len(of) > 1 || !between && isToInfinitive(n.kid("acl")) && n.kid("acl").i > k.i { // "the intent of Chad to act"
				who = addNew(who, of...)
			}
		}
	}
	if len(who) == 0 && n.is("conj") { // "their ties and cooperation"
		for _, k := range n.head().all("nmod:poss") {
			who = addNew(who, r.whoAll(k)...)
		}
	}
	if between && len(who) < 2 {
		return r.lateral(n)
	}
	return who
}

// lateral is the countries that a two-sided or three-sided thing is between
// ("the countries' trilateral cooperation"): the last group of that size.
func (r *stancer) lateral(n node) []int {
	size := 0
	for _, k := range n.all("amod", "compound") {
		switch strings.ToLower(r.text(k.s, k.first(), k.i)) {
		case "bilateral", "two-way":
			size = 2
		case "trilateral", "three-way", "tripartite":
			size = 3
		}
	}
	if size == 0 {
		return nil
	}
	for si := n.s.index; si >= 0; si-- {
		s := r.sents[si]
		for i := len(s.Tokens) - 1; i >= 0; i-- {
			if si == n.s.index && i > n.i || r.mention(s.node(i)) == nil {
				continue
			}
			if who := r.whoAll(s.node(i)); len(who) == size && !slices.ContainsFunc(who, func(a int) bool { return r.actors[a].Kind != Country }) {
				return who
			}
		}
	}
	return nil
}

// spokesOf is who speaks or acts by a noun phrase: its actors, or for a document
// or people who stand for others those who issued it or for whom they speak ("a
// joint statement", "a spokesman for the ministry"). Other nouns stand for
// nobody but themselves: "Freedonia's neighbours", "supporters of Roe".
func (r *speech) spokesOf(n node) []int {
	var out []int
	for _, c := range n.conj() {
		if !r.isSome(c) {
			out = addNew(out, r.who(c)...)
		}
	}
	proxy := r.lex.proxies[strings.ToLower(n.lemma())]
	switch {
	case len(out) > 0 || len(r.whoAll(n)) > 0:
		return out
	case proxy == "", proxy == "member" && (n.tok().XPOS != "NNS" || isPart(n)):
		return nil
	case proxy == "home":
		return r.whoAll(n.kid("nmod:poss"))
	}
	if who := r.behindOf(n); proxy == "member" {
		return slices.DeleteFunc(slices.Clone(who), func(a int) bool { return !r.isInterstate(r.actors[a]) })
	} else if len(who) > 0 {
		return who
	}
	if h := n.head(); n.is("obj") && proxy == "document" && h.upos() == "VERB" { // "Spain issued a statement condemning"
		return r.spokesOf(subject(h))
	}
	return nil
}

// behindOf is the first actors that own, issue or send what a noun says.
func (r *speech) behindOf(n node) []int {
	for _, k := range n.all("nmod:poss", "compound", "amod", "nmod", "acl") {
		switch {
		case k.is("nmod") && !k.is("nmod:poss"):
			switch k.prep() {
			case "of", "by", "from", "for", "in":
			default:
				continue
			}
		case k.is("acl"):
			k = agent(k)
		}
		if who := r.whoAll(k); len(who) > 0 {
			return who
		}
	}
	return nil
}

// issuers is the actors whose the thing is that a noun phrase names: itself, or
// those behind it.
func (r *stancer) issuers(n node) []int {
	if who := r.whoAll(n); len(who) > 0 {
		return who
	}
	return r.behindOf(n)
}

// isSome reports whether a noun names only some of many: "many Republicans",
// "two Democrats", or a people at large: "Americans". Their stance is not that
// of the party or the country.
func (r *speech) isSome(n node) bool {
	m := r.mention(n)
	if m == nil || m.kind != named || n.tok().XPOS != "NNPS" && n.tok().XPOS != "NNS" {
		return false
	}
	if isPart(n) {
		return true
	}
	if n.kid("det").ok() {
		return false
	}
	return slices.ContainsFunc(r.gaz.Lookup(r.text(n.s, m.first, m.last)), func(g gazetteer.Sense) bool {
		return g.Kind == gazetteer.Country && g.Form == gazetteer.Adjective
	})
}

// isPart reports whether a plural is counted or called a part of many.
func isPart(n node) bool {
	for _, k := range n.all("det", "amod", "nummod") {
		if someOf[k.lower()] || k.is("nummod") && !n.kid("det").ok() {
			return true
		}
	}
	return false
}

// someOf are the words for a part of many.
var someOf = class("someOf")
