package identity

import (
	"slices"
	"strings"

	"entente/graph/plain"
)

// A personName is a person's name with what varies between articles taken
// away: order, diacritics, initials and middle names apart, spellings of one
// sound, short forms of given names.
//
// Not handled: names changed by marriage; patronymics as surnames; nicknames
// that the table lacks.
type personName struct {
	words  []string // one (a surname alone) or two words, sorted
	first  string   // the initial where only that is known of the given name
	middle string   // letters of middle names and initials, and jr, sr, ii
}

// spellings are words of names that have several usual spellings in English,
// each brought to one; short forms of given names likewise.
var spellings = map[string]string{
	"mohammed": "muhammad", "mohamed": "muhammad", "mohammad": "muhammad", "muhammed": "muhammad",
	"ahmad": "ahmed", "hussain": "hussein", "husain": "hussein", "abdallah": "abdullah",
	"yusuf": "yousef", "youssef": "yousef", "yousuf": "yousef", "sayed": "sayyid", "syed": "sayyid",
	"qaddafi": "gaddafi", "kadhafi": "gaddafi", "gadhafi": "gaddafi", "qadhafi": "gaddafi",
	"aleksandr": "alexander", "oleksandr": "alexander", "aleksander": "alexander", "alexandr": "alexander",
	"sergey": "sergei", "serhiy": "sergei", "sergiy": "sergei", "dmitri": "dmitry", "dmitriy": "dmitry", "dmytro": "dmitry",
	"volodymyr": "vladimir", "andrey": "andrei", "andriy": "andrei", "alexey": "alexei", "aleksei": "alexei", "aleksey": "alexei", "oleksiy": "alexei",
	"yuri": "yury", "yuriy": "yury", "mikhail": "michael", "nikolay": "nikolai", "mykola": "nikolai",
	"joe": "joseph", "tony": "antony", "anthony": "antony", "bill": "william", "bob": "robert", "rob": "robert",
	"jim": "james", "jimmy": "james", "mike": "michael", "mick": "michael", "tom": "thomas", "dave": "david",
	"dan": "daniel", "ben": "benjamin", "ron": "ronald", "don": "donald", "steve": "stephen", "steven": "stephen",
	"chris": "christopher", "greg": "gregory", "jeff": "jeffrey", "geoff": "geoffrey", "ken": "kenneth",
	"nick": "nicholas", "pete": "peter", "sam": "samuel", "ted": "edward", "ed": "edward", "tim": "timothy",
	"chuck": "charles", "charlie": "charles", "dick": "richard", "rick": "richard", "larry": "lawrence",
	"andy": "andrew", "matt": "matthew", "liz": "elizabeth", "kate": "katherine", "katie": "katherine",
	"kathy": "katherine", "debbie": "deborah", "barb": "barbara", "sue": "susan", "jen": "jennifer",
}

// titles and particles that are no part of what tells two names apart.
var nameNoise = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "sir": true, "dame": true, "lord": true, "lady": true,
	"al": true, "el": true, "bin": true, "ibn": true, "bint": true, "von": true, "van": true, "der": true, "den": true,
	"de": true, "da": true, "do": true, "dos": true, "del": true, "della": true, "di": true, "la": true, "le": true,
}

var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// familyFirst are surnames that stand before a given name of two syllables,
// written as two words, one, or with a hyphen.
var familyFirst = map[string]bool{
	"kim": true, "park": true, "lee": true, "yi": true, "choi": true, "choe": true, "chung": true, "jung": true, "jeong": true,
	"kang": true, "cho": true, "yoon": true, "jang": true, "lim": true, "han": true, "oh": true, "seo": true, "shin": true,
	"kwon": true, "hwang": true, "ahn": true, "song": true, "ryu": true, "hong": true, "moon": true, "ri": true, "pak": true,
	"no": true, "roh": true, "suh": true, "ban": true, "xi": true, "wang": true, "li": true, "zhang": true, "liu": true,
	"chen": true, "yang": true, "huang": true, "zhao": true, "wu": true, "zhou": true, "xu": true, "sun": true, "ma": true,
	"zhu": true, "hu": true, "guo": true, "he": true, "lin": true, "gao": true, "luo": true, "tsai": true, "chiang": true,
	"chang": true, "hsu": true, "wen": true, "jiang": true, "deng": true, "mao": true, "qin": true, "su": true, "lai": true,
	"nguyen": true, "tran": true, "pham": true, "le": true, "vo": true, "phan": true, "bui": true, "dang": true,
}

// parsePerson reads a person's name. The order of the words, beyond the first
// and the last, and what follows a comma as an honour are of no account.
func parsePerson(name string) personName {
	var words []string
	var p personName
	for _, w := range strings.Fields(plain.Fold(name)) {
		switch {
		case generations[w]:
			p.middle += w
		case !nameNoise[w]:
			words = append(words, w)
		}
	}
	if len(words) == 0 { // nothing but particles: they are the name
		words = strings.Fields(plain.Fold(name))
	}
	words = joinGiven(words)
	words, initials := splitInitials(words)
	switch n := len(words); {
	case n == 0:
		return personName{words: []string{plain.Slug(name)}, middle: p.middle}
	case n == 1:
		if initials != "" {
			p.first, p.middle = initials[:1], initials[1:]+p.middle
		}
	default:
		for _, w := range words[1 : n-1] {
			initials += w[:1]
		}
		words = []string{words[0], words[n-1]}
		p.middle = initials + p.middle
	}
	for i, w := range words {
		words[i] = spell(w)
	}
	slices.Sort(words)
	p.words = slices.Compact(words)
	return p
}

// joinGiven joins the syllables of East Asian given names: Kim Jong Un, Jong
// Un Kim, Kim Jongun.
func joinGiven(words []string) []string {
	if len(words) != 3 || len(words[1]) == 1 {
		return words
	}
	switch {
	case familyFirst[words[0]] && len(words[1])+len(words[2]) <= 11:
		return []string{words[0], words[1] + words[2]}
	case familyFirst[words[2]] && len(words[0])+len(words[1]) <= 9:
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
	if s, ok := spellings[w]; ok {
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
// names go: one of them is unknown, or begins the other.
func middlesAgree(a, b string) bool {
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}
