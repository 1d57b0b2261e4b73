package nlp

import (
	"strings"
	"testing"
)

// seeds are texts that broke one splitter or another.
var seeds = []string{
	"", " ", "\n\n", "a", ".", "\"", "\ufeff\u200bTokyo\u00a0said", "\x00\xff\xfe bad \xe2\x80 bytes\x00",
	"Ruritania’s “three” allies don’t—can’t—wait. ‘Why?’ she asked.",
	"ﬁrst of ’s all 's n't 'retired' O'Reilly's D’Souza &rsquo;s Lusatia&rsquo;s",
	"((((((((((", ":-) (-: <3 ^_^", "U.S.-led (U.S.) \"U.S.\" U.S... U.S.?", ". . . . ?! !!! …",
	"It cost $5bn (or €4bn), US$3m, 20% more, at 5:30pm on 2022-07-08 or 9/11.",
	"a\nb\n\nc\r\n\r\nd\u2028e", "1. First\n2) Second\n• third\n- fourth", "http://a.b/c?d=e&f='g' x@y.org, www.z.com.",
	"PORT ASTER, July 8 (Agency) - Talks began.", "[1] [2] text.[3] More", "İstanbul ǅ ß K", "e\u0301t\u0301e\u0301",
	"cannot gonna 'tis dont '90s ’22 rock'n'roll y'all", "a-b--c---d - -e f-", "x/y/z 1/2/3 w/o //", "``quoted'' ''",
}

func FuzzSplit(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all := []Range{{Start: 0, End: len(text)}}
		checkDocument(t, Split(text, all), all)
		checkAligned(t, text)
		if len(text) > 4 {
			parts := []Range{{Start: 0, End: len(text) / 3}, {Start: len(text)/3 + 1, End: len(text)}}
			checkDocument(t, Split(text, parts), parts)
		}
	})
}

// FuzzParse puts whole documents through the model and CoNLL-U and back.
func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := Parse(text)
		for _, s := range doc.Sentences {
			checkTree(t, &s)
		}
		var out strings.Builder
		if err := WriteCoNLLU(&out, doc, "fuzz"); err != nil {
			t.Fatal(err)
		}
		back, err := ReadCoNLLU(strings.NewReader(out.String()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, out.String())
		}
		if len(back) != len(doc.Sentences) {
			t.Fatalf("%d sentences came back of %d", len(back), len(doc.Sentences))
		}
	})
}

// checkAligned checks that no token of prose's is left over: the alignment
// would have lost its way.
func checkAligned(t *testing.T, text string) {
	t.Helper()
	var pieces []piece
	for _, w := range scanWords(text, []Range{{Start: 0, End: len(text)}}) {
		pieces = cutWord(text, w.start, w.end, false, pieces)
	}
	found := proseTokens(text, pieces)
	tokens := alignPieces(text, pieces, found, nil, nil)
	whole := 0
	for _, p := range pieces {
		if p.whole {
			whole++
		}
	}
	if len(tokens) < whole+len(found) {
		t.Errorf("%d tokens of %d pieces and %d tokens of prose's", len(tokens), whole, len(found))
	}
}

// checkTree checks that s is one tree and every token is tagged.
func checkTree(t *testing.T, s *Sentence) {
	t.Helper()
	roots := 0
	for i, tok := range s.Tokens {
		if tok.Head == -1 {
			roots++
		}
		if tok.UPOS == "" || tok.XPOS == "" || tok.Rel == "" || tok.Lemma == "" {
			t.Errorf("token %d is not tagged: %+v", i, tok)
		}
		at := i
		for steps := 0; at >= 0; steps++ {
			if steps > len(s.Tokens) {
				t.Fatalf("token %d hangs on a circle", i)
			}
			at = s.Tokens[at].Head
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

// TestHugeRuns feeds long runs that invite quadratic time; the
// bounds on tokens and sentences must hold in all of them.
func TestHugeRuns(t *testing.T) {
	for _, unit := range []string{
		"a", "(", ". ", ".,", "'", "'a", "\" ", "\"\n", "a-", "1-", "a/", "\x00", "\xff", "é", "’s", "U.S.", "a@b.", "&rsquo;s ",
		"word ", "Mr. ", "W\n", "[1] ", "#", "TOKYO ", "...a", ":) ", "O'R", "A \"? ",
	} {
		text := strings.Repeat(unit, 1<<18/len(unit))
		all := []Range{{Start: 0, End: len(text)}}
		doc := Split(text, all)
		checkDocument(t, doc, all)
		for _, s := range doc.Sentences {
			if len(s.Tokens) > maxSentence {
				t.Fatalf("%q: a sentence of %d tokens", unit, len(s.Tokens))
			}
			for _, tok := range s.Tokens {
				if len(tok.Text) > maxToken {
					t.Fatalf("%q: a token of %d bytes", unit, len(tok.Text))
				}
			}
		}
	}
}
