package main

import (
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
)

// sources tells what a command that reads articles takes for FILE.
const sources = "FILE is text or Markdown, an HTML page, an RSS, Atom or JSON feed, JSON or JSON\n" +
	"Lines, a CSV table, a mail or mbox, a page saved as MHTML, a WARC or ARC archive, a PDF file\n" +
	"with text in it, or a list of URLs, as it is or packed by gzip or zstd; a folder of these; a\n" +
	"URL; or - for standard input. What it holds is told by its content. What can't be read is\n" +
	"named, counted and skipped; the exit status then tells of it."

// articleFlags are those of every command that reads articles.
func articleFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "date", Usage: "the articles' publication `DATE` where they name none (2022-09-22)"},
		&cli.StringFlag{Name: "id", Usage: "the one article's `ID`, instead of its URL or hash"},
		&cli.BoolFlag{Name: "any-language", Usage: "keep articles that are not in English"},
		&cli.StringSliceFlag{Name: "include", Usage: "of folders, only files that match `PATTERN`"},
		&cli.StringSliceFlag{Name: "exclude", Usage: "of folders, no files that match `PATTERN`"},
		&cli.StringSliceFlag{Name: "field", Usage: "take a field of JSON or CSV by another name or path: `text=fields.body`"},
		&cli.StringFlag{Name: "boilerplate", Usage: "your own rules for lines that are not prose, a TSV `FILE`"},
		&cli.BoolFlag{Name: "no-follow", Usage: "don't fetch the pages of feed items that are only summaries"},
		&cli.BoolFlag{Name: "allow-private", Usage: "fetch from private and loopback addresses, too"},
	}
}

// articleOptions are what the command's flags say of reading articles.
func articleOptions(c *cli.Context) (article.Options, error) {
	opts := article.Options{
		ID:           c.String("id"),
		Published:    c.String("date"),
		AnyLanguage:  c.Bool("any-language"),
		Include:      c.StringSlice("include"),
		Exclude:      c.StringSlice("exclude"),
		NoFollow:     c.Bool("no-follow"),
		AllowPrivate: c.Bool("allow-private"),
		Stdin:        c.App.Reader,
		Rules:        article.DefaultRules(),
		Progress:     new(article.Progress),
	}
	for _, f := range c.StringSlice("field") {
		want, name, ok := strings.Cut(f, "=")
		if !ok {
			return opts, &usage{fmt.Sprintf("--field %s: expected FIELD=NAME, such as text=body", f)}
		}
		if opts.Fields == nil {
			opts.Fields = map[string]string{}
		}
		opts.Fields[want] = name
	}
	if path := c.String("boilerplate"); path != "" {
		f, err := os.Open(path)
		if err != nil {
			return opts, fmt.Errorf("reading boilerplate rules: %w", err)
		}
		defer f.Close()
		if err := opts.Rules.Add(f, path); err != nil {
			return opts, err
		}
	}
	if err := opts.Check(); err != nil {
		return opts, &usage{err.Error()}
	}
	return opts, nil
}

// readArticles reads the command's sources in their order.
func readArticles(c *cli.Context, opts article.Options) iter.Seq2[*article.Article, error] {
	return article.Open(c.Context, c.Args().Slice(), opts)
}
