package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:  "verify",
		Usage: "check the graph against the articles in it",
		Description: "Checks that every quote stands in its article, that every edge is backed by a quote,\n" +
			"that nothing is in the graph that no article proves, and that none of the articles\n" +
			"loaded on this machine is missing. Changes nothing, but finishes what a run that broke\n" +
			"off had left. Beside a run that is under way it passes over what that is writing, and ends\n" +
			"with the status of \"another program is writing\".",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 0 {
				return &usage{"verify wants no arguments"}
			}
			g, err := asking(c)
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
			return printReport(c, r)
		},
	}
}

// printReport tells what was found. Problems make the command fail.
func printReport(c *cli.Context, r *graph.Report) error {
	for _, p := range r.Problems {
		if _, err := fmt.Fprintln(c.App.Writer, p); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(c.App.Writer, "%s, %s, %s, %s:\n  %s, %s\n",
		count(r.Articles, "article"), count(r.Proofs, "proof"), count(r.Shared, "shared node"), count(r.Edges, "edge"),
		count(r.Unproved, "unproved edge"), count(r.Wrong, "problem")); err != nil {
		return err
	}
	if r.Unfinished > 0 {
		return &busy{r.Unfinished}
	}
	if r.Wrong > 0 {
		return &broken{r.Wrong}
	}
	return nil
}

// A broken error says that a graph is not what its articles say.
type broken struct{ problems int }

func (e *broken) Error() string {
	return fmt.Sprintf("the graph is not what its articles say: %s", count(e.problems, "problem"))
}

// A busy error says that a graph can't be judged, as it is being written.
type busy struct{ articles int }

func (e *busy) Error() string {
	return fmt.Sprintf("%s unfinished, as another program is writing them; they are passed over here: verify again afterwards",
		count(e.articles, "article"))
}

func (e *busy) Unwrap() error { return graph.ErrBusy }
