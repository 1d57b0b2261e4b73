package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// A Comparison tells where two actors agree, where they differ, and where only
// one of them speaks.
type Comparison struct {
	A        string   `json:"a"`
	B        string   `json:"b"`
	Agree    []Common `json:"agree"`  // issues, those with most in common first
	Differ   []Common `json:"differ"` // issues, those with most against each other first
	Unmet    []string `json:"unmet"`  // issues that both speak on without bearing on each other
	OnlyA    []string `json:"only_a"` // issues
	OnlyB    []string `json:"only_b"`
	TimeLine []Moment `json:"time_line"` // meetings of both, and where they came to agree or to differ
}

// A Common is an issue that two actors speak on, and how their statements bear
// on each other.
type Common struct {
	Issue   string `json:"issue"`
	Shared  int    `json:"shared"`  // pairs that agree, each position once
	Opposed int    `json:"opposed"` // pairs that are opposed, and words against each other
	Pairs   []Pair `json:"pairs"`
}

// A Pair is two statements that bear on each other, or one that is about the
// other actor.
type Pair struct {
	Date  string  `json:"date,omitempty"` // from when on both stand
	Agree bool    `json:"agree"`
	A     *Saying `json:"a,omitempty"`
	B     *Saying `json:"b,omitempty"`
}

// Compare compares two actors. The error is a [*NameError] where a name is not
// known.
func Compare(ctx context.Context, g *graph.Graph, a, b string, o Options) (*Comparison, error) {
	links, err := Between(ctx, g, a, b, o)
	if err != nil {
		return nil, err
	}
	all, err := said(ctx, g, o)
	if err != nil {
		return nil, err
	}
	c := &Comparison{A: links.A, B: links.B, Agree: []Common{}, Differ: []Common{}, Unmet: []string{}, OnlyA: []string{}, OnlyB: []string{}, TimeLine: []Moment{}}
	for _, group := range byIssue(all) {
		c.take(group)
	}
	byWeight := func(weight func(Common) int) func(x, y Common) int {
		return func(x, y Common) int { return cmp.Or(weight(y)-weight(x), strings.Compare(x.Issue, y.Issue)) }
	}
	slices.SortFunc(c.Agree, byWeight(func(x Common) int { return x.Shared }))
	slices.SortFunc(c.Differ, byWeight(func(x Common) int { return x.Opposed }))
	for _, k := range links.Links {
		if (k.Kind == Met || k.Kind == ToMeet || k.Kind == CalledOff) && k.Date != "" {
			c.TimeLine = append(c.TimeLine, Moment{Date: k.Date, What: linkNames[k.Kind] + ": " + k.What, Proof: k.Proofs[0]})
		}
	}
	sortMoments(c.TimeLine)
	return c, nil
}

// linkNames are kinds of links on a time line.
var linkNames = map[string]string{Met: "met", ToMeet: "to meet", CalledOff: "called off"}

// take takes up the statements on one issue.
func (c *Comparison) take(group []*Saying) {
	speaks := func(actor string) bool {
		return slices.ContainsFunc(group, func(s *Saying) bool { return s.of(actor) })
	}
	common := common(group, c.A, c.B)
	switch {
	case common.Opposed > 0:
		c.Differ = append(c.Differ, common)
	case common.Shared > 0:
		c.Agree = append(c.Agree, common)
	case speaks(c.A) && speaks(c.B):
		c.Unmet = append(c.Unmet, common.Issue)
	case speaks(c.A):
		c.OnlyA = append(c.OnlyA, common.Issue)
	case speaks(c.B):
		c.OnlyB = append(c.OnlyB, common.Issue)
	}
	for _, p := range common.Pairs {
		if p.Date != "" {
			c.TimeLine = append(c.TimeLine, p.moment(common.Issue))
		}
	}
}

func (p *Pair) moment(issue string) Moment {
	m := Moment{Date: p.Date, What: "differ on " + issue}
	if p.Agree {
		m.What = "agree on " + issue
	}
	for _, s := range []*Saying{p.A, p.B} {
		if s != nil && (m.Proof.Quote == "" || s.Date > m.Proof.Date) {
			m.Proof = Proof{Date: s.Date, Quote: s.Quote, By: s.by, Article: s.Article, URL: s.URL}
		}
	}
	return m
}

// common is how the statements of two actors on one issue bear on each other.
// Of many that say the same, the first pair counts.
func common(group []*Saying, a, b string) Common {
	c := Common{Issue: group[0].Issue, Pairs: []Pair{}}
	seen := map[[2]string]bool{}
	take := func(p Pair, key [2]string) {
		if seen[key] {
			return
		}
		seen[key] = true
		c.Pairs = append(c.Pairs, p)
		if p.Agree {
			c.Shared++
		} else {
			c.Opposed++
		}
	}
	for _, s := range group {
		if s.of(a) && !s.of(b) && s.towards(b) != 0 {
			take(Pair{Date: s.Date, Agree: s.towards(b) > 0, A: s}, [2]string{s.position, ""})
		}
		if s.of(b) && !s.of(a) && s.towards(a) != 0 {
			take(Pair{Date: s.Date, Agree: s.towards(a) > 0, B: s}, [2]string{"", s.position})
		}
		if s.of(a) {
			pairUp(s, group, a, b, take)
		}
	}
	slices.SortStableFunc(c.Pairs, func(x, y Pair) int { return cmp.Compare(x.Date, y.Date) })
	return c
}

// pairUp finds the statements of b that one of a bears on.
func pairUp(s *Saying, group []*Saying, a, b string, take func(Pair, [2]string)) {
	for _, o := range group {
		if !o.of(b) || s == o && !s.of(b) {
			continue
		}
		bearing := s.bearing(o)
		if bearing == 0 {
			continue
		}
		key := [2]string{s.position, o.position}
		if s.of(b) && o.of(a) && key[0] > key[1] { // said by both: the same pair in either order
			key[0], key[1] = key[1], key[0]
		}
		take(Pair{Date: max(s.Date, o.Date), Agree: bearing > 0, A: s, B: o}, key)
	}
}
