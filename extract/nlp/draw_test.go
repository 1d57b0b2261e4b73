package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDrawTree(t *testing.T) {
	s := tree("The/DET/2/det envoy/NOUN/3/nsubj told/VERB/0/root old/ADJ/5/amod friends/NOUN/3/iobj the/DET/7/det truth/NOUN/3/obj ./PUNCT/3/punct")
	var got strings.Builder
	if err := DrawTree(&got, s); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + got.String())
	_ = cmp.Diff
}

// tree makes a sentence of "word/UPOS/head/rel" tokens, heads counted from 1.
func tree(spec string) *Sentence {
	s := &Sentence{}
	for field := range strings.FieldsSeq(spec) {
		p := strings.Split(field, "/")
		head := int(p[2][0]-'0') - 1
		s.Tokens = append(s.Tokens, Token{Text: p[0], UPOS: p[1], XPOS: "X", Head: head, Rel: p[3]})
	}
	return s
}
