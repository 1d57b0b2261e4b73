package article

import (
	_ "embed" // for the rule table
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extract/tsv"
)

//go:embed boilerplate.tsv
var boilerplateTable string

// Rules recognize lines that are not an article's own prose.
type Rules struct {
	// first holds the rules of "starts" and "is", and within those of "has"
	// and "ends", by the hash of their phrase's first word.
	first, within [ruleSlots][]rule
	filter        *phraseFilter // of the rules in within
	maxWords      int
}

const ruleSlots = 1024

const ruleColumns = "rule, kind, match, reach, words, phrase"

type rule struct {
	name   string
	kind   BlockKind
	match  string // starts, is, has or ends
	reach  string // block, para or list
	words  int
	phrase string
}

// DefaultRules returns the rules that come with the program. They are read
// anew at each call; keep them for many articles.
func DefaultRules() *Rules {
	r := &Rules{}
	if err := r.Add(strings.NewReader(boilerplateTable), "boilerplate.tsv"); err != nil {
		panic(err) // the table is part of the program
	}
	return r
}

// Add reads further rules, tab-separated lines of rule, kind, match, reach,
// words and phrase, as in boilerplate.tsv; lines that begin with # are
// comments. name is the file's, for errors.
func (r *Rules) Add(src io.Reader, name string) error {
	err := tsv.Read(name, src, ruleColumns, func(_ int, f []string) error {
		one, err := parseRule(f)
		if err != nil {
			return err
		}
		slot := wordSlot(one.phrase)
		if one.match == "starts" || one.match == "is" {
			r.first[slot] = append(r.first[slot], one)
		} else {
			r.within[slot] = append(r.within[slot], one)
		}
		r.maxWords = max(r.maxWords, one.words)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading boilerplate rules: %w", err)
	}
	r.filter = newPhraseFilter(r.within[:])
	return nil
}

func parseRule(f []string) (rule, error) {
	one := rule{name: f[0], kind: BlockKind(f[1]), match: f[2], reach: f[3]}
	switch {
	case one.name == "":
		return rule{}, fmt.Errorf("rule without a name")
	case one.kind != Boilerplate && one.kind != Byline:
		return rule{}, fmt.Errorf("kind %q is neither boilerplate nor byline", f[1])
	case one.match != "starts" && one.match != "is" && one.match != "has" && one.match != "ends":
		return rule{}, fmt.Errorf("match %q is none of starts, is, has, ends", f[2])
	case one.reach != "block" && one.reach != "para" && one.reach != "list":
		return rule{}, fmt.Errorf("reach %q is none of block, para, list", f[3])
	}
	words, err := strconv.Atoi(f[4])
	if err != nil || words < 1 || words > 200 {
		return rule{}, fmt.Errorf("words %q is not a number of 1 to 200", f[4])
	}
	one.words = words
	one.phrase = strings.Join(strings.Fields(strings.ToLower(f[5])), " ")
	if one.phrase == "" {
		return rule{}, fmt.Errorf("phrase is empty")
	}
	return one, nil
}

// find returns the rule that holds for a block's text, or nil. A rule of
// "starts" or "is" goes before the others.
func (r *Rules) find(block string) *rule {
	// A longer block has more words than any rule allows: seven bytes a word
	// is more than English needs.
	if len(block) > 7*r.maxWords {
		return nil
	}
	for i := 0; i < len(block); {
		slot := wordSlot(block[i:])
		if one := match(r.first[slot], block, i); one != nil {
			return one
		}
		if wordByte[block[i]] {
			break
		}
		i = nextWord(block, i) // a bracket, bullet or quote before the first word
	}
	if len(block) > shortBlock && !r.filter.mayHold(block) {
		return nil
	}
	for i := 0; i < len(block); i = nextWord(block, i) {
		if one := match(r.within[wordSlot(block[i:])], block, i); one != nil {
			return one
		}
	}
	return nil
}

// match returns the first of the rules whose phrase stands at block[i:] as the
// rule demands.
func match(rules []rule, block string, i int) *rule {
	for k := range rules {
		one := &rules[k]
		end, ok := phraseAt(block, i, one.phrase)
		if !ok || (one.match == "is" || one.match == "ends") && hasWord(block[end:]) {
			continue
		}
		if 1+strings.Count(fold(block), " ") <= one.words {
			return one
		}
	}
	return nil
}

// phraseAt says whether a folded phrase stands at s[i:], whole words only, and
// where it ends.
func phraseAt(s string, i int, phrase string) (end int, ok bool) {
	for p := 0; p < len(phrase); {
		if phrase[p] == ' ' {
			start, _ := trimSpace(s, i, len(s))
			if start == i {
				return 0, false
			}
			i, p = start, p+1
			continue
		}
		if i >= len(s) {
			return 0, false
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		want, m := utf8.DecodeRuneInString(phrase[p:])
		if foldRune(r) != want {
			return 0, false
		}
		i, p = i+n, p+m
	}
	last, _ := utf8.DecodeLastRuneInString(phrase)
	next, _ := utf8.DecodeRuneInString(s[i:])
	if isWordRune(last) && (isWordRune(next) || next == '\'' || next == '’') {
		return 0, false
	}
	return i, true
}

// wordSlot hashes the first word of s, letter case aside: its letters and
// digits, or the one mark that s begins with.
func wordSlot(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !wordByte[c] {
			if i == 0 {
				h = (h ^ uint32(c)) * 16777619
			}
			break
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return (h ^ h>>15) % ruleSlots
}

// wordByte says of each byte whether it is a letter or digit of ASCII. Words
// with other letters are taken for several, in rules as in texts.
var wordByte = func() (is [256]bool) {
	for c := range is {
		is[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return is
}()

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// nextWord returns where the word or mark after the one at i begins.
func nextWord(s string, i int) int {
	if !wordByte[s[i]] {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	for i < len(s) && wordByte[s[i]] {
		i++
	}
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// foldRune is the rune as phrases have it: lower case, straight quotes.
func foldRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		return r
	case r == '‘' || r == '’':
		return '\''
	case r == '“' || r == '”':
		return '"'
	}
	return unicode.ToLower(r)
}

// fold returns s in lower case with single spaces and straight quotes.
func fold(s string) string {
	out := make([]byte, 0, len(s)+8)
	space := false
	for _, r := range s {
		if blank(r) {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		out = utf8.AppendRune(out, foldRune(r))
	}
	return string(out)
}
