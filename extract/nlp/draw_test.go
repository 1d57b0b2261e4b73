package nlp

import (
	"strings"
	"testing"
)

func TestDrawTree(t *testing.T) {
	var got strings.Builder
	for _, spec := range []string{
		"The/DET/2/det envoy/NOUN/3/nsubj told/VERB/0/root old/ADJ/5/amod friends/NOUN/3/iobj the/DET/7/det truth/NOUN/3/obj ./PUNCT/3/punct",
		"Talks/NOUN/2/nsubj began/VERB/0/root that/PRON/4/nsubj failed/VERB/1/acl", // lines cross
		"Go/VERB/0/root",
		"one/X/2/dep two/X/1/dep three/X/0/root", // a circle
	} {
		if err := DrawTree(&got, tree(spec)); err != nil {
			t.Fatal(err)
		}
		got.WriteByte('\n')
	}
	golden(t, "testdata/draw.txt", got.String())
}

// tree makes a sentence of "word/UPOS/head/rel" tokens, heads counted from 1.
func tree(spec string) *Sentence {
	s := &Sentence{}
	for field := range strings.FieldsSeq(spec) {
		p := strings.Split(field, "/")
		s.Tokens = append(s.Tokens, Token{Text: p[0], UPOS: p[1], XPOS: "X", Head: int(p[2][0]-'0') - 1, Rel: p[3]})
	}
	return s
}
