package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/schema"

	"golang.org/x/sync/errgroup"
)

// Sizes of what is written at once, in quads: large enough that the round
// trips do not count, small enough that a lost one is soon made again.
const (
	perWrite = 1000
	writers  = 10
)

// A flight is a change on its way to the server.
type flight struct {
	r     *revision
	c     *change
	stats Stats
	done  chan error
}

// revise brings the graph to what the articles of the revision say, and adds
// up what that came to. It may break off at any point: what is unfinished is
// marked in the graph and finished by the next run, see [session.begin].
//
// It leaves the writing to go on while the next revision is worked out; see
// [session.land].
func (r *revision) revise(ctx context.Context, stats Stats) error {
	if r.empty() {
		return nil
	}
	drafted := make(chan drafting, 1)
	d := r.drafts()
	go func() { drafted <- r.draft(ctx, d) }()
	c, err := r.workOut(ctx)
	if err != nil {
		<-drafted
		return err
	}
	steps := r.steps(c)
	c.count(&stats)
	d.count(&stats)
	f := &flight{r: r, c: c, stats: stats, done: make(chan error, 1)}
	r.session.flight = f
	go func() { f.done <- r.write(ctx, c, <-drafted, steps) }()
	return nil
}

// workOut works out the change that the revision comes to, and returns it when
// the revision before is in the graph.
func (r *revision) workOut(ctx context.Context) (*change, error) {
	if err := r.settle(ctx); err != nil {
		return nil, err
	}
	c, err := r.propose(ctx)
	if err != nil {
		return nil, err
	}
	r.digest()
	if err := r.land(); err != nil {
		return nil, err
	}
	r.arrive(c)
	return c, nil
}

// land waits until what is being written is in the graph.
func (s *session) land() error {
	f := s.flight
	if f == nil {
		return nil
	}
	s.flight = nil
	if err := <-f.done; err != nil {
		return err
	}
	for xid := range f.c.made {
		if n, ok := s.memory.nodes.get(xid); ok {
			n.uid = f.c.ids[xid]
		}
	}
	s.stats.add(f.stats)
	return nil
}

// arrive takes the ids that were not known as long as nodes were on their way.
func (r *revision) arrive(c *change) {
	for _, xid := range c.late {
		if n, ok := r.memory.nodes.get(xid); ok && n.uid != "" {
			c.ids[xid] = n.uid
		}
	}
}

// digest remembers which version of the articles the graph is to have.
func (r *revision) digest() {
	if !r.memory.whole {
		return
	}
	for xid, a := range r.articles {
		switch {
		case a.reading == nil:
			delete(r.memory.digests, xid)
		case a.next != nil:
			r.memory.digests[xid] = a.next.value(schema.Digest)
		}
	}
}

// empty reports whether there is nothing to do.
func (r *revision) empty() bool {
	return len(r.articles)+len(r.recheck) == 0 && r.record.empty()
}

// dirtyOf are the marks of the shared nodes to be worked out anew.
func (r *revision) dirtyOf() []Quad {
	var marks []Quad
	for _, xid := range slices.Sorted(maps.Keys(r.recheck)) {
		marks = append(marks, Quad{Subject: metaXID, Predicate: schema.Dirty, Object: r.recheck[xid] + " " + xid})
	}
	return marks
}

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
// What comes before the intent is drafted while the revision before is being
// written, see [drafts].
type steps struct {
	set, del   []Quad // the intent: whether articles come or go, the marks of shared nodes that may lose something, a decision
	roots      []Quad // what other nodes to be made are found by
	rest, drop []Quad // all else
	tombs      []Quad // what nodes to be taken away were found by
}

// steps parts a change into steps.
func (r *revision) steps(c *change) *steps {
	s := &steps{set: append(r.dirtyOf(), r.record.set...), del: r.record.del}
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		r.stepsOf(s, xid, r.articles[xid])
	}
	for _, q := range c.proofs {
		if isRoot(q) {
			s.roots = append(s.roots, q)
		} else {
			s.rest = append(s.rest, q)
		}
	}
	for _, q := range c.set {
		if c.made[q.Subject] && isRoot(q) {
			s.roots = append(s.roots, q)
		} else {
			s.rest = append(s.rest, q)
		}
	}
	for _, q := range c.del {
		if isRoot(q) {
			s.tombs = append(s.tombs, q)
		} else {
			s.drop = append(s.drop, q)
		}
	}
	return s
}

// stepsOf adds an article to the steps.
func (r *revision) stepsOf(s *steps, xid string, a *revised) {
	pending := Quad{Subject: xid, Predicate: schema.Pending, Object: "true"}
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
			for _, q := range p.all() {
				if isRoot(q) {
					d.roots = append(d.roots, q)
				} else {
					d.rest = append(d.rest, q)
				}
			}
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
func (r *revision) draft(ctx context.Context, d *drafts) drafting {
	ids := make(map[string]string)
	isNew := func(xid string) bool { return d.fresh[xid] }
	for _, do := range []func(*writing){
		func(w *writing) { w.writeEach(d.articles) },
		func(w *writing) { w.writeEach(d.roots) },
		func(w *writing) { w.writeSets(d.rest) },
	} {
		if err := r.step(ctx, ids, isNew, do); err != nil {
			return drafting{err: err}
		}
	}
	return drafting{ids: ids}
}

// write does the steps from the intent on, then writes that it is done.
func (r *revision) write(ctx context.Context, c *change, d drafting, s *steps) error {
	if d.err != nil {
		return d.err
	}
	maps.Copy(c.ids, d.ids)
	for _, do := range []func(*writing){
		func(w *writing) { w.write(s.set, s.del) },
		func(w *writing) { w.writeEach(s.roots) },
		func(w *writing) { w.writeSets(s.rest); w.writeDels(s.drop) },
		func(w *writing) { w.writeDels(s.tombs) },
	} {
		if err := r.step(ctx, c.ids, c.isNew, do); err != nil {
			return err
		}
	}
	return r.close(ctx, c)
}

// step makes several transactions, waits for them, and adds the ids that they
// found or made to those known.
func (r *revision) step(ctx context.Context, ids map[string]string, isNew func(string) bool, do func(*writing)) error {
	w := r.newWriting(ctx, ids, isNew)
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
	group *errgroup.Group
	ctx   context.Context
	ids   map[string]string // known ids, not to be changed until the end
	fresh func(string) bool // of external ids: whether the node is known not to be there; may be nil

	mu   sync.Mutex
	made map[string]string
}

func (r *revision) newWriting(ctx context.Context, ids map[string]string, fresh func(string) bool) *writing {
	w := &writing{g: r.g, ids: ids, fresh: fresh, made: make(map[string]string)}
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
		made, err := w.g.writeKnowing(w.ctx, set, del, w.ids, w.fresh)
		w.mu.Lock()
		defer w.mu.Unlock()
		maps.Copy(w.made, made)
		return err
	})
}

// writeEach writes quads in which those of a subject stand together, and
// leaves them so.
func (w *writing) writeEach(quads []Quad) {
	for len(quads) > 0 {
		end := w.end(quads)
		w.write(quads[:end], nil)
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
	for len(quads) > 0 {
		end := w.end(quads)
		w.write(nil, quads[:end])
		quads = quads[end:]
	}
}

// wait waits for all transactions, and returns the ids that they found or made.
func (w *writing) wait() (made map[string]string, err error) {
	err = w.group.Wait()
	return w.made, err
}

// end is where the next transaction ends: it holds all of its subjects, so far
// as they stand together.
func (w *writing) end(quads []Quad) int {
	i := cmp.Or(w.g.opts.quads, perWrite)
	if i >= len(quads) {
		return len(quads)
	}
	for i < len(quads) && quads[i].Subject == quads[i-1].Subject {
		i++
	}
	return i
}

// close takes the marks away that open made, and the articles that are gone.
func (r *revision) close(ctx context.Context, c *change) error {
	del := r.dirtyOf()
	var gone []string
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		if r.articles[xid].reading == nil {
			gone = append(gone, xid)
		} else {
			del = append(del, Quad{Subject: xid, Predicate: schema.Pending, Object: "true"})
		}
	}
	nodes, err := r.g.nodesBy(ctx, "fetch articles", schema.XID, gone, "", fieldsOf(schema.Article))
	if err != nil {
		return err
	}
	for _, n := range nodes {
		del = append(del, n.all()...)
	}
	_, err = r.g.writeKnowing(ctx, nil, del, c.ids, nil)
	return err
}

// count adds up what the change writes.
func (c *change) count(s *Stats) {
	s.Nodes += len(c.made) + len(c.fresh)
	s.Deleted += len(c.del)
	s.written(c.set, c.proofs)
}

// written adds up quads that are written.
func (s *Stats) written(lists ...[]Quad) {
	for _, quads := range lists {
		s.Quads += len(quads)
		for _, q := range quads {
			if q.Ref {
				s.Edges++
			}
		}
	}
}

// begin takes the graph for writing, unless this session has it already, and
// finishes what a run that broke off left unfinished. What was read before may
// have changed: begin says whether it is the first time.
func (s *session) begin(ctx context.Context) (first bool, err error) {
	if s.stop != nil {
		return false, nil
	}
	if err := s.acquire(ctx); err != nil {
		return true, err
	}
	list, err := s.g.Decisions(ctx)
	if err != nil {
		return true, fmt.Errorf("read decisions: %w", err)
	}
	s.d = newDecisions(list)
	r, err := s.unfinished(ctx)
	if err == nil {
		err = r.revise(ctx, Stats{})
	}
	if err == nil {
		err = s.land()
	}
	if err != nil {
		return true, fmt.Errorf("finish what an earlier run left: %w", err)
	}
	some, err := s.g.any(ctx, schema.Article)
	if err == nil && !some {
		s.memory.isWhole()
	}
	return true, err
}

// unfinished is the revision that a run that broke off was about to make.
func (s *session) unfinished(ctx context.Context) (*revision, error) {
	pending, err := s.g.pendingArticles(ctx)
	if err != nil {
		return nil, err
	}
	meta, err := s.g.nodesBy(ctx, "read the journal", schema.XID, []string{metaXID}, "", "uid xid dgraph.type dirty")
	if err != nil {
		return nil, err
	}
	r := s.newRevision()
	r.resumed = true
	for _, n := range meta {
		for _, mark := range n.values(schema.Dirty) {
			if typ, xid, ok := strings.Cut(mark, " "); ok {
				r.recheck[xid] = typ
			}
		}
	}
	return r, r.again(ctx, pending)
}

// pendingArticles are the external ids of the articles left unfinished.
func (g *Graph) pendingArticles(ctx context.Context) ([]string, error) {
	nodes, err := g.nodesBy(ctx, "read the journal", schema.Pending, []string{"true"}, "", "uid xid dgraph.type")
	if err != nil {
		return nil, err
	}
	var xids []string
	for _, n := range nodes {
		xids = append(xids, n.xid)
	}
	slices.Sort(xids)
	return xids, nil
}
