package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/schema"

	"golang.org/x/sync/errgroup"
)

// Sizes of what is written at once. The more quads there are in a transaction,
// the more of them go to one index or list at once, which is less work for the
// server; but what is under way must not keep the renewal of the lock waiting,
// and a message of the server's has bounds.
const (
	perWrite = 4000    // quads
	maxWrite = 8 << 20 // bytes of values, roughly
	writers  = 4       // transactions at once
)

// Steps are the quads of a change in the order in which they are written. All
// of one step is in the graph before any of the next is.
//
// Until the intent is there, a run that breaks off leaves articles that are
// pending and without a digest, which are taken away again. From then on, what
// the revision started from can be told from what is there, however little or
// much of the later steps was done: the next run finds the same articles and
// the same shared nodes to work out anew, and so comes to the same end. That
// rests on three things: the intent is one transaction; no two revisions are
// beyond it at a time; nodes are first made and last taken away by what they
// are found by, so that none is lost sight of.
//
// A question meanwhile misses edges, but sees none before its proof: those that go,
// go first; those that come, come when the new articles' proofs are seen; and what
// proofs point at that are seen all the time changes in between. Proofs of articles
// that are replaced or go are hidden from the intent on, so their edges are seen
// without them: those that go until they are cut, those that stay until the new
// proofs are seen.
//
// What comes before the intent is drafted while the revision before is being
// written, see [drafts].
type steps struct {
	set, del   []Quad   // the intent: whether articles come or go, the marks of shared nodes that may lose something, a decision
	cut        []Quad   // edges that lose their proof
	roots      []Quad   // what other nodes to be made are found by
	rest, drop []Quad   // all else
	moved      []Quad   // what proofs that are seen all the time point at from now on
	tombs      []Quad   // what nodes to be taken away were found by
	hidden     []Quad   // articles whose proofs are not to be seen as long as they are incomplete
	seen       []Quad   // the marks that they get instead
	edges      []Quad   // that come when their proofs are seen
	marks      []Quad   // to be taken away at last
	gone       []string // articles to be taken away with them
}

// steps parts a change into steps.
func (r *revision) steps(c *change) *steps {
	dirty := r.dirtyOf()
	s := &steps{set: slices.Concat(dirty, r.record.set), del: r.record.del, marks: dirty}
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		r.stepsOf(s, xid, r.articles[xid])
	}
	var rest, drop []Quad
	newRoots, proofs := part(c.proofs, isRoot)
	sharedRoots, shared := part(c.set, func(q Quad) bool { return c.made[q.Subject] && isRoot(q) })
	s.roots, rest = slices.Concat(newRoots, sharedRoots), slices.Concat(proofs, shared)
	s.tombs, drop = part(c.del, isRoot)
	s.edges, rest = part(rest, isFollowed)
	s.cut, s.drop = part(drop, isFollowed)
	taken := make(map[string]bool)
	for _, a := range r.articles {
		if a.taken() {
			for _, p := range a.old {
				taken[p.xid] = true
			}
		}
	}
	s.moved, s.rest = part(rest, func(q Quad) bool { return taken[q.Subject] })
	return s
}

// stepsOf adds an article to the steps.
func (r *revision) stepsOf(s *steps, xid string, a *revised) {
	pending := Quad{Subject: xid, Predicate: schema.Pending, Object: "true"}
	mark := Quad{Subject: metaXID, Predicate: schema.Dirty, Object: schema.Article + " " + xid}
	switch {
	case a.reading == nil:
		s.gone = append(s.gone, xid)
	case a.taken(): // its proofs are seen all the time
		pending = mark
		s.marks = append(s.marks, mark)
	default:
		s.hidden, s.seen, s.marks = append(s.hidden, pending), append(s.seen, mark), append(s.marks, mark)
	}
	if a.isNew() {
		s.set = append(s.set, Quad{Subject: xid, Predicate: schema.Digest, Object: a.next.value(schema.Digest)})
		return
	}
	s.set = append(s.set, pending)
	switch {
	case a.next != nil:
		diff := &change{}
		r.differ(diff, a.was.quads, a.next.quads)
		s.set, s.del = append(s.set, diff.set...), append(s.del, diff.del...)
	case a.reading == nil:
		s.del = append(s.del, Quad{Subject: xid, Predicate: schema.Digest, Object: a.was.value(schema.Digest)})
	}
}

// isRoot reports whether a quad is what a node is found by. Proofs are found
// by their articles.
func isRoot(q Quad) bool {
	return q.Predicate == schema.XID || q.Predicate == schema.Type || q.Predicate == schema.InArticle
}

// isFollowed reports whether a quad is an edge that actors follow, which proofs
// decide on.
func isFollowed(q Quad) bool { return manyEnds(q.Predicate) }

// part parts quads into those that is reports and the others.
func part(quads []Quad, is func(Quad) bool) (these, others []Quad) {
	for _, q := range quads {
		if is(q) {
			these = append(these, q)
		} else {
			others = append(others, q)
		}
	}
	return these, others
}

// Drafts are so much of new articles and their proofs as stands before it is
// known who is who.
type drafts struct {
	articles []Quad // pending and without a digest
	roots    []Quad // what proofs are found by
	rest     []Quad
	fresh    map[string]bool // external ids of all of them
}

// drafts makes the drafts of the revision's new articles.
func (r *revision) drafts() *drafts {
	d := &drafts{fresh: make(map[string]bool)}
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		a := r.articles[xid]
		if !a.isNew() {
			continue
		}
		d.fresh[xid] = true
		for _, q := range append(a.next.all(), Quad{Subject: xid, Predicate: schema.Pending, Object: "true"}) {
			if q.Predicate != schema.Digest {
				d.articles = append(d.articles, q)
			}
		}
		a.drafts = make(map[string]*node)
		for _, p := range a.reading.drafts(r.d) {
			a.drafts[p.xid], d.fresh[p.xid] = p, true
			roots, rest := part(p.all(), isRoot)
			d.roots, d.rest = append(d.roots, roots...), append(d.rest, rest...)
		}
	}
	return d
}

// count adds up what was drafted of proofs.
func (d *drafts) count(s *Stats) {
	s.written(d.roots, d.rest)
}

// A drafting are the ids of the nodes that draft made.
type drafting struct {
	ids map[string]string
	err error
}

// draft writes drafts, which goes on beside the writing of the revision before.
func (s *session) draft(ctx context.Context, d *drafts) drafting {
	ids := make(map[string]string)
	isNew := func(xid string) bool { return d.fresh[xid] }
	for _, do := range []func(*writing){
		func(w *writing) { w.writeEach(d.articles) },
		func(w *writing) { w.writeEach(d.roots) },
		func(w *writing) { w.writeSets(d.rest) },
	} {
		if err := s.step(ctx, ids, isNew, do); err != nil {
			return drafting{err: err}
		}
	}
	return drafting{ids: ids}
}

// write does the steps from the intent on, then writes that it is done.
func (s *session) write(ctx context.Context, c *change, d drafting, st *steps) error {
	if d.err != nil {
		return d.err
	}
	maps.Copy(c.ids, d.ids)
	for _, do := range []func(*writing){
		func(w *writing) { w.write(st.set, st.del) },
		func(w *writing) { w.writeDels(st.cut) },
		func(w *writing) { w.writeEach(st.roots) },
		func(w *writing) { w.writeSets(st.rest) },
		func(w *writing) { w.write(st.seen, st.hidden) },
		func(w *writing) { w.writeSets(st.moved) },
		func(w *writing) { w.writeDels(st.drop) },
		func(w *writing) { w.writeDels(st.tombs) },
		func(w *writing) { w.writeSets(st.edges) },
	} {
		if err := s.step(ctx, c.ids, c.isNew, do); err != nil {
			return err
		}
	}
	return s.close(ctx, st.marks, st.gone, c.ids)
}

// step makes several transactions, waits for them, and adds the ids that they
// found or made to those known.
func (s *session) step(ctx context.Context, ids map[string]string, isNew func(string) bool, do func(*writing)) error {
	w := s.newWriting(ctx, ids, isNew)
	do(w)
	made, err := w.wait()
	maps.Copy(ids, made)
	return err
}

// isNew reports whether a node is known not to be in the graph.
func (c *change) isNew(xid string) bool { return c.made[xid] || c.fresh[xid] }

// A writing is several transactions at once. No two of them may make the same
// node or change the same value, so that they don't conflict.
type writing struct {
	g     *Graph
	fence *fence
	group *errgroup.Group
	ctx   context.Context
	ids   map[string]string // known ids, not to be changed until the end
	fresh func(string) bool // of external ids: whether the node is known not to be there; may be nil

	mu   sync.Mutex
	made map[string]string
}

func (s *session) newWriting(ctx context.Context, ids map[string]string, fresh func(string) bool) *writing {
	w := &writing{g: s.g, fence: s.fence, ids: ids, fresh: fresh, made: make(map[string]string)}
	w.group, w.ctx = errgroup.WithContext(ctx)
	w.group.SetLimit(writers)
	return w
}

// write makes one transaction.
func (w *writing) write(set, del []Quad) {
	if len(set)+len(del) == 0 {
		return
	}
	w.group.Go(func() error {
		made, err := w.g.writeKnowing(w.ctx, w.fence, set, del, w.ids, w.fresh)
		w.mu.Lock()
		defer w.mu.Unlock()
		maps.Copy(w.made, made)
		return err
	})
}

// writeEach writes quads in which those of a subject stand together, and
// leaves them so.
func (w *writing) writeEach(quads []Quad) {
	w.each(quads, func(some []Quad) { w.write(some, nil) })
}

// each hands out quads, as many at a time as go into one transaction.
func (w *writing) each(quads []Quad, do func([]Quad)) {
	for len(quads) > 0 {
		end := w.end(quads)
		do(quads[:end])
		quads = quads[end:]
	}
}

// writeSets writes quads in the order that is least work for the server: what
// goes to one index or one list goes there at once.
func (w *writing) writeSets(quads []Quad) {
	byPredicate := make(map[string][]Quad)
	for _, q := range quads {
		byPredicate[q.Predicate] = append(byPredicate[q.Predicate], q)
	}
	ordered := make([]Quad, 0, len(quads))
	for _, predicate := range slices.Sorted(maps.Keys(byPredicate)) {
		of := byPredicate[predicate]
		if lists[predicate] && !of[0].Ref { // two values of one subject may come to one entry of an index
			slices.SortFunc(of, compareQuads)
		} else {
			slices.SortFunc(of, func(a, b Quad) int {
				return cmp.Or(strings.Compare(a.Object, b.Object), strings.Compare(a.Subject, b.Subject))
			})
		}
		ordered = append(ordered, of...)
	}
	w.writeEach(ordered)
}

// writeDels deletes quads that are sorted by subject, those of a subject at once.
func (w *writing) writeDels(quads []Quad) {
	w.each(quads, func(some []Quad) { w.write(nil, some) })
}

// wait waits for all transactions, and returns the ids that they found or made.
func (w *writing) wait() (made map[string]string, err error) {
	err = w.group.Wait()
	return w.made, err
}

// end is where the next transaction ends: it holds all of its subjects, so far
// as they stand together.
func (w *writing) end(quads []Quad) int {
	limit := cmp.Or(w.g.opts.quads, perWrite)
	size := 0
	for i, q := range quads {
		if (i >= limit || size >= maxWrite) && q.Subject != quads[i-1].Subject {
			return i
		}
		size += len(q.Object)
	}
	return len(quads)
}
