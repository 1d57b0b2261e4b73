package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/extract/extracttest"
	"entente/schema"
)

// sampleArticles are the articles of the extractor's testdata with what is
// read in them.
func sampleArticles(t *testing.T) []Item {
	t.Helper()
	var items []Item
	for _, sample := range extracttest.Samples(t, "../extract/testdata") {
		items = append(items, Item{Article: sample.Article, Facts: sample.Facts})
	}
	return items
}

// TestBook asks every named query of a graph loaded from articles, and checks
// that Ratel can draw the answer.
func TestBook(t *testing.T) {
	g := open(t)
	g.opts.Locate = locate
	load(t, g, sampleArticles(t)...)
	// One who changes sides: no article of the samples tells of any.
	load(t, g,
		sketch{id: "turn1", actors: []string{"NZL: New Zealand"}, positions: []string{"NZL: support deep sea mining"}}.item(),
		sketch{id: "turn2", actors: []string{"NZL: New Zealand"}, positions: []string{"NZL: oppose deep sea mining"}}.item(),
	)
	// One who takes the other side of it, and a topic that nobody opposes.
	load(t, g,
		sketch{id: "other1", actors: []string{"FJI: Fiji"}, positions: []string{"FJI: oppose deep sea mining"}}.item(),
		sketch{id: "other2", actors: []string{"NZL: New Zealand"}, positions: []string{"NZL: support coral nurseries"}}.item(),
	)
	// Two who have never met but have both met a third.
	load(t, g,
		sketch{id: "way1", actors: []string{"NRU: Nauru", "PLW: Palau"}, meetings: []string{"NRU PLW: ministerial held Yaren 2022-03-01"}}.item(),
		sketch{id: "way2", actors: []string{"KIR: Kiribati", "PLW: Palau"}, meetings: []string{"PLW KIR: ministerial held Ngerulmud 2022-03-02"}}.item(),
	)
	japan := map[string]string{"$actor": "Japan"}
	trio := map[string]string{"$a": "Japan", "$b": "South Korea", "$c": "United States", "$size": "3"}
	autumn := map[string]string{"$since": "2022-09", "$until": "2022-12"}
	cases := []struct {
		query string
		vars  map[string]string
		want  []string // names that the blocks must have: "block: name"
		lacks []string
	}{
		{"about", map[string]string{"$actor": "Russia"}, []string{"actors: Russia", "statements: condemns Russia's invasion of Ukraine"}, nil},
		{"actor", japan, []string{"actors: Japan", "meetings: Japan, South Korea and United States: talks, New York, 2022-09-22",
			"positions: trilateral cooperation", "allies: South Korea", "allies: United States"}, []string{"allies: Japan"}},
		{"allies", japan, []string{"actors: South Korea", "actors: United States", "alike: South Korea",
			"issues: North Korea's missile and nuclear programme"}, []string{"actors: Japan", "alike: Japan", "actors: Belarus", "alike: Belarus"}},
		{"blocs", map[string]string{"$issue": "North Korea's missile and nuclear programme"}, []string{"issues: North Korea's missile and nuclear programme",
			"positions: condemns North Korea's repeated launches of ballistic missiles"}, nil},
		{"compare", map[string]string{"$a": "Japan", "$b": "United States"}, []string{"issues: status quo in the Taiwan Strait"}, []string{"issues: war in Sudan"}},
		{"drift", map[string]string{"$a": "Japan", "$b": "South Korea"}, []string{"actors: Japan", "statements: trilateral cooperation"}, nil},
		{"issue", map[string]string{"$issue": "Taiwan Strait"}, []string{"issues: status quo in the Taiwan Strait", "against: South Korea",
			"statements: opposes change of status quo by force"}, nil},
		{"issues", map[string]string{"$since": "2022-09", "$until": "2022-10"}, []string{"issues: North Korea's missile and nuclear programme"}, nil},
		{"matrix", map[string]string{"$since": "2022-09", "$until": "2022-10"}, []string{"issues: North Korea's missile and nuclear programme", "actors: Japan"}, nil},
		{"connected", autumn, []string{"actors: Japan", "actors: United States"}, []string{"actors: Denmark"}},
		{"contradictions", map[string]string{"$actor": "New Zealand"}, []string{"topics: deep sea mining"}, nil},
		{"contradictions", japan, nil, nil},
		{"first_last", map[string]string{"$position": "trilateral cooperation"}, []string{"positions: trilateral cooperation", "statements: trilateral cooperation"}, nil},
		{"holds", japan, []string{"actors: Japan", "positions: trilateral cooperation", "positions: condemns Russia's invasion of Ukraine"}, nil},
		{"holds", map[string]string{"$actor": "Japan", "$until": "2021"}, []string{"actors: Japan"}, []string{"positions: trilateral cooperation"}},
		{"joint", trio, []string{"actors: Japan", "statements: trilateral cooperation"}, nil},
		{"joint", map[string]string{"$a": "Japan", "$b": "South Korea"}, []string{"actors: Japan"}, []string{"statements: trilateral cooperation"}},
		{"links", map[string]string{"$a": "Japan", "$b": "South Korea"}, []string{"actors: Japan", "actors: South Korea", "positions: trilateral cooperation",
			"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, nil},
		{"meetings", autumn, []string{"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, []string{"meetings: Japan, South Korea and United States: talks, Indonesia, 2022-07"}},
		{"met", japan, []string{"actors: Japan", "meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, nil},
		{"near", map[string]string{"$point": "[-74, 40.8]", "$meters": "20000"}, []string{"places: New York",
			"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, []string{"places: Yaren"}},
		{"near", map[string]string{"$point": "[-74, 40.8]", "$meters": "2000"}, nil, nil},
		{"new", map[string]string{"$since": "2023"}, []string{"articles: World court rules on river dam"}, []string{"positions: trilateral cooperation"}},
		{"noplace", nil, []string{"meetings: Japan and Switzerland: call, 2022-08-15"}, []string{"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}},
		{"opponents", map[string]string{"$actor": "Germany"}, []string{"actors: Saudi Arabia"}, []string{"actors: Germany"}},
		{"opponents", map[string]string{"$actor": "New Zealand"}, []string{"actors: Fiji", "topics: deep sea mining"}, []string{"topics: coral nurseries"}},
		{"paths", map[string]string{"$a": "Antony Blinken", "$b": "Japan"}, []string{"actors: Antony Blinken", "actors: Japan", "between: South Korea",
			"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, nil},
		{"paths", map[string]string{"$a": "Nauru", "$b": "Kiribati"}, []string{"actors: Nauru", "actors: Palau", "actors: Kiribati", "between: Palau"}, nil},
		{"people", japan, []string{"actors: Japan"}, nil},
		{"positions", nil, []string{"positions: trilateral cooperation", "positions: condemns Russia's invasion of Ukraine"}, nil},
		{"proof", map[string]string{"$actor": "Japan", "$of": "cooperation"}, []string{"positions: trilateral cooperation"}, nil},
		{"proof", map[string]string{"$actor": "Japan", "$of": "New York"}, []string{"meetings: Japan, South Korea and United States: talks, New York, 2022-09-22"}, nil},
		{"topic", map[string]string{"$topic": "launches missiles"}, []string{"positions: condemns North Korea's repeated launches of ballistic missiles",
			"statements: condemns North Korea's repeated launches of ballistic missiles"}, nil},
	}
	asked := map[string]bool{}
	for _, c := range cases {
		asked[c.query] = true
		t.Run(c.query, func(t *testing.T) {
			blocks := askBook(t, g, c.query, c.vars)
			var got []string
			for block, nodes := range blocks {
				for _, n := range nodes {
					drawable(t, block, n)
					got = append(got, fmt.Sprintf("%s: %v", block, n["name"]))
				}
			}
			slices.Sort(got)
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("no %q in the answer:\n%s", w, strings.Join(got, "\n"))
				}
			}
			for _, l := range c.lacks {
				if slices.Contains(got, l) {
					t.Errorf("%q is in the answer", l)
				}
			}
			if c.want == nil && len(got) > 0 {
				t.Errorf("answer is not empty:\n%s", strings.Join(got, "\n"))
			}
		})
	}
	for _, name := range schema.QueryNames() {
		if !asked[name] {
			t.Errorf("the query %q is not tested", name)
		}
	}
}

func askBook(t *testing.T, g *Graph, name string, vars map[string]string) map[string][]map[string]any {
	t.Helper()
	dql, err := schema.Query(name)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := g.Query(t.Context(), dql, vars)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string][]map[string]any{}
	if err := json.Unmarshal(answer, &blocks); err != nil {
		t.Fatal(err)
	}
	delete(blocks, "_path_") // Dgraph's own, without names
	return blocks
}

// drawable fails where a node, or one that hangs on it, has no label or
// identity for Ratel.
func drawable(t *testing.T, path string, n map[string]any) {
	t.Helper()
	if name, _ := n["name"].(string); name == "" || n["uid"] == nil {
		t.Errorf("a node at %s has no name or uid: %v", path, n)
	}
	for field, value := range n {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, v := range list {
			if below, ok := v.(map[string]any); ok {
				drawable(t, path+"."+field, below)
			}
		}
	}
}
