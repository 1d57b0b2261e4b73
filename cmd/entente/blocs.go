package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
)

func blocsCommand() *cli.Command {
	return &cli.Command{
		Name:  "blocs",
		Usage: "part actors into blocs that agree more with each other than with the rest",
		Description: "What two actors agree on, less what they are opposed on, links them; blocs are the\n" +
			"communities of that network, found by Louvain's method with a fixed seed.",
		Flags: append(issueFlags(),
			&cli.StringFlag{Name: "issue", Usage: "only by what is said on the issue of this `NAME`"},
		),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"blocs takes no arguments; --issue NAME narrows it to one"}
			}
			if wantsRatel(c) && c.String("issue") == "" {
				return &usage{"as a query, blocs wants --issue NAME"}
			}
			return answerOrDraw(c, "blocs", map[string]string{"$issue": c.String("issue")}, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				all, err := ask.Blocs(c.Context, g, c.String("issue"), o)
				return all, func(p *page) { p.blocs(all) }, err
			})
		},
	}
}

func (p *page) blocs(all []ask.Bloc) {
	actors := 0
	for _, b := range all {
		actors += len(b.Members)
	}
	p.Put("", show.Strong, fmt.Sprintf("%s of %s", count(len(all), "bloc"), count(actors, "actor")))
	shown, left := cut(all, p.top)
	for _, b := range shown {
		p.Head(strings.Join(b.Members, ", "))
		if agree := weighed(b.Issues, 0); len(agree) > 0 {
			p.Put("  agree on   ", show.For, strings.Join(agree, ", "))
		}
		if against := weighed(b.Against, 0); len(against) > 0 {
			p.Put("  against    ", show.Against, strings.Join(against, ", "))
		}
	}
	p.moreBelow(left)
}
