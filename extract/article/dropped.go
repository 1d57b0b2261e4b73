package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped returns what stands on a page and is not in an article's text, each
// with the reason.
func dropped(markup, text string) []Dropped {
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return nil
	}
	whole := paraKey(text)
	var out []Dropped
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || inlineElements[n.DataAtom] || hiddenElements[n.DataAtom] || holdsBlock(n) || insideHidden(n) {
			continue
		}
		own := innerText(n)
		if key := paraKey(own); key == "" || strings.Contains(whole, key) {
			continue
		}
		out = append(out, Dropped{own, whyDropped(n)})
	}
	return out
}

func insideHidden(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if hiddenElements[p.DataAtom] && p.DataAtom != atom.Figcaption {
			return true
		}
	}
	return false
}

// whyDropped says what a part of a page was taken for: by the element that says
// so, from the inside out.
func whyDropped(n *html.Node) string {
	for p := n; p != nil; p = p.Parent {
		if p.Type != html.ElementNode {
			continue
		}
		name := elementName(p)
		switch {
		case p.DataAtom == atom.Body || p.DataAtom == atom.Html:
		case isHidden(p):
			return "not shown: " + name
		case isOverlay(p) && !holdsMain(p):
			return "dialog over the page: " + name
		case p.DataAtom == atom.Figcaption || p.DataAtom == atom.Figure:
			return "caption: " + name
		case isFurniture(p):
			return "furniture: " + name
		case isAside(p):
			return "beside the article: " + name
		}
	}
	links := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			links += len(innerText(d))
		}
	}
	if links*10 >= len(innerText(n))*9 {
		return "only a link"
	}
	return "not taken for a part of the article"
}

// elementName names an element as style sheets do.
func elementName(n *html.Node) string {
	name := n.Data
	if id := attr(n, "id"); id != "" {
		name += "#" + id
	}
	if class := strings.Fields(attr(n, "class")); len(class) > 0 {
		name += "." + class[0]
	}
	return name
}
