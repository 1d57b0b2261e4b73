package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
)

// askFlags are those of the commands that answer questions.
func askFlags() []cli.Flag {
	return append(append(showFlags(), narrowFlags()...),
		&cli.IntFlag{Name: "top", Value: 10, Usage: "show the `N` of each kind that most proves, of a time line the latest"},
		&cli.BoolFlag{Name: "all", Usage: "show all"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON, which is always all"},
	)
}

// narrowFlags are those by which answers and parts of the graph are narrowed alike.
func narrowFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "only from `DATE` on (2022, 2022-09, 2022-09-22)"},
		&cli.StringFlag{Name: "until", Usage: "only up to `DATE`, and with it"},
		&cli.IntFlag{Name: "min-articles", Value: 1, Usage: "only what at least `N` articles prove"},
		minScoreFlag(),
	}
}

// issueFlags are those of the commands that answer questions on issues.
func issueFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{aroundFlag()}, askFlags(), ratelFlags(), graphFlags())
}

// minScoreFlag narrows to what is likely right.
func minScoreFlag() cli.Flag {
	return &cli.Float64Flag{Name: "min-score", Usage: "leave out facts that are right in less than this share `X` of cases, as far as they were judged"}
}

// aroundFlag narrows questions on issues.
func aroundFlag() cli.Flag {
	return &cli.StringFlag{Name: "around", Usage: "only issues that `ACTOR` speaks on or that are about it"}
}

// showFlags choose how an answer looks.
func showFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "color", Value: show.Auto, Usage: "colour what is for and against `WHEN`: auto (on a terminal, unless $NO_COLOR is set), always or never"},
		&cli.BoolFlag{Name: "no-pager", Usage: "don't run $PAGER, or less, for an answer that is longer than the terminal"},
	}
}

// checkShow finds what is wrong with these flags before anything is asked.
func checkShow(c *cli.Context) error {
	switch colour := c.String("color"); colour {
	case show.Auto, show.Always, show.Never:
		return nil
	default:
		return &usage{"--color " + colour + ": expected auto, always or never"}
	}
}

// present shows people what is laid out.
func present(c *cli.Context, lay func(*show.Page)) error {
	return show.Print(c.App.Writer, show.Options{Colour: c.String("color"), Pager: !c.Bool("no-pager")}, lay)
}

// topOf is how much the flags ask for, 0 for all.
func topOf(c *cli.Context) int {
	if c.Bool("all") {
		return 0
	}
	return max(c.Int("top"), 0)
}

// A question is put to the graph. What it gives is the answer, and what lays it out for people.
type question func(*graph.Graph, ask.Options) (any, func(*page), error)

// asked puts a question as the flags narrow it.
func asked(c *cli.Context, put question) (any, func(*page), error) {
	if err := checkPeriod(c); err != nil {
		return nil, nil, err
	}
	if err := checkShow(c); err != nil {
		return nil, nil, err
	}
	o := ask.Options{Since: c.String("since"), Until: c.String("until"), MinArticles: c.Int("min-articles"),
		MinScore: c.Float64("min-score"), Around: c.String("around"), Note: noting(c)}
	g, err := asking(c)
	if err != nil {
		return nil, nil, err
	}
	defer g.Close()
	return put(g, o)
}

// answer asks, and prints the answer for people or as JSON.
func answer(c *cli.Context, put question) error {
	result, lay, err := asked(c, put)
	if err != nil {
		return err
	}
	if !c.Bool("json") {
		return present(c, func(p *show.Page) { lay(&page{p, topOf(c)}) })
	}
	return writeJSON(c.App.Writer, result)
}

// writeJSON writes JSON for people to read, too.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// A page is a [show.Page] of the strongest of each kind.
type page struct {
	*show.Page
	top int // how many, 0 for all
}

// proofsShown is how many proofs of one thing are shown, unless all is.
const proofsShown = 3

// few is how many of a list are shown where it is not the main one.
func (p *page) few(n int) int {
	if p.top == 0 {
		return 0
	}
	return n
}

// cut is the first of a list, at most so many but for 0, and how many are left out.
func cut[T any](all []T, top int) ([]T, int) {
	if top == 0 || len(all) <= top {
		return all, 0
	}
	return all[:top], len(all) - top
}

// more says how many are left out.
func (p *page) more(lead string, n int, of string) {
	if n > 0 {
		p.Put(lead, show.Faint, fmt.Sprintf("and %d %s: --all shows them", n, of))
	}
}

// moreBelow is more for the whole page, below an empty line.
func (p *page) moreBelow(n int) {
	if n > 0 {
		p.Blank()
		p.more("", n, "more")
	}
}

// sideStyle is the style of a side.
func sideStyle(side string) show.Style {
	switch graph.Side(side) {
	case graph.For:
		return show.For
	case graph.Against:
		return show.Against
	}
	return show.Plain
}

// quote puts words with their date and the number of their article.
func (p *page) quote(lead, date, quote, article, url string) {
	if date != "" {
		lead += fmt.Sprintf("%-10s  ", date)
	}
	p.Put(lead, show.Plain, "“"+quote+"” "+p.Cite(article, url))
}

func (p *page) proofs(proofs []ask.Proof) {
	shown, left := cut(proofs, p.few(proofsShown))
	for _, proof := range shown {
		p.quote("    ", proof.Date, proof.Quote, proof.Article, proof.URL)
		if len(proof.By) > 1 {
			p.Put("                ", show.Faint, "said by "+strings.Join(proof.By, ", "))
		}
	}
	p.more("    ", left, "more")
}

// timeLine puts the latest moments.
func (p *page) timeLine(all []ask.Moment) {
	if len(all) == 0 {
		return
	}
	p.Head("Time line")
	left := 0
	if p.top > 0 {
		left = max(len(all)-p.top, 0)
	}
	p.more("  ", left, "earlier")
	for _, m := range all[left:] {
		p.Put(fmt.Sprintf("  %-10s  ", m.Date), show.Plain, m.What)
	}
}

// period says from when to when.
func period(first, last string) string {
	switch {
	case first == "":
		return "no date"
	case first == last:
		return first
	}
	return first + " to " + last
}

// weighed are names with their counts, at most so many but for 0.
func weighed(all []ask.Ally, most int) []string {
	var words []string
	for _, a := range all {
		words = append(words, fmt.Sprintf("%s %d", a.Name, a.Count))
	}
	return upTo(words, most)
}

// upTo is a list of words, at most so many but for 0, and how many are left out.
func upTo(words []string, most int) []string {
	shown, left := cut(words, most)
	if left == 0 {
		return shown
	}
	return append(slices.Clone(shown), fmt.Sprintf("%d more", left))
}
