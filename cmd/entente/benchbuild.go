package main

import (
	"bufio"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

func benchBuildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "time the building of a graph without a server, and see how it grows with the archive",
		ArgsUsage: "FILE...",
		Description: "Reads and extracts first, then builds graphs of so many articles, the least first: the ones\n" +
			"given, again and again under other names and with other people and topics. Told are processor\n" +
			"time, peak memory so far, and what an article takes as a ratio to the first graph.",
		Flags: append(readingFlags(),
			&cli.IntSliceFlag{Name: "sizes", Value: cli.NewIntSlice(1000, 10_000), Usage: "build a graph of `N` articles"}),
		OnUsageError: usageError,
		Action:       runBenchBuild,
	}
}

func runBenchBuild(c *cli.Context) error {
	defer boundMemory()()
	items, err := newBenchItems(c)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	first := 0.0
	for _, n := range c.IntSlice("sizes") {
		file := filepath.Join(dir, "facts.jsonl")
		if err := writeRecords(file, items.repeated(n)); err != nil {
			return err
		}
		used := cpuTime()
		stats, err := graph.Build(c.Context, graph.BuildOptions{Facts: []string{file}, Out: filepath.Join(dir, "rdf"),
			Temp: filepath.Join(dir, "tmp"), Locate: locator(), Workers: c.Int("workers")})
		if err != nil {
			return err
		}
		took := (cpuTime() - used).Seconds()
		each := took / float64(max(1, stats.Articles))
		if first == 0 {
			first = each
		}
		if _, err := fmt.Fprintf(c.App.Writer, "%8d articles  %8.2f s of processor, %.2f ms an article, x%.2f; %d quads; peak memory %s\n",
			stats.Articles, took, 1000*each, each/first, stats.Quads, peakMemory()); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
	}
	return items.err
}

// writeRecords writes articles with their facts as extract --part does.
func writeRecords(path string, items iter.Seq[graph.Item]) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	w := bufio.NewWriter(f)
	var line []byte
	place := 0
	for i := range items {
		r := graph.Record{Place: place, Reader: i.Reader, Facts: i.Facts, Article: i.Article}
		place++
		if line, err = r.Append(line[:0]); err == nil {
			_, err = w.Write(line)
		}
		if err != nil {
			return errors.Join(err, f.Close())
		}
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write facts: %w", err)
	}
	return nil
}
