package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"entente/schema"
)

// TestNoEdgeWithoutItsProof asks, over and over while articles are loaded, replaced and
// removed, for what actors hold and attend, and for the proofs that are not hidden.
func TestNoEdgeWithoutItsProof(t *testing.T) {
	g := open(t)
	writer := connect(t, Options{Addrs: addrs(t), batch: 6})
	ctx, done := context.WithCancel(t.Context())
	loaded := make(chan error, 1)
	go func() {
		defer done()
		var err error
		for seed := range 3 {
			if err == nil {
				_, err = writer.Load(t.Context(), items(chronicle(seed)), nil)
			}
		}
		for i := range 6 {
			if err == nil {
				_, err = writer.Remove(t.Context(), fmt.Sprint("article ", i))
			}
		}
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
	t.Logf("%d questions, %d saw an edge without its proof, or the reverse", asked, early)
	if early > 0 {
		t.Errorf("%d of %d questions saw an edge without its proof, or the reverse: %s", early, asked, seen)
	}
}

// unproved are the edges of which one question sees no proof, and those of which it
// sees nothing but the proof.
func unproved(t *testing.T, g *Graph) (found []string) {
	t.Helper()
	data, err := g.Query(t.Context(), `{`+Hidden+`
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
			ends := xids(row["ends"])
			for _, end := range slices.Concat(ends, proved) {
				if slices.Contains(ends, end) != slices.Contains(proved, end) {
					found = append(found, fmt.Sprint(end, " ", edge, " ", text(row[schema.XID])))
				}
			}
		}
	}
	return found
}
