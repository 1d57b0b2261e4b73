package position

import (
	"slices"

	"entente/extract/coref"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// framesOf is the frames that the lexicon has for a word, in the order in
// which they are to be tried.
func (r *Finder) framesOf(n tree.Node) []*lexicon.Frame {
	switch n.UPOS() {
	case "VERB", "AUX":
		return r.verbFrames(n)
	case "NOUN":
		return r.nounFrames(n)
	case "ADJ":
		return r.Lex.Frames["adj "+n.Lower()]
	}
	return nil
}

// verbFrames is the frames of a verb, before them those of the adjective that its participle may be.
func (r *Finder) verbFrames(n tree.Node) []*lexicon.Frame {
	lex := r.Lex.Frames
	if n.Is("aux", "cop") {
		return nil
	}
	if n.Lemma() == "blame" && tree.IsToInfinitive(n) && (n.Kid("cop").OK() || n.Head().Lemma() == "be") { // "Chad was to blame"
		return lex["adj blame"]
	}
	var fs []*lexicon.Frame
	if n.IsTag("VBN", "VBG") && (n.Kid("cop", "aux:pass").OK() || n.Is("amod", "acl", "xcomp", "conj", "advcl")) && !tree.IsPerfect(n) {
		fs = append(fs, lex["adj "+n.Lower()]...)
	}
	return append(fs, lex["verb "+n.Lemma()]...)
}

// nounFrames is the frames of a noun, before them those of the verb that it may be.
func (r *Finder) nounFrames(n tree.Node) []*lexicon.Frame {
	fs := r.Lex.Frames["noun "+n.Lemma()]
	if n.Tok().XPOS == "NNS" { // "the needs of the people" are not the need for something
		fs = slices.DeleteFunc(slices.Clone(fs), func(f *lexicon.Frame) bool { return f.Holder == "voiced" })
	}
	if n.Is("conj") && n.Head().UPOS() == "VERB" { // a verb taken for a noun: "condemns X and calls on Y"
		return append(slices.Clone(r.Lex.Frames["verb "+n.Lemma()]), fs...)
	}
	return fs
}

// matches reports whether the second word of a two-word predicate is there:
// a particle, or the preposition of a complement.
func matches(f *lexicon.Frame, n tree.Node) bool {
	if f.Particle == "" {
		p := particleOf(n)
		return p == "" || slices.Contains(f.Topic, p)
	}
	for _, k := range n.All("compound:prt", "advmod", "obl", "advcl", "xcomp", "ccomp", "obj") {
		if k.Is("obj") {
			if k.Lemma() == f.Particle && !tree.HasNo(k) { // "take issue with"
				return true
			}
			continue
		}
		if k.Lower() == f.Particle || k.Kid("case", "mark").Lower() == f.Particle && !tree.IsTime(k) { // "called her on Tuesday"
			return true
		}
	}
	return false
}

// particleOf is the particle that makes another verb of a verb, "back away", empty where
// there is none.
func particleOf(n tree.Node) string {
	if n.UPOS() != "VERB" {
		return ""
	}
	if k := n.Kid("compound:prt"); k.OK() {
		return k.Lower()
	}
	switch k := n.Sent.Node(n.I + 1); {
	case k.Tok().XPOS == "RP", k.Lower() == "away", k.Lower() == "aside", k.Lower() == "ahead":
		return k.Lower()
	}
	return ""
}

// topicOf looks for the frame's topic in its slots. Where a slot holds nothing
// but an actor's name and a later one holds an issue, the issue counts:
// "urged Iran to stop", "thanked Japan for its help".
func (r *Finder) topicOf(p tree.Node, f *lexicon.Frame) (topic.Ref, bool) {
	var found topic.Ref
	for _, slot := range f.Topic {
		t, ok := r.slot(p, slot)
		if !ok || r.isBesides(p, f, slot) || f.Pos == "verb" && words.OneOf(f.Stance, fact.Support, fact.Commit) && r.isVoiced(t) || isToldTo(f, t) {
			continue
		}
		t.Slot = slot
		t = r.withThing(p, f, t)
		t.Target = r.isBareActor(t)
		if !t.Target && !isSomeGroup(f, t) {
			return t, true
		}
		if !found.OK() {
			found = t
		}
	}
	return found, found.OK()
}

// isBesides reports whether a slot only says over what an object is at issue: "slams the sanctions over the case".
func (r *Finder) isBesides(p tree.Node, f *lexicon.Frame, slot string) bool {
	o := p.Kid("obj")
	return slot == "over" && f.Pos == "verb" && o.I > p.I && r.isThing(o)
}

// isToldTo reports whether a participle only describes those of whom a verb demands: "told cheering crowds".
func isToldTo(f *lexicon.Frame, t topic.Ref) bool {
	return f.Stance == fact.Demand && slices.Contains(f.About, "obj") && t.Form == topic.VerbForm && t.Tok().XPOS == "VBG" && !t.Kid("mark").OK()
}

// isSomeGroup reports whether the object of a verb is a plural for actors, who are whom it is about where
// there is an issue: "urged countries to act".
func isSomeGroup(f *lexicon.Frame, t topic.Ref) bool {
	_, several := coref.GroupNouns[t.Lemma()]
	return several && t.Slot == "obj" && f.Pos == "verb" && t.Form == topic.NounForm && t.Tok().XPOS == "NNS"
}

// isThing reports whether a noun phrase names no actors, no human beings and none who act for others.
func (r *Finder) isThing(n tree.Node) bool {
	return tree.IsNounWord(n) && len(r.WhoAll(n)) == 0 && !tree.IsHuman(n) && !r.IsPeople(n)
}

// withThing looks at the thing that stands between a predicate and its infinitive: it is to undergo
// or to do what that says ("called for tolls to be cut", "want a truce to hold"), or is the issue,
// and the infinitive its purpose ("asked for tents to house people", "wants a summit to end the war").
func (r *Finder) withThing(p tree.Node, f *lexicon.Frame, t topic.Ref) topic.Ref {
	what, inf := thingAndInfinitive(p, f, t)
	if !inf.OK() || inf.Form != topic.VerbForm {
		return t
	}
	if t.Slot == "for" && r.IsPeople(what.Node) { // "its call for Chad's government to act"
		inf.Slot, inf.People = t.Slot, what.Node
		return inf
	}
	if what.Form != topic.NounForm || !r.isThing(what.Node) || what.I > inf.I {
		return t
	}
	some := what.Kid("det").IsWord("a", "an") && inf.Kid("obj").OK()
	switch {
	case t.Slot == "other-inf" && !some, tree.IsPassive(inf.Node):
		inf.Doer, inf.Slot = what.Node, t.Slot
		return inf
	case inf.Under(what.Node) && t.Slot == "inf":
		return t
	}
	return what
}

// thingAndInfinitive are the two of whom one is the topic that a frame has found.
func thingAndInfinitive(p tree.Node, f *lexicon.Frame, t topic.Ref) (what, inf topic.Ref) {
	switch {
	case t.Slot == "other-inf":
		return topic.Ref{Node: p.Kid("obj"), Slot: t.Slot}, t
	case t.Slot == "inf" && slices.Contains(f.Topic, "for"):
		what, _ = prepositional(p, "for")
		return what, t
	case t.Slot == "for":
		inf, _ = infinitive(p)
		return t, inf
	}
	return topic.Ref{}, t
}

// isVoiced reports whether the phrase under a verb that only voices it is a
// stance noun, which then says what the stance is: "reaffirmed its commitment".
func (r *Finder) isVoiced(t topic.Ref) bool {
	switch t.Form {
	case topic.NounForm:
		frames := r.Lex.Frames["noun "+t.Lemma()]
		if len(frames) > 0 && frames[0].Holder == "between" { // "stressed cooperation": whoever takes part in it
			return false
		}
		return r.Lex.IsVoicedObject(t.Node) && t.UPOS() == "NOUN" && len(frames) > 0
	case topic.VerbForm:
		return r.Lex.IsVoicedObject(t.Head()) && len(r.Lex.Frames["noun "+t.Head().Lemma()]) > 0
	}
	return false
}

// contentClause finds what is said or thought: a finite clause with a subject,
// after the predicate. Parsers hang it by other relations at times, so "that"
// and a subject count for more than the relation.
func contentClause(p tree.Node) (topic.Ref, bool) {
	if h := p.Head(); p.UPOS() == "NOUN" && p.Is("obj") && h.UPOS() == "VERB" { // "expressed regret that", hung on the verb
		if c := h.Kid("ccomp"); c.I > p.I && c.Kid("mark").Lower() == "that" {
			return clause(c)
		}
	}
	for _, c := range p.All("ccomp", "acl", "parataxis", "obl", "advcl", "obj") {
		if isWholeClause(p, c) && isContentOf(p, c) {
			return clause(c)
		}
	}
	return topic.Ref{}, false
}

// isBehindThat reports whether a clause has a "that" behind its predicate.
func isBehindThat(p, c tree.Node) bool {
	m := c.Kid("mark")
	return m.Lower() == "that" && m.I > p.I
}

// isWholeClause reports whether a clause lacks nothing, as a relative clause does: "the fact that it left".
func isWholeClause(p, c tree.Node) bool {
	if c.Is("acl:relcl") && (!isBehindThat(p, c) || !c.Kid("obj", "ccomp", "xcomp", "cop", "nsubj:pass").OK()) {
		return false
	}
	return tree.IsFinite(c) && tree.OwnSubject(c).OK()
}

// isContentOf reports whether a clause is what its predicate says, by its "that", its relation or its place.
func isContentOf(p, c tree.Node) bool {
	switch {
	case isBehindThat(p, c) && c.I > p.I:
		return true
	case c.Is("ccomp"):
		return p.UPOS() != "NOUN" && !isWh(c)
	case c.Is("parataxis"):
		return c.I > p.I && c.Kid("nsubj").I < c.I && p.UPOS() == "VERB" && c.Kid("mark").Lower() == ""
	}
	return false
}

// isWh reports whether the clause is an indirect question.
func isWh(c tree.Node) bool {
	for _, k := range c.All("mark", "advmod", "obj", "nsubj") {
		switch k.Lower() {
		case "whether", "if", "how", "why", "when", "where", "what", "who", "whom", "which", "whose":
			return true
		}
	}
	return false
}

// formOf picks the form by the word that heads the phrase.
func formOf(n tree.Node) topic.Ref {
	switch {
	case n.Is("csubj", "ccomp", "acl", "advcl", "xcomp") && n.Kid("nsubj", "nsubj:pass").OK():
		return topic.Ref{Node: n, Form: topic.ClauseForm}
	case n.UPOS() == "VERB" && n.Tok().XPOS != "NN" && !n.Kid("det", "amod").OK():
		return topic.Ref{Node: n, Form: topic.VerbForm}
	}
	return topic.Ref{Node: n}
}

// infinitive finds a complement clause without a subject of its own.
func infinitive(p tree.Node) (topic.Ref, bool) {
	for _, at := range infinitivePlaces(p) {
		for _, c := range at.All("xcomp", "ccomp", "acl", "advcl", "csubj", "conj", "parataxis") {
			if isInfinitiveOf(p, at, c) {
				return topic.Ref{Node: c, Form: topic.VerbForm}, true
			}
		}
	}
	return topic.Ref{}, false
}

// infinitivePlaces is where the infinitive of a predicate may hang: where other complements do, and on whom
// somebody calls or on those for whom a noun calls.
func infinitivePlaces(p tree.Node) []tree.Node {
	places := complementPlaces(p)
	switch p.UPOS() {
	case "VERB": // "called on Russia to withdraw", hung on Russia
		places = append(places, p.All("obl")...)
	case "NOUN": // "a call for Chad to withdraw"
		places = append(places, slices.DeleteFunc(p.All("nmod"), func(k tree.Node) bool { return k.Prep() != "for" })...)
	}
	return places
}

// isInfinitiveOf reports whether c, which hangs on one of the places, is an infinitive or gerund that belongs to p.
func isInfinitiveOf(p, at, c tree.Node) bool {
	if c.Is("acl:relcl") || tree.IsFinite(c) || c.UPOS() != "VERB" && !c.Kid("cop").OK() || isWh(c) { // "advised them on how to win"
		return false
	}
	if c.Is("conj", "parataxis") && (c.Kid("cc").OK() || at.UPOS() != "VERB") {
		return false
	}
	if c.I < p.I && (at != p || p.UPOS() == "VERB" && !tree.IsPassive(p)) { // "To win, Roe told the crowd"
		return false
	}
	mark := c.Kid("mark").Lower()
	return mark == "to" || mark == "" && c.Is("xcomp") && c.Tok().XPOS == "VBG"
}

// asPair finds "X as Y" or "X Y": what is held to be what.
func asPair(p tree.Node) (topic.Ref, bool) {
	o := tree.Patient(p)
	if !o.OK() {
		return topic.Ref{}, false
	}
	bare := words.Barely[p.Lemma()]
	if i := p.Kid("iobj"); bare && i.OK() && i != o {
		return topic.Ref{Node: o, Form: topic.AsForm, Of: i}, true
	}
	if objs := p.All("obj"); bare && len(objs) > 1 {
		return topic.Ref{Node: objs[1], Form: topic.AsForm, Of: objs[0]}, true
	}
	for _, c := range p.All("xcomp", "obl", "advcl") {
		as := c.Kid("case", "mark").Lower() == "as"
		if as || bare && c.Is("xcomp") && c.UPOS() != "VERB" {
			return topic.Ref{Node: c, Form: topic.AsForm, Of: o}, true
		}
	}
	for _, c := range o.All("nmod", "acl") { // the same, hung on the object
		if c.Kid("case", "mark").Lower() == "as" {
			return topic.Ref{Node: c, Form: topic.AsForm, Of: o}, true
		}
	}
	return topic.Ref{}, false
}

// complementPlaces is where the complements of a predicate may hang: on
// itself; for a verb, on its object; for a noun that a verb voices
// ("expressed concern about"), on that verb. Which of them a parser picks is
// chance, and the reading is the same.
func complementPlaces(p tree.Node) []tree.Node {
	places := []tree.Node{p}
	switch p.UPOS() {
	case "VERB":
		places = append(places, p.Kid("obj").Conj()...)
		if a := tree.Agent(p); a.OK() { // "was accused by B of spying"
			places = append(places, a)
		}
		if a := p.Kid("xcomp"); p.Lemma() == "hold" && a.UPOS() == "ADJ" { // "held B responsible for the raid"
			places = append(places, a)
		}
	case "NOUN":
		if h := p.Head(); h.UPOS() == "VERB" && (p.Is("obj") || p.Is("nsubj:pass") && gives[h.Lemma()]) { // "a promise was made to"
			places = append(places, h)
		}
	}
	return places
}

// gives are the verbs in whose passive a noun of stance keeps its complement.
var gives = words.Class("gives")

// prepositional finds the noun phrase or clause that prep introduces.
func prepositional(p tree.Node, prep string) (topic.Ref, bool) {
	for _, at := range complementPlaces(p) {
		for _, k := range at.All("obl", "nmod", "advcl", "acl", "xcomp", "ccomp") {
			introduced := k.Kid("case", "mark").Lower() == prep || k.Prep() == prep
			if introduced && isPhraseOf(p, at, k, prep) && !isLeadIn(k) {
				return phraseOrClause(k), true
			}
		}
	}
	if prep == "of" && p.IsLemma("accuse", "suspect") {
		return chargeBehindOf(p)
	}
	return topic.Ref{}, false
}

// isPhraseOf reports whether a phrase, which hangs on one of the places, belongs to the predicate p.
func isPhraseOf(p, at, k tree.Node, prep string) bool {
	if k.Is("nmod:poss") {
		return false
	}
	if at == p {
		return true
	}
	if k.I < p.I || prep == "of" && !p.IsLemma("accuse", "suspect") {
		return false
	}
	praised := k.Is("nmod") && prep == "for" && p.UPOS() == "VERB" && at.Kid("nmod:poss").UPOS() == "PROPN"
	return !praised // "commended Chad's support for the plan"
}

// isLeadIn reports whether a phrase says when, or only leads on: "in light of", "for her part".
func isLeadIn(k tree.Node) bool {
	return setPhrase[k.Lemma()] || tree.IsWhen(k) || k.Lemma() == "part" && k.Kid("nmod:poss").OK()
}

// phraseOrClause is what a preposition introduces as a topic, by the word that heads it.
func phraseOrClause(k tree.Node) topic.Ref {
	switch {
	case k.UPOS() != "VERB" || k.Kid("det").OK():
		return topic.Ref{Node: k}
	case k.Kid("nsubj").OK():
		return topic.Ref{Node: k, Form: topic.ClauseForm}
	}
	return topic.Ref{Node: k, Form: topic.VerbForm}
}

// chargeBehindOf finds the gerund of what somebody is accused, where it hangs on another noun: "accused the
// government in Oslo of hiding", hung on Oslo.
func chargeBehindOf(p tree.Node) (topic.Ref, bool) {
	for i := p.I + 1; i < len(p.Sent.Tokens)-1; i++ {
		k := p.Sent.Node(i + 1)
		if p.Sent.Node(i).Lower() == "of" && k.Tok().XPOS == "VBG" && k.UPOS() == "VERB" && k.Under(p) {
			return topic.Ref{Node: k, Form: topic.VerbForm}, true
		}
	}
	return topic.Ref{}, false
}

// setPhrase are the nouns of phrases that only lead on: "in the face of", "on
// behalf of".
var setPhrase = words.Class("setPhrase")

// isBareActor reports whether the phrase names actors and nothing else.
func (r *Finder) isBareActor(t topic.Ref) bool {
	if t.Form != topic.NounForm {
		return false
	}
	who := r.Who(t.Node)
	if len(who) == 0 {
		return false
	}
	m := r.Mention(t.Node)
	return m.Kind != reading.Adjectival && m.Kind != reading.Possessive
}

// aboutOf is the actors at whom the stance is directed, or whose conduct is
// its object; the holders themselves never.
func (r *Finder) aboutOf(p tree.Node, f *lexicon.Frame, t topic.Ref, holders []int) []int {
	for _, slot := range f.About {
		var who []int
		switch slot {
		case "topic":
			who = r.topicActors(t)
		case "subj":
			who = r.WhoAll(tree.Subject(p))
			if len(who) == 0 {
				who = r.owners(tree.Subject(p))
			}
		default:
			if a, ok := r.slot(p, slot); ok {
				if who = r.issuers(a.Node); len(who) == 0 && a.Node != t.Node { // "praised the support of the people of Chad for"
					who = r.topicActors(a)
				}
			}
		}
		other := reading.Without(who, holders)
		if own := r.notOwn(other, holders); slot == "topic" && len(who) > 0 && len(own) == 0 && t.Form == topic.NounForm { // the holder's own, with others: "values our partnership with Chad"
			other = append(other, r.notOwn(r.named(t), holders)...)
		}
		if len(other) > 0 {
			return other
		}
	}
	return nil
}

// notOwn is those of a list for whom none of the holders speaks.
func (r *Finder) notOwn(list, holders []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(a int) bool {
		return slices.ContainsFunc(holders, func(h int) bool { return r.SpeaksFor(h, a) })
	})
}

// topicActors is the actors whose conduct the topic is: its owners, else all
// that it names.
func (r *Finder) topicActors(t topic.Ref) []int {
	if t.People.OK() {
		return r.issuers(t.People)
	}
	if t.Form == topic.AsForm {
		if who := r.WhoAll(t.Of); len(who) > 0 {
			return who
		}
		return r.owners(t.Of)
	}
	if t.Form == topic.SelfForm {
		var who []int
		for _, k := range t.All("nmod") {
			if topic.IsMatter(k) {
				who = reading.AddNew(who, r.Within(k.Sent, k.First(), k.Last())...)
			}
		}
		return who
	}
	if who := r.owners(t.Node); len(who) > 0 {
		return who
	}
	return r.named(t)
}

// named is the actors that the words of a topic name.
func (r *Finder) named(t topic.Ref) []int {
	var who []int
	for _, i := range topic.Tokens(r.Text, t) {
		if n := t.Sent.Node(i); !isScene(n) {
			who = reading.AddNew(who, r.Who(n)...)
		}
	}
	return who
}

// isScene reports whether a name says where something goes: "entering Chad", "into Chad".
func isScene(n tree.Node) bool {
	switch n.Prep() {
	case "into", "inside", "outside", "across", "throughout":
		return true
	}
	h := n.Head()
	return n.Is("obj") && h.IsLemma("enter", "leave", "visit")
}

// owners is the actors that own, do or are the thing that n names: "China's
// assertiveness", "Russian aggression", "launches by North Korea", the subject
// of a clause.
func (r *Finder) owners(n tree.Node) []int {
	inner := topic.Unpad(n)
	if who := r.WhoAll(n.Kid("nmod:poss")); n != inner && len(who) > 0 { // "Chad's attempts to exercise power"
		return who
	}
	n = inner
	var out []int
	for _, c := range n.Conj() {
		if s := c.Kid("nsubj"); s.OK() {
			out = reading.AddNew(out, r.WhoAll(tree.Antecedent(s))...)
		}
		for _, k := range c.All("nmod:poss", "amod", "compound", "nmod", "obl:agent") {
			if k.Is("nmod") && !k.Is("nmod:poss") && k.Prep() != "by" {
				continue
			}
			out = reading.AddNew(out, r.WhoAll(k)...)
		}
	}
	if len(out) == 0 {
		out = r.WhoAll(n)
	}
	return out
}
