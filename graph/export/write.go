// Package export writes the graph as files for Gephi, Cytoscape, Graphviz, RDF
// tools and spreadsheets.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"entente/graph/network"
)

// Formats lists the formats that [Write] knows.
func Formats() []string {
	return []string{"csv", "csv-nodes", "cytoscape", "dot", "gexf", "graphml", "json", "jsonld"}
}

// A Source is a network that is read while it is written: the nodes, the
// edges, or both at once, in an order that is the same each time.
// [network.Network] is one.
type Source interface {
	Nodes(context.Context) iter.Seq2[*network.Node, error]
	Edges(context.Context) iter.Seq2[*network.Edge, error]
	Stars(context.Context) iter.Seq2[*network.Star, error]
	// Directed reports whether all edges have a direction.
	Directed() bool
}

// Options say how to write a network.
type Options struct {
	// Raw leaves the cells of CSV as they are, see [Sheet].
	Raw bool
}

// Write writes a network in one of the [Formats]. The same network gives the
// same bytes. The network is not
// held in memory.
func Write(ctx context.Context, w io.Writer, format string, n Source, o Options) error {
	write, ok := map[string]func(context.Context, *bufio.Writer, Source) error{
		"csv":       o.writeCSV,
		"csv-nodes": o.writeCSVNodes,
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

// A layout is how a format has nodes and edges: each is given its number, from
// 0 on, and written to what it is given.
type layout struct {
	node    func(*bufio.Writer, int, *network.Node) error
	between string // after the last node, before the first edge
	edge    func(*bufio.Writer, int, *network.Edge) error
}

// write reads the network once. Edges come with the nodes that they start at,
// but have their place after all nodes: till then they are put aside in a file.
func (l layout) write(ctx context.Context, w *bufio.Writer, n Source) error {
	aside, err := os.CreateTemp("", "entente-edges")
	if err != nil {
		return fmt.Errorf("put edges aside: %w", err)
	}
	defer os.Remove(aside.Name())
	defer aside.Close()
	later := bufio.NewWriter(aside)
	nodes, edges := 0, 0
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return err
		}
		if err := l.node(w, nodes, &star.Node); err != nil {
			return err
		}
		nodes++
		for _, e := range star.Edges {
			if err := l.edge(later, edges, e); err != nil {
				return err
			}
			edges++
		}
	}
	if err := later.Flush(); err != nil {
		return fmt.Errorf("put edges aside: %w", err)
	}
	if _, err := aside.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("put edges aside: %w", err)
	}
	w.WriteString(l.between)
	_, err = io.Copy(w, aside)
	return err
}

// details are a node's texts besides name and kind, by name.
func details(n *network.Node) [][2]string {
	return [][2]string{{"kind", n.Kind}, {"group", n.Group}, {"place", n.Place}, {"topic", n.Topic}, {"issue", n.Issue}, {"role", n.Role}, {"status", n.Status}, {"start", n.Start}, {"end", n.End}}
}
