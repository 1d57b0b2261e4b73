package graph

import (
	"context"
	"encoding/json"
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
	_, err := g.writeKnowing(ctx, set, del, nil, nil)
	return err
}

// writeKnowing is write with the ids of nodes that are known, and the external
// ids of those known not to be there. It returns the ids of the nodes made.
//
// A commit whose answer was lost may have happened: from the second try on,
// nothing but known ids is taken for granted.
func (g *Graph) writeKnowing(ctx context.Context, set, del []Quad, known map[string]string, fresh map[string]bool) (made map[string]string, err error) {
	if len(set)+len(del) == 0 {
		return nil, nil
	}
	try := 0
	err = g.retry(ctx, "write", func(ctx context.Context) error {
		txn := g.dg.NewTxn()
		defer txn.Discard(ctx)
		ids, err := lookUp(ctx, txn, set, del, known, fresh, try == 0)
		try++
		if err != nil {
			return err
		}
		mu, blank := mutation(set, del, ids)
		if len(mu.SetNquads)+len(mu.DelNquads) == 0 {
			return nil
		}
		mu.CommitNow = true
		resp, err := txn.Mutate(ctx, mu)
		if err != nil {
			return err
		}
		g.tally.commits.Add(1)
		made = make(map[string]string, len(blank))
		for xid, label := range blank {
			made[xid] = resp.Uids[label]
		}
		return nil
	})
	return made, err
}

// lookUp finds the ids of the quads' nodes, in the transaction, so that two
// writers that make the same node conflict.
func lookUp(ctx context.Context, txn *dgo.Txn, set, del []Quad, known map[string]string, fresh map[string]bool, trust bool) (map[string]string, error) {
	ids := make(map[string]string)
	unknown := make(map[string]bool)
	need := func(xid string) {
		if uid, ok := known[xid]; ok {
			ids[xid] = uid
		} else if !trust || !fresh[xid] {
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

// mutation writes the quads down. Nodes without an id get a blank one.
func mutation(set, del []Quad, ids map[string]string) (mu *api.Mutation, blank map[string]string) {
	blank = make(map[string]string)
	term := func(xid string) string {
		if uid, ok := ids[xid]; ok {
			return "<" + uid + ">"
		}
		if blank[xid] == "" {
			blank[xid] = "n" + strconv.Itoa(len(blank))
		}
		return "_:" + blank[xid]
	}
	mu = new(api.Mutation)
	named := make(map[string]bool)
	replaced := make(map[[2]string]bool)
	for _, q := range set {
		object := Literal(q.Object)
		if q.Ref {
			object = term(q.Object)
		}
		mu.SetNquads = appendNQuad(mu.SetNquads, term(q.Subject), q.Predicate, object)
		named[q.Subject] = named[q.Subject] || q.Predicate == schema.XID
		replaced[[2]string{q.Subject, q.Predicate}] = true
	}
	for _, xid := range slices.Sorted(maps.Keys(blank)) {
		if !named[xid] {
			mu.SetNquads = appendNQuad(mu.SetNquads, term(xid), schema.XID, Literal(xid))
		}
	}
	for _, q := range del {
		subject, there := ids[q.Subject]
		if !there {
			continue
		}
		object := "*"
		if lists[q.Predicate] {
			object = Literal(q.Object)
			if q.Ref {
				uid, ok := ids[q.Object]
				if !ok {
					continue
				}
				object = "<" + uid + ">"
			}
		} else if replaced[[2]string{q.Subject, q.Predicate}] {
			continue
		}
		mu.DelNquads = appendNQuad(mu.DelNquads, "<"+subject+">", q.Predicate, object)
	}
	return mu, blank
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
