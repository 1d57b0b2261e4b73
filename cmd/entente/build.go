package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/local"
	"entente/schema"
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "make the graph of an archive without a server, for dgraph bulk",
		ArgsUsage: "FILE...",
		Description: sources + "\n\n" +
			"The graph is the one that load makes of the same files. It comes as RDF into DIR/rdf, with\n" +
			"DIR/schema.dql; --bulk makes the graph of --data of it, which must be empty, by dgraph bulk.\n" +
			"What was extracted lies in DIR/facts: broken off, the same command goes on from there.\n\n" +
			"Several machines extract each a part; one builds of what they print, whatever the order:\n\n" +
			"  parallel entente extract --part {}/8 ARCHIVE '>' part-{}.jsonl ::: 1 2 3 4 5 6 7 8\n" +
			"  entente build --facts part-*.jsonl",
		Flags: append(append(readingFlags(), issuesFlag(),
			&cli.StringFlag{Name: "out", Value: "entente-build", Usage: "build in `DIR`"},
			&cli.BoolFlag{Name: "facts", Usage: "FILE is what extract --part printed, as it is or packed by gzip"},
			&cli.BoolFlag{Name: "bulk", Usage: "make the graph of --data of it, which must be empty"},
		), localFlags()...),
		OnUsageError: usageError,
		Action:       runBuild,
	}
}

func runBuild(c *cli.Context) error {
	defer boundMemory()()
	start := time.Now()
	if c.NArg() == 0 {
		return &usage{"no articles given"}
	}
	_, issues, err := ownIssues(c)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(c.String("out"))
	if err != nil {
		return fmt.Errorf("finding the folder to build in: %w", err)
	}
	o := graph.BuildOptions{Facts: c.Args().Slice(), Out: filepath.Join(out, "rdf"), Temp: filepath.Join(out, "tmp"),
		Issues: issues, IssuesName: filepath.Base(c.String("issues")), Locate: locator(), Workers: c.Int("workers")}
	var g *gathering
	found := &tally{errOut: c.App.ErrWriter}
	if !c.Bool("facts") {
		if g, o.Facts, err = extractParts(c, out); err != nil {
			return err
		}
		found = &g.tally
	}
	o.Bad = found.failed
	if len(o.Facts) == 0 {
		return errors.Join(g.sum.printSkips(c.App.ErrWriter), found.err())
	}
	extracted := time.Since(start)
	fmt.Fprintln(c.App.ErrWriter, "entente: extracted; making the graph")
	stats, err := graph.Build(c.Context, o)
	if err != nil {
		return err
	}
	found.done = max(found.done, stats.Articles)
	found.tell()
	schemaFile := filepath.Join(out, "schema.dql")
	if err := os.WriteFile(schemaFile, []byte(schema.DQL), 0o666); err != nil {
		return fmt.Errorf("writing the schema: %w", err)
	}
	next := fmt.Sprintf("dgraph bulk --files %s --schema %s --zero HOST:5080", quoted(o.Out), quoted(schemaFile))
	if c.Bool("bulk") {
		if err := bulk(c.Context, c, o.Out, schemaFile); err != nil {
			return err
		}
		next = "entente status, entente query meetings"
	}
	err = show.Print(c.App.Writer, show.Options{}, func(p *show.Page) {
		if g != nil {
			g.sum.layCounts(p)
		}
		p.Put("Built:   ", show.Plain, fmt.Sprintf("%s; %s, %s, %d quads; %.1f s, of these %.1f to extract", count(stats.Articles, "article"),
			count(stats.Nodes, "node"), count(stats.Edges, "edge"), stats.Quads, time.Since(start).Seconds(), extracted.Seconds()))
		p.Whole("Next:    ", next)
	})
	return errors.Join(err, found.err())
}

// bulk makes the graph of this machine.
func bulk(ctx context.Context, c *cli.Context, rdf, schemaFile string) error {
	dir, err := dataDir(c)
	if err != nil {
		return err
	}
	return local.Bulk(ctx, local.Options{Dir: dir, Program: c.String("dgraph-bin"), Tell: prefixed{c.App.ErrWriter}}, rdf, schemaFile)
}
