package extract

import (
	"slices"
	"strings"
)

// Names in long coordinations with titles and appositions ("US Secretary of
// State A, B's foreign minister C and D") are where trees go wrong most. So the
// participants of a meeting are read by the order of the words first; the tree
// is asked where that gives nothing.

// covering is the mention that holds token i, the longest where there are more.
func (r *reading) covering(s *sentence, i int) *mention {
	var best *mention
	for _, m := range r.mentions[s.index] {
		if m != nil && m.first <= i && i <= m.last && (best == nil || m.last-m.first > best.last-best.first) {
			best = m
		}
	}
	return best
}

// listFrom reads the coordinated noun phrase that begins at token i: the actors
// that it names or whose people it speaks of, and the token after it.
// Appositions within a list are taken for members; an office and its country
// are those of the same side anyhow.
func (r *meeter) listFrom(s *sentence, i int) (who []int, next int) {
	office := false // an office was named whose holder may follow: "the envoy of Peru, X"
	for j := i; j < len(s.Tokens); {
		switch m := r.covering(s, j); {
		case s.Tokens[j].XPOS == "PRP$" && isStyle(s, j+1): // "His Majesty King X"
			for j++; isStyle(s, j) || j < len(s.Tokens) && s.Tokens[j].Text == ","; j++ {
			}
		case s.Tokens[j].Text == "(" && j+2 < len(s.Tokens) && j > i: // "the Republic of Korea (ROK)"
			end := j + 1
			for end < len(s.Tokens) && end < j+5 && s.Tokens[end].Text != ")" {
				end++
			}
			if end == len(s.Tokens) || s.Tokens[end].Text != ")" {
				return who, j
			}
			j = end + 1
		case m != nil && m.first <= j && !r.isDate(s, j):
			if !r.standsForPeople(s, m) {
				return who, j
			}
			if !r.isPartOfTitle(s, m) && !s.isPost(m.first) && !isOtherSide(m) {
				who = addNew(who, m.actors...)
			}
			j = m.last + 1
			office = office && !r.isPerson(m)
		case office && s.Tokens[j].Text == "," && r.isPerson(r.covering(s, j+1)):
			j++
		case r.listGoesOn(s, i, j):
			office = office || r.isPeople(s.node(j))
			j++
		default:
			return who, j
		}
	}
	return who, len(s.Tokens)
}

// isPost reports whether the name at token i says where somebody is sent: "the
// envoy for Freedonia".
func (s *sentence) isPost(i int) bool {
	for i > 0 && s.Tokens[i-1].UPOS == "DET" {
		i--
	}
	p := s.node(i - 1).lower()
	return (p == "for" || p == "to") && posted[strings.ToLower(s.node(i-2).lemma())]
}

// isOtherSide reports whether a mention is the owner of a counterpart, who is the other side of
// what the counterpart does: "her counterpart, Jane Roe, spoke".
func isOtherSide(m *mention) bool { return m.is("nmod:poss") && m.head().lemma() == "counterpart" }

func (r *meeter) isPerson(m *mention) bool {
	return m != nil && len(m.actors) == 1 && r.actors[m.actors[0]].Kind == Person
}

// standsForPeople reports whether a name stands for itself or before people
// ("US officials"), not before something else ("US growers", "the Oslo plan").
func (r *meeter) standsForPeople(s *sentence, m *mention) bool {
	last := m.last
	for j := m.last + 1; j < len(s.Tokens); j++ {
		switch t := s.Tokens[j]; {
		case t.XPOS == "POS", t.UPOS == "ADJ", t.UPOS == "PROPN", t.UPOS == "NOUN", t.UPOS == "NUM", t.XPOS == "HYPH":
			if c := r.covering(s, j); c != nil && c != m && c.first > m.last || r.isDate(s, j) {
				return true // another name follows
			}
			last = j
			continue
		}
		break
	}
	if last == m.last || s.Tokens[last].XPOS == "POS" {
		return m.kind != adjectival
	}
	return r.isPeople(s.node(last)) || s.Tokens[last].UPOS == "PROPN"
}

// isStyle reports whether token i is a style of address.
func isStyle(s *sentence, i int) bool {
	switch s.node(i).lower() {
	case "majesty", "highness", "excellency", "holiness", "eminence", "royal", "beatitude", "grace", "majesties", "serene":
		return true
	}
	return false
}

// isPartOfTitle reports whether an organization is named only within a person's
// title: "Treasury Secretary X", "Bank of Y Governor Z".
func (r *meeter) isPartOfTitle(s *sentence, m *mention) bool {
	if len(m.actors) != 1 || r.actors[m.actors[0]].Kind != Organization {
		return false
	}
	for j := m.last + 1; j < len(s.Tokens); j++ {
		if c := r.covering(s, j); c != nil {
			return len(c.actors) == 1 && r.actors[c.actors[0]].Kind == Person && j > m.last+1 && r.endsTitle(s.Tokens[j-1].Text)
		}
		if u := s.Tokens[j].UPOS; u != "PROPN" && u != "NOUN" && u != "ADJ" {
			return false
		}
	}
	return false
}

// endsTitle reports whether a word can be the last of an office before a name.
func (r *meeter) endsTitle(word string) bool {
	_, t := r.gaz.Title([]string{word})
	return t.Class != "" || isCapital(word)
}

// listGoesOn reports whether token j, which is in no name, can stand within
// the list that began at token i.
func (r *meeter) listGoesOn(s *sentence, i, j int) bool {
	n := s.node(j)
	switch n.upos() {
	case "DET", "ADJ", "PROPN", "NUM":
		return !r.isDate(s, j)
	case "NOUN":
		return r.isPeople(n) || isCapital(n.tok().Text) || j+1 < len(s.Tokens) && (s.Tokens[j+1].UPOS == "NOUN" || s.Tokens[j+1].UPOS == "PROPN" || isApostropheS(s.Tokens[j+1].Text))
	case "PART":
		return n.tok().XPOS == "POS"
	case "PRON":
		return n.tok().XPOS == "PRP$"
	case "ADV":
		return n.lower() == "both" || n.lower() == "as" || n.lower() == "well"
	case "CCONJ", "PUNCT":
		switch n.lower() {
		case "and", "&", "both":
			return r.namesAhead(s, j+1) && !r.startsClause(s, i, j+1)
		case ",", ";":
			return r.andAhead(s, i, j+1)
		}
		return n.tok().XPOS == "HYPH"
	case "ADP":
		switch n.lower() {
		case "of", "from":
			return j > i
		case "for", "to":
			return isOffice(s.node(j-1)) && j+1 < len(s.Tokens) && isCapital(s.Tokens[j+1].Text)
		case "as":
			return true
		}
	}
	return false
}

func isOffice(n node) bool {
	switch n.lower() {
	case "minister", "secretary", "adviser", "advisor", "representative", "envoy", "ambassador", "commissioner", "ministers":
		return true
	}
	return false
}

// namesAhead reports whether an actor is named before the phrase that begins
// at token j ends.
func (r *meeter) namesAhead(s *sentence, j int) bool {
	for ; j < len(s.Tokens); j++ {
		if r.covering(s, j) != nil {
			return true
		}
		switch s.Tokens[j].UPOS {
		case "DET", "ADJ", "PROPN", "NUM", "NOUN", "PART", "PRON", "ADV":
		case "ADP":
			if w := s.node(j).lower(); w != "of" && w != "from" {
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
func (r *meeter) andAhead(s *sentence, i, j int) bool {
	for ; j < len(s.Tokens); j++ {
		if r.covering(s, j) != nil {
			continue
		}
		n := s.node(j)
		switch n.upos() {
		case "CCONJ":
			return (n.lower() == "and" || n.lower() == "&") && r.namesAhead(s, j+1) && !r.startsClause(s, i, j+1)
		case "DET", "ADJ", "PROPN", "NUM", "NOUN", "PART", "PRON":
		case "ADP":
			if w := n.lower(); w != "of" && w != "from" && w != "for" && w != "as" {
				return false
			}
		case "PUNCT":
			if w := n.lower(); w != "," && w != "-" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// startsClause reports whether what begins at token j is the subject of a
// clause of its own, in a list that a verb of the sentence stands before: "met
// A and B said", "Thanking A, B and C left".
func (r *meeter) startsClause(s *sentence, i, j int) bool {
	verbBefore := false
	for k := range i {
		v := s.node(k)
		verbBefore = verbBefore || v.upos() == "VERB" && (isFinite(v) || v.is("advcl") && v.head().i > j)
	}
	if !verbBefore {
		return false
	}
	for ; j < len(s.Tokens); j++ {
		n := s.node(j)
		if isRelative(n) {
			return false // "between A and B that C proposed"
		}
		switch n.upos() {
		case "DET", "ADJ", "NUM", "ADV", "PROPN", "NOUN", "PART", "PRON":
			if n.is("nsubj") {
				return true
			}
		case "VERB", "AUX":
			return isFinite(n) || n.upos() == "AUX"
		default:
			return false
		}
	}
	return false
}

// isRelative reports words that begin a relative clause.
func isRelative(n node) bool {
	x := n.tok().XPOS
	return x == "WDT" || x == "WP" || x == "WRB" || x == "WP$"
}

// after reads, from token i on, the list behind the first of the prepositions
// that hangs on the word before i by position: phrases of time and place, and
// "held" or "hosted", may stand between.
func (r *meeter) after(s *sentence, i int, preps ...string) ([]int, node) {
	for j := i; j < len(s.Tokens); {
		n := s.node(j)
		switch {
		case n.upos() == "ADP" && slices.Contains(preps, n.lower()):
			if who, _ := r.listFrom(s, j+1); len(who) > 0 {
				return who, n.s.node(j + 1)
			}
			return nil, node{}
		case n.upos() == "ADP" && (n.lower() == "in" || n.lower() == "at" || n.lower() == "on" || n.lower() == "by"):
			end := r.settingEnd(s, j+1)
			if end == 0 {
				return nil, node{}
			}
			j = end
		case r.isDate(s, j), n.upos() == "ADV", n.tok().XPOS == "VBN" && r.lex.meetings.role("carry", n):
			j++
		default:
			return nil, node{}
		}
	}
	return nil, node{}
}

// settingEnd is the token after a phrase of time, place or means ("in Oslo",
// "on Monday", "by phone") that begins at token i, 0 where there is none.
func (r *meeter) settingEnd(s *sentence, i int) int {
	for j := i; j < len(s.Tokens) && j < i+6; j++ {
		n := s.node(j)
		switch {
		case r.isDate(s, j) || isRemoteWord(n.lower()):
			for j+1 < len(s.Tokens) && (r.isDate(s, j+1) || isRemoteWord(s.node(j+1).lower())) {
				j++
			}
			return j + 1
		case n.upos() == "PROPN" && isCapital(n.tok().Text):
			for j+1 < len(s.Tokens) && s.Tokens[j+1].UPOS == "PROPN" && !r.isDate(s, j+1) {
				j++
			}
			return j + 1
		case n.upos() == "DET", n.upos() == "ADJ", n.upos() == "NOUN" && isCapital(s.Tokens[min(j+1, len(s.Tokens)-1)].Text):
		default:
			return 0
		}
	}
	return 0
}

// subjectParty is those who do what verb n says. Where the tree lost the subject,
// it is the name that stands right before the verb.
func (r *meeter) subjectParty(n node) []int {
	sub := subject(n)
	if h := n.head(); n.is("acl") && n.tok().XPOS == "VBG" && n.kid("mark").lower() == "of" && h.is("obj") && h.head().upos() == "VERB" { // "had the pleasure of meeting B"
		sub = subject(h.head())
	}
	if isFinite(n) && !n.kid("nsubj").ok() && !n.is("conj", "xcomp", "acl:relcl") {
		sub = node{} // what the tree made of it can't be its subject
	}
	if sub.ok() {
		if sub.s == n.s && sub.first() < n.i && sub.lower() != "we" {
			if who, _ := r.listFrom(n.s, sub.first()); len(who) > 0 {
				return who
			}
		}
		if who := r.party(sub); len(who) > 0 {
			return who
		}
	}
	p := n
	for step := 0; step < 5 && (p.is("advcl", "xcomp") || p.is("conj") && p.head().upos() == "VERB") && !isFinite(p); step++ {
		p = p.head()
	}
	if who := r.listBefore(p); len(who) > 0 {
		return who
	}
	if up := p.head(); p != n && p.is("ccomp") && r.lex.says(up) && !r.anyActor(p.kid("nsubj")) { // "said differences remained, after meeting B"
		return r.subjectParty(up)
	}
	return r.sameAgain(sub)
}

// sameAgain is the participants of the meeting told of last, where a plural
// that nobody else explains speaks of them: "the two ministers", "they".
func (r *meeter) sameAgain(n node) []int {
	switch {
	case n.lower() == "they" || n.lower() == "their" || n.lower() == "both":
		return r.latest
	case n.tok().XPOS != "NNS" || !r.isPeople(n) || !n.kid("det", "nummod").ok() || len(n.all("nmod", "amod", "compound")) > 0 && !isCount(n):
		return nil
	}
	return r.latest
}

// isCount reports a definite plural with a number: "the two leaders".
func isCount(n node) bool { return n.kid("nummod").ok() && n.kid("det").lower() == "the" }

// listBefore is the actors of the noun phrase that ends right before a verb:
// the longest one that no preposition stands before.
func (r *meeter) listBefore(p node) []int {
	if !p.ok() {
		return nil
	}
	s, end := p.s, p.i
	for end > 0 && (s.Tokens[end-1].UPOS == "ADV" || s.Tokens[end-1].UPOS == "AUX") {
		end--
	}
	for i := max(0, end-60); i < end; i++ {
		if k := s.node(i - 1); i > 0 && (k.upos() != "PUNCT" && k.upos() != "CCONJ" && k.upos() != "SCONJ" && k.upos() != "VERB" && !isSubordinator(k.lower())) {
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
	switch w {
	case "as", "after", "before", "since", "until", "while", "when", "because", "that", "if", "whether", "although", "though":
		return true
	}
	return false
}
