package extract

import (
	"strings"
	"testing"

	"entente/extract/nlp"
)

// tree makes a sentence of words, each with tag, head (from 1 on) and
// relation: "truce NOUN NN 2 obj".
func tree(t *testing.T, lines ...string) *nlp.Sentence {
	s, err := nlp.ReadCoNLLU(strings.NewReader(conllu(lines)))
	if err != nil {
		t.Fatal(err)
	}
	return &s[0].Sentence
}

func conllu(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		f := strings.Fields(l)
		b.WriteString(strings.Join([]string{string(rune('1' + i)), f[0], f[0], f[1], f[2], "_", f[3], f[4], "_", "_"}, "\t") + "\n")
	}
	return b.String() + "\n"
}

func TestMendAttachment(t *testing.T) {
	frames, err := loadFrames()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		lines []string
		at    int // token
		head  int
		rel   string
	}{
		{"what a need is for", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "need NOUN NN 1 obj", "for ADP IN 5 case", "talks NOUN NNS 1 obl"}, 4, 2, "nmod"},
		{"a noun without such a frame", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "ship NOUN NN 1 obj", "for ADP IN 5 case", "days NOUN NNS 1 obl"}, 4, 0, "obl"},
		{"of always", []string{"saw VERB VBD 0 root", "the DET DT 3 det", "ship NOUN NN 1 obj", "of ADP IN 5 case", "pirates NOUN NNS 1 obl"}, 4, 2, "nmod"},
		{"a participle behind its noun", []string{"rejected VERB VBD 0 root", "a DET DT 3 det", "truce NOUN NN 1 obj", "offered VERB VBN 1 ccomp", "there ADV RB 4 advmod"}, 3, 2, "acl"},
		{"a participle with a subject", []string{"wants VERB VBZ 0 root", "order NOUN NN 1 obj", "peace NOUN NN 4 nsubj", "kept VERB VBN 1 ccomp"}, 3, 0, "ccomp"},
		{"an effort to do something", []string{"backed VERB VBD 0 root", "efforts NOUN NNS 1 obj", "to PART TO 4 mark", "talk VERB VB 1 advcl"}, 3, 1, "acl"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tree(t, c.lines...)
			for i := range s.Tokens {
				s.Tokens[i].Lemma = strings.TrimSuffix(s.Tokens[i].Text, "s")
			}
			mendAttachment(s, frames)
			if got := s.Tokens[c.at]; got.Head != c.head || got.Rel != c.rel {
				t.Errorf("%s hangs on %d as %s, want %d as %s", got.Text, got.Head, got.Rel, c.head, c.rel)
			}
		})
	}
}
