package extract

import (
	"strings"

	"entente/extract/nlp"
)

// loans are phrases from other languages that are one noun in English. Trees
// learned from English text take their later words for anything.
var loans = [][]string{
	{"status", "quo"}, {"modus", "vivendi"}, {"modus", "operandi"}, {"casus", "belli"},
	{"persona", "non", "grata"}, {"fait", "accompli"}, {"quid", "pro", "quo"},
}

// mendLoans makes each loan one noun: its first word with the others flat
// under it.
func mendLoans(s *nlp.Sentence) {
	for i := range s.Tokens {
		for _, loan := range loans {
			if startsWith(s.Tokens[i:], loan) {
				joinFlat(s.Tokens, i, i+len(loan)-1)
			}
		}
	}
}

// mendDue takes "due to" before a verb for what lies ahead, "is due to travel",
// where the tree has the preposition of a cause.
func mendDue(s *nlp.Sentence) {
	t := s.Tokens
	for i := 0; i+2 < len(t); i++ {
		v := i + 2
		if !startsWith(t[i:], []string{"due", "to"}) || t[v].XPOS != "VB" || t[i].Head != v {
			continue
		}
		t[i].Head, t[i].Rel, t[i].UPOS, t[i].XPOS = t[v].Head, t[v].Rel, "ADJ", "JJ"
		t[v].Head, t[v].Rel = i, "xcomp"
		t[i+1].Head, t[i+1].Rel, t[i+1].UPOS, t[i+1].XPOS = v, "mark", "PART", "TO"
		for j := range t {
			if t[j].Head == v && j < i {
				t[j].Head = i
			}
		}
	}
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
