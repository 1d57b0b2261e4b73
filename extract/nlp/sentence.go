package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ending is where a sentence ends.
type ending struct {
	word  int // index after its last word
	token int // index after its last token
}

// sentenceEnds decides after which words a sentence ends. The last word always
// ends one.
func sentenceEnds(text string, words []word) []ending {
	var ends []ending
	for i := range words {
		if i+1 == len(words) || endsHere(text, words, i) {
			ends = append(ends, ending{word: i + 1})
		}
	}
	return ends
}

func endsHere(text string, words []word, i int) bool {
	next := words[i+1]
	if next.breaks > 1 {
		return true
	}
	core := strings.TrimRight(text[words[i].start:words[i].end], closers)
	after := strings.TrimLeft(text[next.start:next.end], openers)
	c, _ := utf8.DecodeRuneInString(after)
	if core == "" || unicode.IsLower(c) {
		return false
	}
	switch core[len(core)-1] {
	case '!', '?':
		return true
	case '.':
		return !abbreviation(core)
	}
	return false
}

const (
	closers = `"'”’)]}»`
	openers = `"'“‘([{«`
)

func abbreviation(core string) bool {
	return len(core) < 4 || strings.Contains(core[:len(core)-1], ".")
}
