package ask

import "testing"

// TestCommon counts a pair of positions once, also where both actors hold both.
func TestCommon(t *testing.T) {
	said := func(position, topic string, who ...string) *Saying {
		return &Saying{Issue: "trade", Side: "for", Who: who, position: position, topic: topic}
	}
	for _, c := range []struct {
		name   string
		group  []*Saying
		shared int
	}{
		{"one joint statement", []*Saying{said("p", "t", "Chile", "Peru")}, 1},
		{"two joint statements on one topic", []*Saying{said("p", "t", "Chile", "Peru"), said("q", "t", "Chile", "Peru")}, 3},
		{"each its own", []*Saying{said("p", "t", "Chile"), said("q", "t", "Peru")}, 1},
		{"each both", []*Saying{said("p", "t", "Chile"), said("q", "t", "Peru"), said("p", "t", "Peru")}, 2},
		{"other topics", []*Saying{said("p", "t", "Chile"), said("q", "u", "Peru")}, 0},
	} {
		if got := common(c.group, "Chile", "Peru"); got.Shared != c.shared || len(got.Pairs) != c.shared {
			t.Errorf("%s: %d shared, want %d", c.name, got.Shared, c.shared)
		}
	}
}
