package meeting

import (
	"cmp"
	"slices"

	"entente/extract/article"
	"entente/extract/fact"
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
