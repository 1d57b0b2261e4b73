package entity

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/reading"
	"entente/extract/tree"
	"entente/extract/words"
)

// vote settles what the names of unknown kind are, one kind a text: a title
// before any of them makes all of them a person.
func (f *Finder) vote() {
	votes := map[string]map[gazetteer.Kind]int{}
	for _, n := range f.all() {
		if n.entry != nil && n.kind != gazetteer.Person || n.silent {
			continue
		}
		key := gazetteer.Fold(n.text(f.r))
		if votes[key] == nil {
			votes[key] = map[gazetteer.Kind]int{}
		}
		w := 1
		if n.title.OK() {
			w = 100
		}
		if n.kind == thing && n.entry == nil {
			w = 10
		}
		votes[key][n.kind] += w
	}
	for _, n := range f.all() {
		if n.entry != nil && n.kind != gazetteer.Person || n.title.OK() {
			continue
		}
		best, most := n.kind, 0
		v := votes[gazetteer.Fold(n.text(f.r))]
		for _, k := range []gazetteer.Kind{gazetteer.Person, gazetteer.Organization, thing, gazetteer.Place, gazetteer.Country} {
			if v[k] > most {
				best, most = k, v[k]
			}
		}
		n.kind = best
	}
}

// link ties the names to actors: first those of the tables, then full names,
// then surnames and other short forms.
func (f *Finder) link() {
	names := slices.DeleteFunc(f.all(), func(n *Name) bool { return n.silent })
	for _, pass := range linkPasses {
		for _, n := range names {
			if n.actor < 0 {
				pass(f, n, names)
			}
		}
	}
}

// linkPasses tie to actors what they can of the names that no pass before them has tied.
var linkPasses = []func(f *Finder, n *Name, all []*Name){
	(*Finder).linkKnown, (*Finder).linkFull, (*Finder).linkOrganization, (*Finder).linkShort, (*Finder).linkAlias, (*Finder).linkHeadlined,
}

// linkKnown ties a name of the tables, unless it is the surname of a person named in full.
func (f *Finder) linkKnown(n *Name, all []*Name) {
	switch {
	case f.alias[n.text(f.r)] != nil:
	case f.isSurname(n, all), f.isNamesake(n, all): // of a person, below
		n.entry, n.kind = nil, gazetteer.Person
	case n.entry != nil && (n.kind == gazetteer.Country || n.kind == gazetteer.Organization):
		f.add(f.byEntry(n.entry), n)
	}
}

// linkFull ties a person's full name.
func (f *Finder) linkFull(n *Name, _ []*Name) {
	if !n.doubt && n.kind == gazetteer.Person && len(nameWords(n.text(f.r))) > 1 {
		f.add(f.person(n), n)
	}
}

// linkOrganization ties the full name of an organization.
func (f *Finder) linkOrganization(n *Name, _ []*Name) {
	if !n.doubt && n.kind == gazetteer.Organization && f.attested(n) && f.alias[n.text(f.r)] == nil {
		f.add(f.organization(n), n)
	}
}

// linkShort ties a surname or another short form to the actor that it is short for.
func (f *Finder) linkShort(n *Name, _ []*Name) {
	if n.doubt || n.kind != gazetteer.Person && n.kind != "" && n.rule != TaggerRule && !surnameLike(n) {
		return
	}
	if a := f.short(n); a >= 0 {
		f.add(a, n)
	} else if n.kind == gazetteer.Person && f.attested(n) {
		f.add(f.person(n), n)
	}
}

// linkAlias ties a name to the actor of the one that the article declares it to stand for.
func (f *Finder) linkAlias(n *Name, _ []*Name) {
	if d := f.alias[n.text(f.r)]; d != nil && d.actor >= 0 {
		f.add(d.actor, n)
	}
}

// linkHeadlined ties a doubtful name of a headline to an actor of the text.
func (f *Finder) linkHeadlined(n *Name, _ []*Name) {
	if n.doubt && n.kind != gazetteer.Place {
		f.headlined(n)
	}
}

// isSurname reports whether the word for one of a people is the surname of
// somebody whom the article names in full: "Volker Turk ... Turk said".
func (f *Finder) isSurname(n *Name, all []*Name) bool {
	if n.kind != gazetteer.Country || n.form != gazetteer.Adjective || n.first != n.last || n.S.Tokens[n.first].UPOS == "ADJ" {
		return false
	}
	return slices.ContainsFunc(all, func(p *Name) bool { return f.hasSurname(p, n) })
}

// hasSurname reports whether p names in full a person whose surname is n.
func (f *Finder) hasSurname(p, n *Name) bool {
	if p.kind != gazetteer.Person {
		return false
	}
	w := nameWords(p.text(f.r))
	return len(w) > 1 && slices.Equal(w[len(w)-1:], nameWords(n.text(f.r)))
}

// isNamesake reports whether the name of a country is the surname of somebody whom the article names in full
// before it, while nothing before that names the country: "Amy Jordan ... Jordan said".
func (f *Finder) isNamesake(n *Name, all []*Name) bool {
	if n.kind != gazetteer.Country || n.form != gazetteer.Name || n.first != n.last || n.entry.User {
		return false
	}
	person := false
	for _, m := range all {
		if !before(m, n) {
			break
		}
		if m.entry == n.entry && m.kind == gazetteer.Country && !person {
			return false
		}
		person = person || f.hasSurname(m, n)
	}
	return person && !slices.ContainsFunc(all, func(m *Name) bool { return m.entry == n.entry && m.form != gazetteer.Name })
}

// headlined links a name in a headline to an actor of the text, without the
// words that follow it: "Roe Pins Hopes".
func (f *Finder) headlined(n *Name) {
	full := n.last
	for ; n.last >= n.first; n.last-- {
		w := nameWords(n.text(f.r))
		for i, a := range f.Actors {
			if len(w) > 0 && containsWords(a.Words, w) {
				f.add(i, n)
				return
			}
		}
		if a := f.short(n); a >= 0 {
			f.add(a, n)
			return
		}
		if n.title.OK() && len(w) == 1 && n.entry == nil {
			if e := f.knownPerson(n.text(f.r)); e != nil {
				n.entry = e
			}
		}
	}
	n.last = full
	if n.kind == gazetteer.Person && (n.entry != nil || n.title.OK() && n.tagged && len(nameWords(n.text(f.r))) > 1) {
		f.add(f.person(n), n)
	}
}

// surnameLike reports whether a lone word for a thing may be a surname after
// all: "Park", but not "the park".
func surnameLike(n *Name) bool {
	return n.kind == thing && n.entry == nil && n.first == n.last && (n.first == 0 || n.S.Tokens[n.first-1].UPOS != "DET")
}

// add gives a name to an actor.
func (f *Finder) add(a int, n *Name) {
	act := f.Actors[a]
	n.actor = a
	act.Names = append(act.Names, n)
	if act.Gender == 0 {
		act.Gender = n.gender
	}
	if w := nameWords(n.text(f.r)); !containsWords(act.Words, w) {
		act.Words = append(act.Words, w)
	}
}

func containsWords(list [][]string, w []string) bool {
	return slices.ContainsFunc(list, func(l []string) bool { return slices.Equal(l, w) })
}

func (f *Finder) newActor(n *Name, kind gazetteer.Kind, e *gazetteer.Entry) int {
	a := &Actor{Kind: kind, Entry: e, Of: -1, rule: n.rule}
	if e != nil {
		a.Code = e.Code
		a.Gender = e.Gender
	}
	f.Actors = append(f.Actors, a)
	return len(f.Actors) - 1
}

// byEntry is the actor of a table's entry.
func (f *Finder) byEntry(e *gazetteer.Entry) int {
	for i, a := range f.Actors {
		if a.Entry == e {
			return i
		}
	}
	kind := e.Kind
	if kind == gazetteer.Place {
		kind = gazetteer.Organization // a province that acts
	}
	return f.newActor(&Name{rule: "gazetteer: " + e.ID}, kind, e)
}

// bareOwner is a word without the ending of an owner: "Roe's campaign" and "the Roe campaign" are one name.
func bareOwner(w string) string {
	for _, end := range []string{"'s", "’s"} {
		w = strings.TrimSuffix(w, end)
	}
	return w
}

// nameWords is the folded words of a name, lower case, without the initials,
// dots and generations that forms of one name differ in.
func nameWords(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(gazetteer.Fold(text), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' }) {
		bare := bareOwner(strings.Trim(w, "."))
		if len(bare) < 2 || generation[bare] || strings.EqualFold(bare, "the") {
			continue
		}
		bare = strings.ToLower(bare)
		if std, ok := spellings[bare]; ok {
			bare = std
		}
		if rest, ok := strings.CutPrefix(bare, "el-"); ok {
			bare = "al-" + rest
		}
		out = append(out, bare)
	}
	return out
}

// spellings are given names that texts write in several ways.
var spellings = words.Pairs("spellings")

// person is the actor whom a person's full name names, made where it is new.
func (f *Finder) person(n *Name) int {
	w := nameWords(n.text(f.r))
	for i, a := range f.Actors {
		if a.Kind == gazetteer.Person && (containsWords(a.Words, w) || n.entry != nil && a.Entry == n.entry || samePerson(a.Words, w)) {
			if a.Entry == nil {
				a.Entry = n.entry
			}
			return i
		}
	}
	e := n.entry
	if e == nil {
		e = f.knownPerson(n.text(f.r))
	}
	if e != nil && e.Kind != gazetteer.Person {
		e = nil
	}
	return f.newActor(n, gazetteer.Person, e)
}

func (f *Finder) knownPerson(text string) *gazetteer.Entry {
	for _, s := range f.g.Lookup(text) {
		if s.Kind == gazetteer.Person {
			return s.Entry
		}
	}
	return nil
}

// samePerson compares a full name with the forms of a person: the same words
// in any order ("Hayashi Yoshimasa"), a short given name, or all words of the shorter in the
// longer with the last or the first the same.
func samePerson(forms [][]string, w []string) bool {
	for _, form := range forms {
		short, long := form, w
		if len(short) > len(long) {
			short, long = long, short
		}
		if len(short) == 2 && len(long) == 2 && short[1] == long[1] && (isShortFor(short[0], long[0]) || isShortFor(long[0], short[0])) {
			return true
		}
		if len(short) < 2 || !Subset(short, long) {
			continue
		}
		if len(short) == len(long) || short[len(short)-1] == long[len(long)-1] || short[0] == long[0] {
			return true
		}
	}
	return false
}

// isShortFor reports whether a given name is the beginning of a longer one: "Pat" of "Patrick",
// but not "Paul" of "Paula".
func isShortFor(short, long string) bool {
	return len(short) >= 3 && len(long) >= len(short)+3 && strings.HasPrefix(long, short)
}

// Subset reports whether the long list has all of the short one.
func Subset[T comparable](short, long []T) bool {
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return true
}

// short is the actor of the article that a short form names: the one with
// that surname who was named last before it, else first after it. A given
// name alone names nobody unless it stands first in the full name, as in
// Chinese or Korean. It is -1 where there is none.
func (f *Finder) short(n *Name) int {
	w := nameWords(n.text(f.r))
	if len(w) == 0 || len(w) > 3 {
		return -1
	}
	best, bestScore := -1, 0
	for i, a := range f.Actors {
		if a.Kind != gazetteer.Person {
			continue
		}
		score := 0
		for _, form := range a.Words {
			if len(form) > len(w) {
				score = max(score, shortScore(form, w))
			}
		}
		if a.Entry != nil && n.entry == a.Entry {
			score = 5
		}
		if score > 0 && f.agrees(a, n) {
			if score *= 2; n.gender != 0 && f.genderOf(a) == n.gender {
				score++ // "Mrs Roe" is rather Jane than somebody of whom nothing is known
			}
			if score > bestScore || score == bestScore && f.nearer(a, f.Actors[best], n) {
				best, bestScore = i, score
			}
		}
	}
	return best
}

// shortScore says how well the words w shorten the full name form.
func shortScore(form, w []string) int {
	if slices.Equal(form[len(form)-len(w):], w) {
		return 4
	}
	if slices.Equal(form[:len(w)], w) {
		return 3
	}
	last := form[len(form)-1]
	if len(w) == 1 && (strings.HasSuffix(last, "-"+w[0]) || strings.HasSuffix(w[0], "-"+last)) {
		return 3 // "Assad" of "al-Assad", "al-Moualem" of "Moualem"
	}
	if len(w) > 1 && Subset(w, form) {
		return 2
	}
	return 0
}

// agrees reports whether the title before a short form does not speak against
// the person: "Mrs" against a man.
func (f *Finder) agrees(a *Actor, n *Name) bool {
	g := f.genderOf(a)
	return n.gender == 0 || g == 0 || n.gender == g
}

// genderOf is that of a person by titles and tables, else by the given name.
func (f *Finder) genderOf(a *Actor) byte {
	if a.Gender != 0 {
		return a.Gender
	}
	for _, w := range a.Words {
		if g, ok := f.g.Forename(reading.InitialCap(strings.ToUpper(w[0]))); ok && len(w) > 1 {
			return g
		}
	}
	return 0
}

// nearer reports whether actor a was named closer before n than b.
func (f *Finder) nearer(a, b *Actor, n *Name) bool {
	return f.lastBefore(a, n) > f.lastBefore(b, n)
}

func (f *Finder) lastBefore(a *Actor, n *Name) int {
	last := -1
	for _, m := range a.Names {
		if at := m.S.Tokens[m.first].Start; at < n.S.Tokens[n.first].Start && at > last {
			last = at
		}
	}
	return last
}

// attested reports whether a name that only the tagger knows is sure enough:
// one of several words, one with a title, one that stands twice in the text or
// acts at least once.
func (f *Finder) attested(n *Name) bool {
	if n.title.OK() || n.entry != nil || n.rule != TaggerRule || len(nameWords(n.text(f.r))) > 1 {
		return true
	}
	times := 0
	for _, m := range f.all() {
		if m.rule == n.rule && m.kind == n.kind && m.text(f.r) == n.text(f.r) {
			times++
			h := m.S.Node(tree.NameHead(m.S, m.first, m.last))
			if h.Is("nsubj") && !h.Is("nsubj:pass") && h.Head().UPOS() == "VERB" && m.first > 0 || times > 1 {
				return true
			}
		}
	}
	return false
}

// organization is the actor that an organization's name names, made where it
// is new.
func (f *Finder) organization(n *Name) int {
	key := f.orgKey(n)
	for i, a := range f.Actors {
		if a.Kind != gazetteer.Organization {
			continue
		}
		for _, m := range a.Names {
			if m.entry == nil && f.sameOrg(key, f.orgKey(m)) || shortOrg(key, f.orgKey(m)) {
				return i
			}
		}
	}
	return f.newActor(n, gazetteer.Organization, nil)
}

// orgKey is the words of an organization's name without its country, with the
// country's code in front where it has one: "Russian Foreign Ministry" and
// "Ministry of Foreign Affairs of Russia" are both RUS foreign ministry.
func (f *Finder) orgKey(n *Name) []string {
	words := nameWords(n.text(f.r))
	code := ""
	if n.of != nil && n.of.entry != nil {
		code = n.of.entry.ID
		if k := len(nameWords(n.of.text(f.r))); n.of.first == n.first && k < len(words) {
			words = words[k:]
		}
	}
	out := []string{code}
	for _, w := range words {
		switch {
		case orgFillers[w]:
		case w == "defense":
			out = append(out, "defence")
		default:
			out = append(out, w)
		}
	}
	slices.Sort(out[1:])
	return out
}

// orgFillers are words that tell no organization from another.
var orgFillers = words.Class("orgFillers")

// shortOrg reports whether a one-word name is the field of a department that
// was named in full: "Treasury" of "the Department of the Treasury".
func shortOrg(short, full []string) bool {
	if len(short) != 2 || len(full) != 3 || !slices.Contains(full[1:], short[1]) {
		return false
	}
	return slices.Contains(full, "department") || slices.Contains(full, "ministry")
}

// sameOrg compares two keys; a country that only one of them has is no difference.
func (f *Finder) sameOrg(a, b []string) bool {
	return (a[0] == b[0] || a[0] == "" || b[0] == "") && len(a) > 1 && slices.Equal(a[1:], b[1:])
}
