package entity

import (
	"sort"
	"strings"

	"entente/extract/fact"
	"entente/extract/gazetteer"
	"entente/extract/names"
	"entente/extract/reading"
	"entente/extract/repair"
	"entente/extract/tree"
)

// Find finds the names of the article, whom they name, and what else the words around them say
// of these.
func Find(r *reading.Text, tagger *names.Model, rep *repair.Repairer) *Finder {
	f := &Finder{r: r, g: r.Gaz, tagger: tagger}
	for _, s := range r.Sents {
		f.scans = append(f.scans, f.scan(s))
	}
	f.findCommon()
	f.lawsuits()
	f.ministries()
	f.choose()
	f.findTitles()
	f.seats()
	f.vote()
	f.define()
	f.link()
	f.findRoles()
	f.administrations()
	f.keep()
	f.repairTrees(rep)
	f.mark()
	return f
}

// repairTrees puts right the trees around the names that have an actor.
func (f *Finder) repairTrees(rep *repair.Repairer) {
	for _, sc := range f.scans {
		var known []*repair.Name
		for _, n := range sc.names {
			if n.actor < 0 || n.inner {
				continue
			}
			k := &repair.Name{First: n.first, Last: n.last, Kind: n.kind, Title: n.title, Of: tree.NoSpan, After: tree.NoSpan,
				Part: n.part != "", Adjective: n.form == gazetteer.Adjective && !n.governs}
			if n.of != nil {
				k.Of = tree.Span{First: n.of.first, Last: n.of.last}
			}
			if of := sc.ofAfter(n); of != nil {
				k.After = tree.Span{First: of.first, Last: of.last}
			}
			known = append(known, k)
		}
		rep.Names(sc.s, known)
	}
}

// A Finder is the actor stage at work on one article.
type Finder struct {
	r      *reading.Text
	g      *gazetteer.Gazetteer
	tagger *names.Model
	scans  []*scanner
	Actors []*Actor
	alias  map[string]*Name // what the text defines an acronym to stand for
}

// An Actor is an Actor in the making.
type Actor struct {
	Kind   gazetteer.Kind
	Entry  *gazetteer.Entry
	forms  []string   // as the text uses them, each once
	Words  [][]string // folded words of each form of a person or organization
	Names  []*Name
	Role   string
	Of     int    // index of the actor it acts for, -1 for none
	ofSpan *Name  // the words that say so
	Gender byte   // of a person
	rule   string // of the first name
	Code   string
}

// all is every name of the article, in text order.
func (f *Finder) all() []*Name {
	var out []*Name
	for _, sc := range f.scans {
		sort.SliceStable(sc.names, func(i, j int) bool { return sc.names[i].first < sc.names[j].first })
		out = append(out, sc.names...)
	}
	return out
}

// Finish hands the actors to the reading: in order of appearance, with IDs.
func (f *Finder) Finish() {
	taken := map[string]bool{}
	ids := make([]string, len(f.Actors))
	for i, a := range f.Actors {
		base := a.Code
		if a.Kind != gazetteer.Country || base == "" {
			base = gazetteer.Slug(f.FullName(a))
		}
		id := base
		for n := 2; taken[id] || id == ""; n++ {
			id = base + "-" + string(rune('0'+n%10))
			if n > 9 {
				id = base + strings.Repeat("-x", n)
			}
		}
		taken[id] = true
		ids[i] = id
	}
	for i, a := range f.Actors {
		out := &fact.Actor{ID: ids[i], Name: f.FullName(a), Kind: fact.ActorKind(a.Kind), Names: a.forms, Code: a.Code, Role: a.Role, Rule: a.rule}
		if a.Entry != nil {
			f.knowing(out, a)
		}
		for _, n := range a.Names {
			out.Mentions = append(out.Mentions, fact.Span{Start: n.S.Tokens[n.first].Start, End: n.S.Tokens[n.last].End})
		}
		if a.Of >= 0 {
			out.Of = ids[a.Of]
			if n := a.ofSpan; n != nil {
				at, end := n.S.Tokens[n.first].Start, n.S.Tokens[n.last].End
				out.OfProof = &fact.Evidence{Quote: f.r.Art.Text[at:end], Start: at, End: end}
			}
		}
		f.r.Actors = append(f.r.Actors, out)
	}
}

// knowing adds what the gazetteer knows of an actor, and the text does not say.
func (f *Finder) knowing(out *fact.Actor, a *Actor) {
	if a.Kind == gazetteer.Person && !strings.Contains(out.Name, " ") && a.Entry.Name != out.Name {
		out.Known = a.Entry.Name
	}
	if of := f.g.Entry(a.Entry.Of); of != nil && of.Kind == gazetteer.Country && a.Of < 0 {
		out.Home = of.Code
	}
}

// FullName is the name to show: the gazetteer's for countries and
// organizations it knows, else the longest form in the text.
func (f *Finder) FullName(a *Actor) string {
	if a.Entry != nil && a.Kind != gazetteer.Person {
		return a.Entry.Name
	}
	best := ""
	for _, n := range a.forms {
		if len(n) > len(best) {
			best = n
		}
	}
	if w := strings.Fields(best); a.Kind == gazetteer.Person && len(w) > 1 && tree.IsAcronym(best) { // "JANE ROE"
		for i := range w {
			w[i] = reading.InitialCap(w[i])
		}
		return strings.Join(w, " ")
	}
	if a.rule == campaignRule { // "Roe's campaign"
		list := strings.Fields(best)
		for i := range list {
			list[i] = bareOwner(list[i])
		}
		return strings.Join(list, " ")
	}
	return best
}
