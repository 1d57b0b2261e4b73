package nlp

import (
	"strings"
	"testing"
)

// TestLeads: an item has the words before it in the list's lead, and the tokens
// of both keep their places in the text.
func TestLeads(t *testing.T) {
	const text = "They met. The ministers:\n\ncondemn the raid; and\n\nsupport a truce."
	lead := strings.Index(text, ":") + 1
	first, second := strings.Index(text, "condemn"), strings.Index(text, "support")
	doc := Split(text, []Range{{End: lead}, {Start: first, End: second - 2, Lead: lead}, {Start: second, End: len(text), Lead: lead}})
	want := []string{"They met .", "The ministers :", "The ministers condemn the raid", "The ministers support a truce ."}
	if len(doc.Sentences) != len(want) {
		t.Fatalf("%d sentences", len(doc.Sentences))
	}
	for i, s := range doc.Sentences {
		var words []string
		for _, tok := range s.Tokens {
			words = append(words, tok.Text)
			if text[tok.Start:tok.End] != tok.Text {
				t.Errorf("token %q stands at %q", tok.Text, text[tok.Start:tok.End])
			}
		}
		if got := strings.Join(words, " "); got != want[i] {
			t.Errorf("sentence %d: %q, want %q", i, got, want[i])
		}
	}
}
