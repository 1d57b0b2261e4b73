package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reads has a Python with the packages of .ci/readers read a format, and
// compares what it prints.
func reads(t *testing.T, format, packages, script, want string) {
	t.Helper()
	installed(t, packages, readers(), "-c", "import "+packages)
	path := filepath.Join(t.TempDir(), format)
	f := find(t, format)
	if f.Folder {
		if err := f.WriteFolder(t.Context(), path, sample()); err != nil {
			t.Fatal(err)
		}
	} else if err := os.WriteFile(path, written(t, format, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := read(t, nil, readers(), "-c", script, path); got != want {
		t.Errorf("read from %s:\n%s\nwant\n%s", format, got, want)
	}
}

// java skips a test where there are no Java and Maven, with which .ci/readers
// installs what runs on it.
func java(t *testing.T) {
	t.Helper()
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s", program)
		}
	}
}

// TestGephi has Gephi's own toolkit read GEXF: no edge is lost, and each has its
// kind, quotes, address, score, times and color. Of GraphML it makes one edge of two.
func TestGephi(t *testing.T) {
	java(t)
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	jar := filepath.Join(home, ".m2/repository/org/gephi/gephi-toolkit/0.10.1/gephi-toolkit-0.10.1-all.jar")
	installed(t, "org.gephi:gephi-toolkit", "test", "-f", jar)
	n := sample()
	n.edges = append(n.edges, n.edges[0])
	n.edges[len(n.edges)-1].Kind = "speaks_on" // a second edge between the same
	gephi := func(format string) string {
		path := filepath.Join(t.TempDir(), "graph."+format)
		if err := os.WriteFile(path, written(t, format, n), 0o600); err != nil {
			t.Fatal(err)
		}
		return read(t, nil, "java", "-Djava.awt.headless=true", "-cp", jar, "testdata/Gephi.java", path)
	}
	if got := gephi("graphml"); !strings.Contains(got, "6 nodes, 6 edges") {
		t.Errorf("Gephi reads GraphML otherwise than the help of export says:\n%s", got)
	}
	got := gephi("gexf")
	for _, want := range []string{"6 nodes, 7 edges", "node country:JPN red 31", "edge Japan holds supports ferries directed",
		`quotes “We want; "ferries" <now> & 'here' | [x].” On [ferries], 2022-09-20 / “Ferries, again.” On [ferries], 2022-09-22 at https://example.com/a?b=1&c=(2) score 0.75 in 2 intervals`,
		" in 1 intervals, red 60"} {
		if !strings.Contains(got, want) {
			t.Errorf("Gephi did not read %q:\n%s", want, got)
		}
	}
}

// TestFTM has FollowTheMoney read and check its entities.
func TestFTM(t *testing.T) {
	reads(t, "ftm", "followthemoney", `
import sys, json
from followthemoney import model
from followthemoney.proxy import EntityProxy
entities = [EntityProxy.from_dict(json.loads(l), cleaned=False) for l in open(sys.argv[1])]
ids = {e.id for e in entities}
for e in entities:
    e.schema.validate(e.to_dict())
    for prop, value in e.itervalues():
        assert prop.type.name != "entity" or value in ids, (prop, value)
        assert prop.type.clean(value, proxy=e) is not None, (prop, value)
print(*sorted(e.schema.name for e in entities))
link = next(e for e in entities if e.first("recordId", quiet=True) == "statement:2")
print(link.first("role"), link.first("summary"), link.first("date"), link.first("sourceUrl"), link.first("status"))
`, "Article Event Note Note Person PublicBody PublicBody Representation UnknownLink UnknownLink UnknownLink UnknownLink UnknownLink UnknownLink\n"+
		"holds Ferries, again. 2022-09-22 https://example.com/a?b=1&c=(2) score 0.75\n")
}

// TestTurtle has rdflib read Turtle and count by SPARQL, and find the words.
func TestTurtle(t *testing.T) {
	reads(t, "turtle", "rdflib", `
import sys, rdflib
g = rdflib.Graph().parse(sys.argv[1], format="turtle")
def count(where): return [str(r[0]) for r in g.query("PREFIX s: <https://schema.org/> PREFIX p: <http://www.w3.org/ns/prov#> PREFIX e: <urn:entente:> SELECT (COUNT(*) AS ?n) {" + where + "}")][0]
print(count("?x a s:Country"), count("?x a s:Person"), count("?x a s:Event; s:attendee ?y; s:location/s:geo/s:latitude ?z"), count("?x a s:Claim"), count("?x a s:DefinedTerm"))
print(count("?x a rdf:Statement"), count("?x a s:Quotation; s:text ?t; e:score ?c; p:wasAttributedTo <urn:entente:country:JPN>; p:wasQuotedFrom ?a. ?a a s:NewsArticle; s:url ?u; s:datePublished ?d"), count("?x e:holds ?y"))
print(*sorted(str(r[0]) for r in g.query("PREFIX s: <https://schema.org/> PREFIX p: <http://www.w3.org/ns/prov#> PREFIX e: <urn:entente:> SELECT ?t { ?x rdf:predicate e:holds; p:wasDerivedFrom/s:text ?t }")), sep="\n")
`, "2 1 2 1 1\n6 2 2\nFerries, again.\nWe want; \"ferries\" <now> & 'here' | [x].\n")
}

// TestNeo4j holds the tables to the rules of neo4j-admin's import: typed
// headers, ids that are there once, ends that are there.
func TestNeo4j(t *testing.T) {
	reads(t, "neo4j", "csv", `
import sys, csv
def table(name):
    rows = list(csv.reader(open(sys.argv[1] + "/" + name, newline="")))
    assert all(len(r) == len(rows[0]) for r in rows), name
    return [dict(zip(rows[0], r)) for r in rows[1:]]
ids = [r["id:ID"] for n in ("nodes.csv", "articles.csv", "proofs.csv") for r in table(n) if r[":LABEL"]]
assert len(ids) == len(set(ids))
for r in table("relationships.csv"):
    assert r[":START_ID"] in ids and r[":END_ID"] in ids and r[":TYPE"].isupper(), r
    int(r["weight:int"] or 0)
for r in table("proofs.csv"): float(r["score:double"])
print(*sorted(r[":TYPE"] for r in table("relationships.csv")))
print(*sorted(r[":LABEL"] for r in table("nodes.csv")), *[r["quote"] for r in table("proofs.csv")], table("articles.csv")[0]["url"])
`, "ACTS_FOR ATTENDS ATTENDS FOR HOLDS HOLDS IN IN OF OF OF PROVES PROVES PROVES\n"+
		"Actor;Country Actor;Country Actor;Person Issue Meeting Position We want; \"ferries\" <now> & 'here' | [x]. Ferries, again. https://example.com/a?b=1&c=(2)\n")
}

// TestNeo4jImport has the import of neo4j-admin make a database of the tables.
func TestNeo4jImport(t *testing.T) {
	java(t)
	lib := filepath.Join(filepath.Dir(filepath.Dir(readers())), "neo4j")
	installed(t, "org.neo4j:neo4j-import-tool", "test", "-f", filepath.Join(lib, "done"))
	n := sample()
	n.edges[0].Proofs = append(n.edges[0].Proofs, proof("3", "Two\nlines; \"quoted\".", "2022"))
	dir, home := t.TempDir(), t.TempDir()
	if err := find(t, "neo4j").WriteFolder(t.Context(), dir, n); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("java", "-cp", filepath.Join(lib, "lib", "*"), "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", "--multiline-fields=true",
		"--nodes=nodes.csv", "--nodes=articles.csv", "--nodes=proofs.csv", "--relationships=relationships.csv")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+home)
	out, err := cmd.CombinedOutput()
	if got := strings.Join(strings.Fields(string(out)), " "); err != nil || !strings.Contains(got, "Imported: 10 nodes 17 relationships") {
		t.Errorf("neo4j-admin: %v\n%s", err, out)
	}
}

// TestParquet has DuckDB join the three files.
func TestParquet(t *testing.T) {
	reads(t, "parquet", "duckdb", `
import sys, duckdb
f = lambda n: "'%s/%s.parquet'" % (sys.argv[1], n)
print(*[duckdb.sql("SELECT count(*) FROM " + f(n)).fetchall()[0][0] for n in ("nodes", "edges", "proofs")])
print(*duckdb.sql("SELECT n.name, e.kind, p.quote, p.date, p.score, p.url, p.by FROM %s e JOIN %s p USING (edge) JOIN %s n ON n.id = e.source WHERE e.kind = 'holds' ORDER BY p.date" % (f("edges"), f("proofs"), f("nodes"))).fetchall(), sep="\n")
print(*duckdb.sql("SELECT name, longitude, latitude FROM %s WHERE longitude IS NOT NULL" % f("nodes")).fetchall())
`, "6 6 3\n('Japan', 'holds', 'We want; \"ferries\" <now> & \\'here\\' | [x].', '2022-09-20', 0.75, 'https://example.com/a?b=1&c=(2)', ['Japan'])\n"+
		"('Japan', 'holds', 'Ferries, again.', '2022-09-22', 0.75, 'https://example.com/a?b=1&c=(2)', ['Japan'])\n('Japan and South Korea: talks, Tokyo, 2024-02', 139.69, 35.69)\n")
}

// TestGeoJSON reads the features, and sees that what has a place has a point.
func TestGeoJSON(t *testing.T) {
	var f struct {
		Type     string
		Features []struct {
			Type     string
			Geometry *struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]string
		}
	}
	if err := json.Unmarshal(written(t, "geojson", sample()), &f); err != nil {
		t.Fatal(err)
	}
	if f.Type != "FeatureCollection" || len(f.Features) != 1 {
		t.Fatalf("read %+v", f)
	}
	one := f.Features[0]
	if one.Type != "Feature" || one.Geometry == nil || one.Geometry.Type != "Point" || !slices.Equal(one.Geometry.Coordinates, []float64{139.69, 35.69}) {
		t.Errorf("the feature is %+v", one)
	}
	if p := one.Properties; p["participants"] != "Japan, South Korea" || p["place"] != "Tokyo" || p["date"] != "2024-02" {
		t.Errorf("its properties are %v", p)
	}
}

// TestZip finds the same files in an archive as in a folder.
func TestZip(t *testing.T) {
	for _, f := range Formats() {
		if !f.Folder {
			continue
		}
		data := written(t, f.Name, sample())
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := f.WriteFolder(t.Context(), dir, sample()); err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.File {
			r, err := file.Open()
			if err != nil {
				t.Fatal(err)
			}
			zipped, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			loose, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file.Name)))
			if err != nil || !bytes.Equal(zipped, loose) {
				t.Errorf("%s: %s is another in the archive than in the folder: %v", f.Name, file.Name, err)
			}
		}
	}
}
