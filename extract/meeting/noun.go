package meeting

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// nounOccasion is the meeting that a noun tells of: "talks between A and B",
// "A's visit to B", "A held a meeting with B".
func (r *Finder) nounOccasion(n tree.Node) *Occasion {
	rows := r.Lex.Meetings.Nouns[strings.ToLower(n.Lemma())]
	if len(rows) == 0 || isModifier(n) || isOtherNoun(n) || r.isInName(n) || !tree.IsNounWord(n) || r.isToldByVerb(n) || r.isToldAlready(n) {
		return nil
	}
	for _, w := range rows {
		who, ok := r.nounParties(n, w)
		if !ok || !r.makesOccasion(n, w, who) {
			r.Reject(n, w.Entry, "no two sides that meet")
			continue
		}
		status, ok := r.occurs(n)
		if !ok {
			r.Reject(n, w.Entry, "not told as something that took place or will")
			return nil
		}
		plural := isSeveral(n)
		if why := r.noOccasion(n, w, plural); why != "" {
			r.Reject(n, w.Entry, why)
			return nil
		}
		o := &Occasion{Kind: w.Kind, Status: status, Who: who, Node: n, plural: plural && w.Word != "talk",
			rule: "noun " + w.Word, entry: w.Entry}
		r.setting(o, w)
		return o
	}
	return nil
}

// isToldByVerb reports whether the verb above a noun tells of the meeting itself: "met B at the summit", "hosted B for a
// meeting of the board".
func (r *Finder) isToldByVerb(n tree.Node) bool {
	v := n.Head()
	if !r.Told[v] || v.UPOS() != "VERB" {
		return false
	}
	if n.Is("obl") && words.OneOf(n.Prep(), "at", "during") {
		return true
	}
	return n.Prep() == "for" && n.Kid("nmod").Prep() == "of" && !r.isTravel(v)
}

// isSeveral reports whether a noun is a plural, and not measured as one: "a third round of talks".
func isSeveral(n tree.Node) bool {
	m := measured(n)
	return tree.IsPlural(n) && !(m.Lemma() == "round" && m.Tok().XPOS == "NN")
}

// noOccasion says why a noun tells of no particular occasion, empty where it does.
func (r *Finder) noOccasion(n tree.Node, w *lexicon.MeetingWord, plural bool) string {
	switch {
	case plural && !words.OneOf(w.Word, "talk", "remarks") && !r.countedOrDated(n):
		return "a plural without number or date: no particular occasion"
	case r.isGeneric(n):
		return "a noun without article or owner: no particular occasion"
	}
	return ""
}

// isGeneric reports whether a singular noun stands without article, owner,
// number or date in running text: "engage in dialogue".
func (r *Finder) isGeneric(n tree.Node) bool {
	if n.Tok().XPOS != "NN" || tree.IsCapital(n.Tok().Text) || n.Sent.Block != article.Body {
		return false
	}
	return !n.Kid("det", "nmod:poss", "nummod").OK() && len(r.ownersBefore(n)) == 0 && !r.DateOf(n).Known()
}

// isModifier reports whether the noun only modifies another one ("summit
// declaration", "meeting room").
func isModifier(n tree.Node) bool { return n.Is("compound", "flat") }

// isInName reports whether a noun is part of an organization's name: "the World Economic Forum".
func (r *Finder) isInName(n tree.Node) bool {
	m := r.Covering(n.Sent, n.I)
	return m != nil && m.Kind == reading.Named && len(m.Actors) == 1 && m.Last > m.First && r.Actors[m.Actors[0]].Kind == fact.Organization
}

// isOtherNoun reports uses of the nouns that tell of no meeting: a call for
// something, a conference of the press.
func isOtherNoun(n tree.Node) bool {
	k := n.Kid("compound", "amod").Lower()
	switch n.Lemma() {
	case "call":
		next := n.Sent.Node(n.I + 1)
		return next.Lower() == "for" || next.Lower() == "to" && n.Sent.Node(n.I+2).UPOS() == "VERB"
	case "round": // "A second round was held": of the talks told of before
		verb := n.Head()
		return !n.Is("nsubj") || n.Kid("nmod").OK() || !ordinals[n.Kid("amod").Lower()] || !verb.IsLemma("hold", "take")
	case "conference":
		return words.OneOf(k, "press", "news")
	case "session":
		return words.OneOf(k, "legislative", "training", "listening")
	}
	return false
}

// ordinals tell the parts of a series apart.
var ordinals = words.Class("ordinals")

// countedOrDated reports whether a plural speaks of particular occasions.
func (r *Finder) countedOrDated(n tree.Node) bool {
	return n.Kid("nummod").OK() || n.Kid("det").Lower() == "these" || r.DateOf(n).Known() || r.isHeld(n)
}

// isHeld reports whether a verb says that meetings are held, or somebody travels to hold them.
func (r *Finder) isHeld(n tree.Node) bool {
	v := n.Head()
	if !n.Is("obj", "obl") || !r.Lex.Meetings.Role("carry", v) {
		return false
	}
	return tree.IsFinite(v) || tree.IsToInfinitive(v) && r.isTravel(v.Head())
}

// nounParties collects the participants of a meeting noun: its owner, those
// behind its prepositions, and those of the clause that it stands in.
func (r *Finder) nounParties(n tree.Node, w *lexicon.MeetingWord) ([]int, bool) {
	preps := []string{"between", "among", "with", "involving"}
	if !hasSlot(w, "of") {
		preps = append(preps, "of")
	}
	found := r.behind(n, lexicon.MeetingSlot{}, preps...)
	among := r.behind(n, lexicon.MeetingSlot{}, preps[:2]...)
	filled, must := false, false
	for _, s := range w.Slots {
		got := r.behind(n, s, s.At)
		filled, must = filled || s.Must && len(got) > 0, must || s.Must
		found = reading.AddNew(found, got...)
	}
	if must && !filled {
		return nil, false
	}
	own := reading.AddNew(r.nounOwners(n), found...)
	by := carrier(n)
	if r.sides(r.Expand(among)) >= 2 {
		if by.OK() && r.Lex.Meetings.Role("broker", by) {
			own = reading.AddNew(r.subjectParty(by), own...) // "A will host talks between B and C"
		}
		return own, true // "talks between A and B, C said"
	}
	if by.Lemma() == "host" && by.Tok().XPOS == "VBG" && len(own) == 0 {
		return nil, false // "thanked A and B for hosting the talks"
	}
	return reading.AddNew(r.carried(n), own...), true
}

// nounOwners is those whose meeting it is: who stands before the noun, else those of the talks that a round is one of, of
// the meeting told of last ("their talks"), or who is on a trip.
func (r *Finder) nounOwners(n tree.Node) []int {
	var own []int
	for _, k := range n.All("nmod:poss", "compound", "amod", "nmod:desc", "nmod") {
		if k.I < n.I && !(meals[n.Lemma()] && k.Is("amod", "compound")) {
			own = reading.AddNew(own, r.party(k)...)
		}
	}
	if !meals[n.Lemma()] {
		own = reading.AddNew(own, r.ownersBefore(n)...)
	}
	switch {
	case len(own) > 0:
		return own
	case n.Lemma() == "round", measured(n).Lemma() == "round" && n.Kid("det").Lower() == "the": // "the next round of the talks"
		return r.talked
	case n.Kid("nmod:poss").Lower() == "their":
		return r.latest
	case trips[n.Lemma()] && n.Kid("cop").OK() && n.Prep() == "on": // "is on a visit to B"
		return r.subjectParty(n)
	}
	return nil
}

// ownersBefore is the names right before the noun: "the Oslo-Bonn summit",
// "President X's first visit".
func (r *Finder) ownersBefore(n tree.Node) []int {
	var out []int
	for j := n.I - 1; j >= 0; j-- {
		m, t := r.Covering(n.Sent, j), n.Sent.Tokens[j]
		switch {
		case m != nil && m.Last >= j && !r.IsDate(n.Sent, j):
			out = reading.AddNew(out, m.Actors...)
			j = min(j, m.First)
		case t.UPOS == "ADJ", t.XPOS == "POS", t.XPOS == "HYPH", t.Text == "-", t.Text == "–", t.Text == "/",
			t.UPOS == "NOUN" && n.Sent.Tokens[j].Head == n.I, t.UPOS == "PROPN":
		default:
			slices.Sort(out)
			return out
		}
	}
	slices.Sort(out)
	return out
}

// behind is the actors in a slot behind a noun.
func (r *Finder) behind(n tree.Node, s lexicon.MeetingSlot, preps ...string) []int {
	if s.What != "dest" {
		if who, _ := r.after(n.Sent, n.I+1, preps...); len(who) > 0 {
			if who = r.ofKind(who, s.What); len(who) > 0 {
				return who
			}
		}
	}
	var out []int
	for _, k := range append(n.All("nmod", "obl", "appos"), r.oblOfCarrier(n)...) {
		if k.I > n.I && slices.Contains(preps, k.Prep()) {
			out = reading.AddNew(out, r.fit(k, s.What)...)
		}
	}
	if len(out) == 0 && n.I+1 < len(n.Sent.Tokens) && slices.Contains(preps, n.Sent.Node(n.I+1).Lower()) {
		if h := n.Sent.Node(n.I + 1).Head(); h.I > n.I { // hung elsewhere by the tree
			out = r.fit(h, s.What)
		}
	}
	if len(out) == 0 && s.What == "dest" && s.At == "to" && trips[n.Lemma()] {
		for _, k := range r.furtherOn(n) {
			out = r.fit(k, s.What)
		}
	}
	return out
}

func hasSlot(w *lexicon.MeetingWord, at string) bool {
	return slices.ContainsFunc(w.Slots, func(s lexicon.MeetingSlot) bool { return s.At == at })
}

// oblOfCarrier is the phrases that the tree may hang on the verb instead of
// the noun: "held talks with B", "gave a speech to B".
func (r *Finder) oblOfCarrier(n tree.Node) []tree.Node {
	h := n.Head()
	if n.Is("obj", "nsubj:pass", "nsubj") && (r.Lex.Meetings.Role("carry", h) || r.Lex.Meetings.Role("occur", h)) {
		return h.All("obl")
	}
	return nil
}

// measures are the nouns that measure talks besides those of time: "a round of talks".
var measures = words.Class("measures")

// isMeasure reports whether so many of a noun, or a while, are of a meeting: "a round of talks", "hours of talks".
func isMeasure(lemma string) bool { return measures[lemma] || tree.TimeUnits[lemma] }

// exits are the words for going away from a meeting that one was at.
var exits = words.Class("exits")

// meals are the nouns of meals, which have a country's name for what is eaten.
var meals = words.Class("meals")

// trips are the nouns of going somewhere.
var trips = words.Class("trips")

// measured is the noun by which a meeting noun stands in its clause: "after
// three days of talks".
func measured(n tree.Node) tree.Node {
	if h := n.Head(); n.Is("nmod") && isMeasure(h.Lemma()) {
		return h
	}
	return n
}

// carrier is the active verb that a meeting noun is the object of.
func carrier(n tree.Node) tree.Node {
	if n = measured(n); n.Is("obj") && n.Head().UPOS() == "VERB" {
		return n.Head()
	}
	return tree.Node{}
}

// carried is those who take part by the clause that the noun stands in: the
// subject of "held talks", of "said at a meeting with B".
func (r *Finder) carried(n tree.Node) []int {
	if n = measured(n); n.Is("conj") {
		n = n.Head()
	}
	h, prep := n.Head(), n.Prep()
	switch {
	case prep == "on" && trips[n.Lemma()] && h.UPOS() == "PROPN": // "A, on a visit to B"
		return r.Who(h)
	case h.Kid("cop").OK() && words.OneOf(prep, "for", "at"): // "was in Oslo for talks"
		return r.subjectParty(h)
	case prep == "from" && exits[h.Lemma()]: // "his departure from talks with B"
		return r.party(h.Kid("nmod:poss"))
	case h.UPOS() != "VERB":
		return nil
	}
	out := r.carriedBy(n, h)
	if n.Sent.Node(n.I+1).Lower() == "with" {
		return out // who is behind the noun is no one else's company
	}
	for _, o := range h.All("obl") {
		if words.OneOf(o.Prep(), "with", "between", "among", "alongside") {
			out = reading.AddNew(out, r.party(o)...)
		}
	}
	return out
}

// carriedBy is those who take part as the verb of the clause says it.
func (r *Finder) carriedBy(n, h tree.Node) []int {
	lex, prep := r.Lex.Meetings, n.Prep()
	switch {
	case r.takesPart(n, h):
		return r.subjectParty(h)
	case words.OneOf(prep, "in", "for", "at", "to") && h.IsLemma("join", "accompany"): // "will join C in meetings with B"
		return reading.AddNew(r.subjectParty(h), r.party(tree.Patient(h))...)
	case n.Is("nsubj:pass", "nsubj"):
		return r.gathered(h)
	case words.OneOf(prep, "of", "out") && exits[h.Lemma()]: // "walked out of talks with B"
		return r.subjectParty(h)
	case prep == "for" && len(lex.Verbs[h.Lemma()]) > 0: // "gathered for talks"
		return r.subjectParty(h)
	case prep == "for" && lex.Role("plan", h) && tree.IsPassive(h): // "is expected for talks"
		return r.party(tree.Patient(h))
	case words.OneOf(prep, "in", "at", "during"):
		return r.informed(h, r.subjectParty(h))
	case words.OneOf(prep, "after", "following"), prep == "on" && trips[n.Lemma()] && n.Kid("det").Lower() == "a": // "on a visit to B, A said"
		return r.subjectParty(h)
	}
	return nil
}

// takesPart reports whether the subject of a verb holds, calls off or takes part in what the noun names.
func (r *Finder) takesPart(n, h tree.Node) bool {
	if n.Is("obj") && (r.Lex.Meetings.Role("carry", h) || r.Lex.Meetings.Role("cancel", h)) {
		return true
	}
	return n.Prep() == "in" && h.IsLemma("participate", "take")
}

// gathered is by whom a meeting that is the subject of a verb is held, and whom it brings together: "the meeting brought
// together A and B", "in addition to C, it included A and B".
func (r *Finder) gathered(h tree.Node) []int {
	var out []int
	if a := tree.Agent(h); a.OK() {
		out = r.party(a)
	}
	if !r.Lex.Meetings.Role("gather", h) {
		return out
	}
	for _, o := range h.All("obj") {
		out = reading.AddNew(out, r.party(o)...)
	}
	for _, o := range h.All("obl") {
		if o.Lemma() == "addition" {
			o = o.Kid("nmod")
		}
		if p := o.Prep(); words.OneOf(p, "in addition to", "besides") || p == "to" && o.Head().Lemma() == "addition" {
			out = reading.AddNew(out, r.party(o)...)
		}
	}
	return out
}

// informed is who did something at a meeting, with those persons whom they told something there: "at a meeting in Oslo,
// A told B".
func (r *Finder) informed(h tree.Node, out []int) []int {
	if !words.Tells[h.Lemma()] {
		return out
	}
	for _, o := range h.All("obj", "iobj") {
		out = reading.AddNew(out, r.ofKind(r.party(o), "person")...)
	}
	return out
}
