package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rssHead = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>X</title><link>https://example.org/</link>`

// rssItem is an item of an RSS feed.
func rssItem(title, text string) string {
	return "<item><title>" + title + "</title><link>https://example.org/" + title + "</link><description>" + text + "</description><pubDate>Tue, 07 May 2024 09:00:00 GMT</pubDate></item>"
}

// TestBrokenFeeds: of a feed that is broken somewhere, all items that are whole
// are read, and the others named.
func TestBrokenFeeds(t *testing.T) {
	one, two := rssItem("one", "The ministers of Norway and Portugal met."), rssItem("two", "They left the town.")
	const end = "</channel></rss>"
	both := []string{"read one: one 2024-05-07", "read two: two 2024-05-07"}
	broken := "skip - item 2 broken item of a feed"
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"sound", rssHead + one + two + end, both},
		{"cut in an item", rssHead + one + two[:len(two)-60], []string{both[0], broken}},
		{"cut in a tag", rssHead + one + "<item", []string{both[0]}},
		{"cut between items", rssHead + one + two, both},
		{"cut after the channel", rssHead + one + two + "</channel>", both},
		{"XML 1.1", strings.Replace(rssHead, "1.0", "1.1", 1) + one + two + end, both},
		{"one bad byte", rssHead + rssItem("one", "The ministers of Norway \xff and Portugal met.") + two + end, both},
		{"Windows-1252 that says UTF-8", rssHead + rssItem("one", "The ministers\x92 talks \x96 in Vienna.") + two + end, both},
		{"a control character", rssHead + rssItem("one", "The ministers \x0b of \x1fNorway met.") + two + end, both},
		{"a reference to one", rssHead + rssItem("one", "The ministers&#11; of&#x1f; Norway met.") + two + end, both},
		{"entities of HTML", rssHead + rssItem("one", "The ministers&nbsp;of Norway &mdash; met.") + two + end, both},
		{"an ampersand", rssHead + rssItem("one", "R&D of Norway & Portugal, AT&T;.") + two + end, both},
		{"a tag not closed in an item", rssHead + one + "<item><title>two<b></title><description>x</item>" + rssItem("three", "They came.") + end, []string{both[0], "read stdin-2: two ", "read three: three 2024-05-07"}},
		{"an item not closed", rssHead + strings.TrimSuffix(one, "</item>") + two + end, both},
		{"tags in quoted text", rssHead + rssItem("one", "<![CDATA[The <item> of Norway & Portugal\x0c met.]]>") + two + end, both},
		{"Atom, cut", `<?xml version="1.1"?><feed xmlns="http://www.w3.org/2005/Atom"><title>X</title><entry><title>one</title><link href="https://example.org/one"/><updated>2024-05-07T09:00:00Z</updated><content>The ministers met.</content></entry><entry><title>two</tit`, []string{both[0], broken}},
		{"RSS 1.0, cut", `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>X</title></channel><item rdf:about="https://example.org/one"><title>one</title><link>https://example.org/one</link><description>The ministers met.</description><dc:date>2024-05-07</dc:date></item><item rdf:ab`, []string{both[0], broken}},
		{"UTF-16", "\xff\xfe" + asUTF16(strings.Replace(rssHead, "UTF-8", "UTF-16", 1)+one+two+end), both},
		{"JSON, cut", `{"version":"https://jsonfeed.org/version/1.1","title":"X","items":[{"id":"1","url":"https://example.org/one","title":"one","content_text":"The ministers met.","date_published":"2024-05-07"},{"id":"2","ti`, []string{both[0], "skip - byte 199 broken JSON"}},
	} {
		var got []string
		for a, err := range openString(t, c.in, Options{NoFollow: true, AnyLanguage: true}) {
			if skip, ok := err.(*SkipError); ok {
				got = append(got, strings.Join(strings.Fields("skip "+skip.Source+" "+skip.Place+" "+skip.Reason), " "))
				continue
			}
			got = append(got, "read "+a.Name+": "+a.Title+" "+a.Published)
			checkBlocks(t, a)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
	}
}
