package extract

import (
	"strings"
	"unicode/utf8"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
)

// seats settles which capitals are mere places: "met in Tokyo", "flew to
// Moscow" against "Tokyo said", "ties between Seoul and Tokyo".
func (f *finder) seats() {
	for _, sc := range f.scans {
		for _, n := range sc.names {
			if n.form == gazetteer.Seat && n.kind != gazetteer.Place && sc.isPlace(n) {
				n.kind, n.entry = gazetteer.Place, nil
			}
		}
	}
}

// isPlace reports whether a capital is named as a place only.
func (sc *scanner) isPlace(n *name) bool {
	h := sc.s.node(headOf(sc.s, n.first, n.last))
	for steps := 0; h.is("conj", "appos") && !h.kid("case").ok() && steps < 5; steps++ {
		h = h.head()
	}
	gov := h.head()
	if k := sc.unitAt(n.last) + 1; k+1 < len(sc.words) && sc.words[k] == "," {
		if m := sc.nameAt(k + 1); m != nil && m.kind == gazetteer.Country && m.form == gazetteer.Name && m.entry == n.entry {
			return true // "Tokyo, Japan"
		}
	}
	switch h.prep() {
	case "in", "at", "near", "outside", "around", "into", "inside", "across", "via", "throughout", "within", "outside of":
		return true
	case "to", "from", "toward", "towards":
		return motion[gov.lemma()] || motion[strings.ToLower(gov.tok().Text)]
	case "of":
		return towns[strings.ToLower(gov.tok().Text)]
	case "":
		if h.is("compound", "nmod:poss") && h.i+1 == gov.i && gov.upos() == "NOUN" && !possessed(sc.s, n.last) {
			w := gov.lemma()
			_, t := sc.f.g.Title([]string{w})
			return !speakers[w] && !governing[w] && t.Class == "" // "the Paris accord"
		}
		prev := sc.unitAt(n.first) - 1
		if prev >= 0 && (sc.s.Tokens[sc.u[prev].Last].UPOS == "ADP" && placePreps[strings.ToLower(sc.words[prev])]) {
			return true
		}
	}
	return false
}

var placePreps = words("in at near outside around into inside across via")

var motion = words("go come travel fly arrive return head move visit trip journey flight travels leave depart drive march withdraw bring send drag carry transfer transport relocate pilgrimage departure arrival invite invitation tour back")

var towns = words("city capital town outskirts suburb streets suburbs centre center airport mayor university people residents")

// dateline takes the capitals from the place that begins a report: "TOKYO (AP)
// -", "MOSCOW, July 3 -", "ISLAMABAD:".
func (sc *scanner) dateline() {
	for i, u := range sc.u {
		if u.Last < sc.s.dateline {
			sc.caps[i] = false
		}
	}
}

// datelineOf is how many tokens of a sentence are the place and source that
// begin a report, with the dash or colon after them.
func datelineOf(t []nlp.Token) int {
	if len(t) < 3 || !acronym(strings.TrimSuffix(t[0].Text, ".")) || utf8.RuneCountInString(t[0].Text) < 3 {
		return 0
	}
	for k := 1; k < len(t) && k < 14; k++ {
		switch t[k].Text {
		case "-", "–", "—", "--":
			if t[k-1].End == t[k].Start {
				return 0
			}
			return k + 1
		case ":":
			return k + 1
		}
		if t[k].UPOS == "VERB" && strings.ToUpper(t[k].Text) != t[k].Text {
			return 0
		}
	}
	return 0
}
