package article

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A datedPart is a piece of an article that was published by itself: an entry of
// a live blog.
type datedPart struct {
	text string
	date string // ISO 8601
}

// A datedSpan is where in an article's text such a piece stands.
type datedSpan struct {
	span
	date string
}

// liveParts returns the entries of a live blog, in the order of the page, and
// what stands above them; none where the page is no live blog, or doesn't tell
// the day of each.
func liveParts(doc *html.Node) (intro string, parts []datedPart) {
	if !isLiveBlog(doc) {
		return "", nil
	}
	nodes, dates := liveEntries(doc)
	if len(dates) < 2 {
		return "", structuredEntries(doc)
	}
	parts = make([]datedPart, len(dates))
	for i, d := range dates {
		parts[i].date = d
	}
	for _, p := range readParas(doc, markedMains(doc), nodes) {
		heading := p.tag == atom.H2 || p.tag == atom.H3 || p.tag == atom.H4
		switch {
		case !p.isProse() && !(heading && p.entry > 0 && !p.aside):
		case p.entry > 0:
			join(&parts[p.entry-1].text, p.marked())
		case p.main && parts[0].text == "":
			join(&intro, p.marked())
		}
	}
	return intro, parts
}

func join(text *string, more string) {
	if *text != "" {
		*text += "\n\n"
	}
	*text += more
}

// liveNames are what pages call live blogs, in types, classes and ids.
var liveNames = []string{"liveblog", "live-blog", "live_blog", "live-update", "liveupdate", "live-event", "livefeed", "live-feed", "live-post"}

// isLiveBlog says whether a page calls itself one.
func isLiveBlog(doc *html.Node) bool {
	for n := range doc.Descendants() {
		if strings.Contains(structuredData(n), "LiveBlogPosting") || n.Type == html.ElementNode && namesLive(n) {
			return true
		}
	}
	return false
}

func namesLive(n *html.Node) bool {
	return holdsWord(strings.ToLower(attr(n, "itemtype")+" "+attr(n, "itemprop")+" "+attr(n, "class")+" "+attr(n, "id")), liveNames)
}

// liveEntries finds the entries of a live blog: elements that are marked as such,
// else brothers of one name each of which tells its time. Entries of the same
// element are numbered from 1.
func liveEntries(doc *html.Node) (nodes map[*html.Node]int, dates []string) {
	nodes = map[*html.Node]int{}
	take := func(n *html.Node) {
		if date := entryDate(n); date != "" {
			dates = append(dates, date)
			nodes[n] = len(dates)
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && strings.EqualFold(attr(n, "itemprop"), "liveBlogUpdate") {
			take(n)
		}
	}
	if len(dates) > 1 {
		return nodes, dates
	}
	nodes, dates = map[*html.Node]int{}, nil
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || insideOf(n, nodes) {
			continue
		}
		if brothers := datedBrothers(n); len(brothers) > 1 {
			for _, b := range brothers {
				take(b)
			}
		}
	}
	return nodes, dates
}

// insideOf says whether an element stands in one of some.
func insideOf(n *html.Node, nodes map[*html.Node]int) bool {
	for p := n; p != nil; p = p.Parent {
		if nodes[p] > 0 {
			return true
		}
	}
	return false
}

// datedBrothers are the children of an element that have one name and class, tell
// a day each, and hold prose.
func datedBrothers(n *html.Node) []*html.Node {
	var out []*html.Node
	sign := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || inlineElements[c.DataAtom] {
			continue
		}
		class, _, _ := strings.Cut(attr(c, "class"), " ")
		own := c.Data + "." + class
		if textSize(c, 60) < 60 || entryDate(c) == "" || sign != "" && own != sign {
			continue
		}
		sign = own
		out = append(out, c)
	}
	return out
}

// entryDate is the day that an entry tells: by a time element or a time stamp.
func entryDate(n *html.Node) string {
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Time {
			if iso := cleanDate(attr(d, "datetime")); len(iso) == len("2006-01-02") {
				return iso
			}
		}
		if p := strings.ToLower(attr(d, "itemprop")); p == "datepublished" {
			if iso := cleanDate(attr(d, "content")); iso != "" {
				return iso
			}
		}
	}
	for _, key := range []string{"data-timestamp", "data-time", "data-published", "data-date", "datetime", "data-block-date", "data-post-date"} {
		if iso := cleanDate(attr(n, key)); len(iso) == len("2006-01-02") {
			return iso
		}
	}
	return ""
}

// structuredEntries are the entries that a page's JSON-LD tells.
func structuredEntries(doc *html.Node) []datedPart {
	var parts []datedPart
	for n := range doc.Descendants() {
		var v any
		if data := structuredData(n); data != "" && json.Unmarshal([]byte(data), &v) == nil {
			parts = append(parts, entriesOf(v, 0)...)
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

func entriesOf(v any, depth int) []datedPart {
	var out []datedPart
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if depth < 8 {
				out = append(out, entriesOf(e, depth+1)...)
			}
		}
	case map[string]any:
		updates, ok := v["liveBlogUpdate"].([]any)
		if !ok {
			return entriesOf(v["@graph"], depth+1)
		}
		for _, u := range updates {
			entry, _ := u.(map[string]any)
			text := jsonText(entry["articleBody"])
			if looksMarkedUp([]byte(text)) {
				text = markupText(text)
			}
			date := cleanDate(jsonText(entry["datePublished"]))
			if strings.TrimSpace(text) == "" || date == "" {
				continue
			}
			if head := jsonText(entry["headline"]); head != "" {
				text = head + "\n\n" + text
			}
			out = append(out, datedPart{text, date})
		}
	}
	return out
}

// livePage makes the article of a live blog; nil where the page is none.
func livePage(doc *html.Node, about *about, base *url.URL) *Article {
	intro, parts := liveParts(doc)
	if len(parts) == 0 {
		return nil
	}
	title := singleSpaced(legible(about.bestTitle("")))
	body := legible(intro)
	var spans []datedSpan
	for _, p := range parts {
		text := strings.TrimSpace(legible(p.text))
		if text == "" {
			continue
		}
		join(&body, text)
		spans = append(spans, datedSpan{span{len(body) - len(text), len(body)}, p.date})
	}
	a := about.article(title, body)
	shift := len(a.Text) - len(body)
	for i := range spans {
		spans[i].start += shift
		spans[i].end += shift
	}
	a.dated = spans
	return a
}

// dateBlocks gives the blocks of an article that is published in pieces the days
// of their pieces: those that the source tells, else days that stand as headings
// in the text.
func (a *Article) dateBlocks() {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		for _, d := range a.dated {
			if b.Start >= d.start && b.Start < d.end {
				b.Date = d.date
			}
		}
	}
	if len(a.dated) == 0 {
		a.dayHeadings()
	}
}

// dayHeadings dates what stands below lines that hold only a day, where there are
// two or more of them with paragraphs below: a chronicle, or notes by day.
func (a *Article) dayHeadings() {
	day := ""
	days := map[string]bool{}
	dates := make([]string, len(a.Blocks))
	for i, b := range a.Blocks {
		s := a.Text[b.Start:b.End]
		if b.Kind == Dateline && !toldDate(s) {
			if day, _ = dateLine(s); len(day) != len("2006-01-02") {
				day = ""
			}
			continue
		}
		dates[i] = day
		if b.Kind == Body && day != "" {
			days[day] = true
		}
	}
	if len(days) < 2 {
		return
	}
	for i := range a.Blocks {
		a.Blocks[i].Date = dates[i]
	}
}

// structuredData is what a script tells of its page in JSON-LD, "" of other nodes.
func structuredData(n *html.Node) string {
	if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
		return ""
	}
	return n.FirstChild.Data
}
