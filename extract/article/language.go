package article

import (
	_ "embed" // for the table of function words
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/extract/tsv"
)

//go:embed language.tsv
var languageTable string

const (
	// languageSample is how many bytes of a text are looked at.
	languageSample = 1536
	// surelyEnglish is the share of English function words from which a text is
	// taken for English without a look at anything else; hardlyEnglish the one
	// under which it is not, unless the source says that it is.
	surelyEnglish, hardlyEnglish = 0.14, 0.03
	// enoughHits is how many function words settle that share.
	enoughHits = 20
	// minWords is how many words a text needs for a lack of function words to tell.
	minWords = 20
	// headlineWords is how many words that are no names a text has at least that is
	// more than a list.
	headlineWords = 3
	// foreignLetters is the share of letters beyond ASCII from which a text with
	// few function words of English is foreign.
	foreignLetters = 0.05
)

// languageWords are the function words that tell languages apart.
type languageWords struct {
	english *wordSet
	foreign map[string][]string // the languages of a word
}

// functionWords is the table in language.tsv.
var functionWords = sync.OnceValue(func() languageWords {
	words := languageWords{foreign: map[string][]string{}}
	for _, row := range tsv.Rows("language.tsv", languageTable, "language, words") {
		if row[0] == "en" {
			words.english = newWordSet(row[1])
			continue
		}
		for w := range strings.FieldsSeq(row[1]) {
			words.foreign[w] = append(words.foreign[w], row[0])
		}
	}
	return words
})

// A verdict says whether a text is in English.
type verdict int

const (
	unsure  verdict = iota // too short to tell, or written as headlines are
	english                // it has the function words of English, and no other language's
	strange                // it has hardly any words but names, as lists do; the source decides
	foreign                // it has those of another language, or other letters
)

// A finding is a verdict and what was seen.
type finding struct {
	verdict
	seen string // for people; empty for English
}

// judge looks at the first 1.5 kB of a text: at its function words, of English
// and of other languages, and at its letters.
func judge(text string) finding {
	sample := text[:min(len(text), languageSample)]
	words, hits := countWords(sample)
	if hits >= enoughHits && float64(hits) >= surelyEnglish*float64(words) {
		return finding{english, ""}
	}
	if otherScript(sample) {
		return finding{foreign, "its letters are not Latin"}
	}
	all := strings.FieldsFunc(sample, func(r rune) bool { return !unicode.IsLetter(r) })
	code, others := foreignWords(all)
	plain := slices.DeleteFunc(all, startsUpper) // names say nothing of the language that they stand in
	switch rate := float64(hits) / float64(max(words, 1)); {
	case others > 1 && others > hits:
		return finding{foreign, fmt.Sprintf("%d of its first %d words are function words of English, %d of another language (%s)", hits, words, others, code)}
	case rate < hardlyEnglish && beyondASCII(plain) > foreignLetters:
		return finding{foreign, fmt.Sprintf("%d of its first %d words are function words of English, and many letters have accents", hits, words)}
	case hits > 0 && rate >= hardlyEnglish:
		return finding{english, ""}
	case words < minWords, others == 0 && len(plain) >= headlineWords:
		return finding{unsure, ""} // as headlines and briefs are written, which leave out what they can
	default:
		return finding{strange, fmt.Sprintf("%d of its first %d words are function words of English", hits, words)}
	}
}

// foreignWords counts the function words of the other language that has most.
// Those before a capital are left out, and capitals: they may be part of a name,
// such as Roberto de la Cruz of El Salvador.
func foreignWords(words []string) (code string, most int) {
	table := functionWords().foreign
	count := map[string]int{}
	for i, w := range words {
		if startsUpper(w) || i+1 < len(words) && startsUpper(words[i+1]) {
			continue
		}
		for _, l := range table[w] {
			count[l]++
		}
	}
	for _, l := range slices.Sorted(maps.Keys(count)) {
		if count[l] > most {
			code, most = l, count[l]
		}
	}
	return code, most
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// beyondASCII is the share of letters in some words that are not those of English.
func beyondASCII(words []string) float64 {
	letters, other := 0, 0
	for _, w := range words {
		for _, r := range w {
			letters++
			if r >= utf8.RuneSelf {
				other++
			}
		}
	}
	return float64(other) / float64(max(letters, 1))
}

// countWords counts the words of a text and the function words of English
// among them, until they are enough.
func countWords(s string) (words, hits int) {
	known := functionWords().english
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
			if size <= 8 && known.has(key) {
				if hits++; hits >= enoughHits && float64(hits) >= surelyEnglish*float64(words) {
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

// A foreignError says why a text is not taken for English.
type foreignError struct{ seen string }

func (e *foreignError) Error() string        { return e.seen }
func (e *foreignError) Is(target error) bool { return target == ErrNotEnglish }

// notEnglish says why an article is left out as foreign, or returns nil.
func notEnglish(a *Article) error {
	if a.Language == "en" {
		return nil
	}
	found := judge(a.Text)
	switch {
	case a.Language == "" && (found.verdict == english || found.verdict == unsure):
		return nil
	case a.Language != "" && found.seen == "":
		return &foreignError{fmt.Sprintf("it says that it is in another language (%s)", a.Language)}
	case a.Language != "":
		return &foreignError{fmt.Sprintf("it says that it is in another language (%s), and %s", a.Language, found.seen)}
	}
	return &foreignError{found.seen}
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
	if code, ok := longCodes[tag]; ok {
		return code
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}

// longCodes are other names in use for languages.
var longCodes = map[string]string{"english": "en", "eng": "en", "spanish": "es", "spa": "es", "french": "fr", "fra": "fr", "fre": "fr", "german": "de", "deu": "de", "ger": "de"}

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
