package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// apostrophe cuts contractions and possessives ("do n't", "Japan 's") and
// takes quotation marks off words. An apostrophe inside a name ("O'Brien")
// stays.
func (c *cutter) apostrophe(i, end int, r rune, size int) int {
	at := i + size
	if next := runEnd(c.text, at, end, r); next > at {
		c.flush(i) // '' and `` are double quotes
		c.whole(next)
		return next
	}
	next := c.after(at, end)
	if i == c.from {
		return c.opening(i, at, end, r)
	}
	tail := suffixLetters(c.text[at:end])
	switch {
	case !unicode.IsLetter(next):
		// A possessive ("allies'") or a closing quote: prose takes it off.
		c.flush(i)
		c.whole(at)
		return at
	case strings.EqualFold(tail, "t") && negated(c.text[c.from:i]):
		c.flush(i - 1)
		c.whole(at + len(tail))
		return at + len(tail)
	case clitic(tail):
		c.flush(i)
		c.whole(at + len(tail))
		return at + len(tail)
	}
	// A name: hand it out whole, since prose loses what follows O' in some.
	at += len(tail)
	if c.after(at, end) != '.' {
		c.whole(at)
	}
	return at
}

// opening handles an apostrophe or quote that begins a piece.
func (c *cutter) opening(i, at, end int, r rune) int {
	tail := suffixLetters(c.text[at:end])
	switch {
	case r != '‘' && i > c.start && clitic(tail):
		c.whole(at + len(tail)) // the clitic of what was cut off before it
		return at + len(tail)
	case r != '‘' && r != '`' && elided(tail):
		c.whole(at + len(tail)) // 'em, 'til
		return at + len(tail)
	case r != '`' && digit(c.after(at, end)):
		if n := decade(c.text[at:end]); n > 0 {
			c.whole(at + n) // '90s
			return at + n
		}
	case i == c.start && clitic(tail) && at+len(tail) == end:
		c.whole(end)
		return end
	}
	c.whole(at)
	return at
}

// suffixLetters is the run of letters at the beginning of s.
func suffixLetters(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

func clitic(s string) bool {
	switch len(s) {
	case 1:
		return strings.ContainsAny(s, "sSmMdD")
	case 2:
		switch strings.ToLower(s) {
		case "re", "ve", "ll":
			return true
		}
	}
	return false
}

// negated reports whether s, before an apostrophe and a t, ends in the n of
// "n't" behind a verb.
func negated(s string) bool {
	return len(s) > 1 && s[len(s)-1]|0x20 == 'n' && utf8.RuneStart(s[len(s)-2])
}

// elided reports whether s, behind an apostrophe, is what is left of a word: "'em", "'til".
func elided(s string) bool { return spelling().signs[strings.ToLower(s)] == "elided" }

// decade returns the length of the two digits and the s of "90s", or of the
// two digits of a year ("'22"), else 0.
func decade(s string) int {
	if len(s) < 2 || !digit(rune(s[0])) || !digit(rune(s[1])) {
		return 0
	}
	n := 2
	if len(s) > 2 && s[2] == 's' {
		n = 3
	}
	if n < len(s) && isNameByte(s[n]) {
		return 0
	}
	return n
}

// joinedParts returns the lengths of the parts of a word such as "cannot", or
// nil. A word in mixed case ("IM" but "Im") follows the same rule but for "IM"
// and other short capitals, which are names.
func joinedParts(word string) []int {
	if len(word) > 8 || len(word) < 2 || len(word) < 4 && upperASCII(word) {
		return nil
	}
	return spelling().joined[strings.ToLower(word)]
}
