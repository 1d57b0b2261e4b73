package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
)

func issuesCommand() *cli.Command {
	return &cli.Command{
		Name:  "issues",
		Usage: "list the issues, with who is for and against",
		Description: "An issue is what topics of many articles belong to, such as \"sanctions against\n" +
			"Russia\". Who supports, agrees to, commits to or demands what a topic names counts as\n" +
			"for it; who opposes, condemns or warns of it, or demands an end of it, as against.\n" +
			"What persons say counts for the country that they act for.",
		Flags: append(append(askFlags(), ratelFlags()...),
			&cli.StringFlag{Name: "around", Usage: "only those that `ACTOR` speaks on or that are about it"},
			&cli.IntFlag{Name: "first", Value: 20, Usage: "the `N` of most articles; 0 for all"}),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"issues takes no arguments; entente issue NAME tells of one"}
			}
			return answerOrDraw(c, "issues", map[string]string{}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				all, err := ask.Issues(c.Context, g, c.String("around"), o)
				found := len(all)
				if n := c.Int("first"); n > 0 && found > n {
					all = all[:n]
				}
				return all, func(w io.Writer) error { return writeIssues(w, all, found) }, err
			})
		},
	}
}

func writeIssues(w io.Writer, all []ask.Issue, found int) error {
	p := &printer{w: w}
	p.printf("%s\n", count(found, "issue"))
	for i := range all {
		p.printf("\n")
		p.issue(&all[i])
	}
	if more := found - len(all); more > 0 {
		p.printf("\nand %d more: --first 0 lists all\n", more)
	}
	return p.err
}

// issue prints an issue in a few figures.
func (p *printer) issue(is *ask.Issue) {
	p.printf("%s\n", oneLine(is.Name))
	p.list("said", []string{count(is.Articles, "article"), count(is.Statements, "statement"), period(is.First, is.Last)})
	p.list("about", weighed(is.About, 6))
	p.list("for", weighed(is.For, 10))
	p.list("against", weighed(is.Against, 10))
}

func period(first, last string) string {
	switch {
	case first == "":
		return "no date"
	case first == last:
		return first
	}
	return first + " to " + last
}

// weighed are names with their counts, at most so many.
func weighed(all []ask.Ally, most int) []string {
	var words []string
	for i, a := range all {
		if i == most {
			return append(words, fmt.Sprintf("%d more", len(all)-most))
		}
		words = append(words, fmt.Sprintf("%s %d", a.Name, a.Count))
	}
	return words
}

func issueCommand() *cli.Command {
	return &cli.Command{
		Name:      "issue",
		Usage:     "tell all there is on an issue: camps, who says what and since when, turning points",
		ArgsUsage: "NAME",
		Description: "NAME is the issue's name, another name of it, or words that only it has.\n" +
			"For example: entente issue 'status quo in the Taiwan Strait'",
		Flags:        append(askFlags(), ratelFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return &usage{"expected one issue, as one argument: entente issue 'sanctions against Russia'"}
			}
			return answerOrDraw(c, "issue", map[string]string{"$issue": c.Args().First()}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				d, err := ask.OnIssue(c.Context, g, c.Args().First(), o)
				return d, func(w io.Writer) error { return writeIssue(w, d) }, err
			})
		},
	}
}

func writeIssue(w io.Writer, d *ask.IssueDossier) error {
	p := &printer{w: w}
	p.issue(&d.Issue)
	p.list("also", d.Aliases)
	if len(d.Camps) > 0 {
		p.printf("\nCamps\n")
	}
	for _, c := range d.Camps {
		p.printf("  %s: %s\n", oneLine(c.Of), oneLine(strings.Join(weighed(c.Members, 12), ", ")))
	}
	if len(d.Turns) > 0 {
		p.printf("\nTurning points (%d)\n", len(d.Turns))
	}
	for _, t := range d.Turns {
		p.printf("  %-10s  %s: %s, after %s\n", t.Date, oneLine(t.Who), oneLine(t.To.What), oneLine(t.From.What))
		p.sayings([]*ask.Saying{t.From, t.To})
	}
	if len(d.Actors) > 0 {
		p.printf("\nWho says what\n")
	}
	for _, a := range d.Actors {
		p.printf("  %s (%d for, %d against, %d other)\n", oneLine(a.Name), a.For, a.Against, a.Other)
		for _, s := range a.Said {
			p.saying(s, oneLine(s.What))
		}
	}
	return p.err
}

// sayings prints statements with their words.
func (p *printer) sayings(all []*ask.Saying) {
	for _, s := range all {
		if s != nil {
			p.saying(s, oneLine(strings.Join(s.Who, ", "))+": "+oneLine(s.What))
		}
	}
}

// saying prints a statement, put as told, and its words.
func (p *printer) saying(s *ask.Saying, told string) {
	p.printf("    %-10s  %s\n", s.Date, told)
	p.printf("                “%s” (%s)\n", oneLine(s.Quote), oneLine(source(s.Article, s.URL)))
}

// source says where words stand.
func source(article, url string) string {
	if url == "" {
		return article
	}
	return article + ", " + url
}
