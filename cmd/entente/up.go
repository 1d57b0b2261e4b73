package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func upCommand() *cli.Command {
	return &cli.Command{
		Name:  "up",
		Usage: "start the Dgraph of this machine, or find it running",
		Description: "Runs one zero and one alpha on loopback, on free ports. They go on until\n" +
			"\"entente down\". Commands that need a graph do this by themselves.",
		Flags:        localFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if err := noArgs(c); err != nil {
				return err
			}
			s, _, err := upLocal(c)
			if err != nil {
				return err
			}
			return printServer(c.App.Writer, s)
		},
	}
}

// noArgs refuses arguments of commands that take none.
func noArgs(c *cli.Context) error {
	if c.NArg() > 0 {
		return &usage{fmt.Sprintf("%s takes no argument, but got %q", c.Command.Name, c.Args().First())}
	}
	return nil
}
