package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
)

func doubtsCommand() *cli.Command {
	return &cli.Command{
		Name:  "doubts",
		Usage: "list the pairs of actors that may be one, for a person to decide",
		Description: "Pairs of which articles don't tell: a surname that several bear, one name in two countries.\n" +
			"Those of whom most articles speak come first. entente same A B says that the two are one, and\n" +
			"entente differ A B that they are not; the ids shown work for A and B.",
		Flags: slices.Concat(showFlags(), []cli.Flag{
			&cli.IntFlag{Name: "top", Value: 10, Usage: "show the `N` pairs of whom most articles speak"},
			&cli.BoolFlag{Name: "all", Usage: "show all"},
			&cli.BoolFlag{Name: "json", Usage: "print JSON, which is always all"},
		}, graphFlags()),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"doubts takes no arguments"}
			}
			return answer(c, func(g *graph.Graph, _ ask.Options) (any, func(*page), error) {
				top := topOf(c)
				if c.Bool("json") {
					top = 0
				}
				all, err := ask.Doubts(c.Context, g, top)
				return all, func(p *page) { p.doubts(all) }, err
			})
		},
	}
}

func (p *page) doubts(all []ask.Doubt) {
	p.Put("", show.Strong, count(len(all), "pair")+" of actors that may be one")
	shown, left := cut(all, p.top)
	for i, d := range shown {
		p.Blank()
		p.suspect(fmt.Sprintf("%3d  ", i+1), d.A)
		p.suspect("     ", d.B)
		p.Whole("     ", fmt.Sprintf("entente same %q %q", d.A.ID, d.B.ID))
	}
	p.moreBelow(left)
}

// suspect puts one of two that may be one, with what articles say of it.
func (p *page) suspect(lead string, s ask.Suspect) {
	p.Put(lead, show.Plain, s.Who)
	for _, proof := range s.Proofs {
		p.quote("       ", proof.Date, proof.Quote, proof.Article, proof.URL)
	}
}
