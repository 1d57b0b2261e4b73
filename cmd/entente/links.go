package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
)

// askFlags are those of the commands that answer questions of actors.
func askFlags() []cli.Flag {
	return append(graphFlags(),
		&cli.StringFlag{Name: "since", Usage: "only from `DATE` on (2022, 2022-09, 2022-09-22)"},
		&cli.StringFlag{Name: "until", Usage: "only up to `DATE`, and with it"},
		&cli.IntFlag{Name: "min-articles", Value: 1, Usage: "only what at least `N` articles prove"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	)
}

// topFlags choose how much of an answer people are shown; JSON is always all.
func topFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{Name: "top", Value: 10, Usage: "show the `N` of each kind that most articles prove, of a time line the latest"},
		&cli.BoolFlag{Name: "all", Usage: "show all"},
	}
}

// topOf is how much the flags ask for, 0 for all.
func topOf(c *cli.Context) int {
	if c.Bool("all") {
		return 0
	}
	return max(c.Int("top"), 0)
}

// cut is the first of a list, at most so many but for 0, and how many are left out.
func cut[T any](all []T, top int) ([]T, int) {
	if top == 0 || len(all) <= top {
		return all, 0
	}
	return all[:top], len(all) - top
}

// more says how many are left out.
func (p *printer) more(n int, of string) {
	if n > 0 {
		p.printf("  and %d %s: --all shows them\n", n, of)
	}
}

func linksCommand() *cli.Command {
	return &cli.Command{
		Name:         "links",
		Usage:        "tell how two actors are linked, strongest first",
		ArgsUsage:    "ACTOR ACTOR",
		Description:  "Each link is told with the words that prove it, their date and their article.\nFor example: entente links Japan 'South Korea' --since 2022",
		Flags:        append(topFlags(), askFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &usage{"expected two actors, each as one argument: entente links Japan 'South Korea'"}
			}
			return answer(c, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				l, err := ask.Between(c.Context, g, c.Args().Get(0), c.Args().Get(1), o)
				return l, func(w io.Writer) error { return writeLinks(w, l, topOf(c)) }, err
			})
		},
	}
}

func actorCommand() *cli.Command {
	return &cli.Command{
		Name:         "actor",
		Usage:        "tell all there is about an actor",
		ArgsUsage:    "NAME",
		Description:  "Prints roles, people, meetings, positions, allies, opponents and a time line.",
		Flags:        append(topFlags(), askFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return &usage{"expected one actor, as one argument: entente actor 'South Korea'"}
			}
			return answer(c, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				d, err := ask.About(c.Context, g, c.Args().First(), o)
				return d, func(w io.Writer) error { return writeDossier(w, d, topOf(c)) }, err
			})
		},
	}
}

// A question is put to the graph. What it gives is the answer, and what prints it for people.
type question func(*graph.Graph, ask.Options) (any, func(io.Writer) error, error)

// answer asks, and prints the answer for people or as JSON.
func answer(c *cli.Context, put question) error {
	if err := checkPeriod(c); err != nil {
		return err
	}
	o := ask.Options{Since: c.String("since"), Until: c.String("until"), MinArticles: c.Int("min-articles"), Note: noting(c)}
	g, err := asking(c)
	if err != nil {
		return err
	}
	defer g.Close()
	result, write, err := put(g, o)
	if err != nil {
		return err
	}
	if !c.Bool("json") {
		return write(c.App.Writer)
	}
	e := json.NewEncoder(c.App.Writer)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(result)
}

func writeLinks(w io.Writer, l *ask.Links, top int) error {
	p := &printer{w: w}
	p.printf("%s and %s: %s\n", oneLine(l.A), oneLine(l.B), count(len(l.Links), "link"))
	shown, left := cut(l.Links, top)
	for _, k := range shown {
		p.printf("\n")
		p.link(&k)
	}
	p.more(left, "more")
	return p.err
}

// linkWords are the kinds of links in words.
func linkWords(kind string) string {
	switch kind {
	case ask.ToMeet:
		return "are to meet"
	case ask.CalledOff:
		return "called off"
	case ask.Shares:
		return "both hold"
	case ask.Clash:
		return "for and against"
	}
	return kind
}

// link prints a link with what proves it.
func (p *printer) link(k *ask.Link) {
	var more []string
	if k.Joint {
		more = append(more, "jointly")
	}
	more = append(more, count(k.Articles, "article"))
	p.printf("%s: %s (%s)\n", linkWords(k.Kind), oneLine(k.What), strings.Join(more, ", "))
	p.proofs(k.Proofs)
}

func (p *printer) proofs(proofs []ask.Proof) {
	for _, proof := range proofs {
		p.printf("    %-10s  “%s”\n", proof.Date, oneLine(proof.Quote))
		in := source(proof.Article, proof.URL)
		if len(proof.By) > 0 {
			in = strings.Join(proof.By, ", ") + " in: " + in
		}
		p.printf("                %s\n", oneLine(in))
	}
}

func writeDossier(w io.Writer, d *ask.Dossier, top int) error {
	p := &printer{w: w}
	p.printf("%s (%s)\n", oneLine(d.Name), d.Kind)
	p.list("roles", d.Roles)
	p.list("acts for", d.ActsFor)
	p.list("also", d.Names)
	if d.Note != "" {
		p.list("note", []string{d.Note})
	}
	var people []string
	for _, one := range d.People {
		name := one.Name
		if len(one.Roles) > 0 {
			name += " (" + strings.Join(one.Roles, ", ") + ")"
		}
		people = append(people, name)
	}
	p.list("people", people)
	p.list("allies", counted(d.Allies, "position"))
	p.list("opponents", counted(d.Opponents, "topic"))
	p.links("Meetings", d.Meetings, top)
	p.links("Positions", d.Positions, top)
	p.links("Said of it", d.Said, top)
	if len(d.TimeLine) > 0 {
		p.printf("\nTime line\n")
	}
	left := 0
	if top > 0 {
		left = max(len(d.TimeLine)-top, 0)
	}
	p.more(left, "earlier")
	for _, m := range d.TimeLine[left:] {
		p.printf("  %-10s  %s\n", m.Date, oneLine(m.What))
	}
	return p.err
}

func counted(all []ask.Ally, of string) []string {
	var words []string
	for _, a := range all {
		words = append(words, fmt.Sprintf("%s (%s)", a.Name, count(a.Count, of)))
	}
	return words
}

// list prints a named list, if there is something in it.
func (p *printer) list(name string, all []string) {
	if len(all) > 0 {
		p.printf("  %-10s %s\n", name, oneLine(strings.Join(all, ", ")))
	}
}

// links prints links: all as they are, or the strongest of them.
func (p *printer) links(title string, all []ask.Link, top int) {
	if len(all) == 0 {
		return
	}
	p.printf("\n%s (%d)\n", title, len(all))
	shown, left := cut(all, top)
	if left > 0 {
		strongest := slices.Clone(all)
		slices.SortStableFunc(strongest, func(a, b ask.Link) int { return b.Articles - a.Articles })
		shown = strongest[:top]
	}
	for _, k := range shown {
		p.printf("  %s", oneLine(k.What))
		if k.Status != "" && k.Status != "held" {
			p.printf(" (%s)", k.Status)
		}
		p.printf("\n")
		p.proofs(k.Proofs)
	}
	p.more(left, "more")
}
