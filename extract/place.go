package extract

import (
	"slices"
	"strings"

	"entente/extract/names"
)

// A placer tells the places of an article's sentences.
type placer struct{ *calendar }

func newPlacer(dates *calendar) *placer { return &placer{dates} }

// A place is a named place in a sentence.
type place struct {
	name        string
	first, last int
	code        string // alpha-3 of its country where known
	known       bool   // the gazetteer has it
	at          bool   // told with "at"
}

// placeOf is the most specific place where what n tells of is: the nearest
// phrase with "in" or "at" in its clause. The zero place where there is none.
func (r *placer) placeOf(n node) place {
	var best place
	least, on := -1, anchors(n)
	all := r.places(n.s)
	for _, p := range all {
		head := n.s.headOf(p.first, p.last)
		dist := r.distance(head, on)
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
		if r.inReach(n, p.first) {
			return p
		}
	}
	return place{}
}

// places is the places that phrases like "in Oslo" or "at Camp David" of a
// sentence name, by the order of the words.
func (r *placer) places(s *sentence) []place {
	var out []place
	for i := range s.Tokens {
		switch s.node(i).lower() {
		case "in", "at", "near", "outside":
			if p, ok := r.placeAfter(s, i); ok {
				out = append(out, p)
			}
		}
	}
	return out
}

// placeAfter is the place named after the preposition at token i, also in "in
// the Kenyan capital, Nairobi".
func (r *placer) placeAfter(s *sentence, i int) (place, bool) {
	at := s.node(i).lower() == "at"
	for j, step := i+1, 0; j < len(s.Tokens) && step < 3; step++ {
		for j < len(s.Tokens) && (s.Tokens[j].UPOS == "DET" || s.Tokens[j].UPOS == "ADJ" && !isCapital(s.Tokens[j].Text)) {
			j++
		}
		if j+1 < len(s.Tokens) && s.Tokens[j].UPOS == "NOUN" && isTown(s.node(j+1)) {
			j++ // "the border village of"
		}
		end := r.capitalRun(s, j)
		if end < len(s.Tokens) && isTown(s.node(end)) {
			if j = end + 1; j < len(s.Tokens) && (s.Tokens[j].Text == "," || s.Tokens[j].Text == "of") {
				j++
			}
			continue
		}
		if end == j {
			break
		}
		p := place{name: r.text(s, j, end-1), first: j, last: end - 1, at: at}
		p.code, p.known = r.gaz.Place(p.name)
		m := r.covering(s, j)
		switch {
		case end < len(s.Tokens) && s.Tokens[end].XPOS == "POS":
			return place{}, false // "in Oslo's view"
		case at:
			return p, p.known && (m == nil || r.isPlaceOnly(m)) || isFacility(p.name)
		case p.known:
			return p, true
		}
		// A name that we don't know after "in" is a place unless it is an actor.
		return p, m == nil && s.Tokens[end-1].UPOS == "PROPN"
	}
	return place{}, false
}

// capitalRun is the token after the run of capitalized words that begins at
// token i and holds no date.
func (r *placer) capitalRun(s *sentence, i int) int {
	for ; i < len(s.Tokens) && !r.isDate(s, i); i++ {
		t := s.Tokens[i]
		if names.Particles[t.Text] && i+1 < len(s.Tokens) && isCapital(s.Tokens[i+1].Text) && i > 0 && isCapital(s.Tokens[i-1].Text) {
			continue // "Rio de Janeiro"
		}
		inName := t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "VERB"
		if (!inName || !isCapital(t.Text)) && t.XPOS != "HYPH" {
			break
		}
	}
	return i
}

// isTown reports nouns that a place's name may follow.
func isTown(n node) bool {
	switch n.lower() {
	case "capital", "city", "town", "village", "port", "resort", "island", "state", "province", "region", "suburb":
		return true
	}
	return false
}

// isPlaceOnly reports whether a mention names no actor but perhaps a country.
func (r *placer) isPlaceOnly(m *mention) bool {
	for _, w := range m.actors {
		if r.actors[w].Kind != Country {
			return false
		}
	}
	return true
}

func (r *calendar) isDate(s *sentence, i int) bool {
	for _, d := range r.dates(s) {
		if d.first <= i && i <= d.last {
			return true
		}
	}
	return false
}

// placeName is the name headed by n: the name's tokens, without article.
func (r *placer) placeName(n node) place {
	if n.upos() != "PROPN" && len(r.who(n)) == 0 {
		return place{}
	}
	first, last := n.i, n.i
	for _, k := range n.all("compound", "flat", "amod", "nmod:poss") {
		if k.upos() == "PROPN" || k.upos() == "ADJ" && isCapital(k.tok().Text) {
			first, last = min(first, k.i), max(last, k.i)
		}
	}
	if m := r.covering(n.s, n.i); m != nil && m.kind == named {
		first, last = m.first, m.last
	}
	for last+1 < len(n.s.Tokens) && n.s.Tokens[last+1].UPOS == "PROPN" && !r.isDate(n.s, last+1) && n.s.Tokens[last+1].Head <= last+1 {
		last++ // the tree may cut a long name
	}
	p := place{name: r.text(n.s, first, last), first: first, last: last}
	p.name = strings.TrimSuffix(strings.TrimSuffix(p.name, "'s"), "’s")
	p.name = strings.TrimPrefix(strings.TrimPrefix(p.name, "the "), "The ")
	if !isCapital(p.name) {
		return place{}
	}
	p.code, p.known = r.gaz.Place(p.name)
	if !p.known && last > first { // "downtown Oslo", "Kenyan capital Nairobi"
		if word := n.tok().Text; n.i == last {
			if code, ok := r.gaz.Place(word); ok && !isCapitalRun(n.s, first, last) {
				p.name, p.code, p.known = word, code, true
			}
		}
	}
	return p
}

// isCapitalRun reports whether all tokens begin with a capital.
func isCapitalRun(s *sentence, first, last int) bool {
	for i := first; i <= last; i++ {
		if !isCapital(s.Tokens[i].Text) {
			return false
		}
	}
	return true
}

func isCapital(s string) bool {
	return s != "" && strings.ToLower(s[:1]) != s[:1] || strings.HasPrefix(s, "É") || strings.HasPrefix(s, "Å") ||
		strings.HasPrefix(s, "Ö")
}

// isFacility reports whether a name is that of a house or site where people meet.
func isFacility(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	for _, w := range words {
		switch w {
		case "house", "palace", "camp", "castle", "airport", "base", "hotel", "hall", "residence", "pentagon", "kremlin",
			"mansion", "center", "centre", "resort", "villa", "ranch", "office", "embassy", "academy", "mar-a-lago", "headquarters":
			return true
		}
	}
	return false
}
