package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
)

func actorCommand() *cli.Command {
	return &cli.Command{
		Name:         "actor",
		Usage:        "tell all there is about an actor",
		ArgsUsage:    "NAME",
		Description:  "Prints roles, people, meetings, positions, allies, opponents and a time line.",
		Flags:        append(askFlags(), graphFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return &usage{"expected one actor, as one argument: entente actor 'South Korea'"}
			}
			return answer(c, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				d, err := ask.About(c.Context, g, c.Args().First(), o)
				return d, func(p *page) { p.dossier(d) }, err
			})
		},
	}
}

func (p *page) dossier(d *ask.Dossier) {
	p.Put("", show.Strong, fmt.Sprintf("%s (%s)", d.Name, d.Kind))
	p.Put("  ", show.Plain, summed(d))
	p.Field("roles", d.Roles...)
	p.Field("acts for", d.ActsFor...)
	p.Field("also", d.Names...)
	if d.Note != "" {
		p.Field("note", d.Note)
	}
	var people []string
	for _, one := range d.People {
		name := one.Name
		if len(one.Roles) > 0 {
			name += " (" + strings.Join(one.Roles, ", ") + ")"
		}
		people = append(people, name)
	}
	p.Field("people", upTo(people, p.top)...)
	p.Field("allies", counted(d.Allies, "position", p.top)...)
	p.Field("opponents", counted(d.Opponents, "topic", p.top)...)
	p.links("Meetings", d.Meetings)
	p.links("Positions", d.Positions)
	p.links("Said of it", d.Said)
	p.timeLine(d.TimeLine)
}

// summed is a dossier in a few figures.
func summed(d *ask.Dossier) string {
	words := []string{count(len(d.Meetings), "meeting"), count(len(d.Positions), "position"), count(len(d.Said), "statement") + " about it"}
	first, last := "", ""
	for _, m := range d.TimeLine {
		first, last = ask.Span(first, last, m.Date)
	}
	if len(d.TimeLine) > 0 {
		words = append(words, period(first, last))
	}
	return strings.Join(words, ", ")
}

func counted(all []ask.Ally, of string, most int) []string {
	var words []string
	for _, a := range all {
		words = append(words, fmt.Sprintf("%s (%s)", a.Name, count(a.Count, of)))
	}
	return upTo(words, most)
}

// links puts links: all as they are, or the strongest of them.
func (p *page) links(title string, all []ask.Link) {
	if len(all) == 0 {
		return
	}
	p.Head(fmt.Sprintf("%s (%d)", title, len(all)))
	shown, left := cut(all, p.top)
	if left > 0 {
		strongest := slices.Clone(all)
		slices.SortStableFunc(strongest, func(a, b ask.Link) int { return b.Articles - a.Articles })
		shown = strongest[:p.top]
	}
	for _, k := range shown {
		what := k.What
		if k.Status != "" && k.Status != "held" {
			what += " (" + k.Status + ")"
		}
		p.Item("  ", linkStyle(&k), what)
		p.proofs(k.Proofs)
	}
	p.more("  ", left, "more")
}
