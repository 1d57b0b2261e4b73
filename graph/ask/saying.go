package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/extract/fact"
	"entente/graph"
)

// A Saying is one statement as questions on issues need it.
type Saying struct {
	Issue    string   `json:"issue"`
	Who      []string `json:"who"` // holders, persons by whom they act for
	Stance   string   `json:"stance"`
	Side     string   `json:"side,omitempty"` // for or against what the topic names
	What     string   `json:"what"`           // the position
	About    []string `json:"about,omitempty"`
	Date     string   `json:"date,omitempty"`
	Quote    string   `json:"quote"`
	Article  string   `json:"article"`
	URL      string   `json:"url,omitempty"`
	uid      string
	position string
	topic    string
	by       []string // holders by their own names
	gist     graph.Gist
}

// saidFields are what is asked of statements.
const saidFields = `uid stance side date quote score key
	filed_under { name }
	holder { name kind acts_for { name kind } }
	about { name kind acts_for { name kind } }
	position { uid xid name topic { uid } }
	article { uid name url published }`

// A saidRow is a statement as the database answers it.
type saidRow struct {
	UID, Stance, Side, Date, Quote, Key string

	Score         *float64
	FiledUnder    *node `json:"filed_under"`
	Holder, About []saidActor
	Position      *struct {
		UID, XID, Name string
		Topic          *struct{ UID string }
	}
	Article *node
}

type saidActor struct {
	Name, Kind string
	ActsFor    []saidActor `json:"acts_for"`
}

// standsFor are the countries that an actor speaks for, or else itself: what a
// minister says is said for the country.
func (a *saidActor) standsFor() []string {
	var countries []string
	if a.Kind == string(fact.Person) {
		for _, f := range a.ActsFor {
			if f.Kind == string(fact.Country) {
				countries = append(countries, f.Name)
			}
		}
	}
	if len(countries) == 0 {
		return []string{a.Name}
	}
	return countries
}

func standFor(actors []saidActor) []string {
	var all []string
	for i := range actors {
		all = append(all, actors[i].standsFor()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// said asks for the statements on issues in the time of the options, in order
// of time.
func said(ctx context.Context, g *graph.Graph, o Options) ([]*Saying, error) {
	const page = 5000
	var all []*Saying
	for after := "0x0"; ; {
		dql := fmt.Sprintf(`{`+graph.Hidden+` q(func: type(Statement), first: %d, after: %s) @filter(has(filed_under) and not uid(HIDDEN)) { %s } }`, page, after, saidFields)
		var answer struct{ Q []saidRow }
		if err := query(ctx, g, "ask for statements", dql, nil, &answer); err != nil {
			return nil, err
		}
		for i := range answer.Q {
			if s := answer.Q[i].said(); s != nil && o.covers(s.Date) && !o.doubts(answer.Q[i].Score) {
				all = append(all, s)
			}
		}
		if len(answer.Q) < page {
			break
		}
		after = answer.Q[page-1].UID
	}
	slices.SortFunc(all, func(a, b *Saying) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.What, b.What), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Quote, b.Quote))
	})
	if all = o.proved(all); o.Around == "" {
		return all, nil
	}
	return around(ctx, g, all, o)
}

// around are the statements on issues that an actor speaks on, or that are about it.
func around(ctx context.Context, g *graph.Graph, all []*Saying, o Options) ([]*Saying, error) {
	actor, err := Find(ctx, g, o.Around, o)
	if err != nil {
		return nil, err
	}
	issues := map[string]bool{}
	for _, s := range all {
		if s.of(actor.Name) || slices.Contains(s.About, actor.Name) {
			issues[s.Issue] = true
		}
	}
	return slices.DeleteFunc(all, func(s *Saying) bool { return !issues[s.Issue] }), nil
}

// doubts reports whether a fact was judged to be right too rarely.
func (o Options) doubts(score *float64) bool { return score != nil && *score < o.MinScore }

// covers reports whether a date lies in the time asked for. What has no date
// is in any.
func (o Options) covers(date string) bool {
	return date == "" || (o.Since == "" || date >= o.Since) && (o.Until == "" || date <= Until(o.Until))
}

// proved leaves out the statements on issues that too few articles speak of.
func (o Options) proved(all []*Saying) []*Saying {
	if o.MinArticles <= 1 {
		return all
	}
	articles := map[string]map[string]bool{}
	for _, s := range all {
		if articles[s.Issue] == nil {
			articles[s.Issue] = map[string]bool{}
		}
		articles[s.Issue][s.source()] = true
	}
	return slices.DeleteFunc(all, func(s *Saying) bool { return len(articles[s.Issue]) < o.MinArticles })
}

// source tells articles apart.
func (s *Saying) source() string { return s.Article + "\n" + s.URL }

func (r *saidRow) said() *Saying {
	if r.Position == nil || r.Position.Topic == nil || r.FiledUnder == nil {
		return nil // it was loaded in part
	}
	s := &Saying{Issue: r.FiledUnder.Name, Stance: r.Stance, Side: r.Side, What: r.Position.Name, Date: r.Date, Quote: r.Quote,
		Who: standFor(r.Holder), About: standFor(r.About), uid: r.UID, position: r.Position.UID, topic: r.Position.Topic.UID,
		gist: graph.GistOf(r.Position.XID, r.Key)}
	if r.Article != nil {
		s.Article, s.URL, s.Date = r.Article.Name, r.Article.URL, cmp.Or(s.Date, r.Article.Published)
	}
	for i := range r.Holder {
		s.by = append(s.by, r.Holder[i].Name)
	}
	slices.Sort(s.by)
	return s
}

// of reports whether an actor says it, in person or by those who act for it.
func (s *Saying) of(actor string) bool {
	return slices.Contains(s.by, actor) || slices.Contains(s.Who, actor)
}

// tone is how a statement speaks of those that it is about: -1 against them, 1
// for them, else 0. Demands and promises are of no tone of their own.
func (s *Saying) tone() int {
	switch fact.Stance(s.Stance) {
	case fact.Condemn, fact.Oppose, fact.Warn, fact.Concern:
		return -1
	case fact.Support, fact.Agree:
		return 1
	case fact.Demand:
		if s.Side == string(graph.Against) {
			return -1
		}
	}
	return 0
}

// sign is 1 for a statement for what its topic names, -1 for one against it.
func (s *Saying) sign() int {
	return sign(s.Side)
}

// bearing is how one statement bears on another on the same issue, of another
// actor: 1 where they agree, -1 where they are opposed, else 0. They agree
// where they say the same, or nearly, or speak alike of a third; they are
// opposed where one is for and the other against the same, or where they speak
// unlike of a third.
func (s *Saying) bearing(o *Saying) int {
	if s.position == o.position || s.gist.Kin(o.gist) {
		return 1
	}
	if s.topic == o.topic && s.sign()*o.sign() != 0 {
		return s.sign() * o.sign()
	}
	if s.tone()*o.tone() != 0 && slices.ContainsFunc(s.About, func(a string) bool { return slices.Contains(o.About, a) && !s.of(a) && !o.of(a) }) {
		return s.tone() * o.tone()
	}
	return 0
}

// towards is the tone of a statement where it is about an actor.
func (s *Saying) towards(actor string) int {
	if slices.Contains(s.About, actor) && !s.of(actor) {
		return s.tone()
	}
	return 0
}
