package article

import (
	_ "embed" // for the table of compounds
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/extract/tsv"
)

//go:embed hyphen.tsv
var hyphenTable string

// compounds are the parts of words that keep their hyphen, by side.
var compounds = sync.OnceValue(func() map[string]map[string]bool {
	sides := map[string]map[string]bool{"first": {}, "last": {}}
	for _, row := range tsv.Rows("hyphen.tsv", hyphenTable, "side, word") {
		sides[row[0]][row[1]] = true
	}
	return sides
})

// unwrapHyphens puts words together that are parted at the end of a line:
// "Nor-\nway and" becomes "Norway\nand". A hyphen of the word's own stays, as
// in "Franco-\nGerman" and "long-\nterm".
func unwrapHyphens(s string) string {
	var b strings.Builder
	done := 0
	for at := 0; ; {
		next := strings.IndexByte(s[at:], '\n')
		if next < 0 {
			break
		}
		end := at + next // of the line
		at = end + 1
		first, last, ok := partedWord(s[done:end], s[end+1:])
		if !ok {
			continue
		}
		line := strings.TrimRight(s[done:end], " \t\r")
		_, size := utf8.DecodeLastRuneInString(line)
		indent := len(s[end+1:]) - len(strings.TrimLeft(s[end+1:], " \t"))
		b.WriteString(line[:len(line)-size])
		if keepsHyphen(s, first, last) {
			b.WriteByte('-')
		}
		rest := s[end+1+indent:]
		word := wordEnd(rest)
		b.WriteString(rest[:word])
		done = end + 1 + indent + word
		if tail := rest[word:]; strings.HasPrefix(tail, " ") && !strings.HasPrefix(strings.TrimLeft(tail, " "), "\n") {
			b.WriteByte('\n')
			done += len(tail) - len(strings.TrimLeft(tail, " "))
		}
		at = done
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// partedWord returns the two parts of a word that a line ends with and the next
// one begins with.
func partedWord(line, next string) (first, last string, ok bool) {
	line = strings.TrimRight(line, " \t\r")
	cut, found := strings.CutSuffix(line, "-")
	if !found {
		cut, found = strings.CutSuffix(line, "\u2010")
	}
	if !found {
		return "", "", false
	}
	first = cut[strings.LastIndexFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })+1:]
	next = strings.TrimLeft(next, " \t")
	if i := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); i >= 0 {
		next = next[:i]
	}
	return first, next, first != "" && next != ""
}

// keepsHyphen says whether the hyphen between two parts of a word is its own:
// names and numbers keep it, and so do words that the text writes so elsewhere,
// or that are known for it. The text's own writing without one goes before.
func keepsHyphen(text, first, last string) bool {
	next, _ := utf8.DecodeRuneInString(last)
	before, _ := utf8.DecodeLastRuneInString(first)
	if !unicode.IsLower(next) || unicode.IsDigit(before) {
		return true
	}
	if strings.Contains(text, first+last) {
		return false
	}
	if strings.Contains(text, first+"-"+last) {
		return true
	}
	known := compounds()
	return known["first"][strings.ToLower(first)] || known["last"][strings.ToLower(last)]
}
