package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph"
	"entente/graph/graphtest"
)

// TestNQuads has rdflib read the N-Quads of a whole graph: each line is a triple,
// nodes and values have their types.
func TestNQuads(t *testing.T) {
	installed(t, "rdflib", readers(), "-c", "import rdflib")
	const said = "Japan \"opposes\" it;\nand so \\ do <we>."
	e := fact.Evidence{Quote: said, End: len(said)}
	g := graphtest.Open(t, graph.Item{Article: &article.Article{ID: "a b/\"1\"", Title: "Title", Text: said, Published: "2024-05-01"}, Facts: &fact.Facts{
		Article:   "a b/\"1\"",
		Actors:    []fact.Actor{{ID: "JPN", Code: "JPN", Kind: fact.Country, Name: "Japan", Names: []string{"Japan"}}},
		Positions: []fact.Position{{Name: "opposes sanctions", Holders: []string{"JPN"}, Stance: fact.Oppose, Topic: "sanctions", Evidence: e, Score: .5}},
	}})
	var standard, own bytes.Buffer
	if err := g.WriteNQuads(t.Context(), &standard); err != nil {
		t.Fatal(err)
	}
	if err := g.WriteDump(t.Context(), &own); err != nil {
		t.Fatal(err)
	}
	if a, b := strings.Count(standard.String(), "\n"), strings.Count(own.String(), "\n"); a != b {
		t.Errorf("%d lines, and %d for Dgraph", a, b)
	}
	path := filepath.Join(t.TempDir(), "graph.nq")
	if err := os.WriteFile(path, standard.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got := read(t, nil, readers(), "-c", `
import sys, rdflib
d = rdflib.Dataset()
d.parse(sys.argv[1], format="nquads")
quads = list(d.quads())
print(len(quads) == len(open(sys.argv[1]).read().split("\n")) - 1, all(isinstance(s, rdflib.URIRef) for s, *_ in quads))
for q in d.query("PREFIX e: <urn:entente:> SELECT ?quote ?score ?end { ?a a e:Actor; e:name 'Japan'; e:holds ?p. ?s a e:Statement; e:holder ?a; e:position ?p; e:quote ?quote; e:score ?score; e:end ?end }"):
    print([v.toPython() for v in q])
`, path)
	if want := "True True\n['Japan \"opposes\" it;\\nand so \\\\ do <we>.', 0.5, 37]\n"; got != want {
		t.Errorf("rdflib read %q, want %q", got, want)
	}
}
