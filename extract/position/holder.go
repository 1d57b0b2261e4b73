package position

import (
	"slices"
	"strings"

	"entente/extract/attribution"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// governor is the verb that voices a noun: the verb whose object it is, or
// that "with", "out of" and the like tie it to.
func governor(n tree.Node) tree.Node {
	for c, step := n, 0; c.OK() && step < 6; step++ {
		h := c.Head()
		switch {
		case c.Is("conj"), c.Is("nmod") && words.OneOf(c.Prep(), "of", "including") && !c.Is("nmod:poss"):
			c = h
		case c.Is("obj", "nsubj:pass", "obl", "xcomp", "ccomp") && h.IsPOS("VERB", "AUX"):
			return h
		default:
			return tree.Node{}
		}
	}
	return tree.Node{}
}

// holdersOf is who takes the stance, and whether somebody is on record as
// saying so.
func (r *Finder) holdersOf(n tree.Node, f *lexicon.Frame) (who []int, said bool) {
	switch {
	case f.Holder == "speaker":
		sy, ok := r.Speaker(n)
		return sy.Speakers, ok
	case f.Holder == "obj":
		who = r.SpokesOf(tree.Patient(n))
	case f.Holder == "named":
		who = r.WhoAll(bearer(n))
	case f.Pos == "noun":
		who = r.nounHolders(n, f)
	default:
		subj := tree.Subject(n)
		if s := n.Kid("nsubj:pass"); f.Pos == "adj" && s.OK() { // "are concerned by": a state, not a passive
			subj = tree.Antecedent(s)
		}
		who = r.SpokesOf(subj)
		if sy, ok := r.Speaker(n); len(who) == 0 && isSelf(subj, r.inQuote(n, subj) || !sy.Verb.OK()) { // "said it would not accept": the speaker's side
			return sy.Speakers, ok
		}
	}
	return r.declared(n, who, f.Stance)
}

// declared hands the stance of a speaker's own side to the speaker: where
// "Lavrov said Russia opposes it", Lavrov is on record.
func (r *Finder) declared(n tree.Node, who []int, stance fact.Stance) ([]int, bool) {
	sy, ok := r.Speaker(n)
	if !ok || len(who) == 0 {
		return who, ok
	}
	if r.isClub(who, sy) {
		return sy.Speakers, true // "the G7 are committed", its members say
	}
	for _, w := range who {
		for _, s := range sy.Speakers {
			if w != s && !r.SpeaksFor(s, w) {
				return r.spokenOf(sy, who, stance), true
			}
		}
	}
	return sy.Speakers, true
}

// isClub reports whether those who issue a statement together speak of themselves by what they call
// themselves.
func (r *Finder) isClub(who []int, sy attribution.Saying) bool {
	if sy.Verb.OK() || len(sy.Speakers) < 2 {
		return false
	}
	inClub := func(w int) bool { return slices.Contains(r.Club, w) }
	isOther := func(w int) bool { return !inClub(w) && !slices.Contains(sy.Speakers, w) }
	return slices.ContainsFunc(who, inClub) && !slices.ContainsFunc(who, isOther)
}

// spokenOf is who holds a stance that a speaker tells of others: those who speak, where they tell it of a country or
// an organization and nothing says that they act for another one. Nobody is held to a promise that others tell of.
func (r *Finder) spokenOf(sy attribution.Saying, who []int, stance fact.Stance) []int {
	if !sy.Verb.OK() {
		return who
	}
	told := who
	if stance == fact.Commit {
		told = nil
	}
	for _, s := range sy.Speakers {
		if r.Actors[s].Kind != fact.Person || r.Actors[s].Of != "" {
			return told
		}
	}
	if slices.ContainsFunc(who, func(w int) bool { return r.Actors[w].Kind == fact.Person }) {
		return told
	}
	return sy.Speakers
}

// nounHolders is who holds the stance that a noun names: its owner, or the
// subject of the verb that voices it. A person who voices the stance of their
// own country is on record for it.
func (r *Finder) nounHolders(n tree.Node, f *lexicon.Frame) []int {
	voiced := r.voicers(n, f)
	if f.Holder == "voiced" {
		return voiced
	}
	owner := r.ownersOfNoun(n, f.Holder == "between")
	if f.Holder == "between" && concluded[n.Lemma()] && len(owner) < 2 && len(voiced) > 0 {
		voiced = r.withPartners(n, voiced)
	}
	if len(owner) == 0 || len(r.notOwn(owner, voiced)) == 0 { // one speaks for all owners, or each for their own
		return voiced
	}
	return owner
}

// voicers is who voices what a noun says, or owns up to it as the subject of a predicate of stance.
func (r *Finder) voicers(n tree.Node, f *lexicon.Frame) []int {
	gov := governor(n)
	if !gov.OK() {
		return nil
	}
	if r.Lex.Does[gov.Lemma()].Voice || r.ownsUp(gov) && f.Holder != "between" && n.Prep() != "about" { // who asks about a concern need not have it
		return r.SpokesOf(tree.Subject(gov))
	}
	return nil
}

// withPartners is those who conclude a paper and with whom they do: "signed a pact with B", "met B and signed a pact".
func (r *Finder) withPartners(n tree.Node, who []int) []int {
	who = slices.Clone(who)
	gov := governor(n)
	for _, o := range append(gov.All("obl"), n.All("nmod")...) {
		if o.Prep() == "with" {
			who = reading.AddNew(who, r.WhoAll(o)...)
		}
	}
	if met := gov.Head(); gov.Is("conj") && met.Lemma() == "meet" && !tree.IsPassive(met) {
		who = reading.AddNew(who, r.WhoAll(met.Kid("obj"))...)
	}
	return who
}

// bearer is the one whom a noun for a person calls so: "Roe is a critic of", "Roe, a critic
// of", the zero node where there is none.
func bearer(n tree.Node) tree.Node {
	for n.Is("conj") && tree.IsNounWord(n.Head()) { // "an ally of A and a critic of B"
		n = n.Head()
	}
	switch {
	case n.Kid("cop").OK():
		return tree.Antecedent(n.Kid("nsubj"))
	case n.Is("appos", "nmod:desc") && n.Head().UPOS() == "PROPN":
		return n.Head()
	case n.Kid("appos").UPOS() == "PROPN":
		return n.Kid("appos")
	}
	return tree.Node{}
}

// ownsUp reports whether the subject of a verb of the lexicon may hold what the noun under it
// says; who rejects a request does not make it.
func (r *Finder) ownsUp(gov tree.Node) bool {
	frames := r.Lex.Frames["verb "+gov.Lemma()]
	against := func(f *lexicon.Frame) bool { return words.OneOf(f.Stance, fact.Oppose, fact.Deny, fact.Condemn) }
	return len(frames) > 0 && !slices.ContainsFunc(frames, against)
}

// lentTo is who or what has the stance that a noun speaks of: "A has B's support", "with the
// support of B", "the plan drew criticism from B". There its owner is the holder, whatever
// preposition says so.
func lentTo(n tree.Node, f *lexicon.Frame) (to tree.Node, ok bool) {
	if f.Pos != "noun" {
		return tree.Node{}, false
	}
	gov := n.Head()
	switch reaction := f.Holder == "subj" && reactions[f.Stance]; {
	case f.Stance == fact.Support && lendable[n.Lemma()] && (isLentWith(n) || n.Is("obj") && receives[gov.Lemma()]),
		reaction && isDrawn(n):
		return tree.Subject(gov), true
	case reaction && n.Is("obl") && n.Prep() == "with" && tree.IsPassive(gov) && meetsWith[gov.Lemma()]: // "was met with anger in Chad"
		return tree.Patient(gov), true
	}
	return tree.Node{}, false
}

// isLentWith reports whether somebody does something "with the support of" another.
func isLentWith(n tree.Node) bool {
	if !n.Is("obl", "nmod") || n.Prep() != "with" || n.Kid("nmod").Prep() != "of" {
		return false
	}
	return n.Head().UPOS() == "VERB" && n.Sent.Node(n.First()-1).UPOS() != "PUNCT"
}

// isDrawn reports whether something draws a noun for what others think of it, "drew criticism", that one does
// not go out to get.
func isDrawn(n tree.Node) bool {
	return !given[n.Lemma()] && n.Is("obj") && draws[n.Head().Lemma()]
}

// lendable are the nouns for what somebody gives who is for another.
var lendable = words.Class("lendable")

// given are those of them that one may go out to get.
var given = words.Class("given")

// receives are the verbs for having what another gives.
var receives = words.Class("receives")

// draws are the verbs for making others say what they think, meetsWith those in whose
// passive they do.
var (
	draws     = words.Class("draws")
	meetsWith = words.Class("meetsWith")
)

// reactions are the stances that something may draw.
var reactions = map[fact.Stance]bool{fact.Support: true, fact.Oppose: true, fact.Condemn: true, fact.Concern: true}

// lent is the stance of those who back somebody or answer to something, see lentTo.
func (r *Finder) lent(n tree.Node, f *lexicon.Frame, to tree.Node) (Found, bool) {
	who, t := r.lenders(n), topic.Ref{Node: to, Slot: "subj"}
	if own, ok := r.topicOf(n, f); ok && !words.OneOf(own.Slot, "by", "of") && !lendable[n.Lemma()] { // "drew criticism for its raids"
		t = own
	}
	if !t.OK() {
		return Found{}, false
	}
	t.Target = r.isBareActor(t)
	found := Found{Pred: n, stance: f.Stance, Topic: t, entry: f.Entry, rule: "lexicon-" + f.Pos, holders: who, plover: f.Plover}
	about := r.topicActors(t)
	if t.Node != to && len(r.WhoAll(to)) > 0 {
		about = r.WhoAll(to)
	}
	found.about = reading.Without(about, who)
	if !isLent(found) || r.asserted(n, f, &found).Name != "" || found.stance != f.Stance {
		r.Reject(n, f.Entry, "nobody named gives it to anything named")
		return found, false
	}
	return found, true
}

// lenders is who gives what a noun names: its owners, and those from whom it comes.
func (r *Finder) lenders(n tree.Node) []int {
	var who []int
	for _, k := range append(n.All("nmod:poss", "amod", "compound", "nmod"), n.Head().All("obl")...) {
		if !isLender(n, k) {
			continue
		}
		for _, c := range k.Conj() {
			who = reading.AddNew(who, r.SpokesOf(c)...)
		}
	}
	return who
}

// isLender reports whether a phrase at a noun, or behind it at its verb, says from whom it comes.
func isLender(n, k tree.Node) bool {
	if k.Is("obl") && (k.I < n.I || k == n) {
		return false
	}
	if k.Is("nmod:poss", "amod", "compound") {
		return true
	}
	switch k.Prep() {
	case "from", "by", "among":
		return true
	case "of":
		return lendable[n.Lemma()]
	case "in":
		return k.UPOS() == "PROPN" && n.Is("obl")
	}
	return false
}

// isLent reports whether somebody named gives something, backing to somebody named.
func isLent(f Found) bool {
	t := f.Topic
	if len(f.holders) == 0 || len(f.about) == 0 && (t.Target || t.UPOS() == "PRON") {
		return false
	}
	return t.Target || f.stance != fact.Support || !lendable[f.Pred.Lemma()]
}

// concluded are the papers that two sides have with each other.
var concluded = words.Class("concluded")

// isConcluded reports whether two sides have such a paper, by the verb that says so or by
// what the paper is called: "signed a deal", "under the treaty".
func isConcluded(n tree.Node) bool {
	h := n.Head()
	if n.Is("obj", "nsubj:pass") && h.UPOS() == "VERB" {
		return words.Concludes[h.Lemma()] && tree.Modal(h) == "" && !tree.IsNegated(h)
	}
	return n.Prep() == "under"
}

// ownersOfNoun is the actors that a noun belongs to: "China's opposition",
// "Russian criticism", "opposition from Iran", "a deal between A and B".
func (r *Finder) ownersOfNoun(n tree.Node, between bool) []int {
	who := r.allOf(n.All("nmod:poss", "amod", "compound"))
	for _, k := range n.All("nmod") {
		if r.ownsByPhrase(n, k, between, len(who) > 0) {
			who = reading.AddNew(who, r.WhoAll(k)...)
		}
	}
	if len(who) == 0 && n.Is("conj") { // "their ties and cooperation"
		who = r.allOf(n.Head().All("nmod:poss"))
	}
	if between && len(who) < 2 {
		return r.lateral(n)
	}
	return who
}

// allOf is the actors of several phrases, each once.
func (r *Finder) allOf(phrases []tree.Node) []int {
	var who []int
	for _, k := range phrases {
		who = reading.AddNew(who, r.WhoAll(k)...)
	}
	return who
}

// ownsByPhrase reports whether a phrase behind a noun says whose it is, or with whom others that are named share it.
func (r *Finder) ownsByPhrase(n, k tree.Node, between, shared bool) bool {
	switch k.Prep() {
	case "from", "by", "between", "among":
		return true
	case "with":
		return between && shared
	case "of":
		if between {
			return len(r.WhoAll(k)) > 1
		}
		return tree.IsToInfinitive(n.Kid("acl")) && n.Kid("acl").I > k.I // "the intent of Chad to act"
	}
	return false
}

// lateral is the countries that a two-sided or three-sided thing is between
// ("the countries' trilateral cooperation"): the last group of that size.
func (r *Finder) lateral(n tree.Node) []int {
	size := r.sidesOf(n)
	if size == 0 {
		return nil
	}
	noCountry := func(a int) bool { return r.Actors[a].Kind != fact.Country }
	for si := n.Sent.Index; si >= 0; si-- {
		s := r.Sents[si]
		for i := len(s.Tokens) - 1; i >= 0; i-- {
			if si == n.Sent.Index && i > n.I || r.Mention(s.Node(i)) == nil {
				continue
			}
			if who := r.WhoAll(s.Node(i)); len(who) == size && !slices.ContainsFunc(who, noCountry) {
				return who
			}
		}
	}
	return nil
}

// sidesOf is how many sides a thing is said to have, "bilateral ties", 0 where nothing says so.
func (r *Finder) sidesOf(n tree.Node) int {
	size := 0
	for _, k := range n.All("amod", "compound") {
		switch strings.ToLower(r.Words(k.Sent, k.First(), k.I)) {
		case "bilateral", "two-way":
			size = 2
		case "trilateral", "three-way", "tripartite":
			size = 3
		}
	}
	return size
}

// issuers is the actors whose the thing is that a noun phrase names: itself, or
// those behind it.
func (r *Finder) issuers(n tree.Node) []int {
	if who := r.WhoAll(n); len(who) > 0 {
		return who
	}
	return r.BehindOf(n)
}
