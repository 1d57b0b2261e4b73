package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/extract"
	"entente/extract/article"
	"entente/graph"
)

func watchCommand() *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "keep on loading what is new in feeds, pages, files and folders",
		ArgsUsage: "FEED|FILE|FOLDER...",
		Description: "Asks each source again and again, and loads what it has not loaded yet: new items of a\n" +
			"feed, and files that are new or changed. Prints a line on each article. Servers are asked\n" +
			"only whether something changed (ETag, Last-Modified), not before they want it (Retry-After,\n" +
			"max-age), and less and less often while they fail. It remembers what it loaded, so that it\n" +
			"goes on where it was when it is started again. Ctrl-C ends it cleanly.",
		Flags: append(append(readingFlags(),
			&cli.DurationFlag{Name: "every", Value: 15 * time.Minute, Usage: "how long to wait between two looks at a source"},
			&cli.BoolFlag{Name: "once", Usage: "look once at each source, and end"},
			&cli.StringFlag{Name: "memory", Usage: "remember what was loaded in `FILE`, instead of one in the data folder"},
		), graphFlags()...),
		OnUsageError: usageError,
		Action:       runWatch,
	}
}

// shortestWait is the shortest time between two looks at a source on the web.
const shortestWait = time.Minute

func runWatch(c *cli.Context) error {
	defer boundMemory()()
	if c.NArg() == 0 {
		return &usage{"watch wants feeds, files or folders"}
	}
	for _, s := range c.Args().Slice() {
		if isWeb(s) && c.Duration("every") < shortestWait && !c.Bool("allow-private") {
			return &usage{fmt.Sprintf("--every %v: servers are asked every %v at most", c.Duration("every"), shortestWait)}
		}
	}
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	x, err := newExtractor(c)
	if err != nil {
		return err
	}
	path := c.String("memory")
	if path == "" {
		dir, err := dataDir(c)
		if err != nil {
			return err
		}
		path = filepath.Join(dir, "watch.json")
	}
	memory, err := openMemory(path)
	if err != nil {
		return err
	}
	g, err := connectReady(c)
	if err != nil {
		return err
	}
	defer g.Close()
	w := &watching{c: c, g: g, x: x, opts: opts, memory: memory, copies: article.NewCopies()}
	if w.book, err = openLedger(c, g); err != nil {
		return err
	}
	return w.run(c.Context, c.Args().Slice(), c.Duration("every"))
}

func isWeb(source string) bool {
	return strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://")
}

// A watching is one run of watch.
type watching struct {
	c      *cli.Context
	g      *graph.Graph
	x      *extract.Extractor
	opts   article.Options
	memory *watchMemory
	copies *article.Copies
	book   *ledger
}

// longestWait is how long a source that fails is left alone at most.
const longestWait = 6 * time.Hour

// run looks at the sources until the context ends.
func (w *watching) run(ctx context.Context, sources []string, every time.Duration) error {
	for {
		next := time.Now().Add(every)
		for _, s := range sources {
			state := w.memory.source(s)
			if now := time.Now(); now.Before(state.Next) && !w.c.Bool("once") {
				if state.Next.Before(next) {
					next = state.Next
				}
				continue
			}
			if err := w.look(ctx, s, state); err != nil {
				return err
			}
			state.wait(every)
			if state.Next.Before(next) {
				next = state.Next
			}
			if err := w.memory.save(); err != nil {
				return err
			}
		}
		if w.c.Bool("once") {
			return ctx.Err()
		}
		select {
		case <-time.After(time.Until(next)):
		case <-ctx.Done():
			return nil // asked to end, which it does in order
		}
	}
}

// wait decides when a source is looked at again.
func (s *sourceState) wait(every time.Duration) {
	pause := every
	for range min(s.Failed, 10) {
		pause = min(2*pause, max(longestWait, every))
	}
	s.Next = time.Now().Add(pause)
	if s.Web.After.After(s.Next) {
		s.Next = s.Web.After
	}
}

// batch is how many articles are written at once at most, and so how many are
// read again after a kill.
const batch = 50

// look loads what is new in a source.
func (w *watching) look(ctx context.Context, source string, state *sourceState) error {
	if !isWeb(source) {
		if _, err := os.Stat(source); err != nil {
			w.say("%v", err)
			state.Failed++
			return nil
		}
	}
	opts := w.opts
	opts.Progress = new(article.Progress)
	opts.Validators = &state.Web
	fresh := map[string]string{}
	opts.Known = func(address, version string) bool {
		if known, ok := state.Known[address]; ok && known == version {
			return true
		}
		fresh[address] = version
		return false
	}
	before := state.Web
	failed := false
	var items []graph.Item
	for a, err := range article.Open(ctx, []string{source}, opts) {
		var skip *article.SkipError
		switch {
		case errors.As(err, &skip):
			if skip.Item != "" {
				delete(fresh, skip.Item) // another time
			}
			failed = failed || skip.Source == source && skip.Place == ""
			w.say("%v", err)
			continue
		case err != nil:
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		version := fmt.Sprintf("%x", sha256.Sum256([]byte(a.Published+"\n"+a.Text)))[:16]
		if state.Known["article "+a.ID] == version {
			continue // its server doesn't tell that nothing changed
		}
		fresh["article "+a.ID] = version
		if items, err = w.add(ctx, items, a); err != nil {
			return err
		}
		if len(items) >= batch {
			if err := w.load(ctx, items); err != nil {
				return err
			}
			items = nil
		}
	}
	if err := w.load(ctx, items); err != nil {
		return err
	}
	if ctx.Err() != nil {
		state.Web = before // not all of it was loaded
		return nil
	}
	if failed {
		state.Failed++
		state.Web.ETag, state.Web.LastModified = before.ETag, before.LastModified
	} else {
		state.Failed = 0
	}
	state.remember(fresh)
	return nil
}

// add reads an article's facts. One without a date has that by which the graph
// knows it.
func (w *watching) add(ctx context.Context, items []graph.Item, a *article.Article) ([]graph.Item, error) {
	of, _ := w.copies.Add(a)
	if of == a.ID {
		return items, nil
	}
	if a.Published == "" {
		day, err := w.g.Published(ctx, a.ID)
		if err != nil {
			return items, err
		}
		a.Published = day
	}
	facts := w.x.Extract(a)
	facts.AtLeast(w.c.Float64("min-score"))
	facts.CopyOf = of
	return append(items, graph.Item{Article: a, Facts: facts}), nil
}

// load writes articles, and says so.
func (w *watching) load(ctx context.Context, items []graph.Item) error {
	if len(items) == 0 {
		return nil
	}
	l := &loading{}
	ch := make(chan graph.Item, len(items))
	for _, it := range items {
		l.located(it.Article)
		ch <- it
	}
	close(ch)
	stats, err := w.g.Load(ctx, ch, func(graph.Stats) {})
	if err == nil {
		err = l.removeOld(ctx, w.g, w.book, &stats)
	}
	if err := w.book.counted(ctx, w.g, err); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	for _, it := range items {
		if _, err := fmt.Fprintln(w.c.App.Writer, show.OneLine(watchLine(it))); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	return nil
}

// watchLine tells of one article.
func watchLine(it graph.Item) string {
	a, f := it.Article, it.Facts
	title, date := a.Title, a.Published
	if title == "" {
		title = a.Name
	}
	if date == "" {
		date = "no date   "
	}
	return fmt.Sprintf("%s  %s: %s, %s, %s (%s)", date, title, count(len(f.Actors), "actor"), count(len(f.Meetings), "meeting"), count(len(f.Positions), "position"), a.Source)
}

// say tells people of something.
func (w *watching) say(format string, args ...any) {
	fmt.Fprintln(w.c.App.ErrWriter, "entente: "+show.OneLine(fmt.Sprintf(format, args...)))
}

// A watchMemory is what watch knows of its sources, in a file.
type watchMemory struct {
	path    string
	Sources map[string]*sourceState `json:"sources"`
}

// A sourceState is what is known of one source.
type sourceState struct {
	Web    article.Validators `json:"web"`
	Next   time.Time          `json:"next,omitzero"`
	Failed int                `json:"failed,omitempty"` // how often in a row
	// Known are the versions of items and files that were loaded, by address.
	Known map[string]string `json:"known"`
	// Order is their addresses, the oldest first.
	Order []string `json:"order"`
}

// mostKnown is how many items of a source are remembered.
const mostKnown = 20_000

func openMemory(path string) (*watchMemory, error) {
	m := &watchMemory{path: path, Sources: map[string]*sourceState{}}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return nil, fmt.Errorf("reading what was watched: %w", err)
	}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("reading what was watched: %s: %w", path, err)
	}
	return m, nil
}

// source is what is known of a source.
func (m *watchMemory) source(name string) *sourceState {
	if m.Sources[name] == nil {
		m.Sources[name] = &sourceState{}
	}
	if m.Sources[name].Known == nil {
		m.Sources[name].Known = map[string]string{}
	}
	return m.Sources[name]
}

// remember notes what was loaded.
func (s *sourceState) remember(fresh map[string]string) {
	for address, version := range fresh {
		if _, ok := s.Known[address]; !ok {
			s.Order = append(s.Order, address)
		}
		s.Known[address] = version
	}
	for len(s.Order) > mostKnown {
		delete(s.Known, s.Order[0])
		s.Order = s.Order[1:]
	}
}

// save writes the file anew. A kill leaves the old one or the new one.
func (m *watchMemory) save() error {
	data, err := json.Marshal(m)
	if err == nil {
		if err = os.MkdirAll(filepath.Dir(m.path), 0o700); err == nil {
			err = os.WriteFile(m.path+".new", data, 0o600)
		}
	}
	if err == nil {
		err = os.Rename(m.path+".new", m.path)
	}
	if err != nil {
		return fmt.Errorf("remembering what was watched: %w", err)
	}
	return nil
}
