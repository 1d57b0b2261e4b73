package entity

import (
	"strings"
	"unicode/utf8"

	"entente/extract/article"
	"entente/extract/gazetteer"
	"entente/extract/names"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Name is a run of capitalized words in a sentence and what it may name.
type Name struct {
	S           *tree.Sentence
	first, last int            // its tokens, without article and titles
	kind        gazetteer.Kind // empty: some name, of we don't know what
	form        gazetteer.Form
	entry       *gazetteer.Entry  // nil where no table has it
	senses      []gazetteer.Sense // what the tables have, the likeliest first
	of          *Name             // the country or organization before its title or head
	title       tree.Span         // the tokens of its title, if it has one before it
	gender      byte
	actor       int    // index in Finder.Actors, -1 for none
	inner       bool   // part of a longer name, which has the mention
	tagged      bool   // the tagger sees a person in all of it
	doubt       bool   // in a headline, where capitals mean little
	silent      bool   // names nobody: the government of the person is named
	governs     bool   // a country by its government: "the Japanese government"
	part        string // the part of a hyphenated token that names, else empty
	rule        string // the rule that found it
}

// thing is the kind of names that are no actors: treaties, ships, days.
const thing gazetteer.Kind = "thing"

// text is the name as the article has it, with plain spaces where it has others ("Jane\u00a0Roe").
func (n *Name) text(r *reading.Text) string {
	if n.part != "" {
		return n.part
	}
	return strings.Join(strings.Fields(r.Words(n.S, n.first, n.last)), " ")
}

// A scanner finds the names of one sentence.
type scanner struct {
	f     *Finder
	s     *tree.Sentence
	u     []names.Unit
	words []string // of the units
	caps  []bool   // may be part of a name by its case
	title bool     // a headline in which every word has a capital
	tags  []names.Label
	names []*Name
}

// scan finds the names of a sentence, in text order.
func (f *Finder) scan(s *tree.Sentence) *scanner {
	sc := &scanner{f: f, s: s, u: unitsOf(s, f.g)}
	for _, u := range sc.u {
		sc.words = append(sc.words, u.Text)
	}
	sc.title = titleCase(s, sc.words)
	sc.caps = make([]bool, len(sc.u))
	for i := range sc.u {
		sc.caps[i] = sc.capitalized(i)
	}
	sc.dateline()
	sc.tags = f.tagger.Tag(sc.u, names.Marks(sc.u, f.g))
	for i := sc.labelName(); i < len(sc.u); {
		i = sc.next(i)
	}
	return sc
}

// unitsOf joins the tokens of a sentence to the words of names.
func unitsOf(s *tree.Sentence, g *gazetteer.Gazetteer) []names.Unit {
	tokens := make([]string, len(s.Tokens))
	for i := range tokens {
		tokens[i] = s.Tokens[i].Text
	}
	return names.Units(tokens, func(i int) bool { return s.Tokens[i].End == s.Tokens[i+1].Start }, g)
}

// initial reports whether a dot after the word belongs to the name: "J.", "Jr.".
func initial(w string) bool {
	return utf8.RuneCountInString(w) == 1 && names.Capital(w) || abbreviated[w]
}

var abbreviated = words.Class("abbreviated")

// titleCase reports whether a line is a headline whose words have capitals
// without being names.
func titleCase(s *tree.Sentence, words []string) bool {
	caps, all := 0, 0
	for _, w := range words {
		if utf8.RuneCountInString(w) > 3 {
			all++
			if names.Capital(w) {
				caps++
			}
		}
	}
	for i := range s.Tokens {
		if n := s.Node(i); n.UPOS() == "VERB" && tree.IsFinite(n) && n.Tok().Text == n.Lower() {
			return false // "met": the others are names
		}
	}
	if s.Block == article.Body {
		return all >= 6 && caps == all
	}
	return all > 2 && caps*10 >= all*7
}

// capitalized reports whether unit i can belong to a name by its looks: the
// first word of a sentence only where it is no function word or verb.
func (sc *scanner) capitalized(i int) bool {
	w := sc.words[i]
	if sc.isSurname(i) {
		return true
	}
	if nameMonths[w] && sc.isForename(i) && !sc.isDated(i) {
		return true
	}
	if !names.Capital(w) || w == "I" || tree.FunctionWords[strings.ToLower(w)] && !tree.IsAcronym(w) {
		return false
	}
	switch sc.s.Tokens[sc.u[i].First].UPOS {
	case "PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PUNCT":
		return tree.IsAcronym(w)
	case "ADV", "VERB", "INTJ":
		return !sc.starts(i)
	}
	return true
}

// nameMonths are the months that are given names, too.
var nameMonths = words.Class("nameMonths")

// isDated reports whether the month at unit i stands in a date: "4 June", "in June".
func (sc *scanner) isDated(i int) bool {
	if i == 0 {
		return false
	}
	return isNumber(sc.words[i-1]) || sc.s.Tokens[sc.u[i-1].First].UPOS == "ADP"
}

// isSurname reports whether a capitalized word that looks like a pronoun begins a name, amid a
// sentence and before another name: "ambassador He Jianxiong".
func (sc *scanner) isSurname(i int) bool {
	if !words.OneOf(sc.words[i], "He", "So", "You", "An") || sc.title || sc.starts(i) || !sc.isNamed(i+1) {
		return false
	}
	at, _ := sc.titleEnding(i)
	return at >= 0
}

// isNamed reports whether unit i is a capitalized word that the tagger has for a name.
func (sc *scanner) isNamed(i int) bool {
	return i < len(sc.u) && names.Capital(sc.words[i]) && sc.s.Tokens[sc.u[i].First].UPOS == "PROPN"
}

// starts reports whether unit i begins the sentence or a quotation in it.
func (sc *scanner) starts(i int) bool {
	if i == 0 {
		return true
	}
	return words.OneOf(sc.words[i-1], "\"", "“", "''", "``", "'", "‘", ":", "(", "-", "—", "–", "•")
}

// next handles what begins at unit i and returns the unit to go on at.
func (sc *scanner) next(i int) int {
	if senses := sc.shared(i); senses != nil {
		sc.emitSense(i, i, senses)
		return i + 1
	}
	if sc.caps[i] {
		end := sc.runEnd(i)
		sc.segment(i, end)
		return end + 1
	}
	// Names that begin with a small letter: "the North", "mainland China",
	// "al-Qaeda"; and "The" that begins a sentence.
	if n, senses := sc.f.g.At(sc.words[i:]); n > 0 && sc.endsWell(i, n) && (n > 1 || names.Capital(sc.words[i])) {
		if end := sc.lengthened(i, sc.runEnd(i+n-1), n, senses[0].Entry); end > 0 {
			return end
		}
		sc.emitSense(i, i+n-1, senses)
		return i + n
	}
	if strings.ContainsAny(sc.words[i], "-–/") {
		sc.emitParts(i)
	}
	return i + 1
}

// shared is the country whose last word stands only at the next one: "North" of "North and
// South Korea".
func (sc *scanner) shared(i int) []gazetteer.Sense {
	if i+3 >= len(sc.u) || sc.words[i+1] != "and" || !names.Capital(sc.words[i]) {
		return nil
	}
	n, senses := sc.f.g.At(sc.words[i+2:])
	if n != 2 || senses[0].Kind != gazetteer.Country {
		return nil
	}
	n, senses = sc.f.g.At([]string{sc.words[i], sc.words[i+3]})
	if n != 2 || senses[0].Kind != gazetteer.Country || senses[0].Form != gazetteer.Name {
		return nil
	}
	return senses
}

// endsWell refuses "the South" before "China Sea", and a common word at the
// end of a name.
func (sc *scanner) endsWell(i, n int) bool {
	j := i + n
	if j < len(sc.u) && sc.words[j] == "of" && sc.words[j-1] == "Republic" {
		return false
	}
	return j >= len(sc.u) || !sc.caps[j] || strings.ToLower(sc.words[i]) != "the"
}

// runEnd is the last unit of the run of capitalized words from i on, with the
// small words that names hold ("of the", "de", "&", the dot of "J.").
func (sc *scanner) runEnd(i int) int {
	j := i
	for k := i + 1; k < len(sc.u) && k <= j+4; k++ {
		switch {
		case sc.caps[k]:
			j = k
		case sc.words[k] == "party" && k == j+1 && sc.isPartyName(i, j):
			sc.words[k], sc.caps[k] = "Party", true
			return k
		case sc.words[k] == "." && k == j+1 && initial(sc.words[j]) && k+1 < len(sc.u):
			j = k
		case !sc.connects(i, j, k):
			return j
		}
	}
	return j
}

// isPartyName reports whether the run i..j before "party" names one that the tables don't have, amid
// a sentence: "the Green party".
func (sc *scanner) isPartyName(i, j int) bool {
	n, _ := sc.f.g.At(sc.words[i : j+1])
	return !sc.starts(i) && n < j+1-i
}

// connects reports whether the small word at k can lead the run i..j on.
func (sc *scanner) connects(i, j, k int) bool {
	w := sc.words[k]
	switch w {
	case "&", "+":
		return true
	case "of", "for":
		return k == j+1 && (sc.takesOf(i, j) || w == "for" && sc.isOfficeFor(j))
	case "the", "and":
		return sc.inOf(i, k) || sc.inFields(i, j, k)
	case "'s", "’s", "'", "’", "on", "to", "in", "with":
		return sc.inTable(i, k) || k == j+1 && sc.isPanelOn(k)
	case ",":
		if k+1 >= len(sc.u) {
			return false
		}
		junior := strings.HasPrefix(sc.words[k+1], "Jr") || strings.HasPrefix(sc.words[k+1], "Sr")
		return junior || sc.inTable(i, k) || sc.inFields(i, j, k)
	}
	return names.Particles[w] && k+1 < len(sc.u) && sc.caps[k+1]
}

// takesOf reports whether the run i..k can go on with "of": it ends in an
// organization's noun, an office or the like.
func (sc *scanner) takesOf(i, k int) bool {
	for j := max(i, k-2); j <= k; j++ {
		if n, use := sc.f.g.OrgWord(sc.words[j : k+1]); n == k+1-j && use != "tail" {
			return true
		}
		if n, t := sc.f.g.Title(sc.words[j : k+1]); n == k+1-j && t.Class == "office" && ofTitles[strings.ToLower(sc.words[k])] {
			return true
		}
	}
	return ofNames[sc.words[k]] || sc.inTable(i, k+1)
}

// ofTitles are the offices whose field follows in "of": "Minister of Defence".
var ofTitles = words.Class("ofTitles")

// forTitles are the offices whose field follows in "for" only.
var forTitles = words.Class("forTitles")

// isOfficeFor reports whether an office at k stands before its field: "Advisor for Trade".
func (sc *scanner) isOfficeFor(k int) bool {
	return forTitles[strings.ToLower(sc.words[k])] && k+2 < len(sc.u) && Fields[strings.ToLower(sc.words[k+2])]
}

// inFields reports whether a comma or small word at k stands between two of the fields of
// an office, the first of which ends at j: "Secretary for Growth, Energy, and the
// Environment".
func (sc *scanner) inFields(i, j, k int) bool {
	next := k + 1
	for next < len(sc.u) && next < j+4 && !sc.caps[next] && words.OneOf(sc.words[next], "and", "the") {
		next++
	}
	if next >= len(sc.u) || !Fields[strings.ToLower(sc.words[j])] || !Fields[strings.ToLower(sc.words[next])] || sc.endsInHead(next) {
		return false
	}
	for o := i + 1; o < j; o++ {
		if w := strings.ToLower(sc.words[o-1]); sc.isPanelOn(o) || sc.words[o] == "of" && ofTitles[w] || sc.words[o] == "for" && (ofTitles[w] || forTitles[w]) {
			return true
		}
	}
	return false
}

// ofNames take an "of" phrase inside a name and are no organization's noun.
var ofNames = words.Class("ofNames")

// inTable reports whether a name of the tables begins in the run from i on and
// goes on past unit k.
func (sc *scanner) inTable(i, k int) bool {
	for j := i; j < k; j++ {
		if n, _ := sc.f.g.At(sc.words[j:]); j+n > k+1 {
			return true
		}
	}
	return false
}

// inOf reports whether "the" or "and" at k continues an "of" phrase of the
// run from i: "of the Treasury", "of Health and Human Services".
func (sc *scanner) inOf(i, k int) bool {
	if k+1 >= len(sc.u) || !sc.caps[k+1] {
		return false
	}
	if sc.inTable(i, k) {
		return true
	}
	if sc.words[k] == "the" {
		p := sc.words[k-1]
		return words.OneOf(p, "of", "for") && k-1 > i
	}
	of := -1
	for j := i; j < k; j++ {
		if words.OneOf(sc.words[j], "of", "for") {
			of = j
		}
	}
	return of > i && sc.takesOf(i, of-1) && sc.plainWord(k-1) && sc.plainWord(k+1) && !sc.endsInHead(k+1)
}

// plainWord reports whether the word at i is no name of its own.
func (sc *scanner) plainWord(i int) bool {
	if n, _ := sc.f.g.At(sc.words[i:]); n > 0 {
		return false
	}
	n, _ := sc.f.g.Title(sc.words[i:])
	return n == 0
}

// endsInHead reports whether the capitalized words from i on hold the noun of
// an organization or an office, and so begin a name of their own.
func (sc *scanner) endsInHead(i int) bool {
	for j := i; j < len(sc.u) && sc.caps[j]; j++ {
		if n, use := sc.f.g.OrgWord(sc.words[j:]); n > 0 && use != "tail" {
			return true
		}
		if n, t := sc.f.g.Title(sc.words[j:]); n > 0 && t.Class == "office" {
			return true
		}
	}
	return false
}

// labelName enters the person who speaks by the label of a turn, whom no table holds, and returns the unit
// after the name; 0 where the label has another name or none, "THE MODERATOR:".
func (sc *scanner) labelName() int {
	if sc.s.Block != article.Speaker {
		return 0
	}
	end := 0
	for end < len(sc.u) && !strings.ContainsAny(sc.words[end], ",(:") {
		if n, _ := sc.f.g.Title(sc.words[end:]); n > 0 || tree.FunctionWords[strings.ToLower(sc.words[end])] || turnWords[strings.ToLower(sc.words[end])] {
			return 0
		}
		end++
	}
	if n, _ := sc.f.g.At(sc.words); n >= end && n > 0 || end == 0 || end > 4 || sc.endsInHead(0) {
		return 0
	}
	sc.emit(&Name{kind: gazetteer.Person}, 0, end-1, "name: speaker of a turn")
	return end
}

// turnWords name those who speak in a transcript without being named.
var turnWords = words.Class("turnWords")
