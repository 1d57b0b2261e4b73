package graph

import (
	"strings"
	"testing"
)

// TestFilings sees where positions of articles written for it are put: what
// decides is the topic with what stands around it.
func TestFilings(t *testing.T) {
	countries := []string{"USA: United States", "JPN: Japan", "KOR: South Korea", "PRK: North Korea/Pyongyang", "CHN: China", "TWN: Taiwan",
		"RUS: Russia/Moscow", "UKR: Ukraine/Kyiv", "ISL: Iceland"}
	cases := []struct{ name, position, issue string }{
		{"the topic alone", "USA: condemn ballistic missile launch / PRK", "issue:north-korea-missile-and-nuclear-programme"},
		{"the actor that it is about", "USA: demand lifting of sanctions / PRK", "issue:sanctions-against-north-korea"},
		{"the same words on another", "CHN: demand lifting of sanctions / RUS", "issue:sanctions-against-russia"},
		{"both actors", "RUS: deny invasion plans / UKR", "issue:russia-invasion-of-ukraine"},
		{"a kind of issue that any country may have", "ISL: support snap election of parliament / ISL", "issue:elections-in/ISL"},
		{"words that say nothing", "ISL: support work / ISL", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := sketch{id: "a", positions: []string{c.position}}
			for _, country := range countries { // only who is in it
				if strings.Contains(c.position, country[:3]) {
					s.actors = append(s.actors, country)
				}
			}
			item := s.item()
			filed, err := NewFiler(nil).Filings(item.Article, item.Facts)
			if err != nil {
				t.Fatal(err)
			}
			if got := filed[0].Issue; got != c.issue {
				t.Errorf("filed under %q, want %q", got, c.issue)
			}
		})
	}
}

// TestIssueInGraph sees that a user's own topic wins over the table, and that
// undoing it brings the table's issue back.
func TestIssueInGraph(t *testing.T) {
	g := open(t)
	load(t, g, newYork("a").item())
	was := dump(t, g)
	if !strings.Contains(was, `<xid> "issue:cooperation-of-japan-the-united-states-and-south-korea"`) {
		t.Fatal("no issue of trilateral cooperation")
	}
	d, _, err := g.Decide(t.Context(), Group, "Three together", "trilateral cooperation")
	if err != nil {
		t.Fatal(err)
	}
	verified(t, g)
	if now := dump(t, g); !strings.Contains(now, `<xid> "issue:=three-together"`) {
		t.Error("the user's topic is not its own issue")
	}
	if _, err := g.Undo(t.Context(), d.Number); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) != was {
		t.Error("undoing does not bring back what was")
	}
}

// TestOwnIssues sees that a table of the user's own wins over the shipped one in
// what is there and in what comes, that the same table changes nothing, and that
// undoing it brings back what was.
func TestOwnIssues(t *testing.T) {
	g := open(t)
	load(t, g, newYork("a").item())
	was := dump(t, g)
	const own = "three together\tthe trio\tJPN+KOR\ttrilateral cooperation\t-\n"
	if err := g.UseIssues(t.Context(), "own.tsv", own); err != nil {
		t.Fatal(err)
	}
	verified(t, g)
	now := dump(t, g)
	if !strings.Contains(now, `<xid> "issue:three-together"`) || !strings.Contains(now, `<name> "three together"`) {
		t.Fatal("no issue of the user's own")
	}
	if err := g.UseIssues(t.Context(), "own.tsv", own); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) != now {
		t.Error("the same table once more changes the graph")
	}
	if err := g.UseIssues(t.Context(), "own.tsv", "# a\nferries\t-\n"); err == nil || !strings.Contains(err.Error(), "own.tsv:2") {
		t.Errorf("error %v, want one that names the file and line 2", err)
	}
	if _, err := g.Undo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if dump(t, g) != was {
		t.Error("undoing does not bring back what was")
	}
}

// TestVagueTopics sees that topics that say nothing meet nobody's: neither the
// position nor the topic is another article's, and there is no issue.
func TestVagueTopics(t *testing.T) {
	topics := make(map[string]bool)
	for _, id := range []string{"a", "b"} {
		s := sketch{id: id, actors: []string{"ISL: Iceland"}, positions: []string{"ISL: support continuing work", "ISL: commit taking steps", "ISL: support –"}}
		item := s.item()
		filed, err := NewFiler(nil).Filings(item.Article, item.Facts)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range filed {
			topic := topicOfPosition(f.Same)
			if f.Issue != "" || topics[topic] {
				t.Errorf("%s: %q is filed under %q, its topic is %s", id, item.Facts.Positions[i].Topic, f.Issue, topic)
			}
			topics[topic] = true
		}
	}
}
