// Package plain brings texts to the forms in which the graph compares them.
package plain

import (
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"github.com/mozillazg/go-unidecode"
)

// Fold brings a name to the form that names are compared in: ASCII, lower
// case, words parted by single spaces, nothing but letters and digits. A name
// that has no such form (emoji, say) folds to nothing.
func Fold(name string) string {
	name = apostrophes.Replace(name + " ")
	if !isASCII(name) {
		name = unidecode.Unidecode(name)
	}
	folded := make([]byte, 0, len(name))
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			folded = append(folded, c+'a'-'A')
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			folded = append(folded, c)
		case c == '\'' || c == '`': // soft signs and ayins
		case len(folded) > 0 && folded[len(folded)-1] != ' ':
			folded = append(folded, ' ')
		}
	}
	return strings.TrimSuffix(string(folded), " ")
}

// Stem is the stem of a folded word.
func Stem(word string) string { return english.Stem(word, true) }

// apostrophes are dropped, with the s of a possessive.
var apostrophes = strings.NewReplacer("’s ", " ", "'s ", " ", "’", "", "'", "", "ʼ", "", "ʿ", "", "`", "")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// StemSet are the stems of the words of a text, lines that begin with "#" apart.
func StemSet(text string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				set[Stem(w)] = true
			}
		}
	}
	return set
}
