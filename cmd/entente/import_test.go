package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// rooms says what each room of the module may import of the others, besides
// itself. A room is a folder with all below it that is no room of its own.
func rooms() map[string][]string {
	return map[string][]string{
		"cmd/entente":       {"extract", "extract/tsv", "extract/article", "extract/nlp", "extract/gazetteer", "graph", "graph/local", "graph/export", "graph/view", "schema"},
		"extract":           {"extract/tsv", "extract/article", "extract/nlp", "extract/gazetteer"},
		"extract/tsv":       {},
		"extract/article":   {"extract/tsv"},
		"extract/nlp":       {"extract/tsv"},
		"extract/gazetteer": {"extract/tsv"},
		"graph":             {"extract", "extract/tsv", "extract/article", "schema"},
		"graph/local":       {},
		"graph/export":      {"graph", "schema"},
		"graph/view":        {"graph", "schema"},
		"graph/graphtest":   {"graph", "graph/local"}, // for tests alone: nobody may import it
		"schema":            {},
	}
}

// roomOf is the room of a package, by its path in the module.
func roomOf(path string) string {
	best := ""
	for room := range rooms() {
		if (path == room || strings.HasPrefix(path, room+"/")) && len(room) > len(best) {
			best = room
		}
	}
	return best
}

// TestImports holds the packages to the directions in which the data goes:
// what reads English knows nothing of Dgraph, and what writes to Dgraph
// nothing of English.
func TestImports(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "entente/...")
	cmd.Dir = "../.."
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, words.String())
	}
	count := 0
	for dec := json.NewDecoder(bytes.NewReader(out)); ; count++ {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		path := strings.TrimPrefix(p.ImportPath, "entente/")
		room := roomOf(path)
		if room == "" {
			t.Errorf("%s is in no room: see rooms", path)
			continue
		}
		may := map[string]bool{room: true}
		for _, r := range rooms()[room] {
			may[r] = true
		}
		for _, imp := range p.Imports {
			if other, ok := strings.CutPrefix(imp, "entente/"); ok && !may[roomOf(other)] {
				t.Errorf("%s imports %s: %s may not", path, other, room)
			}
			if strings.Contains(imp, "dgraph-io/dgo") && room != "graph" {
				t.Errorf("%s imports %s: only graph speaks with Dgraph", path, imp)
			}
		}
	}
	if count < 5 {
		t.Errorf("only %d packages were looked at", count)
	}
}
