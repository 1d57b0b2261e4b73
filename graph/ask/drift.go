package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// A Drift tells how two actors came to agree or to differ over time.
type Drift struct {
	A     string `json:"a"`
	B     string `json:"b"`
	By    string `json:"by"`
	Steps []Step `json:"steps"` // periods in which something was said, in order
}

// A Step is one period.
type Step struct {
	Period  string        `json:"period"`
	Shared  int           `json:"shared"`
	Opposed int           `json:"opposed"`
	Balance int           `json:"balance"` // shared minus opposed
	Sum     int           `json:"sum"`     // of the balances up to here
	Pairs   []OnIssuePair `json:"pairs"`
}

// An OnIssuePair is a pair of statements with the issue that they are on.
type OnIssuePair struct {
	Issue string `json:"issue"`
	Pair
}

// Periods by which time is parted.
const (
	Year    = "year"
	Quarter = "quarter"
	Month   = "month"
)

// DriftOf tells how two actors came to agree or to differ: pairs of statements
// count in the period in which the later one was made. What has no date is
// left out, with a date less precise than the period counts where it begins.
// The error is a [*NameError] where a name is not known.
func DriftOf(ctx context.Context, g *graph.Graph, a, b, by string, o Options) (*Drift, error) {
	if by != Year && by != Quarter && by != Month {
		return nil, fmt.Errorf("drift by %q: want %s, %s or %s", by, Year, Quarter, Month)
	}
	c, err := Compare(ctx, g, a, b, o)
	if err != nil {
		return nil, err
	}
	d := &Drift{A: c.A, B: c.B, By: by, Steps: []Step{}}
	steps := map[string]*Step{}
	for _, common := range slices.Concat(c.Agree, c.Differ) {
		for _, p := range common.Pairs {
			period := periodOf(p.Date, by)
			if period == "" {
				continue
			}
			if steps[period] == nil {
				steps[period] = &Step{Period: period}
			}
			steps[period].add(common.Issue, p)
		}
	}
	for _, s := range steps {
		d.Steps = append(d.Steps, *s)
	}
	slices.SortFunc(d.Steps, func(x, y Step) int { return strings.Compare(x.Period, y.Period) })
	sum := 0
	for i := range d.Steps {
		sum += d.Steps[i].Balance
		d.Steps[i].Sum = sum
		slices.SortStableFunc(d.Steps[i].Pairs, func(x, y OnIssuePair) int { return strings.Compare(x.Date, y.Date) })
	}
	return d, nil
}

func (s *Step) add(issue string, p Pair) {
	if p.Agree {
		s.Shared++
	} else {
		s.Opposed++
	}
	s.Balance = s.Shared - s.Opposed
	s.Pairs = append(s.Pairs, OnIssuePair{issue, p})
}

// periodOf is the period that a date lies in: "2022", "2022-Q3", "2022-09".
func periodOf(date, by string) string {
	switch {
	case len(date) < len("2022"):
		return ""
	case by == Year || len(date) < len("2022-09"):
		return date[:4]
	case by == Quarter:
		month := 10*int(date[5]-'0') + int(date[6]-'0')
		return fmt.Sprintf("%s-Q%d", date[:4], (month+2)/3)
	}
	return date[:7]
}
