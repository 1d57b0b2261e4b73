package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStop decides whether the full stop behind word i ends a sentence. core
// is the word without that stop and what stands behind it.
//
// Ordinary words end their sentence, and titles do not. Initials and "U.S." end
// one only before a word that begins sentences, see beginner; with other
// abbreviations that can stand at an end ("Inc.", "Sept.", "p.m.", whatever
// the segmenter knows as one), the segmenter decides.
func (s *splitter) fullStop(i int, core string) bool {
	if at := strings.LastIndexFunc(core, within); at >= 0 {
		_, size := utf8.DecodeRuneInString(core[at:])
		core = core[at+size:]
	}
	next := strings.TrimLeft(s.at(i+1), openers)
	if core == "" || next == "" {
		return core == ""
	}
	if s.enumerates(i, core) {
		return false
	}
	lower := strings.ToLower(core)
	kind, known := spelling().abbreviations[lower]
	switch {
	case kind == "before":
		return false
	case kind == "number":
		return !numeral(next)
	case known && numeral(next):
		return false
	case strings.HasSuffix(s.at(i), `"`) && s.quotes%2 == 0 && !known && !dotted(core):
		return true
	case dotted(core) && !startsLower(core) || initial(core):
		return beginner(next)
	case known || dotted(core) || segmenter().abbreviates(lower):
		return strings.Trim(next, "-–—") != "" && segmenter().breaks(core, next)
	}
	return true
}

// within reports whether a word ends at r for the sake of what its full stop
// means: at a hyphen, a bracket, a slash.
func within(r rune) bool {
	return r < utf8.RuneSelf && !alphanumeric(r) && strings.IndexByte(".&'#,", byte(r)) < 0 || r == '“' || r == '‘' || r == '–' || r == '—'
}

// beginner reports whether next is a word that begins sentences and no names:
// what may follow "U.S." or an initial only in a new sentence.
func beginner(next string) bool {
	return spelling().signs[strings.TrimRight(next, ",")] == "beginner"
}

// enumerates reports whether word i is the number or letter of a list item or
// a caption ("1.", "b.", "Figure 2.") at the beginning of its sentence.
func (s *splitter) enumerates(i int, core string) bool {
	if i == s.first+1 && captioned(s.at(s.first)) {
		return strings.Trim(core, "0123456789") == ""
	}
	if i != s.first || len(core) > 5 {
		return false
	}
	return strings.Trim(core, "0123456789.") == "" || initial(core) || len(core) > 1 && strings.Trim(core, "ivxIVX") == ""
}

// captioned reports whether w is the word before the number of a figure or a section.
func captioned(w string) bool { return spelling().signs[w] == "caption" }

// numeral reports whether w begins with a digit or is a Roman number.
func numeral(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "#$£€"))
	return unicode.IsDigit(r) || strings.Trim(w, "IVXLC.,;:)") == ""
}
