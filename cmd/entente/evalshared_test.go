package main

import (
	"testing"

	"entente/graph"
)

// TestShared counts positions of three articles: two share an issue, one has
// its own twice, and one has none.
func TestShared(t *testing.T) {
	var s shared
	s.add(0, []graph.Filing{{Issue: "a"}, {Issue: "b"}, {Issue: "b"}})
	s.add(1, []graph.Filing{{Issue: "a"}})
	s.add(2, []graph.Filing{{}})
	if got, want := s.String(), "5 positions, 4 with an issue; 2 (0.400) share it with another article's"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
