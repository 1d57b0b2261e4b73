package export

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"entente/graph/network"
)

// longestQuoted bounds a text in DOT, in bytes: Graphviz reads 16 kB at most,
// and refuses the whole file for one that is longer.
const longestQuoted = 4000

// dotID is an external id as a quoted ID. One that is too long is told by its sum.
func dotID(xid string) string {
	if len(xid) > longestQuoted {
		xid = fmt.Sprintf("%s… %x", strings.ToValidUTF8(xid[:longestQuoted-100], ""), sum(xid))
	}
	return dotQuoted(xid)
}

// dotQuoted is a text as a quoted ID of Graphviz, cut where it is too long. A
// backslash is doubled, so that no text is taken for one of Graphviz's escapes.
func dotQuoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	if len(s) > longestQuoted {
		s = strings.ToValidUTF8(s[:longestQuoted], "") + "…"
	}
	s = strings.ReplaceAll(s, `\`, `\\`)
	return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
}

// writeDOT writes a graph for Graphviz: actors as ellipses, meetings as boxes,
// positions as notes, issues as folders. The words that prove an edge show in
// its tooltip, and a click opens an article.
func writeDOT(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString("digraph entente {\n  graph [overlap=false];\n")
	shapes := map[string]string{network.Actor: "ellipse", network.Meeting: "box", network.Position: "note", network.Issue: "folder"}
	err := layout{node: func(w *bufio.Writer, _ int, node *network.Node) error {
		fmt.Fprintf(w, "  %s [label=%s, shape=%s", dotID(node.ID), dotQuoted(node.Name), shapes[node.Kind])
		for _, d := range details(node) {
			if d[1] != "" {
				fmt.Fprintf(w, ", entente_%s=%s", d[0], dotQuoted(d[1]))
			}
		}
		_, err := w.WriteString("];\n")
		return err
	}, edge: func(w *bufio.Writer, _ int, e *network.Edge) error {
		fmt.Fprintf(w, "  %s -> %s [label=%s, weight=%d", dotID(e.Source), dotID(e.Target), dotQuoted(e.Kind), e.Weight)
		if !e.Directed {
			w.WriteString(", dir=none")
		}
		dotEvidence(w, e)
		if e.Start != "" {
			fmt.Fprintf(w, ", entente_start=%s, entente_end=%s", dotQuoted(e.Start), dotQuoted(e.End))
		}
		_, err := w.WriteString("];\n")
		return err
	}}.write(ctx, w, n)
	if err != nil {
		return err
	}
	_, err = w.WriteString("}\n")
	return err
}

func dotEvidence(w *bufio.Writer, e *network.Edge) {
	for _, d := range evidence(e) {
		switch {
		case d[1] == "":
		case d[0] == "quotes":
			fmt.Fprintf(w, ", edgetooltip=%s", dotQuoted(d[1]))
		default:
			fmt.Fprintf(w, ", entente_%s=%s", d[0], dotQuoted(d[1]))
		}
	}
	for _, p := range e.Proofs {
		if address := safeURL(p.Article.URL); address != "" {
			fmt.Fprintf(w, ", edgeURL=%s", dotQuoted(strings.ReplaceAll(address, "&", "&amp;")))
			return
		}
	}
}
