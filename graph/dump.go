package graph

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/graph/plain"
	"entente/schema"
)

// ownBusiness are predicates on the state of the database, not of the graph.
var ownBusiness = map[string]bool{schema.Dirty: true, schema.Owner: true, schema.Expires: true, schema.Pending: true, schema.Next: true}

// WriteDump writes the whole graph as the RDF that, with [schema.DQL],
// dgraph live and dgraph bulk read. Two graphs are equal exactly when they are
// written the same, byte for byte: lines are sorted, and blank nodes are named
// after external ids. Of the graph there is only an index in memory, 24 bytes
// a node. Articles that are being written at
// the time are left out, with their proofs.
func (g *Graph) WriteDump(ctx context.Context, w io.Writer) error {
	return g.writeQuads(ctx, w, (*stored).lines)
}

// WriteNQuads writes the whole graph as the N-Quads of the standard, which RDF
// tools read: nodes, types and predicates are IRIs, values have their types. As
// [Graph.WriteDump] it holds but an index in memory.
func (g *Graph) WriteNQuads(ctx context.Context, w io.Writer) error {
	return g.writeQuads(ctx, w, (*stored).standard)
}

func (g *Graph) writeQuads(ctx context.Context, w io.Writer, linesOf func(*stored) []string) error {
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
		lines, err := g.dumpLines(ctx, index[:n], linesOf)
		if err != nil {
			return err
		}
		for _, l := range lines {
			b.WriteString(l)
		}
		index = index[n:]
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the graph: %w", err)
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
			dql := fmt.Sprintf("{"+Hidden+
				" q(func: type(%s), first: %d, after: %s) @filter(not uid(HIDDEN)) { uid xid } }", name, page, after)
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
func (g *Graph) dumpLines(ctx context.Context, nodes []dumpEntry, linesOf func(*stored) []string) ([]string, error) {
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
			if n.typ != "" { // else it was taken away meanwhile
				lines = append(lines, linesOf(n)...)
			}
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

// standard are the lines of a node in the standard's N-Quads.
func (n *stored) standard() []string {
	var lines []string
	for _, q := range n.all() {
		if ownBusiness[q.Predicate] {
			continue
		}
		predicate, object := Namespace+q.Predicate, Literal(q.Object)+datatypes()[q.Predicate]
		switch {
		case q.Ref:
			object = "<" + IRI(q.Object) + ">"
		case q.Predicate == schema.Type:
			predicate, object = rdfType, "<"+Namespace+q.Object+">"
		}
		lines = append(lines, string(appendNQuad(nil, "<"+IRI(q.Subject)+">", predicate, object)))
	}
	return lines
}

const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

// Namespace begins the IRIs of nodes, types and predicates.
const Namespace = "urn:entente:"

// IRI is a node's external id as a URN.
func IRI(xid string) string { return Namespace + url.PathEscape(xid) }

// datatypes are what RDF calls the types of predicates; texts need none.
var datatypes = sync.OnceValue(func() map[string]string {
	const xsd = "^^<http://www.w3.org/2001/XMLSchema#"
	types := map[string]string{"int": xsd + "integer>", "float": xsd + "double>", "bool": xsd + "boolean>",
		"geo": "^^<http://www.opengis.net/ont/geosparql#geoJSONLiteral>"}
	all := map[string]string{}
	for _, p := range schema.Predicates() {
		all[p.Name] = types[p.Type]
	}
	return all
})

func blankNode(xid string) string { return "_:x" + plain.Hash(xid) }

// nodesOf calls visit with every node of a type, in no order to rely on, some
// thousand at a time.
func (g *Graph) nodesOf(ctx context.Context, typ string, visit func(*stored) error) error {
	return g.pages(ctx, "read nodes", "", "type("+typ+")", 2000, fieldsOf(typ), func(rows []map[string]any) error {
		for _, row := range rows {
			n := decodeNode(row)
			if n.typ == "" {
				continue // gone: after a kill Dgraph's index may list it still
			}
			if err := visit(n); err != nil {
				return err
			}
		}
		return nil
	})
}
