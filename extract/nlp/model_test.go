package nlp

import (
	"errors"
	"testing"

	"entente/extract/nlp/internal/syntax"
)

// BenchmarkTrees is tags and trees alone, of tokens that are there.
func BenchmarkTrees(b *testing.B) {
	doc := Parse(benchText)
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		annotate(m, doc.Sentences)
		for i := range doc.Sentences {
			words += len(doc.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(words), "ns/word")
}

// BenchmarkLoad is reading the model, which happens once a process.
func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(modelFile)))
	for b.Loop() {
		if _, err := OpenModel(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDamagedModel(t *testing.T) {
	flipped := append([]byte(nil), modelFile...)
	flipped[len(flipped)/2] ^= 1
	version := append([]byte(nil), modelFile...)
	version[len("entente model\n")]++
	for _, c := range []struct {
		name    string
		data    []byte
		damaged bool
		want    string
	}{
		{"empty", nil, true, "load the language model: damaged model file: it does not begin as one"},
		{"other file", []byte("%PDF-1.7 and so on and on and on"), true, "load the language model: damaged model file: it does not begin as one"},
		{"one bit", flipped, true, "load the language model: damaged model file: its checksum does not fit"},
		{"cut short", modelFile[:len(modelFile)-100], true, "load the language model: damaged model file: its checksum does not fit"},
		{"later version", version, false, "load the language model: model file of version 5, this program reads version 4"},
	} {
		_, err := OpenModel(c.data)
		if err == nil || err.Error() != c.want || errors.Is(err, syntax.ErrDamaged) != c.damaged {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestAnnotateLongSentences reads sentences as long as any.
func TestAnnotateLongSentences(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"and", "(", ",", "Lusatia", "\xff\xfe", "reads"} {
		s := Sentence{Tokens: make([]Token, maxSentence)}
		for i := range s.Tokens {
			s.Tokens[i].Text = word
		}
		annotate(m, []Sentence{s})
		roots := 0
		for i, tok := range s.Tokens {
			if tok.Head == -1 {
				roots++
			}
			if tok.UPOS == "" || tok.Rel == "" || (tok.Head == -1) != (tok.Rel == "root") || tok.Head == i {
				t.Fatalf("%q: token %d is %+v", word, i, tok)
			}
		}
		if roots != 1 {
			t.Errorf("%q: %d roots", word, roots)
		}
	}
}
