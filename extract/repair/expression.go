package repair

import (
	"strings"

	"entente/extract/nlp"
	"entente/extract/words"
)

// loans are phrases from other languages that are one noun in English. Trees
// learned from English text take their later words for anything.
var loans = [][]string{
	{"status", "quo"}, {"modus", "vivendi"}, {"modus", "operandi"}, {"casus", "belli"},
	{"persona", "non", "grata"}, {"fait", "accompli"}, {"quid", "pro", "quo"},
}

// repairLoans makes each loan one noun: its first word with the others flat
// under it.
func repairLoans(s *nlp.Sentence) bool {
	found := false
	for i := range s.Tokens {
		for _, loan := range loans {
			if startsWith(s.Tokens[i:], loan) {
				joinFlat(s.Tokens, i, i+len(loan)-1)
				found = true
			}
		}
	}
	return found
}

// repairDue makes an adjective and an infinitive of "due to" before a verb, where the tree has the
// preposition of a cause: "is due to travel".
func repairDue(s *nlp.Sentence) bool {
	t, found := s.Tokens, false
	for i := 0; i+2 < len(t); i++ {
		v := i + 2
		if !startsWith(t[i:], []string{"due", "to"}) || t[v].XPOS != "VB" || t[i].Head != v {
			continue
		}
		found = true
		t[i].Head, t[i].Rel, t[i].UPOS, t[i].XPOS = t[v].Head, t[v].Rel, "ADJ", "JJ"
		t[v].Head, t[v].Rel = i, "xcomp"
		t[i+1].Head, t[i+1].Rel, t[i+1].UPOS, t[i+1].XPOS = v, "mark", "PART", "TO"
		for j := range t {
			if t[j].Head == v && j < i {
				t[j].Head = i
			}
		}
	}
	return found
}

// repairHeadline makes a clause of the infinitive by which headlines tell of what
// lies ahead, "Peru and Chile to hold talks", where the tree has a noun phrase.
func repairHeadline(s *nlp.Sentence) bool {
	t := s.Tokens
	if len(t) == 0 || t[len(t)-1].Text == "." {
		return false
	}
	for v := 2; v < len(t); v++ {
		h := t[v].Head
		if t[v].XPOS != "VB" || t[v-1].XPOS != "TO" || t[v-1].Head != v || t[v].Rel != "acl" || h >= v || !isHeadlineRoot(t, h) {
			continue
		}
		for i := range t {
			if i < v && words.OneOf(t[i].XPOS, "VBD", "VBZ", "VBP", "MD", "DT") {
				return false
			}
		}
		t[v].Head, t[v].Rel = t[h].Head, t[h].Rel
		t[h].Head, t[h].Rel = v, "nsubj"
		return true
	}
	return false
}

// isHeadlineRoot reports whether a name or a plural is the root of a headline.
func isHeadlineRoot(t []nlp.Token, h int) bool {
	return t[h].Head < 0 && (t[h].UPOS == "PROPN" || t[h].XPOS == "NNS")
}

func startsWith(tokens []nlp.Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if !strings.EqualFold(tokens[i].Text, w) {
			return false
		}
	}
	return true
}

// joinFlat hangs tokens first+1 to last flat on the first, and what hung on
// them, too. The first takes the place in the tree of whichever had one
// outside.
func joinFlat(t []nlp.Token, first, last int) {
	inside := func(i int) bool { return i >= first && i <= last }
	for i := first; i <= last; i++ {
		if !inside(t[i].Head) && (inside(t[first].Head) || i == first) {
			t[first].Head, t[first].Rel = t[i].Head, t[i].Rel
		}
	}
	for i := first + 1; i <= last; i++ {
		t[i].Head, t[i].Rel, t[i].UPOS, t[i].XPOS = first, "flat", "NOUN", "NN"
	}
	for i := range t {
		if !inside(i) && inside(t[i].Head) {
			t[i].Head = first
		}
	}
	t[first].UPOS, t[first].XPOS = "NOUN", "NN"
}
