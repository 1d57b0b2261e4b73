package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"entente/schema"
)

// TestNoEdgeBeforeItsProof asks, over and over while articles are loaded, for what
// actors hold and attend, and for the proofs that are not of articles being written.
func TestNoEdgeBeforeItsProof(t *testing.T) {
	g := open(t)
	writer := connect(t, Options{Addrs: addrs(t), batch: 6})
	ctx, done := context.WithCancel(t.Context())
	loaded := make(chan error, 1)
	go func() {
		defer done()
		_, err := writer.Load(t.Context(), items(chronicle(0)), nil)
		loaded <- err
	}()
	asked, early := 0, 0
	var seen string
	for ; ctx.Err() == nil; asked++ {
		if found := unproved(t, g); len(found) > 0 {
			early++
			seen = found[0]
		}
	}
	if err := <-loaded; err != nil {
		t.Fatal(err)
	}
	t.Logf("%d questions, %d saw an edge without its proof", asked, early)
	if early > 0 {
		t.Errorf("%d of %d questions saw an edge before its proof: %s", early, asked, seen)
	}
}

// unproved are the edges of which one question sees no proof.
func unproved(t *testing.T, g *Graph) (found []string) {
	t.Helper()
	data, err := g.Query(t.Context(), `{
		var(func: eq(pending, true)) { HIDDEN as ~article }
		holds(func: type(Position)) { xid ends: ~holds { xid } proofs: ~position @filter(not uid(HIDDEN)) { ends: holder { xid } } }
		attends(func: type(Meeting)) { xid ends: ~attends { xid } proofs: ~meeting @filter(not uid(HIDDEN)) { ends: participant { xid } } }
		speaks_on(func: type(Issue)) { xid ends: ~speaks_on { xid } proofs: ~filed_under @filter(not uid(HIDDEN)) { ends: holder { xid } } }
		acts_for(func: type(Actor)) { xid ends: acts_for { xid } proofs: ~actor @filter(not uid(HIDDEN)) { ends: on_behalf { xid } } }
	}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	var answer map[string][]map[string]any
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	for edge, rows := range answer {
		for _, row := range rows {
			var proved []string
			for _, p := range list(row["proofs"]) {
				proved = append(proved, xids(p["ends"])...)
			}
			for _, end := range xids(row["ends"]) {
				if !slices.Contains(proved, end) {
					found = append(found, fmt.Sprint(end, " ", edge, " ", text(row[schema.XID])))
				}
			}
		}
	}
	return found
}
