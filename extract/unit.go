package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/gazetteer"
)

// A unit is a word as names are written with it: tokens joined by hyphens are
// one ("Moon Jae-in", "Al-Qaeda"), unless they name two ("U.S.-Japan") or a
// name and what is so ("Moscow-based").
type unit struct {
	text        string
	first, last int // tokens
}

// units joins the tokens of a sentence to units.
func units(s *sentence, g *gazetteer.Gazetteer) []unit {
	var out []unit
	texts := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		texts[i] = s.Tokens[i].Text
	}
	for i := 0; i < len(texts); {
		end := hyphenated(s, texts, i, g)
		out = append(out, unit{strings.Join(texts[i:end+1], ""), i, end})
		i = end + 1
	}
	return out
}

// hyphenated is the last token of the unit that begins at token i.
func hyphenated(s *sentence, texts []string, i int, g *gazetteer.Gazetteer) int {
	end := i
	for hyphenAt(s, end+1) {
		if n, _ := g.At(texts[i:]); n >= end+3-i {
			end += 2
			continue
		}
		left, right := strings.Join(texts[i:end+1], ""), texts[end+2]
		if !joins(left, right, g) {
			break
		}
		end += 2
	}
	return end
}

// hyphenAt reports whether token i is a hyphen without space around it.
func hyphenAt(s *sentence, i int) bool {
	if i <= 0 || i+1 >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[i].Text {
	case "-", "–", "‑", "/":
	default:
		return false
	}
	return s.Tokens[i-1].End == s.Tokens[i].Start && s.Tokens[i].End == s.Tokens[i+1].Start
}

// joins reports whether two parts around a hyphen are one word of a name.
func joins(left, right string, g *gazetteer.Gazetteer) bool {
	if namesActor(left, g) || namesActor(right, g) {
		return false
	}
	if capital(right) || isNumber(right) {
		return capital(left) || particles[left]
	}
	return capital(left) && utf8.RuneCountInString(right) <= 5 && !strings.HasSuffix(right, "ed") && !suffixWords[right]
}

// suffixWords follow a name and a hyphen without belonging to the name.
var suffixWords = words("led run held based born owned style era wide made type like level only free bound rich scale party phase term time class range wing age old year day long high backed linked built brand and or to")

// namesActor reports whether a word alone names a country or organization.
func namesActor(w string, g *gazetteer.Gazetteer) bool {
	if !capital(w) {
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

// particles stand in lower case inside a person's name.
var particles = words("de da do dos das del della der den di du la le van von bin bint ibn abu al el ben ter ten zu af y e")

// words is the set of the words of a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// capital reports whether a word is written as names are: "Japan", "al-Assad".
func capital(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) {
		return true
	}
	for _, p := range []string{"al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "ul-", "d'", "d’"} {
		if rest, ok := strings.CutPrefix(w, p); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r)
		}
	}
	// "eSwatini", "iPhone"
	r2, _ := utf8.DecodeRuneInString(w[min(size, len(w)):])
	return unicode.IsLower(r) && unicode.IsUpper(r2)
}

func isNumber(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}

// initial reports whether a dot after the word belongs to the name: "J.", "Jr.".
func initial(w string) bool {
	return utf8.RuneCountInString(w) == 1 && capital(w) || abbreviated[w]
}

var abbreviated = words("Jr Sr St Mr Ms Dr Mrs Gen Sen Rep Gov Lt Col Adm Maj Capt Sgt Prof Rev Hon")
