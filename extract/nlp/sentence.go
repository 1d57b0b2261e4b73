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

// A splitter walks over the words of a text and decides after which of them a
// sentence ends.
type splitter struct {
	text   string
	words  []word
	first  int  // first word of the sentence that is open
	quotes int  // double quotes without a direction since then
	width  int  // length of the longest line of the paragraph, see lineEnds
	opens  bool // the sentence that is open begins its paragraph
}

// sentenceEnds decides after which words a sentence ends. The last word of
// every paragraph ends one.
func sentenceEnds(text string, words []word) []ending {
	s := splitter{text: text, words: words}
	var ends []ending
	for i := range words {
		if words[i].breaks > 1 {
			s.width, s.opens = s.longestLine(i), true
		}
		s.quotes += strings.Count(s.at(i), `"`)
		if i+1 == len(words) || s.endsAfter(i) {
			ends = append(ends, ending{word: i + 1})
			s.first, s.quotes, s.opens = i+1, 0, false
		}
	}
	return ends
}

// at is the text of word i, which may be beyond the last.
func (s *splitter) at(i int) string {
	if i >= len(s.words) {
		return ""
	}
	return s.text[s.words[i].start:s.words[i].end]
}

const (
	closers = `"'”’)]}»›`
	openers = `"'“‘([{«‹¿¡*`
)

// endsAfter decides whether a sentence ends after word i, which is not the
// last of the text.
func (s *splitter) endsAfter(i int) bool {
	next := s.at(i + 1)
	breaks := s.words[i+1].breaks
	switch {
	case breaks > 1:
		return true
	case breaks == 1 && s.lineEnds(i):
		return true
	case s.closes(i+1) && breaks == 0:
		return false // the sentence goes on to its closing quote or bracket
	case s.dateline(i):
		return true
	}
	stop := s.stopped(i)
	if stop == "" {
		return false
	}
	if startsLower(next) && !strings.Contains(next, "://") {
		return s.endsBeforeLower(i, stop)
	}
	switch stop[len(stop)-1] {
	case '!', '?':
		return !s.reported(i)
	case '.':
		return strings.HasSuffix(stop, "..") || s.fullStop(i, strings.TrimSuffix(stop, "."))
	}
	return true // an ellipsis
}

// endsBeforeLower decides whether a sentence ends after word i though the next
// begins with a small letter. In careless writing it does, after a question
// mark or an ordinary word; not where a quotation ends ("why?" asked Orm) or
// the word is no word that the segmenter knows without its full stop.
func (s *splitter) endsBeforeLower(i int, stop string) bool {
	if stop != s.at(i) {
		return false
	}
	switch word := strings.TrimRight(stop, ".!?"); {
	case saying(s.at(i + 1)):
		return false
	case stop[len(stop)-1] != '.':
		return len(word) < len(stop) && startsLower(word)
	default:
		_, short := spelling().abbreviations[word]
		return len(word) > 2 && len(word) == len(stop)-1 && !short && segmenter().ordinary(word)
	}
}

// stopped returns the word i without what closes quotes and brackets, if it
// ends in a stop, else "". Where the word is nothing but closing signs, the
// word before it counts.
func (s *splitter) stopped(i int) string {
	for back := 0; back < maxTrail && i > s.first && trailing(s.at(i)); back++ {
		i--
	}
	core := s.at(i)
	if at := strings.LastIndexByte(core, '['); at > 0 && note(core[at:]) {
		core = core[:at]
	}
	if core = strings.TrimRight(core, closers); core == "" {
		return ""
	}
	switch core[len(core)-1] {
	case '.', '!', '?':
		return core
	}
	if strings.HasSuffix(core, "…") {
		return core
	}
	return ""
}

// maxTrail bounds the words that may stand between a stop and the end of its
// sentence.
const maxTrail = 8

// trailing reports whether w, if it follows a stop, still belongs to the
// sentence of that stop: closing quotes and brackets, the number of a note
// ("[3]"), a face.
func trailing(w string) bool {
	return strings.Trim(w, closers) == "" || note(w) || emoticon(w)
}

// closes reports whether word i only closes what was opened before it or goes
// on with its stops (". . .").
func (s *splitter) closes(i int) bool {
	w := s.at(i)
	if strings.Trim(w, ".!?…") == "" {
		return true
	}
	// A straight quote alone closes if one is open.
	return trailing(w) && (!strings.Contains(w, `"`) || s.quotes%2 == 1)
}

// note reports whether w is numbers in square brackets.
func note(w string) bool {
	return len(w) > 2 && w[0] == '[' && w[len(w)-1] == ']' && strings.Trim(w, "[]0123456789,") == ""
}

// startsLower reports whether w begins with a lower-case letter, quotes and
// brackets aside.
func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, openers))
	return unicode.IsLower(r)
}

// startsUpper reports whether w begins with a capital, quotes and brackets
// aside.
func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, openers))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// reported reports whether word i closes a quoted question or exclamation that
// the same sentence ascribes to a speaker: `"Why now?" Ms. Doe asked`.
func (s *splitter) reported(i int) bool {
	if !strings.ContainsAny(lastRune(s.at(i)), `"”’'`) {
		return false
	}
	for j := i + 1; j <= i+4 && j < len(s.words) && s.words[j].breaks == 0; j++ {
		w := s.at(j)
		if verb := strings.TrimRight(w, ".,:;"); saying(verb) {
			return true
		}
		if strings.HasSuffix(w, ",") || !startsUpper(w) && j > i+1 {
			return false
		}
	}
	return false
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// saying reports whether w is a verb behind a quotation that goes on.
func saying(w string) bool { return spelling().signs[w] == "saying" }
