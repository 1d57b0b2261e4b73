package nlp

import (
	"slices"
	"sort"
)

// joinLeads gives the first sentence of each list item the words that lead into
// the list: "The ministers:" and "- condemn the raid;" become "The ministers
// condemn the raid;". The sentence keeps its own place: only its first tokens
// stand further up in the text.
func joinLeads(doc *Document, ranges []Range) {
	sents := doc.Sentences
	for _, r := range ranges {
		if r.Lead == 0 {
			continue
		}
		item := sort.Search(len(sents), func(i int) bool { return sents[i].Start >= r.Start })
		lead := sort.Search(len(sents), func(i int) bool { return sents[i].End > r.Lead }) - 1
		if lead < 0 || item >= len(sents) || sents[item].End > r.End || lead >= item {
			continue
		}
		before, own := withoutEnd(sents[lead].Tokens), withoutEnd(sents[item].Tokens)
		if len(before)+len(own) <= maxSentence && len(own) > 0 {
			sents[item].Tokens = slices.Concat(before, own)
		}
	}
}

// withoutEnd takes the marks off the end of a lead or an item that tie it to
// the next one: ":", ";", "; and".
func withoutEnd(tokens []Token) []Token {
	for n := len(tokens); n > 0; n-- {
		switch tokens[n-1].Text {
		case ":", ";", ",", "-", "–", "—", "and", "or":
			continue
		}
		return tokens[:n:n]
	}
	return nil
}
