package article

import (
	"strings"
	"testing"
)

// TestDialects: the names that crawlers, archives and services give to the
// parts of an article.
func TestDialects(t *testing.T) {
	const first, second = "The ministers of Norway and Portugal met in Vienna on Monday.", "Norway condemned the closing of the harbour."
	const text = first + " " + second
	two := first + "\n\n" + second
	for _, c := range []struct {
		name, in, want string
		fields         map[string]string
	}{
		{name: "news-please", in: `{"authors":["Jan Berg"],"date_download":"2024-05-08 00:00:00","date_modify":null,"date_publish":"2024-05-07 10:00:00","language":"en","maintext":"` + text + `","source_domain":"example.org","title":"Talks","url":"https://example.org/np"}`, want: text},
		{name: "Guardian, one a list", in: `{"response":{"status":"ok","results":[{"id":"world/1","webPublicationDate":"2024-05-07T10:00:00Z","webTitle":"Talks","webUrl":"https://example.org/np","apiUrl":"https://api.example.org/1","fields":{"headline":"Talks","byline":"Jan Berg","trailText":"They met.","bodyText":"` + text + `","publication":"example.org"}}]}}`, want: text},
		{name: "Guardian, one item", in: `{"response":{"status":"ok","content":{"webPublicationDate":"2024-05-07T10:00:00Z","webTitle":"Talks","webUrl":"https://example.org/np","fields":{"byline":"Jan Berg","body":"<p>` + first + `</p><p>` + second + `</p>","publication":"example.org"}}}}`, want: two},
		{name: "NewsAPI", in: `{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"example.org"},"author":"Jan Berg","title":"Talks","description":"They met.","url":"https://example.org/np","publishedAt":"2024-05-07T10:00:00Z","content":"` + text + `… [+2311 chars]"}]}`, want: text},
		{name: "only a description", in: `{"articles":[{"source":{"name":"example.org"},"author":"Jan Berg","title":"Talks","description":"` + text + `","url":"https://example.org/np","publishedAt":"2024-05-07","content":null}]}`, want: text},
		{name: "CC-News", in: `{"authors":"Jan Berg","date":"2024-05-07 10:00:00","description":"They met.","domain":"example.org","image_url":null,"plain_text":"` + text + `","title":"Talks","requested_url":"https://example.org/np"}`, want: text},
		{name: "GDELT", in: `{"articles":[{"url":"https://example.org/np","title":"Talks","seendate":"20240507T100000Z","domain":"example.org","language":"English","author":"Jan Berg","text":"` + text + `"}]}`, want: text},
		{name: "a crawler's sections", in: `[{"title":"Talks","authors":["Jan Berg"],"body":{"summary":["` + first + `"],"sections":[{"headline":[],"paragraphs":["` + second + `"]}]},"publishing_date":"2024-05-07 10:00:00+02:00","url":"https://example.org/np","publisher":"example.org"}]`, want: two},
		{name: "blocks", in: `{"headline":"Talks","byline":"Jan Berg","pubDate":"Tue, 07 May 2024 10:00:00 GMT","link":"https://example.org/np","site":"example.org","body":[{"type":"paragraph","data":{"text":"` + first + `"}},{"type":"paragraph","data":{"text":"` + second + `"}}]}`, want: two},
		{name: "WordPress", in: `[{"id":7,"date":"2024-05-07T10:00:00","link":"https://example.org/np","title":{"rendered":"Talks"},"content":{"rendered":"<p>` + first + `</p>\n<p>` + second + `</p>","protected":false},"excerpt":{"rendered":"<p>They met.</p>"},"author":"Jan Berg","site":"example.org"}]`, want: two},
		{name: "Elasticsearch", in: `{"hits":{"total":1,"hits":[{"_index":"news","_id":"1","_source":{"title":"Talks","body":"` + text + `","published_at":1715076000,"url":"https://example.org/np","author":"Jan Berg","domain":"example.org"}}]}}`, want: text},
		{name: "GraphQL", in: `{"data":{"articles":{"edges":[{"node":{"title":"Talks","content":"` + text + `","publishedAt":"2024-05-07","url":"https://example.org/np","author":{"name":"Jan Berg"},"publisher":{"name":"example.org"}}}]}}}`, want: text},
		{name: "New York Times", in: `{"response":{"docs":[{"abstract":"They met.","web_url":"https://example.org/np","lead_paragraph":"` + text + `","headline":{"main":"Talks","kicker":null},"pub_date":"2024-05-07T10:00:00+0000","byline":{"original":"By Jan Berg"},"source":"example.org"}]}}`, want: text},
		{name: "Webhose", in: `{"posts":[{"thread":{"site":"example.org","title":"Talks"},"author":"Jan Berg","published":"2024-05-07T10:00:00.000+03:00","title":"Talks","text":"` + text + `","language":"english","url":"https://example.org/np","crawled":"2024-05-08"}]}`, want: text},
		{name: "Trafilatura", in: `{"title":"Talks","author":"Jan Berg","hostname":"example.org","date":"2024-05-07","raw_text":"x","text":"` + text + `","source":"https://example.org/np"}`, want: text},
		{name: "JSON-LD", in: `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks","datePublished":"2024-05-07T10:00:00Z","articleBody":"` + text + `","author":[{"@type":"Person","name":"Jan Berg"}],"mainEntityOfPage":{"@id":"https://example.org/np"},"publisher":{"name":"example.org"}}`, want: text},
		{name: "Media Cloud", in: `[{"stories_id":1,"title":"Talks","author":"BY Jan Berg","publish_date":"2024-05-07 10:00:00","url":"https://example.org/np","story_text":"` + text + `","site":"example.org"}]`, want: text},
		{name: "a date with stops", in: "title;date;url;author;site;text\nTalks;07.05.2024 10:00;https://example.org/np;Jan Berg;example.org;" + text + "\n", want: text},
		{name: "escaped once more", in: `{"title":"Talks","author":"Jan Berg","date":"2024-05-07","url":"https://example.org/np","site":"example.org","text":"&lt;p&gt;` + first + `&lt;/p&gt;&lt;p&gt;` + second + `&lt;/p&gt;"}`, want: two},
		{name: "a path of the user's", in: `{"webTitle":"Talks","webPublicationDate":"2024-05-07","webUrl":"https://example.org/np","author":"Jan Berg","site":"example.org","parts":{"x":1,"long":{"en":"` + text + `"}}}`, want: text, fields: map[string]string{"text": "parts.long"}},
		{name: "columns that are paths", in: "webTitle,webPublicationDate,webUrl,fields.bodyText,fields.byline,site\nTalks,2024-05-07,https://example.org/np," + text + ",Jan Berg,example.org\n", want: text},
	} {
		n := 0
		for a, err := range openString(t, c.in, Options{Fields: c.fields}) {
			if n++; err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if a.Title != "Talks" || a.Published != "2024-05-07" || a.Author != "Jan Berg" && a.Author != "By Jan Berg" || a.Site != "example.org" && c.name != "GDELT" || a.URL != "https://example.org/np" {
				t.Errorf("%s: title %q, published %q, author %q, site %q, url %q", c.name, a.Title, a.Published, a.Author, a.Site, a.URL)
			}
			if got := strings.TrimPrefix(a.Text, "Talks\n\n"); got != c.want {
				t.Errorf("%s: text %q, want %q", c.name, got, c.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", c.name, n)
		}
	}
}

// TestCutAt holds the short look at a text's end against the whole pattern.
func TestCutAt(t *testing.T) {
	for _, text := range []string{
		"", " chars]", "They met.", "They met. [+2311 chars]", "They met… [+1 chars]", "They met ...  [+20 chars] \n\t", "They met… \n [+20 chars]\r\n",
		"They met [+ chars]", "They met [+3 chars] twice", "[+1 chars] [+2 chars]", "They met [+3\u00a0chars]", "They met [+3 chars]\u00a0", "They met [+3 chars]\v", "They met. […]",
	} {
		want := -1
		if at := cutOff.FindStringIndex(text); at != nil {
			want = at[0]
		}
		if got := cutAt([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
