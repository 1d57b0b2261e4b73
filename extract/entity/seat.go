package entity

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/tree"
	"entente/extract/words"
)

// seats settles which capitals are mere places: "met in Tokyo", "flew to
// Moscow" against "Tokyo said", "ties between Seoul and Tokyo".
func (f *Finder) seats() {
	acting := map[*gazetteer.Entry]bool{} // provinces
	for _, sc := range f.scans {
		for _, n := range sc.names {
			switch {
			case n.entry == nil:
			case n.form == gazetteer.Seat && n.kind != gazetteer.Place && sc.isPlace(n):
				n.kind, n.entry = gazetteer.Place, nil
			case n.entry.Class == gazetteer.Province && sc.acts(n):
				acting[n.entry] = true
			}
		}
	}
	f.provinces(acting)
}

// provinces makes those actors that act somewhere in the article.
func (f *Finder) provinces(acting map[*gazetteer.Entry]bool) {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.entry != nil && acting[n.entry] && (sc.acts(n) || !sc.isPlace(n)) {
				n.kind = gazetteer.Organization
			}
		}
	}
}

// acts reports whether a name is the subject of what somebody does: "Ohio sued".
func (sc *scanner) acts(n *Name) bool {
	h := sc.s.Node(tree.NameHead(sc.s, n.first, n.last))
	v := h.Head()
	if h.Is("obl:agent") {
		return v.UPOS() == "VERB"
	}
	return h.Is("nsubj") && !h.Is("nsubj:pass") && v.UPOS() == "VERB" && !inert[v.Lemma()]
}

// inert verbs say nothing that their subject does: "Ohio saw a rise".
var inert = words.Class("inert")

// placeMarkers are the prepositions of phrases that say where something is.
var placeMarkers = words.Class("placeMarkers")

// isPlace reports whether a capital is named as a place only.
func (sc *scanner) isPlace(n *Name) bool {
	if sc.isWithCountry(n) {
		return true // "Tokyo, Japan"
	}
	h := sc.s.Node(tree.NameHead(sc.s, n.first, n.last))
	for steps := 0; h.Is("conj", "appos") && !h.Kid("case").OK() && steps < 5; steps++ {
		h = h.Head()
	}
	gov := h.Head()
	prep := h.Prep()
	if placeMarkers[prep] {
		return true
	}
	switch prep {
	case "to", "from", "toward", "towards":
		return motion[gov.Lemma()] || motion[strings.ToLower(gov.Tok().Text)]
	case "of":
		return towns[strings.ToLower(gov.Tok().Text)]
	case "":
		if h.Is("compound", "nmod:poss") && h.I+1 == gov.I && gov.UPOS() == "NOUN" && !tree.IsPossessed(sc.s, n.last) {
			return sc.isThingOf(gov.Lemma())
		}
		prev := sc.unitAt(n.first) - 1
		return prev >= 0 && sc.s.Tokens[sc.u[prev].Last].UPOS == "ADP" && placePreps[strings.ToLower(sc.words[prev])]
	}
	return false
}

// isWithCountry reports whether the name of its country stands behind a capital and a comma.
func (sc *scanner) isWithCountry(n *Name) bool {
	k := sc.unitAt(n.last) + 1
	if k+1 >= len(sc.words) || sc.words[k] != "," {
		return false
	}
	m := sc.nameAt(k + 1)
	return m != nil && m.kind == gazetteer.Country && m.form == gazetteer.Name && m.entry == n.entry
}

// isThingOf reports whether a noun behind a capital is one for nobody who acts for its country: "the Paris accord".
func (sc *scanner) isThingOf(noun string) bool {
	_, t := sc.f.g.Title([]string{noun})
	return !words.Speakers[noun] && !Governing[noun] && t.Class == ""
}

var placePreps = words.Class("placePreps")

var motion = words.Class("motion")

var towns = words.Class("towns")

// dateline takes the capitals from the place that begins a report: "TOKYO (AP)
// -", "MOSCOW, July 3 -", "ISLAMABAD:".
func (sc *scanner) dateline() {
	for i, u := range sc.u {
		if u.Last < sc.s.Dateline {
			sc.caps[i] = false
		}
	}
}
