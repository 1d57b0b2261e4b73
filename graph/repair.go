package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/schema"
)

// remaking is the mark of a graph that is being made anew. As long as it is
// there, the next run of writing begins with doing so again.
const remaking = "remake"

// A Repaired tells what [Graph.Repair] did.
type Repaired struct {
	Articles int      // that the graph was made of anew
	Doubled  int      // nodes beyond the first of one external id
	Lost     []string // articles whose facts are not in the graph any longer: to be loaded again
}

// Repair makes the graph anew from what cannot be made of anything else: the
// articles in it, with the facts read in them, and decisions. Where there are
// two nodes of one article, one is kept. Articles without facts go, and are named.
// It may break off at any point: the next run of writing does it again.
func (g *Graph) Repair(ctx context.Context) (Repaired, error) {
	var done Repaired
	var stats Stats
	err := g.writing(func(s *session) error {
		if err := s.acquire(ctx); err != nil {
			return err
		}
		var err error
		done, err = s.remake(ctx)
		return err
	}, &stats)
	return done, err
}

// remake takes everything away that follows from articles, and works it out anew.
func (s *session) remake(ctx context.Context) (Repaired, error) {
	if err := s.put(ctx, []Quad{{Subject: metaXID, Predicate: schema.Dirty, Object: remaking}}, nil); err != nil {
		return Repaired{}, err
	}
	kept, done, err := s.keepers(ctx)
	if err != nil {
		return done, err
	}
	if err := s.wipe(ctx, kept); err != nil {
		return done, err
	}
	list, err := s.g.Decisions(ctx)
	if err != nil {
		return done, fmt.Errorf("read decisions: %w", err)
	}
	s.d = s.g.decided(list)
	if err := s.rereadAll(ctx); err != nil {
		return done, err
	}
	if err := s.land(); err != nil {
		return done, err
	}
	s.remakes = false
	return done, s.put(ctx, nil, []Quad{{Subject: metaXID, Predicate: schema.Dirty, Object: star}})
}

// put writes one transaction within the session's fence. Subjects may be ids of
// the server's.
func (s *session) put(ctx context.Context, set, del []Quad) error {
	known := make(map[string]string)
	for _, q := range slices.Concat(set, del) {
		if strings.HasPrefix(q.Subject, "0x") {
			known[q.Subject] = q.Subject
		}
	}
	_, err := s.g.writeKnowing(ctx, s.fence, set, del, known, nil)
	return err
}

// keepers finds the nodes to be kept: one of each article that has its facts, one
// of each decision, and those on the graph itself.
func (s *session) keepers(ctx context.Context) (kept map[string]bool, done Repaired, err error) {
	kept = make(map[string]bool)
	seen := make(map[string]string) // external ids: the node that is kept, or nothing
	names := make(map[string]string)
	visit := func(row map[string]any) {
		uid, xid := text(row["uid"]), text(row[schema.XID])
		if seen[xid] != "" {
			done.Doubled++
			return
		}
		seen[xid] = ""
		if row[schema.Facts] == nil && row[schema.Verb] == nil || row[schema.Facts] != nil && !legible(row) {
			names[xid] = text(row[schema.Name])
			return
		}
		seen[xid], kept[uid] = uid, true
	}
	if err := s.g.rowsOf(ctx, schema.Article, 100, "xid name digest text facts", visit); err != nil {
		return nil, done, err
	}
	done.Articles = len(kept)
	for _, xid := range slices.Sorted(maps.Keys(names)) {
		if seen[xid] == "" {
			done.Lost = append(done.Lost, strings.TrimPrefix(xid, "article:")+" ("+names[xid]+")")
		}
	}
	if err := s.g.rowsOf(ctx, schema.Decision, perQuery, "xid name verb", visit); err != nil {
		return nil, done, err
	}
	var answer struct{ Q []struct{ UID string } }
	if err := s.g.read(ctx, "look for what is to stay", "{ q(func: "+eqList(schema.XID, keeperXIDs())+") { uid } }", nil, &answer); err != nil {
		return nil, done, err
	}
	for _, n := range answer.Q {
		kept[n.UID] = true
	}
	return kept, done, nil
}

// legible reports whether an article has what it takes to work out its proofs.
func legible(row map[string]any) bool {
	var facts fact.Facts
	return text(row[schema.Digest]) != "" && text(row[schema.Text]) != "" && json.Unmarshal([]byte(text(row[schema.Facts])), &facts) == nil
}

// foreignNode reports whether a node has a type that is none of ours.
func foreignNode(row map[string]any) bool {
	types, _ := row[schema.Type].([]any)
	return len(types) > 0 && !slices.ContainsFunc(types, func(t any) bool { return slices.Contains(dumpTypes(), text(t)) })
}

// wipe deletes all nodes of the graph that are not to be kept, whatever is left
// of them.
func (s *session) wipe(ctx context.Context, kept map[string]bool) error {
	var fields []string
	for _, p := range slices.Concat(schema.Predicates(), retired) {
		if p.Type == "uid" {
			fields = append(fields, p.Name+" { uid }")
		} else {
			fields = append(fields, p.Name)
		}
	}
	all := strings.Join(fields, " ")
	roots := []string{"has(xid)", "has(article)"}
	for _, typ := range dumpTypes() {
		roots = append(roots, "type("+typ+")")
	}
	for _, root := range roots {
		err := s.g.pages(ctx, "read what is to be made anew", "", root, 500, "uid dgraph.type "+all, func(rows []map[string]any) error {
			var del []Quad
			for _, row := range rows {
				uid := text(row["uid"])
				if kept[uid] || foreignNode(row) {
					continue
				}
				for predicate := range row {
					if predicate != "uid" {
						del = append(del, Quad{Subject: uid, Predicate: predicate, Object: star})
					}
				}
			}
			return s.put(ctx, nil, del)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
