package graph

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"pgregory.net/rapid"
)

// factsFile writes articles as those do who extract them, into files by turns.
func factsFile(t testing.TB, items []Item, files int) []string {
	t.Helper()
	dir := t.TempDir()
	texts := make([][]byte, files)
	for i, item := range items {
		var err error
		r := Record{Place: i, Reader: item.Reader, Facts: item.Facts, Article: item.Article}
		if texts[i%files], err = r.Append(texts[i%files]); err != nil {
			t.Fatal(err)
		}
	}
	var paths []string
	for i, text := range texts {
		path := filepath.Join(dir, fmt.Sprintf("part-%d.jsonl", i))
		if err := os.WriteFile(path, text, 0o666); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// built is the graph that Build makes of facts, as [Graph.WriteDump] writes one.
func built(t testing.TB, o BuildOptions) (string, Stats) {
	t.Helper()
	dir := t.TempDir()
	o.Out, o.Temp = filepath.Join(dir, "rdf"), filepath.Join(dir, "tmp")
	stats, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(o.Out, "*.rdf.gz"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		zip, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(zip)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.SplitAfter(string(text), "\n")...)
	}
	if _, err := os.Stat(o.Temp); !os.IsNotExist(err) {
		t.Errorf("what was sorted was left: %v", err)
	}
	slices.Sort(lines)
	return strings.Join(lines, ""), stats
}

// TestBuildIsLoad holds that what is built without a server is what is loaded
// into one, to the byte, in whatever files the facts come.
func TestBuildIsLoad(t *testing.T) {
	g := open(t)
	rapid.Check(t, func(rt *rapid.T) {
		var items []Item
		for range rapid.IntRange(1, 12).Draw(rt, "articles") {
			id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g"}).Draw(rt, "id")
			item := anySketch(id).Draw(rt, "article").item()
			item.Reader = rapid.SampledFrom([]string{"", "reader"}).Draw(rt, "reader")
			items = append(items, item)
		}
		clear(t, g)
		load(t, g, items...)
		got, _ := built(t, BuildOptions{Facts: factsFile(t, items, rapid.IntRange(1, 3).Draw(rt, "files"))})
		if diff := cmp.Diff(strings.SplitAfter(dump(t, g), "\n"), strings.SplitAfter(got, "\n")); diff != "" {
			rt.Fatalf("what is built is not what is loaded (-loaded +built):\n%s", diff)
		}
	})
}

func TestBuildWithIssuesAndPlaces(t *testing.T) {
	locate := func(place string) (Point, bool) { return Point{Latitude: 40.7, Longitude: -74}, place == "New York" }
	g := connect(t, Options{Addrs: addrs(t), Locate: locate})
	clear(t, g)
	const table = "name\tother names\tactors\tsigns\twords\nThree together\t\t\ttrilateral cooperation\t\n"
	if err := g.UseIssues(t.Context(), "mine.tsv", table); err != nil {
		t.Fatal(err)
	}
	load(t, g, newYork("a").item(), newYork("b").item())
	got, stats := built(t, BuildOptions{Facts: factsFile(t, []Item{newYork("a").item(), newYork("b").item()}, 1),
		IssuesName: "mine.tsv", Issues: table, Locate: locate})
	if diff := cmp.Diff(dump(t, g), got); diff != "" {
		t.Errorf("what is built is not what is loaded (-loaded +built):\n%s", diff)
	}
	if stats.Articles != 2 || stats.Quads != strings.Count(got, "\n") {
		t.Errorf("%+v, want 2 articles and %d quads", stats, strings.Count(got, "\n"))
	}
}

// TestBuildPassesOverWhatIsBroken holds that lines that are no records, and files
// that break off, are told and take nothing else with them.
func TestBuildPassesOverWhatIsBroken(t *testing.T) {
	paths := factsFile(t, []Item{newYork("a").item(), newYork("b").item()}, 2)
	want, _ := built(t, BuildOptions{Facts: paths})
	text, err := os.ReadFile(paths[1])
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write(slices.Concat([]byte("{\"place\": 1}\n"), text, text, text[:len(text)/2])); err != nil {
		t.Fatal(err)
	}
	if err := zip.Flush(); err != nil { // and never closed
		t.Fatal(err)
	}
	if err := os.WriteFile(paths[1], packed.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	var told []string
	got, stats := built(t, BuildOptions{Facts: paths, Bad: func(err error) { told = append(told, err.Error()) }})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is broken changed the rest:\n%s", diff)
	}
	slices.Sort(told)
	if len(told) != 2 || !strings.Contains(told[0], "part-1.jsonl:1: ") || !strings.Contains(told[1], "part-1.jsonl:4: ") || stats.Articles != 2 {
		t.Errorf("told %q, %+v", told, stats)
	}
}

func TestBuildWithoutFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Build(t.Context(), BuildOptions{Facts: []string{filepath.Join(dir, "none")}, Out: filepath.Join(dir, "rdf"), Temp: filepath.Join(dir, "tmp")})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "none") {
		t.Errorf("%v, want an error that names the file", err)
	}
}
