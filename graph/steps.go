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

	// What a question sees of a revision changes in one transaction up to so many
	// quads; a server takes a million at once.
	maxShown = 500_000
)

// Steps are the quads of a change in the order in which they are written. All
// of one step is in the graph before any of the next is.
//
// A question sees the whole of a revision or nothing of it: all that it may see
// changes in one transaction, [steps.shown]. Before that, proofs that are new are
// pending, by themselves or by their article, shared nodes that are new have no type,
// and what is to become of articles that are there stands beside what they are.
// Afterwards only what is out of sight is taken away.
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
// What comes before the intent is drafted while the revision before is being
// written, see [drafts].
type steps struct {
	set, del []Quad   // the intent: whether articles come, change or go, the marks of shared nodes that may lose something, a decision
	roots    []Quad   // what nodes to be made are found by
	rest     []Quad   // all else that they have
	shown    showing  // what a question sees of it all
	drop     []Quad   // what is left of nodes to be taken away
	tombs    []Quad   // what they were found by
	marks    []Quad   // to be taken away at last
	gone     []string // articles to be taken away with them
}

// A showing is a change of what questions see.
type showing struct{ set, del []Quad }

// parts are a showing as the transactions that it is written in. One that is too large
// for a server becomes several, first those that take away.
func (s showing) parts(most int) []showing {
	if len(s.set)+len(s.del) <= most {
		return []showing{s}
	}
	replaced := make(map[[2]string]bool)
	for _, q := range s.set {
		replaced[[2]string{q.Subject, q.Predicate}] = !lists[q.Predicate]
	}
	del := slices.DeleteFunc(slices.Clone(s.del), func(q Quad) bool { return replaced[[2]string{q.Subject, q.Predicate}] })
	var parts []showing
	for some := range slices.Chunk(del, most) {
		parts = append(parts, showing{del: some})
	}
	for some := range slices.Chunk(s.set, most) {
		parts = append(parts, showing{set: some})
	}
	return parts
}

// steps parts a change into steps.
func (r *revision) steps(c *change) *steps {
	dirty := r.dirtyOf()
	s := &steps{set: slices.Concat(dirty, r.record.set), del: r.record.del, marks: dirty}
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		r.stepsOf(s, xid, r.articles[xid])
	}
	s.roots, s.rest = part(c.proofs, isRoot)
	for _, xid := range c.veiled {
		s.shown.del = append(s.shown.del, pending(xid))
	}
	for _, xid := range c.faded {
		s.shown.set = append(s.shown.set, pending(xid))
		c.del = append(c.del, pending(xid))
	}
	for _, q := range c.set {
		switch made := c.made[q.Subject]; {
		case made && q.Predicate == schema.XID:
			s.roots = append(s.roots, q)
		case made && q.Predicate != schema.Type && !manyEnds(q.Predicate):
			s.rest = append(s.rest, q)
		default:
			s.shown.set = append(s.shown.set, q)
		}
	}
	for _, q := range sortQuads(c.del) {
		switch shared, goes := c.dead[q.Subject]; {
		case !goes, shared && (q.Predicate == schema.Type || manyEnds(q.Predicate)):
			s.shown.del = append(s.shown.del, q)
		case isRoot(q):
			s.tombs = append(s.tombs, q)
		default:
			s.drop = append(s.drop, q)
		}
	}
	return s
}

// stepsOf adds an article to the steps.
func (r *revision) stepsOf(s *steps, xid string, a *revised) {
	mark := Quad{Subject: metaXID, Predicate: schema.Dirty, Object: schema.Article + " " + xid}
	s.marks = append(s.marks, mark)
	if a.reading == nil {
		s.gone = append(s.gone, xid)
	}
	switch {
	case a.isNew():
		s.set = append(s.set, Quad{Subject: xid, Predicate: schema.Digest, Object: a.next.value(schema.Digest)})
		fallthrough
	case a.hidden() && a.reading != nil:
		s.shown.set, s.shown.del = append(s.shown.set, mark), append(s.shown.del, pending(xid))
	case a.hidden():
	case a.reading == nil:
		s.set = append(s.set, mark, nextOf(xid, nil))
		s.shown.set = append(s.shown.set, pending(xid))
		s.shown.del = append(s.shown.del, Quad{Subject: xid, Predicate: schema.Digest, Object: a.was.value(schema.Digest)}, nextOf(xid, nil))
	case a.next == nil:
		s.set = append(s.set, mark)
	default:
		s.set = append(s.set, mark, nextOf(xid, a.next))
		diff := &change{}
		r.differ(diff, a.was.quads, a.next.quads)
		s.shown.set = append(s.shown.set, diff.set...)
		s.shown.del = append(append(s.shown.del, diff.del...), nextOf(xid, nil))
	}
}

// pending is what hides a node from questions, and a proof by its article.
func pending(xid string) Quad {
	return Quad{Subject: xid, Predicate: schema.Pending, Object: "true"}
}

// isRoot reports whether a quad is what a node is found by, or kept out of sight
// by. Proofs are found by their articles.
func isRoot(q Quad) bool {
	switch q.Predicate {
	case schema.XID, schema.Type, schema.InArticle, schema.Pending:
		return true
	}
	return false
}

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
		for _, q := range append(a.next.all(), pending(xid)) {
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
	all := []func(*writing){
		func(w *writing) { w.write(st.set, st.del) },
		func(w *writing) { w.writeEach(st.roots) },
		func(w *writing) { w.writeSets(st.rest) },
	}
	for _, p := range st.shown.parts(maxShown) {
		all = append(all, func(w *writing) { w.write(p.set, p.del) })
	}
	all = append(all, func(w *writing) { w.writeDels(st.drop) }, func(w *writing) { w.writeDels(st.tombs) })
	for _, do := range all {
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
