package export

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"strconv"

	"entente/graph/network"
)

// writeFTM writes FollowTheMoney entities, a line each: actors as persons,
// organizations and public bodies, meetings as events, positions and issues as
// notes, articles, and for each edge a link with its words.
func writeFTM(ctx context.Context, w *bufio.Writer, n Source) error {
	f := ftm{json.NewEncoder(w)}
	f.SetEscapeHTML(false)
	return visit(ctx, n, visitor{node: f.node, article: f.article, proof: func(*network.Proof) error { return nil }, edge: f.edge})
}

type ftm struct{ *json.Encoder }

// ftmID is an external id as FollowTheMoney has ids.
func ftmID(xid string) string { return fmt.Sprintf("entente-%x", sha1.Sum([]byte(xid))) }

// entity writes an entity of a schema: properties and values in turns. Empty
// values are left out.
func (f ftm) entity(xid, schema string, pairs ...string) error {
	properties := map[string][]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			properties[pairs[i]] = append(properties[pairs[i]], pairs[i+1])
		}
	}
	return f.Encode(struct {
		ID         string              `json:"id"`
		Schema     string              `json:"schema"`
		Properties map[string][]string `json:"properties"`
		Datasets   []string            `json:"datasets"`
	}{ftmID(xid), schema, properties, []string{"entente"}})
}

func (f ftm) node(n *network.Node) error {
	pairs := []string{"name", n.Name, "keywords", n.ID}
	for _, name := range n.Names {
		pairs = append(pairs, "alias", name)
	}
	switch {
	case n.Kind == network.Meeting:
		return f.entity(n.ID, "Event", append(pairs, "startDate", n.Start, "endDate", n.End, "location", n.Place, "keywords", n.Group, "keywords", n.Status)...)
	case n.Kind == network.Position:
		return f.entity(n.ID, "Note", append(pairs, "keywords", n.Group, "keywords", n.Topic, "keywords", n.Issue, "description", n.Name)...)
	case n.Kind == network.Issue:
		return f.entity(n.ID, "Note", append(pairs, "keywords", "issue")...)
	case n.Group == "person":
		return f.entity(n.ID, "Person", append(pairs, "position", n.Role)...)
	case n.Group == "country":
		return f.entity(n.ID, "PublicBody", pairs...)
	}
	return f.entity(n.ID, "Organization", pairs...)
}

func (f ftm) article(a *network.Article) error {
	return f.entity(a.ID, "Article", "title", a.Name, "sourceUrl", a.URL, "publishedAt", a.Published)
}

// edge is a link for each of an edge's proofs, or one without any.
func (f ftm) edge(i int, e *network.Edge) error {
	schema, from, to := "UnknownLink", "subject", "object"
	if e.Kind == network.ActsFor {
		schema, from, to = "Representation", "agent", "client"
	}
	pairs := []string{from, ftmID(e.Source), to, ftmID(e.Target), "role", e.Kind}
	for _, is := range e.Issues {
		pairs = append(pairs, "description", fmt.Sprintf("%s: %d", is.Name, is.Count))
	}
	if len(e.Proofs) == 0 {
		return f.entity("edge:"+strconv.Itoa(i), schema, append(pairs, "startDate", e.Start, "endDate", e.End)...)
	}
	for k, p := range e.Proofs {
		of := ""
		if p.Score > 0 {
			of = "score " + score(p.Score)
		}
		proved := append(pairs[:len(pairs):len(pairs)], "summary", p.Quote, "date", cmp.Or(p.Date, p.Article.Published), "status", of,
			"sourceUrl", p.Article.URL, "proof", ftmID(p.Article.ID), "recordId", p.ID)
		if err := f.entity(fmt.Sprintf("edge:%d:%d", i, k), schema, proved...); err != nil {
			return err
		}
	}
	return nil
}
