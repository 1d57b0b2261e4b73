package nlp

import (
	"strings"
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
				words = appendWord(words, text, word{start, i, breaks})
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
			words = appendWord(words, text, word{start, r.End, breaks})
		}
	}
	return words
}

// appendWord adds w, or its two halves where a space is missing between two
// sentences ("the end.The next").
func appendWord(words []word, text string, w word) []word {
	if at := missingSpace(text[w.start:w.end]); at > 0 {
		words = append(words, word{w.start, w.start + at, w.breaks})
		return appendWord(words, text, word{w.start + at, w.end, 0})
	}
	return append(words, w)
}

// missingSpace finds where a stop behind two small letters or more, with its
// closing quotes and brackets, meets a capitalized word. It returns 0 where
// there is no such place, and for what may be an address.
func missingSpace(w string) int {
	if len(w) > maxPiece || strings.ContainsAny(w, "@/_") {
		return 0
	}
	for i := 2; i+2 < len(w); i++ {
		if c := w[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		next := strings.TrimLeft(w[i+1:], closers)
		c, size := utf8.DecodeRuneInString(next)
		d, _ := utf8.DecodeRuneInString(next[size:])
		if small(w[i-1]) && small(w[i-2]) && unicode.IsUpper(c) && unicode.IsLower(d) && !domain(next) {
			return len(w) - len(next)
		}
	}
	return 0
}

func small(b byte) bool { return 'a' <= b && b <= 'z' }

// domain reports whether w may be the last part of the name of a site or a
// file, as in "Orm.Com".
func domain(w string) bool {
	return spelling().signs[strings.ToLower(strings.TrimRight(w, closers+".,;:!?"))] == "domain"
}

// blank reports whether c is white space. Signs without width that stand
// between words (byte order mark, zero-width space) count as white space, too.
func blank(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u2060'
}
