// Package export writes the graph as files for Gephi, Cytoscape, Graphviz, RDF
// tools and spreadsheets.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"entente/graph/network"
)

// Formats lists the formats that [Write] knows.
func Formats() []string {
	return []string{"csv", "csv-nodes", "cytoscape", "dot", "gexf", "graphml", "json", "jsonld"}
}

// A Source is a network that is read while it is written: nodes and edges one
// by one, the same each time. [network.Network] is one.
type Source interface {
	Nodes(context.Context) iter.Seq2[*network.Node, error]
	Edges(context.Context) iter.Seq2[*network.Edge, error]
}

// Write writes a network in one of the [Formats]. The same network gives the
// same bytes. Nothing is held in memory.
func Write(ctx context.Context, w io.Writer, format string, n Source) error {
	write, ok := map[string]func(context.Context, *bufio.Writer, Source) error{
		"csv":       writeCSV,
		"csv-nodes": writeCSVNodes,
		"cytoscape": writeCytoscape,
		"dot":       writeDOT,
		"gexf":      writeGEXF,
		"graphml":   writeGraphML,
		"json":      writeJSON,
		"jsonld":    writeJSONLD,
	}[format]
	if !ok {
		return fmt.Errorf("no format %q; there are %s", format, strings.Join(slices.Sorted(slices.Values(Formats())), ", "))
	}
	b := bufio.NewWriter(w)
	if err := write(ctx, b, n); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	return nil
}

// details are a node's texts besides name and kind, by name.
func details(n *network.Node) [][2]string {
	return [][2]string{{"kind", n.Kind}, {"group", n.Group}, {"place", n.Place}, {"topic", n.Topic}, {"role", n.Role}, {"status", n.Status}, {"start", n.Start}, {"end", n.End}}
}
