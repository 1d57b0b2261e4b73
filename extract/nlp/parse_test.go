package nlp

import (
	"testing"
)

// checkDocument checks what holds for every document, whatever the text.
func checkDocument(t *testing.T, doc *Document, ranges []Range) {
	t.Helper()
	inside := make([]bool, len(doc.Text)+1)
	for _, r := range ranges {
		for i := r.Start; i < r.End; i++ {
			inside[i] = true
		}
	}
	at := 0
	skipped := func(from, to int) {
		for i, c := range doc.Text[from:to] {
			if inside[from+i] && !blank(c) {
				t.Errorf("byte %d (%q) is in no token", from+i, c)
			}
		}
	}
	for _, s := range doc.Sentences {
		if len(s.Tokens) == 0 {
			t.Fatalf("a sentence without tokens at %d", s.Start)
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(doc.Text) {
				t.Fatalf("token %q at %d:%d out of order, after %d", tok.Text, tok.Start, tok.End, at)
			}
			if doc.Text[tok.Start:tok.End] != tok.Text {
				t.Errorf("token %q at %d:%d, where the text is %q", tok.Text, tok.Start, tok.End, doc.Text[tok.Start:tok.End])
			}
			skipped(at, tok.Start)
			at = tok.End
		}
		if s.Start != s.Tokens[0].Start || s.End != at {
			t.Errorf("sentence %d:%d has tokens from %d to %d", s.Start, s.End, s.Tokens[0].Start, at)
		}
	}
	skipped(at, len(doc.Text))
}

func TestParseAnyBytes(t *testing.T) {
	for _, text := range []string{
		"", " ", "\n\n", "a", "Japan’s “three” allies don’t—can’t—wait.",
		"\x00\xff\xfe bad \xe2\x80 bytes\x00", "ﬁrst of ’s all 's n't", "O'Reilly's 'retired' D’Souza",
		"((((((((((", "&rsquo;s Japan&rsquo;s", "O’Brien’s son, (U.S.), e-mail@x.org; a--b ... [US-Korea] 5pm 2022-07-08 1/2 cannot 90s I’d’ve", "It cost $5bn (or €4bn), 20% more…",
	} {
		ranges := []Range{{Start: 0, End: len(text)}}
		checkDocument(t, Split(text, ranges), ranges)
	}
}
