package repair

import (
	"slices"
	"strings"

	"entente/extract/nlp"
	"entente/extract/words"
)

// repairAttachment hangs on a noun what says more of it and stands right behind
// it, where the tree has it on the verb before: a phrase that the noun's frame
// knows ("agreed on the need for a ceasefire"), and a participle without a
// subject ("rejected a truce put forward by mediators").
func repairAttachment(s *nlp.Sentence, frames map[string][]string) bool {
	t, found := s.Tokens, false
	for i := range t {
		noun := nounBefore(t, i)
		if noun < 0 {
			continue
		}
		if t[i].XPOS == "VBN" && isBareParticiple(t, i, noun) {
			t[i].Head, t[i].Rel = noun, "acl"
			found = true
			continue
		}
		m := t[i].Head
		if rel := relOnNoun(t, i); rel != "" && t[m].Head == t[noun].Head && takes(frames, t[noun], t[i]) {
			t[m].Head, t[m].Rel = noun, rel
			found = true
		}
	}
	return found
}

// relOnNoun is the relation by which a noun would have what the word at i introduces behind it on a verb: a phrase, a
// gerund or an infinitive. It is empty for other words.
func relOnNoun(t []nlp.Token, i int) string {
	m := t[i].Head
	switch {
	case m <= i:
		return ""
	case t[i].UPOS == "ADP" && t[i].Rel == "case":
		if t[m].Rel == "obl" {
			return "nmod"
		}
	case t[i].Rel != "mark":
		return ""
	case t[i].XPOS == "IN" && t[m].XPOS == "VBG":
		if words.OneOf(t[m].Rel, "advcl", "obl") {
			return "acl"
		}
	case strings.EqualFold(t[i].Text, "to") && t[m].Rel == "advcl":
		return "acl"
	}
	return ""
}

// repairObjects makes plain what treebanks name in two ways: the one object of a
// verb is its obj, also where it is somebody who is told to do something ("urged
// Iran to leave"), and an "it" that does something to an object is a subject.
func repairObjects(s *nlp.Sentence) bool {
	t, found := s.Tokens, false
	for i := range t {
		v := t[i].Head
		switch {
		case t[i].Rel == "iobj" && !hasKid(t, v, "obj"):
			t[i].Rel = "obj"
			found = true
		case t[i].Rel == "expl" && i < v && strings.EqualFold(t[i].Text, "it") && hasKid(t, v, "obj") && !hasClause(t, v):
			t[i].Rel = "nsubj"
			found = true
		}
	}
	return found
}

// hasClause reports whether a verb has a clause for which its "it" may stand.
func hasClause(t []nlp.Token, v int) bool {
	return hasKid(t, v, "csubj") || hasKid(t, v, "ccomp") || hasKid(t, v, "xcomp") || isExtraposed(t, v)
}

// isExtraposed reports whether a clause under the verb at v may be what its "it" stands for: no
// "as fear grows".
func isExtraposed(t []nlp.Token, v int) bool {
	for c := range t {
		if t[c].Head != v || t[c].Rel != "advcl" {
			continue
		}
		m := slices.IndexFunc(t, func(m nlp.Token) bool { return m.Head == c && m.Rel == "mark" })
		if m < 0 {
			return true
		}
		switch strings.ToLower(t[m].Text) {
		case "to", "that", "for", "if", "when":
			return true
		}
	}
	return false
}

func hasKid(t []nlp.Token, head int, rel string) bool {
	return slices.ContainsFunc(t, func(k nlp.Token) bool { return k.Head == head && k.Rel == rel })
}

// nounBefore is the common noun that is the object or an oblique of a verb and
// whose phrase ends before token i, or -1.
func nounBefore(t []nlp.Token, i int) int {
	n := i - 1
	for n >= 0 && !words.OneOf(t[n].UPOS, "VERB", "PUNCT") && !words.OneOf(t[n].Rel, "obj", "obl") {
		n = t[n].Head
	}
	if n < 0 || n >= i || t[n].UPOS != "NOUN" || !words.OneOf(t[n].Rel, "obj", "obl") {
		return -1
	}
	if v := t[n].Head; v < 0 || v >= n {
		return -1
	}
	return n
}

// isBareParticiple reports whether the participle at i is a clause of its own
// that nothing opens, on the verb that the noun before it hangs on, too.
func isBareParticiple(t []nlp.Token, i, noun int) bool {
	if t[i-1].UPOS != "NOUN" || t[i].Head != t[noun].Head {
		return false
	}
	switch t[i].Rel {
	case "ccomp", "xcomp", "advcl", "parataxis", "dep":
	default:
		return false
	}
	for j := range t[:i] {
		if t[j].Head == i {
			return false
		}
	}
	return true
}

// takes reports whether the noun's frame has the preposition.
func takes(frames map[string][]string, noun, by nlp.Token) bool {
	word := strings.ToLower(by.Text)
	return word == "of" || slices.Contains(frames[strings.ToLower(noun.Lemma)], word)
}
