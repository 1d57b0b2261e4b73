package nlp

import (
	_ "embed"
	"sync"

	"entente/extract/nlp/internal/lemma"
)

//go:embed data/lemmas.tsv
var lemmasTSV string

// lemmas returns the learned lemma rules, read at the first call.
var lemmas = sync.OnceValue(func() *lemma.Table {
	t, err := lemma.Read(lemmasTSV)
	if err != nil {
		panic(err) // the table is part of the program
	}
	return t
})

// lemmatize fills Lemma of the tokens of s, which are tagged.
func lemmatize(s *Sentence) {
	table := lemmas()
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Lemma = table.Lemma(t.Text, t.UPOS, t.XPOS)
	}
}
