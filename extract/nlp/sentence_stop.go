package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStop decides whether the full stop behind word i ends a sentence. core
// is the word without that stop and what stands behind it.
//
// Ordinary words end their sentence, and titles do not; where it can be either
// ("U.S.", "Inc.", "Sept.", initials, whatever the segmenter knows as an
// abbreviation), the segmenter's model of what words begin sentences decides.
func (s *splitter) fullStop(i int, core string) bool {
	core = strings.TrimLeft(core, openers)
	if at := strings.LastIndexAny(core, `-/(["“`); at >= 0 && at+1 < len(core) {
		core = core[at+1:]
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
	case known || dotted(core) || initial(core) || segmenter().abbreviates(lower):
		return segmenter().breaks(core, next)
	}
	return true
}

// enumerates reports whether word i is the number or letter of a list item
// ("1.", "b.") at the beginning of its sentence.
func (s *splitter) enumerates(i int, core string) bool {
	if i != s.first || len(core) > 3 {
		return false
	}
	return strings.Trim(core, "0123456789") == "" || initial(core) || len(core) > 1 && strings.Trim(core, "ivxIVX") == ""
}

// numeral reports whether w begins with a digit or is a Roman number.
func numeral(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "#$£€"))
	return unicode.IsDigit(r) || strings.Trim(w, "IVXLC.,;:)") == ""
}
