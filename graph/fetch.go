package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entente/schema"
)

// perQuery bounds the external ids that one query asks for.
const perQuery = 1000

// A stored node is a node as it is in the database.
type stored struct {
	node
	uid string
	// in holds the external ids at the other ends of the reverse edges that
	// were asked for, by predicate.
	in map[string][]string
}

// fieldsOf are what to ask of nodes of these types: values as they are, edges
// for the external ids at their ends.
func fieldsOf(types ...string) string {
	edges := make(map[string]bool)
	for _, p := range schema.Predicates() {
		edges[p.Name] = p.Type == "uid"
	}
	var all []string
	for _, t := range types {
		all = append(all, schema.Fields(t)...)
	}
	slices.Sort(all)
	return fieldList(slices.Compact(all), edges)
}

func fieldList(fields []string, edges map[string]bool) string {
	var b strings.Builder
	b.WriteString("uid dgraph.type")
	for _, f := range fields {
		b.WriteByte(' ')
		b.WriteString(f)
		if edges[f] {
			b.WriteString(" { xid }")
		}
	}
	return b.String()
}

// proofFields are what to ask of proofs, and sharingFields so much of it as
// [share] and the revision of shared nodes need.
var (
	proofFields   = fieldsOf(schema.Mention, schema.Report, schema.Statement)
	sharingFields = "uid xid dgraph.type name key label forms role stance plover issue article { xid } actor { xid } on_behalf { xid } " +
		"meeting { xid } participant { xid } place { xid } position { xid } filed_under { xid } holder { xid }"
)

// decodeNodes reads a block of an answer: a list of nodes asked for by
// fieldsOf. Those that have nothing any more are passed over.
func decodeNodes(raw json.RawMessage) ([]*stored, error) {
	var rows []map[string]any
	if len(raw) == 0 {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&rows); err != nil {
		return nil, fmt.Errorf("decode nodes: %w", err)
	}
	var all []*stored
	for _, row := range rows {
		if n := decodeNode(row); n.typ != "" || n.xid != "" {
			all = append(all, n)
		}
	}
	return all, nil
}

func decodeNode(row map[string]any) *stored {
	n := &stored{in: make(map[string][]string)}
	n.uid, _ = row["uid"].(string)
	n.xid, _ = row[schema.XID].(string)
	for predicate, v := range row {
		switch predicate {
		case "uid", schema.XID:
		case schema.Type:
			if types, ok := v.([]any); ok && len(types) > 0 {
				n.typ, _ = types[0].(string)
			}
		default:
			n.add(predicate, v)
		}
	}
	n.quads = sortQuads(n.quads)
	return n
}

// add takes up a predicate's value, list of values, edge or list of edges.
func (n *stored) add(predicate string, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			n.add(predicate, e)
		}
	case map[string]any:
		if p, ok := pointOf(v); ok {
			n.set(predicate, p.String())
			return
		}
		xid, _ := v[schema.XID].(string)
		if reverse, ok := strings.CutPrefix(predicate, "~"); ok {
			n.in[reverse] = append(n.in[reverse], xid)
		} else {
			n.link(predicate, xid)
		}
	default:
		n.set(predicate, fmt.Sprint(v))
	}
}

// eqList writes an eq function for a list of strings.
func eqList(predicate string, values []string) string {
	var b strings.Builder
	b.WriteString("eq(" + predicate + ", [")
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(Literal(v))
	}
	b.WriteString("])")
	return b.String()
}

// nodesBy fetches the nodes that have one of the values. Those without a type are
// passed over: they were deleted, or are not shown yet.
func (g *Graph) nodesBy(ctx context.Context, doing, predicate string, values []string, filter, fields string) ([]*stored, error) {
	all, err := g.fetchBy(ctx, doing, predicate, values, filter, fields)
	return slices.DeleteFunc(all, func(n *stored) bool { return n.typ == "" }), err
}

// fetchBy fetches the nodes that have one of the values, some at a time. What
// is asked for while articles are written should not be filtered by type: the
// server would hold the list of all nodes of the type in its cache, and copy it
// at every commit.
func (g *Graph) fetchBy(ctx context.Context, doing, predicate string, values []string, filter, fields string) ([]*stored, error) {
	var all []*stored
	for part := range slices.Chunk(values, perQuery) {
		var answer struct{ Q json.RawMessage }
		dql := "{ q(func: " + eqList(predicate, part) + ") " + filter + " { " + fields + " } }"
		if err := g.read(ctx, doing, dql, nil, &answer); err != nil {
			return nil, err
		}
		nodes, err := decodeNodes(answer.Q)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", doing, err)
		}
		all = append(all, nodes...)
	}
	return all, nil
}

// Hidden is the beginning of questions in DQL that filter by "not uid(HIDDEN)" what
// is being written, or taken away, at the time.
const Hidden = " PENDING as var(func: eq(pending, true)) { THEIRS as ~article } HIDDEN as var(func: uid(PENDING, THEIRS))"

// pages visits the rows of all nodes that a function of DQL finds, a page at a
// time. The uid must be among the fields. What stands before goes into each query.
func (g *Graph) pages(ctx context.Context, doing, before, root string, size int, fields string, visit func([]map[string]any) error) error {
	for after := "0x0"; ; {
		var answer json.RawMessage
		dql := fmt.Sprintf("{%s q(func: %s, first: %d, after: %s) { %s } }", before, root, size, after, fields)
		if err := g.read(ctx, doing, dql, nil, &answer); err != nil {
			return err
		}
		var decoded struct{ Q []map[string]any }
		d := json.NewDecoder(bytes.NewReader(answer))
		d.UseNumber()
		if err := d.Decode(&decoded); err != nil {
			return fmt.Errorf("decode nodes: %w", err)
		}
		if len(decoded.Q) == 0 {
			return nil
		}
		if err := visit(decoded.Q); err != nil {
			return err
		}
		after = text(decoded.Q[len(decoded.Q)-1]["uid"])
	}
}

// any reports whether there is a node that has a predicate.
func (g *Graph) any(ctx context.Context, predicate string) (bool, error) {
	var answer struct{ Q []json.RawMessage }
	err := g.read(ctx, "look for anything", "{ q(func: has("+predicate+"), first: 1) { uid } }", nil, &answer)
	return len(answer.Q) > 0, err
}

// proofsVia fetches the proofs that point at nodes: for each external id asked
// for, the nodes at the end of path, such as "~topic ~position".
func (g *Graph) proofsVia(ctx context.Context, xids []string, fields string, path ...string) (map[string][]*stored, error) {
	inner := fields
	for i := len(path) - 1; i >= 0; i-- {
		inner = "down: " + path[i] + " { " + inner + " }"
	}
	found := make(map[string][]*stored)
	for part := range slices.Chunk(xids, 200) {
		var answer struct{ Q []map[string]any }
		err := g.retry(ctx, "fetch proofs", func(ctx context.Context) error {
			resp, err := g.dg.NewReadOnlyTxn().Query(ctx, "{ q(func: "+eqList(schema.XID, part)+") { xid "+inner+" } }")
			if err != nil {
				return err
			}
			d := json.NewDecoder(bytes.NewReader(resp.Json))
			d.UseNumber()
			return d.Decode(&answer)
		})
		if err != nil {
			return nil, err
		}
		for _, row := range answer.Q {
			xid, _ := row[schema.XID].(string)
			found[xid] = append(found[xid], descend(row, len(path))...)
		}
	}
	return found, nil
}

// descend decodes the nodes so many steps down a row.
func descend(row map[string]any, depth int) []*stored {
	if depth == 0 {
		if n := decodeNode(row); n.typ == schema.Mention || n.typ == schema.Report || n.typ == schema.Statement {
			return []*stored{n}
		}
		return nil
	}
	var all []*stored
	rows, _ := row["down"].([]any)
	for _, r := range rows {
		if m, ok := r.(map[string]any); ok {
			all = append(all, descend(m, depth-1)...)
		}
	}
	return all
}
