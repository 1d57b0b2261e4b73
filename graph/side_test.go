package graph

import (
	"testing"

	"entente/extract/fact"
)

func TestSideOf(t *testing.T) {
	cases := []struct {
		stance fact.Stance
		topic  string
		want   Side
	}{
		{fact.Support, "new sanctions against Russia", For},
		{fact.Oppose, "new sanctions against Russia", Against},
		{fact.Demand, "end of violence", Against},
		{fact.Demand, "immediate withdrawal of troops", Against},
		{fact.Condemn, "withdrawal from treaty", For},
		{fact.Support, "talks on ending war", For},
		{fact.Claim, "sanctions work", ""},
		{fact.Deny, "sending weapons", ""},
		{fact.Demand, "", For},
	}
	for _, c := range cases {
		if got := SideOf(c.stance, c.topic); got != c.want {
			t.Errorf("SideOf(%s, %q) = %q, want %q", c.stance, c.topic, got, c.want)
		}
	}
}
