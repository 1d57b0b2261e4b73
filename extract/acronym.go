package extract

import (
	"strings"
	"unicode"

	"entente/extract/gazetteer"
)

// define finds the short forms that the text itself explains: "Association of
// Southeast Asian Nations (ASEAN)", "Htoo Group of Companies (Htoo Group)".
// What the text says wins over the tables.
func (f *finder) define() {
	f.alias = map[string]*name{}
	for _, sc := range f.scans {
		for i, n := range sc.names {
			if i == 0 {
				continue
			}
			d := sc.names[i-1]
			for k := i - 1; k >= 0 && d.inner; k-- {
				d = sc.names[k]
			}
			if !bracketed(n) || d.last != n.first-2 && !(d.last == n.first-3) {
				continue
			}
			short, long := n.text(f.r), d.text(f.r)
			unexplained := n.entry == nil && acronym(short) && d.kind == gazetteer.Organization
			if d.kind == gazetteer.Person || !unexplained && !shortens(short, long) {
				continue
			}
			if n.entry != nil && n.entry == d.entry {
				continue
			}
			f.alias[short] = d
			if d.kind == "" {
				d.kind = gazetteer.Organization
			}
		}
	}
}

// bracketed reports whether a name stands alone in brackets.
func bracketed(n *name) bool {
	t := n.s.Tokens
	if n.first == 0 || n.last+1 >= len(t) {
		return false
	}
	return t[n.first-1].Text == "(" && t[n.last+1].Text == ")"
}

// shortens reports whether short is made of the first letters of long's
// words, or of its first words.
func shortens(short, long string) bool {
	if strings.HasPrefix(long, short) {
		return true
	}
	var initials []rune
	for _, w := range strings.FieldsFunc(gazetteer.Fold(long), func(r rune) bool { return r == ' ' || r == '-' }) {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			initials = append(initials, r)
		}
	}
	var letters []rune
	for _, r := range short {
		if unicode.IsUpper(r) {
			letters = append(letters, r)
		}
	}
	if len(letters) < 2 || len(initials) < 2 || letters[0] != initials[0] {
		return false
	}
	i := 0
	for _, r := range letters {
		if i < len(initials) && initials[i] == r {
			i++
		}
	}
	return i >= min(len(letters), len(initials))-1
}
