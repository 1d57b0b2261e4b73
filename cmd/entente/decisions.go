package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func decisionsCommand() *cli.Command {
	return &cli.Command{
		Name:         "decisions",
		Usage:        "list the decisions kept in the graph",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 0 {
				return &usage{"decisions wants no arguments"}
			}
			g, err := connectReady(c)
			if err != nil {
				return err
			}
			defer g.Close()
			list, err := g.Decisions(c.Context)
			if err != nil {
				return err
			}
			for _, d := range list {
				if _, err := fmt.Fprintf(c.App.Writer, "%d\t%s\n", d.Number, decisionText(d)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
