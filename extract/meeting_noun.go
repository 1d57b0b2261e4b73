package extract

import (
	"slices"
	"strings"

	"entente/extract/article"
)

// nounOccasion is the meeting that a noun tells of: "talks between A and B",
// "A's visit to B", "A held a meeting with B".
func (r *meeter) nounOccasion(n node) *occasion {
	words := r.lex.meetings.nouns[strings.ToLower(n.lemma())]
	if h := n.head(); r.told[h] && n.is("obl") && (n.prep() == "at" || n.prep() == "during") && h.upos() == "VERB" {
		return nil // "met B at the summit": one occasion
	}
	if len(words) == 0 || isModifier(n) || isOtherNoun(n) || n.upos() != "NOUN" && n.upos() != "PROPN" {
		return nil
	}
	if v := n.head(); n.prep() == "for" && n.kid("nmod").prep() == "of" && r.told[v] && v.upos() == "VERB" && !r.isTravel(v) {
		return nil // "hosted B for a meeting of the board": told of by the verb
	}
	for _, w := range words {
		who, ok := r.nounParties(n, w)
		if !ok || !r.enough(who, w.kind) {
			r.explain(n, w.entry, "no two sides that meet")
			continue
		}
		status, ok := r.occurs(n)
		if !ok {
			r.explain(n, w.entry, "not told as something that took place or will")
			return nil
		}
		plural := isPlural(n)
		if m := measured(n); m.lemma() == "round" && m.tok().XPOS == "NN" {
			plural = false // "a third round of talks"
		}
		if plural && w.word != "talk" && w.word != "remarks" && !r.countedOrDated(n) {
			r.explain(n, w.entry, "a plural without number or date: no particular occasion")
			return nil
		}
		if r.isGeneric(n) {
			r.explain(n, w.entry, "a noun without article or owner: no particular occasion")
			return nil
		}
		o := &occasion{kind: w.kind, status: status, who: who, node: n, plural: plural && w.word != "talk",
			rule: "noun " + w.word, entry: w.entry}
		r.setting(o, w)
		return o
	}
	return nil
}

// isGeneric reports whether a singular noun stands without article, owner,
// number or date in running text: "engage in dialogue".
func (r *meeter) isGeneric(n node) bool {
	if n.tok().XPOS != "NN" || isCapital(n.tok().Text) || n.s.block != article.Body {
		return false
	}
	return !n.kid("det", "nmod:poss", "nummod").ok() && len(r.ownersBefore(n)) == 0 && !r.dateOf(n).known()
}

// isModifier reports whether the noun only modifies another one ("summit
// declaration", "meeting room").
func isModifier(n node) bool { return n.is("compound", "flat", "nmod:poss") && !n.is("nmod:poss") }

// isOtherNoun reports uses of the nouns that tell of no meeting: a call for
// something, a conference of the press.
func isOtherNoun(n node) bool {
	k := n.kid("compound", "amod").lower()
	switch n.lemma() {
	case "call":
		return n.i+1 < len(n.s.Tokens) && (n.s.node(n.i+1).lower() == "for" || n.s.node(n.i+1).lower() == "to" && n.s.node(n.i+2).upos() == "VERB")
	case "round": // "A second round was held": of the talks told of before
		verb := n.head()
		return !n.is("nsubj") || n.kid("nmod").ok() || !ordinals[n.kid("amod").lower()] || verb.lemma() != "hold" && verb.lemma() != "take"
	case "conference":
		return k == "press" || k == "news"
	case "session":
		return k == "legislative" || k == "training" || k == "listening"
	}
	return false
}

// ordinals tell the parts of a series apart.
var ordinals = words("first second third fourth fifth sixth seventh next last previous final new another")

// countedOrDated reports whether a plural speaks of particular occasions.
func (r *meeter) countedOrDated(n node) bool {
	return n.kid("nummod").ok() || n.kid("det").lower() == "these" || r.dateOf(n).known() ||
		n.is("obj", "obl") && r.lex.meetings.role("carry", n.head()) && (isFinite(n.head()) || isToInfinitive(n.head()) && r.isTravel(n.head().head()))
}

// nounParties collects the participants of a meeting noun: its owner, those
// behind its prepositions, and those of the clause that it stands in.
func (r *meeter) nounParties(n node, w *meetingWord) ([]int, bool) {
	var own, found []int
	for _, k := range n.all("nmod:poss", "compound", "amod", "nmod:desc", "nmod") {
		if k.i < n.i && !(isMeal(n) && k.is("amod", "compound")) {
			own = addNew(own, r.party(k)...)
		}
	}
	if !isMeal(n) {
		own = addNew(own, r.ownersBefore(n)...)
	}
	switch {
	case len(own) > 0:
	case n.lemma() == "round", measured(n).lemma() == "round" && n.kid("det").lower() == "the": // "the next round of the talks"
		own = r.talked
	case n.kid("nmod:poss").lower() == "their":
		own = r.latest
	case isTrip(n) && n.kid("cop").ok() && n.prep() == "on": // "is on a visit to B"
		own = r.subjectParty(n)
	}
	preps := []string{"between", "among", "with", "involving"}
	if !hasSlot(w, "of") {
		preps = append(preps, "of")
	}
	found = r.behind(n, slot{}, preps...)
	among := r.behind(n, slot{}, preps[:2]...)
	filled, must := false, false
	for _, s := range w.slots {
		got := r.behind(n, s, s.at)
		filled, must = filled || s.must && len(got) > 0, must || s.must
		found = addNew(found, got...)
	}
	if must && !filled {
		return nil, false
	}
	own = addNew(own, found...)
	if r.sides(r.expand(among)) >= 2 {
		if by := carrier(n); by.ok() && r.lex.meetings.role("broker", by) {
			own = addNew(r.subjectParty(by), own...) // "A will host talks between B and C"
		}
		return own, true // "talks between A and B, C said"
	}
	if by := carrier(n); by.lemma() == "host" && by.tok().XPOS == "VBG" && len(own) == 0 {
		return nil, false // "thanked A and B for hosting the talks"
	}
	return addNew(r.carried(n), own...), true
}

// ownersBefore is the names right before the noun: "the Oslo-Bonn summit",
// "President X's first visit".
func (r *meeter) ownersBefore(n node) []int {
	var out []int
	for j := n.i - 1; j >= 0; j-- {
		m, t := r.covering(n.s, j), n.s.Tokens[j]
		switch {
		case m != nil && m.last >= j && !r.isDate(n.s, j):
			out = addNew(out, m.actors...)
			j = min(j, m.first)
		case t.UPOS == "ADJ", t.XPOS == "POS", t.XPOS == "HYPH", t.Text == "-", t.Text == "–", t.Text == "/",
			t.UPOS == "NOUN" && n.s.Tokens[j].Head == n.i, t.UPOS == "PROPN":
		default:
			slices.Sort(out)
			return out
		}
	}
	slices.Sort(out)
	return out
}

// behind is the actors in a slot behind a noun.
func (r *meeter) behind(n node, s slot, preps ...string) []int {
	if s.what != "dest" {
		if who, _ := r.after(n.s, n.i+1, preps...); len(who) > 0 {
			if who = r.ofKind(who, s.what); len(who) > 0 {
				return who
			}
		}
	}
	var out []int
	for _, k := range append(n.all("nmod", "obl", "appos"), r.oblOfCarrier(n)...) {
		if k.i > n.i && slices.Contains(preps, k.prep()) {
			out = addNew(out, r.fit(k, s.what)...)
		}
	}
	if len(out) == 0 && n.i+1 < len(n.s.Tokens) && slices.Contains(preps, n.s.node(n.i+1).lower()) {
		if h := n.s.node(n.i + 1).head(); h.i > n.i { // hung elsewhere by the tree
			out = r.fit(h, s.what)
		}
	}
	return out
}

func hasSlot(w *meetingWord, at string) bool {
	for _, s := range w.slots {
		if s.at == at {
			return true
		}
	}
	return false
}

// oblOfCarrier is the phrases that the tree may hang on the verb instead of
// the noun: "held talks with B", "gave a speech to B".
func (r *meeter) oblOfCarrier(n node) []node {
	h := n.head()
	if n.is("obj", "nsubj:pass", "nsubj") && (r.lex.meetings.role("carry", h) || r.lex.meetings.role("occur", h)) {
		return h.all("obl")
	}
	return nil
}

// isMeasure reports nouns that measure talks: "a day of talks".
func isMeasure(n node) bool {
	switch n.lemma() {
	case "day", "hour", "week", "month", "round", "series", "night", "minute":
		return true
	}
	return false
}

// isTelling reports verbs whose object is the one who listens.
func isTelling(n node) bool {
	switch n.lemma() {
	case "tell", "assure", "inform", "remind":
		return true
	}
	return false
}

// isExit reports the words for going away from a meeting that one was at.
func isExit(n node) bool {
	switch n.lemma() {
	case "departure", "exit", "walkout", "return", "depart", "walk", "storm", "emerge":
		return true
	}
	return false
}

// isMeal reports nouns of meals, which have a country's name for what is eaten.
func isMeal(n node) bool {
	switch n.lemma() {
	case "lunch", "dinner", "breakfast", "meal", "luncheon", "banquet":
		return true
	}
	return false
}

// isTrip reports nouns of going somewhere.
func isTrip(n node) bool {
	switch n.lemma() {
	case "visit", "trip", "tour", "stopover", "stop":
		return true
	}
	return false
}

// measured is the noun by which a meeting noun stands in its clause: "after
// three days of talks".
func measured(n node) node {
	if h := n.head(); n.is("nmod") && isMeasure(h) {
		return h
	}
	return n
}

// carrier is the active verb that a meeting noun is the object of.
func carrier(n node) node {
	if n = measured(n); n.is("obj") && n.head().upos() == "VERB" {
		return n.head()
	}
	return node{}
}

// carried is those who take part by the clause that the noun stands in: the
// subject of "held talks", of "said at a meeting with B".
func (r *meeter) carried(n node) []int {
	if n = measured(n); n.is("conj") {
		n = n.head()
	}
	h, words := n.head(), r.lex.meetings
	if n.prep() == "on" && isTrip(n) && h.upos() == "PROPN" { // "A, on a visit to B"
		return r.who(h)
	}
	prep := n.prep()
	if h.kid("cop").ok() && (prep == "for" || prep == "at") { // "was in Oslo for talks"
		return r.subjectParty(h)
	}
	if prep == "from" && isExit(h) { // "his departure from talks with B"
		return r.party(h.kid("nmod:poss"))
	}
	if h.upos() != "VERB" {
		return nil
	}
	var out []int
	switch {
	case n.is("obj") && (words.role("carry", h) || words.role("cancel", h)), prep == "in" && h.lemma() == "participate", prep == "in" && h.lemma() == "take":
		out = r.subjectParty(h)
	case (prep == "in" || prep == "for" || prep == "at" || prep == "to") && (h.lemma() == "join" || h.lemma() == "accompany"): // "will join C in meetings with B"
		out = addNew(r.subjectParty(h), r.party(patient(h))...)
	case n.is("nsubj:pass", "nsubj"):
		if a := agent(h); a.ok() {
			out = r.party(a)
		}
		if words.role("gather", h) { // "the meeting brought together A and B"
			for _, o := range h.all("obj") {
				out = addNew(out, r.party(o)...)
			}
			for _, o := range h.all("obl") { // "in addition to C, it included A and B"
				if o.lemma() == "addition" {
					o = o.kid("nmod")
				}
				if p := o.prep(); p == "in addition to" || p == "to" && o.head().lemma() == "addition" || p == "besides" {
					out = addNew(out, r.party(o)...)
				}
			}
		}
	case prep == "from" && isExit(h), (prep == "of" || prep == "out") && isExit(h): // "walked out of talks with B"
		out = r.subjectParty(h)
	case prep == "for" && len(words.verbs[h.lemma()]) > 0: // "gathered for talks"
		out = r.subjectParty(h)
	case prep == "for" && words.role("plan", h) && isPassive(h): // "is expected for talks"
		out = r.party(patient(h))
	case prep == "in", prep == "at", prep == "during", prep == "after", prep == "following":
		out = r.subjectParty(h)
		if isTelling(h) && prep != "after" && prep != "following" {
			for _, o := range h.all("obj", "iobj") { // "at a meeting in Oslo, A told B"
				out = addNew(out, r.ofKind(r.party(o), "person")...)
			}
		}
	case prep == "on" && isTrip(n) && n.kid("det").lower() == "a": // "on a visit to B, A said"
		out = r.subjectParty(h)
	}
	if n.i+1 < len(n.s.Tokens) && n.s.node(n.i+1).lower() == "with" {
		return out // who is behind the noun is no one else's company
	}
	for _, o := range h.all("obl") {
		switch o.prep() {
		case "with", "between", "among", "alongside":
			out = addNew(out, r.party(o)...)
		}
	}
	return out
}
