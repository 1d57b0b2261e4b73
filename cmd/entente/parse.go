package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/nlp"
)

func parseCommand() *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "print the sentences of articles as grammar sees them",
		ArgsUsage: "FILE...",
		Description: "Prints the sentences, tokens, tags, lemmas and dependency trees (Universal\n" +
			"Dependencies v2) of the articles' prose as CoNLL-U, which other tools read.\n\n" + sources,
		Flags: append(articleFlags(),
			&cli.BoolFlag{Name: "tree", Usage: "draw each sentence's tree instead"},
			&cli.BoolFlag{Name: "repaired", Usage: "print the trees as the rules see them, put right where parsers err"},
		),
		OnUsageError: usageError,
		Action:       runParse,
	}
}

func runParse(c *cli.Context) error {
	if c.NArg() == 0 {
		return &usage{"no articles given"}
	}
	if _, err := nlp.Default(); err != nil {
		return err
	}
	write := nlp.WriteCoNLLU
	if c.Bool("tree") {
		write = drawTrees
	}
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	parse := func(a *article.Article) *nlp.Document { return nlp.ParseRanges(a.Text, proseRanges(a)) }
	if c.Bool("repaired") {
		x, err := extract.New(extract.Options{Fast: true})
		if err != nil {
			return err
		}
		parse = x.Trees
	}
	tally := tally{errOut: c.App.ErrWriter}
	for a, err := range readArticles(c, opts) {
		if err != nil {
			tally.failed(err)
			continue
		}
		if err := c.Context.Err(); err != nil {
			return err
		}
		if err := write(c.App.Writer, parse(a), a.Name); err != nil {
			return err
		}
		tally.succeeded(a)
	}
	return errors.Join(c.Context.Err(), tally.err())
}

// proseRanges are the blocks of a that its author wrote to be read.
func proseRanges(a *article.Article) []nlp.Range {
	var ranges []nlp.Range
	for _, b := range a.Blocks {
		switch b.Kind {
		case article.Title, article.Heading, article.Body:
			ranges = append(ranges, nlp.Range{Start: b.Start, End: b.End, Lead: b.Lead})
		}
	}
	return ranges
}

// drawTrees draws the sentences of doc one under the other.
func drawTrees(w io.Writer, doc *nlp.Document, name string) error {
	for i := range doc.Sentences {
		if _, err := fmt.Fprintf(w, "%s-%d\n", name, i+1); err != nil {
			return fmt.Errorf("draw tree: %w", err)
		}
		if err := nlp.DrawTree(w, &doc.Sentences[i]); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return fmt.Errorf("draw tree: %w", err)
		}
	}
	return nil
}
