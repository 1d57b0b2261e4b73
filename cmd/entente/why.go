package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"entente/extract/article"
)

// writeWhy prints what was kept of an article, and what was dropped, in the
// order of the page or text as far as that is known.
func writeWhy(w io.Writer, a *article.Article) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", a.Source)
	for _, f := range []struct{ name, value string }{
		{"title", a.Title}, {"published", a.Published}, {"author", a.Author}, {"site", a.Site}, {"url", a.URL}, {"language", a.Language},
	} {
		fmt.Fprintf(&b, "  %-10s %s\n", f.name, cmp.Or(f.value, "(not found)"))
	}
	for _, n := range a.Notes {
		fmt.Fprintf(&b, "  note       %s\n", n)
	}
	for _, bl := range a.Blocks {
		mark, why := "+", string(bl.Kind)
		if bl.Kind == article.Boilerplate {
			mark, why = "-", "boilerplate: "+bl.Rule
		}
		if bl.Date != "" {
			why += ", " + bl.Date
		}
		writePart(&b, mark, why, a.Text[bl.Start:bl.End])
	}
	for _, d := range a.Dropped {
		writePart(&b, "-", d.Why, d.Text)
	}
	b.WriteByte('\n')
	_, err := w.Write(bytes.Map(printable, b.Bytes()))
	return err
}

// writePart prints one part, its text in one line.
func writePart(b *bytes.Buffer, mark, why, text string) {
	fmt.Fprintf(b, "%s [%s] %s\n", mark, why, strings.Join(strings.Fields(text), " "))
}
