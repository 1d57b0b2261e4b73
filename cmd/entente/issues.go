package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
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
		Flags:        issueFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"issues takes no arguments; entente issue NAME tells of one"}
			}
			return answerOrDraw(c, "issues", map[string]string{}, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				all, err := ask.Issues(c.Context, g, o)
				return all, func(p *page) { p.issues(all) }, err
			})
		},
	}
}

func (p *page) issues(all []ask.Issue) {
	shown, left := cut(all, p.top)
	statements, first, last := 0, "", ""
	for _, is := range all {
		statements += is.Statements
		first, last = ask.Span(first, last, is.First)
		first, last = ask.Span(first, last, is.Last)
	}
	p.Put("", show.Strong, strings.Join([]string{count(len(all), "issue"), count(statements, "statement"), period(first, last)}, ", "))
	if len(all) == 0 {
		return
	}
	p.Blank()
	var rows [][]show.Cell
	for _, is := range shown {
		rows = append(rows, []show.Cell{{Text: is.Name}, {Text: strconv.Itoa(is.Articles)}, {Text: strconv.Itoa(is.Statements)}, {Text: period(is.First, is.Last)},
			{Text: strings.Join(weighed(is.For, p.top), ", "), Style: show.For}, {Text: strings.Join(weighed(is.Against, p.top), ", "), Style: show.Against}})
	}
	p.Table([]string{"issue", "articles", "said", "when", "for", "against"}, rows).All()
	p.moreBelow(left)
}

// issue puts an issue in a few figures.
func (p *page) issue(is *ask.Issue) {
	p.Put("", show.Strong, is.Name)
	p.Field("said", count(is.Articles, "article"), count(is.Statements, "statement"), period(is.First, is.Last))
	p.Field("about", weighed(is.About, p.few(6))...)
	p.Field("for", weighed(is.For, p.top)...)
	p.Field("against", weighed(is.Against, p.top)...)
}

func issueCommand() *cli.Command {
	return &cli.Command{
		Name:      "issue",
		Usage:     "tell all there is on an issue: camps, who says what and since when, turning points",
		ArgsUsage: "NAME",
		Description: "NAME is the issue's name, another name of it, or words that only it has.\n" +
			"For example: entente issue 'status quo in the Taiwan Strait'",
		Flags:        issueFlags(),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return &usage{"expected one issue, as one argument: entente issue 'sanctions against Russia'"}
			}
			return answerOrDraw(c, "issue", map[string]string{"$issue": c.Args().First()}, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				d, err := ask.OnIssue(c.Context, g, c.Args().First(), o)
				return d, func(p *page) { p.issueOf(d) }, err
			})
		},
	}
}

func (p *page) issueOf(d *ask.IssueDossier) {
	p.issue(&d.Issue)
	p.Field("also", d.Aliases...)
	if len(d.Camps) > 0 {
		p.Head("Camps")
	}
	for _, c := range d.Camps {
		p.Put("  "+c.Of+": ", campStyle(&c), strings.Join(weighed(c.Members, p.top), ", "))
	}
	if len(d.Turns) > 0 {
		p.Head(fmt.Sprintf("Turning points (%d)", len(d.Turns)))
	}
	turns, left := cut(d.Turns, p.top)
	for _, t := range turns {
		p.Put(fmt.Sprintf("  %-10s  ", t.Date), show.Plain, fmt.Sprintf("%s: %s, after %s", t.Who, t.To.What, t.From.What))
		p.sayings([]*ask.Saying{t.From, t.To})
	}
	p.more("  ", left, "more")
	if len(d.Actors) > 0 {
		p.Head("Who says what")
	}
	actors, left := cut(d.Actors, p.top)
	for _, a := range actors {
		p.Put("  ", show.Strong, fmt.Sprintf("%s (%d for, %d against, %d other)", a.Name, a.For, a.Against, a.Other))
		said, rest := cut(a.Said, p.few(proofsShown))
		for _, s := range said {
			p.saying(s, s.What)
		}
		p.more("    ", rest, "more")
	}
	p.more("  ", left, "more")
}

// campStyle is the style of those who speak against or for the same.
func campStyle(c *ask.Camp) show.Style {
	if strings.HasPrefix(c.Of, "against ") {
		return show.Against
	}
	return show.For
}

// sayings puts statements with their words.
func (p *page) sayings(all []*ask.Saying) {
	for _, s := range all {
		if s != nil {
			p.saying(s, strings.Join(s.Who, ", ")+": "+s.What)
		}
	}
}

// saying puts a statement, put as told, and its words.
func (p *page) saying(s *ask.Saying, told string) {
	p.Put(fmt.Sprintf("    %-10s  ", s.Date), sideStyle(s.Side), told)
	p.quote("                ", "", s.Quote, s.Article, s.URL)
}
