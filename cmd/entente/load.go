package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/graph"
)

func loadCommand() *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "read articles, extract their facts and write them into the graph",
		ArgsUsage: "FILE...",
		Description: sources + "\n\n" +
			"Loading an article again changes nothing; a corrected version replaces what the\n" +
			"old one proved: that of the same URL or id, or of the same file. One that tells no\n" +
			"date keeps that of before. The same text in two places, or nearly the same, is one set of\n" +
			"facts with two proofs. Ctrl-C ends it cleanly: what is written stays, and the same command goes on.",
		Flags:        append(append(readingFlags(), issuesFlag()), graphFlags()...),
		OnUsageError: usageError,
		Action:       runLoad,
	}
}

func runLoad(c *cli.Context) error {
	defer boundMemory()()
	start := time.Now()
	_, issues, err := ownIssues(c)
	if err != nil {
		return err
	}
	reading, err := newReading(c, article.NewCopies())
	if err != nil {
		return err
	}
	l := &loading{tally: tally{errOut: c.App.ErrWriter}}
	// Where nothing can be read there is no need of a server.
	if !reading.begin() {
		for r := range reading.articles {
			l.sum.skip(r.err)
			l.tally.failed(r.err)
		}
		l.sum.passed = reading.counts.Passed()
		return errors.Join(c.Context.Err(), l.sum.printSkips(c.App.ErrWriter), l.tally.err())
	}
	g, err := connectReady(c)
	if err != nil {
		return err
	}
	defer g.Close()
	if err := useIssues(c, g, issues); err != nil {
		return err
	}
	book, err := openLedger(c, g)
	if err != nil {
		return err
	}
	if missing, err := book.missing(); err != nil {
		return err
	} else if missing != "" {
		fmt.Fprintf(c.App.ErrWriter, "entente: %s\n", missing)
	}
	reads, err := l.start(g, reading)
	if err != nil {
		return err
	}
	shown := newProgress(c.App.ErrWriter, reading.counts)
	l.tally.errOut = shown
	stats, err := l.run(c.Context, g, reads, func(s graph.Stats) {
		book.gained(s.Articles - s.Replaced)
		shown.written(s)
	})
	if err == nil {
		err = l.removeOld(c.Context, g, book, &stats)
	}
	shown.end()
	if err := book.counted(c.Context, g, err); err != nil {
		return err
	}
	l.sum.passed = reading.counts.Passed()
	if err := l.sum.print(c.App.Writer, stats, time.Since(start)); err != nil {
		return err
	}
	return errors.Join(c.Context.Err(), l.tally.err())
}

// boundMemory has the collector work harder where more than 600 MB are in use,
// until the function that it returns is called. What a load remembers of the
// graph is bounded; without a limit, garbage may take as much again.
// $GOMEMLIMIT wins.
func boundMemory() (restore func()) {
	was := debug.SetMemoryLimit(-1)
	if was == math.MaxInt64 {
		debug.SetMemoryLimit(600 << 20)
	}
	return func() { debug.SetMemoryLimit(was) }
}

// A loading is one run of load.
type loading struct {
	tally  tally
	sum    summary
	reader string              // what reads the articles, see [graph.Item]
	input  *input              // whether it has more for now
	files  []graph.FileArticle // what was read from files, of those that go by their text
}

// removeOld takes out of the graph what the files held when they were loaded before.
func (l *loading) removeOld(ctx context.Context, g *graph.Graph, book *ledger, stats *graph.Stats) error {
	old, err := g.Superseded(ctx, l.files)
	if err != nil {
		return err
	}
	for _, id := range old {
		if err := book.loses(1); err != nil {
			return err
		}
		removed, err := g.Remove(ctx, id)
		if err != nil {
			return err
		}
		stats.Replaced++
		stats.Quads += removed.Quads
		stats.Deleted += removed.Deleted
	}
	return nil
}

// located notes that an article stands for all of a file. Its source is then
// the file's full path: a file by two paths is one source, and two files of one
// name are two.
func (l *loading) located(a *article.Article) {
	if locate(a) {
		l.files = append(l.files, graph.FileArticle{ID: a.ID, Name: a.Name, Source: a.Source})
	}
}

// locate makes an article's source the full path of its file, where it stands for
// all of one.
func locate(a *article.Article) bool {
	if !strings.HasPrefix(a.ID, "sha256:") {
		return false
	}
	path, err := filepath.EvalSymlinks(a.Source)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		return false // standard input, or a place in an archive
	}
	a.Source = path
	return true
}

// start begins to extract facts, of what the graph has not just so already.
func (l *loading) start(g *graph.Graph, r *reading) (iter.Seq[read], error) {
	ctx := r.c.Context
	empty, err := g.Empty(ctx)
	if err != nil {
		return nil, err
	}
	l.input = &r.input
	if l.reader, err = readerSum(r.c); err != nil {
		return nil, err
	}
	if !empty {
		r.known = func(one *read) error { return l.recall(ctx, g, one) }
	}
	return r.facts()
}

// recall takes from the graph what it knows of an article. One without a date gets
// that by which the graph knows it: the same article, loaded once more, loses nothing.
func (l *loading) recall(ctx context.Context, g *graph.Graph, one *read) error {
	if one.article.Published == "" {
		day, err := g.Published(ctx, one.article.ID)
		if err != nil {
			return err
		}
		if day != "" {
			a := *one.article // others may be reading the one without a date
			a.Published = day
			one.article = &a
		}
	}
	located := *one.article
	locate(&located)
	var err error
	one.facts, err = g.FactsOf(ctx, &located, one.copyOf, l.reader)
	return err
}

// items are the articles that could be read and are to be written.
func (l *loading) items(reads iter.Seq[read]) iter.Seq[graph.Item] {
	return func(yield func(graph.Item) bool) {
		for r := range reads {
			if l.take(r) && !yield(graph.Item{Article: r.article, Facts: r.facts, Reader: l.reader}) {
				return
			}
		}
	}
}

// take counts what was read, and reports whether it is to be written.
func (l *loading) take(r read) bool {
	if r.err == nil {
		l.located(r.article)
	}
	writes, fresh := l.sum.take(&l.tally, r)
	if fresh {
		l.sum.add(r.facts)
	}
	return writes
}

// run hands the articles to the graph as they come, and tells it where the next
// is waited for.
func (l *loading) run(ctx context.Context, g *graph.Graph, reads iter.Seq[read], written func(graph.Stats)) (graph.Stats, error) {
	ctx, cancel := context.WithCancel(ctx)
	items := make(chan graph.Item)
	var givers sync.WaitGroup
	ended := make(chan struct{})
	givers.Go(func() {
		defer close(ended)
		for item := range l.items(reads) {
			select {
			case items <- item:
			case <-ctx.Done():
				return
			}
		}
	})
	givers.Go(func() { l.input.tell(ended, items) })
	go func() {
		givers.Wait()
		close(items)
	}()
	stats, err := g.Load(ctx, items, written)
	cancel()
	givers.Wait()
	return stats, err
}
