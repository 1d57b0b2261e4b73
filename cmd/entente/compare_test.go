package main

import (
	"strings"
	"testing"

	"entente/cmd/entente/show"
	"entente/graph/ask"
)

// TestJointStatement compares two actors who share one statement: it is shown once.
func TestJointStatement(t *testing.T) {
	joint := &ask.Saying{Who: []string{"Chile", "Peru"}, Quote: "We welcome the pact"}
	d := &ask.Comparison{A: "Chile", B: "Peru", Agree: []ask.Common{{Issue: "trade", Shared: 1, Pairs: []ask.Pair{{Agree: true, A: joint, B: joint}}}}}
	out := page{Page: show.NewPage(80, false)}
	out.comparison(d)
	if n := strings.Count(out.String(), joint.Quote); n != 1 {
		t.Errorf("shown %d times:\n%s", n, out.String())
	}
}
