package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Formats lists the formats that [Write] knows.
func Formats() []string {
	return []string{"csv", "csv-nodes", "cytoscape", "dot", "gexf", "graphml", "json", "jsonld"}
}

// Write writes a network in one of the [Formats]. The same network gives the
// same bytes. Nodes and edges are written one by one, never as a whole.
func Write(w io.Writer, format string, n *Network) error {
	write, ok := map[string]func(*bufio.Writer, *Network) error{
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
	if err := write(b, n); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	return nil
}

// details are a node's texts besides name and kind, by name.
func (n *Node) details() [][2]string {
	return [][2]string{{"kind", n.Kind}, {"group", n.Group}, {"place", n.Place}, {"topic", n.Topic}, {"role", n.Role}, {"start", n.Start}, {"end", n.End}}
}
