package meeting

import (
	"slices"
	"strings"

	"entente/extract/coref"
	"entente/extract/fact"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// listFrom reads the coordinated noun phrase that begins at token i: the actors
// that it names or whose people it speaks of, and the token after it.
// Appositions within a list are taken for members; an office and its country
// are those of the same side anyhow.
func (r *Finder) listFrom(s *tree.Sentence, i int) (who []int, next int) {
	office := false // an office was named whose holder may follow: "the envoy of Peru, X"
	for j := i; j < len(s.Tokens); {
		switch m := r.Covering(s, j); {
		case s.Tokens[j].XPOS == "PRP$" && styles[s.Node(j+1).Lower()]:
			j = pastStyle(s, j+1)
		case s.Tokens[j].Text == "(" && j+2 < len(s.Tokens) && j > i: // "the Republic of Korea (ROK)"
			end := bracketEnd(s, j)
			if end < 0 {
				return who, j
			}
			j = end + 1
		case m != nil && m.First <= j && !r.IsDate(s, j):
			if !r.standsForPeople(s, m) {
				return who, j
			}
			if !r.isPartOfTitle(s, m) && !isPost(s, m.First) && !isOtherSide(m) {
				who = reading.AddNew(who, m.Actors...)
			}
			j = m.Last + 1
			office = office && !r.isPerson(m)
		case office && s.Tokens[j].Text == "," && r.isPerson(r.Covering(s, j+1)):
			j++
		case r.listGoesOn(s, i, j):
			office = office || r.IsPeople(s.Node(j))
			j++
		default:
			return who, j
		}
	}
	return who, len(s.Tokens)
}

// pastStyle is the first token from j on that is no part of how somebody is styled: "His Majesty, King X".
func pastStyle(s *tree.Sentence, j int) int {
	for styles[s.Node(j).Lower()] || s.Node(j).Lower() == "," {
		j++
	}
	return j
}

// bracketEnd is the bracket that closes the one at token j within five tokens, -1 for none.
func bracketEnd(s *tree.Sentence, j int) int {
	for end := j + 1; end < len(s.Tokens) && end <= j+5; end++ {
		if s.Tokens[end].Text == ")" {
			return end
		}
	}
	return -1
}

// isPost reports whether the name at token i says where somebody is sent: "the
// envoy for Freedonia".
func isPost(s *tree.Sentence, i int) bool {
	for i > 0 && s.Tokens[i-1].UPOS == "DET" {
		i--
	}
	p := s.Node(i - 1).Lower()
	return words.OneOf(p, "for", "to") && coref.Posted[strings.ToLower(s.Node(i-2).Lemma())]
}

// isOtherSide reports whether a mention is the owner of a counterpart, who is the other side of
// what the counterpart does: "her counterpart, Jane Roe, spoke".
func isOtherSide(m *reading.Mention) bool {
	return m.Is("nmod:poss") && m.Head().Lemma() == "counterpart"
}

func (r *Finder) isPerson(m *reading.Mention) bool {
	return m != nil && len(m.Actors) == 1 && r.Actors[m.Actors[0]].Kind == fact.Person
}

// standsForPeople reports whether a name stands for itself or before people
// ("US officials"), not before something else ("US growers", "the Oslo plan").
func (r *Finder) standsForPeople(s *tree.Sentence, m *reading.Mention) bool {
	last := m.Last
	for j := m.Last + 1; j < len(s.Tokens); j++ {
		switch t := s.Tokens[j]; {
		case t.XPOS == "POS", t.UPOS == "ADJ", t.UPOS == "PROPN", t.UPOS == "NOUN", t.UPOS == "NUM", t.XPOS == "HYPH":
			if c := r.Covering(s, j); c != nil && c != m && c.First > m.Last || r.IsDate(s, j) {
				return true // another name follows
			}
			last = j
			continue
		}
		break
	}
	if last == m.Last || s.Tokens[last].XPOS == "POS" {
		return m.Kind != reading.Adjectival
	}
	return r.IsPeople(s.Node(last)) || s.Tokens[last].UPOS == "PROPN"
}

// styles are the words for addressing kings and other dignitaries.
var styles = words.Class("styles")

// isPartOfTitle reports whether an organization is named only within a person's
// title: "Treasury Secretary X", "Bank of Y Governor Z".
func (r *Finder) isPartOfTitle(s *tree.Sentence, m *reading.Mention) bool {
	if len(m.Actors) != 1 || r.Actors[m.Actors[0]].Kind != fact.Organization {
		return false
	}
	for j := m.Last + 1; j < len(s.Tokens); j++ {
		if c := r.Covering(s, j); c != nil {
			return len(c.Actors) == 1 && r.Actors[c.Actors[0]].Kind == fact.Person && j > m.Last+1 && r.endsTitle(s.Tokens[j-1].Text)
		}
		if !words.OneOf(s.Tokens[j].UPOS, "PROPN", "NOUN", "ADJ") {
			return false
		}
	}
	return false
}

// endsTitle reports whether a word can be the last of an office before a name.
func (r *Finder) endsTitle(word string) bool {
	_, t := r.Gaz.Title([]string{word})
	return t.Class != "" || tree.IsCapital(word)
}

// listGoesOn reports whether token j, which is in no name, can stand within
// the list that began at token i.
func (r *Finder) listGoesOn(s *tree.Sentence, i, j int) bool {
	n := s.Node(j)
	switch n.UPOS() {
	case "DET", "ADJ", "PROPN", "NUM":
		return !r.IsDate(s, j)
	case "NOUN":
		next := s.Node(j + 1)
		return r.IsPeople(n) || tree.IsCapital(n.Tok().Text) || tree.IsNounWord(next) || tree.IsApostropheS(next.Tok().Text)
	case "PART":
		return n.Tok().XPOS == "POS"
	case "PRON":
		return n.Tok().XPOS == "PRP$"
	case "ADV":
		return n.IsWord("both", "as", "well")
	case "CCONJ", "PUNCT":
		switch n.Lower() {
		case "and", "&", "both":
			return r.namesAhead(s, j+1) && !r.startsClause(s, i, j+1)
		case ",", ";":
			return r.andAhead(s, i, j+1)
		}
		return n.Tok().XPOS == "HYPH"
	case "ADP":
		switch n.Lower() {
		case "of", "from":
			return j > i
		case "for", "to":
			return offices[s.Node(j-1).Lower()] && j+1 < len(s.Tokens) && tree.IsCapital(s.Tokens[j+1].Text)
		case "as":
			return true
		}
	}
	return false
}

// offices are the nouns of offices that "for" or "to" may follow with what they are for.
var offices = words.Class("offices")

// namesAhead reports whether an actor is named before the phrase that begins
// at token j ends.
func (r *Finder) namesAhead(s *tree.Sentence, j int) bool {
	for ; j < len(s.Tokens); j++ {
		if r.Covering(s, j) != nil {
			return true
		}
		switch s.Tokens[j].UPOS {
		case "DET", "ADJ", "PROPN", "NUM", "NOUN", "PART", "PRON", "ADV":
		case "ADP":
			if !s.Node(j).IsWord("of", "from") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// andAhead reports whether a comma before token j is one of a list: an "and"
// with a name after it follows before the list ends.
func (r *Finder) andAhead(s *tree.Sentence, i, j int) bool {
	for ; j < len(s.Tokens); j++ {
		if r.Covering(s, j) != nil {
			continue
		}
		n := s.Node(j)
		switch n.UPOS() {
		case "CCONJ":
			return n.IsWord("and", "&") && (r.isOthers(s, j+1) || r.namesAhead(s, j+1) && !r.startsClause(s, i, j+1))
		case "DET", "ADJ", "PROPN", "NUM", "NOUN", "PART", "PRON":
		case "ADP":
			if !n.IsWord("of", "from", "for", "as") {
				return false
			}
		case "PUNCT":
			if !n.IsWord(",", "-") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// isOthers reports whether a list ends, at token j, with people whom it does not name: "and other senior officials".
func (r *Finder) isOthers(s *tree.Sentence, j int) bool {
	if s.Node(j).Lower() != "other" {
		return false
	}
	for j++; s.Node(j).UPOS() == "ADJ"; {
		j++
	}
	return r.IsPeople(s.Node(j))
}

// startsClause reports whether what begins at token j is the subject of a
// clause of its own, in a list that a verb of the sentence stands before: "met
// A and B said", "Thanking A, B and C left".
func (r *Finder) startsClause(s *tree.Sentence, i, j int) bool {
	verbBefore := false
	for k := range i {
		v := s.Node(k)
		verbBefore = verbBefore || v.UPOS() == "VERB" && (tree.IsFinite(v) || v.Is("advcl") && v.Head().I > j)
	}
	if !verbBefore {
		return false
	}
	for ; j < len(s.Tokens); j++ {
		n := s.Node(j)
		if tree.IsRelative(n) {
			return false // "between A and B that C proposed"
		}
		switch n.UPOS() {
		case "DET", "ADJ", "NUM", "ADV", "PROPN", "NOUN", "PART", "PRON":
			if n.Is("nsubj") {
				return true
			}
		case "VERB", "AUX":
			return tree.IsFinite(n) || n.UPOS() == "AUX"
		default:
			return false
		}
	}
	return false
}

// after reads, from token i on, the list behind the first of the prepositions
// that hangs on the word before i by position: phrases of time and place, and
// "held" or "hosted", may stand between.
func (r *Finder) after(s *tree.Sentence, i int, preps ...string) ([]int, tree.Node) {
	for j := i; j < len(s.Tokens); {
		n := s.Node(j)
		switch {
		case n.UPOS() == "ADP" && slices.Contains(preps, n.Lower()):
			if who, _ := r.listFrom(s, j+1); len(who) > 0 {
				return who, n.Sent.Node(j + 1)
			}
			return nil, tree.Node{}
		case n.UPOS() == "ADP" && n.IsWord("in", "at", "on", "by"):
			end := r.settingEnd(s, j+1)
			if end == 0 {
				return nil, tree.Node{}
			}
			j = end
		case r.IsDate(s, j), n.UPOS() == "ADV", n.Tok().XPOS == "VBN" && r.Lex.Meetings.Role("carry", n):
			j++
		default:
			return nil, tree.Node{}
		}
	}
	return nil, tree.Node{}
}

// settingEnd is the token after a phrase of time, place or means ("in Oslo",
// "on Monday", "by phone") that begins at token i, 0 where there is none.
func (r *Finder) settingEnd(s *tree.Sentence, i int) int {
	for j := i; j < len(s.Tokens) && j < i+6; j++ {
		n := s.Node(j)
		switch {
		case r.IsDate(s, j) || remoteWords[n.Lower()]:
			for j+1 < len(s.Tokens) && (r.IsDate(s, j+1) || remoteWords[s.Node(j+1).Lower()]) {
				j++
			}
			return j + 1
		case n.UPOS() == "PROPN" && tree.IsCapital(n.Tok().Text):
			for j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == "PROPN" && !r.IsDate(s, j+1) {
				j++
			}
			return j + 1
		case n.UPOS() == "DET", n.UPOS() == "ADJ", n.UPOS() == "NOUN" && tree.IsCapital(s.Tokens[min(j+1, len(s.Tokens)-1)].Text):
		default:
			return 0
		}
	}
	return 0
}

// subjectParty is those who do what verb n says. Where the tree lost the subject,
// it is the name that stands right before the verb.
func (r *Finder) subjectParty(n tree.Node) []int {
	sub := partySubject(n)
	if who := r.named(n, sub); len(who) > 0 {
		return who
	}
	p := n
	for step := 0; step < 5 && (p.Is("advcl", "xcomp") || p.Is("conj") && p.Head().UPOS() == "VERB") && !tree.IsFinite(p); step++ {
		p = p.Head()
	}
	if who := r.listBefore(p); len(who) > 0 {
		return who
	}
	if up := p.Head(); p != n && p.Is("ccomp") && r.Lex.Says(up) && !r.AnyActor(p.Kid("nsubj")) { // "said differences remained, after meeting B"
		return r.subjectParty(up)
	}
	return r.sameAgain(sub)
}

// partySubject is the subject of a verb, of a gerund behind a noun that of the verb above, "had the pleasure of meeting B";
// a finite verb without one of its own has none.
func partySubject(n tree.Node) tree.Node {
	if tree.IsFinite(n) && !n.Kid("nsubj").OK() && !n.Is("conj", "xcomp", "acl:relcl") {
		return tree.Node{} // what the tree made of it can't be its subject
	}
	h := n.Head()
	if n.Is("acl") && n.Tok().XPOS == "VBG" && n.Kid("mark").Lower() == "of" && h.Is("obj") && h.Head().UPOS() == "VERB" {
		return tree.Subject(h.Head())
	}
	return tree.Subject(n)
}

// named is the actors that the subject of a verb names, with all of the list that begins there.
func (r *Finder) named(n, sub tree.Node) []int {
	if !sub.OK() {
		return nil
	}
	if sub.Sent == n.Sent && sub.First() < n.I && sub.Lower() != "we" {
		if who, _ := r.listFrom(n.Sent, sub.First()); len(who) > 0 {
			return who
		}
	}
	return r.party(sub)
}

// sameAgain is the participants of the meeting told of last, where a plural
// that nobody else explains speaks of them: "the two ministers", "they".
func (r *Finder) sameAgain(n tree.Node) []int {
	switch {
	case n.IsWord("they", "their", "both"):
		return r.latest
	case n.Tok().XPOS != "NNS" || !r.IsPeople(n) || !n.Kid("det", "nummod").OK() || len(n.All("nmod", "amod", "compound")) > 0 && !isCount(n):
		return nil
	}
	return r.latest
}

// isCount reports a definite plural with a number: "the two leaders".
func isCount(n tree.Node) bool { return n.Kid("nummod").OK() && n.Kid("det").Lower() == "the" }

// listBefore is the actors of the noun phrase that ends right before a verb:
// the longest one that no preposition stands before.
func (r *Finder) listBefore(p tree.Node) []int {
	if !p.OK() {
		return nil
	}
	s, end := p.Sent, p.I
	for end > 0 && words.OneOf(s.Tokens[end-1].UPOS, "ADV", "AUX") {
		end--
	}
	for i := max(0, end-60); i < end; i++ {
		if k := s.Node(i - 1); i > 0 && (!k.IsPOS("PUNCT", "CCONJ", "SCONJ", "VERB") && !isSubordinator(k.Lower())) {
			continue
		}
		if who, next := r.listFrom(s, i); next == end && len(who) > 0 {
			return who
		}
	}
	return nil
}

// isSubordinator reports words that begin a clause, whatever the tagger took
// them for.
func isSubordinator(w string) bool {
	return words.OneOf(w, "as", "after", "before", "since", "until", "while", "when", "because", "that", "if", "whether", "although", "though")
}
