package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/tsv"
	"entente/graph"
)

// A worded position is one row of a file of positions in somebody's own words.
type worded struct {
	key                                  string // of positions that say the same
	holders, stance, topic, about, title string
}

// readWorded reads a file of positions.
func readWorded(path string) ([]worded, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading positions: %w", err)
	}
	defer f.Close()
	var all []worded
	err = tsv.Read(path, f, "key, holders, stance, topic, about, title", func(_ int, c []string) error {
		all = append(all, worded{c[0], c[1], c[2], c[3], c[4], c[5]})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading positions: %w", err)
	}
	return all, nil
}

// evalPairs prints how well the positions in a file meet in the graph.
func evalPairs(c *cli.Context, filer *graph.Filer, path string) error {
	positions, err := readWorded(path)
	if err != nil {
		return err
	}
	each := io.Discard
	if c.Bool("each") {
		each = c.App.Writer
	}
	near, all, err := scorePairs(filer, positions, each)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(c.App.Writer, "of one occasion  %s\nall              %s\n", near, all); err != nil {
		return fmt.Errorf("writing pairs: %w", err)
	}
	return nil
}

// scorePairs scores which positions meet in the graph: of those under one title,
// which are hard to tell apart, and of all. It writes each pair that is wrong or missed.
func scorePairs(filer *graph.Filer, positions []worded, each io.Writer) (near, all pairScore, err error) {
	names, err := gazetteer.New("")
	if err != nil {
		return near, all, err
	}
	same := make([]string, len(positions))
	for i, p := range positions {
		filed, err := filer.Filings(p.article(i, names))
		if err != nil {
			return near, all, err
		}
		same[i] = filed[0].Same
		for j, q := range positions[:i] {
			meet, should := same[i] == same[j], p.key == q.key
			all.add(meet, should)
			if p.title == q.title {
				near.add(meet, should)
			}
			if meet == should {
				continue
			}
			word := map[bool]string{true: "wrong", false: "missed"}[meet]
			if _, err := fmt.Fprintf(each, "%s\t%s %s\t%s %s\n", word, q.stance, q.topic, p.stance, p.topic); err != nil {
				return near, all, fmt.Errorf("writing pairs: %w", err)
			}
		}
	}
	return near, all, nil
}

// article is the position as an article of its own, with its facts.
func (p worded) article(number int, names *gazetteer.Gazetteer) (*article.Article, *fact.Facts) {
	id := fmt.Sprint(number)
	a := &article.Article{ID: id, Name: id, Title: p.title, Text: p.topic}
	f := &fact.Facts{Article: id, ID: id}
	known := make(map[string]bool)
	add := func(e *gazetteer.Entry, called string) {
		if known[e.ID] {
			return
		}
		known[e.ID] = true
		f.Actors = append(f.Actors, fact.Actor{ID: e.ID, Name: e.Name, Kind: fact.ActorKind(e.Kind), Code: e.Code, Names: []string{called}})
	}
	actors := func(list string) (ids []string) {
		for _, id := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' }) {
			e := names.Entry(id)
			if e == nil {
				e = &gazetteer.Entry{ID: id, Name: id, Kind: gazetteer.Organization}
			}
			add(e, e.Name)
			ids = append(ids, id)
		}
		return ids
	}
	words := strings.Fields(p.title + " . " + p.topic)
	for i := range words {
		if n, senses := names.At(words[i:]); n > 0 && senses[0].Kind == gazetteer.Country {
			add(senses[0].Entry, strings.TrimRight(strings.Join(words[i:i+n], " "), ";"))
		}
	}
	f.Positions = []fact.Position{{Holders: actors(p.holders), Stance: fact.Stance(p.stance), Topic: p.topic, About: actors(p.about),
		Evidence: fact.Evidence{Quote: p.topic, End: len(p.topic)}}}
	return a, f
}
