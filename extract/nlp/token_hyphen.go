package nlp

import (
	"strings"
	"unicode"
)

// hyphen cuts at a hyphen as the treebanks do: "US-Korea" is three tokens,
// "non-nuclear" one, a telephone number or an ISO date one. Two hyphens or
// more are a dash.
func (c *cutter) hyphen(i, end int, r rune, size int) int {
	at := runEnd(c.text, i+size, end, r)
	left, right := c.before(i), c.after(at, end)
	switch {
	case at > i+size:
		// a dash
	case i == c.from && digit(right) && i == c.start:
		return at // a negative number
	case left == 0 || right == 0 || !alphanumeric(left) || !alphanumeric(right):
		// a hyphen for a dash: "-and", "word-"
	case digit(left) || digit(right):
		if n := telephone(c.text[c.from:end]); n > at-c.from {
			return c.from + n
		}
	case unicode.IsLetter(right) && prefixed(c.text[c.from:i], suffixLetters(c.text[at:end])):
		return at
	}
	c.flush(i)
	c.whole(at)
	return at
}

// prefixed reports whether part, before a hyphen, is a prefix, which stays one
// token with the word next. Capitals are a name ("UN-led"), and a preposition
// before an article is none ("over-the-counter").
func prefixed(part, next string) bool {
	if len(part) > 8 || len(part) > 1 && upperASCII(part) {
		return false
	}
	switch next {
	case "the", "to", "and", "or", "a", "of", "in":
		return false
	}
	return spelling().prefixes[strings.ToLower(part)]
}

// telephone returns the length of the groups of digits and hyphens at the
// beginning of s if they are a number with hyphens in it, not a range: three
// groups or more ("2022-07-08", "1-800-555-0100"), or three digits and four.
func telephone(s string) int {
	var groups []int
	n, run := 0, 0
	for ; n < len(s) && n < maxPiece; n++ {
		if digit(rune(s[n])) {
			run++
			continue
		}
		if s[n] != '-' || run == 0 {
			break
		}
		groups = append(groups, run)
		run = 0
	}
	if run == 0 {
		return 0
	}
	groups = append(groups, run)
	if len(groups) > 2 || len(groups) == 2 && groups[0] == 3 && groups[1] == 4 {
		return n
	}
	return 0
}
