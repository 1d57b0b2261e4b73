package ask

import (
	"slices"
	"testing"

	"entente/extract/fact"
	"entente/graph"
)

func TestNearest(t *testing.T) {
	all := []named{
		{Name: "Japan", Alias: []string{"Japan", "Japanese", "Tokyo"}},
		{Name: "South Korea", Alias: []string{"South Korea", "Seoul"}},
		{Name: "Antony Blinken", Alias: []string{"Antony Blinken", "Blinken"}},
		{Name: "North Korea", Alias: []string{"North Korea", "Pyongyang"}},
		{Name: "Renamed", Alias: []string{"Jordan"}},
	}
	cases := []struct {
		name string
		want []string
	}{
		{"japan", []string{"Japan"}},
		{"Japn", []string{"Japan"}},
		{"TOKYO", []string{"Japan"}},
		{"Blinkin", []string{"Antony Blinken"}},
		{"South Corea", []string{"South Korea"}},
		{"Jordn", []string{"Renamed"}},
		{"Brazil", nil},
		{"", nil},
	}
	for _, c := range cases {
		var got []string
		for _, n := range nearest(c.name, all) {
			got = append(got, n.name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestClash(t *testing.T) {
	says := func(stance string, by ...string) node {
		s := node{Quote: "q", Side: string(graph.SideOf(fact.Stance(stance), "")), Article: &node{Name: "a"}}
		for _, b := range by {
			s.Holder = append(s.Holder, node{Name: b})
		}
		return node{Stance: stance, Statements: []node{s}}
	}
	cases := []struct {
		name      string
		positions []node
		want      bool
	}{
		{"for and against", []node{says("support", "A"), says("oppose", "B")}, true},
		{"the other way round", []node{says("condemn", "A"), says("agree", "B")}, true},
		{"both for", []node{says("support", "A", "B"), says("commit", "B")}, false},
		{"one speaks of both", []node{says("support", "A"), says("oppose", "A")}, false},
		{"no side", []node{says("claim", "A"), says("oppose", "B")}, false},
	}
	for _, c := range cases {
		if _, got := (&node{Positions: c.positions}).clash("A", "B"); got != c.want {
			t.Errorf("%s: clash = %v, want %v", c.name, got, c.want)
		}
	}
}
