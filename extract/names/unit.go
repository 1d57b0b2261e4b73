package names

import (
	_ "embed" // for the table of words
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/gazetteer"
	"entente/extract/tsv"
)

// A Unit is a word as names are written with it, from token First to Last.
// Tokens joined by hyphens are one ("Moon Jae-in", "Al-Qaeda"), unless they
// name two ("U.S.-Japan") or a name and what is so ("Moscow-based").
type Unit struct {
	Text        string
	First, Last int
}

// Units joins tokens to units. glued reports whether no space stands between
// a token and the next.
func Units(tokens []string, glued func(int) bool, g *gazetteer.Gazetteer) []Unit {
	var out []Unit
	for i := 0; i < len(tokens); {
		end := unitEnd(tokens, glued, i, g)
		out = append(out, Unit{strings.Join(tokens[i:end+1], ""), i, end})
		i = end + 1
	}
	return out
}

// unitEnd is the last token of the unit that begins at token i.
func unitEnd(tokens []string, glued func(int) bool, i int, g *gazetteer.Gazetteer) int {
	end := i
	for end+2 < len(tokens) && hyphens[tokens[end+1]] && glued(end) && glued(end+1) {
		if n, _ := g.At(tokens[i:]); n >= end+3-i {
			end += 2
			continue
		}
		if !joins(strings.Join(tokens[i:end+1], ""), tokens[end+2], g) {
			break
		}
		end += 2
	}
	return end
}

var hyphens = map[string]bool{"-": true, "–": true, "‑": true, "/": true}

// joins reports whether two parts around a hyphen are one word of a name.
func joins(left, right string, g *gazetteer.Gazetteer) bool {
	if namesActor(left, g) || namesActor(right, g) {
		return false
	}
	if Capital(right) || isNumber(right) {
		return Capital(left) || Particles[left]
	}
	return Capital(left) && utf8.RuneCountInString(right) <= 5 && !strings.HasSuffix(right, "ed") && !suffixes[right]
}

// suffixes follow a name and a hyphen without belonging to the name.
var suffixes = wordsOf["suffix"]

// namesActor reports whether a word alone names a country or organization.
func namesActor(w string, g *gazetteer.Gazetteer) bool {
	if !Capital(w) {
		return false
	}
	n, senses := g.At([]string{w})
	if n == 0 {
		return false
	}
	for _, s := range senses {
		if s.Kind == gazetteer.Country || s.Kind == gazetteer.Organization {
			return true
		}
	}
	return false
}

// Particles stand in lower case inside a person's name.
var Particles = wordsOf["particle"]

// articles of other languages begin names in lower case: "al-Assad".
var articles = wordsOf["article"]

//go:embed words.tsv
var wordTable string

// wordsOf are the words of words.tsv by what they are in names.
var wordsOf = func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, row := range tsv.Rows("words.tsv", wordTable, "kind, words") {
		all[row[0]] = map[string]bool{}
		for w := range strings.FieldsSeq(row[1]) {
			all[row[0]][w] = true
		}
	}
	return all
}()

// Capital reports whether a word is written as names are: "Japan",
// "al-Assad", "eSwatini".
func Capital(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) {
		return true
	}
	if i := strings.IndexAny(w, "-'’"); i > 0 && i <= 3 {
		if articles[w[:i]] {
			_, n := utf8.DecodeRuneInString(w[i:])
			r, _ := utf8.DecodeRuneInString(w[i+n:])
			return unicode.IsUpper(r)
		}
	}
	second, _ := utf8.DecodeRuneInString(w[min(size, len(w)):])
	return unicode.IsLower(r) && unicode.IsUpper(second)
}

func isNumber(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}
