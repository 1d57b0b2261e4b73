package article

import "unicode/utf8"

// A phraseFilter tells blocks that may hold a phrase of "has" or "ends" from
// the many that do not, without a look at each word. Of a phrase of "has" it
// looks for the longest run of ASCII letters and marks (its anchor), for all
// anchors at once: where none is shorter than w, one of the first w-3 runs of
// four bytes in an anchor begins at every (w-3)th byte of the text, so that
// only these are looked at. Of a phrase of "ends" it looks for the last word.
// It may take a block for one that it is not, but never the other way round.
type phraseFilter struct {
	any    bool              // a phrase has neither anchor nor last word: each block may hold it
	stride int               // from one run of four bytes that is looked at to the next
	grams  [gramSlots]uint16 // by the slot of a run: where in begins it stands, 0 for none
	begins [][]within
	last   [ruleSlots]bool // slots of the last words
}

// A within is an anchor, of which at bytes stand before the run of four.
type within struct {
	anchor string
	at     int
}

const (
	gramSlots = 1 << 12
	gramSize  = 4
	maxStride = 8
	// A block longer than shortBlock has more than fewWords words: the rules
	// for so few, whose anchors are short, need not be looked for in it.
	shortBlock = 64
	fewWords   = 4
)

// newPhraseFilter makes a filter of the rules of "has" and "ends".
func newPhraseFilter(rules [][]rule) *phraseFilter {
	f := &phraseFilter{stride: maxStride, begins: make([][]within, 1)}
	var anchors []string
	for i := range rules {
		for _, one := range rules[i] {
			switch a, word := anchor(one.phrase), lastWord(one.phrase); {
			case one.words <= fewWords:
			case one.match == "ends" && word != "":
				f.last[wordSlot(word)] = true
			case one.match == "has" && len(a) >= gramSize:
				anchors = append(anchors, a)
				f.stride = min(f.stride, len(a)-gramSize+1)
			default:
				f.any = true
			}
		}
	}
	for _, a := range anchors {
		for at := range f.stride {
			k := &f.grams[gramSlot(a[at:])]
			if *k == 0 {
				*k = uint16(len(f.begins))
				f.begins = append(f.begins, nil)
			}
			f.begins[*k] = append(f.begins[*k], within{a, at})
		}
	}
	return f
}

// mayHold says whether a block longer than shortBlock may hold a phrase.
func (f *phraseFilter) mayHold(block string) bool {
	if f.any || f.last[wordSlot(lastWord(block))] {
		return true
	}
	for at := 0; at+gramSize <= len(block); at += f.stride {
		k := f.grams[gramSlot(block[at:])]
		if k == 0 {
			continue
		}
		for _, w := range f.begins[k] {
			if at >= w.at && beginsLike(block[at-w.at:], w.anchor) {
				return true
			}
		}
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

// gramSlot hashes the first four bytes of s, letter case aside (Fibonacci hashing).
func gramSlot(s string) uint32 {
	_ = s[3]
	gram := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	return (gram | caseBit*0x01010101) * 0x9e3779b1 >> 20
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
