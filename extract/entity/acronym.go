package entity

import (
	"strings"
	"unicode"

	"entente/extract/gazetteer"
	"entente/extract/tree"
)

// define finds the short forms that the text itself explains: "Association of
// Southeast Asian Nations (ASEAN)", "Htoo Group of Companies (Htoo Group)".
// What the text says wins over the tables.
func (f *Finder) define() {
	f.alias = map[string]*Name{}
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
			if org := sc.missionIn(i); org != nil { // "the UN Mission in Mali (MINUSMA)"
				if n.entry != nil && n.kind == gazetteer.Organization {
					org.entry, org.kind = n.entry, n.kind
					continue
				}
				if tree.IsAcronym(n.text(f.r)) {
					d = org
				}
			}
			short, long := n.text(f.r), d.text(f.r)
			unexplained := n.entry == nil && tree.IsAcronym(short) && d.kind == gazetteer.Organization
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

// missionIn is the organization before name i, which has no entry, where only the country between says
// in which it is; nil where there is none.
func (sc *scanner) missionIn(i int) *Name {
	if i < 2 {
		return nil
	}
	at, org := sc.names[i-1], sc.names[i-2]
	in := at.first - 1
	if in > 0 && sc.s.Tokens[in].UPOS == "DET" {
		in--
	}
	if at.kind != gazetteer.Country || org.kind != gazetteer.Organization || org.entry != nil || org.inner {
		return nil
	}
	if in != org.last+1 || !strings.EqualFold(sc.s.Tokens[in].Text, "in") {
		return nil
	}
	return org
}

// bracketed reports whether a name stands alone in brackets.
func bracketed(n *Name) bool {
	t := n.S.Tokens
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
