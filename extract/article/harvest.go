package article

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// about is what a page says of itself outside its text.
type about struct {
	title, heading, date, author, site, url, language string
	body                                              string // articleBody of JSON-LD
	description                                       string
	paywalled                                         bool // it says that it is not free to read
	rank                                              map[string]int
}

// metaNames are the names, properties and itemprops of meta tags, with what
// they tell and how far they are to be trusted (the lower the better).
var metaNames = map[string]struct {
	what string
	rank int
}{
	"article:published_time":       {"date", 1},
	"og:article:published_time":    {"date", 1},
	"article:published":            {"date", 2},
	"datepublished":                {"date", 2},
	"rnews:datepublished":          {"date", 2},
	"og:published_time":            {"date", 2},
	"parsely-pub-date":             {"date", 2},
	"sailthru.date":                {"date", 2},
	"cxenseparse:recs:publishtime": {"date", 2},
	"cxenseparse:publishtime":      {"date", 2},
	"bt:pubdate":                   {"date", 2},
	"pubdate":                      {"date", 3},
	"publishdate":                  {"date", 3},
	"publish-date":                 {"date", 3},
	"publish_date":                 {"date", 3},
	"publication_date":             {"date", 3},
	"publicationdate":              {"date", 3},
	"published_date":               {"date", 3},
	"article.published":            {"date", 3},
	"article_date_original":        {"date", 3},
	"originalpublicationdate":      {"date", 3},
	"displaydate":                  {"date", 4},
	"ptime":                        {"date", 4},
	"dc.date.issued":               {"date", 4},
	"dcterms.issued":               {"date", 4},
	"dc.date.created":              {"date", 4},
	"dcterms.created":              {"date", 4},
	"dcterms.date":                 {"date", 4},
	"dc.date":                      {"date", 4},
	"date":                         {"date", 5},
	"timestamp":                    {"date", 5},
	"datecreated":                  {"date", 6},
	"og:title":                     {"title", 1},
	"twitter:title":                {"title", 2},
	"dc.title":                     {"title", 3},
	"author":                       {"author", 3},
	"article:author":               {"author", 4},
	"parsely-author":               {"author", 2},
	"sailthru.author":              {"author", 2},
	"dc.creator":                   {"author", 2},
	"dcterms.creator":              {"author", 2},
	"byl":                          {"author", 3},
	"og:site_name":                 {"site", 1},
	"application-name":             {"site", 3},
	"dc.publisher":                 {"site", 2},
	"al:ios:app_name":              {"site", 4},
	"og:url":                       {"url", 2},
	"og:description":               {"description", 1},
	"description":                  {"description", 2},
	"twitter:description":          {"description", 3},
}

// harvest collects what a page's head, structured data and marked-up elements
// tell of it. doc is not changed.
func harvest(doc *html.Node, base *url.URL) *about {
	a := &about{rank: map[string]int{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			a.element(n, base)
		}
	}
	if a.date == "" && a.url != "" {
		a.date = dateInPath(a.url)
	}
	if a.date == "" {
		a.date = dateInPath(base.String())
	}
	if a.url == "" && isWebURL(base.String()) {
		a.url = base.String()
	}
	return a
}

// set keeps a value unless a better one is known.
func (a *about) set(what string, rank int, value string) {
	value = strings.Join(strings.Fields(value), " ")
	if what == "date" {
		value = cleanDate(value)
	}
	switch {
	case what == "author" && isWebURL(value):
		return
	case what == "author":
		value = withoutBy(value)
	case what == "site" && isWebURL(value):
		value = strings.TrimPrefix(hostOf(value), "www.")
	}
	if old, ok := a.rank[what]; value == "" || ok && old <= rank {
		return
	}
	a.rank[what] = rank
	switch what {
	case "title":
		a.title = value
	case "heading":
		a.heading = value
	case "date":
		a.date = value
	case "author":
		a.author = value
	case "site":
		a.site = value
	case "url":
		a.url = value
	case "description":
		a.description = value
	}
}

func (a *about) element(n *html.Node, base *url.URL) {
	switch n.DataAtom {
	case atom.Html:
		a.language = languageCode(attr(n, "lang"))
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop"} {
			a.meta(strings.ToLower(attr(n, key)), attr(n, "content"), base)
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			a.address(1, attr(n, "href"), base)
		}
	case atom.Script:
		a.structured(structuredData(n))
	case atom.H1:
		a.set("heading", 1, innerText(n))
	case atom.Time:
		a.time(n)
	default:
		a.marked(n)
	}
}

func (a *about) meta(name, content string, base *url.URL) {
	known, ok := metaNames[name]
	switch {
	case !ok:
	case known.what == "url":
		a.address(known.rank, content, base)
	default:
		a.set(known.what, known.rank, content)
	}
}

// address keeps the page's own URL, made absolute.
func (a *about) address(rank int, ref string, base *url.URL) {
	u, err := base.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" || !isWebURL(u.String()) {
		return
	}
	// A canonical link to the site's front page is a mistake of the site's.
	if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && strings.Trim(base.Path, "/") != "" {
		return
	}
	a.set("url", rank, u.String())
}

// time reads a time element: those that say they tell the publication first.
func (a *about) time(n *html.Node) {
	when := attr(n, "datetime")
	if cleanDate(when) == "" {
		when = innerText(n)
	}
	hint := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n.Parent, "class"))
	rank := 8
	switch {
	case hasAttr(n, "pubdate") || strings.Contains(hint, "datepublished"):
		rank = 3
	case strings.Contains(hint, "publish") || strings.Contains(hint, "posted") || strings.Contains(hint, "entry-date"):
		rank = 5
	case strings.Contains(hint, "modif") || strings.Contains(hint, "update"):
		rank = 10
	}
	a.set("date", rank, when)
}

// marked reads elements whose itemprop, rel or class says what they are.
func (a *about) marked(n *html.Node) {
	for _, at := range n.Attr {
		switch at.Key {
		case "itemprop":
			switch strings.ToLower(at.Val) {
			case "datepublished":
				a.set("date", 3, attr(n, "content")+attr(n, "datetime"))
				a.set("date", 4, innerText(n))
			case "author":
				a.set("author", 5, shortText(n))
			}
		case "rel":
			if at.Val == "author" {
				a.set("author", 6, shortText(n))
			}
		case "class", "id":
			a.classed(n, strings.ToLower(at.Val))
		}
	}
}

// classed reads elements whose class or id names a date or a byline. Only a
// short text that is a date and nothing else counts as one.
func (a *about) classed(n *html.Node, class string) {
	if old, ok := a.rank["date"]; (!ok || old > 7) && holdsWord(class, dateClasses) {
		if s := shortText(n); s != "" {
			if iso, ok := dateLine(s); ok {
				a.set("date", 7, iso)
			}
		}
	}
	if _, ok := a.rank["author"]; !ok && (strings.Contains(class, "byline") || strings.Contains(class, "author")) {
		if name, ok := byline(shortText(n)); ok {
			a.set("author", 7, name)
		}
	}
}

// structured reads JSON-LD.
func (a *about) structured(data string) {
	var v any
	if json.Unmarshal([]byte(strings.Trim(data, " \t\r\n;")), &v) == nil {
		a.linked(v, 0)
	}
}

// linked reads a JSON-LD value: an article, or a list or graph with one in it.
func (a *about) linked(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			a.linked(e, depth+1)
		}
	case map[string]any:
		if kind := jsonText(v["@type"]); strings.Contains(kind, "Article") || strings.Contains(kind, "Posting") || strings.Contains(kind, "Report") {
			if free, told := v["isAccessibleForFree"]; told {
				a.paywalled = free == false || strings.EqualFold(jsonText(free), "false")
			}
			a.set("date", 1, jsonText(v["datePublished"]))
			a.set("date", 6, jsonText(v["dateCreated"]))
			a.set("title", 2, jsonText(v["headline"]))
			a.set("author", 1, jsonText(v["author"]))
			a.set("site", 2, jsonText(v["publisher"]))
			if body := jsonText(v["articleBody"]); len(body) > len(a.body) {
				a.body = body
				if looksMarkedUp([]byte(body)) {
					a.body = markupText(body)
				}
			}
		} else if strings.Contains(kind, "WebPage") {
			a.set("date", 5, jsonText(v["datePublished"]))
		}
		a.linked(v["@graph"], depth+1)
		a.linked(v["mainEntity"], depth+1)
	}
}

// jsonText reads a JSON value as text: of objects the name, of lists all of them.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["name"].(string)
		return s
	case []any:
		var parts []string
		for _, e := range v {
			switch e.(type) {
			case string, map[string]any:
				if s := jsonText(e); s != "" {
					parts = append(parts, s)
				}
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

// bestTitle chooses among the library's title, the page's own words for it and
// its first heading, and takes the site's name off its end.
func (a *about) bestTitle(found string) string {
	title := a.title
	if title == "" {
		title = strings.Join(strings.Fields(found), " ")
	}
	if title == "" {
		title = a.heading
	}
	// A heading that the longer title begins with is the title without the
	// site's name and section.
	if a.heading != "" && len(a.heading) >= 15 && strings.HasPrefix(title, a.heading) {
		return a.heading
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		if before, after, ok := cutLast(title, sep); ok && len(before) > 15 && a.site != "" && squash(after) == squash(a.site) {
			return before
		}
	}
	return title
}

// dateInPath returns the date in a URL's path, or "".
func dateInPath(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return dateInName(u.Path)
}

func attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// innerText returns an element's text with single spaces.
func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// shortText returns an element's text where it is at most a line long.
func shortText(n *html.Node) string {
	var b strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; nodes > 40 || b.Len() > 200 {
			return ""
		}
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// withoutBy cuts "By" off a byline.
func withoutBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// isWebURL says whether s is an absolute http or https URL.
func isWebURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && isWeb(u)
}

func isWeb(u *url.URL) bool { return u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") }

// dateClasses are parts of the classes and ids of elements that hold a date.
var dateClasses = []string{"date", "time", "publish", "posted"}
