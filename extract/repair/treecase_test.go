package repair

import (
	"strconv"
	"strings"
	"testing"

	"entente/extract/nlp"
)

// A treeCase is a tree that is repaired, and where one of its tokens then hangs.
type treeCase struct {
	name  string
	lines []string
	at    int // token
	head  int
	rel   string
}

func (c treeCase) run(t *testing.T, repair func(*nlp.Sentence)) {
	t.Run(c.name, func(t *testing.T) {
		s := parsed(t, c.lines...)
		repair(s)
		if got := s.Tokens[c.at]; got.Head != c.head || got.Rel != c.rel {
			t.Errorf("%s hangs on %d as %s, want %d as %s", got.Text, got.Head, got.Rel, c.head, c.rel)
		}
	})
}

// parsed makes a sentence of words, each with tag, head (from 1 on) and
// relation: "truce NOUN NN 2 obj".
func parsed(t *testing.T, lines ...string) *nlp.Sentence {
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
		b.WriteString(strings.Join([]string{strconv.Itoa(i + 1), f[0], f[0], f[1], f[2], "_", f[3], f[4], "_", "_"}, "\t") + "\n")
	}
	return b.String() + "\n"
}
