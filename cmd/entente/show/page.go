// Package show lays answers out for people: in lines that fit the terminal, with
// a colour for each side, each article named once, and by a pager where they are
// longer than the screen. Whatever articles and servers say is made plain here, so
// that none of it steers the terminal.
package show

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// A Style is how words look where there are colours: the parameter of the ANSI
// sequence that begins it.
type Style string

// The styles.
const (
	Plain   Style = ""
	Strong  Style = "1"
	Faint   Style = "2"
	Against Style = "31" // red
	For     Style = "32" // green
	Mixed   Style = "33" // yellow: as much for as against
)

// A Page is an answer that is laid out. The zero value has no width: see [NewPage].
type Page struct {
	width    int
	colour   bool
	b        strings.Builder
	articles []citation // in the order in which they are first named
}

type citation struct{ name, url string }

// NewPage is an empty page whose lines have at most so many columns.
func NewPage(width int, colour bool) *Page {
	return &Page{width: max(width, narrowest), colour: colour}
}

// narrowest is the fewest columns that anything is laid out for.
const narrowest = 40

// least is the fewest columns that words are put into beside their lead.
const least = 16

// Blank puts an empty line.
func (p *Page) Blank() { p.b.WriteString("\n") }

// Put puts words behind a lead, which is an indent and perhaps a label. Those that do not
// fit in the line stand below their first.
func (p *Page) Put(lead string, s Style, words string) {
	lead = OneLine(lead)
	at := columns(lead)
	if p.width-at < least {
		p.line(lead)
		at = 4
		lead = strings.Repeat(" ", at)
	}
	for _, l := range wrapped(words, p.width-at) {
		p.line(lead + p.styled(s, l))
		lead = strings.Repeat(" ", at)
	}
}

// Item puts words as Put does, but their further lines further in, so that each item of
// a list is seen to begin.
func (p *Page) Item(lead string, s Style, words string) {
	const in = "    "
	lead = OneLine(lead)
	for i, l := range wrapped(words, max(p.width-columns(lead)-len(in), least)) {
		if i == 1 {
			lead = strings.Repeat(" ", columns(lead)) + in
		}
		p.line(lead + p.styled(s, l))
	}
}

// Whole puts words behind a lead in one line, however long: what people copy or open.
func (p *Page) Whole(lead, words string) { p.line(OneLine(lead + words)) }

// Field puts a named value, if there is one.
func (p *Page) Field(name string, words ...string) {
	if len(words) > 0 {
		p.Put(fmt.Sprintf("  %-10s ", name), Plain, strings.Join(words, ", "))
	}
}

// Head begins a part of the page.
func (p *Page) Head(words string) {
	p.Blank()
	p.Put("", Strong, words)
}

// Cite names an article by its number: "[3]". What the number stands for is told
// at the end of the page.
func (p *Page) Cite(name, url string) string {
	c := citation{name, url}
	i := slices.Index(p.articles, c)
	if i < 0 {
		i = len(p.articles)
		p.articles = append(p.articles, c)
	}
	return fmt.Sprintf("[%d]", i+1)
}

// String is the page so far, and which articles it cites.
func (p *Page) String() string {
	end := &Page{width: p.width, colour: p.colour}
	if len(p.articles) > 0 {
		end.Head("Articles")
	}
	for i, c := range p.articles {
		lead := fmt.Sprintf("%5s ", fmt.Sprintf("[%d]", i+1))
		if c.name != "" {
			end.Put(lead, Plain, c.name)
			lead = "      "
		}
		if c.url != "" { // in one piece, so that it can be opened
			end.line(lead + end.styled(Faint, OneLine(c.url)))
		}
	}
	return p.b.String() + end.b.String()
}

// line ends a line.
func (p *Page) line(s string) {
	p.b.WriteString(strings.TrimRight(s, " "))
	p.b.WriteString("\n")
}

// styled gives plain words a style where there are colours.
func (p *Page) styled(s Style, words string) string {
	if !p.colour || s == Plain || words == "" {
		return words
	}
	return "\x1b[" + string(s) + "m" + words + "\x1b[0m"
}

// wrapped are the lines of words that are made plain.
func wrapped(words string, width int) []string {
	lines := strings.Split(text.WrapSoft(OneLine(words), width), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}
