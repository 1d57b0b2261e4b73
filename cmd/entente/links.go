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

func linksCommand() *cli.Command {
	return &cli.Command{
		Name:         "links",
		Usage:        "tell how two actors are linked, strongest first",
		ArgsUsage:    "ACTOR ACTOR",
		Description:  "Each link is told with the words that prove it, their date and their article.\nFor example: entente links Japan 'South Korea' --since 2022",
		Flags:        append(askFlags(), graphFlags()...),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &usage{"expected two actors, each as one argument: entente links Japan 'South Korea'"}
			}
			return answer(c, func(g *graph.Graph, o ask.Options) (any, func(*page), error) {
				l, err := ask.Between(c.Context, g, c.Args().Get(0), c.Args().Get(1), o)
				return l, func(p *page) { p.linksOf(l) }, err
			})
		},
	}
}

func (p *page) linksOf(l *ask.Links) {
	p.Put("", show.Strong, fmt.Sprintf("%s and %s: %s", l.A, l.B, count(len(l.Links), "link")))
	if kinds := kindsOf(l.Links); len(kinds) > 1 {
		p.Put("  ", show.Plain, strings.Join(kinds, ", "))
	}
	shown, left := cut(l.Links, p.top)
	for _, k := range shown {
		p.Blank()
		p.link(&k)
	}
	p.moreBelow(left)
}

// kindsOf counts links by kind, in the order in which the kinds first come.
func kindsOf(links []ask.Link) []string {
	var kinds []ask.Ally
	for _, k := range links {
		name := linkWords(k.Kind)
		i := slices.IndexFunc(kinds, func(a ask.Ally) bool { return a.Name == name })
		if i < 0 {
			i = len(kinds)
			kinds = append(kinds, ask.Ally{Name: name})
		}
		kinds[i].Count++
	}
	return weighed(kinds, 0)
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

// linkStyle shows what links and what parts.
func linkStyle(k *ask.Link) show.Style {
	switch k.Kind {
	case ask.Clash:
		return show.Mixed
	case ask.Said, ask.Shares:
		return sideStyle(k.Side)
	}
	return show.Plain
}

// link puts a link with what proves it.
func (p *page) link(k *ask.Link) {
	var more []string
	if k.Joint {
		more = append(more, "jointly")
	}
	more = append(more, count(k.Articles, "article"))
	p.Item("", linkStyle(k), fmt.Sprintf("%s: %s (%s)", linkWords(k.Kind), k.What, strings.Join(more, ", ")))
	p.proofs(k.Proofs)
}
