package eval_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/eval"
)

// TestGoldFloors keeps the figures on the annotated articles from falling,
// where those are at hand. The floors lie a little under what was measured.
func TestGoldFloors(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	paths, err := filepath.Glob(filepath.Join(shared, "gold", "dev", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Skip("the annotated articles are not at hand")
	}
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	total := new(eval.Scores)
	for _, path := range paths {
		gold, err := eval.ReadDoc(path)
		if err != nil {
			t.Fatal(err)
		}
		total.Add(gold, eval.FromFacts(x.Extract(goldArticle(t, path, gold.Published))))
	}
	r := total.Result()
	for _, f := range []struct {
		name       string
		got, floor float64
	}{
		{"actors", r.Actors.F1, 0.94},
		{"meetings", r.Meetings.F1, 0.72},
		{"positions", r.Positions.F1, 0.56},
		{"links", r.Links.F1, 0.49},
	} {
		if f.got < f.floor {
			t.Errorf("%s: F1 %.3f, floor %.2f", f.name, f.got, f.floor)
		}
	}
}

// goldArticle reads the text beside an annotation.
func goldArticle(t *testing.T, path, published string) *article.Article {
	t.Helper()
	name := strings.TrimSuffix(path, ".json") + ".txt"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return article.FromText(name, data, article.Options{Published: published})
}
