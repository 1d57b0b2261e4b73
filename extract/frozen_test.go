package extract

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"entente/extract/article"
	"entente/extract/nlp"
)

// TestTreesAreFrozen holds that no stage changes a tree after names are found in it: all facts of an article, by rules
// and by the learned reader, are read from the trees that parse --repaired shows.
func TestTreesAreFrozen(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d archives, %v", len(paths), err)
	}
	for _, path := range paths {
		arc, err := txtar.ParseFile(path)
		if err != nil || len(arc.Files) == 0 {
			t.Fatalf("%s: %d files, %v", path, len(arc.Files), err)
		}
		a := article.FromText(path, arc.Files[0].Data, article.Options{})
		before := x.Trees(a).Sentences
		var after []nlp.Sentence
		for _, s := range x.readAll(a, nil).Sents {
			after = append(after, *s.Sentence)
		}
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("%s: trees were changed (-named +read):\n%s", path, diff)
		}
	}
}
