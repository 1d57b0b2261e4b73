package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestScoreRaw: one word is split otherwise and one head is wrong; words whose
// head is no common word can't be right.
func TestScoreRaw(t *testing.T) {
	gold := scored("Orm", "PROPN", 2, "nsubj", " left", "VERB", 0, "root", " Port", "PROPN", 4, "compound", " Aster", "PROPN", 2, "obj")
	system := scored("Orm", "PROPN", 2, "nsubj:pass", " left", "NOUN", 0, "root", " Port Aster", "PROPN", 2, "obj")
	got := ScoreRaw(gold, system)
	want := RawScores{
		Tokens:    Ratio{Right: 2, System: 3, Gold: 4},
		Sentences: Ratio{Right: 1, System: 1, Gold: 1},
		UPOS:      Ratio{Right: 1, System: 3, Gold: 4},
		XPOS:      Ratio{Right: 2, System: 3, Gold: 4},
		Lemmas:    Ratio{Right: 2, System: 3, Gold: 4},
		UAS:       Ratio{Right: 2, System: 3, Gold: 4},
		LAS:       Ratio{Right: 2, System: 3, Gold: 4},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f1 := got.Tokens.F1(); f1 < 0.571 || f1 > 0.572 {
		t.Errorf("token F1 is %v, want 4/7", f1)
	}
	var sum RawScores
	sum.Add(got)
	sum.Add(got)
	if sum.UAS.Right != 4 || sum.UAS.F1() != got.UAS.F1() {
		t.Errorf("twice the same scores sum to %+v", sum)
	}
}

// scored makes a document of one sentence from words with the spaces before
// them, tags, heads counted from 1, and relations.
func scored(fields ...any) *Document {
	doc := &Document{}
	var s Sentence
	for i := 0; i < len(fields); i += 4 {
		form := fields[i].(string)
		doc.Text += form
		form = strings.TrimSpace(form)
		s.Tokens = append(s.Tokens, Token{
			Start: len(doc.Text) - len(form), End: len(doc.Text), Text: form,
			UPOS: fields[i+1].(string), Head: fields[i+2].(int) - 1, Rel: fields[i+3].(string),
		})
	}
	s.End = len(doc.Text)
	doc.Sentences = []Sentence{s}
	return doc
}
