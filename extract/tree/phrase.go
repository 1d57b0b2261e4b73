package tree

import (
	"strings"

	"entente/extract/words"
)

// IsHuman reports whether a plural is of human beings whom nobody stands for.
func IsHuman(n Node) bool { return n.Tok().XPOS == "NNS" && words.Humans[n.Lemma()] }

// IsDefinite reports whether a noun phrase points back to something known.
func IsDefinite(n Node) bool {
	for _, k := range n.All("det", "nmod:poss") {
		switch k.Lower() {
		case "a", "an", "another", "some", "any", "no", "every", "each":
			return false
		case "the", "this", "that":
			return true
		}
	}
	return n.Kid("nmod:poss").OK()
}

// IsRestricted reports whether a relative clause without a comma before it says
// which one is meant: "the country that won".
func IsRestricted(n Node) bool {
	c := n.Kid("acl:relcl")
	return c.OK() && n.Sent.Node(c.First()).Lower() != "," && n.Sent.Node(c.First()-1).Lower() != ","
}

// IsNounWord reports whether a token is a noun or a name.
func IsNounWord(n Node) bool { return n.IsPOS("NOUN", "PROPN") }

// IsDash reports whether a token is a dash or a hyphen.
func IsDash(n Node) bool {
	return n.IsWord("–", "—", "-", "--")
}

// IsAcronym reports whether a word is all capitals: "WHO", "U.S.", "G7".
func IsAcronym(w string) bool {
	return len(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// FunctionWords are the words, in lower case, that begin sentences and headlines without being names.
var FunctionWords = words.Class("functionWords")

// IsApostropheS reports whether a word is the ending of a genitive or of "is".
func IsApostropheS(word string) bool { return words.OneOf(word, "'s", "’s") }

// IsGenitive reports whether a word ends a genitive, of a plural too.
func IsGenitive(word string) bool { return IsApostropheS(word) || words.OneOf(word, "'", "’") }

// IsCapital reports whether a word begins with a capital letter; of those with accents it knows few.
func IsCapital(s string) bool {
	return s != "" && strings.ToLower(s[:1]) != s[:1] || strings.HasPrefix(s, "É") || strings.HasPrefix(s, "Å") ||
		strings.HasPrefix(s, "Ö")
}

// FirstPerson are the pronouns for those who speak and who listen.
var FirstPerson = words.Set("i we you")

// IsMany reports whether a noun is plural by its form or by coordination.
func IsMany(n Node) bool {
	return IsPlural(n) || n.Kid("conj").OK() || n.Lower() == "they"
}

// IsPlural reports whether a noun is in the plural.
func IsPlural(n Node) bool { return n.IsTag("NNS", "NNPS") }

// IsBetweenCommas reports whether a phrase stands between two commas, or begins the
// sentence before one.
func IsBetweenCommas(k Node) bool {
	first, after := k.First(), k.Sent.Node(k.Last()+1)
	return (first == 0 || IsBehindComma(k)) && (after.Lower() == "," || k.Sent.Node(k.Last()).Lower() == ",")
}

// IsBehindComma reports whether a phrase stands right behind a comma.
func IsBehindComma(k Node) bool {
	return k.Sent.Node(k.First()).Lower() == "," || k.Sent.Before(k.First()).Lower() == ","
}

// IsQuote reports whether a token is a quotation mark, single or double.
func IsQuote(s string) bool {
	return words.OneOf(s, "\"", "“", "”", "'", "‘", "’", "``", "''")
}
