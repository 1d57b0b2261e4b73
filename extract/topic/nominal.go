package topic

import (
	"strings"

	"entente/extract/tree"

	"entente/extract/words"
)

// nominal is the noun of the verb at token i, and what follows it.
func (p *phrase) nominal(i int) (word, after string) {
	n := p.s.Node(i)
	object := n.Kid("obj")
	if noun, ok := p.r.Lex.Nominals[n.Lemma()]; ok && !p.subject && object.OK() && object.I > i && object.First() == i+1 {
		return noun, " of"
	}
	if n.Tok().XPOS == "VBG" || tree.IsPassive(n) {
		return n.Tok().Text, ""
	}
	if n.IsTag("VB", "VBP") { // the word itself is the base form, whatever its lemma
		return gerund(n.Lower()), ""
	}
	return gerund(n.Lemma()), ""
}

// gerund is the "-ing" form of a verb's lemma.
func gerund(lemma string) string {
	l := strings.ToLower(lemma)
	n := len(l)
	switch {
	case n < 2:
		return l + "ing"
	case strings.HasSuffix(l, "ie"):
		return l[:n-2] + "ying"
	case strings.HasSuffix(l, "ee"), strings.HasSuffix(l, "oe"), strings.HasSuffix(l, "ye"):
		return l + "ing"
	case strings.HasSuffix(l, "e") && l != "be":
		return l[:n-1] + "ing"
	case doublesLast(l):
		return l + l[n-1:] + "ing"
	}
	return l + "ing"
}

// doublesLast reports whether the last consonant is doubled before "-ing":
// after one vowel in a stressed last syllable. Which of the longer verbs are
// stressed there can't be seen from the letters and is told by their endings.
func doublesLast(l string) bool {
	n := len(l)
	vowel := func(i int) bool { return strings.IndexByte("aeiou", l[i]) >= 0 }
	if n < 3 || vowel(n-1) || !vowel(n-2) || vowel(n-3) && !strings.HasPrefix(l[n-3:], "ui") || strings.IndexByte("wxy", l[n-1]) >= 0 {
		return false
	}
	syllables := 0
	for i := 0; i < n; i++ {
		if vowel(i) && (i == 0 || !vowel(i-1)) {
			syllables++
		}
	}
	if syllables == 1 {
		return true
	}
	for end := range stressedEndings {
		if strings.HasSuffix(l, end) {
			return !unstressed[l]
		}
	}
	return false
}

// unstressed is the verbs whose last syllable looks stressed and is not.
var unstressed = words.Class("unstressed")

// stressedEndings are the last syllables of verbs that are stressed there.
var stressedEndings = words.Class("stressedEndings")
