// Package extracttest gives tests the articles that stand in extract/testdata,
// with the facts read in them.
package extracttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/fact"
)

// A Sample is an article and its facts.
type Sample struct {
	Article *article.Article
	Facts   *fact.Facts
}

// Samples reads the articles of testdata, which names that folder as seen from
// the test.
func Samples(t testing.TB, testdata string) []Sample {
	t.Helper()
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	var samples []Sample
	add := func(name, published string, text []byte) {
		a := article.FromText(name, text, article.Options{Published: published})
		samples = append(samples, Sample{a, x.Extract(a)})
	}
	text, err := os.ReadFile(filepath.Join(testdata, "articles", "trilateral.txt"))
	if err != nil {
		t.Fatal(err)
	}
	add("trilateral", "2022-09-22", text)
	paths, err := filepath.Glob(filepath.Join(testdata, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		arc, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		published, ok := strings.CutPrefix(strings.TrimSpace(string(arc.Comment)), "published:")
		if !ok || len(arc.Files) == 0 {
			t.Fatalf("%s is no article with a date", path)
		}
		add(filepath.Base(path), strings.TrimSpace(published), arc.Files[0].Data)
	}
	return samples
}
