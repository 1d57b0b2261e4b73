package export

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"entente/graph/network"
)

// dotQuoted is a text as a quoted ID of Graphviz. A backslash is doubled, so
// that no text is taken for one of Graphviz's escapes.
func dotQuoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.ReplaceAll(s, `\`, `\\`)
	return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
}

// writeDOT writes a graph for Graphviz: actors as ellipses, meetings as boxes,
// positions as notes.
func writeDOT(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString("digraph entente {\n  graph [overlap=false];\n")
	shapes := map[string]string{network.Actor: "ellipse", network.Meeting: "box", network.Position: "note"}
	err := layout{node: func(w *bufio.Writer, _ int, node *network.Node) error {
		fmt.Fprintf(w, "  %s [label=%s, shape=%s", dotQuoted(node.ID), dotQuoted(node.Name), shapes[node.Kind])
		for _, d := range details(node) {
			if d[1] != "" {
				fmt.Fprintf(w, ", entente_%s=%s", d[0], dotQuoted(d[1]))
			}
		}
		_, err := w.WriteString("];\n")
		return err
	}, edge: func(w *bufio.Writer, _ int, e *network.Edge) error {
		fmt.Fprintf(w, "  %s -> %s [label=%s, weight=%d", dotQuoted(e.Source), dotQuoted(e.Target), dotQuoted(e.Kind), e.Weight)
		if !e.Directed {
			w.WriteString(", dir=none")
		}
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
