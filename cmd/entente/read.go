package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/extract/article"
)

func readCommand() *cli.Command {
	return &cli.Command{
		Name:      "read",
		Usage:     "print articles as they are read, without facts and without a database",
		ArgsUsage: "FILE...",
		Description: "Prints one object of JSON a line: title, date, author, site, language, text, and what\n" +
			"each part of the text is (title, heading, body, boilerplate and by which rule). Only title,\n" +
			"headings and body are read for facts. What it counts, load counts alike: entente read\n" +
			"--report FILE folder >/dev/null shows beforehand what load will read, and skip. With --why it\n" +
			"prints for people which parts of a page or text were kept (+) and dropped (-).\n\n" + sources,
		Flags: append(articleFlags(), reportFlag(),
			&cli.BoolFlag{Name: "why", Usage: "print what was kept of each article, what was dropped, and why"}),
		OnUsageError: usageError,
		Action:       runRead,
	}
}

// A readLine is an article as read prints it.
type readLine struct {
	*article.Article
	CopyOf string `json:"copy_of,omitempty"` // the ID of an earlier article with the same text, or nearly so
}

func runRead(c *cli.Context) error {
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	opts.KeepDropped = c.Bool("why")
	reads, err := readSources(c, opts, article.NewCopies())
	if err != nil {
		return err
	}
	if reads, err = withReport(c, reads); err != nil {
		return err
	}
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	write := func(r read) error { return enc.Encode(readLine{r.article, r.copyOf}) }
	if c.Bool("why") {
		write = func(r read) error { return writeWhy(c.App.Writer, r.article) }
	}
	shown := progressBeside(c.App.Writer, c.App.ErrWriter, opts.Progress)
	defer shown.end()
	tally, sum := tally{errOut: shown}, summary{}
	for r := range reads {
		switch {
		case r.again:
			continue
		case r.err != nil:
			sum.skip(r.err)
			tally.failed(r.err)
			continue
		case r.copyOf != "":
			sum.copies++
		default:
			sum.articles++
		}
		tally.succeeded(r.article)
		sum.note(r.article)
		if err := write(r); err != nil {
			return fmt.Errorf("writing articles: %w", err)
		}
	}
	sum.passed = opts.Progress.Passed()
	if tally.done+tally.bad > 1 {
		if err := show.Print(shown, show.Options{}, sum.layCounts); err != nil {
			return fmt.Errorf("writing the counts: %w", err)
		}
	}
	return errors.Join(c.Context.Err(), tally.err())
}
