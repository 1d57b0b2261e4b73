package nlp

import (
	"strings"
)

// number reads a number with the signs inside it, and cuts the unit that is
// glued to it: "7:30pm" is "7:30" and "pm", "5bn" is "5" and "bn".
func (c *cutter) number(i, end int) int {
	at := i
	for at < end && (digit(rune(c.text[at])) || at+1 < end && strings.IndexByte(".,:", c.text[at]) >= 0 && digit(rune(c.text[at+1]))) {
		at++
	}
	if i != c.from {
		return at // digits inside a word: "G20"
	}
	n := 0
	for at+n < end && isASCIILetter(c.text[at+n]) {
		n++
	}
	unit := c.text[at : at+n]
	dotted := at+n+3 <= end && (unit == "a" || unit == "p") && c.text[at+n:at+n+3] == ".m."
	if !dotted && (!glued(unit) || at+n < end && digit(rune(c.text[at+n]))) {
		return at
	}
	c.flush(at)
	return at
}

func isASCIILetter(b byte) bool {
	b |= 0x20
	return 'a' <= b && b <= 'z'
}

// glued reports whether the treebanks cut unit from the number before it.
// Ordinals, decades and model numbers ("5th", "1990s", "5G") stay whole.
func glued(unit string) bool { return spelling().signs[strings.ToLower(unit)] == "unit" }

// slash cuts between words and leaves dates, fractions and short codes
// ("9/11", "1/2", "w/o") whole.
func (c *cutter) slash(i, end int) int {
	left := i - c.from
	right := 0
	for i+1+right < end && isNameByte(c.text[i+1+right]) {
		right++
	}
	short := left == 1 || right == 1
	if left > 0 && right > 0 && (short || digit(rune(c.text[i-1])) && digit(rune(c.text[i+1]))) {
		return i + 1
	}
	c.flush(i)
	at := runEnd(c.text, i+1, end, '/')
	c.whole(at)
	return at
}

func isNameByte(b byte) bool {
	return b >= 0x80 || isASCIILetter(b) || digit(rune(b))
}
