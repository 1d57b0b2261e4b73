package article

import "unicode/utf8"

// A phraseFilter tells blocks that may hold a phrase of "has" or "ends" from
// the many that do not, without a look at each word. Of a phrase of "has" it
// looks for the longest run of ASCII letters and marks (its anchor), for all
// anchors at once and most bytes passed over (Wu and Manber, A fast algorithm
// for multi-pattern searching, 1994); of one of "ends" for the last word.
// It may take a block for one that it is not, but never the other way round.
type phraseFilter struct {
	any     bool // a phrase has neither anchor nor last word: each block may hold it
	window  int  // bytes of each anchor that are looked for: those of the shortest one
	shift   [pairSlots]uint8
	anchors [pairSlots][]string // by the last pair of their window
	last    [ruleSlots]bool     // slots of the last words
}

const (
	pairSlots = 1 << 12
	maxShift  = 255
	// A block longer than shortBlock has more than fewWords words: the rules
	// for so few, whose anchors are short, need not be looked for in it.
	shortBlock = 64
	fewWords   = 4
)

// newPhraseFilter makes a filter of the rules of "has" and "ends".
func newPhraseFilter(within [][]rule) *phraseFilter {
	f := &phraseFilter{window: maxShift}
	var anchors []string
	for _, rules := range within {
		for i := range rules {
			one := &rules[i]
			switch word := lastWord(one.phrase); {
			case one.words <= fewWords:
			case one.match == "ends" && word != "":
				f.last[wordSlot(word)] = true
			case one.match == "has" && len(anchor(one.phrase)) > 1:
				anchors = append(anchors, anchor(one.phrase))
				f.window = min(f.window, len(anchor(one.phrase)))
			default:
				f.any = true
			}
		}
	}
	f.fill(anchors)
	return f
}

// fill sets how far each pair of bytes lets the search go on: as far as it
// stands from the end of the window of any anchor.
func (f *phraseFilter) fill(anchors []string) {
	for i := range f.shift {
		f.shift[i] = uint8(f.window - 1)
	}
	for _, a := range anchors {
		for end := 1; end < f.window; end++ {
			slot := pairSlot(a[end-1], a[end])
			f.shift[slot] = min(f.shift[slot], uint8(f.window-1-end))
		}
		slot := pairSlot(a[f.window-2], a[f.window-1])
		f.anchors[slot] = append(f.anchors[slot], a)
	}
}

// mayHold says whether a block longer than shortBlock may hold a phrase.
func (f *phraseFilter) mayHold(block string) bool {
	if f.any || f.last[wordSlot(lastWord(block))] {
		return true
	}
	for at := f.window - 1; at < len(block); {
		slot := pairSlot(block[at-1], block[at])
		if far := f.shift[slot]; far > 0 {
			at += int(far)
			continue
		}
		for _, a := range f.anchors[slot] {
			if beginsLike(block[at-f.window+1:], a) {
				return true
			}
		}
		at++
	}
	return false
}

// beginsLike says whether s begins with an anchor, letter case aside.
func beginsLike(s, anchor string) bool {
	if len(s) < len(anchor) {
		return false
	}
	for i := range len(anchor) {
		if s[i]|caseBit != anchor[i]|caseBit {
			return false
		}
	}
	return true
}

// caseBit tells capital from small letters of ASCII. It is set in marks, too,
// but in those of phrases and texts alike.
const caseBit = 0x20

func pairSlot(a, b byte) int {
	return (int(a|caseBit)<<5 ^ int(b|caseBit)) % pairSlots
}

// anchor returns the longest run in a phrase of bytes that a text may write in
// one way only, letter case aside: no white space, quotes or letters beyond ASCII.
func anchor(phrase string) string {
	best, start := "", 0
	for i := 0; i <= len(phrase); i++ {
		if i < len(phrase) && phrase[i] > ' ' && phrase[i] < utf8.RuneSelf && phrase[i] != '\'' && phrase[i] != '"' {
			continue
		}
		if i-start > len(best) {
			best = phrase[start:i]
		}
		start = i + 1
	}
	return best
}

// lastWord returns the last run of letters and digits of ASCII in s.
func lastWord(s string) string {
	end := len(s)
	for end > 0 && !wordByte[s[end-1]] {
		end--
	}
	start := end
	for start > 0 && wordByte[s[start-1]] {
		start--
	}
	return s[start:end]
}
