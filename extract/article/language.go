package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopWords are words that English uses all the time and that are rare in
// other languages written in Latin letters.
var stopWords = newWordSet(stopWordList)

// languageSample is how many bytes of a text are looked at, and
// languageRate the share of stop words from which it is taken for English.
const (
	languageSample = 1536
	languageRate   = 0.14
)

const stopWordList = `the of and to in is that for it as was with be by on not he his but at are this have from or had an they which
one you were all her she there would their we him been has when who will no more if out so said what up its about into than them
can only other time new some could these two may first then do any like my now over such our after also`

// minWords is how many words a text needs for its rate of stop words to tell.
const minWords = 20

// A verdict says whether a text is in English.
type verdict int

const (
	unsure  verdict = iota // too short to tell
	english                // many stop words, or a short text with some
	foreign                // few stop words, or another script than Latin
)

// judge looks at the first 1.5 kB of a text: English has a stop word
// in every two to four words. Texts under twenty words are foreign only when
// they are in another script.
func judge(text string) verdict {
	sample := text[:min(len(text), languageSample)]
	words, hits := countWords(sample)
	switch {
	case float64(hits) >= languageRate*float64(words) && hits > 0:
		return english
	case otherScript(sample):
		return foreign
	case words < minWords:
		return unsure
	}
	return foreign
}

// enoughHits is how many stop words settle it that a text is English.
const enoughHits = 20

// countWords counts the words of a text and the stop words among them, until
// they are enough.
func countWords(s string) (words, hits int) {
	for i := 0; i < len(s); {
		var key uint64 // the letters of the word, its last eight bytes
		start := i
		for i < len(s) {
			c := wordFold[s[i]]
			if c == 0 {
				break
			}
			key = key<<8 | uint64(c)
			i++
		}
		if size := i - start; size > 0 {
			words++
			if size <= 8 && stopWords.has(key) {
				if hits++; hits >= enoughHits && float64(hits) >= languageRate*float64(words) {
					return words, hits
				}
			}
		}
		i++
	}
	return words, hits
}

// wordFold is the small letter of each byte of a word, which those beyond ASCII
// are, or 0 for bytes between words.
var wordFold = func() (fold [256]byte) {
	for c := range fold {
		switch {
		case c >= 'A' && c <= 'Z':
			fold[c] = byte(c) + 'a' - 'A'
		case wordByte[c] || c >= utf8.RuneSelf:
			fold[c] = byte(c)
		}
	}
	return fold
}()

// language weighs what the source claims against the text: many pages claim to
// be in English because their template does.
func language(claimed string, found verdict) string {
	switch {
	case found == english:
		return "en"
	case found == foreign && claimed == "en":
		return ""
	}
	return claimed
}

// otherScript says whether more than a third of the letters are not Latin.
func otherScript(s string) bool {
	letters, other := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				letters++
			}
		case unicode.IsLetter(r):
			letters++
			if !unicode.Is(unicode.Latin, r) {
				other++
			}
		}
	}
	return other*3 > letters
}

// languageCode returns the ISO 639-1 code at the beginning of a language tag
// such as "en-US", or "".
func languageCode(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if tag == "english" {
		return "en"
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}

// A wordSet is a set of words of up to eight bytes each, packed into numbers:
// a hash table whose places are tried one after the other.
type wordSet [512]uint64

func newWordSet(list string) *wordSet {
	set := new(wordSet)
	for w := range strings.FieldsSeq(list) {
		var key uint64
		for i := range len(w) {
			key = key<<8 | uint64(w[i])
		}
		at := place(key)
		for set[at] != 0 && set[at] != key {
			at = (at + 1) % len(set)
		}
		set[at] = key
	}
	return set
}

func (set *wordSet) has(key uint64) bool {
	for at := place(key); set[at] != 0; at = (at + 1) % len(set) {
		if set[at] == key {
			return true
		}
	}
	return false
}

// place is where in a wordSet the search for a word begins (Fibonacci hashing).
func place(key uint64) int { return int(key * 0x9e3779b97f4a7c15 >> 55) }
