package graph

import (
	"context"
	"testing"
)

// TestFactsAreReadOnce sees that facts are taken from the graph where article and
// reader are the same, and only there.
func TestFactsAreReadOnce(t *testing.T) {
	g := open(t)
	item := newYork("a").item()
	item.Reader = "first"
	known := func(text, copyOf, reader string) bool {
		t.Helper()
		a := *item.Article
		a.Text += text
		facts, err := g.FactsOf(t.Context(), &a, copyOf, reader)
		if err != nil {
			t.Fatal(err)
		}
		return facts != nil
	}
	if known("", "", "first") {
		t.Error("an empty graph knows facts")
	}
	load(t, g, item)
	if !known("", "", "first") {
		t.Error("what was loaded is not known")
	}
	if known(" More.", "", "first") || known("", "b", "first") || known("", "", "second") {
		t.Error("another text, a copy, or another reader is known")
	}
	// Another reader that reads the same is noted, and writes nothing else.
	was := g.tally.commits.Load()
	item.Reader = "second"
	load(t, g, item)
	if !known("", "", "second") || known("", "", "first") {
		t.Error("who read it last is not noted")
	}
	if n := g.tally.commits.Load() - was; n != 1 {
		t.Errorf("%d commits, want 1", n)
	}
}

// TestBatchesFillUp sees that articles are held back until there are enough, and
// no longer than the input has more.
func TestBatchesFillUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	items := make(chan Item)
	batches := gather(ctx, items, 3)
	give := func(n int) {
		for range n {
			items <- newYork("a").item()
		}
	}
	give(3)
	if b := <-batches; len(b) != 3 {
		t.Errorf("a batch of %d, want 3", len(b))
	}
	give(2)
	select {
	case b := <-batches:
		t.Errorf("a batch of %d while more is to come", len(b))
	default:
	}
	items <- Item{} // nothing comes for a while
	if b := <-batches; len(b) != 2 {
		t.Errorf("a batch of %d, want 2", len(b))
	}
	items <- Item{}
	give(1)
	close(items)
	if b := <-batches; len(b) != 1 {
		t.Errorf("a batch of %d, want 1", len(b))
	}
	if _, more := <-batches; more {
		t.Error("a batch of nothing")
	}
}
