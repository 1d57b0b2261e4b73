package main

import (
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
)

func compareCommand() *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "tell where two actors agree, where they differ, and where only one speaks",
		ArgsUsage: "ACTOR ACTOR",
		Description: "They agree where both say the same, or nearly, or speak alike of a third; they differ\n" +
			"where one is for and the other against the same, where they speak unlike of a third, and\n" +
			"where one speaks against the other. For example: entente compare Japan China",
		Flags:        append(askFlags(), ratelFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &usage{"expected two actors, each as one argument: entente compare Japan 'South Korea'"}
			}
			a, b := c.Args().Get(0), c.Args().Get(1)
			return answerOrDraw(c, "compare", map[string]string{"$a": a, "$b": b}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				d, err := ask.Compare(c.Context, g, a, b, o)
				return d, func(w io.Writer) error { return writeComparison(w, d) }, err
			})
		},
	}
}

func writeComparison(w io.Writer, d *ask.Comparison) error {
	p := &printer{w: w}
	p.printf("%s and %s: agree on %s, differ on %s\n", oneLine(d.A), oneLine(d.B), count(len(d.Agree), "issue"), count(len(d.Differ), "issue"))
	p.commons("Agree", d.Agree)
	p.commons("Differ", d.Differ)
	p.names("Both speak, on different matters", d.Unmet)
	p.names("Only "+d.A, d.OnlyA)
	p.names("Only "+d.B, d.OnlyB)
	if len(d.TimeLine) > 0 {
		p.printf("\nTime line\n")
	}
	for _, m := range d.TimeLine {
		p.printf("  %-10s  %s\n", m.Date, oneLine(m.What))
	}
	return p.err
}

// pairsShown bounds how many pairs of an issue are printed; the JSON has all.
const pairsShown = 3

func (p *printer) commons(title string, all []ask.Common) {
	if len(all) > 0 {
		p.printf("\n%s\n", title)
	}
	for _, c := range all {
		p.printf("  %s (%d shared, %d opposed)\n", oneLine(c.Issue), c.Shared, c.Opposed)
		for i, pair := range c.Pairs {
			if i == pairsShown {
				p.printf("    and %d more\n", len(c.Pairs)-i)
				break
			}
			p.sayings(slices.Compact([]*ask.Saying{pair.A, pair.B})) // a joint statement once
		}
	}
}

func (p *printer) names(title string, all []string) {
	if len(all) == 0 {
		return
	}
	p.printf("\n%s\n", oneLine(title))
	for _, name := range all {
		p.printf("  %s\n", oneLine(name))
	}
}
