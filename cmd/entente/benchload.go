package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/graph"
	"entente/graph/local"
)

// whole times what load does, extraction and batches with it, against extraction
// alone and dgraph live of the same graph; then the same load again.
func (b *graphBench) whole(c *cli.Context) error {
	dir, err := os.MkdirTemp("", "entente-bench")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	b.file = filepath.Join(dir, "graph.rdf")
	for range c.Int("rounds") {
		if err := b.wholeRound(c, dir); err != nil {
			return err
		}
	}
	b.sayMiddle()
	return b.err
}

func (b *graphBench) wholeRound(c *cli.Context, dir string) error {
	extraction, err := b.extraction(c)
	if err != nil {
		return err
	}
	if err := b.loadTwice(c); err != nil || c.Bool("no-live") {
		return err
	}
	took, err := b.live(c.Context, dir)
	if err != nil {
		return err
	}
	parts := extraction.Seconds() + b.liveWork.sum()
	b.ratios = append(b.ratios, b.work.sum()/parts)
	b.say("dgraph live       %8.2f s  processors: %s", took.Seconds(), b.liveWork)
	b.say("ratio             %8.2f    processors of load to those of extraction and dgraph live, %.2f s", b.work.sum()/parts, parts)
	return nil
}

// extraction reads articles and extracts their facts, and no more.
func (b *graphBench) extraction(c *cli.Context) (work time.Duration, err error) {
	n, start, used := 0, time.Now(), cpuTime()
	reads, _, err := readFacts(c, article.NewCopies())
	if err != nil {
		return 0, err
	}
	for r := range reads {
		if r.err == nil {
			n++
		}
	}
	work = cpuTime() - used
	b.say("extraction alone  %8.2f s  %d articles; processors: %.2f s", time.Since(start).Seconds(), n, work.Seconds())
	return work, nil
}

// loadTwice loads the articles into an empty graph, writes that down, and loads
// them again.
func (b *graphBench) loadTwice(c *cli.Context) error {
	return b.empty(c.Context, func(g *graph.Graph, s *local.Server) error {
		start, before := time.Now(), serverTime(s)
		stats, used, err := loadArticles(c, g)
		if err != nil {
			return err
		}
		b.work = work{used, serverTime(s) - before}
		b.say("load              %8.2f s  %d articles, %d quads, %d commits; processors: %s", time.Since(start).Seconds(), stats.Articles, stats.Quads, stats.Commits, b.work)
		b.say("peak memory       %s", peakMemory())
		start, before = time.Now(), serverTime(s)
		if stats, used, err = loadArticles(c, g); err != nil {
			return err
		}
		b.say("the same again    %8.2f s  %d unchanged; processors: %s", time.Since(start).Seconds(), stats.Unchanged, work{used, serverTime(s) - before})
		if b.questions {
			b.asked(c.Context, g, s)
		}
		return b.writeDown(c.Context, g)
	})
}

// loadArticles loads the command's articles as load does.
func loadArticles(c *cli.Context, g *graph.Graph) (graph.Stats, time.Duration, error) {
	used := cpuTime()
	r, err := newReading(c, article.NewCopies())
	if err != nil {
		return graph.Stats{}, 0, err
	}
	l := &loading{tally: tally{errOut: c.App.ErrWriter}}
	reads, err := l.start(g, r)
	if err != nil {
		return graph.Stats{}, 0, err
	}
	stats, err := l.run(c.Context, g, reads, nil)
	return stats, cpuTime() - used, err
}

// writeDown writes the graph into the bench's file.
func (b *graphBench) writeDown(ctx context.Context, g *graph.Graph) error {
	f, err := os.Create(b.file)
	if err != nil {
		return fmt.Errorf("write N-Quads: %w", err)
	}
	return errors.Join(g.WriteDump(ctx, f), f.Close())
}
