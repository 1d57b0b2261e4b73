package article

import (
	_ "embed" // for the table of words
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente/extract/tsv"
)

//go:embed chrome.tsv
var chromeTable string

// chromeWords are the words in chrome.tsv, by kind.
type chromeWords struct {
	furniture, aside, hover map[string]bool
	overlay, main           []string
}

var chrome = sync.OnceValue(func() chromeWords {
	words := map[string]map[string]bool{}
	c := chromeWords{}
	for _, row := range tsv.Rows("chrome.tsv", chromeTable, "kind, words") {
		words[row[0]] = map[string]bool{}
		for w := range strings.FieldsSeq(row[1]) {
			words[row[0]][w] = true
			switch row[0] {
			case "overlay":
				c.overlay = append(c.overlay, w)
			case "main":
				c.main = append(c.main, w)
			}
		}
	}
	c.furniture, c.aside, c.hover = words["furniture"], words["aside"], words["hover"]
	return c
})

// clearOverlays takes out of a page what lies over it: dialogs on cookies and
// the like, however long they are. It also takes the names off the elements that
// hold all of the page: what they call themselves says nothing of what they hold.
func clearOverlays(doc *html.Node) {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html, atom.Body:
			n.Attr = withoutNames(n.Attr)
		case atom.Head, atom.Main, atom.Article, atom.Meta, atom.Script, atom.Link, atom.Style, atom.Title:
		default:
			if isOverlay(n) && !holdsMain(n) {
				found = append(found, n)
			}
		}
	}
	for _, n := range found {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func withoutNames(attrs []html.Attribute) []html.Attribute {
	var kept []html.Attribute
	for _, a := range attrs {
		if a.Key != "class" && a.Key != "id" {
			kept = append(kept, a)
		}
	}
	return kept
}

// isOverlay says whether an element lies over the page.
func isOverlay(n *html.Node) bool {
	if role := attr(n, "role"); n.DataAtom == atom.Dialog || role == "dialog" || role == "alertdialog" || attr(n, "aria-modal") == "true" {
		return true
	}
	return isCalled(n, chrome().overlay)
}

// isCalled says whether the class or id of an element holds one of some words.
func isCalled(n *html.Node, words []string) bool {
	return holdsWord(strings.ToLower(attr(n, "class")+" "+attr(n, "id")), words)
}

// holdsWord says whether one of some words, or parts of words, is in s.
func holdsWord(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// holdsMain says whether the main part of a page, or its headline, is in n.
func holdsMain(n *html.Node) bool {
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Main, atom.Article, atom.H1:
			return true
		}
	}
	return false
}

// isHidden says whether an element is never shown.
func isHidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return hasAttr(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
