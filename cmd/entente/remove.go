package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func removeCommand() *cli.Command {
	return &cli.Command{
		Name:         "remove",
		Usage:        "take an article out of the graph, with what only it proves",
		ArgsUsage:    "ARTICLE...",
		Description:  "ARTICLE is an article's URL, id, title or short name: that of its file, say, without the extension.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return &usage{"remove wants an article"}
			}
			g, err := connectReady(c)
			if err != nil {
				return err
			}
			defer g.Close()
			book, err := openLedger(c, g)
			if err != nil {
				return err
			}
			if err := book.loses(c.NArg()); err != nil {
				return err
			}
			for _, id := range c.Args().Slice() {
				stats, err := g.Remove(c.Context, id)
				if err := book.counted(c.Context, g, err); err != nil {
					return err
				}
				if _, err := fmt.Fprintf(c.App.Writer, "removed %s; %s\n", id, changes(stats)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
