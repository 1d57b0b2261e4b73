package article

import (
	"strings"
	"testing"
)

func TestLegible(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Norway condemned the raid — it said “no”.", "Norway condemned the raid — it said “no”."},
		{"soft hyphens", "Nor\u00adway con\u00addemned", "Norway condemned"},
		{"soft hyphen at the end of a line", "of Nor\u00ad\nway and", "of Norway\nand"},
		{"flags", "🇳🇴 Norway. Portugal 🇵🇹 bans", "   Norway. Portugal    bans"},
		{"a flag of tags", "🏴\U000e0067\U000e0062\U000e007f Wales", "  Wales"},
		{"zero-width", "Nor\u200bway\u200d \ufeffmet\u2060", "Norway met"},
		{"direction", "\u202aNorway\u202c \u2067met\u2069", "Norway met"},
		{"emoji and its form", "Norway ✌\ufe0f met ❗", "Norway   met  "},
		{"accents apart", "Malmo\u0308 and Sa\u0303o", "Malmö and São"},
		{"ligatures", "o\ufb03cials of \ufb01shing", "officials of fishing"},
		{"wide letters", "Ｎｏｒｗａｙ met", "Norway met"},
		{"bold letters", "𝐍𝐨𝐫𝐰𝐚𝐲 met", "Norway met"},
		{"control characters", "Nor\x07way \x1b[1mmet\x1b[0m", "Nor way  [1mmet [0m"},
		{"line separators", "one\u2028two\u0085three\ffour", "one\ntwo\nthree\nfour"},
		{"entities", "Norway&#39;s minister&nbsp;&amp; others, AT&T; A&B", "Norway's minister\u00a0& others, AT&T; A&B"},
		{"encoded twice", "Itâ€™s MalmÃ¶ â€œnowâ€\u009d", "It’s Malmö “now”"},
		{"letters that are right", "Ângela of SÃO, Ärzte, Ðorđe", "Ângela of SÃO, Ärzte, Ðorđe"},
		{"an old wire's dash", "OSLO (AP) _ Norway met", "OSLO (AP) - Norway met"},
		{"bullets stay", "✔ condemn ① two", "✔ condemn ① two"},

		{"parted words", "ministers of Nor-\nway and Vi-\nenna on", "ministers of Norway\nand Vienna\non"},
		{"three lines in a row", "con-\ndemned the har-\nbour by Ice-\nland.", "condemned\nthe harbour\nby Iceland."},
		{"a name's own", "the Franco-\nGerman plan", "the Franco-German\nplan"},
		{"a compound's own", "a long-\nterm plan", "a long-term\nplan"},
		{"as elsewhere, joined", "the ceasefire, a cease-\nfire in", "the ceasefire, a ceasefire\nin"},
		{"as elsewhere, apart", "a by-election, the by-\nelection in", "a by-election, the by-election\nin"},
		{"numbers", "a 12-\nmonth plan", "a 12-month\nplan"},
		{"indented", "of Nor-\n    way and", "of Norway\nand"},
		{"carriage returns", "of Nor-\r\nway and", "of Norway\nand"},
		{"U+2010", "of Nor\u2010\nway and", "of Norway\nand"},
		{"a dash", "It met --\nand left", "It met --\nand left"},
		{"another paragraph", "It met in Nor-\n\nway", "It met in Nor-\n\nway"},
		{"a list", "-\nitem", "-\nitem"},
	} {
		got := legible(c.in)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if again := legible(got); again != got {
			t.Errorf("%s: a second time gives %q", c.name, again)
		}
	}
}

// TestLongRuns: data in a text, such as 2 MB of entities, is no prose, and takes no
// time.
func TestLongRuns(t *testing.T) {
	for _, data := range []string{strings.Repeat("&amp;&lt;&#39;", 150_000), strings.Repeat("iVBORw0KGgo", 150_000), strings.Repeat("&eacute;", 250_000)} {
		a := FromPage([]byte("<html lang=en><body><p>The ministers of Norway met in the town.</p><p>"+data+"</p></body></html>"), "", Options{})
		for _, b := range a.Blocks {
			if b.Kind == Body && b.End-b.Start > 100 {
				t.Errorf("data is read: %q", a.Text[b.Start:b.Start+50])
			}
		}
	}
}
