package identity

import (
	"slices"
	"strings"

	"entente/graph/plain"
)

// A personName is a person's name with what varies between articles taken
// away: diacritics, titles, initials and middle names apart, spellings of one
// sound, short forms of given names.
//
// Not handled: names changed by marriage; patronymics as surnames; nicknames
// that the table lacks; second surnames that one article has and another leaves out.
type personName struct {
	words  []string // one (a surname alone) or two words, in the order of the text
	first  string   // the initial where only that is known of the given name
	middle string   // letters of middle names and initials; behind a space jr, sr, ii
}

// parsePerson reads a person's name. What stands between the first word and
// the last, but for initials, and what follows a comma as an honour are of no account.
func parsePerson(name string) personName {
	words, generations := nameParts(strings.Fields(plain.Fold(name)))
	words = joinGiven(words)
	words, initials := splitInitials(words)
	var p personName
	switch n := len(words); {
	case n == 0:
		return personName{words: []string{plain.Slug(name)}, middle: middle(initials, generations)}
	case n == 1:
		if initials != "" {
			p.first, initials = initials[:1], initials[1:]
		}
	default:
		for _, w := range words[1 : n-1] {
			initials += w[:1]
		}
		words = []string{words[0], words[n-1]}
	}
	for i, w := range words {
		words[i] = spell(w)
	}
	p.words, p.middle = slices.Compact(words), middle(initials, generations)
	return p
}

// nameParts parts the words of a name from titles before it, particles and
// what tells generations apart. A name that is nothing but these is itself.
func nameParts(all []string) (words []string, generations string) {
	rest := all
	for len(rest) > 1 && is(rest[0], title) {
		rest = rest[1:]
	}
	for _, w := range rest {
		switch {
		case is(w, generation):
			generations += w
		case !is(w, courtesy) && !is(w, particle):
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return slices.Clone(all), ""
	}
	return words, generations
}

// middle is what middle names and generations come to in a key.
func middle(initials, generations string) string {
	if generations == "" {
		return initials
	}
	return initials + " " + generations
}

// joinGiven joins the syllables of East Asian given names: Kim Jong Un, Jong
// Un Kim, Kim Jongun.
func joinGiven(words []string) []string {
	if len(words) != 3 || len(words[1]) == 1 {
		return words
	}
	switch {
	case is(words[0], family) && len(words[1])+len(words[2]) <= 11:
		return []string{words[0], words[1] + words[2]}
	case is(words[2], family) && len(words[0])+len(words[1]) <= 9:
		return []string{words[2], words[0] + words[1]}
	}
	return words
}

// splitInitials takes single letters out.
func splitInitials(words []string) (rest []string, initials string) {
	for _, w := range words {
		if len(w) == 1 {
			initials += w
		} else {
			rest = append(rest, w)
		}
	}
	return rest, initials
}

// spell brings a word of a name to its one spelling.
func spell(w string) string {
	if s, ok := spellings()[w]; ok {
		return s
	}
	for _, end := range []string{"skyy", "skiy", "skyi", "skij", "skii", "ski"} {
		if base, ok := strings.CutSuffix(w, end); ok && len(base) > 1 {
			return base + "sky"
		}
	}
	for _, end := range []string{"yev", "iev"} {
		if base, ok := strings.CutSuffix(w, end); ok && len(base) > 2 {
			return base + "ev"
		}
	}
	return w
}

// middlesAgree reports whether two people may be one as far as their middle
// names and generations go: of each, one is unknown, or begins the other.
func middlesAgree(a, b string) bool {
	a, older, _ := strings.Cut(a, " ")
	b, younger, _ := strings.Cut(b, " ")
	return begins(a, b) && begins(older, younger)
}

func begins(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// isSurname reports whether a word is the surname of a full name as an article
// writes it: the last word, or the first where the family's name stands first.
func isSurname(word, full string) bool {
	first, last, _ := strings.Cut(full, " ")
	return word == last || word == first && is(word, family)
}

// sorted are a name's words in an order of their own: articles differ in which
// name stands first.
func sorted(name string) string {
	words := strings.Fields(name)
	slices.Sort(words)
	return strings.Join(words, " ")
}
