package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"entente/extract"
	"entente/extract/article"
)

// TestKinds compares the facts of short texts, a file a kind of wording, with what they should be. An
// archive begins with "published: DATE" and holds pairs of a text and its facts.
func TestKinds(t *testing.T) {
	paths, err := filepath.Glob("testdata/kinds/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("kinds: %d, %v", len(paths), err)
	}
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			arc, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			published := strings.TrimSpace(strings.TrimPrefix(string(arc.Comment), "published:"))
			for i := 0; i+1 < len(arc.Files); i += 2 {
				text, want := arc.Files[i], &arc.Files[i+1]
				a := article.FromText("kind", text.Data, article.Options{Published: published, AnyLanguage: true})
				got := factLines(x.Extract(a))
				if *update {
					want.Data = []byte(got)
					continue
				}
				if diff := cmp.Diff(strings.Split(string(want.Data), "\n"), strings.Split(got, "\n")); diff != "" {
					t.Errorf("%s: facts changed (-was +is); rewrite with -update if they are right\n%s", text.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(arc), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
