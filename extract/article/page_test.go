package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Sentences of the pages of these tests.
const (
	sTalks  = "Foreign ministers of Norway and Portugal met in Vienna on Monday to discuss fishing rights in the North Sea."
	sUseful = "The two sides said that the talks were useful and that more work would be done by officials in the coming weeks."
	sRound  = "Reporters were told that a second round would be held in the summer, when both governments have a new budget."
	sQuick  = "A spokesman said that nobody expected a quick result, and that patience was the order of the day for all sides."
	sCod    = "Norway's minister added that his government opposes any new quota on cod."
	sBan    = "Portugal supports a ban on bottom trawling, its minister told the meeting."
	sOpen   = "Both ministers called on Iceland to reopen the harbour before the winter begins."
	sCookie = "When you visit our website, we store cookies on your browser to collect information. The information collected might be about you, your preferences or your device, and is mostly used to make the site work as you expect it to."
)

// ps puts sentences into paragraphs between some markup.
func ps(before, after string, sentences ...string) string {
	var b strings.Builder
	for _, s := range sentences {
		b.WriteString(before + s + after)
	}
	return b.String()
}

// TestPageBodies: which parts of a page are the article.
func TestPageBodies(t *testing.T) {
	four := []string{sTalks, sUseful, sRound, sQuick}
	three := []string{sCod, sBan, sOpen}
	all := append(append([]string{}, four...), three...)
	cookies := strings.Repeat("<h4>Cookies</h4><div>"+sCookie+"</div>", 6)
	linked := "<p>Norway <a href=\"/h\">condemned the closing of the harbour by Iceland</a>.</p>"
	menu := "<div class=top><ul>" + ps("<li><a href=/x>", "</a></li>", "News", "World", "Puzzles", "Comics", "Money", "Sports", "Wine") + "</ul></div>"
	cards := "<section>" + strings.Repeat("<div class=card><h3><a href=/y>Another headline of a thing elsewhere</a></h3><p>A blurb on something that is not in this article at all.</p></div>", 5) + "</section>"
	for _, c := range []struct {
		name, body string
		html       string // attributes of the root
		want       []string
		never      string
	}{
		{name: "a consent dialog with a name", body: "<main><article><h1>Talks</h1>" + ps("<p>", "</p>", all...) + "</article></main><div id=onetrust-consent-sdk>" + cookies + "</div>", want: all, never: "cookies"},
		{name: "a consent dialog before the page", body: "<div class=didomi-popup-container><div>" + cookies + "</div></div><main><h1>Talks</h1>" + ps("<p>", "</p>", three...) + "</main>", want: three, never: "cookies"},
		{name: "a consent dialog by role", body: "<article><h1>Talks</h1>" + ps("<p>", "</p>", three...) + "</article><section role=dialog aria-modal=true>" + ps("<p>", "</p>", sCookie, sCookie, sCookie) + "</section>", want: three, never: "cookies"},
		{name: "a consent dialog without a name", body: "<main><article><h1>Talks</h1><div><div>" + ps("<p class=t>", "</p>", all...) + "</div></div></article></main><div class=x1><div><div><h2>Your privacy</h2>" + strings.Repeat("<div>"+sCookie+"</div>", 8) + "</div></div></div>", want: all, never: "cookies"},
		{name: "a dialog element", body: "<article><h1>Talks</h1>" + ps("<p>", "</p>", three...) + "</article><dialog open>" + ps("<p>", "</p>", sCookie, sCookie, sCookie, sCookie) + "</dialog>", want: three, never: "cookies"},

		{name: "two chunks", body: "<main><article><h1>Talks</h1><div class=content><div class=chunk><div class=grid><div>" + ps("<p class=paywall>", "</p>", four...) + "</div></div><div class=ad>Advertisement</div></div><div class=chunk><div class=grid><div>" + ps("<p class=paywall>", "</p>", three...) + "</div></div></div></div></article></main>", want: all},
		{name: "two sections and an aside between", body: "<article><h1>Talks</h1><section>" + ps("<p>", "</p>", four...) + "</section><aside><p>Sign up for our letter on fish, which comes out every single morning.</p></aside><section>" + ps("<p>", "</p>", three...) + "</section></article>", want: all, never: "letter on fish"},
		{name: "three chunks with advertisements", body: "<div role=main><h1>Talks</h1>" + ps("<div class=body><div><div><p>", "</p></div></div></div><div class=advert><p>Buy the new boat of the season, now at half the price.</p></div>", all...) + "</div>", want: all, never: "boat"},
		{name: "the second part is longer", body: "<article><h1>Talks</h1><div class=a><div>" + ps("<p>", "</p>", sCod, sBan) + "</div></div><div class=b><div><div>" + ps("<p>", "</p>", four...) + "</div></div></div></article>", want: append([]string{sCod, sBan}, four...)},

		{name: "link paragraphs", body: "<main><article>" + ps("<div data-c=t><div><div><p>", "</p></div></div></div>", four...) + "<div data-c=t><div><div>" + linked + "</div></div></div>" + ps("<div data-c=t><div><div><p>", "</p></div></div></div>", three...) + "</article></main>", want: append(append(append([]string{}, four...), "Norway condemned the closing of the harbour by Iceland."), three...)},
		{name: "a link paragraph at the end", body: "<article>" + ps("<p>", "</p>", all...) + "<p>Last year <a href=/z>Portugal rejected the plan for a common fleet</a>.</p></article>", want: append(append([]string{}, all...), "Last year Portugal rejected the plan for a common fleet.")},
		{name: "links to other articles", body: "<article>" + ps("<p>", "</p>", four...) + "<p><a href=/o>SWEDEN AND DENMARK QUARREL OVER HERRING</a></p>" + ps("<p>", "</p>", three...) + "</article>", want: all, never: "QUARREL"},

		{name: "a list and a quotation", body: "<main><article><h1>Talks</h1><p>The ministers met on Monday and agreed on a text, which says:</p><ul>" + ps("<li>", "</li>", three...) + "</ul><blockquote><p>Sweden opposes any quota on herring, its minister said.</p></blockquote></article></main>", want: append(append([]string{"The ministers met on Monday and agreed on a text, which says:"}, three...), "Sweden opposes any quota on herring, its minister said.")},
		{name: "a numbered list", body: "<article><h1>Talks</h1>" + ps("<p>", "</p>", sTalks) + "<ol>" + ps("<li><p>", "</p></li>", three...) + "</ol><blockquote>" + ps("<p>", "</p>", sUseful, sRound) + "</blockquote></article>", want: append([]string{sTalks}, append(three, sUseful, sRound)...)},

		{name: "a class of the root: nav", html: `class="header-menu-nav--closed"`, body: menu + "<main><article><h1>Talks</h1>" + ps("<section><p>", "</p></section>", all...) + "</article></main>", want: all, never: "Puzzles"},
		{name: "a class of the root: sidebar", html: `class="has-sidebar comments-open" id="nav"`, body: menu + "<article><h1>Talks</h1>" + ps("<p>", "</p>", all...) + "</article>", want: all, never: "Puzzles"},
		{name: "teasers below", body: "<main><h1>Talks</h1><div class=story>" + ps("<p>", "</p>", all...) + "</div>" + cards + "</main>", want: all, never: "blurb"},
	} {
		page := fmt.Sprintf("<!doctype html><html lang=en %s><head><title>Talks</title></head><body>%s</body></html>", c.html, c.body)
		a := FromPage([]byte(page), "https://example.org/a", Options{})
		if d := cmp.Diff(c.want, textsOf(a, Body)); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
		if c.never != "" && strings.Contains(a.Text, c.never) {
			t.Errorf("%s: %q is in the text", c.name, c.never)
		}
	}
}

// TestShortfall: a page whose body is shorter than it lets expect says so.
func TestShortfall(t *testing.T) {
	long := strings.Join([]string{sTalks, sUseful, sRound, sQuick, sCod, sBan, sOpen}, " ")
	for _, c := range []struct{ name, head, body, want string }{
		{"all there", "", ps("<p>", "</p>", sTalks, sUseful, sRound), ""},
		{"an articleBody of which a part is there", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + long + `"}</script>`, ps("<p>", "</p>", sTalks, sUseful, sRound, sQuick), "body much shorter than the page's own articleBody"},
		{"a description that is longer", `<meta name=description content="` + sTalks + " " + sUseful + `">`, "<p>Read the article in our app.</p>", "body shorter than the page's own description; body under 40 words"},
		{"not free", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>`, ps("<p>", "</p>", sTalks, sUseful, sRound), "the page says that it is not free to read"},
		{"few words", "", "<p>" + sCod + "</p>", "body under 40 words"},
	} {
		a := FromPage([]byte("<html lang=en><head><title>Talks</title>"+c.head+"</head><body><article>"+c.body+"</article></body></html>"), "https://example.org/a", Options{})
		if got := strings.Join(a.Notes, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestLiveBlogs: each entry has its own day.
func TestLiveBlogs(t *testing.T) {
	want := map[string]string{sTalks: "2024-05-08", sBan: "2024-05-07", sOpen: "2024-05-06"}
	dates := []string{"2024-05-08T18:00:00Z", "2024-05-07T12:00:00Z", "2024-05-06T09:00:00Z"}
	texts := []string{sTalks, sBan, sOpen}
	each := func(form string) string {
		var b strings.Builder
		for i := range dates {
			b.WriteString(strings.NewReplacer("DATE", dates[i], "TEXT", texts[i]).Replace(form))
		}
		return b.String()
	}
	structured := `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Talks live","liveBlogUpdate":[` + strings.TrimSuffix(each(`{"@type":"BlogPosting","headline":"An entry","datePublished":"DATE","articleBody":"TEXT"},`), ",") + `]}</script>`
	for _, c := range []struct{ name, in string }{
		{"microdata", "<article itemscope itemtype=https://schema.org/LiveBlogPosting>" + each("<section itemprop=liveBlogUpdate itemscope><time datetime=DATE>18:00</time><h2>An entry</h2><p>TEXT</p></section>") + "</article>"},
		{"classes", "<main class=live-blog-page><div class=list>" + each("<div class='post x'><div><time datetime=DATE>now</time></div><div><p>TEXT</p></div></div>") + "</div></main>"},
		{"list items", "<main><ol id=liveblog-entries>" + each("<li class=entry data-timestamp=DATE><h3>An entry</h3><p>TEXT</p></li>") + "</ol></main>"},
		{"structured data beside entries that tell no day", "<main class=liveblog>" + each("<div class=p><span>18:00</span><p>TEXT</p></div>") + "</main>" + structured},
		{"structured data alone", structured},
	} {
		page := `<html lang=en><head><title>Talks live</title><meta property="article:published_time" content="2024-05-06T08:00:00Z"></head><body><h1>Talks live</h1>` + c.in + "</body></html>"
		a := FromPage([]byte(page), "https://example.org/live", Options{})
		got := map[string]string{}
		for _, b := range a.Blocks {
			if b.Kind == Body {
				got[a.Text[b.Start:b.End]] = b.Date
			}
		}
		if d := cmp.Diff(want, got); d != "" || a.Published != "2024-05-06" || a.Title != "Talks live" {
			t.Errorf("%s: published %q, title %q, -want +got:\n%s", c.name, a.Published, a.Title, d)
		}
		checkBlocks(t, a)
	}
	chronicle := FromText("x", []byte("A week in May\n\n7 May 2024\n\nThey met on Tuesday.\n\n8 May 2024\n\nThey left on Wednesday.\n"), Options{})
	got := map[string]string{}
	for _, b := range chronicle.Blocks {
		if b.Kind == Body {
			got[chronicle.Text[b.Start:b.End]] = b.Date
		}
	}
	if d := cmp.Diff(map[string]string{"They met on Tuesday.": "2024-05-07", "They left on Wednesday.": "2024-05-08"}, got); d != "" {
		t.Errorf("a chronicle: -want +got:\n%s", d)
	}
	one := FromText("x", []byte("Talks\n\n7 May 2024\n\nThey met on Tuesday.\n\nThey left.\n"), Options{})
	for _, b := range one.Blocks {
		if b.Date != "" {
			t.Errorf("one day only: %+v", b)
		}
	}
}
