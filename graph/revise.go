package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/schema"
)

// A flight is a change on its way to the server. Of the revision, it holds no
// more than it needs: the next one is worked out meanwhile.
type flight struct {
	c     *change
	stats Stats
	done  chan error
}

// revise brings the graph to what the articles of the revision say, and adds
// up what that came to. It may break off at any point: what is unfinished is
// marked in the graph and finished by the next run, see [session.begin]. An
// interrupted run does it to its end.
//
// It leaves the writing to go on while the next revision is worked out; see
// [session.land].
func (r *revision) revise(ctx context.Context, stats Stats) error {
	if r.empty() {
		return nil
	}
	ctx, done := patient(ctx)
	drafted := make(chan drafting, 1)
	d := r.drafts()
	go func() { drafted <- r.draft(ctx, d) }()
	c, err := r.workOut(ctx)
	if err != nil {
		<-drafted
		done()
		return err
	}
	steps := r.steps(c)
	c.count(&stats)
	d.count(&stats)
	c.set, c.del, c.proofs = nil, nil, nil // it is all in the steps
	f := &flight{c: c, stats: stats, done: make(chan error, 1)}
	r.session.flight = f
	go func(s *session) {
		defer done()
		f.done <- s.write(ctx, c, <-drafted, steps)
	}(r.session)
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

// close takes the marks away that the intent made, and the articles that are gone.
func (s *session) close(ctx context.Context, marks []Quad, gone []string, ids map[string]string) error {
	nodes, err := s.g.nodesBy(ctx, "fetch articles", schema.XID, gone, "", fieldsOf(schema.Article))
	if err != nil {
		return err
	}
	for _, n := range nodes {
		marks = append(marks, n.all()...)
	}
	_, err = s.g.writeKnowing(ctx, s.fence, nil, marks, ids, nil)
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
	s.d = s.g.decided(list)
	r, err := s.unfinished(ctx)
	switch {
	case err == nil && s.remakes:
		_, err = s.remake(ctx)
	case err == nil:
		err = r.revise(ctx, Stats{})
	}
	if err == nil {
		err = s.land()
	}
	if err != nil {
		return true, fmt.Errorf("finish what an earlier run left: %w", err)
	}
	some, err := s.g.any(ctx, schema.Facts)
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
	marks, err := s.g.marks(ctx)
	if err != nil {
		return nil, err
	}
	r := s.newRevision()
	r.resumed, s.remakes = true, false
	var marked []string
	for _, mark := range marks {
		typ, xid, ok := strings.Cut(mark, " ")
		switch {
		case mark == remaking:
			s.remakes = true
		case ok && typ == schema.Article:
			marked = append(marked, xid)
		case ok:
			r.recheck[xid] = typ
		}
	}
	if s.remakes {
		return r, nil
	}
	slices.Sort(marked)
	if err := r.again(ctx, append(pending, marked...)); err != nil {
		return nil, err
	}
	for _, xid := range marked {
		if a := r.articles[xid]; a != nil {
			a.left = true
		}
	}
	return r, nil
}

// marks are those of the shared nodes and articles that a revision is working on.
func (g *Graph) marks(ctx context.Context) ([]string, error) {
	meta, err := g.nodesBy(ctx, "read the journal", schema.XID, []string{metaXID}, "", "uid xid dgraph.type dirty")
	var all []string
	for _, n := range meta {
		all = append(all, n.values(schema.Dirty)...)
	}
	return all, err
}

// pendingArticles are the external ids of the articles left unfinished.
func (g *Graph) pendingArticles(ctx context.Context) ([]string, error) {
	nodes, err := g.nodesBy(ctx, "read the journal", schema.Pending, []string{"true"}, "", "uid xid dgraph.type")
	if err != nil {
		return nil, err
	}
	var xids []string
	for _, n := range nodes {
		if n.typ == schema.Article { // else a proof
			xids = append(xids, n.xid)
		}
	}
	slices.Sort(xids)
	return xids, nil
}
