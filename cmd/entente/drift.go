package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
)

func driftCommand() *cli.Command {
	return &cli.Command{
		Name:      "drift",
		Usage:     "tell how two actors come to agree or to differ over time",
		ArgsUsage: "ACTOR ACTOR",
		Description: "For each period, how many positions they came to share and to oppose each other on,\n" +
			"with the statements behind every step. For example: entente drift Japan China --by quarter",
		Flags: append(issueFlags(),
			&cli.StringFlag{Name: "by", Value: ask.Year, Usage: "part time by `PERIOD`: year, quarter or month"},
		),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &usage{"expected two actors, each as one argument: entente drift Japan China --by year"}
			}
			by := c.String("by")
			if by != ask.Year && by != ask.Quarter && by != ask.Month {
				return &usage{"--by " + by + ": expected year, quarter or month"}
			}
			a, b := c.Args().Get(0), c.Args().Get(1)
			return answerOrDraw(c, "drift", map[string]string{"$a": a, "$b": b}, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				d, err := ask.DriftOf(c.Context, g, a, b, by, o)
				return d, func(p *page) { p.drift(d) }, err
			})
		},
	}
}

func (p *page) drift(d *ask.Drift) {
	p.Put("", show.Strong, fmt.Sprintf("%s and %s, by %s", d.A, d.B, d.By))
	if len(d.Steps) == 0 {
		p.Put("  ", show.Plain, "no statements that agree or differ")
		return
	}
	p.Blank()
	var rows [][]show.Cell
	for _, s := range d.Steps {
		rows = append(rows, []show.Cell{{Text: s.Period}, {Text: strconv.Itoa(s.Shared)}, {Text: strconv.Itoa(s.Opposed)},
			{Text: fmt.Sprintf("%+d", s.Balance), Style: signStyle(s.Balance)}, {Text: fmt.Sprintf("%+d", s.Sum), Style: signStyle(s.Sum)}})
	}
	p.Table([]string{d.By, "shared", "opposed", "balance", "in all"}, rows).All()
	for _, s := range d.Steps {
		p.Head(fmt.Sprintf("%s: %+d", s.Period, s.Balance))
		pairs, left := cut(s.Pairs, p.top)
		for _, pair := range pairs {
			word, style := "differ", show.Against
			if pair.Agree {
				word, style = "agree", show.For
			}
			p.Put("  ", style, word+" on "+pair.Issue)
			p.sayings(slices.Compact([]*ask.Saying{pair.A, pair.B}))
		}
		p.more("  ", left, "more")
	}
}

// signStyle is the style of a balance.
func signStyle(n int) show.Style {
	switch {
	case n > 0:
		return show.For
	case n < 0:
		return show.Against
	}
	return show.Mixed
}
