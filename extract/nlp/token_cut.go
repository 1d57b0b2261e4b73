package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cutter cuts a word, which is a run without white space, into pieces, at
// the places where the treebanks cut and prose does not.
type cutter struct {
	text       string
	start, end int
	from       int // start of the piece that is being read
	pieces     []piece
}

// maxPiece bounds what prose sees in one piece, in bytes: its tokenizer takes
// quadratic time on a run without spaces.
const maxPiece = 64

// maxToken bounds a token, in bytes, so that nothing behind the tokenizer has
// to read a megabyte as one word.
const maxToken = 1024

// cutWord appends the pieces of text[start:end]. last tells that the word ends
// its sentence.
func cutWord(text string, start, end int, last bool, to []piece) []piece {
	c := cutter{text: text, start: start, end: end, from: start, pieces: to}
	word := text[start:end]
	if plain(word) {
		c.letters(end)
		return c.pieces
	}
	if emoticon(word) {
		c.whole(end)
		return c.pieces
	}
	if from, upTo := address(word); upTo > from {
		c.scan(start, start+from, false)
		c.flush(start + from)
		c.whole(start + upTo)
		c.scan(start+upTo, end, last)
		return c.pieces
	}
	c.scan(start, end, last)
	return c.pieces
}

// plain reports whether word is nothing but ASCII letters.
func plain(word string) bool {
	if len(word) > maxPiece {
		return false
	}
	for i := range len(word) {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// flush ends the piece before byte at.
func (c *cutter) flush(at int) {
	if at > c.from {
		c.letters(at)
	}
}

// letters emits text[c.from:at] as a piece for prose, or as its parts where
// it is a word of several that are written together.
func (c *cutter) letters(at int) {
	if at-c.from > maxPiece {
		c.whole(at)
		return
	}
	if parts := joinedParts(c.text[c.from:at]); parts != nil {
		for _, n := range parts {
			c.whole(c.from + n)
		}
		return
	}
	c.pieces = append(c.pieces, piece{c.from, at, !bearable(c.text[c.from:at])})
	c.from = at
}

// bearable reports whether prose can take the piece s: it panics at some whose
// lower case is longer, as that of broken UTF-8 and of "İ" is.
func bearable(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return len(strings.ToLower(s)) == len(s) && utf8.ValidString(s)
		}
	}
	return true
}

// whole emits text[c.from:at] as one token, cut only where it is overlong.
func (c *cutter) whole(at int) {
	for at-c.from > maxToken {
		cutAt := c.from + maxToken
		for cutAt > c.from+maxToken-utf8.UTFMax && !utf8.RuneStart(c.text[cutAt]) {
			cutAt--
		}
		c.pieces = append(c.pieces, piece{c.from, cutAt, true})
		c.from = cutAt
	}
	if at > c.from {
		c.pieces = append(c.pieces, piece{c.from, at, true})
	}
	c.from = at
}

// scan reads text[start:end] character by character.
func (c *cutter) scan(start, end int, last bool) {
	c.from = start
	for i := start; i < end; {
		i = c.step(i, end, last)
	}
	c.flush(end)
}

// step handles the character at i and returns where to go on.
func (c *cutter) step(i, end int, last bool) int {
	r, size := utf8.DecodeRuneInString(c.text[i:end])
	if unicode.IsLetter(r) {
		return i + size
	}
	switch r {
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return c.number(i, end)
	case '.', '!', '?', '…':
		return c.stop(i, end, last)
	case '-', '\u2010', '\u2011':
		return c.hyphen(i, end, r, size)
	case '/':
		return c.slash(i, end)
	case '\'', '’', '‘', '`':
		return c.apostrophe(i, end, r, size)
	case '$':
		return c.dollar(i)
	case '%':
		return c.percent(i, end)
	case ',', ';', ':':
		return c.comma(i, end, size)
	case '#', '&', '@', '_', '+', '=', '~':
		return c.symbol(i, end, r)
	}
	if separate(r) {
		return c.run(i, end, r, size)
	}
	return i + size
}

// separate reports whether r is a token of its own wherever it stands:
// brackets, quotes, dashes, currency, bullets, arrows and their like.
func separate(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '{', '}', '<', '>', '"', '*', '|', '^', '\\', '¢', '£', '¥', '°', '®':
		return true
	case '\u00ad': // a soft hyphen stays in the word
		return false
	}
	if r < 0x80 || r == utf8.RuneError || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) {
		return false
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// run emits a run of the same sign: brackets and quotes one by one, others
// ("——", "***", "<<") as one token.
func (c *cutter) run(i, end int, r rune, size int) int {
	c.flush(i)
	at := i + size
	if !strings.ContainsRune(`()[]{}"“”«»`, r) {
		at = runEnd(c.text, at, end, r)
	}
	c.whole(at)
	return at
}

// runEnd is the end of the run of r at the beginning of text[at:end].
func runEnd(text string, at, end int, r rune) int {
	for at < end {
		next, size := utf8.DecodeRuneInString(text[at:end])
		if next != r || size == 0 || (r == utf8.RuneError && size == 1) {
			break
		}
		at += size
	}
	return at
}

// before is the character before byte i of the word, or 0 at its beginning.
func (c *cutter) before(i int) rune {
	if i <= c.from {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(c.text[c.from:i])
	return r
}

// after is the character at byte i, or 0 at the end.
func (c *cutter) after(i, end int) rune {
	if i >= end {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(c.text[i:end])
	return r
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// dollar keeps the letters of "US$" with the sign.
func (c *cutter) dollar(i int) int {
	letters := c.text[c.from:i]
	if len(letters) > 3 || !upperASCII(letters) {
		c.flush(i)
	}
	c.whole(i + 1)
	return i + 1
}

func upperASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func (c *cutter) percent(i, end int) int {
	if unicode.IsLetter(c.before(i)) && unicode.IsLetter(c.after(i+1, end)) {
		return i + 1
	}
	c.flush(i)
	c.whole(i + 1)
	return i + 1
}

// comma leaves the signs of "1,000" and "7:30" in place, and what ends a piece
// to prose; between letters it cuts.
func (c *cutter) comma(i, end, size int) int {
	next := c.after(i+size, end)
	if c.text[i] == ';' && strings.HasSuffix(c.text[c.from:i], "&rsquo") {
		return i + size // a leftover of HTML that prose reads as an apostrophe
	}
	if next == 0 || digit(next) && digit(c.before(i)) {
		if next == 0 {
			c.flush(i)
			c.pieces = append(c.pieces, piece{i, i + size, false})
			c.from = i + size
		}
		return i + size
	}
	if c.text[i] == ':' && alphanumeric(c.before(i)) && alphanumeric(next) {
		return i + size
	}
	c.flush(i)
	c.whole(i + size)
	return i + size
}

// symbol cuts signs that are part of a name inside it ("A&E", "a_b", "C++")
// and tokens of their own in front of it or alone.
func (c *cutter) symbol(i, end int, r rune) int {
	at := runEnd(c.text, i+1, end, r)
	next := c.after(at, end)
	inside := i > c.from && alphanumeric(c.before(i))
	switch {
	case (r == '#' || r == '@') && i == c.from && at == i+1 && unicode.IsLetter(next):
		return at // a tag, a handle
	case r == '+' && i == c.from && digit(next):
		return at // +44
	case r == '&' && strings.HasPrefix(c.text[i:end], "&rsquo;"):
		return at
	case inside && (r == '&' || r == '_' || r == '@') && alphanumeric(next):
		return at
	case inside && r == '+' && at == i+2 && next == 0:
		return at // C++
	case r == '_' && (inside || alphanumeric(next)):
		return at
	}
	c.flush(i)
	c.whole(at)
	return at
}
