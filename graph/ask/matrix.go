package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// A Matrix tells how actors stand on issues.
type Matrix struct {
	Actors []string `json:"actors"`
	Issues []string `json:"issues"`
	Cells  [][]Cell `json:"cells"` // by actor, then by issue
}

// A Cell counts one actor's statements on one issue.
type Cell struct {
	Sign int `json:"sign"` // 1 for, -1 against what the topics name, 0 neither or as much
	Tally
}

// A Tally counts statements by the side that they take.
type Tally struct {
	For     int `json:"for"`     // supports, agrees, commits, demands
	Against int `json:"against"` // opposes, condemns, warns, is concerned; demands an end of it
	Other   int `json:"other"`   // claims, denies
}

// most is how many actors and issues a matrix has where none are asked for.
const most = 12

// StandMatrix tells how actors stand on issues: those asked for, else those of
// most statements. The error is a [*NameError] where a name is not known.
func StandMatrix(ctx context.Context, g *graph.Graph, actors, issues []string, o Options) (*Matrix, error) {
	all, err := said(ctx, g, o)
	if err != nil {
		return nil, err
	}
	m := &Matrix{Actors: []string{}, Issues: []string{}, Cells: [][]Cell{}}
	for _, a := range actors {
		actor, err := Find(ctx, g, a, o)
		if err != nil {
			return nil, err
		}
		m.Actors = append(m.Actors, actor.Name)
	}
	for _, i := range issues {
		name, err := FindIssue(ctx, g, i)
		if err != nil {
			return nil, err
		}
		m.Issues = append(m.Issues, name)
	}
	m.fill(all)
	return m, nil
}

// fill chooses what is not chosen, and counts.
func (m *Matrix) fill(all []*Saying) {
	if len(m.Issues) == 0 {
		m.Issues = frequent(all, func(s *Saying) []string {
			if len(m.Actors) > 0 && !slices.ContainsFunc(m.Actors, s.of) {
				return nil
			}
			return []string{s.Issue}
		})
	}
	if len(m.Actors) == 0 {
		m.Actors = frequent(all, func(s *Saying) []string {
			if !slices.Contains(m.Issues, s.Issue) {
				return nil
			}
			return s.Who
		})
	}
	for range m.Actors {
		m.Cells = append(m.Cells, make([]Cell, len(m.Issues)))
	}
	for _, s := range all {
		j := slices.Index(m.Issues, s.Issue)
		for i, a := range m.Actors {
			if j >= 0 && s.of(a) {
				m.Cells[i][j].add(s)
			}
		}
	}
}

func (c *Cell) add(s *Saying) {
	c.Tally.add(s)
	c.Sign = cmp.Compare(c.For, c.Against)
}

func (t *Tally) add(s *Saying) {
	switch s.sign() {
	case 1:
		t.For++
	case -1:
		t.Against++
	default:
		t.Other++
	}
}

// frequent are the names that most statements have, at most so many.
func frequent(all []*Saying, of func(*Saying) []string) []string {
	counts := map[string]int{}
	for _, s := range all {
		for _, name := range of(s) {
			counts[name]++
		}
	}
	names := []string{}
	for _, a := range ranked(counts)[:min(most, len(counts))] {
		names = append(names, a.Name)
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	return names
}
