package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapLimit is the longest line, in bytes, that may be one of a paragraph
// wrapped by hand or by a mail program; longer lines are paragraphs of their own.
const wrapLimit = 120

// A line is a line of text that is not blank.
type line struct {
	start, end int // without white space at either end
	indent     int // bytes of white space before start
	run        int // number of the run of lines without a blank one between
}

// A draft is a block whose kind is still to be found.
type draft struct {
	Block
	run     int
	lines   int
	item    bool // a list item
	marker  marker
	heading bool // marked as a heading by the text's own markup
}

// splitLines appends the lines of text that hold more than white space.
func splitLines(text string, lines []line) []line {
	run := 0
	for pos := 0; pos < len(text); {
		end := strings.IndexByte(text[pos:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += pos
		}
		// A lone carriage return ends a line, too; rare enough to look for it only in short lines.
		if cr := strings.IndexByte(text[pos:end], '\r'); cr >= 0 && pos+cr+1 < end {
			end = pos + cr
		}
		start, stop := trimSpace(text, pos, end)
		if start < stop {
			lines = append(lines, line{start, stop, start - pos, run})
		} else {
			run++
		}
		pos = end + 1
	}
	return lines
}

// trimSpace narrows text[start:end] to what stands between white space.
func trimSpace(text string, start, end int) (int, int) {
	for start < end {
		r, n := rune(text[start]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[start:end])
		}
		if !blank(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := rune(text[end-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(text[start:end])
		}
		if !blank(r) {
			break
		}
		end -= n
	}
	return start, end
}

func blank(r rune) bool {
	if r > '\u200b' && r < '\u2028' {
		return false // the usual marks beyond ASCII, dashes and quotes
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// wrapWidth returns the width to which the text's lines seem to be wrapped, or
// 0 where lines are whole paragraphs.
func wrapWidth(text string, lines []line) int {
	long, width, joined := 0, 0, 0
	for i, l := range lines {
		if l.end-l.start > wrapLimit {
			long++
			continue
		}
		if i > 0 && l.run == lines[i-1].run {
			joined++
			width = max(width, l.columns(text), lines[i-1].columns(text))
		}
	}
	if long*10 > len(lines) || joined == 0 {
		return 0
	}
	return width
}

// columns is how wide the line is, or 0 where it is too long to be a wrapped one.
func (l line) columns(text string) int {
	if l.end-l.start > wrapLimit {
		return 0
	}
	return l.indent + utf8.RuneCountInString(text[l.start:l.end])
}

// paragraphs joins lines into blocks, which it appends to out. Kinds are not set yet.
func paragraphs(text string, lines []line, out []draft) []draft {
	width := wrapWidth(text, lines)
	for i, l := range lines {
		size, heading := lineMarker(text[l.start:l.end])
		item := size > 0 && !heading
		if len(out) > 0 && l.run == lines[i-1].run {
			last := &out[len(out)-1]
			if !heading && !last.heading && !parts(text, lines[i-1], l, width, item, last.item) {
				last.End = l.end
				last.lines++
				continue
			}
		}
		out = append(out, draft{
			Block:   Block{Start: l.start + size, End: l.end},
			run:     l.run,
			lines:   1,
			item:    item,
			marker:  markerOf(text[l.start:l.start+size], l.indent, item),
			heading: heading,
		})
	}
	return out
}

// markerOf is what the marker of an item is like.
func markerOf(s string, indent int, item bool) marker {
	if !item {
		return marker{}
	}
	style := []rune(strings.TrimRight(s, " \t\u00a0"))
	for i, r := range style {
		switch {
		case r >= '0' && r <= '9':
			style[i] = '1'
		case r >= 'a' && r <= 'z':
			style[i] = 'a'
		}
	}
	return marker{indent, string(slices.Compact(style))} // "12." is as "9.", "(xviii)" as "(i)"
}

// parts says whether a paragraph ends between two lines that no blank line
// separates. Lines wrapped to a width part where the next line's first word
// would still have had room.
func parts(text string, prev, next line, width int, item, inList bool) bool {
	before, after := text[prev.start:prev.end], text[next.start:next.end]
	ended := endsSentence(before)
	if item {
		return ended || inList || strings.HasSuffix(before, ":") || isBullet(after) || width == 0
	}
	if !hasWord(before) || !hasWord(after) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(after)
	if !ended && (unicode.IsLower(first) || openEnd(before)) {
		return false
	}
	if width == 0 {
		return true
	}
	if dateAlone(before) || dateAlone(after) {
		return true
	}
	if next.indent > prev.indent+1 && ended && !inList {
		return true
	}
	word, _, _ := strings.Cut(after, " ")
	used := prev.columns(text)
	room := used + 1 + utf8.RuneCountInString(word)
	if room > width {
		return false
	}
	return ended || used < width/2
}

// dateAlone is a cheap look at whether a short line may be just a date.
func dateAlone(s string) bool {
	if len(s) > 60 {
		return false
	}
	_, ok := dateLine(s)
	return ok
}

// lineMarker returns how many bytes of list or heading markup a line begins
// with: a bullet, an item number, or Markdown's "## ".
func lineMarker(s string) (size int, heading bool) {
	switch c := s[0]; {
	case c == '#':
		n := 0
		for n < len(s) && s[n] == '#' {
			n++
		}
		if n <= 6 && n+1 < len(s) && s[n] == ' ' && s[n+1] != '#' {
			return n + 1, true
		}
		return 0, false
	case c == '-' || c == '*' || c >= utf8.RuneSelf:
		if isBullet(s) {
			_, n := utf8.DecodeRuneInString(s)
			return n + leadingSpace(s[n:]), false
		}
		return 0, false
	case c == '(' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
		return itemNumber(s), false
	}
	return 0, false
}

// isBullet says whether the line begins with a bullet and a space.
func isBullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return isBulletRune(r) && n < len(s) && leadingSpace(s[n:]) > 0
}

// isBulletRune says whether a character marks the items of lists.
func isBulletRune(r rune) bool {
	return strings.ContainsRune("-*•‣◦·▪●○■–⁃∙‧◾◼◽▫❑❒☐☑✓✔➤➢➔➜►▸▶❖◆◇★☆✦❏", r) || r >= 0x2460 && r <= 0x2473
}

// maxRoman is the length of the longest small Roman number taken for one: "xviii".
const maxRoman = 5

// itemNumber returns the length of "1. ", "12) ", "(3) ", "(b) ", "(iv) " or "c) ".
func itemNumber(s string) int {
	i := 0
	open := s[0] == '('
	if open {
		i++
	}
	start := i
	for i < len(s) && i-start < 2 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	letter := i == start
	if letter && i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
		i++
		for i < len(s) && i-start < maxRoman && strings.IndexByte("ivx", s[i]) >= 0 && strings.IndexByte("ivx", s[i-1]) >= 0 {
			i++ // "(iii) "
		}
	}
	if i == start || i+1 >= len(s) {
		return 0
	}
	if s[i] != ')' && (open || letter || s[i] != '.') {
		return 0
	}
	space := leadingSpace(s[i+1:])
	if space == 0 {
		return 0
	}
	return i + 1 + space
}

func leadingSpace(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	if n == 0 && strings.HasPrefix(s, "\u00a0") {
		return len("\u00a0")
	}
	return n
}

// closers may follow a sentence's final stop.
const closers = `"'”’»)]*_`

// endsSentence says whether s ends in a stop, closing quotes and brackets aside.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, n := rune(s[len(s)-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(s)
		}
		if !strings.ContainsRune(closers, r) {
			return r == '.' || r == '!' || r == '?' || r == '…'
		}
		s = s[:len(s)-n]
	}
	return false
}

// openEnd says whether s breaks off where no paragraph or heading ends.
func openEnd(s string) bool {
	switch s[len(s)-1] {
	case ',', ';', '-', '(', '&':
		return true
	}
	return strings.HasSuffix(s, "—") || strings.HasSuffix(s, "–")
}

// hasWord says whether s holds a letter or digit.
func hasWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
