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
			"that nothing is in the graph that no article proves, and that none of the articles\n" +
			"loaded on this machine is missing. Changes nothing.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 0 {
				return &usage{"verify wants no arguments"}
			}
			g, err := connect(c)
			if err != nil {
				return err
			}
			defer g.Close()
			r, err := g.Verify(c.Context)
			if err != nil {
				return err
			}
			book, err := openLedger(c, g)
			if err != nil {
				return err
			}
			missing, err := book.missing()
			if err != nil {
				return err
			}
			if missing != "" {
				r.Problem("%s", missing)
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
