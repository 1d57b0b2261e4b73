package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
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
		Flags:        issueFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &usage{"expected two actors, each as one argument: entente compare Japan 'South Korea'"}
			}
			a, b := c.Args().Get(0), c.Args().Get(1)
			return answerOrDraw(c, "compare", map[string]string{"$a": a, "$b": b}, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				d, err := ask.Compare(c.Context, g, a, b, o)
				return d, func(p *page) { p.comparison(d) }, err
			})
		},
	}
}

func (p *page) comparison(d *ask.Comparison) {
	p.Put("", show.Strong, fmt.Sprintf("%s and %s: agree on %s, differ on %s", d.A, d.B, count(len(d.Agree), "issue"), count(len(d.Differ), "issue")))
	p.commons("Agree", d.Agree)
	p.commons("Differ", d.Differ)
	p.names("Both speak, on different matters", d.Unmet)
	p.names("Only "+d.A, d.OnlyA)
	p.names("Only "+d.B, d.OnlyB)
	p.timeLine(d.TimeLine)
}

func (p *page) commons(title string, all []ask.Common) {
	if len(all) > 0 {
		p.Head(fmt.Sprintf("%s (%d)", title, len(all)))
	}
	shown, left := cut(all, p.top)
	for _, c := range shown {
		p.Put("  ", show.Strong, fmt.Sprintf("%s (%d shared, %d opposed)", c.Issue, c.Shared, c.Opposed))
		pairs, rest := cut(c.Pairs, p.few(proofsShown))
		for i, pair := range pairs {
			if i > 0 {
				p.Blank()
			}
			p.sayings(slices.Compact([]*ask.Saying{pair.A, pair.B})) // a joint statement once
		}
		p.more("    ", rest, "more")
	}
	p.more("  ", left, "more")
}

func (p *page) names(title string, all []string) {
	if len(all) == 0 {
		return
	}
	p.Head(fmt.Sprintf("%s (%d)", title, len(all)))
	shown, left := cut(all, p.top)
	for _, name := range shown {
		p.Put("  ", show.Plain, name)
	}
	p.more("  ", left, "more")
}
