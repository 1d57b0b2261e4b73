package extract_test

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/extract/article"
)

// TestKinds compares the facts of short texts, a file a kind of wording, with what they should be.
func TestKinds(t *testing.T) {
	compareFacts(t, "testdata/kinds/*.txtar", 1, func(_ *testing.T, published string, files []txtar.File) []*article.Article {
		var all []*article.Article
		for i := 0; i < len(files); i += 2 {
			all = append(all, article.FromText("kind", files[i].Data, article.Options{Published: published, AnyLanguage: true}))
		}
		return all
	})
}
