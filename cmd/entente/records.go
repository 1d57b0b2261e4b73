package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/graph"
)

// A gathering is the command's articles on their way to records, which is what a
// graph is built of: what load would write of them.
type gathering struct {
	tally  tally
	sum    summary
	reader string // what reads the articles, see [graph.Item]
	*reading
	wanted func(place int) bool // whether the one in this place among all that is read is extracted
	read   int                  // how many were read
	so     string               // a digest of these
}

func newGathering(c *cli.Context, wanted func(place int) bool) (*gathering, error) {
	r, err := newReading(c, article.NewCopies())
	if err != nil {
		return nil, err
	}
	g := &gathering{reading: r, wanted: wanted, tally: tally{errOut: c.App.ErrWriter}}
	if g.reader, err = readerSum(c); err != nil {
		return nil, err
	}
	place, articles := 0, r.articles
	r.articles = func(yield func(read) bool) {
		for one := range articles {
			one.passed = !wanted(place)
			place++
			if !yield(one) {
				return
			}
		}
	}
	return g, nil
}

// records are what is wanted of the articles, in their order. Nil stands for what
// was read and gives none.
func (g *gathering) records() (iter.Seq[*graph.Record], error) {
	reads, err := g.facts()
	if err != nil {
		return nil, err
	}
	return func(yield func(*graph.Record) bool) {
		for r := range reads {
			var record *graph.Record
			if g.take(r) && !r.passed {
				record = &graph.Record{Place: g.read, Reader: g.reader, Facts: r.facts, Article: r.article}
			}
			g.read++
			if !yield(record) {
				return
			}
		}
	}, nil
}

// take counts what was read, and reports whether it gives a record.
func (g *gathering) take(r read) bool {
	if r.err != nil {
		g.note(r.err.Error())
	} else {
		g.note(r.article.ID, r.article.Published, r.article.Text, r.copyOf)
		locate(r.article)
	}
	gives, fresh := g.sum.take(&g.tally, r)
	if fresh {
		g.sum.articles++
	}
	return gives
}

// note goes on with the digest of what was read.
func (g *gathering) note(words ...string) {
	h := sha256.New()
	fmt.Fprint(h, g.so)
	for _, w := range words {
		fmt.Fprintf(h, "%d %s", len(w), w)
	}
	g.so = hex.EncodeToString(h.Sum(nil))[:32]
}
