package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A para is a run of text of a page that no element parts: a paragraph, a list
// item, a heading.
type para struct {
	text  string
	key   string // its letters and digits, by which it is found again
	tag   atom.Atom
	sign  string // the element's name and class
	links int    // bytes of the text that stand in links
	main  bool   // stands in the part of the page that is marked as its article
	aside bool   // stands beside the body, whatever it is
	entry int    // number of the entry of a live blog that it stands in, 0 for none
}

// readParas returns the paragraphs of a page in order. mains are the elements
// that are marked as the article; entries those of a live blog.
func readParas(doc *html.Node, mains map[*html.Node]bool, entries map[*html.Node]int) []para {
	r := paraReader{mains: mains, entries: entries}
	r.walk(doc, para{})
	r.flush()
	return r.out
}

// A paraReader goes through a page.
type paraReader struct {
	mains   map[*html.Node]bool
	entries map[*html.Node]int
	text    strings.Builder
	now     para
	out     []para
}

func (r *paraReader) flush() {
	p := r.now
	p.text = singleSpaced(r.text.String())
	r.text.Reset()
	r.now.links = 0
	if p.key = paraKey(p.text); p.key != "" {
		r.out = append(r.out, p)
	}
}

// walk goes through a node; in is what holds for what is around it.
func (r *paraReader) walk(n *html.Node, in para) {
	switch {
	case n.Type == html.TextNode:
		r.text.WriteString(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode || hiddenElements[n.DataAtom] || isHidden(n):
		return
	}
	block := n.Type == html.ElementNode && (!inlineElements[n.DataAtom] || n.DataAtom == 0 && holdsBlock(n))
	if n.DataAtom == atom.Br && !breaksTwice(n) {
		r.text.WriteByte(' ')
		return
	}
	before := r.text.Len()
	if block {
		r.flush()
		in.tag, in.sign = n.DataAtom, n.Data+"."+attr(n, "class")
		in.main = in.main || r.mains[n]
		in.aside = in.aside || isAside(n)
		if e := r.entries[n]; e > 0 {
			in.entry = e
		}
		r.now = in
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c, in)
		if block && c.Type == html.ElementNode {
			r.now.tag, r.now.sign, r.now.main, r.now.aside, r.now.entry = in.tag, in.sign, in.main, in.aside, in.entry
		}
	}
	switch {
	case block:
		r.flush()
	case n.DataAtom == atom.A:
		r.now.links += r.text.Len() - before
	}
}

// holdsBlock says whether an element of the page's own making holds paragraphs.
func holdsBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && !inlineElements[d.DataAtom] && d.DataAtom != atom.Br {
			return true
		}
	}
	return false
}

// breaksTwice says whether a line break follows another one.
func breaksTwice(n *html.Node) bool {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.TextNode && strings.TrimSpace(p.Data) == "" {
			continue
		}
		return p.DataAtom == atom.Br
	}
	return false
}

// isAside says whether an element stands beside the body of an article.
func isAside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figure, atom.Header, atom.Table, atom.Menu:
		return true
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "contentinfo", "search", "banner":
		return true
	}
	return named(n, chrome().aside) && textSize(n, bodySize) < bodySize
}

// bodySize is the length, in bytes, from which what calls itself something
// beside the body is taken for the body after all.
const bodySize = 3000

// paraKey is the letters and digits of a text.
func paraKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= 0xc0 && r != '’' && r != '‘' && r != '“' && r != '”' && r != '–' && r != '—' && r != '…':
			return r
		}
		return -1
	}, s)
}

// isProse says whether a paragraph reads like one of an article: a sentence,
// of which a link may be the most, but not all.
func (p *para) isProse() bool {
	if p.aside || len(p.text) < 20 || strings.Count(p.text, " ") < 3 {
		return false
	}
	switch p.tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Caption, atom.Dt, atom.Address:
		return false
	}
	free := len(p.text) - p.links
	if p.links > 0 && free < 4 {
		return false
	}
	return endsSentence(p.text) || strings.HasSuffix(p.text, ":") || strings.HasSuffix(p.text, ";") || strings.HasSuffix(p.text, ",")
}

// isTeaser says whether a paragraph is all a link, as the headlines of other
// articles are.
func (p *para) isTeaser() bool {
	return strings.Count(p.text, " ") > 2 && p.links*10 >= len(p.text)*9
}

// markedMains are the elements that a page marks as its article: the innermost
// of those that hold most of the prose.
func markedMains(doc *html.Node) map[*html.Node]bool {
	mains := map[*html.Node]bool{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && isMarkedMain(n) {
			mains[n] = true
		}
	}
	return mains
}

func isMarkedMain(n *html.Node) bool {
	if n.DataAtom == atom.Main || n.DataAtom == atom.Article || attr(n, "role") == "main" {
		return true
	}
	return strings.Contains(strings.ToLower(attr(n, "itemprop")), "articlebody") || isCalled(n, chrome().main)
}
