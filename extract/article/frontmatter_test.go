package article

import (
	"strings"
	"testing"
)

// TestFrontMatter: what stands above a text is told of the article, and is no
// part of its text.
func TestFrontMatter(t *testing.T) {
	const body = "\nNorway condemned the closing of the harbour on Monday.\n"
	for _, c := range []struct{ name, front string }{
		{"YAML", "---\ntitle: Talks in Vienna\ndate: 2024-05-07\nurl: https://example.org/t\nauthor: Jan Berg\n---\n"},
		{"YAML with more", "---\n# by hand\ntitle: >\n  Talks in\n  Vienna\ndate: 2024-05-07T23:30:00-05:00\ntags: [a, b]\nauthors:\n  - name: Jan Berg\ncanonical_url: 'https://example.org/t'\nmore:\n  deep: yes\n...\n"},
		{"YAML that is none", "---\ntitle: Talks in Vienna\nsummary: Harbour: closed\ndate: 2024-05-07\nurl: https://example.org/t\nauthor: Jan Berg\n---\n"},
		{"TOML", "+++\ntitle = \"Talks in Vienna\"\ndate = 2024-05-07T10:00:00Z\nauthors = [\"Jan Berg\"]\nurl = \"https://example.org/t\"\n[extra]\nx = 1\n+++\n"},
		{"TOML with a day", "+++\ntitle = 'Talks in Vienna'\ndate = 2024-05-07\nauthor = \"Jan Berg\"\npermalink = 'https://example.org/t'\n+++\n"},
		{"JSON", "{\n  \"title\": \"Talks in Vienna\",\n  \"date\": \"2024-05-07\",\n  \"author\": {\"name\": \"Jan Berg\"},\n  \"url\": \"https://example.org/t\"\n}\n"},
		{"JSON in one line", "{\"title\": \"Talks in Vienna\", \"date\": \"2024-05-07\", \"author\": \"Jan Berg\", \"link\": \"https://example.org/t\"}\n"},
		{"pairs", "Title: Talks in Vienna\nDate: 2024-05-07 10:20\nAuthor: Jan Berg\nSource: https://example.org/t\n"},
		{"with a mark and carriage returns", "\ufeff---\r\ntitle: Talks in Vienna\r\ndate: 7 May 2024\r\nauthor: Jan Berg\r\nlink: https://example.org/t\r\n---\r\n"},
	} {
		in := c.front + body
		var got []*Article
		for a, err := range openString(t, in, Options{}) {
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			got = append(got, a)
		}
		if len(got) != 1 {
			t.Fatalf("%s: %d articles", c.name, len(got))
		}
		a := got[0]
		if a.Title != "Talks in Vienna" || a.Published != "2024-05-07" || a.Author != "Jan Berg" || a.URL != "https://example.org/t" {
			t.Errorf("%s: title %q, published %q, author %q, url %q", c.name, a.Title, a.Published, a.Author, a.URL)
		}
		if want := "Talks in Vienna\n\n" + strings.TrimSpace(body); a.Text != want {
			t.Errorf("%s: text %q", c.name, a.Text)
		}
		checkBlocks(t, a)
	}
	for _, c := range []struct{ name, in string }{
		{"a rule above a text", "---\n\nNorway condemned the closing.\n\n---\n\nIt did so on Monday.\n"},
		{"a colon in a headline", "Talks: Norway and Portugal meet\nNote: on Monday\n\nNorway condemned the closing.\n"},
		{"broken YAML", "---\ntitle: [x\n---\nNorway condemned the closing.\n"},
	} {
		if a := FromText("x", []byte(c.in), Options{}); a.Text != strings.TrimLeft(c.in, " ") {
			t.Errorf("%s: text %q", c.name, a.Text)
		}
	}
}

func TestLeadDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"PARIS, May 4, 1990 (AP) -- France and Germany met.", "1990-05-04"},
		{"PARIS (AP), May 4, 1990 - France and Germany met.", "1990-05-04"},
		{"PARIS (AP) -- May 4, 1990 -- France and Germany met.", "1990-05-04"},
		{"WASHINGTON, D.C., Friday, May 4, 1990 /Newswire/ -- France met.", "1990-05-04"},
		{"Brussels, 4 May 1990 – The ministers met.", "1990-05-04"},
		{"4 May 1990, Geneva – The ministers met.", "1990-05-04"},
		{"May 4, 1990 (Paris) — The ministers met.", "1990-05-04"},
		{"NEW DELHI, May 04, 1990 (ANI): The ministers met.", "1990-05-04"},
		{"The Hague, 4 May 1990: The ministers met.", "1990-05-04"},
		{"RIO DE JANEIRO, Brazil, Sept. 4, 1990 -- The ministers met.", "1990-09-04"},
		{"LONDON, 4th May 1990 | The ministers met.", "1990-05-04"},
		{"PARIS, MAY 4, 1990 -- The ministers met.", "1990-05-04"},
		{"PARIS, May 4 (AP) -- France and Germany met on 4 May 1990.", ""},
		{"On May 4, 1990 - the day of the talks - nobody met.", ""},
		{"Since May 4, 1990: nobody.", ""},
		{"France and Germany met on May 4, 1990 - in Paris.", ""},
		{"VIENNA, Austria (May 4, 1990) - France and Germany met.", "1990-05-04"},
		{"(Vienna, May 4th, 1990) France and Germany met.", "1990-05-04"},
		{"PARIS, May 34, 1990 (AP) -- France and Germany met.", ""},
	} {
		if got := leadDate(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
