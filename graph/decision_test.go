package graph

import (
	"slices"
	"strings"
	"testing"

	"entente/schema"
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

func TestIssueOfTopic(t *testing.T) {
	for topic, want := range map[string]string{
		"topic:football/line.dialogue":              "football",
		"topic:sanctions-against/JPN/line.sanction": "sanctions-against/JPN",
		"topic:elections-in/ISL/snap.0123456789ab":  "elections-in/ISL",
		"topic:JPN-sanction":                        "",
		"topic:continu-work.0123456789ab":           "",
		"topic:=status-quo":                         "=status-quo",
	} {
		if got := issueOfTopic(topic); got != want {
			t.Errorf("%s: issue %q, want %q", topic, got, want)
		}
	}
}

// TestJoinedTopicsHaveOneIssue joins topics, and positions, of different issues:
// all that is joined is filed as the first of the two, whatever is loaded first.
func TestJoinedTopicsHaveOneIssue(t *testing.T) {
	const launches, sanctions, ferries, own = 0, 1, 2, 3
	sketches := []sketch{
		{id: "launches", actors: []string{"USA: United States", "PRK: North Korea/Pyongyang"}, positions: []string{"USA: condemn ballistic missile launch / PRK"}},
		{id: "sanctions", actors: []string{"CHN: China", "RUS: Russia/Moscow"}, positions: []string{"CHN: condemn sanctions / RUS"}},
		{id: "ferries", actors: []string{"ISL: Iceland"}, positions: []string{"ISL: condemn night ferries"}},
		{id: "own", actors: []string{"ISL: Iceland"}, positions: []string{"ISL: condemn whistling kettles"}},
	}
	issues := []string{"issue:north-korea-missile-and-nuclear-programme", "issue:sanctions-against-russia", "", "issue:=kettles"}
	for _, c := range []struct {
		name          string
		first, second int    // the articles whose topics are joined
		typ           string // what is joined
	}{
		{"topics", launches, sanctions, schema.Topic},
		{"topics the other way round", sanctions, launches, schema.Topic},
		{"positions", launches, sanctions, schema.Position},
		{"a topic without an issue comes to one", launches, ferries, schema.Topic},
		{"a topic with an issue comes to one without", ferries, launches, schema.Topic},
		{"a topic comes to one of the user's own", own, launches, schema.Topic},
		{"one of the user's own comes to another", launches, own, schema.Topic},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := open(t)
			load(t, g, sketches[c.first].item(), sketches[c.second].item())
			if _, _, err := g.Decide(t.Context(), Group, "Kettles", "kettles"); err != nil {
				t.Fatal(err)
			}
			was := dump(t, g)
			filed := func(sketches ...sketch) (args, issues []string) {
				t.Helper()
				for _, s := range sketches {
					proofs, err := g.proofsVia(t.Context(), []string{articleXID(s.id)}, proofFields, "~article")
					if err != nil {
						t.Fatal(err)
					}
					for _, p := range proofs[articleXID(s.id)] {
						if p.typ != schema.Statement {
							continue
						}
						arg := p.value(schema.OfPosition)
						if c.typ == schema.Topic {
							arg = topicOfPosition(arg)
						}
						args, issues = append(args, arg), append(issues, p.value(schema.FiledUnder))
					}
				}
				return args, issues
			}
			args, before := filed(sketches[c.first], sketches[c.second])
			if want := []string{issues[c.first], issues[c.second]}; !slices.Equal(before, want) {
				t.Fatalf("filed under %q, want %q", before, want)
			}
			d, _, err := g.Decide(t.Context(), Same, args...)
			if err != nil {
				t.Fatal(err)
			}
			verified(t, g)
			if _, now := filed(sketches[c.first], sketches[c.second]); now[0] != issues[c.first] || now[1] != issues[c.first] {
				t.Errorf("%s: filed under %q, want both under %q", d, now, issues[c.first])
			}
			joined := dump(t, g)
			for _, order := range [][]int{{c.first, c.second}, {c.second, c.first}} {
				for _, i := range order {
					if _, err := g.Remove(t.Context(), sketches[i].id); err != nil {
						t.Fatal(err)
					}
					verified(t, g)
				}
				for _, i := range order {
					load(t, g, sketches[i].item())
					verified(t, g)
				}
				if dump(t, g) != joined {
					t.Errorf("%s: loaded after it, %s before %s, the graph differs", d, sketches[order[0]].id, sketches[order[1]].id)
				}
			}
			if _, err := g.Undo(t.Context(), d.Number); err != nil {
				t.Fatal(err)
			}
			verified(t, g)
			if dump(t, g) != was {
				t.Errorf("undoing %s does not bring back what was", d)
			}
		})
	}
}
