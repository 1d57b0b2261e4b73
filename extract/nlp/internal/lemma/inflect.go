package lemma

import (
	"slices"
	"strings"
)

// inflections are the regular forms of the verbs in samples that stand in none
// of them, so that a verb seen as "provoke" tells what "provoking" is. Where
// spelling leaves a choice ("visited", "admitted"), both forms are made: the
// wrong one is no English word and does no harm. Words of an unlabelled text
// are verbs, too, if they end in a mute e and stand there with -d, -s and -ing:
// no ending tells that e.
func inflections(samples []Sample, words map[string]int) []Sample {
	seen := map[[2]string]bool{} // tag and form
	verbs := map[string]int{}
	irregular := map[string]bool{}
	for _, s := range samples {
		form := strings.ToLower(s.Word)
		seen[[2]string{s.XPOS, form}] = true
		if s.UPOS != "VERB" || !spelled(s.Lemma) {
			continue
		}
		verbs[s.Lemma]++
		if (s.XPOS == "VBD" || s.XPOS == "VBN") && !strings.HasSuffix(form, "ed") {
			irregular[s.Lemma] = true
		}
	}
	for w := range words {
		if spelled(w) && len(w) > 4 && w[len(w)-1] == 'e' && words[w+"d"] > 0 && (words[w[:len(w)-1]+"ing"] > 0 || words[w+"s"] > 0) {
			verbs[w] += 2
		}
	}
	var made []Sample
	add := func(xpos, lemma, form string) {
		if !seen[[2]string{xpos, form}] {
			made = append(made, Sample{form, "VERB", xpos, lemma})
		}
	}
	for lemma, n := range verbs {
		if n < 2 {
			continue // too many are misspelled
		}
		for _, stem := range stems(lemma) {
			add("VBG", lemma, stem+"ing")
			if !irregular[lemma] {
				add("VBD", lemma, past(lemma, stem))
				add("VBN", lemma, past(lemma, stem))
			}
		}
		add("VBZ", lemma, third(lemma))
	}
	slices.SortFunc(made, func(a, b Sample) int {
		return strings.Compare(a.XPOS+" "+a.Word+" "+a.Lemma, b.XPOS+" "+b.Word+" "+b.Lemma)
	})
	return made
}

// spelled reports whether s is three small letters or more.
func spelled(s string) bool {
	return len(s) > 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// stems are what -ing may be put behind: without a mute e, and with the last
// consonant doubled where a single vowel stands before it.
func stems(verb string) []string {
	n := len(verb)
	last := verb[n-1]
	switch {
	case strings.HasSuffix(verb, "ee") || strings.HasSuffix(verb, "oe") || strings.HasSuffix(verb, "ye"):
		return []string{verb}
	case strings.HasSuffix(verb, "ie"):
		return []string{verb[:n-2] + "y"}
	case last == 'e':
		return []string{verb[:n-1]}
	case strings.IndexByte("bdfgklmnprtvz", last) >= 0 && vowel(verb[n-2]) && !vowel(verb[n-3]):
		doubled := verb + string(last)
		if strings.ContainsAny(verb[:n-2], "aeiou") {
			return []string{verb, doubled}
		}
		return []string{doubled}
	}
	return []string{verb}
}

func past(verb, stem string) string {
	n := len(verb)
	switch {
	case verb[n-1] == 'e':
		return verb + "d"
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return verb[:n-1] + "ied"
	}
	return stem + "ed"
}

func third(verb string) string {
	n := len(verb)
	switch {
	case verb[n-1] == 'y' && !vowel(verb[n-2]):
		return verb[:n-1] + "ies"
	case strings.IndexByte("sxz", verb[n-1]) >= 0 || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch") || verb[n-1] == 'o':
		return verb + "es"
	}
	return verb + "s"
}
