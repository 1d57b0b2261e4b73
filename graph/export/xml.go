package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"entente/graph/network"
)

// escaped is a text for XML. What XML can't hold, such as control characters,
// becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a builder does not fail
	}
	return b.String()
}

// attr is an attribute with a space before it, or nothing without a value.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + escaped(value) + `"`
}

// writeGEXF writes GEXF 1.3 whose dates Gephi's time line shows: first and
// last days. Dates as the graph has them, to their precision, are attributes.
// Readers refuse or drop edges of the other direction than the graph's, so where
// not all have one, none has, and the attribute directed tells those that do.
func writeGEXF(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString(xml.Header)
	w.WriteString(`<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n" +
		"<meta><creator>Entente</creator></meta>\n" +
		`<graph mode="dynamic" defaultedgetype="` + direction(n) + `" timeformat="date" timerepresentation="interval">` + "\n" +
		`<attributes class="node">` + "\n")
	for _, d := range details(&network.Node{}) {
		fmt.Fprintf(w, `<attribute id="%s" title="%s" type="string"/>`+"\n", gexfID(d[0]), gexfID(d[0]))
	}
	w.WriteString(`</attributes>` + "\n" + `<attributes class="edge"><attribute id="directed" title="directed" type="boolean"/></attributes>` + "\n<nodes>\n")
	edge := func(w *bufio.Writer, i int, e *network.Edge) error { return gexfEdge(w, i, e, direction(n)) }
	err := layout{gexfNode, "</nodes>\n<edges>\n", edge}.write(ctx, w, n)
	if err != nil {
		return err
	}
	_, err = w.WriteString("</edges>\n</graph>\n</gexf>\n")
	return err
}

func gexfNode(w *bufio.Writer, _ int, node *network.Node) error {
	fmt.Fprintf(w, `<node id="%s" label="%s"%s><attvalues>`, escaped(node.ID), escaped(node.Name), interval(node.Start, node.End))
	for _, d := range details(node) {
		if d[1] != "" {
			fmt.Fprintf(w, `<attvalue for="%s" value="%s"/>`, gexfID(d[0]), escaped(d[1]))
		}
	}
	_, err := w.WriteString("</attvalues></node>\n")
	return err
}

// direction is that of all edges, as far as the formats in XML can say it.
func direction(n Source) string {
	if n.Directed() {
		return "directed"
	}
	return "undirected"
}

func gexfEdge(w *bufio.Writer, i int, e *network.Edge, direction string) error {
	_, err := fmt.Fprintf(w, `<edge id="%d" source="%s" target="%s" type="%s" kind="%s" label="%s" weight="%d"%s>`+
		`<attvalues><attvalue for="directed" value="%t"/></attvalues></edge>`+"\n",
		i, escaped(e.Source), escaped(e.Target), direction, escaped(e.Kind), escaped(e.Kind), e.Weight, interval(e.Start, e.End), e.Directed)
	return err
}

// gexfID keeps attributes from clashing with columns of Gephi's own.
func gexfID(name string) string {
	switch name {
	case "start":
		return "first_date"
	case "end":
		return "last_date"
	}
	return name
}

func interval(start, end string) string {
	return attr("start", network.FirstDay(start)) + attr("end", network.LastDay(end))
}

// nameToken is an external id as GraphML's schema has ids: an XML name token.
// What a token can't hold becomes _ and two hexadecimal digits a byte.
func nameToken(id string) string {
	var b strings.Builder
	for i := range len(id) {
		switch c := id[i]; {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '.', c == ':', c == '-':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_%02X", c)
		}
	}
	return b.String()
}

// writeGraphML writes GraphML with typed keys for all properties. Nodes keep
// their external ids as xid; edges have directions as in GEXF.
func writeGraphML(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString(xml.Header)
	w.WriteString(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	key := func(on, name, typ string) {
		fmt.Fprintf(w, `<key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", on, name, on, name, typ)
	}
	key("node", "xid", "string")
	key("node", "label", "string")
	for _, d := range details(&network.Node{}) {
		key("node", d[0], "string")
	}
	for _, name := range []string{"kind", "start", "end"} {
		key("edge", name, "string")
	}
	key("edge", "weight", "int")
	key("edge", "directed", "boolean")
	w.WriteString(`<graph id="entente" edgedefault="` + direction(n) + `">` + "\n")
	err := layout{node: graphMLNode, edge: graphMLEdge}.write(ctx, w, n)
	if err != nil {
		return err
	}
	_, err = w.WriteString("</graph>\n</graphml>\n")
	return err
}

func graphMLNode(w *bufio.Writer, _ int, node *network.Node) error {
	fmt.Fprintf(w, `<node id="%s">`, nameToken(node.ID))
	graphMLData(w, "node_xid", node.ID)
	graphMLData(w, "node_label", node.Name)
	for _, d := range details(node) {
		graphMLData(w, "node_"+d[0], d[1])
	}
	_, err := w.WriteString("</node>\n")
	return err
}

func graphMLEdge(w *bufio.Writer, i int, e *network.Edge) error {
	fmt.Fprintf(w, `<edge id="e%d" source="%s" target="%s">`, i, nameToken(e.Source), nameToken(e.Target))
	graphMLData(w, "edge_kind", e.Kind)
	graphMLData(w, "edge_start", e.Start)
	graphMLData(w, "edge_end", e.End)
	graphMLData(w, "edge_weight", strconv.Itoa(e.Weight))
	graphMLData(w, "edge_directed", strconv.FormatBool(e.Directed))
	_, err := w.WriteString("</edge>\n")
	return err
}

func graphMLData(w *bufio.Writer, key, value string) {
	if value != "" {
		fmt.Fprintf(w, `<data key="%s">%s</data>`, key, escaped(value))
	}
}
