package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// completeBody returns the body that the library found with what it left out of
// the article: paragraphs between those that it found, such as those that are
// mostly a link or a list; those in the other parts of a body in several parts;
// or the article itself, where the library took something else for it. paras are
// those of the whole page.
//
// What is nothing but a link is taken out: it names another article.
func completeBody(body string, paras []para) string {
	b := newBody(body, paras)
	if other := b.other(); other != "" {
		return other
	}
	missing, links := b.missing(), b.links()
	if len(missing)+len(links) == 0 {
		return body
	}
	out := missing[-1]
	for i, p := range b.found {
		if !links[i] {
			out = append(out, p)
		}
		out = append(out, missing[i]...)
	}
	return strings.Join(out, "\n\n")
}

// A foundBody is the body that the library found, beside the page.
type foundBody struct {
	found []string       // its paragraphs
	at    map[string]int // by their letters
	whole string         // all its letters
	paras []para         // of the page
	prose []int          // those of them that are prose, and in the body
	signs map[string]int // how many of these there are of an element and class
}

func newBody(body string, paras []para) *foundBody {
	b := &foundBody{found: strings.Split(body, "\n\n"), at: map[string]int{}, whole: paraKey(body), paras: paras, signs: map[string]int{}}
	for i, p := range b.found {
		b.at[paraKey(p)] = i
	}
	for i := range paras {
		if p := &paras[i]; b.has(p) && p.isProse() {
			b.prose = append(b.prose, i)
			b.signs[p.sign]++
		}
	}
	return b
}

func (b *foundBody) has(p *para) bool { _, ok := b.at[p.key]; return ok }

const (
	// teaserFar is how many paragraphs may stand between a headline of another
	// article and what tells of it.
	teaserFar = 4
	// mainSize is the least prose, in bytes, of what a page marks as its article.
	mainSize = 200
	// gapSize is how much prose may be missing between two paragraphs that were
	// found, where less stands on one side of it.
	gapSize = 600
)

// other is the prose of what the page marks as its article, where the library
// found less than half of it, and more elsewhere.
func (b *foundBody) other() string {
	all, got, outside := 0, 0, 0
	var text []string
	for i := range b.paras {
		p := &b.paras[i]
		switch {
		case !p.isProse() || b.underTeaser(i):
		case p.main:
			all += len(p.text)
			text = append(text, p.marked())
			if b.has(p) {
				got += len(p.text)
			}
		case b.has(p):
			outside += len(p.text)
		}
	}
	if all < mainSize || got*2 >= all || outside > 0 && outside < got {
		return ""
	}
	return strings.Join(text, "\n\n")
}

// missing is the prose of the article that the library left out, by the number
// of the paragraph of the body that it stands behind.
func (b *foundBody) missing() map[int][]string {
	out := map[int][]string{}
	if len(b.prose) == 0 {
		return out
	}
	for n, i := range b.prose[1:] {
		if gap := b.lost(b.prose[n]+1, i, false); size(gap) <= max(gapSize, min(b.size(0, n+1), b.size(n+1, len(b.prose)))) {
			b.put(out, gap)
		}
	}
	first, last := b.prose[0], b.prose[len(b.prose)-1]
	b.put(out, b.lost(b.reach(first, -1), first, true))
	b.put(out, b.lost(last+1, b.reach(last, 1)+1, true))
	return out
}

// links are the paragraphs of the body that are nothing but a link, and no
// sentence; none where they are much of it.
func (b *foundBody) links() map[int]bool {
	out, size := map[int]bool{}, 0
	for i := range b.paras {
		p := &b.paras[i]
		n, ok := b.at[p.key]
		if ok && p.links*10 >= len(p.text)*9 && !endsSentence(p.text) && !out[n] {
			out[n] = true
			size += len(p.text)
		}
	}
	if size*3 > len(b.whole) {
		return nil
	}
	return out
}

// lost is the prose among some paragraphs that the body has not; alike is that
// it must look like what the body has, and be marked as the article.
func (b *foundBody) lost(from, to int, alike bool) []*para {
	var out []*para
	for i := from; i < to; i++ {
		p := &b.paras[i]
		if !p.isProse() || b.underTeaser(i) || strings.Contains(b.whole, p.key) || alike && !(p.main && b.signs[p.sign] > 1) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// put notes paragraphs behind the last one of the body that stands before them.
func (b *foundBody) put(out map[int][]string, lost []*para) {
	for _, p := range lost {
		behind := -1
		for i := range b.paras {
			if &b.paras[i] == p {
				break
			}
			if n, ok := b.at[b.paras[i].key]; ok {
				behind = max(behind, n)
			}
		}
		out[behind] = append(out[behind], p.marked())
	}
}

// size is the length of the prose that was found, from one paragraph of it to another.
func (b *foundBody) size(from, to int) int {
	n := 0
	for _, i := range b.prose[from:to] {
		n += len(b.paras[i].text)
	}
	return n
}

func size(paras []*para) int {
	n := 0
	for _, p := range paras {
		n += len(p.text)
	}
	return n
}

// reach returns how far an article may go on beyond a paragraph of it, in either
// direction: as far as the page marks it as its article, and up to the headlines
// of others.
func (b *foundBody) reach(from, step int) int {
	at := from
	for i := from + step; i >= 0 && i < len(b.paras) && b.paras[i].main && !b.paras[i].isTeaser(); i += step {
		at = i
	}
	return at
}

// underTeaser says whether a paragraph stands below the headline of another article.
func (b *foundBody) underTeaser(i int) bool {
	for k := i - 1; k >= max(0, i-teaserFar) && !b.paras[k].isProse(); k-- {
		if b.paras[k].isTeaser() {
			return true
		}
	}
	return false
}

// marked is a paragraph's text, behind the mark of a list where it is an item.
func (p *para) marked() string {
	if p.tag == atom.Li {
		return "- " + p.text
	}
	return p.text
}

// paragraphsOf returns the paragraphs of a page.
func paragraphsOf(doc *html.Node) []para {
	return readParas(doc, markedMains(doc), nil)
}
