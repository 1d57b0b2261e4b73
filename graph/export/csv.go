package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"strconv"
	"strings"

	"entente/graph/network"
)

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// writeCSV writes the edges as Gephi and spreadsheets read them, with the
// names of their ends.
func writeCSV(ctx context.Context, w *bufio.Writer, n Source) error {
	c := csv.NewWriter(w)
	c.Write([]string{"Source", "Target", "Type", "Kind", "Weight", "Start", "End", "SourceName", "TargetName"})
	for e, err := range n.Edges(ctx) {
		if err != nil {
			return err
		}
		typ := "Undirected"
		if e.Directed {
			typ = "Directed"
		}
		c.Write([]string{harmless(e.Source), harmless(e.Target), typ, e.Kind, strconv.Itoa(e.Weight), e.Start, e.End, harmless(e.SourceName), harmless(e.TargetName)})
	}
	c.Flush()
	return c.Error()
}

// writeCSVNodes writes the nodes, as Gephi's table of nodes.
func writeCSVNodes(ctx context.Context, w *bufio.Writer, n Source) error {
	c := csv.NewWriter(w)
	header := []string{"Id", "Label"}
	for _, d := range details(&network.Node{}) {
		header = append(header, strings.ToUpper(d[0][:1])+d[0][1:])
	}
	c.Write(header)
	for node, err := range n.Nodes(ctx) {
		if err != nil {
			return err
		}
		line := []string{harmless(node.ID), harmless(node.Name)}
		for _, d := range details(node) {
			line = append(line, harmless(d[1]))
		}
		c.Write(line)
	}
	c.Flush()
	return c.Error()
}
