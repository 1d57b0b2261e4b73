package extract

import (
	"sort"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/names"
)

// findNames finds the names of the article, whom they name, and what else the words around them say
// of these.
func (r *reading) findNames(tagger *names.Model, rep *repairer) *finder {
	f := &finder{r: r, g: r.gaz, tagger: tagger}
	for _, s := range r.sents {
		f.scans = append(f.scans, f.scan(s))
	}
	f.findCommon()
	f.ministries()
	f.choose()
	f.findTitles()
	f.seats()
	f.vote()
	f.define()
	f.link()
	f.findRoles()
	f.keep()
	f.repairTrees(rep)
	f.mark()
	return f
}

// repairTrees puts right the trees around the names that have an actor.
func (f *finder) repairTrees(rep *repairer) {
	for _, sc := range f.scans {
		var known []*knownName
		for _, n := range sc.names {
			if n.actor < 0 || n.inner {
				continue
			}
			k := &knownName{first: n.first, last: n.last, kind: n.kind, title: n.title, of: noSpan, after: noSpan,
				part: n.part != "", adjective: n.form == gazetteer.Adjective && !n.governs}
			if n.of != nil {
				k.of = span{n.of.first, n.of.last}
			}
			if of := sc.ofAfter(n); of != nil {
				k.after = span{of.first, of.last}
			}
			known = append(known, k)
		}
		rep.repairNames(sc.s, known)
	}
}

// A finder is the actor stage at work on one article.
type finder struct {
	r      *reading
	g      *gazetteer.Gazetteer
	tagger *names.Model
	scans  []*scanner
	actors []*actor
	alias  map[string]*name // what the text defines an acronym to stand for
}

// An actor is an Actor in the making.
type actor struct {
	kind   gazetteer.Kind
	entry  *gazetteer.Entry
	forms  []string   // as the text uses them, each once
	words  [][]string // folded words of each form of a person or organization
	names  []*name
	role   string
	of     int    // index of the actor it acts for, -1 for none
	ofSpan *name  // the words that say so
	gender byte   // of a person
	rule   string // of the first name
	code   string
}

// all is every name of the article, in text order.
func (f *finder) all() []*name {
	var out []*name
	for _, sc := range f.scans {
		sort.SliceStable(sc.names, func(i, j int) bool { return sc.names[i].first < sc.names[j].first })
		out = append(out, sc.names...)
	}
	return out
}

// finish hands the actors to the reading: in order of appearance, with IDs.
func (f *finder) finish() {
	taken := map[string]bool{}
	ids := make([]string, len(f.actors))
	for i, a := range f.actors {
		base := a.code
		if a.kind != gazetteer.Country || base == "" {
			base = gazetteer.Slug(f.fullName(a))
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
	for i, a := range f.actors {
		out := &Actor{ID: ids[i], Name: f.fullName(a), Kind: ActorKind(a.kind), Names: a.forms, Code: a.code, Role: a.role, Rule: a.rule}
		for _, n := range a.names {
			out.Mentions = append(out.Mentions, Span{n.s.Tokens[n.first].Start, n.s.Tokens[n.last].End})
		}
		if a.of >= 0 {
			out.Of = ids[a.of]
			if n := a.ofSpan; n != nil {
				at, end := n.s.Tokens[n.first].Start, n.s.Tokens[n.last].End
				out.OfProof = &Evidence{Quote: f.r.art.Text[at:end], Start: at, End: end}
			}
		}
		f.r.actors = append(f.r.actors, out)
	}
}

// fullName is the name to show: the gazetteer's for countries and
// organizations it knows, else the longest form in the text.
func (f *finder) fullName(a *actor) string {
	if a.entry != nil && a.kind != gazetteer.Person {
		return a.entry.Name
	}
	best := ""
	for _, n := range a.forms {
		if len(n) > len(best) {
			best = n
		}
	}
	return best
}
