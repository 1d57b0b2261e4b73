package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/fact"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name:        "extract",
		Usage:       "print the facts of articles as JSON, without a database",
		ArgsUsage:   "FILE...",
		Description: "Prints one object a line, in the order of the articles.\n\n" + sources,
		Flags: append(readingFlags(),
			&cli.StringFlag{Name: "o", Usage: "write one NAME.json an article into `DIR` instead"},
			&cli.StringFlag{Name: "part", Usage: "of all articles only the `K/N`th part (3/8), each with its text, for build --facts"},
		),
		OnUsageError: usageError,
		Action:       runExtract,
	}
}

// readingFlags are those of every command that reads articles.
func readingFlags() []cli.Flag {
	return append(articleFlags(),
		&cli.IntFlag{Name: "workers", Value: runtime.GOMAXPROCS(0), Usage: "read `N` articles at once"},
		&cli.StringFlag{Name: "actors", Usage: "your own list of actors, a CSV `FILE`"},
		&cli.StringFlag{Name: "lexicon", Usage: "your own rows of the lexicon's tables, a `FILE`: stances, and behind \"# table: NAME\" those of another table"},
		&cli.StringFlag{Name: "model", Value: "full", EnvVars: []string{"ENTENTE_MODEL"}, Usage: "`full`: rules and a learned reader; fast: rules alone, for large archives"},
		&cli.Float64Flag{Name: "min-score", Usage: "leave out meetings and positions that are right in less than this share `X` of cases"},
		reportFlag(),
	)
}

// newExtractor makes the extractor that the command's flags ask for.
func newExtractor(c *cli.Context) (*extract.Extractor, error) {
	model := cmp.Or(c.String("model"), "full")
	if model != "full" && model != "fast" {
		return nil, &usage{fmt.Sprintf("--model is full or fast, not %q", model)}
	}
	if score := c.Float64("min-score"); score < 0 || score > 1 || score > 0 && model == "fast" {
		return nil, &usage{"--min-score is between 0 and 1, and asks for the full model: rules alone give no score"}
	}
	return extract.New(extract.Options{ActorsFile: c.String("actors"), LexiconFile: c.String("lexicon"), Fast: model == "fast"})
}

func reportFlag() cli.Flag {
	return &cli.StringFlag{Name: "report", Usage: "write a line of JSON on each article into `FILE`: read, copy or skipped, why, how many facts, and how many sentences named a stance without a holder"}
}

// A read is one article and its facts, or why there are none.
type read struct {
	article *article.Article
	facts   *fact.Facts // nil for a copy that has the same ID as its original
	copyOf  string      // the ID of an earlier article with the same text, or nearly the same
	share   float64     // how much of its text
	again   bool        // an article that was read before, now with the date of a copy
	passed  bool        // whether no facts are wanted of it
	err     error
}

// An undatedBox keeps articles without a date, as far as they have room, until a
// copy turns up that has one.
type undatedBox struct {
	byID map[string]*article.Article
	room int // bytes of text
}

// undatedRoom is how much text of articles without a date is kept.
const undatedRoom = 32 << 20

func (u *undatedBox) keep(a *article.Article) {
	if a.Published != "" || len(a.Text) > u.room {
		return
	}
	u.byID[a.ID] = a
	u.room -= len(a.Text)
}

// dated returns an article that is kept with the date of a copy, or nil.
func (u *undatedBox) dated(id, published string) *article.Article {
	kept := u.byID[id]
	if kept == nil || published == "" {
		return nil
	}
	delete(u.byID, id)
	u.room += len(kept.Text)
	a := *kept // others may be reading the one without a date
	a.Published = published
	return &a
}

// readFacts reads the command's articles and extracts their facts. The counts
// grow as it reads. Copies are looked for where copies is not nil.
func readFacts(c *cli.Context, copies *article.Copies) (reads iter.Seq[read], counts *article.Progress, err error) {
	r, err := newReading(c, copies)
	if err != nil {
		return nil, nil, err
	}
	reads, err = r.facts()
	return reads, r.counts, err
}

// A reading is the command's articles on their way to facts.
type reading struct {
	c        *cli.Context
	articles iter.Seq[read]    // without facts
	counts   *article.Progress // grow as it reads
	x        *extract.Extractor
	input    input
	// known, where set, adds what is known of an article: its date, and facts that
	// need not be extracted again.
	known func(*read) error
}

// newReading opens the command's sources. Copies are looked for where copies is not nil.
func newReading(c *cli.Context, copies *article.Copies) (*reading, error) {
	if c.Int("workers") < 1 {
		return nil, &usage{"--workers must be at least 1"}
	}
	opts, err := articleOptions(c)
	if err != nil {
		return nil, err
	}
	r := &reading{c: c, counts: opts.Progress}
	if r.articles, err = readSources(c, opts, copies); err != nil {
		return nil, err
	}
	r.x, err = newExtractor(c)
	return r, err
}

// begin reads up to the first article that can be read, and reports whether there
// is one. No article is lost by it. It reads on in a goroutine of its own, since a
// source that waits for its input can't be stopped.
func (r *reading) begin() (some bool) {
	ch := make(chan read)
	go func(articles iter.Seq[read]) {
		defer close(ch)
		for one := range articles {
			select {
			case ch <- one:
			case <-r.c.Context.Done():
				return
			}
		}
	}(r.articles)
	var first []read
	for one, ok := next(r.c.Context, ch); ok; one, ok = next(r.c.Context, ch) {
		first = append(first, one)
		if some = one.err == nil; some {
			break
		}
	}
	r.articles = func(yield func(read) bool) {
		for _, one := range first {
			if !yield(one) {
				return
			}
		}
		for one, ok := next(r.c.Context, ch); ok; one, ok = next(r.c.Context, ch) {
			if !yield(one) {
				return
			}
		}
	}
	return some
}

// facts are the articles with their facts.
func (r *reading) facts() (iter.Seq[read], error) {
	reads := inOrder(r.c.Context, r.input.asked(r.articles), r.c.Int("workers"), func(one read) read {
		if one.err != nil || one.passed || one.copyOf == one.article.ID {
			return one
		}
		if r.known != nil {
			if one.err = r.known(&one); one.err != nil {
				return one
			}
		}
		if one.facts == nil {
			one.facts = r.x.Extract(one.article)
			one.facts.AtLeast(r.c.Float64("min-score"))
			one.facts.CopyOf = one.copyOf
		}
		return one
	})
	return withReport(r.c, r.input.given(reads))
}

// readSources reads the command's sources. Copies are looked for where copies
// is not nil.
func readSources(c *cli.Context, opts article.Options, copies *article.Copies) (iter.Seq[read], error) {
	if c.NArg() == 0 {
		return nil, &usage{"no articles given"}
	}
	return func(yield func(read) bool) {
		undated := undatedBox{map[string]*article.Article{}, undatedRoom}
		for a, err := range readArticles(c, opts) {
			r := read{article: a, err: err}
			if err == nil && copies != nil {
				if r.copyOf, r.share = copies.Add(a); r.copyOf == "" {
					undated.keep(a)
				} else if original := undated.dated(r.copyOf, a.Published); original != nil && !yield(read{article: original, again: true}) {
					return
				}
			}
			if !yield(r) {
				return
			}
		}
	}, nil
}

func runExtract(c *cli.Context) error {
	if c.IsSet("part") {
		return extractPart(c)
	}
	reads, counts, err := readFacts(c, nil)
	if err != nil {
		return err
	}
	write := factsLines(c.App.Writer)
	if dir := c.String("o"); dir != "" {
		if write, err = factsFiles(dir); err != nil {
			return err
		}
	}
	shown := progressBeside(c.App.Writer, c.App.ErrWriter, counts)
	defer shown.end()
	tally := tally{errOut: shown}
	for r := range reads {
		if r.err != nil {
			tally.failed(r.err)
			continue
		}
		if err := write(r.facts); err != nil {
			return err
		}
		tally.succeeded(r.article)
	}
	return errors.Join(c.Context.Err(), tally.err())
}

// factsLines writes facts as one JSON object a line.
func factsLines(w io.Writer) func(*fact.Facts) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return func(f *fact.Facts) error {
		if err := enc.Encode(f); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
		return nil
	}
}

// factsFiles writes facts into dir, one file an article. An article whose name
// was taken by an earlier one gets a number behind it.
func factsFiles(dir string) (func(*fact.Facts) error, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("making the folder for facts: %w", err)
	}
	taken := map[string]bool{}
	return func(f *fact.Facts) error {
		name := f.Article
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", f.Article, n)
		}
		taken[name] = true
		data, err := json.MarshalIndent(f, "", "  ")
		if err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)+".json"), append(data, '\n'), 0o666); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
		return nil
	}, nil
}
