package export

import (
	"context"
	"strconv"
	"strings"

	"entente/graph/network"
)

// writeNeo4j writes the tables that neo4j-admin database import reads: nodes,
// articles and proofs as nodes, and how they hang together. A proof PROVES what
// it says OF whom IN an article, so that every quote is there once. Quotes
// may have line breaks, for which the import has --multiline-fields.
func writeNeo4j(ctx context.Context, dir folder, n Source) error {
	headers := [][]string{
		{"id:ID", "name", "group", "start", "end", "place", "longitude:double", "latitude:double", "topic", "issue", "role", "status", ":LABEL"},
		{"id:ID", "name", "url", "published", ":LABEL"},
		{"id:ID", "quote", "date", "side", "score:double", ":LABEL"},
		{":START_ID", ":END_ID", "weight:int", "start", "end", "issues", "edge", ":TYPE"},
	}
	names := []string{"nodes.csv", "articles.csv", "proofs.csv", "relationships.csv"}
	return sideBySide(dir, names, func(all []*aside) error {
		t := make([]*Sheet, len(all))
		for i, a := range all {
			t[i] = NewSheet(a, true)
			t[i].Row(headers[i]...)
		}
		tables := neo4j{nodes: t[0], articles: t[1], proofs: t[2], links: t[3]}
		if err := visit(ctx, n, visitor{node: tables.node, article: tables.article, proof: tables.proof, edge: tables.edge}); err != nil {
			return err
		}
		for _, c := range t {
			if err := c.Flush(); err != nil {
				return err
			}
		}
		return nil
	})
}

type neo4j struct{ nodes, articles, proofs, links *Sheet }

// neo4jLabels are the labels of a node: its kind, and an actor's group.
func neo4jLabels(n *network.Node) string {
	labels := strings.ToUpper(n.Kind[:1]) + n.Kind[1:]
	if n.Kind == network.Actor && n.Group != "" {
		labels += ";" + strings.ToUpper(n.Group[:1]) + n.Group[1:]
	}
	return labels
}

func (t neo4j) node(n *network.Node) error {
	longitude, latitude := "", ""
	if n.At != nil {
		longitude, latitude = number(n.At[0]), number(n.At[1])
	}
	t.nodes.Row(n.ID, n.Name, n.Group, n.Start, n.End, n.Place, longitude, latitude, n.Topic, n.Issue, n.Role, n.Status, neo4jLabels(n))
	return nil
}

func (t neo4j) article(a *network.Article) error {
	t.articles.Row(a.ID, a.Name, a.URL, a.Published, "Article")
	return nil
}

func (t neo4j) proof(p *network.Proof) error {
	t.proofs.Row(p.ID, p.Quote, p.Date, p.Side, score(p.Score), "Proof")
	t.link(p.ID, p.Article.ID, "IN", "")
	return nil
}

func (t neo4j) edge(_ int, e *network.Edge) error {
	t.links.Row(e.Source, e.Target, strconv.Itoa(e.Weight), e.Start, e.End, issuesOf(e), "", strings.ToUpper(e.Kind))
	for _, p := range e.Proofs {
		t.link(p.ID, e.Source, "OF", e.Kind)
		t.link(p.ID, e.Target, "PROVES", e.Kind)
	}
	return nil
}

// link writes a relationship of a proof, and of which kind of edge it speaks.
func (t neo4j) link(from, to, typ, edge string) {
	t.links.Row(from, to, "", "", "", "", edge, typ)
}
