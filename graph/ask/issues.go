package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// An Issue is an issue in a few figures.
type Issue struct {
	Name       string `json:"name"`
	Articles   int    `json:"articles"`
	Statements int    `json:"statements"`
	First      string `json:"first,omitempty"`
	Last       string `json:"last,omitempty"`
	// For and Against are who is for and against what the topics of the issue
	// name, by how often; one who is both is in both.
	For     []Ally `json:"for"`
	Against []Ally `json:"against"`
	About   []Ally `json:"about"` // whose conduct it is about
}

// Issues lists the issues, those of most articles first.
func Issues(ctx context.Context, g *graph.Graph, o Options) ([]Issue, error) {
	all, err := said(ctx, g, o)
	if err != nil {
		return nil, err
	}
	list := []Issue{}
	for _, group := range byIssue(all) {
		list = append(list, summary(group))
	}
	slices.SortStableFunc(list, func(a, b Issue) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Statements, a.Statements), strings.Compare(a.Name, b.Name))
	})
	return list, nil
}

// byIssue groups statements by their issues, in the order of names.
func byIssue(all []*Saying) [][]*Saying {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *Saying) int { return strings.Compare(a.Issue, b.Issue) })
	var groups [][]*Saying
	for start := 0; start < len(sorted); {
		end := start
		for end < len(sorted) && sorted[end].Issue == sorted[start].Issue {
			end++
		}
		groups = append(groups, sorted[start:end])
		start = end
	}
	return groups
}

// summary sums up the statements on one issue.
func summary(group []*Saying) Issue {
	is := Issue{Name: group[0].Issue, Statements: len(group)}
	pro, con, about, articles := map[string]int{}, map[string]int{}, map[string]int{}, map[string]bool{}
	for _, s := range group {
		articles[s.source()] = true
		is.First, is.Last = Span(is.First, is.Last, s.Date)
		for _, who := range s.Who {
			switch s.sign() {
			case 1:
				pro[who]++
			case -1:
				con[who]++
			}
		}
		for _, a := range s.About {
			about[a]++
		}
	}
	is.Articles = len(articles)
	is.For, is.Against, is.About = ranked(pro), ranked(con), ranked(about)
	return is
}

// Span widens a period to take in a date.
func Span(first, last, date string) (string, string) {
	if date == "" {
		return first, last
	}
	if first == "" || date < first {
		first = date
	}
	return first, max(last, date)
}

// ranked are counts, the largest first.
func ranked(counts map[string]int) []Ally {
	all := []Ally{}
	for name, n := range counts {
		all = append(all, Ally{name, n})
	}
	slices.SortFunc(all, func(a, b Ally) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name)) })
	return all
}
