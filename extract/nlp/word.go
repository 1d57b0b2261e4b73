package nlp

import (
	"unicode"
	"unicode/utf8"
)

// A word is a run of bytes without white space.
type word struct {
	start, end int
	breaks     int // line breaks before it; rangeBreak where a range begins
}

// rangeBreak stands before the first word of a range: more than any blank line.
const rangeBreak = 1 << 20

// scanWords finds the words of the ranges.
func scanWords(text string, ranges []Range) []word {
	var words []word
	for _, r := range ranges {
		breaks, start := rangeBreak, -1
		for i := r.Start; i < r.End; {
			c, size := utf8.DecodeRuneInString(text[i:r.End])
			switch {
			case !blank(c):
				if start < 0 {
					start = i
				}
			case start >= 0:
				words = append(words, word{start, i, breaks})
				breaks, start = 0, -1
				fallthrough
			default:
				if c == '\n' || c == '\u2028' || c == '\u2029' {
					breaks++
				}
			}
			i += size
		}
		if start >= 0 {
			words = append(words, word{start, r.End, breaks})
		}
	}
	return words
}

// blank reports whether c is white space. Signs without width that stand
// between words (byte order mark, zero-width space) count as white space, too.
func blank(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u2060'
}
