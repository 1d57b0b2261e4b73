package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph/plain"
)

// originOf is a digest of all that the facts of an article follow from: the
// article itself, what it is a copy of, and what read it. Where that is not known,
// it is one of the article alone, which stands for no reader.
func originOf(whole, copyOf, reader string) string {
	if reader == "" {
		return plain.Hash(whole)
	}
	return plain.Hash(whole, copyOf, reader)
}

// FactsOf are the facts that the graph keeps of an article, where it has it just
// so, as a copy of the same one or of none, and read in the same way; else nil.
func (g *Graph) FactsOf(ctx context.Context, a *article.Article, copyOf, reader string) (*fact.Facts, error) {
	whole, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", a.Name, err)
	}
	const dql = `query q($x: string) { q(func: eq(xid, $x)) { origin facts pending } }`
	var answer struct {
		Q []struct {
			Origin, Facts string
			Pending       bool
		}
	}
	if err := g.read(ctx, "look for an article", dql, map[string]string{"$x": articleXID(a.ID)}, &answer); err != nil {
		return nil, err
	}
	if len(answer.Q) != 1 || answer.Q[0].Pending || answer.Q[0].Origin != originOf(string(whole), copyOf, reader) {
		return nil, nil
	}
	facts := new(fact.Facts)
	if err := json.Unmarshal([]byte(answer.Q[0].Facts), facts); err != nil {
		return nil, fmt.Errorf("read the facts that the graph keeps of %s: %w", a.Name, err)
	}
	return facts, nil
}
