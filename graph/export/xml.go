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

// writeGEXF writes GEXF whose dates Gephi's time line shows: of an edge, the days
// of its proofs. Dates as the graph has them, to their precision, are attributes.
// It says that it is version 1.2draft, since networkx up to 2.8 refuses files of
// 1.3; of the latter it has the kind of an edge, without which Gephi would make
// one of all edges between two nodes.
// Readers refuse or drop edges of the other direction than the graph's, so where
// not all have one, none has, and the attribute directed tells those that do.
func writeGEXF(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString(xml.Header)
	w.WriteString(`<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">` + "\n" +
		"<meta><creator>Entente</creator></meta>\n" +
		`<graph mode="dynamic" defaultedgetype="` + direction(n) + `" timeformat="date">` + "\n" +
		`<attributes class="node">` + "\n")
	for _, d := range details(&network.Node{}) {
		fmt.Fprintf(w, `<attribute id="%s" title="%s" type="string"/>`+"\n", gexfID(d[0]), gexfID(d[0]))
	}
	w.WriteString(`</attributes>` + "\n" + `<attributes class="edge"><attribute id="directed" title="directed" type="boolean"/>`)
	for _, d := range evidence(&network.Edge{}) {
		fmt.Fprintf(w, `<attribute id="%s" title="%s" type="%s"/>`, d[0], d[0], edgeType(d[0]))
	}
	w.WriteString("</attributes>\n<nodes>\n")
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
	_, err := fmt.Fprintf(w, "</attvalues>%s</node>\n", vizColor(node.Group, node.Kind))
	return err
}

// edgeType is the type of an attribute of edges.
func edgeType(name string) string {
	if name == "score" {
		return "double"
	}
	return "string"
}

// colors are red, green and blue of nodes and edges, by group or kind: what is
// for something is greenish, what is against it reddish.
func colors() map[string][3]int {
	const pro, contra, wary = 0, 1, 2
	shades := [][3]int{{60, 150, 80}, {200, 60, 60}, {220, 120, 80}}
	return map[string][3]int{
		network.Actor: {90, 110, 150}, "country": {31, 119, 180}, "organization": {148, 103, 189}, "person": {23, 190, 207},
		network.Meeting: {255, 187, 60}, network.Position: {150, 150, 150}, network.Issue: {120, 80, 60},
		"support": shades[pro], "agree": shades[pro], network.For: shades[pro], network.Agrees: shades[pro],
		"oppose": shades[contra], "condemn": shades[contra], network.Against: shades[contra], network.Differs: shades[contra],
		"warn": shades[wary], "concern": shades[wary],
	}
}

// vizColor is the color of the first of the names that has one.
func vizColor(names ...string) string {
	for _, name := range names {
		if c, ok := colors()[name]; ok {
			return fmt.Sprintf(`<viz:color r="%d" g="%d" b="%d"/>`, c[0], c[1], c[2])
		}
	}
	return ""
}

// spells are the times of an edge's proofs, each once.
func spells(e *network.Edge) string {
	if e.Kind == network.Attends {
		return "" // a meeting has its own date, whenever one speaks of it
	}
	var b strings.Builder
	last := ""
	for _, p := range e.Proofs {
		if one := interval(p.Date, p.Date); one != "" && one != last {
			last = one
			b.WriteString("<spell" + one + "/>")
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<spells>" + b.String() + "</spells>"
}

// direction is that of all edges, as far as the formats in XML can say it.
func direction(n Source) string {
	if n.Directed() {
		return "directed"
	}
	return "undirected"
}

func gexfEdge(w *bufio.Writer, i int, e *network.Edge, direction string) error {
	times, whole := spells(e), interval(e.Start, e.End)
	if times != "" {
		whole = "" // an element has either
	}
	fmt.Fprintf(w, `<edge id="%d" source="%s" target="%s" type="%s" kind="%s" label="%s" weight="%d"%s><attvalues><attvalue for="directed" value="%t"/>`,
		i, escaped(e.Source), escaped(e.Target), direction, escaped(e.Kind), escaped(e.Kind), e.Weight, whole, e.Directed)
	for _, d := range evidence(e) {
		if d[1] != "" {
			fmt.Fprintf(w, `<attvalue for="%s" value="%s"/>`, d[0], escaped(d[1]))
		}
	}
	_, err := fmt.Fprintf(w, "</attvalues>%s%s</edge>\n", times, vizColor(e.Kind))
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
	for _, d := range evidence(&network.Edge{}) {
		key("edge", d[0], edgeType(d[0]))
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
	for _, d := range evidence(e) {
		graphMLData(w, "edge_"+d[0], d[1])
	}
	graphMLData(w, "edge_directed", strconv.FormatBool(e.Directed))
	_, err := w.WriteString("</edge>\n")
	return err
}

func graphMLData(w *bufio.Writer, key, value string) {
	if value != "" {
		fmt.Fprintf(w, `<data key="%s">%s</data>`, key, escaped(value))
	}
}
