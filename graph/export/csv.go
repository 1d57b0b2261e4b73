package export

import (
	"bufio"
	"context"
	"strconv"
	"strings"

	"entente/graph/network"
)

// writeCSV writes the edges as Gephi and spreadsheets read them, with the
// names of their ends.
func (o Options) writeCSV(ctx context.Context, w *bufio.Writer, n Source) error {
	c := NewSheet(w, o.Raw)
	c.Row("Source", "Target", "Type", "Kind", "Weight", "Start", "End", "SourceName", "TargetName", "Quotes", "URLs", "Score", "Issues")
	for e, err := range n.Edges(ctx) {
		if err != nil {
			return err
		}
		typ := "Undirected"
		if e.Directed {
			typ = "Directed"
		}
		line := []string{e.Source, e.Target, typ, e.Kind, strconv.Itoa(e.Weight), e.Start, e.End, e.SourceName, e.TargetName}
		for _, d := range evidence(e) {
			line = append(line, d[1])
		}
		c.Row(line...)
	}
	return c.Flush()
}

// writeCSVNodes writes the nodes, as Gephi's table of nodes.
func (o Options) writeCSVNodes(ctx context.Context, w *bufio.Writer, n Source) error {
	c := NewSheet(w, o.Raw)
	header := []string{"Id", "Label"}
	for _, d := range details(&network.Node{}) {
		header = append(header, strings.ToUpper(d[0][:1])+d[0][1:])
	}
	c.Row(header...)
	for node, err := range n.Nodes(ctx) {
		if err != nil {
			return err
		}
		line := []string{node.ID, node.Name}
		for _, d := range details(node) {
			line = append(line, d[1])
		}
		c.Row(line...)
	}
	return c.Flush()
}
