package eval

import (
	"strings"
	"unicode"
)

// stopWords carry no content in a topic.
var stopWords = wordSet(`a an the of to in on for by with and or at from as that this those these its their
	his her our is are was were be been being will would should must any all more into over against about
	it they he she we not no`)

// suffixes are cut off words before they are compared, the first that fits.
var suffixes = []string{"ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "es", "ed", "s", "e", "y"}

type set map[string]bool

func wordSet(words string) set { return setOf(strings.Fields(words)) }

func setOf(list []string) set {
	s := set{}
	for _, x := range list {
		s[x] = true
	}
	return s
}

// f1 is the harmonic mean of precision and recall of two sets, 1 for two
// empty ones.
func f1(a, b set) float64 {
	if len(a) == 0 && len(b) == 0 {
		return 1
	}
	hit := 0
	for x := range a {
		if b[x] {
			hit++
		}
	}
	return 2 * float64(hit) / float64(len(a)+len(b))
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

func notWord(r rune) bool { return !isWord(r) }

// plainLower is text in lower case with straight apostrophes.
func plainLower(text string) string {
	return strings.ToLower(strings.ReplaceAll(text, "\u2019", "'"))
}

// norm is a name without case, leading article, possessive and punctuation.
func norm(name string) string {
	words := strings.FieldsFunc(cutPossessives(plainLower(name)), notWord)
	for len(words) > 0 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// cutPossessives drops each "'s" that ends a word.
func cutPossessives(name string) string {
	var b strings.Builder
	for {
		at := strings.Index(name, "'s")
		if at < 0 {
			b.WriteString(name)
			return b.String()
		}
		b.WriteString(name[:at])
		rest := name[at+2:]
		if next := []rune(rest); len(next) > 0 && isWord(next[0]) {
			b.WriteString("'s")
		}
		name = rest
	}
}

func stem(w string) string {
	for _, s := range suffixes {
		if strings.HasSuffix(w, s) && len([]rune(w))-len(s) >= 3 {
			return strings.TrimSuffix(w, s)
		}
	}
	return w
}

// content is the stems of a topic's words.
func content(text string) set {
	out := set{}
	for _, w := range strings.FieldsFunc(plainLower(text), notWord) {
		if !stopWords[w] {
			out[stem(w)] = true
		}
	}
	return out
}

// squash is the words of text in lower case with one space between them.
func squash(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), notWord), " ")
}

// overlaps reports whether two evidences share words in a run: one holds the
// other, or five words in a row are the same.
func overlaps(a, b string) bool {
	x, y := squash(a), squash(b)
	if x == "" || y == "" {
		return false
	}
	if strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	const run = 5
	xs, ys := strings.Fields(x), strings.Fields(y)
	runs := set{}
	for i := 0; i+run <= len(xs); i++ {
		runs[strings.Join(xs[i:i+run], " ")] = true
	}
	for i := 0; i+run <= len(ys); i++ {
		if runs[strings.Join(ys[i:i+run], " ")] {
			return true
		}
	}
	return false
}

// dateMatch is 1 where two ISO dates agree to the coarser precision of the two.
func dateMatch(a, b string) float64 {
	if a == "" && b == "" {
		return 1
	}
	n := min(len(a), len(b), len("2006-01-02"))
	if n > 0 && a[:n] == b[:n] {
		return 1
	}
	return 0
}

// placeMatch is 1 where one place's words hold all of the other's.
func placeMatch(a, b string) float64 {
	if a == "" && b == "" {
		return 1
	}
	if a == "" || b == "" {
		return 0
	}
	x, y := wordSet(norm(a)), wordSet(norm(b))
	if x.in(y) || y.in(x) {
		return 1
	}
	return 0
}

func (s set) in(t set) bool {
	for x := range s {
		if !t[x] {
			return false
		}
	}
	return true
}
