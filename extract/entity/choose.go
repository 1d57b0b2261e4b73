package entity

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/tree"
	"entente/extract/words"
)

// choose settles which of several organizations an ambiguous name means: the
// one that the article names in full elsewhere, else one of a country that it
// names. "RSF" is a force where the text speaks of the Rapid Support Forces.
// And a name that every country might have ("National Security Council") is
// that of the table's country only where the article names that country.
func (f *Finder) choose() {
	sure := map[*gazetteer.Entry]bool{}
	named := map[string]bool{}
	all := f.all()
	for _, n := range all {
		if n.entry == nil {
			continue
		}
		if len(n.senses) < 2 {
			sure[n.entry] = true
		}
		if n.entry.Kind == gazetteer.Country {
			named[n.entry.ID] = true
		}
	}
	for _, sc := range f.scans {
		for _, n := range sc.names {
			switch {
			case n.entry == nil:
			case n.kind == gazetteer.Country && len(n.senses) > 1 && f.meansProvince(n, all):
				n.entry, n.kind = n.senses[slices.IndexFunc(n.senses, isProvince)].Entry, gazetteer.Place
			case n.kind == gazetteer.Organization:
				f.chooseOne(sc, n, sure, named)
			case isHalf(n.text(f.r)) && !f.korean(all):
				n.entry, n.kind = nil, gazetteer.Place // the South of some other country
			}
		}
	}
}

// isHalf reports whether a name is that of a half of Korea only where the text
// is on Korea.
func isHalf(text string) bool {
	return strings.EqualFold(text, "the South") || strings.EqualFold(text, "the North")
}

// korean reports whether the article names Korea by another word.
func (f *Finder) korean(all []*Name) bool {
	for _, n := range all {
		if n.entry != nil && words.OneOf(n.entry.ID, "KOR", "PRK") && !isHalf(n.text(f.r)) {
			return true
		}
	}
	return false
}

// meansProvince reports whether a name of a country that is that of a province, too, means the province: the
// article names other provinces or towns of that state, or an office of a province with it, and nothing of
// the country by another word.
func (f *Finder) meansProvince(n *Name, all []*Name) bool {
	at := slices.IndexFunc(n.senses, isProvince)
	if at < 0 || n.form != gazetteer.Name {
		return false
	}
	e, home := n.senses[at].Entry, false
	for _, m := range all {
		switch {
		case m.entry != nil && m.entry == n.entry && m.form != gazetteer.Name, m.entry != nil && m.entry.Kind == gazetteer.Place && m.entry.Code == n.entry.Code:
			return false
		case m.entry != nil && m.entry.Kind == gazetteer.Place && m.entry.Code == e.Code:
			home = true
		case m.of != nil && m.of.entry == n.entry || m.S == n.S && m.title.OK() && m.last+2 == n.first:
			home = home || m.title.OK() && f.isProvincial(m)
		}
	}
	return home
}

// isProvincial reports whether a person's title is of an office in a province.
func (f *Finder) isProvincial(n *Name) bool {
	for _, w := range strings.Fields(strings.ToLower(f.r.Words(n.S, n.title.First, n.title.Last))) {
		if provincial[w] {
			return true
		}
	}
	return false
}

// provincial are the words for offices in a province of a federation.
var provincial = words.Class("provincial")

func (f *Finder) chooseOne(sc *scanner, n *Name, sure map[*gazetteer.Entry]bool, named map[string]bool) {
	if len(n.senses) > 1 {
		n.entry = likeliest(n.senses, sure, named)
		n.rule = "gazetteer: " + n.entry.ID
	}
	if of := f.g.Entry(n.entry.Of); of != nil && of.Kind == gazetteer.Country && !named[of.ID] && !n.entry.User && f.isCommonName(n.text(f.r)) {
		n.entry, n.rule = nil, "name: organization's noun"
		if k := sc.unitAt(n.first); n.of == nil && k > 1 && tree.IsApostropheS(sc.words[k-1]) {
			n.of = sc.endingAt(k - 2)
		}
	}
}

// likeliest is the sense that what is named elsewhere speaks for.
func likeliest(senses []gazetteer.Sense, sure map[*gazetteer.Entry]bool, named map[string]bool) *gazetteer.Entry {
	for _, s := range senses {
		if sure[s.Entry] && s.Kind == gazetteer.Organization {
			return s.Entry
		}
	}
	for _, s := range senses {
		if named[s.Of] && s.Kind == gazetteer.Organization {
			return s.Entry
		}
	}
	return senses[0].Entry
}

// isCommonName reports whether a name is made of words alone that any country
// uses for its institutions.
func (f *Finder) isCommonName(text string) bool {
	list := strings.Fields(text)
	if len(list) < 2 {
		return false
	}
	for _, w := range list {
		if n, use := f.g.OrgWord([]string{w}); n > 0 && use != "tail" {
			continue
		}
		if l := strings.ToLower(w); !Fields[l] && !institutional[l] {
			return false
		}
	}
	return true
}

// institutional are the words in the names of institutions and parties besides
// their nouns and fields.
var institutional = words.Class("institutional")
