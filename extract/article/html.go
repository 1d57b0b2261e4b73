package article

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// page makes an article of an HTML page. address is where the page comes from,
// if known; contentType is its header, or empty.
func page(data []byte, address, contentType string) (a *Article) {
	markup := decodePage(data, contentType)
	base, err := url.Parse(address)
	if err != nil || !base.IsAbs() {
		base = &url.URL{}
	}
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		// Nested too deep for a tree: all of its text, one tag after the other.
		return &Article{Text: markupText(markup)}
	}
	about := harvest(doc, base)
	clearOverlays(doc)
	if live := livePage(doc, about, base); live != nil {
		live.markup = markup
		return live
	}
	clearFurniture(doc)
	paras := paragraphsOf(doc)
	title, body, err := mainText(doc, base)
	if err == nil {
		body = completeBody(body, paras)
	}
	if err != nil || len(body)*2 < len(about.body) {
		body = about.body
	}
	if strings.TrimSpace(body) == "" {
		body = markupText(markup)
	}
	a = about.article(about.bestTitle(title), body)
	a.Notes, a.markup = about.shortfall(body), markup
	return a
}

// article makes an article of a body and what the page says of it.
func (a *about) article(title, body string) *Article {
	return &Article{
		URL:       a.url,
		Title:     title,
		Author:    a.author,
		Site:      a.site,
		Published: a.date,
		Language:  a.language,
		Text:      compose(title, []byte(body)),
	}
}

// fewWordsOfPage is the number of words under which the body of a page is
// remarkably short.
const fewWordsOfPage = 40

// shortfall says where a body is shorter than the page lets expect.
func (a *about) shortfall(body string) []string {
	var notes []string
	if len(a.body) > len(body)*3/2 && len(a.body) > 400 {
		notes = append(notes, "body much shorter than the page's own articleBody")
	} else if len(a.description) > len(body) && len(a.description) > 100 {
		notes = append(notes, "body shorter than the page's own description")
	}
	if a.paywalled {
		notes = append(notes, "the page says that it is not free to read")
	}
	if strings.Count(strings.TrimSpace(body), " ")+1 < fewWordsOfPage {
		notes = append(notes, fmt.Sprintf("body under %d words", fewWordsOfPage))
	}
	return notes
}

// mainText returns title and body of a page as the library finds them. doc is
// changed by it.
func mainText(doc *html.Node, base *url.URL) (title, body string, err error) {
	// The library is a port that trusts its input; whatever page makes it
	// stumble must not end the reading of the others.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("finding the body of the page: %v", p)
		}
	}()
	parser := readability.NewParser()
	parser.Logger = slog.New(slog.DiscardHandler) // its own writes what it throws away
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil {
		return "", "", fmt.Errorf("finding the body of the page: %w", err)
	}
	if found.Node == nil {
		return found.Title(), "", nil
	}
	var out bytes.Buffer
	if err := html.Render(&out, found.Node); err != nil {
		return "", "", fmt.Errorf("finding the body of the page: %w", err)
	}
	return found.Title(), renderText(&out), nil
}
