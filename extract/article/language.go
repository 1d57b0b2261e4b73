package article

import "strings"

// stopWords are words that English uses all the time and that are rare in
// other languages written in Latin letters.
var stopWords = wordSet(stopWordList)

// languageSample is how many bytes of a text are looked at, and
// languageRate the share of stop words from which it is taken for English.
const (
	languageSample = 4096
	languageRate   = 0.14
)

const stopWordList = `the of and to in is that for it as was with be by on not he his but at are this have from or had an they which
one you were all her she there would their we him been has when who will no more if out so said what up its about into than them
can only other time new some could these two may first then do any like my now over such our after also`

// isEnglish says whether a text reads like English: one word in seven of its
// first four kilobytes is a common English one. Texts under five words tell nothing.
func isEnglish(text string) bool {
	words, hits := 0, 0
	for w := range strings.FieldsSeq(text[:min(len(text), languageSample)]) {
		words++
		if len(w) <= 5 && stopWords[strings.ToLower(strings.Trim(w, `.,;:"'()“”‘’`))] {
			hits++
		}
	}
	return words >= 5 && float64(hits) >= languageRate*float64(words)
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
