// Package place tells the named places of sentences, and which of them an event is told with.
package place

import (
	"slices"
	"strings"

	"entente/extract/fact"
	"entente/extract/names"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/when"
	"entente/extract/words"
)

// An Atlas tells the places of an article's sentences.
type Atlas struct{ *when.Calendar }

// New is the atlas of an article whose dates are known.
func New(dates *when.Calendar) *Atlas { return &Atlas{dates} }

// A Place is a named place in a sentence.
type Place struct {
	Name        string
	First, Last int
	Code        string // alpha-3 of its country where known
	Known       bool   // the gazetteer has it
	at          bool   // told with "at"
}

// PlaceOf is the most specific place where what n tells of is: the nearest
// phrase with "in" or "at" in its clause. The zero place where there is none.
func (r *Atlas) PlaceOf(n tree.Node) Place {
	var best Place
	least, on := -1, when.Anchors(n)
	all := r.Places(n.Sent)
	for _, p := range all {
		head := n.Sent.HeadOf(p.First, p.Last)
		dist := r.Distance(head, on)
		if slices.Contains(on[1:], head) { // "was in Oslo for talks"
			dist = 1
		}
		if dist < 0 {
			continue
		}
		if p.at {
			dist++ // a building says less than a town, unless it is all there is
		}
		if least < 0 || dist < least {
			best, least = p, dist
		}
	}
	if least >= 0 {
		return best
	}
	for _, p := range all {
		if r.InReach(n, p.First) {
			return p
		}
	}
	return Place{}
}

// Places is the places that phrases like "in Oslo" or "at Camp David" of a
// sentence name, by the order of the words.
func (r *Atlas) Places(s *tree.Sentence) []Place {
	var out []Place
	for i := range s.Tokens {
		switch s.Node(i).Lower() {
		case "in", "at", "near", "outside":
			if p, ok := r.PlaceAfter(s, i); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// PlaceAfter is the place named after the preposition at token i, also in "in
// the Kenyan capital, Nairobi".
func (r *Atlas) PlaceAfter(s *tree.Sentence, i int) (Place, bool) {
	at := s.Node(i).Lower() == "at"
	for j, step := i+1, 0; j < len(s.Tokens) && step < 3; step++ {
		for j < len(s.Tokens) && (s.Tokens[j].UPOS == "DET" || s.Tokens[j].UPOS == "ADJ" && !tree.IsCapital(s.Tokens[j].Text)) {
			j++
		}
		if j+1 < len(s.Tokens) && s.Tokens[j].UPOS == "NOUN" && townNouns[s.Node(j+1).Lower()] {
			j++ // "the border village of"
		}
		end := r.capitalRun(s, j)
		if end < len(s.Tokens) && townNouns[s.Node(end).Lower()] {
			if j = end + 1; j < len(s.Tokens) && words.OneOf(s.Tokens[j].Text, ",", "of") {
				j++
			}
			continue
		}
		if end == j {
			break
		}
		p := Place{Name: r.Words(s, j, end-1), First: j, Last: end - 1, at: at}
		p.Code, p.Known = r.Gaz.Place(p.Name)
		m := r.Covering(s, j)
		switch {
		case end < len(s.Tokens) && s.Tokens[end].XPOS == "POS":
			return Place{}, false // "in Oslo's view"
		case at:
			return p, p.Known && (m == nil || r.isPlaceOnly(m)) || IsFacility(p.Name)
		case p.Known:
			return p, true
		}
		// A name that we don't know after "in" is a place unless it is an actor.
		return p, (m == nil || IsFacility(p.Name)) && s.Tokens[end-1].UPOS == "PROPN"
	}
	return Place{}, false
}

// capitalRun is the token after the run of capitalized words that begins at
// token i and holds no date.
func (r *Atlas) capitalRun(s *tree.Sentence, i int) int {
	for ; i < len(s.Tokens) && !r.IsDate(s, i); i++ {
		t := s.Tokens[i]
		if names.Particles[t.Text] && i+1 < len(s.Tokens) && tree.IsCapital(s.Tokens[i+1].Text) && i > 0 && tree.IsCapital(s.Tokens[i-1].Text) {
			continue // "Rio de Janeiro"
		}
		inName := words.OneOf(t.UPOS, "PROPN", "ADJ", "NOUN", "VERB")
		if (!inName || !tree.IsCapital(t.Text)) && t.XPOS != "HYPH" {
			break
		}
	}
	return i
}

// townNouns are those that a place's name may follow.
var townNouns = words.Class("townNouns")

// isPlaceOnly reports whether a mention names no actor but perhaps a country.
func (r *Atlas) isPlaceOnly(m *reading.Mention) bool {
	for _, w := range m.Actors {
		if r.Actors[w].Kind != fact.Country {
			return false
		}
	}
	return true
}

// PlaceName is the name headed by n: the name's tokens, without article.
func (r *Atlas) PlaceName(n tree.Node) Place {
	if n.UPOS() != "PROPN" && len(r.Who(n)) == 0 {
		return Place{}
	}
	first, last := n.I, n.I
	for _, k := range n.All("compound", "flat", "amod", "nmod:poss") {
		if k.UPOS() == "PROPN" || k.UPOS() == "ADJ" && tree.IsCapital(k.Tok().Text) {
			first, last = min(first, k.I), max(last, k.I)
		}
	}
	if m := r.Covering(n.Sent, n.I); m != nil && m.Kind == reading.Named {
		first, last = m.First, m.Last
	}
	for last+1 < len(n.Sent.Tokens) && n.Sent.Tokens[last+1].UPOS == "PROPN" && !r.IsDate(n.Sent, last+1) && n.Sent.Tokens[last+1].Head <= last+1 {
		last++ // the tree may cut a long name
	}
	p := Place{Name: r.Usual(n.Sent, first, last), First: first, Last: last}
	p.Name = strings.TrimSuffix(strings.TrimSuffix(p.Name, "'s"), "’s")
	p.Name = strings.TrimPrefix(strings.TrimPrefix(p.Name, "the "), "The ")
	if !tree.IsCapital(p.Name) {
		return Place{}
	}
	p.Code, p.Known = r.Gaz.Place(p.Name)
	if !p.Known && last > first { // "downtown Oslo", "Kenyan capital Nairobi"
		if word := n.Tok().Text; n.I == last {
			if code, ok := r.Gaz.Place(word); ok && !isCapitalRun(n.Sent, first, last) {
				p.Name, p.Code, p.Known = word, code, true
			}
		}
	}
	return p
}

// isCapitalRun reports whether all tokens begin with a capital.
func isCapitalRun(s *tree.Sentence, first, last int) bool {
	for i := first; i <= last; i++ {
		if !tree.IsCapital(s.Tokens[i].Text) {
			return false
		}
	}
	return true
}

// IsFacility reports whether a name is that of a house or site where people meet.
func IsFacility(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return facilities[w] })
}

// facilities are the words for such houses and sites.
var facilities = words.Class("facilities")
