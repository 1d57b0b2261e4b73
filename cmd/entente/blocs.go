package main

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
)

func blocsCommand() *cli.Command {
	return &cli.Command{
		Name:  "blocs",
		Usage: "part actors into blocs that agree more with each other than with the rest",
		Description: "What two actors agree on, less what they are opposed on, links them; blocs are the\n" +
			"communities of that network, found by Louvain's method with a fixed seed.",
		Flags: append(append(askFlags(), ratelFlags()...),
			&cli.StringFlag{Name: "issue", Usage: "only by what is said on the issue of this `NAME`"}),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"blocs takes no arguments; --issue NAME narrows it to one"}
			}
			if wantsRatel(c) && c.String("issue") == "" {
				return &usage{"as a query, blocs wants --issue NAME"}
			}
			return answerOrDraw(c, "blocs", map[string]string{"$issue": c.String("issue")}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				all, err := ask.Blocs(c.Context, g, c.String("issue"), o)
				return all, func(w io.Writer) error { return writeBlocs(w, all) }, err
			})
		},
	}
}

func writeBlocs(w io.Writer, all []ask.Bloc) error {
	p := &printer{w: w}
	p.printf("%s\n", count(len(all), "bloc"))
	for _, b := range all {
		p.printf("\n%s\n", oneLine(strings.Join(b.Members, ", ")))
		p.list("agree on", weighed(b.Issues, len(b.Issues)))
		p.list("against", weighed(b.Against, len(b.Against)))
	}
	return p.err
}
