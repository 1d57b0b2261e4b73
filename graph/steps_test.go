package graph

import (
	"testing"

	"entente/schema"
)

// TestShowingParts: a showing too large for one transaction comes in several, in which
// nothing is lost and no value is taken away that another one has taken the place of.
func TestShowingParts(t *testing.T) {
	quad := func(subject, predicate, object string) Quad {
		return Quad{Subject: subject, Predicate: predicate, Object: object}
	}
	s := showing{
		set: []Quad{quad("a", schema.Name, "new"), quad("a", schema.Alias, "new"), quad("b", schema.Alias, "x")},
		del: []Quad{quad("a", schema.Name, "old"), quad("a", schema.Alias, "old"), quad("c", schema.Name, "gone")},
	}
	if got := s.parts(6); len(got) != 1 || len(got[0].set) != 3 || len(got[0].del) != 3 {
		t.Errorf("what fits into one transaction is parted: %v", got)
	}
	var set, del []Quad
	for _, p := range s.parts(2) {
		if len(p.set) > 0 && len(p.del) > 0 || len(p.set)+len(p.del) > 2 {
			t.Errorf("part %v of two quads at most", p)
		}
		if len(p.del) > 0 && len(set) > 0 {
			t.Error("something is set before all is taken away")
		}
		set, del = append(set, p.set...), append(del, p.del...)
	}
	if len(set) != 3 || len(del) != 2 || del[0].Predicate != schema.Alias {
		t.Errorf("parts set %v and delete %v", set, del)
	}
}
