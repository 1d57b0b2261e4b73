package extract

import (
	"strings"
)

// A place is a named place in a sentence.
type place struct {
	name        string
	first, last int
	code        string // alpha-3 of its country where known
	known       bool   // the gazetteer has it
}

// placeOf is the most specific place where what n tells of is: the nearest
// phrase with "in" or "at" in its clause. The zero place where there is none.
func (r *reading) placeOf(n node) place {
	var best place
	least, on := -1, anchors(n)
	for i := range n.s.Tokens {
		c := n.s.node(i)
		p, ok := r.placeAt(c)
		if !ok {
			continue
		}
		dist := r.distance(c, on)
		if dist < 0 {
			continue
		}
		if c.prep() == "at" {
			dist++ // a building says less than a town, unless it is all there is
		}
		if least < 0 || dist < least {
			best, least = p, dist
		}
	}
	if least < 0 {
		for i := range n.s.Tokens {
			if p, ok := r.placeAt(n.s.node(i)); ok && r.inReach(n, i) {
				return p
			}
		}
	}
	return best
}

// placeAt is the place that a phrase like "in Oslo" or "at Camp David" names.
func (r *reading) placeAt(n node) (place, bool) {
	prep := n.prep()
	switch prep {
	case "in", "at", "near", "outside":
	default:
		return place{}, false
	}
	p := r.placeName(n)
	switch {
	case p.name == "":
		return place{}, false
	case prep == "at":
		return p, p.known && r.isPlaceOnly(n) || isFacility(p.name)
	case p.known:
		return p, true
	}
	// A name that we don't know after "in" is a place unless it is an actor or a date.
	return p, len(r.who(n)) == 0 && n.upos() == "PROPN" && !n.s.isDate(r, n.i)
}

// isPlaceOnly reports whether n names no actor but perhaps a country.
func (r *reading) isPlaceOnly(n node) bool {
	for _, w := range r.who(n) {
		if r.actors[w].Kind != Country {
			return false
		}
	}
	return true
}

func (s *sentence) isDate(r *reading, i int) bool {
	for _, d := range r.dates(s) {
		if d.first <= i && i <= d.last {
			return true
		}
	}
	return false
}

// placeName is the name headed by n: the name's tokens, without article.
func (r *reading) placeName(n node) place {
	if n.upos() != "PROPN" && len(r.who(n)) == 0 {
		return place{}
	}
	first, last := n.i, n.i
	for _, k := range n.all("compound", "flat", "amod", "nmod:poss") {
		if k.upos() == "PROPN" || k.upos() == "ADJ" && isCapital(k.tok().Text) {
			first, last = min(first, k.i), max(last, k.i)
		}
	}
	if m := n.s.covering(n.i); m != nil && m.kind == named {
		first, last = m.first, m.last
	}
	for last+1 < len(n.s.Tokens) && n.s.Tokens[last+1].UPOS == "PROPN" && !n.s.isDate(r, last+1) && n.s.Tokens[last+1].Head <= last+1 {
		last++ // the tree may cut a long name
	}
	p := place{name: n.s.text(r, first, last), first: first, last: last}
	p.name = strings.TrimSuffix(strings.TrimSuffix(p.name, "'s"), "’s")
	p.name = strings.TrimPrefix(strings.TrimPrefix(p.name, "the "), "The ")
	if !isCapital(p.name) {
		return place{}
	}
	p.code, p.known = r.x.gaz.Place(p.name)
	if !p.known && last > first { // "downtown Oslo", "Kenyan capital Nairobi"
		if word := n.tok().Text; n.i == last {
			if code, ok := r.x.gaz.Place(word); ok && !isCapitalRun(n.s, first, last) {
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
