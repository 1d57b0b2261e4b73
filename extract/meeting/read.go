package meeting

import (
	"cmp"
	"slices"
	"strings"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/lexicon"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/when"
)

// A Read is a report of a meeting that the learned reader found where rules found none.
type Read struct {
	Sent   *tree.Sentence
	Kind   fact.MeetingKind
	Status fact.MeetingStatus
	Who    []int
	Place  string
	Date   string
	Score  float64
}

// Join adds what the learned reader found, and its score of each report of the rules.
func (r *Finder) Join(all []Read, score func(*tree.Sentence) float64) {
	for _, o := range r.Found {
		o.score = score(o.Node.Sent)
	}
	var more []*Occasion
	for _, d := range all {
		if !r.mayTell(d) {
			continue
		}
		o := &Occasion{Kind: d.Kind, Status: d.Status, Who: d.Who, Place: d.Place, When: when.ParseISO(d.Date), rule: fact.ReaderRule, score: d.Score,
			Node: d.Sent.Node(max(0, d.Sent.Root)), reports: []fact.Evidence{r.Evidence(d.Sent)}, remote: d.Kind == fact.Call,
			headline: d.Sent.Block == article.Title || d.Sent.Index == 0}
		switch d.Kind {
		case fact.Talks, fact.Summit, fact.Ministerial: // who meets tells these apart better
			o.Kind = ""
		}
		o.code, _ = r.Gaz.Place(d.Place)
		if !slices.ContainsFunc(slices.Concat(r.Found, more), o.repeats) {
			more = append(more, o)
		}
	}
	r.dateNews(more)
	r.Found = append(r.Found, more...)
	slices.SortStableFunc(r.Found, func(a, b *Occasion) int { return cmp.Compare(a.Node.Sent.Index, b.Node.Sent.Index) })
}

// repeats reports whether an occasion is told to be where and when another one was, with nobody
// else: whatever kind of meeting it is called, the text does not tell the two apart.
func (o *Occasion) repeats(p *Occasion) bool {
	return o.Place == p.Place && o.When == p.When && len(reading.Without(o.Who, p.Who)) == 0
}

// mayTell reports whether a sentence can tell of what the learned reader found there: it has a word of a meeting
// of which the rules don't know that it was denied or left open. The reader knows whom a meeting is of better than
// whether there was one.
func (r *Finder) mayTell(d Read) bool { return r.worded[d.Sent.Index] }

// sift notes for the learned reader that a word which made no occasion may tell of one.
func (r *Finder) sift(n tree.Node) {
	if !r.worded[n.Sent.Index] && r.isMeetingWord(n) {
		r.worded[n.Sent.Index] = !r.isDenied(n) || r.isWished(n)
	}
}

// isDenied reports whether a word of meetings says that there was none, or only that somebody wants or refuses one. What a
// noun stands beside, "discussed possible steps at the meeting", tells nothing of the meeting.
func (r *Finder) isDenied(n tree.Node) bool {
	if n.UPOS() == "VERB" {
		_, ok := r.occurs(n)
		return !ok
	}
	h := measured(n).Head()
	unsure := h.UPOS() == "ADJ" && r.Lex.Meetings.Role("unsure", h)
	return tree.HasNo(n) || n.Prep() == "without" || unsure || isHabit(h) || r.bearing(measured(n), h) == "idle"
}

// isMeetingWord reports whether a word can tell of a meeting, whoever takes part.
func (r *Finder) isMeetingWord(n tree.Node) bool {
	switch n.UPOS() {
	case "VERB":
		return slices.ContainsFunc(r.Lex.Meetings.Verbs[n.Lemma()], func(w *lexicon.MeetingWord) bool {
			_, ok := r.fill(n, w)
			return (ok || w.Kind == "" && slices.ContainsFunc(r.args(n, "obj"), r.isOfPersons)) && !r.wrongSense(n, w)
		})
	case "PROPN":
		if n.Kid("cop").OK() && n.Prep() == "in" {
			return r.PlaceName(n).Known
		}
	}
	return len(r.Lex.Meetings.Nouns[strings.ToLower(n.Lemma())]) > 0 && tree.IsNounWord(n) && !isModifier(n) && !isOtherNoun(n)
}

// isWished reports whether a meeting of its own, no mere talks, is one that somebody proposes or asks for.
func (r *Finder) isWished(n tree.Node) bool {
	if tree.IsNounWord(n) && r.isTalks(n) {
		return false
	}
	for steps, k := 0, n; steps < 3 && k.OK(); steps, k = steps+1, k.Head() {
		if tree.IsNegated(k) || tree.Modal(k) != "" {
			return false
		}
		if r.Lex.Meetings.Role("wish", k) {
			return true
		}
	}
	return false
}

// isTalks reports whether a noun is one of talks, which may be no particular ones.
func (r *Finder) isTalks(n tree.Node) bool {
	return slices.ContainsFunc(r.Lex.Meetings.Nouns[strings.ToLower(n.Lemma())], func(w *lexicon.MeetingWord) bool { return w.Kind == fact.Talks })
}
