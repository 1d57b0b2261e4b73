package graph

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"entente/graph/spill"
	"entente/schema"

	"golang.org/x/sync/errgroup"
)

// prove writes the articles and their proofs, and collects what these make true of
// what they share.
func (b *building) prove(ctx context.Context) error {
	for i := range shareParts {
		s, err := spill.New(filepath.Join(b.Temp, "shared-"+strconv.Itoa(i)))
		if err != nil {
			return err
		}
		b.shared = append(b.shared, s)
	}
	var adding sync.Mutex
	return b.each(ctx, func(i int) (func(line) error, func() error, error) {
		out, err := newRDF(filepath.Join(b.Out, fmt.Sprintf("articles-%03d.rdf.gz", i+1)))
		if err != nil {
			return nil, nil, err
		}
		shared := make([]*spill.Writer, len(b.shared))
		for i, s := range b.shared {
			shared[i] = s.Writer(spillMemory / b.Workers / len(b.shared))
		}
		visit := func(p line) error { return b.proveArticle(p, out, shared) }
		return visit, func() error {
			for _, w := range shared {
				if err := w.Flush(); err != nil {
					return err
				}
			}
			adding.Lock()
			defer adding.Unlock()
			b.stats.add(out.stats)
			return out.close()
		}, nil
	})
}

func (b *building) proveArticle(p line, out *rdf, shared []*spill.Writer) error {
	r, err := parseRecord(p.text)
	if err != nil {
		return err
	}
	n, err := articleNode(Item{Article: r.Article, Facts: r.Facts, Reader: r.Reader})
	if err != nil {
		return err
	}
	if err := out.node(n); err != nil {
		return err
	}
	for _, proof := range newReading(n, r.Facts).proofs(&b.res) {
		if err := out.node(proof); err != nil {
			return err
		}
		for _, q := range share(proof, b.d) {
			if err := shared[shardOf(q.Subject, len(shared))].Add(encodeQuad(q)); err != nil {
				return err
			}
		}
	}
	return nil
}

// shardOf parts nodes among so many sets (FNV-1a).
func shardOf(xid string, parts int) int {
	h := uint32(2166136261)
	for i := range len(xid) {
		h = (h ^ uint32(xid[i])) * 16777619
	}
	return int(h % uint32(parts))
}

// encodeQuad writes a quad as it is sorted: by subject, then predicate.
func encodeQuad(q Quad) string {
	kind := "v"
	if q.Ref {
		kind = "r"
	}
	return q.Subject + fieldMark + q.Predicate + fieldMark + kind + q.Object
}

// decodeQuad reads what follows the subject.
func decodeQuad(subject, rest string) Quad {
	predicate, object, _ := strings.Cut(rest, fieldMark)
	return Quad{Subject: subject, Predicate: predicate, Object: object[1:], Ref: object[0] == 'r'}
}

// share writes what articles share, with what people decided and the graph's own node.
func (b *building) share(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(b.Workers)
	var adding sync.Mutex
	for i, s := range b.shared {
		group.Go(func() error {
			out, err := newRDF(filepath.Join(b.Out, fmt.Sprintf("shared-%03d.rdf.gz", i+1)))
			if err != nil {
				return err
			}
			if i == 0 {
				if err := b.own(out); err != nil {
					return err
				}
			}
			if err := b.shareNodes(ctx, s, out); err != nil {
				return err
			}
			adding.Lock()
			defer adding.Unlock()
			b.stats.add(out.stats)
			return out.close()
		})
	}
	return group.Wait()
}

// shareNodes writes shared nodes, with the edges that begin in them. Of a node
// that many articles speak of, the edges are too many to be held.
func (b *building) shareNodes(ctx context.Context, s *spill.Sorter, out *rdf) error {
	n := new(node)
	finish := func() error {
		if n.typ == "" { // without a type it is the subject of edges only
			return nil
		}
		n.settle(b.noteOf(n), b.d)
		return out.node(n)
	}
	for text, err := range s.Sorted() {
		if err != nil {
			return err
		}
		xid, rest, _ := strings.Cut(text, fieldMark)
		if xid != n.xid {
			if err := errors.Join(ctx.Err(), finish()); err != nil {
				return err
			}
			n = &node{xid: xid}
		}
		switch q := decodeQuad(xid, rest); {
		case q.Predicate == schema.XID:
		case q.Predicate == schema.Type:
			n.typ = q.Object
		case manyEnds(q.Predicate):
			if err := out.quad(q); err != nil {
				return err
			}
		default:
			n.quads = append(n.quads, q)
		}
	}
	return finish()
}

// noteOf is what the resolution says of a node.
func (b *building) noteOf(n *node) string {
	if n.typ != schema.Actor {
		return ""
	}
	for _, k := range n.values(schema.Keys) {
		if c := b.clusterOf(k); c.XID == n.xid {
			return c.Note
		}
	}
	return ""
}

// own writes what no article says: the graph's own node, and what was decided.
func (b *building) own(out *rdf) error {
	meta := &node{xid: metaXID, typ: schema.Meta}
	for _, q := range metaQuads() {
		if q.Predicate != schema.Type {
			meta.quads = append(meta.quads, q)
		}
	}
	if err := out.node(meta); err != nil {
		return err
	}
	for _, d := range b.decisions {
		n, err := d.node()
		if err != nil {
			return err
		}
		if err := out.node(n); err != nil {
			return err
		}
	}
	return nil
}
