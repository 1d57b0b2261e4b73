package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/graph/local"
)

func downCommand() *cli.Command {
	return &cli.Command{
		Name:         "down",
		Usage:        "end the Dgraph of this machine; its data stays",
		Flags:        localFlags()[:1],
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if err := noArgs(c); err != nil {
				return err
			}
			dir, err := dataDir(c)
			if err != nil {
				return err
			}
			running, err := local.Down(c.Context, dir)
			if err != nil {
				return err
			}
			if !running {
				fmt.Fprintf(c.App.ErrWriter, "entente: no Dgraph was running for %s\n", dir)
			}
			return nil
		},
	}
}
