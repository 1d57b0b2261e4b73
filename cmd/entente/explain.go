package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"entente/extract"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show what each fact of an article came from",
		ArgsUsage: "FILE",
		Description: "Prints for each actor, meeting and position the sentence, the rule, the entry of\n" +
			"the lexicon or gazetteer, and the way through the sentence's tree from the actors\n" +
			"to the word that told of it.",
		Flags: append(readingFlags(),
			&cli.StringFlag{Name: "why-not", Usage: "show instead what was seen in the sentences that hold these `WORDS`, and why that gave no more"},
		),
		OnUsageError: usageError,
		Action:       runExplain,
	}
}

func runExplain(c *cli.Context) error {
	if c.NArg() == 0 {
		return &usage{"no articles given"}
	}
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	x, err := newExtractor(c)
	if err != nil {
		return err
	}
	for a, err := range readArticles(c, opts) {
		if err != nil {
			return err
		}
		if words := c.String("why-not"); words != "" {
			doubts := x.WhyNot(a, words)
			if len(doubts) == 0 {
				return fmt.Errorf("no sentence of %s that is read for facts holds %q", a.Source, words)
			}
			err = writeDoubts(c.App.Writer, doubts)
		} else {
			err = writeAccounts(c.App.Writer, x.Explain(a))
		}
		if err != nil {
			return fmt.Errorf("writing explanations: %w", err)
		}
	}
	return nil
}

func writeAccounts(w io.Writer, accounts []extract.Account) error {
	p := &printer{w: w}
	for _, a := range accounts {
		p.printf("%s\n", a.Fact)
		p.field("rule", a.Rule)
		p.field("entry", a.Entry)
		if a.Score > 0 {
			p.field("score", fmt.Sprintf("%.2f", a.Score))
		}
		p.field("sentence", a.Sentence)
		p.field("repaired", strings.Join(a.Repairs, ", "))
		for _, path := range a.Paths {
			p.field("from", path)
		}
		p.printf("\n")
	}
	return p.err
}

func writeDoubts(w io.Writer, doubts []extract.Doubt) error {
	p := &printer{w: w}
	for _, d := range doubts {
		p.printf("%s\n", d.Sentence)
		for _, m := range d.Actors {
			p.field("actor", m)
		}
		if len(d.Actors) == 0 {
			p.field("actor", "none is named or meant here")
		}
		p.field("repaired", strings.Join(d.Repairs, ", "))
		for _, f := range d.Facts {
			p.field("gave", f)
		}
		for _, r := range d.Rejected {
			p.field("not", fmt.Sprintf("%s (%s): %s", r.Word, r.Entry, r.Reason))
		}
		if len(d.Facts)+len(d.Rejected) == 0 {
			p.field("not", "no word of the lexicons is in it")
		}
		tree := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
		for _, line := range d.Tree {
			fmt.Fprintf(tree, "  %s\n", line)
		}
		if err := tree.Flush(); err != nil {
			return err
		}
		p.printf("\n")
	}
	return p.err
}

// A printer keeps the first error of many prints.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// field prints a named line, if there is something to print.
func (p *printer) field(name, value string) {
	if value != "" {
		p.printf("  %-9s %s\n", name, value)
	}
}
