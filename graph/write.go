package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"entente/schema"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
)

// lists are the predicates that hold several values.
var lists = func() map[string]bool {
	set := map[string]bool{schema.Type: true}
	for _, p := range schema.Predicates() {
		set[p.Name] = p.List
	}
	return set
}()

// write makes one transaction that sets and deletes quads. Nodes that are not
// there yet are made; what is to be deleted of nodes that are not there is
// passed over.
func (g *Graph) write(ctx context.Context, set, del []Quad) error {
	_, err := g.writeKnowing(ctx, nil, set, del, nil, nil)
	return err
}

// writeKnowing is write with the ids of nodes that are known, and a word on
// which are known not to be there. It returns the ids that it found or made.
//
// Only within the fence of a session, where one is given, may it write.
//
// A commit whose answer was lost may have happened: from the second try on,
// nothing but known ids is taken for granted.
func (g *Graph) writeKnowing(ctx context.Context, f *fence, set, del []Quad, known map[string]string, fresh func(string) bool) (found map[string]string, err error) {
	if len(set)+len(del) == 0 {
		return nil, nil
	}
	slot, err := f.enter(ctx)
	if err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	defer f.leave(slot)
	try := 0
	err = g.retry(ctx, "write", func(ctx context.Context) error {
		txn := g.dg.NewTxn()
		defer txn.Discard(ctx)
		if try++; try > 1 {
			fresh = nil
		}
		ids, err := lookUp(ctx, txn, set, del, known, fresh)
		if err != nil {
			return err
		}
		mu, blank := mutation(set, del, known, ids)
		if len(mu.Set)+len(mu.Del) == 0 {
			return nil
		}
		if f != nil {
			own, err := f.check(ctx, txn, slot)
			if errors.Is(err, ErrBusy) && try < fenceReads {
				return fmt.Errorf("%w: %w", dgo.ErrAborted, err)
			}
			if err != nil {
				return err
			}
			mu.Set = append(mu.Set, own)
		}
		mu.CommitNow = true
		resp, err := txn.Mutate(ctx, mu)
		if err != nil {
			return err
		}
		g.tally.commits.Add(1)
		for xid, label := range blank {
			ids[xid] = resp.Uids[label]
		}
		found = ids
		return nil
	})
	return found, err
}

// lookUp finds the ids of the quads' nodes that are not known, in the
// transaction, so that two writers that make the same node conflict.
func lookUp(ctx context.Context, txn *dgo.Txn, set, del []Quad, known map[string]string, fresh func(string) bool) (map[string]string, error) {
	ids := make(map[string]string)
	unknown := make(map[string]bool)
	need := func(xid string) {
		if _, ok := known[xid]; !ok && (fresh == nil || !fresh(xid)) {
			unknown[xid] = true
		}
	}
	for _, quads := range [][]Quad{set, del} {
		for _, q := range quads {
			need(q.Subject)
			if q.Ref {
				need(q.Object)
			}
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(unknown)), perQuery) {
		resp, err := txn.Query(ctx, "{ q(func: "+eqList(schema.XID, part)+") { uid xid } }")
		if err != nil {
			return nil, err
		}
		if err := decodeIDs(resp.Json, ids); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// star is how Dgraph is told to delete all values there are.
const star = "_STAR_ALL"

// mutation turns quads into those of the server. Nodes that have no id in
// either map get a blank one.
func mutation(set, del []Quad, known, ids map[string]string) (mu *api.Mutation, blank map[string]string) {
	blank = make(map[string]string)
	idOf := func(xid string) (string, bool) {
		if uid, ok := known[xid]; ok {
			return uid, true
		}
		uid, ok := ids[xid]
		return uid, ok
	}
	term := func(xid string) string {
		if uid, ok := idOf(xid); ok {
			return uid
		}
		if blank[xid] == "" {
			blank[xid] = "n" + strconv.Itoa(len(blank))
		}
		return "_:" + blank[xid]
	}
	mu = &api.Mutation{Set: make([]*api.NQuad, 0, len(set))}
	named := make(map[string]bool)
	replaced := make(map[[2]string]bool)
	for _, q := range set {
		nq := &api.NQuad{Subject: term(q.Subject), Predicate: q.Predicate}
		if q.Ref {
			nq.ObjectId = term(q.Object)
		} else {
			nq.ObjectValue = value(q.Object)
		}
		mu.Set = append(mu.Set, nq)
		if q.Predicate == schema.XID {
			named[q.Subject] = true
		}
		if len(del) > 0 && !lists[q.Predicate] {
			replaced[[2]string{q.Subject, q.Predicate}] = true
		}
	}
	for _, xid := range slices.Sorted(maps.Keys(blank)) {
		if !named[xid] {
			mu.Set = append(mu.Set, &api.NQuad{Subject: term(xid), Predicate: schema.XID, ObjectValue: value(xid)})
		}
	}
	for _, q := range del {
		subject, there := idOf(q.Subject)
		if !there || replaced[[2]string{q.Subject, q.Predicate}] {
			continue
		}
		nq := &api.NQuad{Subject: subject, Predicate: q.Predicate}
		switch object, known := idOf(q.Object); {
		case !lists[q.Predicate]:
			nq.ObjectValue = value(star)
		case !q.Ref:
			nq.ObjectValue = value(q.Object)
		case known:
			nq.ObjectId = object
		default:
			continue
		}
		mu.Del = append(mu.Del, nq)
	}
	return mu, blank
}

// value is a value as dgraph live sends it: the server makes of it what the
// schema says.
func value(text string) *api.Value {
	return &api.Value{Val: &api.Value_DefaultVal{DefaultVal: printable(text)}}
}

func decodeIDs(answer []byte, into map[string]string) error {
	var found struct {
		Q []struct{ UID, XID string }
	}
	if err := json.Unmarshal(answer, &found); err != nil {
		return fmt.Errorf("look up ids: %w", err)
	}
	for _, row := range found.Q {
		into[row.XID] = row.UID
	}
	return nil
}
