package nlp

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write golden files anew")

const conlluSample = `# newdoc id = port
# newpar
# sent_id = port-1
# text = Orm can't sail.
1	Orm	Orm	PROPN	NNP	_	4	nsubj	_	Entity=(1)
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sail	sail	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	left	leave	VERB	VBD	_	_	_	4:conj	_
5	.	.	PUNCT	.	_	4	punct	_	SpaceAfter=No

# sent_id = port-2
1	No	no	INTJ	UH	_	0	root	_	SpaceAfter=No
2	_	_	PUNCT	NFP	_	1	punct	_	_
`

func TestReadCoNLLU(t *testing.T) {
	got, err := ReadCoNLLU(strings.NewReader(conlluSample))
	if err != nil {
		t.Fatal(err)
	}
	want := []AnnotatedSentence{{
		ID: "port-1", Text: "Orm can't sail.", Line: 1, NewDoc: true, NewPar: true,
		Multi: []MultiWord{{First: 1, Last: 2, Form: "can't"}},
		Misc:  []string{"Entity=(1)", "", "", "SpaceAfter=No", "SpaceAfter=No"},
		Sentence: Sentence{End: 15, Tokens: []Token{
			{Start: 0, End: 3, Text: "Orm", Lemma: "Orm", UPOS: "PROPN", XPOS: "NNP", Head: 3, Rel: "nsubj"},
			{Start: 4, End: 6, Text: "ca", Lemma: "can", UPOS: "AUX", XPOS: "MD", Head: 3, Rel: "aux"},
			{Start: 6, End: 9, Text: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Head: 3, Rel: "advmod"},
			{Start: 10, End: 14, Text: "sail", Lemma: "sail", UPOS: "VERB", XPOS: "VB", Head: -1, Rel: "root"},
			{Start: 14, End: 15, Text: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 3, Rel: "punct"},
		}},
	}, {
		ID: "port-2", Text: "No_", Line: 13,
		Misc: []string{"SpaceAfter=No", ""},
		Sentence: Sentence{End: 3, Tokens: []Token{
			{Start: 0, End: 2, Text: "No", Lemma: "no", UPOS: "INTJ", XPOS: "UH", Head: -1, Rel: "root"},
			{Start: 2, End: 3, Text: "_", Lemma: "_", UPOS: "PUNCT", XPOS: "NFP", Head: 0, Rel: "punct"},
		}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	row := "1\tOrm\tOrm\tPROPN\tNNP\t_\t0\troot\t_\t_\n"
	tests := []struct{ name, in, want string }{
		{"columns", "# text = Orm\n1\tOrm\n", "line 2: 2 columns, want 10"},
		{"order", strings.Replace(row, "1", "2", 1), `line 1: word ID "2", want 1`},
		{"head", strings.Replace(row, "\t0\t", "\tx\t", 1), `line 1: head "x" is no word ID`},
		{"head beyond", strings.Replace(row, "\t0\t", "\t7\t", 1), "line 1: head 7 is beyond the sentence"},
		{"range", "2-1" + row[1:], `line 1: multiword range "2-1" out of order`},
		{"range beyond", "1-9" + row[1:] + row, "multiword range ends beyond the sentence"},
		{"text", "# text = Lusk\n" + row, `line 2: "Orm" does not stand in the text here`},
		{"more text", "# text = Orm left\n" + row, `the text goes on after the last word: " left"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ReadCoNLLU(strings.NewReader(test.in))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
		})
	}
}

// TestWriteCoNLLU: what was read is written the same, but for comments and
// what a Document does not hold.
func TestWriteCoNLLU(t *testing.T) {
	sentences, err := ReadCoNLLU(strings.NewReader(conlluSample))
	if err != nil {
		t.Fatal(err)
	}
	doc := RawDocuments(sentences)[0]
	doc.Text = "Orm can't sail.No_"
	doc.Sentences[0].Tokens[2].Text = "n\u2029'\x00t"
	var got strings.Builder
	if err := WriteCoNLLU(&got, doc, "port\n1"); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/write.conllu", got.String())
}

// golden compares got with a file, or writes it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
