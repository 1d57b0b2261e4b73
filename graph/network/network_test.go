package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph"
	"entente/graph/graphtest"
)

// item is an article in which countries meet and hold a position.
func item(id, date, position string, countries ...string) graph.Item {
	const text = "They met, and said so."
	e := fact.Evidence{Quote: text, End: len(text)}
	f := &fact.Facts{Article: id}
	for _, c := range countries {
		f.Actors = append(f.Actors, fact.Actor{ID: c, Code: c, Kind: fact.Country, Name: c, Names: []string{c}})
	}
	f.Meetings = []fact.Meeting{{Kind: fact.Talks, Status: fact.Held, Participants: countries, Date: date, Evidence: e}}
	f.Positions = []fact.Position{{Name: "supports " + position, Holders: countries, Stance: fact.Support, Topic: position, Evidence: e}}
	return graph.Item{Article: &article.Article{ID: id, Title: id, Text: text, Published: date}, Facts: f}
}

// TestMeetingsToCome counts only held meetings as met.
func TestMeetingsToCome(t *testing.T) {
	var items []graph.Item
	for i, status := range []fact.MeetingStatus{fact.Held, fact.Planned, fact.Cancelled, fact.Planned} {
		one := item(fmt.Sprint(i), fmt.Sprintf("2024-05-%02d", i+1), "ferries", "JPN", "USA")
		one.Facts.Positions, one.Facts.Meetings[0].Status = nil, status
		items = append(items, one)
	}
	n, err := Open(t.Context(), graphtest.Open(t, items...), Options{Collapse: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range n.Edges(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(e.Kind, " ", e.Weight, " ", e.Start, " ", e.End))
	}
	if want := []string{"met 1 2024-05-01 2024-05-01", "to_meet 2 2024-05-02 2024-05-04"}; !slices.Equal(got, want) {
		t.Errorf("edges: %q, want %q", got, want)
	}
}

func TestNetwork(t *testing.T) {
	g := graphtest.Open(t,
		item("one", "2022-09-22", "ferries", "JPN", "KOR"),
		item("two", "2023-02-03", "ferries", "KOR", "USA"),
		item("three", "2023-02-03", "tunnels", "USA", "FRA"))
	for _, c := range []struct {
		name  string
		o     Options
		nodes string // names of actors
		edges []string
	}{
		{"all", Options{}, "FRA JPN KOR USA", nil},
		{"collapsed", Options{Collapse: true}, "FRA JPN KOR USA", []string{
			"FRA met USA 1 2023-02-03 2023-02-03", "FRA shares USA 1 2023-02-03 2023-02-03",
			"JPN met KOR 1 2022-09-22 2022-09-22", "JPN shares KOR 1 2022-09-22 2023-02-03",
			"JPN shares USA 1 2022-09-22 2023-02-03", "KOR met USA 1 2023-02-03 2023-02-03", "KOR shares USA 1 2022-09-22 2023-02-03"}},
		{"two steps", Options{Collapse: true, Around: "country:JPN", Hops: 2}, "JPN KOR USA", nil},
		{"no step", Options{Around: "country:JPN"}, "JPN", []string{}},
		{"no one", Options{Around: "country:XXX", Hops: 3}, "", []string{}},
		{"early", Options{Until: "2022"}, "JPN KOR", nil},
		{"late, collapsed", Options{Since: "2023", Collapse: true}, "FRA KOR USA", []string{
			"FRA met USA 1 2023-02-03 2023-02-03", "FRA shares USA 1 2023-02-03 2023-02-03",
			"KOR met USA 1 2023-02-03 2023-02-03", "KOR shares USA 1 2023-02-03 2023-02-03"}},
		{"proved twice, but once only then", Options{MinArticles: 2, Since: "2023"}, "", []string{}},
		{"proved twice", Options{MinArticles: 2}, "KOR", []string{"KOR holds supports ferries 2 2022-09-22 2023-02-03"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := Open(t.Context(), g, c.o)
			if err != nil {
				t.Fatal(err)
			}
			var actors, all []string
			var stars int
			for node, err := range n.Nodes(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, node.ID)
				if node.Kind == Actor {
					actors = append(actors, node.Name)
				}
			}
			edges := []string{}
			for e, err := range n.Edges(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				edges = append(edges, fmt.Sprint(e.SourceName, " ", e.Kind, " ", e.TargetName, " ", e.Weight, " ", e.Start, " ", e.End))
				if !slices.Contains(all, e.Source) || !slices.Contains(all, e.Target) {
					t.Errorf("an end of %q is no node", edges[len(edges)-1])
				}
			}
			for star, err := range n.Stars(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				stars += len(star.Edges)
			}
			if got := strings.Join(actors, " "); got != c.nodes {
				t.Errorf("actors %q, want %q", got, c.nodes)
			}
			if c.edges != nil && !slices.Equal(edges, c.edges) {
				t.Errorf("edges\n%s\nwant\n%s", strings.Join(edges, "\n"), strings.Join(c.edges, "\n"))
			}
			if !slices.IsSorted(all) || stars != len(edges) {
				t.Errorf("nodes %q, and %d edges of stars to %d", all, stars, len(edges))
			}
		})
	}
}

// TestAround takes what one says of another for two steps, as it takes what
// both hold: what the other holds besides is no neighbour of the first.
func TestAround(t *testing.T) {
	said := item("one", "2022-09-22", "ferries", "JPN")
	said.Facts.Meetings, said.Facts.Positions[0].About = nil, []string{"KOR"}
	said.Facts.Actors = append(said.Facts.Actors, fact.Actor{ID: "KOR", Code: "KOR", Kind: fact.Country, Name: "KOR", Names: []string{"KOR"}})
	g := graphtest.Open(t, said, item("two", "2023-02-03", "tunnels", "KOR", "USA"))
	for hops, want := range []string{"JPN", "JPN, supports ferries", "JPN, KOR, supports ferries", "JPN, KOR, KOR and USA: talks, 2023-02-03, supports ferries, supports tunnels"} {
		n, err := Open(t.Context(), g, Options{Around: "country:JPN", Hops: hops})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for node, err := range n.Nodes(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, node.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%d steps around Japan: %s, want %s", hops, got, want)
		}
	}
}

// TestIssues has issues as nodes with a side on each edge, and, collapsed, tells
// on which issues actors agree and differ.
func TestIssues(t *testing.T) {
	var items []graph.Item
	for i, stance := range []fact.Stance{fact.Support, fact.Support, fact.Oppose} {
		one := item(fmt.Sprint(i), fmt.Sprintf("2024-05-%02d", i+1), "sanctions against Russia", []string{"JPN", "KOR", "CHN"}[i])
		one.Facts.Meetings, one.Facts.Positions[0].Stance = nil, stance
		one.Facts.Positions[0].Name = string(stance) + "s sanctions against Russia"
		items = append(items, one)
	}
	g := graphtest.Open(t, items...)
	for _, c := range []struct {
		o    Options
		want []string
	}{
		{Options{Issues: true, Proofs: true}, []string{"CHN against sanctions against Russia 1 []", "CHN holds opposes sanctions against Russia 1 []",
			"JPN for sanctions against Russia 1 []", "JPN holds supports sanctions against Russia 1 []",
			"KOR for sanctions against Russia 1 []", "KOR holds supports sanctions against Russia 1 []"}},
		{Options{Issues: true, Collapse: true}, []string{"CHN differs JPN 1 [{sanctions against Russia 1}]", "CHN differs KOR 1 [{sanctions against Russia 1}]",
			"JPN agrees KOR 1 [{sanctions against Russia 1}]", "JPN shares KOR 1 [{sanctions against Russia 1}]"}},
	} {
		n, err := Open(t.Context(), g, c.o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		inward := 0
		for star, err := range n.Stars(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			inward += len(star.Inward)
			for _, e := range star.Edges {
				got = append(got, fmt.Sprint(e.SourceName, " ", e.Kind, " ", e.TargetName, " ", e.Weight, " ", e.Issues))
				if c.o.Proofs && (len(e.Proofs) != 1 || e.Proofs[0].Quote == "") {
					t.Errorf("%s: proofs %v", got[len(got)-1], e.Proofs)
				}
			}
		}
		if !slices.Equal(got, c.want) || !c.o.Collapse && inward != len(got) {
			t.Errorf("%d inward, edges\n%s\nwant\n%s", inward, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}
