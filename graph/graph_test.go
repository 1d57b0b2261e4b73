package graph

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/schema"

	"github.com/dgraph-io/dgo/v230/protos/api"
	"github.com/google/go-cmp/cmp"
)

func clear(t testing.TB, g *Graph) {
	t.Helper()
	if err := g.dg.Alter(t.Context(), &api.Operation{DropOp: api.Operation_DATA}); err != nil {
		t.Fatal(err)
	}
	if err := g.ApplySchema(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func load(t testing.TB, g *Graph, items ...Item) Stats {
	t.Helper()
	ch := make(chan Item, len(items))
	for _, i := range items {
		ch <- i
	}
	close(ch)
	stats, err := g.Load(context.Background(), ch, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// verified fails where the graph is not what its articles say.
func verified(t testing.TB, g *Graph) *Report {
	t.Helper()
	r, err := g.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Wrong != 0 {
		t.Errorf("the graph is not what its articles say:\n%s", strings.Join(r.Problems, "\n"))
	}
	return r
}

func dump(t testing.TB, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.WriteDump(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(strings.SplitAfter(strings.TrimSuffix(b.String(), "\n"), "\n")) {
		t.Error("the lines of the dump are not sorted")
	}
	return b.String()
}

// A sketch is an article in a few words: its text is made up of its facts.
type sketch struct {
	id        string
	actors    []string // "blinken: Antony Blinken, Secretary of State of USA", "USA: United States"
	meetings  []string // "blinken hayashi USA JPN: ministerial held New York 2022-09-22"
	positions []string // "USA JPN: oppose change of status quo / CHN"
}

// item writes the sketch out. It panics on what it can't read.
func (s sketch) item() Item {
	var text strings.Builder
	text.WriteString("Article " + s.id + ".\n")
	prove := func(words string) fact.Evidence {
		start := text.Len()
		text.WriteString(words)
		e := fact.Evidence{Quote: words, Start: start, End: text.Len()}
		text.WriteString(".\n")
		return e
	}
	f := &fact.Facts{Article: s.id, ID: s.id}
	for _, line := range s.actors {
		id, rest, _ := strings.Cut(line, ": ")
		a := fact.Actor{ID: id, Kind: fact.Person}
		rest, of, hasOf := strings.Cut(rest, " of ")
		a.Name, a.Role, _ = strings.Cut(rest, ", ")
		var more []string
		names := strings.Split(a.Name, "/")
		a.Name, more = names[0], names
		a.Names = more
		switch {
		case len(id) == 3 && id == strings.ToUpper(id):
			a.Kind, a.Code = fact.Country, id
		case strings.HasPrefix(id, "org-"):
			a.Kind = fact.Organization
		}
		e := prove(line)
		a.Mentions = []fact.Span{{Start: e.Start, End: e.End}}
		if hasOf {
			a.Of, a.OfProof = of, &e
		}
		f.Actors = append(f.Actors, a)
	}
	for _, line := range s.meetings {
		who, rest, _ := strings.Cut(line, ": ")
		w := strings.Fields(rest)
		m := fact.Meeting{Kind: fact.MeetingKind(w[0]), Status: fact.MeetingStatus(w[1]), Evidence: prove(line), Rule: "test"}
		m.Participants = strings.Fields(who)
		slices.Sort(m.Participants)
		if last := w[len(w)-1]; last[0] == '2' {
			m.Date, w = last, w[:len(w)-1]
		}
		m.Place = strings.Join(w[2:], " ")
		f.Meetings = append(f.Meetings, m)
	}
	for _, line := range s.positions {
		who, rest, _ := strings.Cut(line, ": ")
		rest, about, _ := strings.Cut(rest, " / ")
		stance, topic, _ := strings.Cut(rest, " ")
		f.Positions = append(f.Positions, fact.Position{Name: stance + "s " + topic, Holders: strings.Fields(who),
			Stance: fact.Stance(stance), Plover: fact.Stance(stance).Plover(), Topic: topic, About: strings.Fields(about), Evidence: prove(line), Rule: "test"})
	}
	return Item{Article: &article.Article{ID: s.id, Name: s.id, Source: s.id, Text: text.String()}, Facts: f}
}

func newYork(id string) sketch {
	return sketch{id: id,
		actors: []string{"USA: United States/U.S.", "JPN: Japan/Tokyo", "KOR: South Korea", "CHN: China",
			"blinken: Antony Blinken/Blinken, Secretary of State of USA", "hayashi: Yoshimasa Hayashi, Foreign Minister of JPN",
			"park: Park Jin, Foreign Minister of KOR"},
		meetings:  []string{"blinken hayashi park USA JPN KOR: ministerial held New York 2022-09-22"},
		positions: []string{"USA JPN KOR: oppose any attempt to change the status quo by force / CHN", "USA JPN KOR: agree trilateral cooperation"},
	}
}

func TestLoadTwiceWritesNothing(t *testing.T) {
	g := open(t)
	first := load(t, g, newYork("a").item())
	if first.Articles != 1 || first.Nodes == 0 || first.Edges == 0 {
		t.Errorf("first load: %+v", first)
	}
	was := dump(t, g)
	second := load(t, g, newYork("a").item())
	if second.Commits != 0 || second.Unchanged != 1 {
		t.Errorf("second load: %+v, want no commit", second)
	}
	if diff := cmp.Diff(was, dump(t, g)); diff != "" {
		t.Errorf("second load changed the graph:\n%s", diff)
	}
}

func TestOrderAndRemoval(t *testing.T) {
	sketches := []sketch{
		newYork("a"),
		{id: "b", actors: []string{"USA: United States/America", "JPN: Japan", "KOR: South Korea", "b: Blinken of USA"},
			meetings:  []string{"b JPN KOR USA: talks held 2022-09", "USA JPN: call planned 2022-10-01"},
			positions: []string{"b: oppose unilateral changes to the status quo by force / CHN", "b: oppose change of the status quo by coercion"}},
		{id: "c", actors: []string{"USA: United States", "b: Hunter Blinken of USA", "x: Blinken of USA", "org-sco: SCO", "org-y: Shanghai Cooperation Organisation/SCO"},
			positions: []string{"b: support weapons shipments", "org-sco: condemn sanctions / USA"}},
		{id: "d", actors: []string{"USA: United States", "JPN: Japan", "KOR: South Korea", "p: Antony J. Blinken"},
			meetings: []string{"USA JPN KOR: summit held Washington 2022-09-22"}},
		// An acronym that is not that of the name goes with the one that bears it.
		{id: "e", actors: []string{"org-a: Trade Bank Fund/TBF21", "org-b: TBF21"}, positions: []string{"org-b: support loans"}},
		{id: "f", actors: []string{"USA: United States", "org-c: Trade Bank Fund of USA"}, positions: []string{"org-c: support loans"}},
	}
	items := make([]Item, len(sketches))
	for i, s := range sketches {
		items[i] = s.item()
	}
	g := open(t)
	load(t, g, items...)
	want := dump(t, g)
	for _, order := range [][]int{{3, 2, 1, 0, 4, 5}, {1, 5, 2, 4, 0, 3}, {2, 4, 0, 3, 1, 5}} {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			clear(t, g)
			var dumps []string
			for _, i := range order {
				dumps = append(dumps, dump(t, g))
				load(t, g, items[i])
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
				t.Fatalf("one at a time, the graph differs:\n%s", diff)
			}
			for n := len(order) - 1; n >= 0; n-- {
				if _, err := g.Remove(t.Context(), items[order[n]].Article.ID); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(strings.Split(dumps[n], "\n"), strings.Split(dump(t, g), "\n")); diff != "" {
					t.Fatalf("after removing %s:\n%s", items[order[n]].Article.ID, diff)
				}
			}
		})
	}
}

// TestFieldsAreDeclared sees that all that is written of a node is declared of
// its type: what is not would be left out of exports and comparisons.
func TestFieldsAreDeclared(t *testing.T) {
	s := newYork("a")
	s.actors = append(s.actors, "x: Kim of USA", "y: Lee")
	item := s.item()
	item.Article.URL, item.Article.Title, item.Article.Published = "https://example.org/a", "A", "2022-09-22"
	n, err := articleNode(item)
	if err != nil {
		t.Fatal(err)
	}
	all := n.all()
	for _, p := range newReading(n, item.Facts).proofs(&resolution{}) {
		all = append(append(all, p.all()...), share(p, nil)...)
	}
	types := make(map[string]string)
	for _, q := range all {
		if q.Predicate == schema.Type {
			types[q.Subject] = q.Object
		}
	}
	for _, q := range all {
		if q.Predicate != schema.Type && !slices.Contains(schema.Fields(types[q.Subject]), q.Predicate) {
			t.Errorf("type %s has no %s", types[q.Subject], q.Predicate)
		}
	}
	for typ, predicates := range singles {
		for _, p := range predicates {
			if !slices.Contains(schema.Fields(typ), p) {
				t.Errorf("type %s has no %s", typ, p)
			}
		}
	}
}
