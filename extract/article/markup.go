package article

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markupTags are tags of which one at least stands in text that is marked up.
var markupTags = [][]byte{
	[]byte("</p>"), []byte("<p>"), []byte("<br"), []byte("</div>"), []byte("</a>"), []byte("</span>"), []byte("</li>"),
	[]byte("</h2>"), []byte("<img "), []byte("</em>"), []byte("</strong>"), []byte("</i>"), []byte("</b>"),
}

// looksMarkedUp says whether a text field holds HTML rather than text.
func looksMarkedUp(s []byte) bool {
	at := bytes.IndexByte(s, '<')
	return at >= 0 && slices.ContainsFunc(markupTags, func(tag []byte) bool { return bytes.Contains(s[at:], tag) })
}

// markupText returns the text of HTML: paragraphs, headings, list items and
// table rows apart by blank lines, list items marked with "- ". It takes the
// tags as they come, so no nesting is too deep for it.
func markupText(markup string) string {
	return renderText(strings.NewReader(markup))
}

func renderText(src io.Reader) string {
	z := html.NewTokenizer(src)
	w := textWriter{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.text()
		case html.TextToken:
			if w.hidden == 0 {
				w.words(string(z.Text()))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			w.open(atom.Lookup(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			w.close(atom.Lookup(name))
		case html.SelfClosingTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.Br {
				w.lineBreak()
			}
		}
	}
}

// A textWriter collects paragraphs.
type textWriter struct {
	out    strings.Builder
	hidden int // how many elements are open that are never shown
	pre    int // how many pre elements are open
	lists  int // how many lists are open
	gap    gap // what is to come before the next word
}

type gap int

const (
	noGap gap = iota
	spaceGap
	lineGap
	paragraphGap
	itemGap
)

// hiddenElements hold no text of the article that a reader sees.
var hiddenElements = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Head: true,
	atom.Figcaption: true, // seen, but it tells of the picture
	atom.Svg:        true, atom.Object: true, atom.Iframe: true, atom.Select: true, atom.Button: true, atom.Textarea: true,
}

// inlineElements don't break a paragraph; all others do.
var inlineElements = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true,
	atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Input: true,
	0: true, // elements of the page's own making
}

func (w *textWriter) open(tag atom.Atom) {
	switch {
	case hiddenElements[tag]:
		w.hidden++
	case tag == atom.Br:
		w.lineBreak()
	case tag == atom.Li:
		w.gap = itemGap
	case tag == atom.Td || tag == atom.Th:
		w.gap = max(w.gap, spaceGap)
	case !inlineElements[tag]:
		w.breakParagraph()
	}
	switch tag {
	case atom.Pre:
		w.pre++
	case atom.Ul, atom.Ol:
		w.lists++
	}
}

func (w *textWriter) close(tag atom.Atom) {
	switch {
	case hiddenElements[tag]:
		w.hidden = max(0, w.hidden-1)
	case tag == atom.Td || tag == atom.Th:
		w.gap = max(w.gap, spaceGap)
	case !inlineElements[tag]:
		w.gap = max(w.gap, paragraphGap)
		if tag == atom.Li {
			w.gap = paragraphGap
		}
	}
	switch tag {
	case atom.Pre:
		w.pre = max(0, w.pre-1)
	case atom.Ul, atom.Ol:
		w.lists = max(0, w.lists-1)
	}
}

// breakParagraph ends a paragraph, but leaves the mark of a list item to the
// paragraph within it.
func (w *textWriter) breakParagraph() { w.gap = max(w.gap, paragraphGap) }

// lineBreak ends a line; two of them end a paragraph.
func (w *textWriter) lineBreak() {
	switch {
	case w.hidden > 0:
	case w.gap == lineGap:
		w.gap = paragraphGap
	case w.gap < lineGap:
		w.gap = lineGap
	}
}

// words writes a text node, white space run together.
func (w *textWriter) words(s string) {
	if w.pre > 0 {
		w.preformatted(s)
		return
	}
	for len(s) > 0 {
		start, _ := trimSpace(s, 0, len(s))
		if start > 0 {
			w.gap = max(w.gap, spaceGap)
		}
		s = s[start:]
		end := wordEnd(s)
		if end > 0 {
			w.fill()
			w.out.WriteString(s[:end])
		}
		s = s[end:]
	}
}

// wordEnd is where the first white space stands in s, or its end.
func wordEnd(s string) int {
	for i, r := range s {
		if (r <= ' ' || r >= utf8.RuneSelf) && blank(r) {
			return i
		}
	}
	return len(s)
}

func (w *textWriter) preformatted(s string) {
	for l := range strings.Lines(s) {
		if strings.TrimSpace(l) != "" {
			w.fill()
			w.out.WriteString(strings.TrimRight(l, "\r\n"))
		}
		if strings.HasSuffix(l, "\n") {
			w.lineBreak()
		}
	}
}

// maxNested is how many lists a list may be within; those further in are taken
// for one with it.
const maxNested = 8

// fill writes the gap before a word.
func (w *textWriter) fill() {
	gap := w.gap
	w.gap = noGap
	if gap == itemGap {
		defer w.out.WriteString(strings.Repeat("  ", min(max(w.lists, 1)-1, maxNested)) + "- ")
		gap = paragraphGap
	}
	if w.out.Len() == 0 {
		return
	}
	switch gap {
	case spaceGap:
		w.out.WriteByte(' ')
	case lineGap:
		w.out.WriteByte('\n')
	case paragraphGap:
		w.out.WriteString("\n\n")
	}
}

func (w *textWriter) text() string {
	return blankNUL(strings.ToValidUTF8(w.out.String(), "\ufffd"))
}
