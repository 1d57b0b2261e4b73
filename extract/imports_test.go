package extract

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms are the packages of extraction from the ground up: each imports only those before it.
var rooms = []string{"fact", "words", "tree", "lexicon", "repair", "reading", "when", "place",
	"entity", "coref", "attribution", "topic", "meeting", "position", "event", "reader", ""}

// ground is what any room may stand on: it knows nothing of facts.
var ground = []string{"tsv", "article", "gazetteer", "names", "nlp"}

// beside are packages that use extraction from outside: for measuring and testing it.
var beside = []string{"eval", "extracttest"}

const module = "entente/"

// importsOf is what a folder's program files import of this module, tests apart.
func importsOf(t *testing.T, dir string) []string {
	t.Helper()
	p, err := build.ImportDir(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(p.Imports, func(i string) bool { return !strings.HasPrefix(i, module) })
}

func TestRoomsImportOneWay(t *testing.T) {
	for i, room := range rooms {
		for _, imp := range importsOf(t, filepath.Join(".", room)) {
			of, ok := strings.CutPrefix(imp, module+"extract/")
			top, _, _ := strings.Cut(of, "/")
			if !ok || !slices.Contains(ground, top) && !slices.Contains(rooms[:i], of) {
				t.Errorf("extract/%s imports %s, which does not stand below it", room, imp)
			}
		}
	}
	for _, g := range ground {
		for _, imp := range importsOf(t, g) {
			if top, _, _ := strings.Cut(strings.TrimPrefix(imp, module+"extract/"), "/"); !slices.Contains(ground, top) {
				t.Errorf("extract/%s imports %s: what is on the ground knows nothing of facts", g, imp)
			}
		}
	}
}

// TestEveryPackageHasARoom fails for a new package that nobody gave a place in the order.
func TestEveryPackageHasARoom(t *testing.T) {
	known := slices.Concat(rooms, ground, beside, []string{"testdata"})
	dirs, err := filepath.Glob("*/")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if p, err := build.ImportDir(d, 0); err == nil && p.Name != "main" && !slices.Contains(known, filepath.Clean(d)) {
			t.Errorf("extract/%s has no place in the order of the rooms", d)
		}
	}
}

// TestGraphKnowsNoEnglish holds that the graph needs facts and articles of extraction, not the
// language model, directly or by way of others.
func TestGraphKnowsNoEnglish(t *testing.T) {
	seen := map[string]bool{}
	var visit func(from, pkg string)
	visit = func(from, pkg string) {
		if of, ok := strings.CutPrefix(pkg, module+"extract"); ok && of != "/fact" && of != "/article" && of != "/tsv" {
			t.Errorf("%s imports %s", from, pkg)
			return
		}
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		for _, imp := range importsOf(t, filepath.Join("..", strings.TrimPrefix(pkg, module))) {
			visit(pkg, imp)
		}
	}
	err := filepath.WalkDir("../graph", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if p, err := build.ImportDir(path, 0); err == nil && p.Name != "main" {
			visit("graph", module+filepath.ToSlash(strings.TrimPrefix(path, "../")))
		}
		return nil
	})
	if err != nil || len(seen) < 5 {
		t.Fatalf("%d packages, %v", len(seen), err)
	}
}
