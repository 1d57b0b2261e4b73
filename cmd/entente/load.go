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
	reads, counts, err := readFacts(c, article.NewCopies())
	if err != nil {
		return err
	}
	next, stop := iter.Pull(reads)
	defer stop()
	l := &loading{tally: tally{errOut: c.App.ErrWriter}, next: next}
	// Where nothing can be read there is no need of a server.
	first, ok := l.readable()
	if !ok {
		l.sum.passed = counts.Passed()
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
	if l.empty, err = g.Empty(c.Context); err != nil {
		return err
	}
	shown := newProgress(c.App.ErrWriter, counts)
	l.tally.errOut = shown
	stats, err := l.run(c.Context, g, first, func(s graph.Stats) {
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
	l.sum.passed = counts.Passed()
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
	tally tally
	sum   summary
	next  func() (read, bool)
	empty bool                // nothing was in the graph when the run began
	files []graph.FileArticle // what was read from files, of those that go by their text
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
	if !strings.HasPrefix(a.ID, "sha256:") {
		return
	}
	path, err := filepath.EvalSymlinks(a.Source)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		return // standard input, or a place in an archive
	}
	a.Source = path
	l.files = append(l.files, graph.FileArticle{ID: a.ID, Name: a.Name, Source: path})
}

// readable is the next article that could be read.
func (l *loading) readable() (read, bool) {
	for {
		r, ok := l.next()
		if !ok || r.err == nil {
			return r, ok
		}
		l.sum.skip(r.err)
		l.tally.failed(r.err)
	}
}

// dated gives an article without a date the one by which the graph knows it: the
// same article, loaded once more, loses nothing.
func (l *loading) dated(ctx context.Context, g *graph.Graph, r read) (read, error) {
	if l.empty || r.article.Published != "" || r.facts == nil {
		return r, nil
	}
	day, err := g.Published(ctx, r.article.ID)
	if err != nil || day == "" {
		return r, err
	}
	a := *r.article
	a.Published = day
	r.article, r.facts = &a, r.extract(&a, r.copyOf)
	return r, nil
}

// item is what the graph is to hold of an article that was read; ok is false
// where that is nothing.
func (l *loading) item(r read) (item graph.Item, ok bool) {
	l.located(r.article)
	item = graph.Item{Article: r.article, Facts: r.facts}
	if r.again {
		return item, true
	}
	l.tally.succeeded()
	l.sum.note(r.article)
	// The same text under another ID is one more proof of the same facts;
	// under the same ID it is the same article.
	switch {
	case r.copyOf == "":
		l.sum.add(r.facts)
	case r.facts == nil:
		l.sum.copies++
		return item, false
	default:
		l.sum.copies++
		l.sum.sources++
	}
	return item, true
}

// hand passes the articles on as they come.
func (l *loading) hand(ctx context.Context, g *graph.Graph, first read, items chan<- graph.Item) error {
	for r, ok := first, true; ok; r, ok = l.readable() {
		r, err := l.dated(ctx, g, r)
		if err != nil {
			return err
		}
		item, wanted := l.item(r)
		if !wanted {
			continue
		}
		select {
		case items <- item:
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// run hands the articles to the graph as they come.
func (l *loading) run(ctx context.Context, g *graph.Graph, first read, written func(graph.Stats)) (graph.Stats, error) {
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	items := make(chan graph.Item)
	handed := make(chan error, 1)
	go func() {
		defer close(items)
		handed <- l.hand(within, g, first, items)
	}()
	stats, err := g.Load(within, items, written)
	cancel()
	if failed := <-handed; err == nil && ctx.Err() == nil {
		err = failed
	}
	return stats, err
}
