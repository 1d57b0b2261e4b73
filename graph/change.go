package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"entente/schema"
)

// A change is what a revision comes to: what to set and to delete.
type change struct {
	set, del []Quad            // sorted by subject
	proofs   []Quad            // of the proofs to be made, together by article
	made     map[string]bool   // the shared nodes and articles to be made, by external id
	fresh    map[string]bool   // proofs known not to be there
	dead     map[string]bool   // nodes to be deleted: whether they are shared ones
	ids      map[string]string // known ids
	veiled   []string          // proofs to be made that nothing but a mark of their own keeps out of sight
	faded    []string          // and those to be taken away
	late     []string          // external ids of nodes that are there, but whose ids are not known yet
}

// empty reports whether there is nothing to write.
func (c *change) empty() bool { return len(c.set)+len(c.del) == 0 }

// know takes note of a node that is there.
func (c *change) know(n *stored) {
	if n.uid == "" {
		c.late = append(c.late, n.xid)
	} else {
		c.ids[n.xid] = n.uid
	}
}

// propose works out the change, once all keys are settled.
func (r *revision) propose(ctx context.Context) (*change, error) {
	c := &change{made: make(map[string]bool), fresh: make(map[string]bool), dead: make(map[string]bool), ids: make(map[string]string)}
	add, byNode := r.proposeProofs(c)
	there, err := r.fetchShared(ctx, add)
	if err != nil {
		return nil, err
	}
	r.proposeAdded(c, add, there)
	if err := r.proposeRechecked(ctx, c, byNode); err != nil {
		return nil, err
	}
	c.set, c.del = sortQuads(c.set), sortQuads(c.del)
	c.del = slices.DeleteFunc(c.del, c.sets)
	return c, nil
}

// sets reports whether what is to be deleted is set again, or replaced.
func (c *change) sets(q Quad) bool {
	if lists[q.Predicate] {
		_, again := slices.BinarySearchFunc(c.set, q, compareQuads)
		return again
	}
	_, replaced := slices.BinarySearchFunc(c.set, q, func(a, b Quad) int {
		return cmp.Or(strings.Compare(a.Subject, b.Subject), strings.Compare(a.Predicate, b.Predicate))
	})
	return replaced
}

// proposeProofs compares the proofs of the articles with those in the graph.
// It returns what new proofs make true of shared nodes that only gain, and
// all that the revision's proofs make true, by shared node.
func (r *revision) proposeProofs(c *change) (add []Quad, byNode map[string][]Quad) {
	byNode = make(map[string][]Quad)
	var lost []*node
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		a := r.articles[xid]
		if a.was != nil {
			c.ids[xid] = a.was.uid
		} else if a.next != nil {
			c.made[xid] = true
		}
		old := make(map[string]*stored, len(a.old))
		for _, p := range a.old {
			old[p.xid] = p
			if p.uid != "" {
				c.ids[p.xid] = p.uid
			}
		}
		if a.reading != nil {
			for _, p := range a.reading.proofs(&r.res) {
				shared := share(p, r.d)
				for _, q := range shared {
					byNode[ownerOf(q)] = append(byNode[ownerOf(q)], q)
				}
				was := old[p.xid]
				delete(old, p.xid)
				switch {
				case was == nil:
					r.proposeProof(c, a, p)
				case !slices.Equal(was.quads, p.quads):
					r.differ(c, was.quads, p.quads)
					lost = append(lost, &was.node)
				case !a.unfinished() && r.record.empty():
					continue
				}
				add = append(add, shared...)
			}
		}
		for _, gone := range old {
			c.del = append(c.del, gone.all()...)
			c.dead[gone.xid] = false
			if a.reading != nil && !a.hidden() {
				c.faded = append(c.faded, gone.xid)
			}
			lost = append(lost, &gone.node)
		}
	}
	for xid, quads := range byNode {
		byNode[xid] = sortQuads(quads)
	}
	for _, p := range lost {
		r.touch(p, byNode)
	}
	return sortQuads(add), byNode
}

// proposeProof proposes a new proof: what it has besides its draft, where there is one.
func (r *revision) proposeProof(c *change, a *revised, p *node) {
	c.fresh[p.xid] = true
	draft := a.drafts[p.xid]
	if draft == nil {
		c.proofs = append(c.proofs, p.all()...)
		if !a.hidden() {
			c.proofs = append(c.proofs, pending(p.xid))
			c.veiled = append(c.veiled, p.xid)
		}
		return
	}
	rest := &change{}
	r.differ(rest, draft.quads, p.quads)
	c.proofs, c.del = append(c.proofs, rest.set...), append(c.del, rest.del...)
}

// differ proposes to turn one list of sorted quads into another.
func (r *revision) differ(c *change, was, is []Quad) {
	for _, q := range is {
		if _, ok := slices.BinarySearchFunc(was, q, compareQuads); !ok {
			c.set = append(c.set, q)
		}
	}
	for _, q := range was {
		if _, ok := slices.BinarySearchFunc(is, q, compareQuads); !ok {
			c.del = append(c.del, q)
		}
	}
}

// touch marks the shared nodes that may lose something, now that a proof is
// no more what it was: what no proof of the revision makes true.
func (r *revision) touch(p *node, byNode map[string][]Quad) {
	shared := share(p, r.d)
	types := make(map[string]string)
	for _, q := range shared {
		if q.Predicate == schema.Type {
			types[q.Subject] = q.Object
		}
	}
	for _, q := range shared {
		owner := ownerOf(q)
		if _, still := slices.BinarySearchFunc(byNode[owner], q, compareQuads); !still && types[owner] != "" {
			r.recheck[owner] = types[owner]
		}
	}
}

// ownerOf is the shared node whose proofs decide on a quad: that at the end
// of what actors hold, attend and speak on, else the subject.
func ownerOf(q Quad) string {
	switch q.Predicate {
	case schema.Holds, schema.Attends, schema.SpeaksOn:
		return q.Object
	}
	return q.Subject
}

// half fetches shared nodes, those included that a run which broke off did not
// show yet, or shows no longer.
func (r *revision) half(ctx context.Context, xids []string, fields string) ([]*stored, error) {
	if len(xids) == 0 {
		return nil, nil
	}
	if err := r.land(); err != nil {
		return nil, err
	}
	return r.g.fetchBy(ctx, "fetch shared nodes", schema.XID, xids, "", fields)
}

// sharedFields are what is kept in memory of shared nodes.
var sharedFields = "uid xid dgraph.type name note alias label kind code role keys block stance plover topic { xid } filed_under { xid } needs words status date precision place { xid } location"

// fetchShared finds the subjects of quads, so far as they are in the graph.
func (r *revision) fetchShared(ctx context.Context, quads []Quad) (map[string]*stored, error) {
	there := make(map[string]*stored)
	unknown := make(map[string]bool)
	for _, q := range quads {
		if there[q.Subject] != nil || unknown[q.Subject] {
			continue
		}
		if n, ok := r.memory.nodes.get(q.Subject); ok {
			there[q.Subject] = n
		} else {
			unknown[q.Subject] = true
		}
	}
	if r.memory.whole {
		return there, nil
	}
	nodes, err := r.half(ctx, slices.Sorted(maps.Keys(unknown)), sharedFields)
	for _, n := range nodes {
		there[n.xid] = n
		r.memory.keep(nil, n)
	}
	return there, err
}

// proposeAdded proposes what proofs add to shared nodes that lose nothing.
func (r *revision) proposeAdded(c *change, add []Quad, there map[string]*stored) {
	for start := 0; start < len(add); {
		end := start
		for end < len(add) && add[end].Subject == add[start].Subject {
			end++
		}
		r.proposeGain(c, add[start:end], there[add[start].Subject])
		start = end
	}
}

// proposeGain proposes what one shared node gains.
func (r *revision) proposeGain(c *change, quads []Quad, was *stored) {
	xid := quads[0].Subject
	next := &stored{node: node{xid: xid}}
	if was != nil {
		c.know(was)
		next.typ, next.uid = was.typ, was.uid
		next.quads = slices.Clone(was.quads)
	}
	_, rechecked := r.recheck[xid]
	for _, q := range quads {
		switch {
		case q.Predicate == schema.XID:
		case q.Predicate == schema.Type:
			next.typ = q.Object
		case manyEnds(q.Predicate):
			if _, owned := r.recheck[ownerOf(q)]; !owned {
				r.proposeEdge(c, q)
			}
		default:
			next.quads = append(next.quads, q)
		}
	}
	if rechecked || next.typ == "" {
		return // without a type, the subject of edges only: it is written with its own proofs
	}
	r.proposeNode(c, was, next)
}

// manyEnds reports whether an edge has so many ends that the cache does not
// keep them with the node.
func manyEnds(predicate string) bool {
	switch predicate {
	case schema.Holds, schema.Attends, schema.SpeaksOn, schema.ActsFor:
		return true
	}
	return false
}

func (r *revision) proposeEdge(c *change, q Quad) {
	if there, _ := r.memory.edges.get(edge(q)); !there {
		c.set = append(c.set, q)
		r.memory.edges.put(edge(q), true)
	}
}

// proposeNode proposes a shared node as it follows from its lists.
func (r *revision) proposeNode(c *change, was, next *stored) {
	next.settle(r.noteOf(was, next), r.d)
	if was == nil {
		c.made[next.xid] = true
		c.set = append(c.set, next.all()...)
	} else {
		r.differ(c, was.quads, next.quads)
		if was.typ == "" { // a run that broke off has not shown it
			c.set = append(c.set, Quad{Subject: next.xid, Predicate: schema.Type, Object: next.typ})
		}
	}
	r.memory.keep(was, next)
}

// settle makes a shared node of its lists what it is to be, with what the
// resolution says of it.
func (n *node) settle(note string, d *Decisions) {
	n.quads = slices.DeleteFunc(n.quads, func(q Quad) bool { return slices.Contains(singles[n.typ], q.Predicate) })
	n.quads = sortQuads(n.quads)
	n.quads = sortQuads(append(n.quads, derive(n, note, d)...))
}

// noteOf is the note that a shared node is to have: that of the resolution,
// or the one it has where nothing was resolved.
func (r *revision) noteOf(was, next *stored) string {
	keys := next.values(schema.Keys)
	for _, k := range keys {
		if c, ok := r.actors.out[k]; ok && c.XID == next.xid {
			return c.Note
		}
	}
	if was != nil && len(keys) > 0 {
		return was.value(schema.Note)
	}
	return ""
}

// proofPaths lead from shared nodes to the proofs that decide on them.
var proofPaths = map[string][]string{
	schema.Actor:    {"~actor"},
	schema.Meeting:  {"~meeting"},
	schema.Position: {"~position"},
	schema.Topic:    {"~topic", "~position"},
	schema.Dossier:  {"~filed_under"},
	schema.Place:    {"~place"},
}

// proposeRechecked works out anew the shared nodes that lost proofs.
func (r *revision) proposeRechecked(ctx context.Context, c *change, byNode map[string][]Quad) error {
	for _, typ := range slices.Sorted(maps.Keys(proofPaths)) {
		var xids []string
		for xid, t := range r.recheck {
			if t == typ {
				xids = append(xids, xid)
			}
		}
		slices.Sort(xids)
		proofs, err := r.proofsVia(ctx, xids, sharingFields, proofPaths[typ]...)
		if err != nil {
			return err
		}
		current, err := r.half(ctx, xids,
			sharedFields+" acts_for { xid } ~holds { xid } ~attends { xid } ~speaks_on { xid }")
		if err != nil {
			return err
		}
		byXID := make(map[string]*stored, len(current))
		for _, n := range current {
			byXID[n.xid] = n
		}
		for _, xid := range xids {
			r.recheckNode(c, xid, typ, byXID[xid], r.standing(xid, proofs[xid], byNode[xid]))
		}
	}
	return nil
}

// standing is all that is true of a shared node: what the proofs of articles
// outside the revision and those of the revision say.
func (r *revision) standing(xid string, others []*stored, own []Quad) []Quad {
	all := slices.Clone(own)
	for _, p := range others {
		if r.articles[p.value(schema.InArticle)] != nil {
			continue
		}
		for _, q := range share(&p.node, r.d) {
			if ownerOf(q) == xid {
				all = append(all, q)
			}
		}
	}
	return sortQuads(all)
}

// recheckNode proposes what a shared node is to be, or that it goes.
func (r *revision) recheckNode(c *change, xid, typ string, was *stored, standing []Quad) {
	r.memory.nodes.drop(xid)
	if was == nil && len(standing) == 0 {
		return
	}
	var wasEdges []Quad
	if was != nil {
		c.ids[xid] = was.uid
		wasEdges = takeEdges(was)
	}
	if !slices.ContainsFunc(standing, func(q Quad) bool { return q.Subject == xid && q.Predicate == schema.XID }) {
		c.del = append(append(c.del, was.all()...), wasEdges...)
		for _, q := range wasEdges {
			r.memory.edges.drop(edge(q))
		}
		c.dead[xid] = true
		return
	}
	next := &stored{node: node{xid: xid, typ: typ}}
	if was != nil {
		next.uid = was.uid
	}
	var edges []Quad
	for _, q := range sortQuads(standing) {
		switch {
		case q.Predicate == schema.XID || q.Predicate == schema.Type:
		case manyEnds(q.Predicate):
			edges = append(edges, q)
		default:
			next.quads = append(next.quads, q)
		}
	}
	r.differ(c, wasEdges, sortQuads(edges))
	for _, q := range wasEdges {
		r.memory.edges.drop(edge(q))
	}
	r.proposeNode(c, was, next)
}

// takeEdges takes the edges of many ends out of a node, with those that end
// in it and are its to decide, sorted.
func takeEdges(n *stored) []Quad {
	var edges []Quad
	n.quads = slices.DeleteFunc(n.quads, func(q Quad) bool {
		if manyEnds(q.Predicate) {
			edges = append(edges, q)
			return true
		}
		return false
	})
	for _, predicate := range []string{schema.Holds, schema.Attends, schema.SpeaksOn} {
		for _, from := range n.in[predicate] {
			edges = append(edges, Quad{Subject: from, Predicate: predicate, Object: n.xid, Ref: true})
		}
	}
	n.in = nil
	return sortQuads(edges)
}
