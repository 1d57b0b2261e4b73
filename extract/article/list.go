package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leadIn ties the items of a list to the sentence that leads into it: "The
// ministers:" and "- condemn the raid;". An item goes on with a sentence where
// it begins with a small letter, or ends in a mark that another item must
// follow.
//
// Not handled: lists within lists.
func leadIn(text string, drafts []draft) {
	lead := -1
	for i := range drafts {
		d := &drafts[i]
		s := text[d.Start:d.End]
		switch {
		case d.Kind != Body:
			if d.Kind != Boilerplate {
				lead = -1
			}
		case lead >= 0 && goesOn(text, drafts, lead, i):
			d.Lead = drafts[lead].End
		case !d.item && leads(s, i+1 < len(drafts) && drafts[i+1].item):
			lead = i
		case !d.item || lead >= 0 && endsSentence(s):
			lead = -1
		}
	}
}

// leads says whether a block breaks off where a list may follow, or does follow.
func leads(s string, item bool) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, ":-") || item && !endsSentence(s)
}

// goesOn says whether block i goes on with the sentence of a lead above it.
func goesOn(text string, drafts []draft, lead, i int) bool {
	d := drafts[i]
	s := text[d.Start:d.End]
	first, _ := utf8.DecodeRuneInString(s)
	small := unicode.IsLower(first)
	if !d.item {
		// Without markers, only what can't begin a sentence of its own.
		return small && (i == lead+1 || drafts[i-1].Lead == drafts[lead].End && tiesOn(text[drafts[i-1].Start:drafts[i-1].End]))
	}
	if small {
		return true
	}
	// "Condemn the raid;" in a list whose items only together are a sentence.
	last := i > lead+1 && drafts[i-1].Lead == drafts[lead].End && tiesOn(text[drafts[i-1].Start:drafts[i-1].End])
	return unicode.IsUpper(first) && (tiesOn(s) || last)
}

// tiesOn says whether an item ends in a mark that another one must follow.
func tiesOn(s string) bool {
	for _, end := range []string{";", ",", "; and", ", and", "; or", ", or"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
