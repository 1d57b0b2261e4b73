package main

import (
	"strings"
	"testing"

	"entente/cmd/entente/show"
	"entente/extract/fact"
	"entente/graph"
)

func TestSummary(t *testing.T) {
	f := &fact.Facts{
		Actors: []fact.Actor{
			{ID: "CIV", Name: "Côte d'Ivoire", Kind: fact.Country},
			{ID: "GHA", Name: "Gha\x1b[31mna", Kind: fact.Country},
			{ID: "ama-mensah", Name: "Ama Mensah", Kind: fact.Person, Of: "GHA"},
		},
		Meetings: []fact.Meeting{
			{Kind: fact.Call, Status: fact.Planned, Participants: []string{"CIV", "ama-mensah"}, Date: "2024-05"},
			{Kind: fact.Talks, Status: fact.Held, Participants: []string{"CIV", "GHA"}, Place: "Accra", Date: "2024-03-02"},
		},
		Positions: []fact.Position{
			{Name: "opposes new tariffs", Holders: []string{"ama-mensah"}},
			{Name: "port cooperation", Holders: []string{"CIV", "GHA"}},
			{Name: "port cooperation", Holders: []string{"CIV", "GHA"}},
		},
		Unheld: 1,
	}
	print := func(articles int) string {
		var s summary
		for range articles {
			s.add(f)
		}
		p := show.NewPage(80, false)
		s.lay(p, graph.Stats{Articles: articles, Nodes: 9, Edges: 1}, 1500e6)
		return p.String()
	}

	got := print(1)
	order := []string{
		"3 actors\n", "Ama Mensah (Gha [31mna)",
		"2 meetings\n", "2024-03-02  talks in Accra: Côte d'Ivoire", "2024-05     call, planned: ",
		"3 positions\n", "  Côte d'Ivoire, Gha [31mna\n    port cooperation\n", "  Ama Mensah\n    opposes new tariffs\n",
		"1 sentence named a stance without a holder: ",
		"Written: 1 article; 9 nodes, 1 edge; 1.5 s\n",
		`entente links 'Côte d'\''Ivoire' 'Gha [31mna'`,
	}
	at := 0
	for _, part := range order {
		i := strings.Index(got[at:], part)
		if i < 0 {
			t.Fatalf("want %q after what comes before it, got\n%s", part, got)
		}
		at += i + len(part)
	}
	if strings.Contains(got, "\x1b") {
		t.Error("an escape sequence of the article reaches the terminal")
	}

	if got := print(detailed + 1); strings.Contains(got, "port cooperation") || !strings.Contains(got, "63 actors, 42 meetings, 63 positions in 21 articles\n") {
		t.Errorf("of many articles it should only count, got\n%s", got)
	}
}
