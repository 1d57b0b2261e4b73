package main

import (
	"io"

	"github.com/urfave/cli/v2"

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
		Flags: append(append(askFlags(), ratelFlags()...),
			&cli.StringFlag{Name: "by", Value: ask.Year, Usage: "part time by `PERIOD`: year, quarter or month"}),
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
			return answerOrDraw(c, "drift", map[string]string{"$a": a, "$b": b}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				d, err := ask.DriftOf(c.Context, g, a, b, by, o)
				return d, func(w io.Writer) error { return writeDrift(w, d) }, err
			})
		},
	}
}

func writeDrift(w io.Writer, d *ask.Drift) error {
	p := &printer{w: w}
	p.printf("%s and %s, by %s\n", oneLine(d.A), oneLine(d.B), d.By)
	for _, s := range d.Steps {
		p.printf("\n%s  %+d (%d shared, %d opposed), in all %+d\n", s.Period, s.Balance, s.Shared, s.Opposed, s.Sum)
		for _, pair := range s.Pairs {
			word := "differ"
			if pair.Agree {
				word = "agree"
			}
			p.printf("  %s on %s\n", word, oneLine(pair.Issue))
			p.sayings([]*ask.Saying{pair.A, pair.B})
		}
	}
	return p.err
}
