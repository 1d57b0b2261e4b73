package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/local"
	"entente/schema"
)

func benchGraphCommand() *cli.Command {
	return &cli.Command{
		Name:      "graph",
		Usage:     "time writing to the graph, against dgraph live on the same quads",
		ArgsUsage: "FILE...",
		Description: "Reads and extracts first, then writes the facts into an empty graph, writes that\n" +
			"graph down as N-Quads, and has dgraph live load these into another empty graph. Both\n" +
			"servers are run for the purpose, one after the other.",
		Flags:        append(readingFlags(), localFlags()...),
		OnUsageError: usageError,
		Action:       runBenchGraph,
	}
}

func runBenchGraph(c *cli.Context) error {
	reads, _, err := readFacts(c, nil)
	if err != nil {
		return err
	}
	var items []graph.Item
	start := time.Now()
	for r := range reads {
		if r.err != nil {
			return r.err
		}
		items = append(items, graph.Item{Article: r.article, Facts: r.facts})
	}
	reading := time.Since(start)
	dir, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	b := graphBench{opts: local.Options{Program: c.String("dgraph-bin"), Tell: prefixed{c.App.ErrWriter}}, file: filepath.Join(dir, "graph.rdf")}
	stats, ours, again, err := b.ours(c.Context, items)
	if err != nil {
		return err
	}
	live, err := b.live(c.Context, dir)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, `read and extract  %8.2f s  %d articles
graph.Load        %8.2f s  %d quads, %d commits, %d aborts
the same again    %8.2f s
dgraph live       %8.2f s
ratio             %8.2f    graph.Load to dgraph live
`, reading.Seconds(), len(items), ours.Seconds(), stats.Quads, stats.Commits, stats.Aborts, again.Seconds(), live.Seconds(), ours.Seconds()/live.Seconds())
	return err
}

// A graphBench writes one graph in two ways.
type graphBench struct {
	opts local.Options
	file string // the graph as N-Quads
}

// ours times writing by graph.Load, and the same a second time, when there is
// nothing left to write.
func (b *graphBench) ours(ctx context.Context, items []graph.Item) (stats graph.Stats, first, second time.Duration, err error) {
	s, err := local.Start(ctx, b.opts)
	if err != nil {
		return stats, 0, 0, err
	}
	defer s.Stop()
	g, err := graph.Connect(ctx, graph.Options{Addrs: s.Addrs()})
	if err != nil {
		return stats, 0, 0, err
	}
	defer g.Close()
	if err := g.ApplySchema(ctx); err != nil {
		return stats, 0, 0, err
	}
	if stats, first, err = timeLoad(ctx, g, items); err != nil {
		return stats, 0, 0, err
	}
	if _, second, err = timeLoad(ctx, g, items); err != nil {
		return stats, 0, 0, err
	}
	f, err := os.Create(b.file)
	if err != nil {
		return stats, 0, 0, fmt.Errorf("write N-Quads: %w", err)
	}
	defer f.Close()
	return stats, first, second, g.WriteNQuads(ctx, f)
}

func timeLoad(ctx context.Context, g *graph.Graph, items []graph.Item) (graph.Stats, time.Duration, error) {
	ch := make(chan graph.Item, len(items))
	for _, i := range items {
		ch <- i
	}
	close(ch)
	start := time.Now()
	stats, err := g.Load(ctx, ch, nil)
	return stats, time.Since(start), err
}

// live times dgraph live.
func (b *graphBench) live(ctx context.Context, dir string) (time.Duration, error) {
	s, err := local.Start(ctx, b.opts)
	if err != nil {
		return 0, err
	}
	defer s.Stop()
	dql := filepath.Join(dir, "schema.dql")
	if err := os.WriteFile(dql, []byte(schema.DQL), 0o600); err != nil {
		return 0, fmt.Errorf("write the schema: %w", err)
	}
	start := time.Now()
	if err := loadLive(ctx, s, b.file, dir, "--schema", dql); err != nil {
		return 0, err
	}
	took := time.Since(start)
	return took, b.compare(ctx, s)
}

// compare sees that the server holds the graph that was written down.
func (b *graphBench) compare(ctx context.Context, s *local.Server) error {
	g, err := graph.Connect(ctx, graph.Options{Addrs: s.Addrs()})
	if err != nil {
		return err
	}
	defer g.Close()
	var there bytes.Buffer
	if err := g.WriteNQuads(ctx, &there); err != nil {
		return err
	}
	want, err := os.ReadFile(b.file)
	if err != nil {
		return fmt.Errorf("read N-Quads: %w", err)
	}
	if !bytes.Equal(want, there.Bytes()) {
		return errors.New("the graph that dgraph live loaded is not the one that was written down")
	}
	return nil
}
