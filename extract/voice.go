package extract

import (
	"strings"

	"entente/extract/article"
)

// findVoice finds whom "we" and "I" mean outside quotes: those who sign a
// joint statement or issue a statement.
func (v *resolver) findVoice() {
	author, report := v.authors(), v.isReport()
	v.r.signed = v.issuers(author, report)
	we, i := v.firstPersons()
	if we+i == 0 {
		return
	}
	v.author = author
	if len(author) == 0 && len(v.r.signed) == 0 {
		if v.voice = v.onBehalf(); len(v.voice) > 0 {
			v.author = v.voice
			return
		}
	}
	if we == 0 && (i > 1 || len(v.author) > 0) {
		if len(v.author) == 0 && i > 1 && !v.r.talk {
			v.author = v.mainSubject()
		}
		return
	}
	if we+i < 2 && len(v.weThe()) == 0 && len(v.author) == 0 {
		if who := v.mainSubject(); !report && !v.r.talk && len(who) > 0 && v.isState(who[0]) && v.declares(who[0]) {
			v.voice, v.author, v.r.signed = who, who, who
		}
		return
	}
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
			v.voice = who
			break
		}
	}
	if len(v.voice) == 0 && len(v.author) > 0 {
		v.voice = v.countries(v.author)
	}
	if len(v.voice) == 0 && !report && !v.r.talk {
		v.voice = v.mainSubject()
	}
	if len(v.author) == 0 {
		v.author = v.voice
	}
}

// isOurs reports whether a text speaks for an actor: it is the subject of a sentence outside
// quotes that says "we" or "our", or it declares something.
func (v *resolver) isOurs(actor int) bool {
	for _, s := range v.r.sents {
		names, ours := false, false
		for i := range s.Tokens {
			n := s.node(i)
			if v.inQuote(n) {
				continue
			}
			switch n.lower() {
			case "we", "our", "us", "i", "my":
				ours = ours || s.Tokens[i].Text != "US"
			}
			names = names || n.is("nsubj") && n.head().is("root", "conj") && v.r.means(s, i, actor)
		}
		if names && ours {
			return true
		}
	}
	return v.declares(actor)
}

// acts are verbs for what governments declare by doing it: "Freedonia is imposing sanctions".
var acts = words("impose announce designate sanction take provide")

// declares reports whether a text tells what an actor thinks or does as it is written, as
// statements do: "Freedonia condemns the coup", "Freedonia is imposing sanctions".
func (v *resolver) declares(actor int) bool {
	for _, s := range v.r.sents {
		if s.block != article.Body {
			continue
		}
		for i := range s.Tokens {
			n := s.node(i)
			if !v.r.means(s, i, actor) || v.inQuote(n) {
				continue
			}
			if h := n.head(); n.is("nsubj") && h.is("root") {
				now := h.tok().XPOS == "VBZ" || h.tok().XPOS == "VBP"
				if now && len(v.r.lex.frames["verb "+h.lemma()]) > 0 || acts[h.lemma()] && isOngoing(h) && v.isState(actor) {
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
	for _, s := range v.r.sents {
		behalf := s.node(1)
		if s.block != article.Body || behalf.lower() != "behalf" || s.node(0).lower() != "on" || v.inQuote(behalf) || v.r.talk {
			continue
		}
		if w := subject(behalf.head()).lower(); w != "i" && w != "we" {
			continue
		}
		var who []int
		for _, a := range v.r.within(s, behalf.first(), behalf.last()) {
			if v.isState(a) {
				who = append(who, a)
			}
		}
		return who
	}
	return nil
}

// isTalk reports whether the text outside quotes talks as a column, a blog or a
// speech does, with short forms and "you", unlike a statement of a government.
func (r *reading) isTalk() bool {
	short, you := 0, 0
	for _, s := range r.sents {
		for i, t := range s.Tokens {
			if r.quoted[s.index][i] || s.block != article.Body {
				continue
			}
			switch strings.ReplaceAll(strings.ToLower(t.Text), "’", "'") {
			case "n't", "'re", "'ll", "'m", "'ve":
				short++
			case "you", "your":
				you++
			}
		}
	}
	return short > 0 && short+you > 1
}

// isReport reports whether the text quotes others as a reporter does, so that
// a stray "we" outside quotes is no signatory's.
func (v *resolver) isReport() bool {
	quotes := 0
	for _, s := range v.r.sents {
		quoted, says := false, false
		for i := range s.Tokens {
			n := s.node(i)
			quoted = quoted || v.inQuote(n)
			says = says || n.upos() == "VERB" && v.r.lex.says(n) && !v.inQuote(n)
		}
		if quoted && says {
			quotes++
		}
	}
	return quotes >= 2
}

// firstPersons counts "we" and "I" as subjects outside quotes.
func (v *resolver) firstPersons() (we, i int) {
	for _, s := range v.r.sents {
		for k := range s.Tokens {
			n := s.node(k)
			if v.inQuote(n) || s.block != article.Body {
				continue
			}
			if !n.is("nsubj") || !n.head().is("root", "conj", "parataxis", "ccomp") {
				continue
			}
			switch n.lower() {
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
	count := map[int]int{}
	for _, s := range v.r.sents {
		for i := range s.Tokens {
			n := s.node(i)
			if m := v.r.mention(s.node(i)); m != nil && len(m.actors) == 1 && n.is("nsubj") && !v.inQuote(n) && n.head().is("root", "conj", "ccomp") {
				count[m.actors[0]]++
			}
		}
	}
	for a := range v.f.actors {
		if v.isPerson(a) {
			if c := v.country(a); c >= 0 {
				count[c] += count[a]
			}
		}
	}
	best, declaring := -1, -1
	for a := range v.f.actors {
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

// isState reports whether an actor is a country or a club of countries.
func (v *resolver) isState(a int) bool { return v.isCountry(a) || v.isClub([]int{a}) }
