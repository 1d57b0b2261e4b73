package syntax

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scramble spreads the sum of an attribute and a template over all bits.
const scramble = 0x9E3779B97F4A7C15

// mix is a bijection that makes every bit of the result depend on every bit of
// x, so that attributes can be combined by rotation and xor.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// key1 and key2 name a feature: the template's number and the values of
// its attributes.
func key1(template int, a uint64) uint64 {
	return (a + uint64(template)*0x2545F4914F6CDD1D) * scramble
}

func key2(template int, a, b uint64) uint64 {
	return key1(template, a^bits.RotateLeft64(b, 21))
}

// A word is what the tagger and the parser see of a token: hashes, so that no
// string is touched after this.
type word struct {
	form, lower uint64 // as written (quotes and dashes made plain), and in lower case
	shape       uint64 // capitals, digits, hyphens
	prefix      [3]uint64
	suffix      [4]uint64 // the last one to four characters, in lower case
	glue        uint64    // whether white space stands on either side
	caps        uint64    // how much of the sentence is in capitals
	capital     bool
	lexEntry
}

// setSentence fills what depends on the words around. glued says of each word
// whether it follows the word before without white space.
func setSentence(words []word, glued []bool) {
	capitals := 0
	for i := range words {
		if words[i].capital {
			capitals++
		}
	}
	caps := uint64(8)
	if len(words) > 3 && capitals*2 > len(words) {
		caps = 9
	}
	for i := range words {
		glue := 1
		if glued[i] {
			glue |= 2
		}
		if i+1 < len(words) && glued[i+1] {
			glue |= 4
		}
		words[i].glue, words[i].caps = mix(uint64(glue)+31), mix(caps+31)
	}
}

const maxWord = 64 // bytes of a token that are looked at

// plain returns r with typographic quotes and dashes made plain ASCII.
func plain(r rune) rune {
	switch r {
	case '’', '‘', '‛', '`', '´', '′':
		return '\''
	case '“', '”', '„', '″', '«', '»':
		return '"'
	case '–', '—', '−', '‐', '‑':
		return '-'
	case '…':
		return '.'
	}
	return r
}

// Bits of a shape.
const (
	firstUpper = 1 << iota
	laterUpper
	hasLower
	hasDigit
	hasHyphen
	hasDot
	hasOther
	firstOther
)

// setText fills everything but the lexicon's part.
func (w *word) setText(text string) {
	var (
		form, lower uint64 = 0xcbf29ce484222325, 0x84222325cbf29ce4
		tail        uint64
		shape, n    int
	)
	if len(text) > maxWord {
		text = text[:maxWord]
	}
	text = dollar(text)
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
			r = plain(r)
		} else if r == '`' {
			r = '\''
		}
		i += size
		low := r
		switch {
		case 'a' <= r && r <= 'z':
			shape |= hasLower
		case 'A' <= r && r <= 'Z':
			low = r + 'a' - 'A'
			shape |= upperBit(n)
		case '0' <= r && r <= '9':
			shape |= hasDigit
			r, low = '0', '0'
		case r == '-':
			shape |= hasHyphen
		case r == '.':
			shape |= hasDot
		case r < utf8.RuneSelf:
			shape |= hasOther
		case unicode.IsUpper(r):
			low = unicode.ToLower(r)
			shape |= upperBit(n)
		case unicode.IsLetter(r):
			shape |= hasLower
		default:
			shape |= hasOther
		}
		if n == 0 && shape&(hasOther|hasHyphen|hasDot|hasDigit) != 0 {
			shape |= firstOther
		}
		form = (form ^ uint64(r)) * 0x100000001b3
		lower = (lower ^ uint64(low)) * 0x100000001b3
		tail = tail<<16 | uint64(low&0xffff)
		if n < len(w.prefix) {
			w.prefix[n] = mix(lower)
		}
		n++
	}
	for i := n; i < len(w.prefix); i++ {
		w.prefix[i] = 7
	}
	for i := range w.suffix {
		w.suffix[i] = mix(tail<<(48-16*i) + uint64(i))
	}
	w.form, w.lower = mix(form), mix(lower)
	w.capital = shape&firstUpper != 0
	w.shape = mix(uint64(shape)<<8 | uint64(min(n, 4)))
}

// dollar returns "$" for any country's ("A$", "US$"), which the treebanks hardly
// have, and other text as it is.
func dollar(text string) string {
	letters, ok := strings.CutSuffix(text, "$")
	if ok && len(letters) <= 3 && strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return "$"
	}
	return text
}

func upperBit(n int) int {
	if n == 0 {
		return firstUpper
	}
	return laterUpper
}
