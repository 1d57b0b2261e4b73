package export

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"entente/graph"
	"entente/graph/network"
)

const turtlePrefixes = `@prefix entente: <` + graph.Namespace + `> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

`

// writeTurtle writes RDF whose words travel: nodes and edges in the terms of
// schema.org and Entente, and for each edge a statement that is derived, as
// PROV-O has it, from quotations of articles.
func writeTurtle(ctx context.Context, w *bufio.Writer, n Source) error {
	w.WriteString(turtlePrefixes)
	t := turtle{w}
	return visit(ctx, n, visitor{node: t.node, article: t.article, proof: t.proof, edge: t.edge})
}

type turtle struct{ w *bufio.Writer }

// say writes what is said of a resource: predicates and objects in turns. An
// empty object is left out.
func (t turtle) say(id, types string, pairs ...string) error {
	fmt.Fprintf(t.w, "%s a %s", id, types)
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			fmt.Fprintf(t.w, " ;\n  %s %s", pairs[i], pairs[i+1])
		}
	}
	_, err := t.w.WriteString(" .\n")
	return err
}

func resource(xid string) string { return "<" + graph.IRI(xid) + ">" }

// literal is a text in Turtle, or nothing.
func literal(text string) string {
	if text == "" {
		return ""
	}
	return graph.Literal(text)
}

// dated is a date with the type of its precision.
func dated(date string) string {
	types := map[int]string{len("2006"): "gYear", len("2006-01"): "gYearMonth", len("2006-01-02"): "date"}
	if typ := types[len(date)]; typ != "" {
		return literal(date) + "^^xsd:" + typ
	}
	return literal(date)
}

// schemaTypes are the classes of schema.org and PROV-O by kind and group.
func schemaTypes(n *network.Node) string {
	switch {
	case n.Kind == network.Meeting:
		return "schema:Event, prov:Activity"
	case n.Kind == network.Position:
		return "schema:Claim"
	case n.Kind == network.Issue:
		return "schema:DefinedTerm"
	case n.Group == "country":
		return "schema:Country, prov:Agent"
	case n.Group == "person":
		return "schema:Person, prov:Person"
	}
	return "schema:Organization, prov:Organization"
}

func (t turtle) node(n *network.Node) error {
	var names []string
	for _, name := range n.Names {
		names = append(names, literal(name))
	}
	start, end := "entente:start", "entente:end"
	if n.Kind == network.Meeting {
		start, end = "schema:startDate", "schema:endDate"
	}
	return t.say(resource(n.ID), schemaTypes(n)+", entente:"+n.Kind, "schema:name", literal(n.Name), "schema:alternateName", strings.Join(names, ", "),
		"entente:group", literal(n.Group), "schema:jobTitle", literal(n.Role), "entente:status", literal(n.Status),
		"entente:topic", literal(n.Topic), "entente:issue", literal(n.Issue), start, dated(n.Start), end, dated(n.End), "schema:location", t.place(n))
}

func (t turtle) place(n *network.Node) string {
	if n.Place == "" {
		return ""
	}
	at := ""
	if n.At != nil {
		at = fmt.Sprintf(" ; schema:geo [ a schema:GeoCoordinates ; schema:longitude %s ; schema:latitude %s ]", decimal(n.At[0]), decimal(n.At[1]))
	}
	return "[ a schema:Place ; schema:name " + literal(n.Place) + at + " ]"
}

// decimal is a number as Turtle's xsd:decimal.
func decimal(x float64) string {
	return `"` + number(x) + `"^^xsd:decimal`
}

func (t turtle) article(a *network.Article) error {
	return t.say(resource(a.ID), "schema:NewsArticle, prov:Entity", "schema:name", literal(a.Name), "schema:url", anyURI(a.URL), "schema:datePublished", dated(a.Published))
}

// anyURI is an address as a literal: not all that stand in articles are IRIs.
func anyURI(url string) string {
	if url == "" {
		return ""
	}
	return literal(url) + "^^xsd:anyURI"
}

func (t turtle) proof(p *network.Proof) error {
	of := ""
	if p.Score > 0 {
		of = decimal(p.Score)
	}
	var by []string
	for _, name := range p.By {
		by = append(by, literal(name))
	}
	return t.say(resource(p.ID), "schema:Quotation, prov:Entity", "schema:text", literal(p.Quote), "schema:dateCreated", dated(p.Date),
		"schema:creditText", strings.Join(by, ", "), "entente:side", literal(p.Side), "entente:score", of,
		"schema:isPartOf", resource(p.Article.ID), "prov:wasQuotedFrom", resource(p.Article.ID))
}

// edge says what an edge says, and of whom and what it is known.
func (t turtle) edge(i int, e *network.Edge) error {
	fmt.Fprintf(t.w, "%s entente:%s %s .\n", resource(e.Source), e.Kind, resource(e.Target))
	if e.Kind == network.Attends {
		fmt.Fprintf(t.w, "%s schema:attendee %s .\n", resource(e.Target), resource(e.Source))
	}
	var from, issues []string
	for _, p := range e.Proofs {
		from = append(from, resource(p.ID))
		if e.Kind == network.Holds {
			fmt.Fprintf(t.w, "%s prov:wasAttributedTo %s .\n", resource(p.ID), resource(e.Source))
		}
	}
	for _, is := range e.Issues {
		issues = append(issues, fmt.Sprintf("[ schema:name %s ; entente:count %d ]", literal(is.Name), is.Count))
	}
	return t.say(resource("edge:"+strconv.Itoa(i)), "rdf:Statement, prov:Entity", "rdf:subject", resource(e.Source), "rdf:predicate", "entente:"+e.Kind,
		"rdf:object", resource(e.Target), "entente:weight", strconv.Itoa(e.Weight), "entente:start", dated(e.Start), "entente:end", dated(e.End),
		"entente:issue", strings.Join(issues, ", "), "prov:wasDerivedFrom", strings.Join(from, ", "))
}
