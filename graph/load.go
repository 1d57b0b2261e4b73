package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/schema"
)

// An Item is an article and what was read in it. One without an article says
// that the next is waited for: what came before it is written meanwhile.
type Item struct {
	Article *article.Article
	Facts   *fact.Facts
	// Reader tells one way of reading from others, a digest of program and tables.
	// Where it is given, what was read so need not be read again, see [Graph.FactsOf].
	Reader string
}

// Stats tell what a run of writing did.
type Stats struct {
	Articles  int // written, replaced ones included
	Replaced  int // of those, the ones that were there in another version
	Unchanged int // passed over, since the graph has them just so
	Removed   int
	Nodes     int // made
	Edges     int // written
	Quads     int // written, edges included
	Deleted   int // quads deleted
	Commits   int // transactions
	Aborts    int // transactions made again because of others
	Waits     int // calls made again because no server answered
}

// perRevision is how many articles are written at a time: the more, the fewer
// names move from node to node as more becomes known, and the fewer commits the
// server makes, but the more memory it takes. Fewer are written where the input
// has no more for now, or where they have been held back for so long that much
// reading would be lost.
const (
	perRevision = 1024
	heldBack    = time.Minute
)

// Load writes articles as they come, until the channel is closed. What was
// left unfinished by a run that broke off is finished first. Articles that the
// graph has just so are passed over; of those that it has in another version,
// what the old version proved is replaced. The order in which they come is of
// no account. Where an article comes twice, the later one counts.
//
// Progress, where not nil, is called after each step with the sum so far. On
// an error, what was written stays, and a later Load goes on from there.
func (g *Graph) Load(ctx context.Context, items <-chan Item, progress func(Stats)) (Stats, error) {
	var stats Stats
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := gather(ctx, items, cmp.Or(g.opts.batch, perRevision))
	err := g.writing(func(s *session) error {
		if err := s.finish(ctx); err != nil {
			return err
		}
		for batch := range batches {
			if err := s.load(ctx, batch); err != nil {
				return err
			}
			if progress != nil {
				progress(stats)
			}
		}
		if err := s.land(); err != nil {
			return err
		}
		if progress != nil {
			progress(stats)
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("load: %w", err)
		}
		return nil
	}, &stats)
	return stats, err
}

// writing makes one run of writing and counts its calls.
func (g *Graph) writing(run func(*session) error, stats *Stats) error {
	commits, aborts, waits := g.tally.commits.Load(), g.tally.aborts.Load(), g.tally.waits.Load()
	s := g.newSession(stats)
	err := run(s)
	if late := s.land(); err == nil {
		err = late
	}
	if lost := s.release(); err == nil {
		err = lost
	}
	stats.Commits = int(g.tally.commits.Load() - commits)
	stats.Aborts = int(g.tally.aborts.Load() - aborts)
	stats.Waits = int(g.tally.waits.Load() - waits)
	return err
}

// finish finishes what an earlier run left, if there is anything. Otherwise
// nothing is written, the lock included.
func (s *session) finish(ctx context.Context) error {
	r, err := s.unfinished(ctx)
	if err == nil && (s.remakes || !r.empty()) {
		_, err = s.begin(ctx)
	}
	return err
}

// gather puts the articles together that are written at a time, while those
// before them are being written: as many as come meanwhile, up to size.
func gather(ctx context.Context, items <-chan Item, size int) <-chan []Item {
	batches := make(chan []Item)
	go func() {
		defer close(batches)
		var batch []Item
		var timeout <-chan time.Time
		var out chan []Item // nil as long as more articles are waited for
		for items != nil || len(batch) > 0 {
			in := items
			if len(batch) == size {
				in = nil
			}
			select {
			case item, more := <-in:
				if !more {
					items = nil
					out = batches
					break
				}
				if item.Article == nil {
					if len(batch) > 0 {
						out = batches
					}
					break
				}
				if len(batch) == 0 {
					timeout = time.After(heldBack)
				}
				batch = append(batch, item)
				if len(batch) == size {
					out = batches
				}
			case <-timeout:
				out = batches
			case out <- batch:
				batch, timeout, out = nil, nil, nil
			case <-ctx.Done():
				return
			}
		}
	}()
	return batches
}

// load writes one batch.
func (s *session) load(ctx context.Context, batch []Item) error {
	nodes := make(map[string]*node, len(batch))
	facts := make(map[string]*fact.Facts, len(batch))
	for _, item := range batch {
		n, err := articleNode(item)
		if err != nil {
			return err
		}
		nodes[n.xid], facts[n.xid] = n, item.Facts
	}
	all := maps.Clone(nodes)
	changed, stamps, err := s.unlike(ctx, nodes)
	if err != nil {
		return err
	}
	if len(nodes)+len(stamps) > 0 {
		first, err := s.begin(ctx)
		if err != nil {
			return err
		}
		if first { // another may have written in between
			nodes = all
			if changed, stamps, err = s.unlike(ctx, nodes); err != nil {
				return err
			}
		}
	}
	if err := s.put(ctx, stamps, nil); err != nil {
		return err
	}
	s.stats.Unchanged += len(batch) - len(nodes)
	r := s.newRevision()
	r.recalls = true
	if err := r.take(ctx, changed, fieldsOf(schema.Article)); err != nil {
		return err
	}
	for xid, n := range nodes {
		a := r.articles[xid]
		if a == nil {
			a = new(revised)
			r.articles[xid] = a
		}
		a.next, a.reading = n, newReading(n, facts[xid])
	}
	return r.revise(ctx, Stats{Articles: len(nodes), Replaced: len(changed)})
}

// unlike drops the articles that the graph has just so, and returns those it
// has in another version. Of those that are so but were read in another way, the
// stamps are what to note of it.
func (s *session) unlike(ctx context.Context, nodes map[string]*node) (changed []string, stamps []Quad, err error) {
	if s.memory.whole {
		for xid, n := range nodes {
			switch digest, there := s.memory.digests[xid]; {
			case there && digest == n.value(schema.Digest):
				delete(nodes, xid)
			case there:
				changed = append(changed, xid)
			}
		}
		slices.Sort(changed)
		return changed, nil, nil
	}
	there, err := s.nodesBy(ctx, "look for articles", schema.XID, slices.Sorted(maps.Keys(nodes)), "", "uid xid dgraph.type digest origin pending")
	for _, n := range there {
		if nodes[n.xid] == nil || slices.Contains(changed, n.xid) {
			return nil, nil, fmt.Errorf("article %s: %w", n.xid, ErrBroken)
		}
		if n.value(schema.Digest) == nodes[n.xid].value(schema.Digest) && n.value(schema.Pending) == "" {
			if origin := nodes[n.xid].value(schema.Origin); origin != n.value(schema.Origin) {
				stamps = append(stamps, Quad{Subject: n.xid, Predicate: schema.Origin, Object: origin})
			}
			delete(nodes, n.xid)
		} else {
			changed = append(changed, n.xid)
		}
	}
	return changed, stamps, err
}

// add adds up what was written; calls are counted elsewhere.
func (s *Stats) add(o Stats) {
	s.Articles += o.Articles
	s.Replaced += o.Replaced
	s.Removed += o.Removed
	s.Nodes += o.Nodes
	s.Edges += o.Edges
	s.Quads += o.Quads
	s.Deleted += o.Deleted
}

// Remove takes an article out of the graph, with what only it proved. The
// article goes by its id, its URL, its title, its short name or its external id; the error is
// [ErrNotFound] where there is none.
func (g *Graph) Remove(ctx context.Context, id string) (Stats, error) {
	var stats Stats
	err := g.writing(func(s *session) error {
		if _, err := g.findArticle(ctx, id); err != nil {
			return err
		}
		if _, err := s.begin(ctx); err != nil {
			return err
		}
		xid, err := g.findArticle(ctx, id)
		if err != nil {
			return err
		}
		r := s.newRevision()
		if err := r.take(ctx, []string{xid}, fieldsOf(schema.Article)); err != nil {
			return err
		}
		return r.revise(ctx, Stats{Removed: 1})
	}, &stats)
	return stats, err
}

// findArticle finds an article's external id.
func (g *Graph) findArticle(ctx context.Context, id string) (string, error) {
	for _, by := range [][2]string{{schema.XID, articleXID(id)}, {schema.XID, id}, {schema.URL, id}, {schema.Alias, id}, {schema.Name, id}} {
		nodes, err := g.nodesBy(ctx, "look for the article", by[0], []string{by[1]}, "@filter(type("+schema.Article+"))", "uid xid dgraph.type")
		switch {
		case err != nil:
			return "", err
		case len(nodes) == 1:
			return nodes[0].xid, nil
		case len(nodes) > 1:
			return "", fmt.Errorf("article %q: %w: %s and %s", id, ErrAmbiguous, nodes[0].xid, nodes[1].xid)
		}
	}
	return "", fmt.Errorf("article %q: %w", id, ErrNotFound)
}
