package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furnitureSize is the length, in bytes, from which an element is taken for
// more than furniture, whatever its class says.
const furnitureSize = 600

// clearFurniture takes captions, bylines, share buttons, boxes of related
// stories and the like out of a page, by what their class or id calls them.
// Headings stay, and so does whatever holds much text or all of the page.
func clearFurniture(doc *html.Node) {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isFurniture(n) {
			found = append(found, n)
		}
	}
	for _, n := range found {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func isFurniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article, atom.H1, atom.H2, atom.Title, atom.Meta, atom.Link, atom.Script:
		return false
	}
	if named(n, chrome().hover) {
		return n.DataAtom != atom.A && (named(n.Parent, chrome().hover) || named(n.Parent.Parent, chrome().hover))
	}
	if !named(n, chrome().furniture) {
		return false
	}
	size := textSize(n, furnitureSize)
	// A link or name within a sentence is part of it, whatever its class says.
	return size < furnitureSize && !(inlineElements[n.DataAtom] && textSize(n.Parent, furnitureSize) > 2*size)
}

// named says whether a word of an element's class or id is one of a list:
// of "media-caption", "imgCredit", "social_share".
func named(n *html.Node, words map[string]bool) bool {
	if n == nil {
		return false
	}
	names := attr(n, "class") + " " + attr(n, "id")
	start := 0
	for i := 0; i <= len(names); i++ {
		if i < len(names) && wordByte[names[i]] && !(i > start && isCapital(names[i]) && !isCapital(names[i-1])) {
			continue
		}
		if words[strings.ToLower(names[start:i])] {
			return true
		}
		start = i
		if i < len(names) && !wordByte[names[i]] {
			start = i + 1
		}
	}
	return false
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// textSize is the length of the text in n, counted until it is most.
func textSize(n *html.Node, most int) int {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			if size += len(strings.TrimSpace(d.Data)); size >= most {
				return most
			}
		}
	}
	return size
}
