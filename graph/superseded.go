package graph

import (
	"context"
	"strings"

	"entente/schema"
)

// A FileArticle is an article that goes by the hash of its text, and the file
// that holds it.
type FileArticle struct{ ID, Name, Source string }

// textHash begins the ids of articles that go by the hash of their text.
const textHash = "sha256:"

// Superseded returns the ids of articles that were loaded from the same files
// when these held another text: what the articles now read from them replace.
func (g *Graph) Superseded(ctx context.Context, now []FileArticle) ([]string, error) {
	var names []string
	current := make(map[string]string) // by file
	for _, a := range now {
		names = append(names, a.Name)
		current[a.Source] = a.ID
	}
	nodes, err := g.nodesBy(ctx, "look for older versions", schema.Alias, names, "@filter(type("+schema.Article+"))",
		"uid xid dgraph.type "+schema.ArticleID+" "+schema.Source)
	if err != nil {
		return nil, err
	}
	var old []string
	for _, n := range nodes {
		id := n.value(schema.ArticleID)
		if now, ok := current[n.value(schema.Source)]; ok && now != id && strings.HasPrefix(id, textHash) {
			old = append(old, id)
		}
	}
	return old, nil
}
