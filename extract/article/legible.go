package article

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// legible returns a text as its reader sees it: without characters that are
// not shown (soft hyphens, marks of direction, joiners), with spaces for
// pictures (flags, emoji) and control characters, with entities that were left
// in it, letters in their usual form, and words that were parted at the ends of
// lines in one piece. Most texts are legible as they are, and come back as
// they are; what it returns it leaves alone when it is asked again.
func legible(s string) string {
	if !looksOdd(s) {
		if needsForm(s) {
			return legible(norm.NFC.String(s))
		}
		return unwrapHyphens(s)
	}
	s = composed(plainEntities(fixDoubleEncoding(s)))
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch kind := oddness(r); {
		case kind == hiddenRune:
			if r == softHyphen && endsLine(s[i+len("\u00ad"):]) {
				b.WriteByte('-') // a hyphen that was shown: the line's last
			}
		case kind == breakRune:
			b.WriteByte('\n')
		case kind == spaceRune:
			b.WriteByte(' ')
		case kind == otherForm:
			b.WriteString(norm.NFKC.String(string(r)))
		case r == utf8.RuneError:
			b.WriteString("\ufffd")
		default:
			b.WriteRune(r)
		}
	}
	return unwrapHyphens(composed(wireDashes(b.String())))
}

// composed returns a text with each letter and its accents in one, as far as there is one.
func composed(s string) string {
	if needsForm(s) {
		return norm.NFC.String(s)
	}
	return s
}

const softHyphen = '\u00ad'

// endsLine says whether only white space is left of the line.
func endsLine(s string) bool {
	rest := strings.TrimLeft(s, " \t\r")
	return strings.HasPrefix(rest, "\n")
}

// An oddKind is what becomes of a character that is not plain text.
type oddKind int

const (
	plainRune  oddKind = iota
	hiddenRune         // is dropped
	spaceRune          // becomes a space
	breakRune          // becomes a line break
	otherForm          // becomes the usual letters
)

// usualByte are the bytes of ASCII that legible never changes, besides hyphens
// at the ends of lines.
var usualByte = func() (usual [256]bool) {
	for c := range utf8.RuneSelf {
		usual[c] = oddness(rune(c)) == plainRune && c != '&' && c != '_'
	}
	return usual
}()

// looksOdd says whether s may hold anything that legible changes besides hyphens
// at the ends of lines, and letters and accents that stand apart.
func looksOdd(s string) bool {
	for i := 0; ; {
		for i < len(s) && usualByte[s[i]] {
			i++
		}
		if i == len(s) {
			return false
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if oddness(r) != plainRune || mayBeDouble(r) || r == '&' && entity.MatchString(s[i:min(i+12, len(s))]) || r == '_' && oldDash(s, i) {
			return true
		}
		i += n
	}
}

// entity is an entity of HTML at the beginning of what follows.
var entity = regexp.MustCompile(`^&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});`)

// anyEntity is one anywhere.
var anyEntity = regexp.MustCompile(`&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5});`)

// plainEntities replaces entities that were left in a text.
func plainEntities(s string) string {
	if strings.IndexByte(s, '&') >= 0 {
		s = anyEntity.ReplaceAllStringFunc(s, html.UnescapeString)
	}
	return s
}

// wireDashes writes the dash of old wires as one: "OSLO (AP) _ ".
func wireDashes(s string) string {
	if strings.Contains(s, ") _ ") {
		return strings.ReplaceAll(s, ") _ ", ") - ")
	}
	return s
}

// oldDash says whether the line at i is the dash of old wires behind a dateline.
func oldDash(s string, i int) bool {
	return i >= 2 && strings.HasPrefix(s[i-2:], ") _ ")
}

// oddness says what becomes of a character.
func oddness(r rune) oddKind {
	switch {
	case r < 0x80:
		return oddASCII(r)
	case isUnseen(r):
		return hiddenRune
	case r == 0x85, r == 0x2028, r == 0x2029:
		return breakRune
	case r < 0xa0, isPicture(r):
		return spaceRune
	case r >= 0xfb00 && r <= 0xfb06, r >= 0xff01 && r <= 0xff5e, r >= 0x1d400 && r <= 0x1d7ff:
		return otherForm
	}
	return plainRune
}

// oddASCII says what becomes of a character of ASCII.
func oddASCII(r rune) oddKind {
	switch {
	case r == '\f' || r == '\v':
		return breakRune
	case r < ' ' && r != '\n' && r != '\t' && r != '\r', r == 0x7f:
		return spaceRune
	}
	return plainRune
}

// isUnseen reports whether nothing is seen of a character: soft hyphens, marks of direction and joining, variants.
func isUnseen(r rune) bool {
	switch {
	case r == softHyphen, r == 0x034f, r == 0x061c, r == 0x180e, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe01ef
}

// isPicture reports whether a character is a picture, an arrow or of a font's own, and no bullet.
func isPicture(r rune) bool {
	if r >= 0x2600 && r <= 0x27bf {
		return !isBulletRune(r)
	}
	return r >= 0x2b00 && r <= 0x2bff || r >= 0xe000 && r <= 0xf8ff || r >= 0x1f000 && r <= 0x1faff || r >= 0xf0000
}

// needsForm says whether letters and their accents stand apart in s.
func needsForm(s string) bool {
	if strings.IndexByte(s, 0xcc) < 0 && strings.IndexByte(s, 0xcd) < 0 {
		return false // the first bytes of all accents that stand apart
	}
	for _, r := range s {
		if r >= 0x300 && r <= 0x36f {
			return !norm.NFC.IsNormalString(s)
		}
	}
	return false
}

// doubleLeads are the letters with which UTF-8 begins that was read as
// Windows-1252 and written as UTF-8 once more: "Itâ€™s", "MalmÃ¶".
const doubleLeads = "ÂÃâÅÄÐð"

func mayBeDouble(r rune) bool { return r >= 0xc0 && r <= 0xff && strings.ContainsRune(doubleLeads, r) }

// fixDoubleEncoding mends runs of characters that are UTF-8 read as
// Windows-1252. What is no such run stays.
func fixDoubleEncoding(s string) string {
	if strings.IndexByte(s, 0xc3) < 0 { // the first byte of all doubleLeads
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !mayBeDouble(r) {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		end := i
		for end < len(s) && s[end] >= utf8.RuneSelf {
			end++
		}
		b.WriteString(onceEncoded(s[i:end]))
		i = end
	}
	return b.String()
}

// onceEncoded is a run of characters that may be encoded twice, decoded once.
func onceEncoded(run string) string {
	var bytes []byte
	for _, r := range run {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r < 0xa0 {
			c, ok = byte(r), true // the five that Windows leaves open
		}
		if !ok {
			return run
		}
		bytes = append(bytes, c)
	}
	once := string(bytes)
	if !utf8.ValidString(once) || utf8.RuneCountInString(once) == len(once) {
		return run
	}
	for _, r := range once {
		if unicode.IsControl(r) {
			return run
		}
	}
	return once
}
