package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/schema"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:         "schema",
		Usage:        "print the graph's schema, or apply it",
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if err := noArgs(c); err != nil {
				return err
			}
			_, err := fmt.Fprint(c.App.Writer, schema.DQL)
			return err
		},
		Subcommands: []*cli.Command{{
			Name:         "apply",
			Usage:        "bring the graph to this schema; nothing is dropped",
			Flags:        graphFlags(),
			OnUsageError: usageError,
			Action:       runSchemaApply,
		}},
	}
}

func runSchemaApply(c *cli.Context) error {
	if err := noArgs(c); err != nil {
		return err
	}
	g, err := connectReady(c)
	if err != nil {
		return err
	}
	defer g.Close()
	fmt.Fprintf(c.App.ErrWriter, "entente: the graph has schema version %d\n", schema.Version)
	return nil
}
