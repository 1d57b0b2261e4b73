package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/graph"
)

// evalShared reads articles, files their positions, and prints how many of these share
// an issue with those of another article, and what filing costs beside extraction.
func evalShared(c *cli.Context, filer *graph.Filer) error {
	before := cpuTime()
	reads, _, err := readFacts(c, nil)
	if err != nil {
		return err
	}
	tally := tally{errOut: c.App.ErrWriter}
	var all []read
	for r := range reads {
		if r.err != nil {
			tally.failed(r.err)
			continue
		}
		tally.succeeded(r.article)
		all = append(all, r)
	}
	extracted := cpuTime()
	var s shared
	for i, r := range all {
		filed, err := filer.Filings(r.article, r.facts)
		if err != nil {
			return err
		}
		s.add(i, filed)
	}
	filing := cpuTime() - extracted
	_, err = fmt.Fprintf(c.App.Writer, "%d articles, %s\nfiling takes %.3f of the CPU time of extraction\n", len(all), &s, filing.Seconds()/(extracted-before).Seconds())
	return errors.Join(err, c.Context.Err(), tally.err())
}

// shared counts positions by their issues.
type shared struct {
	positions, filed int
	of               map[string]*spread
}

// A spread is how many positions an issue has, and in which articles.
type spread struct {
	positions, first int
	several          bool // articles
}

// add counts the positions of an article.
func (s *shared) add(article int, filed []graph.Filing) {
	if s.of == nil {
		s.of = make(map[string]*spread)
	}
	s.positions += len(filed)
	for _, f := range filed {
		if f.Issue == "" {
			continue
		}
		s.filed++
		in := s.of[f.Issue]
		if in == nil {
			in = &spread{first: article}
			s.of[f.Issue] = in
		}
		in.positions++
		in.several = in.several || in.first != article
	}
}

// String says how many share their issue with another article's.
func (s *shared) String() string {
	n := 0
	for _, in := range s.of {
		if in.several {
			n += in.positions
		}
	}
	return fmt.Sprintf("%d positions, %d with an issue; %d (%.3f) share it with another article's", s.positions, s.filed, n, float64(n)/max(1, float64(s.positions)))
}
