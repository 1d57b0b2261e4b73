// Package meeting finds who met whom, when and where.
package meeting

import (
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/place"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/when"
	"entente/extract/words"
)

// A Finder is the stage of meetings at work on one article.
type Finder struct {
	*place.Atlas
	latest []int              // the participants of the meeting told of last
	talked []int              // those of the talks told of last
	Told   map[tree.Node]bool // the words that told of the meetings
	Found  []*Occasion        // the reports of meetings, in text order
	worded map[int]bool       // the sentences with a word of a meeting that may have taken place
}

// An Occasion is one report of a meeting, before those of the same meeting are
// put together.
type Occasion struct {
	Kind     fact.MeetingKind // empty where rank decides
	remote   bool             // by phone or video: it has no place
	spoken   bool             // of those that may be remote: that they spoke is all that is told
	Status   fact.MeetingStatus
	Who      []int // those named, without those they act for
	Place    string
	code     string // alpha-3 of the place's country where known
	When     when.Period
	guessed  bool   // when is no date of the text
	marker   string // "previous", "second": told apart from another one by this word
	plural   bool
	headline bool // the title of the article tells of it
	Node     tree.Node
	rule     string
	entry    string
	reports  []fact.Evidence
	score    float64 // that the learned reader gives it; 0 without one
}

// Find finds the occasions on which actors met, in text order,
// each report by itself.
func Find(p *place.Atlas) *Finder {
	r := &Finder{Atlas: p, Told: map[tree.Node]bool{}, worded: map[int]bool{}}
	for _, s := range r.Sents {
		for i := range s.Tokens {
			o := r.occasionAt(s.Node(i))
			if o == nil {
				r.sift(s.Node(i))
				continue
			}
			r.Told[o.Node] = true
			o.reports = []fact.Evidence{r.Evidence(s)}
			o.headline = s.Block == article.Title || s.Index == 0
			r.Found = append(r.Found, r.apart(o)...)
			if r.latest = o.Who; o.Kind == fact.Talks {
				r.talked = o.Who
			}
		}
	}
	r.dateNews(r.Found)
	return r
}

// Facts puts the reports of the same meeting together.
func (r *Finder) Facts() []*fact.Meeting {
	var out []*fact.Meeting
	for _, o := range r.mergeOccasions(r.Found) {
		out = append(out, r.meeting(o))
	}
	return out
}

// occasionAt is the meeting that the word at n tells of, or nil.
func (r *Finder) occasionAt(n tree.Node) *Occasion {
	switch {
	case n.Lemma() == "expect" && tree.IsPassive(n):
		return r.awaited(n)
	case n.UPOS() == "VERB":
		return r.verbOccasion(n)
	case n.UPOS() == "PROPN" && n.Kid("cop").OK():
		return r.presence(n)
	}
	return r.nounOccasion(n)
}

// meeting is the fact that an occasion makes.
func (r *Finder) meeting(o *Occasion) *fact.Meeting {
	who := r.Expand(o.Who)
	m := &fact.Meeting{Kind: o.Kind, Status: o.Status, Date: o.When.ISO(), Evidence: o.reports[0], More: o.reports[1:], Rule: o.rule, Entry: o.entry, Score: o.score}
	if m.Kind == "" {
		m.Kind = r.Rank(who)
	}
	if !o.remote {
		m.Place = o.Place
	}
	for _, w := range who {
		m.Participants = append(m.Participants, r.Actors[w].ID)
	}
	slices.Sort(m.Participants)
	return m
}

// verbOccasion is the meeting that a verb tells of.
func (r *Finder) verbOccasion(n tree.Node) *Occasion {
	for _, w := range r.Lex.Meetings.Verbs[n.Lemma()] {
		who, ok := r.fill(n, w)
		if !ok || !r.makesOccasion(n, w, who) || r.wrongSense(n, w) || r.isToldAlready(n) {
			r.Reject(n, w.Entry, "no two sides that meet")
			continue
		}
		status, ok := r.occurs(n)
		if !ok {
			r.Reject(n, w.Entry, "not told as something that took place or will")
			return nil
		}
		o := &Occasion{Kind: w.Kind, Status: status, Who: who, Node: n, rule: "verb " + w.Word, entry: w.Entry}
		if (w.Kind == "" || w.Kind == fact.Talks) && isPhoned(n) && r.enough(who, fact.Call) {
			o.Kind = fact.Call
		}
		r.setting(o, w)
		return o
	}
	return nil
}

// fill collects the participants by the slots of w; false where a slot that
// must be there is empty.
func (r *Finder) fill(n tree.Node, w *lexicon.MeetingWord) ([]int, bool) {
	var out []int
	for _, s := range w.Slots {
		got := r.fillSlot(n, s)
		if s.Must && len(got) == 0 && !(s.What == "dest" && r.isKnownPlace(r.args(n, s.At))) {
			return nil, false
		}
		out = reading.AddNew(out, got...)
	}
	if haveGuests[n.Lemma()] && tree.IsPassive(n) && !tree.Agent(n).OK() {
		out = reading.AddNew(out, r.houseOf(n)...)
	}
	return out, true
}

// fillSlot is the actors that fill a slot of a verb.
func (r *Finder) fillSlot(n tree.Node, s lexicon.MeetingSlot) []int {
	var got []int
	switch s.At {
	case "subj":
		return r.ofKind(r.subjectParty(n), s.What)
	case "obj":
		if !tree.IsPassive(n) && s.What != "dest" {
			who, _ := r.listFrom(n.Sent, n.I+1)
			got = r.ofKind(who, s.What)
		}
	default:
		if s.What != "dest" {
			who, _ := r.after(n.Sent, n.I+1, s.At)
			got = r.ofKind(who, s.What)
		}
	}
	if len(got) > 0 {
		return got
	}
	for _, a := range r.args(n, s.At) {
		got = reading.AddNew(got, r.fit(a, s.What)...)
	}
	return got
}

// args is the phrases in a slot of a verb by the tree.
func (r *Finder) args(n tree.Node, at string) []tree.Node {
	if at == "obj" {
		if tree.IsPassive(n) {
			p := tree.Patient(n)
			if !p.OK() && n.Is("conj") { // "flew to Oslo and was received by B"
				p = n.Head().Kid("nsubj")
			}
			return []tree.Node{p}
		}
		return n.All("obj", "iobj")
	}
	var out []tree.Node
	for _, o := range n.All("obl", "nmod") {
		if o.Prep() == at {
			out = append(out, o)
		}
	}
	if len(out) == 0 && at == "to" && trips[n.Lemma()] {
		return r.furtherOn(n)
	}
	if o := n.Kid("obj"); at == "with" && n.UPOS() == "VERB" && !slices.Contains(r.Lex.NounFrames[o.Lemma()], at) && len(r.Lex.Meetings.Nouns[o.Lemma()]) == 0 {
		for _, k := range o.All("nmod") { // "discussed the drought with the envoy", hung on the drought
			if k.Prep() == at && r.isOfPersons(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// isOfPersons reports whether a phrase names persons, or people who act for somebody.
func (r *Finder) isOfPersons(n tree.Node) bool {
	return r.IsPeople(n) || r.AnyActor(n) && !slices.ContainsFunc(r.Who(n), func(a int) bool { return r.Actors[a].Kind != fact.Person })
}

// ofKind keeps those of the actors that suit a slot.
func (r *Finder) ofKind(who []int, what string) []int {
	if what == "joint" && !r.isJoint(who) {
		return nil
	}
	var out []int
	for _, w := range who {
		switch {
		case what == "", what == "joint", what == "guest" && r.Actors[w].Kind != fact.Organization, what == "person" && r.Actors[w].Kind == fact.Person:
			out = append(out, w)
		case what == "body" && isAssembly(r.Actors[w]):
			return []int{w}
		}
	}
	return out
}

// isJoint reports whether there are two who act for different countries or
// organizations.
func (r *Finder) isJoint(who []int) bool {
	return slices.ContainsFunc(who, func(w int) bool { return r.Side(w) != r.Side(who[0]) })
}

// fit is the actors of a phrase that suit a slot.
func (r *Finder) fit(n tree.Node, what string) []int {
	if what == "dest" {
		return r.destination(n)
	}
	who := r.party(n)
	if c := n.Kid("case"); len(who) == 0 && c.OK() && c.I < n.I {
		who, _ = r.listFrom(n.Sent, c.I+1)
	}
	return r.ofKind(who, what)
}

// destination is the actors that a visit goes to: the country that the place
// is or lies in, or the organization or person visited.
func (r *Finder) destination(n tree.Node) []int {
	var out []int
	for _, c := range n.Conj() {
		who := r.Who(c)
		if of := r.seat(c); of >= 0 {
			who = []int{of}
		}
		if len(who) == 0 {
			if p := r.PlaceName(c); p.Known && p.Code != "" {
				for i, a := range r.Actors {
					if a.Code == p.Code {
						who = []int{i}
					}
				}
			}
		}
		out = reading.AddNew(out, who...)
	}
	return out
}

// enough reports whether those named can make a meeting of that kind: two
// sides; for a call, people in office on both; for a visit, somebody's country
// or office that is not the visitor's own.
func (r *Finder) enough(who []int, kind fact.MeetingKind) bool {
	all := r.Expand(who)
	if r.sides(all) < 2 {
		return false
	}
	switch kind {
	case fact.Call:
		return !slices.ContainsFunc(who, func(w int) bool { return !r.official(w) })
	case fact.Visit:
		return len(who) > 1 && r.isJoint(who) && !slices.ContainsFunc(who, func(w int) bool { return !r.official(w) })
	}
	return true
}

// setting finds place, date and marks of an occasion.
func (r *Finder) setting(o *Occasion, w *lexicon.MeetingWord) {
	n := o.Node
	o.When = r.DateOf(n)
	if up := r.whereOf(n); up.OK() && !o.When.Known() { // "flew to Oslo on Monday, where he met B"
		o.When = r.DateOf(up)
	}
	p := r.placeOf(o, w)
	o.Place, o.code = p.Name, p.Code
	o.remote = o.Kind == fact.Call || isRemote(n)
	o.spoken = w.Kind == fact.Call && n.IsLemma("speak", "talk") && !isRemote(n)
	if o.spoken && o.Place != "" && !isPhoned(n) && n.IsLemma("talk") { // "talked for hours in Oslo"
		o.Kind, o.remote, o.spoken = "", false, false
	}
	o.marker = marker(n)
	if until := r.putOff(n); until.Known() {
		o.Status, o.When = fact.Planned, until
	}
	r.fitStatus(o)
}

// placeOf is where an occasion takes place: as its clause says it, else by where those who meet have gone, by its name, or
// by where they signed something or were welcomed.
func (r *Finder) placeOf(o *Occasion, w *lexicon.MeetingWord) place.Place {
	n := o.Node
	p := r.PlaceOf(n)
	if up := r.whereOf(n); up.OK() && p.Name == "" {
		p = r.goneTo(up)
	}
	if w.Kind == fact.Visit {
		p = r.visitPlace(o, w, p)
	}
	if h := n.Head(); p.Name == "" && n.Is("obl") && n.Prep() == "for" && r.isTravel(h) { // "flew to Oslo for talks with B"
		p = r.goneTo(h)
	}
	if p.Name == "" {
		p = r.placeBefore(o)
	}
	if m := measured(n); p.Name == "" && m.Is("obl") && when.IsBeside(m) && words.Concludes[m.Head().Lemma()] {
		p = r.signedIn(m.Head())
	}
	if p.Name == "" && n.IsLemma("welcome", "receive", "host") {
		p = r.welcomedTo(n)
	}
	return p
}

// visitPlace is where a visit goes, p where no slot of the row says it.
func (r *Finder) visitPlace(o *Occasion, w *lexicon.MeetingWord, p place.Place) place.Place {
	if d := r.destinationOf(o.Node, w); d.Name != "" {
		return d
	}
	if p.Name == "" {
		return r.visited(o, r.behind(o.Node, lexicon.MeetingSlot{}, "by"))
	}
	return p
}

// fitStatus makes an occasion held that lies before the day of the article, and planned that lies behind it; what was
// called off lay no year ahead.
func (r *Finder) fitStatus(o *Occasion) {
	pub := r.Published(o.Node.Sent)
	if !pub.Known() || !o.When.Known() {
		return
	}
	switch {
	case o.Status == fact.Planned && o.When.To.Before(pub.From):
		o.Status = fact.Held
	case o.Status == fact.Held && o.When.From.After(pub.To):
		o.Status = fact.Planned
	case o.Status == fact.Cancelled && o.When.From.After(pub.Shift(0, 11, 0).To): // "scheduled for July 8, was called off" on July 10
		o.When = o.When.Shift(-1, 0, 0)
	}
}

// isPhoned reports whether a verb is done "by telephone".
func isPhoned(n tree.Node) bool {
	return slices.ContainsFunc(n.All("obl", "nmod", "advmod"), func(k tree.Node) bool {
		return k.IsLemma("phone", "telephone") || k.Lower() == "telephonically"
	})
}

// isRemote reports whether a meeting is said to be by phone or video.
func isRemote(n tree.Node) bool {
	for _, a := range when.Anchors(n) {
		for _, k := range a.All("amod", "compound", "advmod", "obl", "nmod") {
			if remoteWords[k.Lower()] {
				return true
			}
		}
		if a.UPOS() == "VERB" {
			break
		}
	}
	return false
}

// placeBefore is the town that a meeting goes by: "the Oslo talks".
func (r *Finder) placeBefore(o *Occasion) place.Place {
	if o.Node.UPOS() == "VERB" {
		return place.Place{}
	}
	for _, k := range o.Node.All("compound", "nmod:desc") {
		if k.UPOS() != "PROPN" || len(r.Who(k)) > 0 {
			continue
		}
		if p := r.PlaceName(k); p.Known && p.Last < o.Node.I {
			return p
		}
	}
	return place.Place{}
}

// whereOf is the verb that says where n is done: of the clause that "where"
// before n refers to, or that says that somebody went to do it.
func (r *Finder) whereOf(n tree.Node) tree.Node {
	if h := n.Head(); n.Is("advcl", "xcomp") && tree.IsToInfinitive(n) && r.isTravel(h) {
		return h // "flew to Oslo on Monday to meet B"
	} else if n.Is("conj") && n.UPOS() == "VERB" && h.I < n.I && !n.Kid("nsubj", "nsubj:pass").OK() && r.isTravel(h) {
		return h // "will fly to Oslo on Monday and meet B"
	}
	for _, k := range n.All("advmod", "mark", "obl") {
		if k.Lower() == "where" {
			for h, steps := n.Head(), 0; h.OK() && steps < 4; h, steps = h.Head(), steps+1 {
				if h.UPOS() == "VERB" {
					return h
				}
			}
		}
	}
	return r.tripBefore(n)
}

// tripBefore is the verb by which the sentence before says that the same person goes, or went,
// somewhere: "Roe will fly to Oslo on Monday. He will meet B".
func (r *Finder) tripBefore(n tree.Node) tree.Node {
	if !n.Is("root") || n.UPOS() != "VERB" || n.Sent.Index == 0 {
		return tree.Node{}
	}
	s := r.Sents[n.Sent.Index-1]
	v := s.Node(s.Root)
	if s.Para != n.Sent.Para || !v.OK() || !r.isTravel(v) || tree.Modal(v) != tree.Modal(n) || tree.TenseOf(v) != tree.TenseOf(n) {
		return tree.Node{}
	}
	if who := r.Doers(n); len(who) == 1 && r.Actors[who[0]].Kind == fact.Person && slices.Equal(who, r.Doers(v)) {
		return v
	}
	return tree.Node{}
}

// isTravel reports whether a verb is one of visits.
func (r *Finder) isTravel(n tree.Node) bool {
	for _, w := range r.Lex.Meetings.Verbs[n.Lemma()] {
		if w.Kind == fact.Visit {
			return true
		}
	}
	return false
}

// goneTo is the place that a verb says somebody went to or was in.
func (r *Finder) goneTo(n tree.Node) place.Place {
	for _, at := range []string{"to", "in", "obj"} {
		for _, a := range r.args(n, at) {
			if p := r.PlaceName(a); p.Known {
				return p
			}
		}
	}
	return place.Place{}
}

// signedIn is where the paper that talks led to was signed: "signed the deal in Oslo after
// talks with B".
func (r *Finder) signedIn(v tree.Node) place.Place {
	for _, k := range append(v.Kid("obj").All("nmod"), v.All("obl")...) {
		if p := r.PlaceName(k); k.Prep() == "in" && p.Known {
			return p
		}
	}
	return place.Place{}
}

// welcomedTo is the place behind "to" or "at" where somebody is received: "to
// the White House".
func (r *Finder) welcomedTo(n tree.Node) place.Place {
	for i := n.I + 1; i < len(n.Sent.Tokens) && n.Sent.Tokens[i].UPOS != "VERB"; i++ {
		if n.Sent.Node(i).Lower() != "to" {
			continue
		}
		if p, ok := r.PlaceAfter(n.Sent, i); ok && (p.Known || place.IsFacility(p.Name)) {
			return p
		}
	}
	return place.Place{}
}

// visited is the country that a visit went to, where the text says so by
// another word than its name ("the island") and is not the guests' own.
func (r *Finder) visited(o *Occasion, guests []int) place.Place {
	for _, w := range slices.Backward(o.Who) {
		if a := r.Actors[w]; a.Kind == fact.Country && !slices.Contains(guests, w) && !slices.ContainsFunc(o.Who, func(p int) bool { return r.Actors[p].Of == a.ID }) {
			return place.Place{Name: a.Name, Code: a.Code, Known: true}
		}
	}
	return place.Place{}
}

// remoteWords are those by which a meeting is by phone or video.
var remoteWords = words.Class("remoteWords")

// markers are the words that tell one occasion from another.
var markers = words.Class("occasionMarkers")

// marker is the word that tells an occasion apart from another one.
func marker(n tree.Node) string {
	for i := n.I - 1; i >= 0; i-- {
		k := n.Sent.Node(i)
		if w := k.Lower(); markers[w] {
			return w
		}
		if n.UPOS() == "VERB" {
			break
		}
		switch k.UPOS() {
		case "ADJ", "NOUN", "PROPN", "PART", "NUM", "DET":
		default:
			if k.Lower() != "of" || !isMeasure(n.Sent.Node(i-1).Lemma()) { // "the third round of talks"
				i = 0
			}
		}
	}
	if tree.IsPluperfect(n) {
		return "previous"
	}
	return ""
}

// dateNews dates the occasions that the article brings as its news without
// saying when: they are of the day that the first sentence gives for its news
// about the same actors, else of the week before publication; what a release
// with the meeting in its title tells of is of that day or the one before, and
// what is mentioned further down is of the last two months.
func (r *Finder) dateNews(all []*Occasion) {
	lead, day := r.newsDay(when.ParseISO(r.Art.Published))
	for _, o := range all {
		pub := r.Published(o.Node.Sent)
		if !pub.Known() || o.When.Known() || o.Status != fact.Held || o.marker != "" || o.plural || isRecalled(o.Node) {
			continue
		}
		built := o.Node.Prep() == "on" && o.Node.Head().Lemma() == "build" // "building on the visit": no news
		switch {
		case o.headline && strings.HasPrefix(o.rule, "noun") && isRelease(o.reports[0].Quote):
			o.When = pub.Shift(0, 0, -1).UpTo(pub)
		case !built && day.Known() && o.Node.Sent.Para <= 3 && len(o.Who) > 1 && r.allIn(o.Who, lead):
			o.When = day
		case !built && (o.headline || o.Node.Sent.Para <= 3) || o.Kind == fact.Session:
			o.When = pub.Shift(0, 0, -6).UpTo(pub)
		default:
			o.When = pub.Shift(0, 0, -60).UpTo(pub)
		}
		if o.guessed = true; o.Node.UPOS() == "VERB" && tree.IsPerfect(o.Node) {
			o.When = pub.Shift(0, -6, 0).UpTo(pub)
		}
	}
}

// isRecalled reports whether somebody looks back on what n tells of.
func isRecalled(n tree.Node) bool {
	for step := 0; n.OK() && step < len(n.Sent.Tokens); n, step = n.Head(), step+1 {
		switch n.Lemma() {
		case "recall", "remember", "reminisce":
			return n.UPOS() == "VERB"
		}
	}
	return false
}

// newsDay is the day in the week before publication that the first sentence of
// the body gives for its news, and the actors in that sentence.
func (r *Finder) newsDay(pub when.Period) (lead []int, day when.Period) {
	for _, s := range r.Sents {
		if s.Block != article.Body || len(s.Tokens) == 0 {
			continue
		}
		if !pub.Known() {
			break
		}
		week := pub.Shift(0, 0, -6).UpTo(pub)
		for _, d := range r.DatesIn(s) {
			if d.When.From.Equal(d.When.To) && when.Agree(week, d.When) {
				return r.Within(s, 0, len(s.Tokens)-1), d.When
			}
		}
		return nil, when.Period{}
	}
	return nil, when.Period{}
}

// allIn reports whether the list has each of those who met, or whom they act for.
func (r *Finder) allIn(who, list []int) bool {
	for _, w := range who {
		of := r.ActorByID(r.Actors[w].Of)
		if !slices.Contains(list, w) && !(r.Actors[w].Kind == fact.Person && (of < 0 || slices.Contains(list, of))) {
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

// makesOccasion reports whether those named make a meeting: two sides that meet, a body in session, or a visit without a
// host that is named.
func (r *Finder) makesOccasion(n tree.Node, w *lexicon.MeetingWord, who []int) bool {
	return r.enough(who, w.Kind) || r.isBodyMeeting(n, w, who) || r.isLoneVisit(n, w, who)
}
