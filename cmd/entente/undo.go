package main

import (
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"
)

func undoCommand() *cli.Command {
	return &cli.Command{
		Name:         "undo",
		Usage:        "take a decision back",
		ArgsUsage:    "NUMBER",
		Description:  "NUMBER is the one that entente decisions lists.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			n, err := strconv.Atoi(c.Args().First())
			if c.NArg() != 1 || err != nil {
				return &usage{"undo wants the number of a decision"}
			}
			g, err := connectReady(c)
			if err != nil {
				return err
			}
			defer g.Close()
			stats, err := g.Undo(c.Context, n)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.App.Writer, "decision %d is undone; %s\n", n, changes(stats))
			return err
		},
	}
}
