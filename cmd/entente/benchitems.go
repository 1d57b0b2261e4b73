package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/fact"
	"entente/graph"
	"entente/graph/local"
)

// Bench items are the articles of a bench with their facts. They are held in
// memory, or read from the file that keeps them again and again: then what
// memory is in use is that of writing alone.
type benchItems struct {
	n    int
	held []graph.Item
	file string // where they are not held
	err  error  // of reading the file
}

// newBenchItems reads the command's articles and extracts their facts, or
// takes both from the file in which they were kept.
func newBenchItems(c *cli.Context) (*benchItems, error) {
	kept, stream := c.String("keep"), c.Int("articles") > 0
	if kept != "" {
		items, err := keptBench(kept, stream)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return items, err
		}
	}
	reads, _, err := readFacts(c, nil)
	if err != nil {
		return nil, err
	}
	var items []graph.Item
	for r := range reads {
		if r.err != nil {
			return nil, r.err
		}
		items = append(items, graph.Item{Article: r.article, Facts: r.facts})
	}
	if kept != "" {
		if err := keepItems(kept, items); err != nil {
			return nil, err
		}
		if stream {
			return &benchItems{n: len(items), file: kept}, nil
		}
	}
	return &benchItems{n: len(items), held: items}, nil
}

// keptBench are the items of a file, all of which must be readable.
func keptBench(path string, stream bool) (*benchItems, error) {
	b := &benchItems{file: path}
	for item, err := range keptItems(path) {
		if err != nil {
			return nil, err
		}
		b.n++
		if !stream {
			b.held = append(b.held, item)
		}
	}
	return b, nil
}

// all are the items, once.
func (b *benchItems) all() iter.Seq[graph.Item] {
	if b.held != nil {
		return slices.Values(b.held)
	}
	return func(yield func(graph.Item) bool) {
		for item, err := range keptItems(b.file) {
			if err != nil {
				b.err = err
				return
			}
			if !yield(item) {
				return
			}
		}
	}
}

// serverTime is the processor time that a server used so far, as far as the
// system tells (Linux does, in hundredths of seconds).
func serverTime(s *local.Server) time.Duration {
	var sum time.Duration
	for _, n := range s.Nodes() {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", n.PID))
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(stat), ") ")
		for i, field := range strings.Fields(rest) {
			if i == 11 || i == 12 { // of the user and of the system
				ticks, _ := strconv.ParseInt(field, 10, 64)
				sum += time.Duration(ticks) * 10 * time.Millisecond
			}
		}
	}
	return sum
}

// keptItems are the items of a file, up to the first that can't be read.
func keptItems(path string) iter.Seq2[graph.Item, error] {
	return func(yield func(graph.Item, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(graph.Item{}, fmt.Errorf("read what was kept: %w", err))
			return
		}
		defer f.Close()
		for d := json.NewDecoder(bufio.NewReader(f)); d.More(); {
			var i graph.Item
			if err := d.Decode(&i); err != nil {
				yield(graph.Item{}, fmt.Errorf("read what was kept in %s: %w", path, err))
				return
			}
			if !yield(i, nil) {
				return
			}
		}
	}
}

func keepItems(path string, items []graph.Item) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("keep what was extracted: %w", err)
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for _, i := range items {
		if err := e.Encode(i); err != nil {
			return errors.Join(fmt.Errorf("keep what was extracted: %w", err), f.Close())
		}
	}
	return errors.Join(w.Flush(), f.Close())
}

// repeated are so many articles: those given, then others made of them.
func (b *benchItems) repeated(n int) iter.Seq[graph.Item] {
	return func(yield func(graph.Item) bool) {
		for i, round := 0, 0; i < n && b.n > 0 && b.err == nil; round++ {
			for item := range b.all() {
				if round > 0 {
					item = another(item, round)
				}
				if i == n || !yield(item) {
					return
				}
				i++
			}
		}
	}
}

// latest are the articles without older versions, which must not come later.
func latest(items []graph.Item) []graph.Item {
	last := make(map[string]int, len(items))
	for i, item := range items {
		last[item.Article.ID] = i
	}
	var all []graph.Item
	for i, item := range items {
		if last[item.Article.ID] == i {
			all = append(all, item)
		}
	}
	return all
}

// another makes another article of one: with another name, a word more at the
// end, and people and topics of its own.
func another(item graph.Item, round int) graph.Item {
	a, f, mark := *item.Article, *item.Facts, " "+strconv.Itoa(round)
	a.ID += mark
	a.Name += mark
	if a.URL != "" {
		a.URL += "#" + strconv.Itoa(round)
	}
	a.Text += "\n" + mark
	f.Article, f.ID = a.Name, a.ID
	f.Actors = slices.Clone(f.Actors)
	for i := range f.Actors {
		if p := &f.Actors[i]; p.Kind == fact.Person {
			p.Name = "Round" + strconv.Itoa(round%100) + " " + p.Name
		}
	}
	f.Positions = slices.Clone(f.Positions)
	for i := range f.Positions {
		f.Positions[i].Topic += " of round" + strconv.Itoa(round%100)
	}
	return graph.Item{Article: &a, Facts: &f}
}
