package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"entente/schema"
)

// Query runs a read-only query and returns Dgraph's JSON answer. Values belong
// into vars ("$name"), never into the query's text. The error is a
// [*QueryError] where Dgraph does not understand the query.
func (g *Graph) Query(ctx context.Context, dql string, vars map[string]string) ([]byte, error) {
	var answer json.RawMessage
	err := g.retry(ctx, "query", func(ctx context.Context) error {
		resp, err := g.dg.NewReadOnlyTxn().QueryWithVars(ctx, dql, vars)
		if err != nil {
			return err
		}
		answer = resp.Json
		return nil
	})
	if err == nil {
		return answer, nil
	}
	if s, ok := status.FromError(unwrapAll(err)); ok && s.Code() == codes.Unknown {
		return nil, fmt.Errorf("query: %w", &QueryError{Message: s.Message()})
	}
	return nil, err
}

// Articles counts the articles that are in the graph as a whole.
func (g *Graph) Articles(ctx context.Context) (int, error) {
	var answer struct{ Q []struct{ Count int } }
	err := g.read(ctx, "count articles", "{ q(func: has(digest)) @filter(type(Article)) { count(uid) } }", nil, &answer)
	if err != nil || len(answer.Q) == 0 {
		return 0, err
	}
	return answer.Q[0].Count, nil
}

// Empty reports whether there is no article in the graph.
func (g *Graph) Empty(ctx context.Context) (bool, error) {
	some, err := g.any(ctx, schema.Digest)
	return !some, err
}

// Published returns the publication date of an article that is in the graph, by
// its id; it is empty where there is none.
func (g *Graph) Published(ctx context.Context, id string) (string, error) {
	nodes, err := g.nodesBy(ctx, "look for the article's date", schema.XID, []string{articleXID(id)}, "", "uid xid dgraph.type "+schema.Published)
	if err != nil || len(nodes) == 0 {
		return "", err
	}
	return nodes[0].value(schema.Published), nil
}

// unwrapAll is the innermost error of a chain.
func unwrapAll(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok || u.Unwrap() == nil {
			return err
		}
		err = u.Unwrap()
	}
}
