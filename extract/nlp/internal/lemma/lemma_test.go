package lemma

import (
	"slices"
	"strings"
	"testing"
)

// samples are words as a treebank might have them, enough to learn endings.
func samples() []Sample {
	var all []Sample
	add := func(upos, xpos, pairs string) {
		for pair := range strings.FieldsSeq(pairs) {
			word, lemma, _ := strings.Cut(pair, ">")
			all = append(all, Sample{word, upos, xpos, lemma})
		}
	}
	add("NOUN", "NNS", "ships>ship talks>talk Boats>boat allies>ally parties>party cities>city men>man PMs>PM MPs>MP")
	add("VERB", "VBD", "asked>ask warned>warn denied>deny replied>reply met>meet met>meet")
	add("VERB", "VB", "provoke>provoke provoke>provoke plan>plan plan>plan")
	add("PROPN", "NNP", "Orm>Orm Port>Port Aster>Aster ORM>Orm LUSK>Lusk ASTER>Aster U.N.>U.N.")
	add("PROPN", "NNPS", "Isles>Isle Towns>Town Ports>Port")
	add("DET", "DT", "The>the a>a an>a an>a")
	add("PART", "RB", "n't>not n’t>not not>not")
	return all
}

func TestLearn(t *testing.T) {
	table := Learn(samples(), map[string]int{"denounce": 1, "denounced": 1, "denouncing": 1})
	tests := []struct{ word, upos, xpos, want string }{
		{"reefs", "NOUN", "NNS", "reef"},
		{"Enemies", "NOUN", "NNS", "enemy"},
		{"men", "NOUN", "NNS", "man"},
		{"MEN", "NOUN", "NNS", "man"},
		{"provoking", "VERB", "VBG", "provoke"},
		{"planning", "VERB", "VBG", "plan"},
		{"planned", "VERB", "VBN", "plan"},
		{"denouncing", "VERB", "VBG", "denounce"},
		{"Met", "VERB", "VBD", "meet"},
		{"Quill", "PROPN", "NNP", "Quill"},
		{"QUILL", "PROPN", "NNP", "Quill"},
		{"U.N.", "PROPN", "NNP", "U.N."},
		{"Reefs", "PROPN", "NNPS", "Reef"},
		{"AN", "DET", "DT", "a"},
		{"n’t", "PART", "RB", "not"},
		{"Strange", "ADJ", "JJ", "strange"}, // a tag never seen
		{"\xff\xfe", "NOUN", "NNS", "\xff\xfe"},
		{strings.Repeat("Long", 100), "NOUN", "NN", strings.Repeat("Long", 100)},
	}
	for _, test := range tests {
		if got := table.Lemma(test.word, test.upos, test.xpos); got != test.want {
			t.Errorf("lemma of %q (%s) is %q, want %q", test.word, test.xpos, got, test.want)
		}
	}
}

// TestLearnTwice: the order of the samples changes nothing, and a table that
// is written and read is the same.
func TestLearnTwice(t *testing.T) {
	var once, again, read strings.Builder
	all := samples()
	if err := Learn(all, nil).Write(&once, "made\nby a test\n"); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(all)
	if err := Learn(all, nil).Write(&again, "made\nby a test\n"); err != nil {
		t.Fatal(err)
	}
	if once.String() != again.String() {
		t.Errorf("another order learns another table:\n%s\n%s", once.String(), again.String())
	}
	table, err := Read(once.String())
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Write(&read, "made\nby a test\n"); err != nil {
		t.Fatal(err)
	}
	if once.String() != read.String() {
		t.Errorf("what was read is not what was written:\n%s\n%s", once.String(), read.String())
	}
}

func TestReadErrors(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"NOUN NNS\ts\tl-1+\n", "line 1: not four columns"},
		{"# c\nNOUN NNS\t*\ts\tx-1+\n", "line 2: edit \"x-1+\""},
		{"NOUN NNS\t*\ts\tl-999+\n", "takes off no number"},
	} {
		if _, err := Read(test.in); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("reading %q: %v, want %q", test.in, err, test.want)
		}
	}
}
