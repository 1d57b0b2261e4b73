package extract

import (
	"slices"
	"strings"

	"entente/extract/article"
)

// A meeter is the stage of meetings at work on one article.
type meeter struct {
	*placer
	latest []int         // the participants of the meeting told of last
	talked []int         // those of the talks told of last
	told   map[node]bool // the words that told of the meetings
	found  []*occasion   // the reports of meetings, in text order
}

// An occasion is one report of a meeting, before those of the same meeting are
// put together.
type occasion struct {
	kind     MeetingKind // empty where rank decides
	remote   bool        // by phone or video: it has no place
	spoken   bool        // of those that may be remote: that they spoke is all that is told
	status   MeetingStatus
	who      []int // those named, without those they act for
	place    string
	code     string // alpha-3 of the place's country where known
	when     period
	guessed  bool   // when is no date of the text
	marker   string // "previous", "second": told apart from another one by this word
	plural   bool
	headline bool // the title of the article tells of it
	node     node
	rule     string
	entry    string
	reports  []Evidence
}

// findOccasions finds the occasions on which actors met, in text order,
// each report by itself.
func (p *placer) findOccasions() *meeter {
	r := &meeter{placer: p, told: map[node]bool{}}
	for _, s := range r.sents {
		for i := range s.Tokens {
			o := r.occasionAt(s.node(i))
			if o == nil {
				continue
			}
			r.told[o.node] = true
			o.reports = []Evidence{r.sentenceEvidence(s)}
			o.headline = s.block == article.Title || s.index == 0
			r.found = append(r.found, r.apart(o)...)
			if r.latest = o.who; o.kind == Talks {
				r.talked = o.who
			}
		}
	}
	r.dateNews(r.found)
	return r
}

// meetings puts the reports of the same meeting together.
func (r *meeter) meetings() []*Meeting {
	var out []*Meeting
	for _, o := range r.mergeOccasions(r.found) {
		out = append(out, r.meeting(o))
	}
	return out
}

// occasionAt is the meeting that the word at n tells of, or nil.
func (r *meeter) occasionAt(n node) *occasion {
	if n.upos() == "VERB" {
		return r.verbOccasion(n)
	}
	return r.nounOccasion(n)
}

// sentenceEvidence is the whole sentence.
func (r *reading) sentenceEvidence(s *sentence) Evidence {
	start, end := s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End
	return Evidence{Quote: r.art.Text[start:end], Start: start, End: end}
}

// meeting is the fact that an occasion makes.
func (r *meeter) meeting(o *occasion) *Meeting {
	who := r.expand(o.who)
	m := &Meeting{Kind: o.kind, Status: o.status, Date: o.when.iso(), Evidence: o.reports[0], More: o.reports[1:], Rule: o.rule, Entry: o.entry}
	if m.Kind == "" {
		m.Kind = r.rank(who)
	}
	if !o.remote {
		m.Place = o.place
	}
	for _, w := range who {
		m.Participants = append(m.Participants, r.actors[w].ID)
	}
	slices.Sort(m.Participants)
	return m
}

// verbOccasion is the meeting that a verb tells of.
func (r *meeter) verbOccasion(n node) *occasion {
	for _, w := range r.lex.meetings.verbs[n.lemma()] {
		who, ok := r.fill(n, w)
		if !ok || !r.enough(who, w.kind) || r.wrongSense(n, w) {
			r.explain(n, w.entry, "no two sides that meet")
			continue
		}
		status, ok := r.occurs(n)
		if !ok {
			r.explain(n, w.entry, "not told as something that took place or will")
			return nil
		}
		o := &occasion{kind: w.kind, status: status, who: who, node: n, rule: "verb " + w.word, entry: w.entry}
		if (w.kind == "" || w.kind == Talks) && isPhoned(n) && r.enough(who, Call) {
			o.kind = Call
		}
		r.setting(o, w)
		return o
	}
	return nil
}

// wrongSense reports uses of a verb that tell of no meeting: "called him a
// liar", "met its targets".
func (r *meeter) wrongSense(n node, w *meetingWord) bool {
	switch n.lemma() {
	case "call":
		return n.kid("xcomp", "ccomp", "compound:prt").ok() || len(n.all("obj")) > 1 || n.kid("obl").prep() == "for" || n.s.node(n.i+1).lower() == "for" || r.isNaming(n)
	case "speak", "talk":
		return n.kid("compound:prt").ok()
	case "tell":
		return w.kind == Call && !isPhoned(n)
	case "welcome":
		return n.kid("xcomp", "ccomp").ok() || slices.ContainsFunc(n.all("obl", "nmod"), func(k node) bool { // "as an ally", "to the league"
			return k.prep() == "as" || k.prep() == "to" && slices.ContainsFunc(r.who(k), func(a int) bool { return r.actors[a].Kind == Organization })
		})
	case "leave": // "left B off the list", "left B poorer"
		return n.kid("xcomp", "ccomp", "compound:prt").ok() || len(n.all("obj")) > 1 || n.kid("obl", "advmod").prep() == "off" || n.kid("obj").kid("appos").ok()
	case "go", "head":
		return n.kid("xcomp").ok()
	}
	return false
}

// isNaming reports whether what follows the object of "called" says what it
// was called: "called A a liar", "called A “naive”", "called A, his rival, a liar".
func (r *meeter) isNaming(n node) bool {
	_, next := r.listFrom(n.s, n.i+1)
	if n.s.node(next).lower() == "," {
		return isNameBehind(n.s, next+1)
	}
	switch k := n.s.node(next); k.upos() {
	case "", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "VERB":
		return false
	case "PUNCT":
		return k.lower() != "."
	case "ADV":
		return false
	default:
		return !r.isDate(n.s, next)
	}
}

// isNameBehind reports whether an aside, which begins at token i, is followed
// by what somebody was called.
func isNameBehind(s *sentence, i int) bool {
	for ; i < len(s.Tokens); i++ {
		switch k := s.node(i); {
		case k.upos() == "VERB" && k.rel() != "amod", k.upos() == "AUX":
			return false
		case k.lower() == ",":
			next := s.node(i + 1)
			return next.lower() == "a" || next.lower() == "an" || next.tok().XPOS == "``"
		}
	}
	return false
}

// fill collects the participants by the slots of w; false where a slot that
// must be there is empty.
func (r *meeter) fill(n node, w *meetingWord) ([]int, bool) {
	var out []int
	for _, s := range w.slots {
		got := r.fillSlot(n, s)
		if s.must && len(got) == 0 {
			return nil, false
		}
		out = addNew(out, got...)
	}
	return out, true
}

// fillSlot is the actors that fill a slot of a verb.
func (r *meeter) fillSlot(n node, s slot) []int {
	var got []int
	switch s.at {
	case "subj":
		return r.ofKind(r.subjectParty(n), s.what)
	case "obj":
		if !isPassive(n) && s.what != "dest" {
			who, _ := r.listFrom(n.s, n.i+1)
			got = r.ofKind(who, s.what)
		}
	default:
		if s.what != "dest" {
			who, _ := r.after(n.s, n.i+1, s.at)
			got = r.ofKind(who, s.what)
		}
	}
	if len(got) > 0 {
		return got
	}
	for _, a := range r.args(n, s.at) {
		got = addNew(got, r.fit(a, s.what)...)
	}
	return got
}

// args is the phrases in a slot of a verb by the tree.
func (r *meeter) args(n node, at string) []node {
	if at == "obj" {
		if isPassive(n) {
			p := patient(n)
			if !p.ok() && n.is("conj") { // "flew to Oslo and was received by B"
				p = n.head().kid("nsubj")
			}
			return []node{p}
		}
		return n.all("obj", "iobj")
	}
	var out []node
	for _, o := range n.all("obl", "nmod") {
		if o.prep() == at {
			out = append(out, o)
		}
	}
	if o := n.kid("obj"); at == "with" && n.upos() == "VERB" && !slices.Contains(r.lex.nounFrames[o.lemma()], at) && len(r.lex.meetings.nouns[o.lemma()]) == 0 {
		for _, k := range o.all("nmod") { // "discussed the drought with the envoy", hung on the drought
			if k.prep() == at && r.isOfPersons(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// isOfPersons reports whether a phrase names persons, or people who act for somebody.
func (r *meeter) isOfPersons(n node) bool {
	return r.isPeople(n) || r.anyActor(n) && !slices.ContainsFunc(r.who(n), func(a int) bool { return r.actors[a].Kind != Person })
}

// ofKind keeps those of the actors that suit a slot.
func (r *meeter) ofKind(who []int, what string) []int {
	if what == "joint" && !r.isJoint(who) {
		return nil
	}
	var out []int
	for _, w := range who {
		switch {
		case what == "", what == "joint", what == "guest" && r.actors[w].Kind != Organization, what == "person" && r.actors[w].Kind == Person:
			out = append(out, w)
		case what == "body" && isAssembly(r.actors[w]):
			return []int{w}
		}
	}
	return out
}

// isJoint reports whether there are two who act for different countries or
// organizations.
func (r *meeter) isJoint(who []int) bool {
	side := func(w int) string {
		if a := r.actors[w]; a.Kind == Person {
			return a.Of
		}
		return r.actors[w].ID
	}
	for _, w := range who {
		if side(w) != side(who[0]) {
			return true
		}
	}
	return false
}

// fit is the actors of a phrase that suit a slot.
func (r *meeter) fit(n node, what string) []int {
	if what == "dest" {
		return r.destination(n)
	}
	who := r.party(n)
	if c := n.kid("case"); len(who) == 0 && c.ok() && c.i < n.i {
		who, _ = r.listFrom(n.s, c.i+1)
	}
	return r.ofKind(who, what)
}

// destination is the actors that a visit goes to: the country that the place
// is or lies in, or the organization or person visited.
func (r *meeter) destination(n node) []int {
	var out []int
	for _, c := range n.conj() {
		who := r.who(c)
		if len(who) == 0 {
			if p := r.placeName(c); p.known && p.code != "" {
				for i, a := range r.actors {
					if a.Code == p.code {
						who = []int{i}
					}
				}
			}
		}
		out = addNew(out, who...)
	}
	return out
}

// enough reports whether those named can make a meeting of that kind: two
// sides; for a call, people in office on both; for a visit, somebody's country
// or office that is not the visitor's own.
func (r *meeter) enough(who []int, kind MeetingKind) bool {
	all := r.expand(who)
	if r.sides(all) < 2 {
		return false
	}
	switch kind {
	case Call:
		return !slices.ContainsFunc(who, func(w int) bool { return !r.official(w) })
	case Visit:
		return len(who) > 1 && r.isJoint(who) && !slices.ContainsFunc(who, func(w int) bool { return !r.official(w) })
	}
	return true
}

// setting finds place, date and marks of an occasion.
func (r *meeter) setting(o *occasion, w *meetingWord) {
	n := o.node
	o.when = r.dateOf(n)
	p := r.placeOf(n)
	if up := r.whereOf(n); up.ok() { // "flew to Oslo on Monday, where he met B"
		if !o.when.known() {
			o.when = r.dateOf(up)
		}
		if p.name == "" {
			p = r.goneTo(up)
		}
	}
	if w.kind == Visit {
		for _, s := range w.slots {
			if s.what != "dest" {
				continue
			}
			for _, a := range r.args(n, s.at) {
				if d := r.placeName(a); d.known {
					p = d
				}
			}
		}
		if p.name == "" {
			p = r.visited(o, r.behind(n, slot{}, "by"))
		}
	}
	if h := n.head(); p.name == "" && n.is("obl") && n.prep() == "for" && r.isTravel(h) { // "flew to Oslo for talks with B"
		p = r.goneTo(h)
	}
	if p.name == "" {
		p = r.placeBefore(o)
	}
	if m := measured(n); p.name == "" && m.is("obl") && isBeside(m) && concludes[m.head().lemma()] {
		p = r.signedIn(m.head())
	}
	if p.name == "" && (n.lemma() == "welcome" || n.lemma() == "receive" || n.lemma() == "host") {
		p = r.welcomedTo(n)
	}
	o.place, o.code = p.name, p.code
	o.remote = o.kind == Call || isRemote(n)
	o.spoken = w.kind == Call && (n.lemma() == "speak" || n.lemma() == "talk") && !isRemote(n)
	o.marker = marker(n)
	if pub := r.published(n.s); pub.known() && o.when.known() {
		switch {
		case o.status == Planned && o.when.to.Before(pub.from):
			o.status = Held
		case o.status == Held && o.when.from.After(pub.to):
			o.status = Planned
		case o.status == Cancelled && o.when.from.After(pub.shift(0, 11, 0).to): // "scheduled for July 8, was called off" on July 10
			o.when = o.when.shift(-1, 0, 0)
		}
	}
}

// isPhoned reports whether a verb is done "by telephone".
func isPhoned(n node) bool {
	return slices.ContainsFunc(n.all("obl", "nmod", "advmod"), func(k node) bool {
		return k.lemma() == "phone" || k.lemma() == "telephone" || k.lower() == "telephonically"
	})
}

// isRemote reports whether a meeting is said to be by phone or video.
func isRemote(n node) bool {
	for _, a := range anchors(n) {
		for _, k := range a.all("amod", "compound", "advmod", "obl", "nmod") {
			if isRemoteWord(k.lower()) {
				return true
			}
		}
		if a.upos() == "VERB" {
			break
		}
	}
	return false
}

// placeBefore is the town that a meeting goes by: "the Oslo talks".
func (r *meeter) placeBefore(o *occasion) place {
	if o.node.upos() == "VERB" {
		return place{}
	}
	for _, k := range o.node.all("compound", "nmod:desc") {
		if k.upos() != "PROPN" || len(r.who(k)) > 0 {
			continue
		}
		if p := r.placeName(k); p.known && p.last < o.node.i {
			return p
		}
	}
	return place{}
}

// whereOf is the verb that says where n is done: of the clause that "where"
// before n refers to, or that says that somebody went to do it.
func (r *meeter) whereOf(n node) node {
	if h := n.head(); n.is("advcl", "xcomp") && isToInfinitive(n) && r.isTravel(h) {
		return h // "flew to Oslo on Monday to meet B"
	} else if n.is("conj") && n.upos() == "VERB" && h.i < n.i && !n.kid("nsubj", "nsubj:pass").ok() && r.isTravel(h) {
		return h // "will fly to Oslo on Monday and meet B"
	}
	for _, k := range n.all("advmod", "mark", "obl") {
		if k.lower() == "where" {
			for h, steps := n.head(), 0; h.ok() && steps < 4; h, steps = h.head(), steps+1 {
				if h.upos() == "VERB" {
					return h
				}
			}
		}
	}
	return r.tripBefore(n)
}

// tripBefore is the verb by which the sentence before says that the same person goes, or went,
// somewhere: "Roe will fly to Oslo on Monday. He will meet B".
func (r *meeter) tripBefore(n node) node {
	if !n.is("root") || n.upos() != "VERB" || n.s.index == 0 {
		return node{}
	}
	s := r.sents[n.s.index-1]
	v := s.node(s.root)
	if s.para != n.s.para || !v.ok() || !r.isTravel(v) || modal(v) != modal(n) || tenseOf(v) != tenseOf(n) {
		return node{}
	}
	if who := r.doers(n); len(who) == 1 && r.actors[who[0]].Kind == Person && slices.Equal(who, r.doers(v)) {
		return v
	}
	return node{}
}

// isTravel reports whether a verb is one of visits.
func (r *meeter) isTravel(n node) bool {
	for _, w := range r.lex.meetings.verbs[n.lemma()] {
		if w.kind == Visit {
			return true
		}
	}
	return false
}

// goneTo is the place that a verb says somebody went to or was in.
func (r *meeter) goneTo(n node) place {
	for _, at := range []string{"to", "in", "obj"} {
		for _, a := range r.args(n, at) {
			if p := r.placeName(a); p.known {
				return p
			}
		}
	}
	return place{}
}

// signedIn is where the paper that talks led to was signed: "signed the deal in Oslo after
// talks with B".
func (r *meeter) signedIn(v node) place {
	for _, k := range append(v.kid("obj").all("nmod"), v.all("obl")...) {
		if p := r.placeName(k); k.prep() == "in" && p.known {
			return p
		}
	}
	return place{}
}

// welcomedTo is the place behind "to" or "at" where somebody is received: "to
// the White House".
func (r *meeter) welcomedTo(n node) place {
	for i := n.i + 1; i < len(n.s.Tokens) && n.s.Tokens[i].UPOS != "VERB"; i++ {
		if n.s.node(i).lower() != "to" {
			continue
		}
		if p, ok := r.placeAfter(n.s, i); ok && (p.known || isFacility(p.name)) {
			return p
		}
	}
	return place{}
}

// visited is the country that a visit went to, where the text says so by
// another word than its name ("the island") and is not the guests' own.
func (r *meeter) visited(o *occasion, guests []int) place {
	for _, w := range slices.Backward(o.who) {
		if a := r.actors[w]; a.Kind == Country && !slices.Contains(guests, w) && !slices.ContainsFunc(o.who, func(p int) bool { return r.actors[p].Of == a.ID }) {
			return place{name: a.Name, code: a.Code, known: true}
		}
	}
	return place{}
}

func isRemoteWord(w string) bool {
	switch w {
	case "virtual", "virtually", "phone", "telephone", "video", "videoconference", "teleconference", "online",
		"telephonic", "remotely", "zoom":
		return true
	}
	return false
}

// marker is the word that tells an occasion apart from another one.
func marker(n node) string {
	for i := n.i - 1; i >= 0; i-- {
		k := n.s.node(i)
		switch w := k.lower(); w {
		case "previous", "earlier", "last", "next", "second", "third", "fourth", "fifth", "another", "first", "further",
			"separate", "initial", "inaugural", "subsequent", "follow-up":
			return w
		}
		if n.upos() == "VERB" {
			break
		}
		switch k.upos() {
		case "ADJ", "NOUN", "PROPN", "PART", "NUM", "DET":
		default:
			if k.lower() != "of" || !isMeasure(n.s.node(i-1)) { // "the third round of talks"
				i = 0
			}
		}
	}
	if isPluperfect(n) {
		return "previous"
	}
	return ""
}

// dateNews dates the occasions that the article brings as its news without
// saying when: they are of the day that the first sentence gives for its news
// about the same actors, else of the week before publication; what a release
// with the meeting in its title tells of is of that day or the one before, and
// what is mentioned further down is of the last two months.
func (r *meeter) dateNews(all []*occasion) {
	lead, day := r.newsDay(parseISO(r.art.Published))
	for _, o := range all {
		pub := r.published(o.node.s)
		if !pub.known() || o.when.known() || o.status != Held || o.marker != "" || o.plural || isRecalled(o.node) {
			continue
		}
		switch {
		case o.headline && strings.HasPrefix(o.rule, "noun") && isRelease(o.reports[0].Quote):
			o.when = pub.shift(0, 0, -1).upTo(pub)
		case day.known() && o.node.s.para <= 3 && len(o.who) > 1 && r.allIn(o.who, lead):
			o.when = day
		case o.headline || o.node.s.para <= 3 || o.kind == Session:
			o.when = pub.shift(0, 0, -6).upTo(pub)
		default:
			o.when = pub.shift(0, 0, -60).upTo(pub)
		}
		if o.guessed = true; o.node.upos() == "VERB" && !isPast(o.node) {
			o.when = pub.shift(0, -6, 0).upTo(pub)
		}
	}
}

// isRecalled reports whether somebody looks back on what n tells of.
func isRecalled(n node) bool {
	for step := 0; n.ok() && step < len(n.s.Tokens); n, step = n.head(), step+1 {
		switch n.lemma() {
		case "recall", "remember", "reminisce":
			return n.upos() == "VERB"
		}
	}
	return false
}

// newsDay is the day in the week before publication that the first sentence of
// the body gives for its news, and the actors in that sentence.
func (r *meeter) newsDay(pub period) (lead []int, day period) {
	for _, s := range r.sents {
		if s.block != article.Body || len(s.Tokens) == 0 {
			continue
		}
		if !pub.known() {
			break
		}
		week := pub.shift(0, 0, -6).upTo(pub)
		for _, d := range r.dates(s) {
			if d.when.from.Equal(d.when.to) && agree(week, d.when) {
				return r.within(s, 0, len(s.Tokens)-1), d.when
			}
		}
		return nil, period{}
	}
	return nil, period{}
}

// allIn reports whether the list has each of those who met, or whom they act for.
func (r *meeter) allIn(who, list []int) bool {
	for _, w := range who {
		of := r.actorByID(r.actors[w].Of)
		if !slices.Contains(list, w) && !(r.actors[w].Kind == Person && (of < 0 || slices.Contains(list, of))) {
			return false
		}
	}
	return true
}

// isPast reports whether a verb tells in no perfect tense.
func isPast(n node) bool {
	for _, a := range n.all("aux") {
		if a.lower() == "had" || a.lower() == "has" || a.lower() == "have" {
			return false
		}
	}
	return true
}

// isRelease reports whether a line is the heading of a release about a meeting:
// "Readout of A's Call with B", "A's Meeting with B".
func isRelease(title string) bool {
	return strings.HasPrefix(title, "Readout") || strings.Contains(title, "’s ") || strings.Contains(title, "'s ")
}
