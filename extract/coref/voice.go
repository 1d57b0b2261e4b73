package coref

import (
	"entente/extract/article"
	"entente/extract/tree"
	"entente/extract/words"
)

// findVoice finds whom "we" and "I" mean outside quotes: those who sign a
// joint statement or issue a statement.
func (v *resolver) findVoice() {
	author, report := v.authors(), v.isReport()
	v.r.Signed = v.issuers(author, report)
	we, i := v.firstPersons()
	if we+i == 0 {
		return
	}
	v.author = author
	if len(author) == 0 && len(v.r.Signed) == 0 {
		if v.voice = v.onBehalf(); len(v.voice) > 0 {
			v.author = v.voice
			return
		}
	}
	switch {
	case we == 0 && (i > 1 || len(v.author) > 0):
		if len(v.author) == 0 && i > 1 && !v.r.IsTalk {
			v.author = v.mainSubject()
		}
	case we+i < 2 && len(v.weThe()) == 0 && len(v.author) == 0:
		if who := v.mainSubject(); !report && !v.r.IsTalk && len(who) > 0 && v.isState(who[0]) && v.declares(who[0]) {
			v.voice, v.author, v.r.Signed = who, who, who
		}
	default:
		v.voice = v.voiceOf(report)
		if len(v.author) == 0 {
			v.author = v.voice
		}
	}
}

// voiceOf is whom "we" means: those who sign, the club that issues a statement, the countries of its author, or in a text
// that is no report the one that it is about.
func (v *resolver) voiceOf(report bool) []int {
	ways := []func() []int{v.weThe, v.releasedBy}
	switch {
	case report:
	case len(v.author) > 0: // "Statement by Jane Roe on ...": of one, or of all whom the title names
		ways = append(ways, v.headline)
	default:
		ways = append(ways, v.jointSubject, v.headline)
	}
	for _, find := range ways {
		if who := find(); len(who) > 1 || v.isClub(who) {
			return who
		}
	}
	if c := v.countries(v.author); len(c) > 0 {
		return c
	}
	if !report && !v.r.IsTalk {
		return v.mainSubject()
	}
	return nil
}

// isOurs reports whether a text speaks for an actor: it is the subject of a sentence outside
// quotes that says "we" or "our", or it declares something.
func (v *resolver) isOurs(actor int) bool {
	for _, s := range v.r.Sents {
		names, ours := false, false
		for i := range s.Tokens {
			n := s.Node(i)
			if v.inQuote(n) {
				continue
			}
			switch n.Lower() {
			case "we", "our", "us", "i", "my":
				ours = ours || s.Tokens[i].Text != "US"
			}
			names = names || n.Is("nsubj") && n.Head().Is("root", "conj") && v.r.Means(s, i, actor)
		}
		if names && ours {
			return true
		}
	}
	return v.declares(actor)
}

// acts are verbs for what governments declare by doing it: "Freedonia is imposing sanctions".
var acts = words.Class("acts")

// declares reports whether a text tells what an actor thinks or does as it is written, as
// statements do: "Freedonia condemns the coup", "Freedonia is imposing sanctions".
func (v *resolver) declares(actor int) bool {
	for _, s := range v.r.Sents {
		if s.Block != article.Body {
			continue
		}
		for i := range s.Tokens {
			n := s.Node(i)
			if !v.r.Means(s, i, actor) || v.inQuote(n) {
				continue
			}
			if h := n.Head(); n.Is("nsubj") && h.Is("root") {
				now := h.IsTag("VBZ", "VBP")
				if now && len(v.r.Lex.Frames["verb "+h.Lemma()]) > 0 || acts[h.Lemma()] && tree.IsOngoing(h) && v.isState(actor) {
					return true
				}
			}
		}
	}
	return false
}

// onBehalf is the states for which a statement speaks by its words: "On behalf of the people
// of Freedonia, I extend".
func (v *resolver) onBehalf() []int {
	for _, s := range v.r.Sents {
		behalf := s.Node(1)
		if s.Block != article.Body || behalf.Lower() != "behalf" || s.Node(0).Lower() != "on" || v.inQuote(behalf) || v.r.IsTalk {
			continue
		}
		if !tree.Subject(behalf.Head()).IsWord("i", "we") {
			continue
		}
		var who []int
		for _, a := range v.r.Within(s, behalf.First(), behalf.Last()) {
			if v.isState(a) {
				who = append(who, a)
			}
		}
		return who
	}
	return nil
}

// isReport reports whether the text quotes others as a reporter does, so that
// a stray "we" outside quotes is no signatory's.
func (v *resolver) isReport() bool {
	quotes := 0
	for _, s := range v.r.Sents {
		quoted, says := false, false
		for i := range s.Tokens {
			n := s.Node(i)
			quoted = quoted || v.inQuote(n)
			says = says || n.UPOS() == "VERB" && v.r.Lex.Says(n) && !v.inQuote(n)
		}
		if quoted && says {
			quotes++
		}
	}
	return quotes >= 2
}

// firstPersons counts "we" and "I" as subjects outside quotes.
func (v *resolver) firstPersons() (we, i int) {
	for _, s := range v.r.Sents {
		for k := range s.Tokens {
			n := s.Node(k)
			if v.inQuote(n) || s.Block != article.Body {
				continue
			}
			if !n.Is("nsubj") || !n.Head().Is("root", "conj", "parataxis", "ccomp") {
				continue
			}
			switch n.Lower() {
			case "we":
				we++
			case "i":
				i++
			}
		}
	}
	return we, i
}

// mainSubject is the country or organization that is the subject of most
// sentences in a text without quotes, or else that state which declares something in it; in
// doubt nobody.
func (v *resolver) mainSubject() []int {
	count := v.subjectCounts()
	best, declaring := -1, -1
	for a := range v.f.Actors {
		if v.isPerson(a) {
			continue
		}
		if count[a] > 0 && (best < 0 || count[a] > count[best]) {
			best = a
		}
		if (declaring < 0 || count[a] > count[declaring]) && v.isState(a) && v.declares(a) {
			declaring = a
		}
	}
	switch {
	case best >= 0 && v.isOurs(best):
		return []int{best}
	case declaring >= 0:
		return []int{declaring}
	}
	return nil
}

// subjectCounts is of how many sentences outside quotes each actor is the subject, a country with those who act for it.
func (v *resolver) subjectCounts() map[int]int {
	count := map[int]int{}
	for _, s := range v.r.Sents {
		for i := range s.Tokens {
			n := s.Node(i)
			if m := v.r.Mention(n); m != nil && len(m.Actors) == 1 && n.Is("nsubj") && !v.inQuote(n) && n.Head().Is("root", "conj", "ccomp") {
				count[m.Actors[0]]++
			}
		}
	}
	for a := range v.f.Actors {
		if v.isPerson(a) {
			if c := v.country(a); c >= 0 {
				count[c] += count[a]
			}
		}
	}
	return count
}

// isState reports whether an actor is a country or a club of countries.
func (v *resolver) isState(a int) bool { return v.isCountry(a) || v.isClub([]int{a}) }
