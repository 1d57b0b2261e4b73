package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrow is a line length, in bytes, that no running text is wrapped at: where
// all lines of a paragraph are shorter, each stands for itself.
const narrow = 45

// lineEnds decides whether the line that word i ends is also the end of a
// sentence: before a list item, after a colon, and where the first word of the
// next line would still have fitted on this one, so that nobody but the author
// broke the line.
func (s *splitter) lineEnds(i int) bool {
	next := s.at(i + 1)
	if bullet(next) {
		return true
	}
	if startsLower(next) {
		return false
	}
	last := s.at(i)
	if strings.HasSuffix(last, ":") {
		return true
	}
	if strings.HasSuffix(last, ",") || strings.HasSuffix(last, "-") {
		return false
	}
	used := s.words[i].end - s.words[s.lineStart(i)].start
	return s.width < narrow || used+1+len(next) <= s.width
}

// lineStart is the first word of the line of word i.
func (s *splitter) lineStart(i int) int {
	for i > 0 && s.words[i].breaks == 0 {
		i--
	}
	return i
}

// longestLine is the length in bytes of the longest line of the paragraph that
// word i begins.
func (s *splitter) longestLine(i int) int {
	longest, start := 0, s.words[i].start
	for j := i; j < len(s.words) && (j == i || s.words[j].breaks <= 1); j++ {
		if s.words[j].breaks == 1 {
			start = s.words[j].start
		}
		longest = max(longest, s.words[j].end-start)
	}
	return longest
}

// bullet reports whether w is the sign or number of a list item.
func bullet(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case size == len(w) && strings.ContainsRune("•·▪▫●○■□◦‣–—-*+>", r):
		return true
	case strings.ContainsRune("•▪●■‣", r):
		return true
	}
	number := strings.TrimLeft(w, "(")
	body := strings.TrimRight(number, ".)")
	if body == number || body == "" || len(body) > 2 {
		return false
	}
	return strings.Trim(body, "0123456789") == "" || initial(body) && strings.HasSuffix(w, ")")
}

// dateline reports whether word i is the dash that closes the dateline of a
// report: "TOKYO, July 8 (Reuters) -".
func (s *splitter) dateline(i int) bool {
	if !s.opens || i == s.first || i-s.first > 10 || strings.Trim(s.at(i), "-–—") != "" {
		return false
	}
	place := strings.TrimRight(s.at(s.first), ",.")
	if len(place) < 3 || strings.IndexFunc(place, func(r rune) bool { return !unicode.IsUpper(r) && r != '.' && r != '-' }) >= 0 {
		return false
	}
	for j := s.first + 1; j < i; j++ {
		if w := s.at(j); !startsUpper(w) && !numeral(w) {
			return false
		}
	}
	return true
}
