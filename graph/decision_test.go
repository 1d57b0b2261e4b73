package graph

import (
	"strings"
	"testing"
)

func TestTopicOfTheUser(t *testing.T) {
	g := open(t)
	load(t, g, newYork("a").item())
	before := dump(t, g)
	d, stats, err := g.Decide(t.Context(), Group, "Status quo", "changing the status quo")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(d, stats)
	if after := dump(t, g); !strings.Contains(after, `"Status quo"`) {
		t.Error("the user's topic is not in the graph")
	}
	load(t, g, newYork("b").item())
	if _, err := g.Remove(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Undo(t.Context(), d.Number); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) != before {
		t.Error("undoing the decision does not give the graph before it")
	}
}
