package graph

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/graph/plain"
	"entente/schema"
)

// ownBusiness are predicates on the state of the database, not of the graph.
var ownBusiness = map[string]bool{schema.Dirty: true, schema.Owner: true, schema.Expires: true, schema.Pending: true}

// WriteNQuads writes the whole graph as N-Quads that, with [schema.DQL],
// dgraph live and dgraph bulk read. Two graphs are equal exactly when they are
// written the same, byte for byte: lines are sorted, and blank nodes are named
// after external ids. Of the graph there is only an index in memory, 24 bytes
// a node. Articles that are being written at
// the time are left out, with their proofs.
func (g *Graph) WriteNQuads(ctx context.Context, w io.Writer) error {
	index, err := g.dumpIndex(ctx)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	for len(index) > 0 {
		n := min(len(index), dumpBatch)
		for n < len(index) && index[n].key == index[n-1].key {
			n++
		}
		lines, err := g.dumpLines(ctx, index[:n])
		if err != nil {
			return err
		}
		for _, l := range lines {
			b.WriteString(l)
		}
		index = index[n:]
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write N-Quads: %w", err)
	}
	return nil
}

// dumpBatch is about how many nodes are read at once.
const dumpBatch = 2000

// A dumpEntry is a node: the beginning of its blank node's name, by which
// lines are in order, and where it is.
type dumpEntry struct {
	key, uid uint64
	typ      int // its place in dumpTypes
}

func dumpTypes() []string {
	return []string{schema.Meta, schema.Decision, schema.Article, schema.Mention, schema.Report, schema.Statement,
		schema.Actor, schema.Meeting, schema.Place, schema.Position, schema.Topic, schema.Dossier}
}

// dumpIndex lists all nodes in the order of their lines.
func (g *Graph) dumpIndex(ctx context.Context) ([]dumpEntry, error) {
	const page = 10_000
	var index []dumpEntry
	for typ, name := range dumpTypes() {
		for after := "0x0"; ; {
			var answer struct{ Q []struct{ UID, XID string } }
			dql := fmt.Sprintf("{ P as var(func: eq(pending, true)) { H as ~article }"+
				" q(func: type(%s), first: %d, after: %s) @filter(not uid(P, H)) { uid xid } }", name, page, after)
			if err := g.read(ctx, "list nodes", dql, nil, &answer); err != nil {
				return nil, err
			}
			for _, n := range answer.Q {
				uid, err := strconv.ParseUint(n.UID, 0, 64)
				if err != nil {
					return nil, fmt.Errorf("list nodes: %w", err)
				}
				key, err := strconv.ParseUint(plain.Hash(n.XID)[:16], 16, 64)
				if err != nil {
					return nil, fmt.Errorf("list nodes: %w", err)
				}
				index = append(index, dumpEntry{key, uid, typ})
			}
			if len(answer.Q) < page {
				break
			}
			after = answer.Q[page-1].UID
		}
	}
	slices.SortFunc(index, func(a, b dumpEntry) int { return cmp.Compare(a.key, b.key) })
	return index, nil
}

// dumpLines reads nodes, and returns their lines, sorted.
func (g *Graph) dumpLines(ctx context.Context, nodes []dumpEntry) ([]string, error) {
	types := dumpTypes()
	uids := make([][]string, len(types))
	for _, n := range nodes {
		uids[n.typ] = append(uids[n.typ], fmt.Sprintf("%#x", n.uid))
	}
	var dql strings.Builder
	dql.WriteString("{")
	for i, list := range uids {
		if len(list) > 0 {
			fmt.Fprintf(&dql, " t%d(func: uid(%s)) { %s }", i, strings.Join(list, ","), fieldsOf(types[i]))
		}
	}
	dql.WriteString(" }")
	var answer map[string]json.RawMessage
	if err := g.read(ctx, "read nodes", dql.String(), nil, &answer); err != nil {
		return nil, err
	}
	var lines []string
	for _, block := range answer {
		all, err := decodeNodes(block)
		if err != nil {
			return nil, err
		}
		for _, n := range all {
			lines = append(lines, n.lines()...)
		}
	}
	slices.Sort(lines)
	return lines, nil
}

// lines are what a dump has of a node.
func (n *stored) lines() []string {
	var lines []string
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
	return lines
}

func blankNode(xid string) string { return "_:x" + plain.Hash(xid) }

// nodesOf calls visit with every node of a type, in no order to rely on, some
// thousand at a time.
func (g *Graph) nodesOf(ctx context.Context, typ string, visit func(*stored) error) error {
	return g.pages(ctx, "read nodes", "type("+typ+")", 2000, fieldsOf(typ), func(rows []map[string]any) error {
		for _, row := range rows {
			if err := visit(decodeNode(row)); err != nil {
				return err
			}
		}
		return nil
	})
}
