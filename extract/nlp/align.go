package nlp

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// alignPieces gives prose's tokens their place in the text. A token that prose
// lost, or wrote otherwise than any rule here knows, comes back as the part of
// its piece that no other token covers.
func alignPieces(text string, pieces []piece, found []prose.Token, marks []int, ends []ending) []Token {
	tokens := make([]Token, 0, len(found)+len(found)/8)
	add := func(from, to int) {
		if to > from {
			tokens = append(tokens, Token{Start: from, End: to, Text: text[from:to]})
		}
	}
	e := 0
	for i, p := range pieces {
		at := p.start
		for !p.whole && at < p.end && len(found) > 0 {
			skip, n := locate(text[at:p.end], found[0].Text)
			if n == 0 {
				break
			}
			add(at, at+skip)
			add(at+skip, at+skip+n)
			at += skip + n
			found = found[1:]
		}
		add(at, p.end)
		if e < len(marks) && marks[e] == i+1 {
			ends[e].token = len(tokens)
			e++
		}
	}
	return tokens
}

// locate finds token in text: skip bytes stand before it, n bytes match it.
// n is 0 where it is not there.
func locate(text, token string) (skip, n int) {
	for skip = range len(text) {
		if n = match(text[skip:], token); n > 0 {
			return skip, n
		}
	}
	return 0, 0
}

// match returns how many bytes of text prose's token stands for, or 0. Prose
// makes curly quotes straight.
func match(text, token string) int {
	n := 0
	for i := range len(token) {
		rest := text[n:]
		switch {
		case rest == "":
			return 0
		case rest[0] == token[i]:
			n++
		case token[i] == '\'':
			quote := quoteLength(rest)
			if quote == 0 {
				return 0
			}
			n += quote
		default:
			return 0
		}
	}
	return n
}

// quoteLength is the length of the sign at the beginning of text that prose
// reads as a straight apostrophe.
func quoteLength(text string) int {
	for _, sign := range []string{"’", "‘", "&rsquo;"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	return 0
}
