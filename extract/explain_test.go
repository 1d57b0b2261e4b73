package extract

import (
	"testing"

	"entente/extract/nlp"
	"entente/extract/tree"
)

func TestPathBetween(t *testing.T) {
	// "ministers of Peru condemned attacks"
	s := tree.NewSentence(&nlp.Sentence{Tokens: []nlp.Token{
		{Text: "ministers", Head: 3, Rel: "nsubj"},
		{Text: "of", Head: 2, Rel: "case"},
		{Text: "Peru", Head: 0, Rel: "nmod"},
		{Text: "condemned", Head: -1, Rel: "root"},
		{Text: "attacks", Head: 3, Rel: "obj"},
	}}, 0)
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{2, 3, "Peru ←nmod– ministers ←nsubj– condemned"},
		{3, 4, "condemned –obj→ attacks"},
		{2, 4, "Peru ←nmod– ministers ←nsubj– condemned –obj→ attacks"},
		{4, 4, "attacks"},
	} {
		if got := pathBetween(s.Node(c.from), s.Node(c.to)); got != c.want {
			t.Errorf("from %d to %d: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
