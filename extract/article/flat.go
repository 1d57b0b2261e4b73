package article

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// flatRecord reads a line that is one object of nothing but strings, numbers
// and the words true, false and null, as nearly all lines of article
// collections are, in a fraction of the time that a decoder of all of JSON
// needs to look at each byte. The strings are pieces of the line, or of buf,
// to which those with escapes are appended. ok is false for any other line,
// sound or not: it is left to the decoder.
func flatRecord(rec *record, names *fieldNames, line, buf []byte) (_ []byte, ok bool) {
	if hasControl(line) || !utf8.Valid(line) {
		return buf, false
	}
	s := flat{rest: line, buf: buf}
	if !s.mark('{') || s.mark('}') {
		return buf, false
	}
	for {
		if !s.member(rec, names) {
			return s.buf, false
		}
		if s.mark('}') {
			s.space()
			return s.buf, len(s.rest) == 0
		}
		if !s.mark(',') {
			return s.buf, false
		}
	}
}

// A flat is a line that is read from its beginning.
type flat struct {
	rest, buf []byte
}

func (s *flat) space() {
	for len(s.rest) > 0 && s.rest[0] == ' ' {
		s.rest = s.rest[1:]
	}
}

// mark reads one mark and the space before it, if it is there.
func (s *flat) mark(c byte) bool {
	s.space()
	if len(s.rest) == 0 || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// member reads one member of the object into rec.
func (s *flat) member(rec *record, names *fieldNames) bool {
	name, ok := s.str()
	if !ok || !s.mark(':') {
		return false
	}
	f, rank := names.find(string(name))
	s.space()
	value, ok := s.value()
	if !ok {
		return false
	}
	if f != noField {
		rec.told = rec.told || f == textField
		rec.set(f, rank, value)
	}
	return true
}

// value reads a string, or a number or word; of those words that are no text it
// returns nothing.
func (s *flat) value() (value []byte, ok bool) {
	if len(s.rest) > 0 && s.rest[0] == '"' {
		return s.str()
	}
	end := 0
	for end < len(s.rest) && wordByte[s.rest[end]] {
		end++
	}
	switch word := s.rest[:end]; string(word) {
	case "null", "true", "false":
		s.rest = s.rest[end:]
		return nil, true
	default:
		s.rest = s.rest[end:]
		return word, isNatural(word)
	}
}

// isNatural says whether s is a number without sign, fraction or exponent. What
// else is a number the decoder knows.
func isNatural(s []byte) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) == 1 || len(s) > 1 && s[0] != '0'
}

// str reads a string and returns what it stands for.
func (s *flat) str() (value []byte, ok bool) {
	if !s.mark('"') {
		return nil, false
	}
	end := bytes.IndexByte(s.rest, '"')
	if end < 0 {
		return nil, false
	}
	at := bytes.IndexByte(s.rest[:end], '\\')
	if at < 0 {
		value, s.rest = s.rest[:end], s.rest[end+1:]
		return value, true
	}
	start := len(s.buf)
	for ; at >= 0; at = bytes.IndexByte(s.rest[:end], '\\') {
		s.buf = append(s.buf, s.rest[:at]...)
		if !isEscape(s.rest[at:]) {
			return nil, false
		}
		r, size := unescape(s.rest[at:])
		s.buf, s.rest = utf8.AppendRune(s.buf, r), s.rest[at+size:]
		if end -= at + size; end < 0 { // the quotation mark was escaped
			if end = bytes.IndexByte(s.rest, '"'); end < 0 {
				return nil, false
			}
		}
	}
	s.buf = append(s.buf, s.rest[:end]...)
	s.rest = s.rest[end+1:]
	return s.buf[start:len(s.buf):len(s.buf)], true
}

// isEscape says whether s, which begins with a backslash, begins with an escape.
func isEscape(s []byte) bool {
	if len(s) < 2 {
		return false
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		if len(s) < 6 || !isHex(s[2:6]) {
			return false
		}
		// unescape looks at the next escape, too, where this one is half of a pair.
		return len(s) < 12 || s[6] != '\\' || s[7] != 'u' || isHex(s[8:12])
	}
	return false
}

func isHex(digits []byte) bool {
	for _, c := range digits {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// hasControl says whether a byte of s is less than that of a space. It looks
// at eight bytes at once: taking a space from each borrows from the next, or
// sets the highest bit, where one is less and had that bit not set.
func hasControl(s []byte) bool {
	const spaces, high = 0x2020202020202020, 0x8080808080808080
	var seen uint64
	for ; len(s) >= 32; s = s[32:] {
		a, b := binary.LittleEndian.Uint64(s), binary.LittleEndian.Uint64(s[8:])
		c, d := binary.LittleEndian.Uint64(s[16:]), binary.LittleEndian.Uint64(s[24:])
		seen |= (a - spaces) &^ a
		seen |= (b - spaces) &^ b
		seen |= (c - spaces) &^ c
		seen |= (d - spaces) &^ d
	}
	for _, c := range s {
		if c < ' ' {
			return true
		}
	}
	return seen&high != 0
}
