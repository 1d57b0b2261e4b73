package graph

import (
	"slices"
	"strings"
	"unique"

	"entente/graph/identity"
	"entente/schema"
)

// What a session remembers of the graph, in entries: between so many and
// twice as many. Together they stay under some 300 MB, whatever the number of
// articles.
const (
	rememberKeys  = 100_000
	rememberNodes = 100_000
	rememberEdges = 200_000
)

// A memory is what a session remembers of the graph, be it on its way to the
// server or there already.
type memory struct {
	keys  *cache[identity.Cluster] // by resolution key
	nodes *cache[*stored]          // shared nodes without their edges of many ends, by external id
	edges *cache[bool]             // edges of shared nodes known to be there

	// whole says that the graph was empty at first, and nothing is forgotten:
	// what is not here is not in the graph, and nobody needs to be asked.
	whole   bool
	digests map[string]string   // of all articles, by external id, as long as that holds
	blocks  map[string][]string // external ids of shared nodes; some may be out of date
}

func newMemory() memory {
	return memory{keys: newCache[identity.Cluster](rememberKeys), nodes: newCache[*stored](rememberNodes), edges: newCache[bool](rememberEdges)}
}

// isWhole notes that there is nothing in the graph.
func (m *memory) isWhole() {
	m.whole, m.digests, m.blocks = true, make(map[string]string), make(map[string][]string)
}

// keep remembers a shared node, in place of the one that it was.
func (m *memory) keep(was, n *stored) {
	n = n.packed()
	m.nodes.put(n.xid, n)
	if m.nodes.lossy {
		m.whole, m.digests, m.blocks = false, nil, nil
	}
	if !m.whole {
		return
	}
	var old []string
	if was != nil {
		old = was.values(schema.Block)
	}
	for _, b := range n.values(schema.Block) {
		if !slices.Contains(old, b) {
			m.blocks[b] = append(m.blocks[b], n.xid)
		}
	}
}

// inBlocks are the shared nodes of a type that have one of the blocks.
func (m *memory) inBlocks(typ string, blocks []string) []*stored {
	seen := make(map[string]bool)
	var all []*stored
	for _, b := range blocks {
		for _, xid := range m.blocks[b] {
			n, ok := m.nodes.get(xid)
			if ok && !seen[xid] && n.typ == typ && slices.Contains(n.values(schema.Block), b) {
				seen[xid] = true
				all = append(all, n)
			}
		}
	}
	return all
}

// edge is a name of an edge.
func edge(q Quad) string { return q.Subject + "|" + q.Predicate + "|" + q.Object }

// packed is the same node in texts of its own: what it was made of may be
// parts of whole articles and answers, and would keep these in memory.
func (n *stored) packed() *stored {
	size := len(n.xid)
	for _, q := range n.quads {
		size += len(q.Object)
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteString(n.xid)
	for _, q := range n.quads {
		b.WriteString(q.Object)
	}
	text := b.String()
	p := &stored{node: node{xid: text[:len(n.xid)], typ: intern(n.typ), quads: make([]Quad, len(n.quads))}, uid: strings.Clone(n.uid)}
	rest := text[len(n.xid):]
	for i, q := range n.quads {
		p.quads[i] = Quad{Subject: p.xid, Predicate: intern(q.Predicate), Object: rest[:len(q.Object)], Ref: q.Ref}
		rest = rest[len(q.Object):]
	}
	return p
}

// intern is the one copy of a name that comes again and again.
func intern(name string) string { return unique.Make(name).Value() }
