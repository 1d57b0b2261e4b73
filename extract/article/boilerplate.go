package article

import (
	"bufio"
	_ "embed" // for the rule table
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed boilerplate.tsv
var boilerplateTable string

// Rules recognize lines that are not an article's own prose.
type Rules struct {
	// byWord holds the rules by the first word of their phrase.
	byWord map[string][]rule
	// hint has a bit set for the beginning of each first word.
	hint     [256]bool
	maxWords int
}

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
	r := &Rules{byWord: map[string][]rule{}}
	if err := r.Add(strings.NewReader(boilerplateTable), "boilerplate.tsv"); err != nil {
		panic(err) // the table is part of the program
	}
	return r
}

// Add reads further rules, tab-separated lines of rule, kind, match, reach,
// words and phrase, as in boilerplate.tsv; lines that begin with # are
// comments. name is the file's, for errors.
func (r *Rules) Add(src io.Reader, name string) error {
	in := bufio.NewScanner(src)
	for n := 1; in.Scan(); n++ {
		text := strings.TrimRight(in.Text(), "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		one, err := parseRule(text)
		if err != nil {
			return fmt.Errorf("reading boilerplate rules: %s:%d: %w", name, n, err)
		}
		first := firstWord(one.phrase)
		r.byWord[first] = append(r.byWord[first], one)
		r.hint[first[0]] = true
		r.maxWords = max(r.maxWords, one.words)
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("reading boilerplate rules: %s: %w", name, err)
	}
	return nil
}

func parseRule(text string) (rule, error) {
	f := strings.Split(text, "\t")
	if len(f) != 6 {
		return rule{}, fmt.Errorf("%d columns instead of 6 (rule, kind, match, reach, words, phrase)", len(f))
	}
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

// firstWord is what stands before the first space; a phrase that begins with
// another character than a letter or digit is filed under that character.
func firstWord(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			continue
		}
		if i == 0 {
			i = utf8.RuneLen(r)
		}
		return s[:i]
	}
	return s
}

// find returns the rule that holds for a block's text, or nil.
func (r *Rules) find(block string) *rule {
	// Seven bytes a word is more than English needs; longer blocks have too many words.
	if len(block) > 8*r.maxWords {
		return nil
	}
	folded := fold(block)
	words := 1 + strings.Count(folded, " ")
	for i := 0; i < len(folded); {
		if r.hint[folded[i]] {
			if one := r.at(folded, i, words); one != nil {
				return one
			}
		}
		i = nextWord(folded, i)
	}
	return nil
}

// at returns the rule whose phrase stands at folded[i:] as the rule demands.
func (r *Rules) at(folded string, i, words int) *rule {
	rules := r.byWord[firstWord(folded[i:])]
	for k := range rules {
		one := &rules[k]
		rest, ok := strings.CutPrefix(folded[i:], one.phrase)
		if !ok || words > one.words || !endsWord(one.phrase, rest) {
			continue
		}
		switch one.match {
		case "starts":
			ok = onlyMarks(folded[:i])
		case "is":
			ok = onlyMarks(folded[:i]) && onlyMarks(rest)
		case "ends":
			ok = onlyMarks(rest)
		}
		if ok {
			return one
		}
	}
	return nil
}

// endsWord says whether a phrase ends where a word does.
func endsWord(phrase, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(phrase)
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(last) && !unicode.IsDigit(last) || !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '\''
}

// onlyMarks says whether s holds neither letter nor digit.
func onlyMarks(s string) bool { return !hasWord(s) }

// nextWord returns where the word or mark after the one at i begins.
func nextWord(s string, i int) int {
	i += len(firstWord(s[i:]))
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// fold returns s in lower case with single spaces and straight quotes.
func fold(s string) string {
	out := make([]byte, 0, len(s)+8)
	space := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c == ' ' || c >= '\t' && c <= '\r' {
				space = true
				continue
			}
			if space && len(out) > 0 {
				out = append(out, ' ')
			}
			space = false
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			out = append(out, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if blank(r) {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		switch r {
		case '‘', '’':
			r = '\''
		case '“', '”':
			r = '"'
		default:
			r = unicode.ToLower(r)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
