package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:  "verify",
		Usage: "check the graph against the articles in it",
		Description: "Checks that every quote stands in its article, that every edge is backed by a quote,\n" +
			"and that nothing is in the graph that no article proves. Changes nothing.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 0 {
				return &usage{"verify wants no arguments"}
			}
			g, err := connectReady(c)
			if err != nil {
				return err
			}
			defer g.Close()
			r, err := g.Verify(c.Context)
			if err != nil {
				return err
			}
			for _, p := range r.Problems {
				if _, err := fmt.Fprintln(c.App.Writer, p); err != nil {
					return err
				}
			}
			if _, err := fmt.Fprintf(c.App.Writer, "%d articles, %d proofs, %d shared nodes, %d edges: %d unproved edges, %d problems\n",
				r.Articles, r.Proofs, r.Shared, r.Edges, r.Unproved, r.Wrong); err != nil {
				return err
			}
			if r.Wrong > 0 {
				return fmt.Errorf("the graph is not what its articles say: %d problems", r.Wrong)
			}
			return nil
		},
	}
}
