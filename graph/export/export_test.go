package export

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/encoding"
	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/formats/cytoscapejs"
	"gonum.org/v1/gonum/graph/multi"

	"entente/graph/network"
)

// hostile are names that break formats written carelessly.
const hostile = "A \"quoted\" \\N <b>&amp; ]]> 'x' \u202e\x01\n=1+1"

// sample is a network with every kind of node and edge.
func sample() *held {
	n := &held{
		nodes: []network.Node{
			{ID: "country:JPN", Name: "Japan", Kind: network.Actor, Group: "country", Start: "2022-09", End: "2022-09-22"},
			{ID: "country:KOR", Name: "South Korea", Kind: network.Actor, Group: "country", Start: "2022-09-22", End: "2022-09-22"},
			{ID: "person:" + hostile, Name: hostile, Kind: network.Actor, Group: "person", Role: "=cmd()"},
			{ID: "meeting:1", Name: "Japan and South Korea: talks, Tokyo, 2024-02", Kind: network.Meeting, Group: "talks", Start: "2024-02", End: "2024-02", Place: "Tokyo", At: &[2]float64{139.69, 35.69}},
			{ID: "issue:ferries", Name: "ferries between neighbours", Kind: network.Issue},
			{ID: "position:1", Name: "supports ferries", Kind: network.Position, Group: "support", Topic: "ferries"},
		},
		edges: []network.Edge{
			{Source: "country:JPN", Target: "meeting:1", Kind: "attends", Directed: true, Weight: 2, Start: "2024-02", End: "2024-02"},
			{Source: "country:KOR", Target: "meeting:1", Kind: "attends", Directed: true, Weight: 1, Start: "2024-02", End: "2024-02"},
			{Source: "country:JPN", Target: "position:1", Kind: "holds", Directed: true, Weight: 2, Start: "2022-09-20", End: "2022-09-22", Proofs: []network.Proof{
				proof("1", "We want; \"ferries\" <now> & 'here' | [x].", "2022-09-20"), proof("2", "Ferries, again.", "2022-09-22")}},
			{Source: "country:JPN", Target: "issue:ferries", Kind: "for", Directed: true, Weight: 1, Start: "2022-09-20", End: "2022-09-20",
				Proofs: []network.Proof{proof("1", "We want; \"ferries\" <now> & 'here' | [x].", "2022-09-20")}},
			{Source: "country:KOR", Target: "position:1", Kind: "holds", Directed: true, Weight: 1, Start: "2022-09-20", End: "2022-09-20"},
			{Source: "person:" + hostile, Target: "country:JPN", Kind: "acts_for", Directed: true, Weight: 1},
		},
	}
	slices.SortFunc(n.nodes, func(a, b network.Node) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(n.edges, func(a, b network.Edge) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.Target, b.Target))
	})
	names := map[string]string{}
	for _, node := range n.nodes {
		names[node.ID] = node.Name
	}
	for i, e := range n.edges {
		n.edges[i].SourceName, n.edges[i].TargetName = names[e.Source], names[e.Target]
	}
	return n
}

// proof is a proof of article 1.
func proof(id, quote, date string) network.Proof {
	return network.Proof{ID: "statement:" + id, Quote: quote, End: len(quote), Date: date, By: []string{"Japan"}, Side: "for", Score: .75,
		Article: network.Article{ID: "article:1", Name: "On [ferries]", URL: "https://example.com/a?b=1&c=(2)", Published: "2022-09-22"}}
}

// held is a network in memory.
type held struct {
	nodes []network.Node
	edges []network.Edge
}

func (h *held) Nodes(context.Context) iter.Seq2[*network.Node, error] { return each(h.nodes) }
func (h *held) Edges(context.Context) iter.Seq2[*network.Edge, error] { return each(h.edges) }

func (h *held) Directed() bool {
	return !slices.ContainsFunc(h.edges, func(e network.Edge) bool { return !e.Directed })
}

func (h *held) Stars(context.Context) iter.Seq2[*network.Star, error] {
	return func(yield func(*network.Star, error) bool) {
		from, to := map[string][]*network.Edge{}, map[string][]*network.Edge{}
		for i, e := range h.edges {
			from[e.Source] = append(from[e.Source], &h.edges[i])
			to[e.Target] = append(to[e.Target], &h.edges[i])
		}
		for _, n := range h.nodes {
			if !yield(&network.Star{Node: n, Edges: from[n.ID], Inward: to[n.ID]}, nil) {
				return
			}
		}
	}
}

func each[T any](list []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

func find(t testing.TB, format string) Format {
	t.Helper()
	f, err := Find(format, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t *testing.T, format string, n Source) []byte {
	t.Helper()
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := find(t, format).Write(t.Context(), w, n); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s: written twice, it differs", format)
	}
	return a.Bytes()
}

// TestGEXF holds the file to the elements and attributes of GEXF.
func TestGEXF(t *testing.T) {
	n := sample()
	type spell struct {
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	}
	var f struct {
		XMLName xml.Name `xml:"http://www.gexf.net/1.2draft gexf"`
		Version string   `xml:"version,attr"`
		Graph   struct {
			Mode       string `xml:"mode,attr"`
			TimeFormat string `xml:"timeformat,attr"`
			Attributes []struct {
				Class string `xml:"class,attr"`
				List  []struct {
					ID   string `xml:"id,attr"`
					Type string `xml:"type,attr"`
				} `xml:"attribute"`
			} `xml:"attributes"`
			Nodes []struct {
				ID    string `xml:"id,attr"`
				Label string `xml:"label,attr"`
				spell
				Values []struct {
					For string `xml:"for,attr"`
				} `xml:"attvalues>attvalue"`
			} `xml:"nodes>node"`
			Edges []struct {
				ID     string `xml:"id,attr"`
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Type   string `xml:"type,attr"`
				spell
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(written(t, "gexf", n), &f); err != nil {
		t.Fatal(err)
	}
	g := f.Graph
	if f.Version != "1.2" || g.Mode != "dynamic" || g.TimeFormat != "date" || g.Attributes[0].Class != "node" || g.Attributes[1].Class != "edge" {
		t.Errorf("head is %q %q %q %v", f.Version, g.Mode, g.TimeFormat, g.Attributes)
	}
	if len(g.Nodes) != len(n.nodes) || len(g.Edges) != len(n.edges) {
		t.Fatalf("%d nodes and %d edges, want %d and %d", len(g.Nodes), len(g.Edges), len(n.nodes), len(n.edges))
	}
	declared, ids := map[string]bool{}, map[string]bool{}
	for _, a := range g.Attributes[0].List {
		declared[a.ID] = a.Type == "string"
	}
	for i, node := range g.Nodes {
		ids[node.ID] = true
		if want := strings.ReplaceAll(n.nodes[i].Name, "\x01", "\uFFFD"); node.Label != want {
			t.Errorf("label %q, want %q", node.Label, want)
		}
		if node.Start != network.FirstDay(n.nodes[i].Start) || node.End != network.LastDay(n.nodes[i].End) {
			t.Errorf("%q is from %q to %q", node.ID, node.Start, node.End)
		}
		for _, v := range node.Values {
			if !declared[v.For] {
				t.Errorf("value of the attribute %q, which is not declared", v.For)
			}
		}
	}
	seen := map[string]bool{}
	for _, e := range g.Edges {
		if !ids[e.Source] || !ids[e.Target] || seen[e.ID] || e.Type != "directed" && e.Type != "undirected" {
			t.Errorf("edge %+v", e)
		}
		seen[e.ID] = true
	}
}

// TestGraphML holds the file to GraphML's structure: every piece of data has a
// declared key of its element.
func TestGraphML(t *testing.T) {
	n := sample()
	type data struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
	var f struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []struct {
			ID   string `xml:"id,attr"`
			For  string `xml:"for,attr"`
			Type string `xml:"attr.type,attr"`
		} `xml:"key"`
		Graph struct {
			Default string `xml:"edgedefault,attr"`
			Nodes   []struct {
				ID   string `xml:"id,attr"`
				Data []data `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Data   []data `xml:"data"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(written(t, "graphml", n), &f); err != nil {
		t.Fatal(err)
	}
	if f.Graph.Default != "directed" || len(f.Graph.Nodes) != len(n.nodes) || len(f.Graph.Edges) != len(n.edges) {
		t.Fatalf("%d nodes and %d edges, want %d and %d", len(f.Graph.Nodes), len(f.Graph.Edges), len(n.nodes), len(n.edges))
	}
	on, ids := map[string]string{}, map[string]bool{}
	for _, k := range f.Keys {
		on[k.ID] = k.For
	}
	token := regexp.MustCompile(`^[A-Za-z0-9._:-]+$`)
	for i, node := range f.Graph.Nodes {
		if ids[node.ID] || !token.MatchString(node.ID) {
			t.Errorf("the id %q is no name token of its own", node.ID)
		}
		ids[node.ID] = true
		for _, d := range node.Data {
			if on[d.Key] != "node" {
				t.Errorf("data of a node with the key %q", d.Key)
			}
			if want := strings.ReplaceAll(n.nodes[i].Name, "\x01", "\uFFFD"); d.Key == "node_label" && d.Value != want {
				t.Errorf("label %q, want %q", d.Value, want)
			}
		}
	}
	for _, e := range f.Graph.Edges {
		if !ids[e.Source] || !ids[e.Target] {
			t.Errorf("edge from %q to %q", e.Source, e.Target)
		}
		for _, d := range e.Data {
			if on[d.Key] != "edge" {
				t.Errorf("data of an edge with the key %q", d.Key)
			}
		}
	}
}

// installed skips a test that needs a program which the machine lacks, but
// fails under CI, where .ci/run installs it.
func installed(t *testing.T, packages string, program string, args ...string) {
	t.Helper()
	if err := exec.Command(program, args...).Run(); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", packages)
	}
	t.Skipf("%s is not installed", packages)
}

// read has another program read a file from its standard input.
func read(t *testing.T, data []byte, program string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// pythons are those that may have networkx: the one of .ci/readers, and Debian's,
// which has an old one.
func pythons() []string {
	return []string{readers(), "/usr/bin/python3"}
}

// readers is the Python for which .ci/readers installs what reads files.
func readers() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "python3"
	}
	return filepath.Join(cache, "entente", "readers", "bin", "python")
}

// TestNetworkX has networkx, an old one and a new one, read GraphML and GEXF:
// all edges of a graph whose edges have a direction, and of one of both kinds
// with two between the same.
func TestNetworkX(t *testing.T) {
	mixed := &held{nodes: sample().nodes, edges: []network.Edge{
		{Source: "country:JPN", Target: "country:KOR", Kind: "condemn", Directed: true, Weight: 1, Proofs: []network.Proof{proof("1", "No.", "2022")}},
		{Source: "country:JPN", Target: "country:KOR", Kind: "met", Weight: 2},
		{Source: "country:KOR", Target: "country:JPN", Kind: "differs", Weight: 1, Issues: []network.Count{{Name: "ferries", Count: 3}}},
	}}
	scripts := map[string]string{
		"graphml": "import sys,networkx as n; g=n.parse_graphml(sys.stdin.read(),force_multigraph=True); ",
		"gexf":    "import sys,networkx as n; g=n.read_gexf(sys.stdin.buffer); ",
	}
	const figures = "e=[d for *_,d in g.edges(data=True)]; print(len(g),g.size(),g.is_directed(),g.nodes['country:JPN']['label'],sum(str(d.get('directed')).lower()=='true' for d in e)," +
		"sum('On [ferries]' in d.get('quotes','') and d.get('urls')=='https://example.com/a?b=1&c=(2)' and d.get('score')==.75 for d in e),[d['issues'] for d in e if d.get('issues')])"
	for _, python := range pythons() {
		t.Run(python, func(t *testing.T) {
			installed(t, "networkx", python, "-c", "import networkx")
			for format, load := range scripts {
				for n, want := range map[*held]string{sample(): "6 6 True Japan 6 2 []\n", mixed: "6 3 False Japan 1 1 ['ferries (3)']\n"} {
					if out := read(t, written(t, format, n), python, "-c", load+figures); out != want {
						t.Errorf("networkx read %q from %s, want %q", out, format, want)
					}
				}
			}
		})
	}
}

// TestGraphviz has Graphviz read DOT and draw it, with a name, a quote and an id
// that are longer than Graphviz reads.
func TestGraphviz(t *testing.T) {
	installed(t, "graphviz", "dot", "-V")
	n := sample()
	long := strings.Repeat("long \\\" é", 4000)
	n.nodes = append(n.nodes, network.Node{ID: "person:" + long, Name: long, Kind: network.Actor})
	n.edges = append(n.edges, network.Edge{Source: "person:" + long, Target: "country:JPN", Kind: "acts_for", Directed: true, Weight: 1, Proofs: []network.Proof{proof("9", long, "")}})
	picture := read(t, written(t, "dot", n), "dot", "-Tsvg")
	if nodes, edges := strings.Count(picture, `class="node"`), strings.Count(picture, `class="edge"`); nodes != 7 || edges != 7 || !strings.Contains(picture, ">Japan<") {
		t.Errorf("Graphviz drew %d nodes and %d edges:\n%s", nodes, edges, picture)
	}
	if !strings.Contains(picture, `xlink:href="https://example.com/a?b=1&amp;c=(2)"`) || !strings.Contains(picture, "Ferries, again.") {
		t.Errorf("Graphviz drew no link to the article, or no quote:\n%.3000s", picture[strings.Index(picture, "class=\"edge\""):])
	}
}

// TestPublished holds GraphML to its published schema. No package carries it, so
// it must be there: ENTENTE_XSD is a folder with graphml.xsd of GraphML 1.0 and what
// it includes.
func TestPublished(t *testing.T) {
	dir := os.Getenv("ENTENTE_XSD")
	if dir == "" {
		t.Skip("ENTENTE_XSD names no folder with the schema")
	}
	read(t, written(t, "graphml", sample()), "xmllint", "--nonet", "--noout", "--schema", filepath.Join(dir, "graphml.xsd"), "-")
}

// A dotGraph takes what gonum reads.
type dotGraph struct{ *multi.DirectedGraph }

type dotNode struct {
	graph.Node
	id    string
	attrs map[string]string
}

func (g dotGraph) NewNode() graph.Node {
	return &dotNode{Node: g.DirectedGraph.NewNode(), attrs: map[string]string{}}
}
func (n *dotNode) SetDOTID(id string) { n.id = id }
func (n *dotNode) SetAttribute(a encoding.Attribute) error {
	n.attrs[a.Key] = a.Value
	return nil
}

func TestDOT(t *testing.T) {
	n := sample()
	g := dotGraph{multi.NewDirectedGraph()}
	if err := dot.UnmarshalMulti(written(t, "dot", n), g); err != nil {
		t.Fatal(err)
	}
	if got := len(graph.NodesOf(g.Nodes())); got != len(n.nodes) {
		t.Errorf("%d nodes, want %d", got, len(n.nodes))
	}
	found := false
	for _, node := range graph.NodesOf(g.Nodes()) {
		d := node.(*dotNode)
		found = found || strings.Trim(d.id, `"`) == "meeting:1" && d.attrs["shape"] == "box" && strings.Contains(d.attrs["label"], "talks, Tokyo")
	}
	if !found {
		t.Error("the meeting is not there as it was written")
	}
	lines := 0
	for edges := g.Edges(); edges.Next(); {
		lines += edges.Edge().(multi.Edge).Lines.Len()
	}
	if lines != len(n.edges) {
		t.Errorf("%d edges, want %d", lines, len(n.edges))
	}
}

func TestCytoscape(t *testing.T) {
	n := sample()
	var f struct {
		Elements cytoscapejs.Elements `json:"elements"`
	}
	if err := json.Unmarshal(written(t, "cytoscape", n), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Elements.Nodes) != len(n.nodes) || len(f.Elements.Edges) != len(n.edges) {
		t.Fatalf("%d nodes and %d edges", len(f.Elements.Nodes), len(f.Elements.Edges))
	}
	ids := map[string]bool{}
	for i, node := range f.Elements.Nodes {
		ids[node.Data.ID] = true
		if node.Data.Attributes["label"] != n.nodes[i].Name {
			t.Errorf("label %q, want %q", node.Data.Attributes["label"], n.nodes[i].Name)
		}
	}
	for _, e := range f.Elements.Edges {
		if !ids[e.Data.Source] || !ids[e.Data.Target] || e.Data.ID == "" {
			t.Errorf("edge %+v", e.Data)
		}
	}
}

func TestJSON(t *testing.T) {
	n := sample()
	var got struct {
		Nodes []network.Node
		Edges []network.Edge
	}
	if err := json.Unmarshal(written(t, "json", n), &got); err != nil {
		t.Fatal(err)
	}
	for i := range n.edges {
		n.edges[i].SourceName, n.edges[i].TargetName = "", "" // not in the file
	}
	if !reflect.DeepEqual(got.Nodes, n.nodes) || !reflect.DeepEqual(got.Edges, n.edges) {
		t.Errorf("read back %+v", got)
	}
	if got := string(written(t, "json", &held{})); !json.Valid([]byte(got)) {
		t.Errorf("an empty network is %s", got)
	}
}

func TestJSONLD(t *testing.T) {
	n := sample()
	var f struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(written(t, "jsonld", n), &f); err != nil {
		t.Fatal(err)
	}
	ids := map[any]bool{}
	for _, r := range f.Graph {
		if id, _ := r["@id"].(string); strings.ContainsAny(id, " <>\"\n") || ids[id] {
			t.Errorf("@id %q is no IRI of its own", id)
		}
		ids[r["@id"]] = true
	}
	edges := 0
	for _, r := range f.Graph {
		if r["source"] != nil {
			edges++
			if !ids[r["source"]] || !ids[r["target"]] {
				t.Errorf("edge %v", r)
			}
		}
	}
	if edges != len(n.edges) || len(ids) != len(n.nodes)+len(n.edges) {
		t.Errorf("%d resources, %d of them edges", len(ids), edges)
	}
}

func TestCSV(t *testing.T) {
	n := sample()
	for _, c := range []struct {
		format string
		lines  int
	}{{"csv", len(n.edges)}, {"csv-nodes", len(n.nodes)}} {
		lines, err := csv.NewReader(bytes.NewReader(written(t, c.format, n))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) != c.lines+1 {
			t.Errorf("%s: %d lines, want %d and a header", c.format, len(lines), c.lines)
		}
		for _, line := range lines {
			for _, cell := range line {
				if strings.HasPrefix(cell, "=") {
					t.Errorf("%s: the cell %q is a formula", c.format, cell)
				}
			}
		}
	}
}

func TestSheet(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"Japan", "Japan"}, {"", ""}, {"-1", "-1"}, {"+2.5", "+2.5"}, {"a=b", "a=b"},
		{"=1+1", "'=1+1"}, {"+1 555", "'+1 555"}, {"-x", "'-x"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"}, {"\r=1", "'\r=1"},
		{" =1", "' =1"}, {"\n=1", "'\n=1"}, {"\u00a0=1", "'\u00a0=1"}, {"＝1", "'＝1"}, {"＠x", "'＠x"},
	} {
		for raw, want := range map[bool]string{false: c.want, true: c.cell} {
			var b bytes.Buffer
			s := NewSheet(&b, raw)
			s.Row("first", c.cell)
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			line, err := csv.NewReader(&b).Read()
			if err != nil || line[1] != strings.ReplaceAll(want, "\r\n", "\n") {
				t.Errorf("the cell %q, raw %v, is written as %q, want %q: %v", c.cell, raw, line[1], want, err)
			}
		}
	}
}

// large is a network of ten thousand nodes.
func large() *held {
	n := &held{}
	for i := range 10_000 {
		id := fmt.Sprintf("country:%05d", i)
		n.nodes = append(n.nodes, network.Node{ID: id, Name: "Country " + id, Kind: network.Actor, Group: "country", Start: "2022", End: "2023"})
		n.edges = append(n.edges, network.Edge{Source: id, Target: n.nodes[i/2].ID, Kind: "condemn", Directed: true, Weight: 1, Start: "2022-09-22", End: "2022-09-22"})
	}
	return n
}

func BenchmarkWrite(b *testing.B) {
	n := large()
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(b.Context(), io.Discard, n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// broken can't be written to.
type broken struct{}

var errBroken = errors.New("no room")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteFails(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Write(t.Context(), broken{}, sample()); !errors.Is(err, errBroken) {
			t.Errorf("%s: a failed write is told as %v", f.Name, err)
		}
	}
	if _, err := Find("nosuch", Options{}); err == nil || !strings.Contains(err.Error(), "graphml") {
		t.Errorf("an unknown format is told as %v, want the formats there are", err)
	}
}
