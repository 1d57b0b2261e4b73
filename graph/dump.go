package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"entente/schema"
)

// ownBusiness are predicates on the state of the database, not of the graph.
var ownBusiness = map[string]bool{schema.Dirty: true, schema.Owner: true, schema.Expires: true, schema.Pending: true}

// WriteNQuads writes the whole graph as N-Quads that, with [schema.DQL],
// dgraph live and dgraph bulk read. Two graphs are equal exactly when they are
// written the same, byte for byte: lines are sorted, and blank nodes are named
// after external ids. Lines of the whole graph are held in memory.
func (g *Graph) WriteNQuads(ctx context.Context, w io.Writer) error {
	var lines []string
	for _, typ := range []string{schema.Meta, schema.Decision, schema.Article, schema.Mention, schema.Report, schema.Statement,
		schema.Actor, schema.Meeting, schema.Place, schema.Position, schema.Topic} {
		err := g.nodesOf(ctx, typ, func(n *stored) error {
			for _, q := range n.all() {
				if ownBusiness[q.Predicate] {
					continue
				}
				object := Literal(q.Object)
				if q.Ref {
					object = blankNode(q.Object)
				}
				lines = append(lines, string(appendNQuad(nil, blankNode(q.Subject), q.Predicate, object)))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.Sort(lines)
	b := bufio.NewWriter(w)
	for _, l := range lines {
		b.WriteString(l)
	}
	return b.Flush()
}

func blankNode(xid string) string { return "_:x" + hash(xid) }

// nodesOf calls visit with every node of a type, in no order to rely on, some
// thousand at a time.
func (g *Graph) nodesOf(ctx context.Context, typ string, visit func(*stored) error) error {
	fields := fieldsOf(typ)
	for after := "0x0"; ; {
		var answer struct{ Q json.RawMessage }
		dql := fmt.Sprintf("{ q(func: type(%s), first: 2000, after: %s) { %s } }", typ, after, fields)
		if err := g.read(ctx, "read nodes", dql, nil, &answer); err != nil {
			return err
		}
		nodes, err := decodeNodes(answer.Q)
		if err != nil {
			return err
		}
		for _, n := range nodes {
			if err := visit(n); err != nil {
				return err
			}
		}
		if len(nodes) == 0 {
			return nil
		}
		after = nodes[len(nodes)-1].uid
	}
}
