package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

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
			"--report FILE folder >/dev/null shows beforehand what load will read, and skip.\n\n" + sources,
		Flags:        append(articleFlags(), reportFlag()),
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
	reads, err := readSources(c, opts, article.NewCopies())
	if err != nil {
		return err
	}
	if reads, err = withReport(c, reads); err != nil {
		return err
	}
	enc := json.NewEncoder(c.App.Writer)
	enc.SetEscapeHTML(false)
	show := progressBeside(c.App.Writer, c.App.ErrWriter, opts.Progress)
	defer show.end()
	tally, sum := tally{errOut: show}, summary{}
	for r := range reads {
		switch {
		case r.err != nil:
			sum.skip(r.err)
			tally.failed(r.err)
			continue
		case r.copyOf != "":
			sum.copies++
		default:
			sum.articles++
		}
		tally.succeeded()
		if err := enc.Encode(readLine{r.article, r.copyOf}); err != nil {
			return fmt.Errorf("writing articles: %w", err)
		}
	}
	if tally.done+tally.bad > 1 {
		var b bytes.Buffer
		sum.writeCounts(&b)
		if _, err := show.Write(b.Bytes()); err != nil {
			return fmt.Errorf("writing the counts: %w", err)
		}
	}
	return errors.Join(c.Context.Err(), tally.err())
}
