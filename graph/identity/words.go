package identity

import (
	_ "embed"
	"strings"
	"sync"

	"entente/extract/tsv"
)

//go:embed namewords.tsv
var nameWordsText string

//go:embed spellings.tsv
var spellingsText string

//go:embed offices.tsv
var officesText string

// A class says what a word of a name does in telling that name from another.
type class string

// The classes of namewords.tsv.
const (
	particle   class = "particle"
	courtesy   class = "courtesy"
	title      class = "title"
	generation class = "generation"
	family     class = "family"
	body       class = "body"
)

// A wording is a word as what it is in names.
type wording struct {
	word string
	is   class
}

// nameWords are the words of names that have a class.
var nameWords = sync.OnceValue(func() map[wording]bool {
	all := make(map[wording]bool)
	for _, f := range tsv.Rows("namewords.tsv", nameWordsText, "word, class") {
		all[wording{f[0], class(f[1])}] = true
	}
	return all
})

// is reports whether a folded word is of a class.
func is(word string, c class) bool { return nameWords()[wording{word, c}] }

// spellings bring words of names that have several usual spellings to one.
var spellings = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, f := range tsv.Rows("spellings.tsv", spellingsText, "spelling, others") {
		for other := range strings.SplitSeq(f[1], "|") {
			all[other] = f[0]
		}
	}
	return all
})

// An office is a kind of work, as far as it tells people of one name apart.
type office struct {
	name, realm string
	words       []string // folded; all words of one entry must occur, in order
}

// offices are in order of precedence: the first that fits is taken.
var offices = sync.OnceValue(func() []office {
	var all []office
	for _, f := range tsv.Rows("offices.tsv", officesText, "office, realm, words") {
		all = append(all, office{f[0], f[1], strings.Split(f[2], "|")})
	}
	return all
})
