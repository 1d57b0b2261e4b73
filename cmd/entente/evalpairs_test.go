package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
)

// TestPairs holds the graph to what it is to take for one position, and what not.
func TestPairs(t *testing.T) {
	positions, err := readWorded("../../graph/issue/testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var each strings.Builder
	near, _, err := scorePairs(graph.NewFiler(nil), positions, &each)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s\n%s", near, each.String())
	precision, recall := float64(near.right)/float64(near.right+near.wrong), float64(near.right)/float64(near.right+near.missed)
	if near.pairs < 300 || precision < .95 || recall < .7 {
		t.Errorf("%s; want 300 pairs and more, a precision of .95 and a recall of .7", near)
	}
}

func TestReadWorded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "broken.tsv")
	if err := os.WriteFile(path, []byte("# a\nkey\tUSA\tsupport\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := readWorded(path); err == nil || !strings.Contains(err.Error(), path+":2: ") {
		t.Errorf("error %v, want one that names the file and line 2", err)
	}
}
