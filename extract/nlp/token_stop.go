package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop reads full stops, question and exclamation marks. A run of them is one
// token; a single full stop belongs to the abbreviation it ends.
func (c *cutter) stop(i, end int, last bool) int {
	at := i
	for at < end {
		r, size := utf8.DecodeRuneInString(c.text[at:end])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		at += size
	}
	single := at == i+1
	if single && c.text[i] == '.' && alphanumeric(c.after(at, end)) {
		if i == c.from && i > c.start {
			c.whole(at) // behind a bracket or a quote
		}
		return at // inside a number, an abbreviation, a file name
	}
	if c.text[i] == '.' && c.keepsStop(i, last && closing(c.text[at:end])) {
		c.whole(i + 1)
		if !single && i+1 < at {
			c.whole(at)
		}
		return at
	}
	c.flush(i)
	c.whole(at)
	return at
}

// keepsStop reports whether the full stop at i is part of the piece before it.
// At the end of a sentence only words with stops inside keep it, as in GUM
// (EWT makes it a token there, too), so that "U.S." is the same word
// everywhere.
func (c *cutter) keepsStop(i int, last bool) bool {
	piece := c.text[c.from:i]
	if piece == "" || len(piece) > maxPiece {
		return false
	}
	if dotted(piece) {
		return true
	}
	if initial(piece) {
		return !last
	}
	_, known := spelling().abbreviations[strings.ToLower(piece)]
	return known && !last
}

// dotted reports whether s, which stands before a full stop, is letters with
// single stops between them: "U.S", "p.m", "Ph.D".
func dotted(s string) bool {
	letters, dots := 0, 0
	for i, r := range s {
		switch {
		case r == '.':
			if letters == 0 {
				return false
			}
			dots++
			letters = 0
		case unicode.IsLetter(r):
			letters++
			if letters > 2 && !(dots == 0 && i < 3) {
				return false
			}
		default:
			return false
		}
	}
	return dots > 0 && letters > 0
}

// initial reports whether s is one letter.
func initial(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsLetter(r)
}

// closing reports whether s, the rest of a word behind a stop, is at most what
// closes quotes and brackets.
func closing(s string) bool {
	return len(s) < 16 && !strings.ContainsFunc(s, unicode.IsLetter)
}
