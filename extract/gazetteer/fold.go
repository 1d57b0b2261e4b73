package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a name without the differences that spelling makes: accents are
// dropped ("Erdoğan" is "Erdogan") and apostrophes straight.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '\u2019' || r == '\u2018' || r == '\u02bc' || r == '`':
			b.WriteByte('\'')
		case r == '\u2013' || r == '\u2010' || r == '\u2011':
			b.WriteByte('-')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			return false
		}
	}
	return true
}

// squeeze is a word as a part of a key: folded, without spaces, hyphens and
// dots, so that "Al-Qaeda", "Al Qaeda" and "U.S.", "US" are one.
func squeeze(s string) string {
	s = Fold(s)
	if !strings.ContainsAny(s, " .-") {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '.', '-':
			return -1
		}
		return r
	}, s)
}

func lower(s string) string { return strings.ToLower(squeeze(s)) }

// Slug is a name as an ID: folded, in lower case, runs of anything but letters
// and digits as one hyphen ("antony-blinken").
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(Fold(name)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}
