package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func repairCommand() *cli.Command {
	return &cli.Command{
		Name:  "repair",
		Usage: "make the graph anew from the articles in it",
		Description: "For a graph in which verify finds problems. Everything that follows from articles is\n" +
			"taken away and worked out anew from the facts that the graph keeps of them, and from\n" +
			"decisions. Articles whose facts are gone are named: load these again.",
		Flags:        graphFlags(),
		OnUsageError: usageError,
		Action:       runRepair,
	}
}

func runRepair(c *cli.Context) error {
	if err := noArgs(c); err != nil {
		return err
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
	missing, err := book.missing()
	if err != nil {
		return err
	}
	done, err := g.Repair(c.Context)
	if err := book.counted(c.Context, g, err); err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "made anew from %s; %d doubled nodes taken away\n", count(done.Articles, "article"), done.Doubled)
	for _, name := range done.Lost {
		fmt.Fprintf(c.App.Writer, "load again: %s\n", name)
	}
	r, err := g.Verify(c.Context)
	if err != nil {
		return err
	}
	if missing != "" {
		r.Problem("%s", missing)
	}
	return printReport(c, r)
}
