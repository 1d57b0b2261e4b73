package article

import (
	"bytes"
	"fmt"
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
	clearFurniture(doc)
	title, body, err := mainText(doc, base)
	if err != nil || len(body) < 200 && len(body) < len(about.body) {
		body = about.body
	}
	if strings.TrimSpace(body) == "" {
		body = markupText(markup)
	}
	title = about.bestTitle(title)
	return &Article{
		URL:       about.url,
		Title:     title,
		Author:    about.author,
		Site:      about.site,
		Published: about.date,
		Language:  about.language,
		Text:      compose(title, []byte(body)),
	}
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
