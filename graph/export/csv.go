package export

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"strings"
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
func writeCSV(w *bufio.Writer, n *Network) error {
	names := map[string]string{}
	for _, node := range n.Nodes {
		names[node.ID] = node.Name
	}
	c := csv.NewWriter(w)
	c.Write([]string{"Source", "Target", "Type", "Kind", "Weight", "Start", "End", "SourceName", "TargetName"})
	for _, e := range n.Edges {
		typ := "Undirected"
		if e.Directed {
			typ = "Directed"
		}
		c.Write([]string{harmless(e.Source), harmless(e.Target), typ, e.Kind, strconv.Itoa(e.Weight), e.Start, e.End, harmless(names[e.Source]), harmless(names[e.Target])})
	}
	c.Flush()
	return c.Error()
}

// writeCSVNodes writes the nodes, as Gephi's table of nodes.
func writeCSVNodes(w *bufio.Writer, n *Network) error {
	c := csv.NewWriter(w)
	header := []string{"Id", "Label"}
	for _, d := range (&Node{}).details() {
		header = append(header, strings.ToUpper(d[0][:1])+d[0][1:])
	}
	c.Write(header)
	for _, node := range n.Nodes {
		line := []string{harmless(node.ID), harmless(node.Name)}
		for _, d := range node.details() {
			line = append(line, harmless(d[1]))
		}
		c.Write(line)
	}
	c.Flush()
	return c.Error()
}
