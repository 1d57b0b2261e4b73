package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"entente/cmd/entente/show"
	"entente/extract/article"
)

// writeWhy prints what was kept of an article, and what was dropped, in the
// order of the page or text as far as that is known. A part is one line, however long.
func writeWhy(w io.Writer, a *article.Article) error {
	return show.Print(w, show.Options{}, func(p *show.Page) {
		p.Whole("", a.Source)
		for _, f := range []struct{ name, value string }{
			{"title", a.Title}, {"published", a.Published}, {"author", a.Author}, {"site", a.Site}, {"url", a.URL}, {"language", a.Language},
		} {
			p.Whole(fmt.Sprintf("  %-10s ", f.name), cmp.Or(f.value, "(not found)"))
		}
		for _, n := range a.Notes {
			p.Whole("  note       ", n)
		}
		for _, bl := range a.Blocks {
			mark, why := "+", string(bl.Kind)
			if bl.Kind == article.Boilerplate {
				mark, why = "-", "boilerplate: "+bl.Rule
			}
			if bl.Date != "" {
				why += ", " + bl.Date
			}
			part(p, mark, why, a.Text[bl.Start:bl.End])
		}
		for _, d := range a.Dropped {
			part(p, "-", d.Why, d.Text)
		}
		p.Blank()
	})
}

// part puts one part, its text in one line.
func part(p *show.Page, mark, why, text string) {
	p.Whole(fmt.Sprintf("%s [%s] ", mark, why), strings.Join(strings.Fields(text), " "))
}
