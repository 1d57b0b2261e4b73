package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/schema"

	"golang.org/x/sync/errgroup"
)

// Sizes of what is written at once, in quads: large enough that the round
// trips do not count, small enough that a lost one is soon made again.
const (
	perWrite = 1000
	writers  = 10
)

// A written tells what a revision wrote.
type written struct {
	nodes, edges, quads, deleted int
}

// revise brings the graph to what the articles of the revision say. It may
// break off at any point: what is unfinished is marked in the graph and
// finished by the next run, see [session.recover].
func (r *revision) revise(ctx context.Context) (written, error) {
	if r.empty() {
		return written{}, nil
	}
	if err := r.settle(ctx); err != nil {
		return written{}, err
	}
	c, err := r.propose(ctx)
	if err != nil {
		return written{}, err
	}
	if err := r.open(ctx, c); err != nil {
		return written{}, err
	}
	if err := r.writeAll(ctx, c); err != nil {
		return written{}, err
	}
	if err := r.close(ctx, c); err != nil {
		return written{}, err
	}
	r.remember(c)
	return c.count(), nil
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

// open writes, in one transaction, what the revision is about to do: the
// articles, marked as pending, the shared nodes that may lose something, and
// the nodes to be made, whose ids all other transactions need.
func (r *revision) open(ctx context.Context, c *change) error {
	set, del := append(r.dirtyOf(), r.record.set...), r.record.del
	for _, xid := range slices.Sorted(maps.Keys(r.articles)) {
		a := r.articles[xid]
		set = append(set, Quad{Subject: xid, Predicate: schema.Pending, Object: "true"})
		switch {
		case a.next != nil && a.was == nil:
			c.made[xid] = schema.Article
			set = append(set, a.next.all()...)
		case a.next != nil:
			diff := &change{}
			r.differ(diff, a.was.quads, a.next.quads)
			set, del = append(set, diff.set...), append(del, diff.del...)
		case a.reading == nil:
			del = append(del, Quad{Subject: xid, Predicate: schema.Digest, Object: a.was.value(schema.Digest)})
		}
	}
	opening := make(map[string]bool)
	c.set = slices.DeleteFunc(c.set, func(q Quad) bool {
		first := c.made[q.Subject] != "" && (q.Predicate == schema.XID || q.Predicate == schema.Type) || q.Predicate == schema.Related
		if first {
			set = append(set, q)
		}
		return first
	})
	for xid := range c.made {
		opening[xid] = true
	}
	made, err := r.g.writeKnowing(ctx, set, del, c.ids, opening)
	if err != nil {
		return err
	}
	maps.Copy(c.ids, made)
	// A node that was there after all, left by a run that broke off, is not
	// among those made.
	var missing []string
	for xid := range c.made {
		if c.ids[xid] == "" {
			missing = append(missing, xid)
		}
	}
	found, err := r.g.nodesBy(ctx, "look up what was made", schema.XID, missing, "", "uid xid dgraph.type")
	for _, n := range found {
		c.ids[n.xid] = n.uid
	}
	return err
}

// writeAll writes the change, several transactions at once. No two of them
// write to one subject, so that they don't conflict.
func (r *revision) writeAll(ctx context.Context, c *change) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(writers)
	dels := c.del
	for start := 0; start < len(c.set); {
		end := boundary(c.set, start+perWrite)
		set := c.set[start:end]
		n, _ := slices.BinarySearchFunc(dels, set[len(set)-1].Subject+"\x00", func(q Quad, s string) int { return strings.Compare(q.Subject, s) })
		del := dels[:n]
		dels = dels[n:]
		start = end
		group.Go(func() error {
			_, err := r.g.writeKnowing(ctx, set, del, c.ids, c.fresh)
			return err
		})
	}
	for start := 0; start < len(dels); {
		end := boundary(dels, start+perWrite)
		del := dels[start:end]
		start = end
		group.Go(func() error {
			_, err := r.g.writeKnowing(ctx, nil, del, c.ids, c.fresh)
			return err
		})
	}
	return group.Wait()
}

// boundary is the end of the run of one subject at or after i.
func boundary(quads []Quad, i int) int {
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

// remember keeps what was written in mind.
func (r *revision) remember(c *change) {
	for xid := range c.made {
		if n, ok := r.nodes.get(xid); ok {
			n.uid = c.ids[xid]
		}
	}
	for _, q := range c.set {
		if manyEnds(q.Predicate) {
			r.edges.put(q.Subject+"|"+q.Predicate+"|"+q.Object, true)
		}
	}
}

func (c *change) count() written {
	w := written{quads: len(c.set), deleted: len(c.del), nodes: len(c.made) + len(c.fresh)}
	for _, q := range c.set {
		if q.Ref {
			w.edges++
		}
	}
	return w
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
		_, err = r.revise(ctx)
	}
	if err != nil {
		return true, fmt.Errorf("finish what an earlier run left: %w", err)
	}
	return true, nil
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
