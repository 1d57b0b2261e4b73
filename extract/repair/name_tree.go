package repair

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
	"entente/extract/tree"
	"entente/extract/words"
)

// A Name is a name of a sentence, and what repairs go by in it.
type Name struct {
	First, Last int            // its tokens, without article and title
	Kind        gazetteer.Kind // of whom it names
	Title       tree.Span      // the tokens of its title
	Of          tree.Span      // the country or organization before title or head
	After       tree.Span      // the country or organization in "of" right behind it
	Part        bool           // a part of a token
	Adjective   bool           // a demonym that doesn't stand for the government
}

// A draft is a tree at work, whose names are known.
type draft struct {
	*Repairer
	s     *tree.Sentence
	names []*Name
}

// Names makes a tree agree with what is known of the names in it. It is read again where
// it has a verb in one of them.
func (x *Repairer) Names(s *tree.Sentence, names []*Name) {
	d := &draft{x, s, names}
	if !x.Skip[maskedName.Name] && d.rereadNames() {
		s.Repaired(maskedName.Name)
	}
	d.byName()
	if !x.Skip[coordination.Name] && d.coordinateAll() {
		s.Repaired(coordination.Name)
	}
}

// byName makes the tree agree with what is known of names: a name is one
// phrase, it is no predicate, and it keeps its distance from the clause that
// goes on behind it. Parsers are in doubt about names that they never saw.
func (d *draft) byName() {
	changed := false
	if !d.Skip[raisedCase.Name] && d.raiseCases() {
		d.s.Repaired(raisedCase.Name)
		changed = true
	}
	for _, n := range d.names {
		if n.Part {
			continue
		}
		for _, r := range nameRules {
			if !d.Skip[r.Name] && r.apply(d, n) {
				d.s.Repaired(r.Name)
				changed = true
			}
		}
	}
	if changed {
		d.s.Refresh()
	}
}

// joinTitle hangs a title on the name after it where the tree has the two side
// by side, with the country before it: "outgoing Chad President Jane Roe". It gives the field
// of an office its preposition, where the tree has that on the name: "the Envoy for Legal
// Affairs Jane Roe".
func (d *draft) joinTitle(n *Name) bool {
	if !n.Title.OK() || n.Title.Last != n.First-1 {
		return false
	}
	t := d.s.Tokens
	changed := join(t, n.Title.First, n.Last, "nmod:desc")
	if n.Of.OK() && n.Of.Last == n.Title.First-1 {
		h, of := tree.NameHead(d.s, n.First, n.Last), tree.NameHead(d.s, n.Of.First, n.Of.Last)
		if t[of].Head == t[h].Head && t[of].Rel == t[h].Rel {
			t[of].Head, t[of].Rel = h, "nmod:desc"
			changed = true
		}
	}
	for i := n.Title.First + 1; i < n.Title.Last; i++ {
		if p := t[i].Head; t[i].Rel == "case" && p >= n.First && p <= n.Last && t[n.Title.Last].Head == p && t[p].Head >= n.Title.First && t[p].Head < i {
			t[i].Head = n.Title.Last
			t[n.Title.Last].Head, t[n.Title.Last].Rel = t[p].Head, "nmod"
			changed = true
		}
	}
	return changed
}

// overTitle hangs an office on the name of its holder, where the tree has the name on a word of it.
func (d *draft) overTitle(n *Name) bool {
	if !n.Title.OK() {
		return false
	}
	t := d.s.Tokens
	h, top := tree.NameHead(d.s, n.First, n.Last), tree.NameHead(d.s, n.Title.First, n.Title.Last)
	if up := t[h].Head; up < n.Title.First || up > n.Title.Last || top > h {
		return false
	}
	for i := top + 1; i < n.First; i++ { // what says the field, on the name
		if t[i].Head == h && t[i].Rel != "nmod:desc" {
			if t[i].Head = n.Title.Last; i == n.Title.Last {
				t[i].Head, t[i].Rel = top, "nmod"
			}
		}
	}
	for i := range n.Title.First {
		if t[i].Head == top && isFunction(t[i]) {
			t[i].Head = h
		}
	}
	t[h].Head, t[h].Rel = t[top].Head, t[top].Rel
	t[top].Head, t[top].Rel = h, "nmod:desc"
	return true
}

// joinName hangs the words of a name on one of them.
func (d *draft) joinName(n *Name) bool { return join(d.s.Tokens, n.First, n.Last, "flat") }

// join makes the tokens first to last one phrase: of those that hang on words
// outside one stays, and the others hang on it by rel.
func join(t []nlp.Token, first, last int, rel string) bool {
	outs := hungOutside(t, first, last)
	head := topArgument(t, outs)
	if len(outs) < 2 || head < 0 {
		return false
	}
	for _, i := range outs {
		switch {
		case i == head:
		case isFunction(t[i]) && i < last && i+1 != head:
			t[i].Head = i + 1
		case i > first && t[i-1].UPOS == "ADP" && i-1 != first:
			t[i].Head, t[i].Rel = head, "nmod"
		default:
			t[i].Head, t[i].Rel = head, rel
		}
	}
	return true
}

// hungOutside are those of the tokens first to last that hang on words outside, punctuation apart.
func hungOutside(t []nlp.Token, first, last int) []int {
	var outs []int
	for i := first; i <= last; i++ {
		if h := t[i].Head; (h < first || h > last) && t[i].Rel != "punct" {
			outs = append(outs, i)
		}
	}
	return outs
}

// topArgument is the first of some tokens that is an argument of what it hangs on, else the first that says something
// and has none of the others above it, -1 for none.
func topArgument(t []nlp.Token, outs []int) int {
	head := -1
	for _, i := range outs {
		if isFunction(t[i]) || slices.ContainsFunc(outs, func(o int) bool { return o != i && isAbove(t, o, i) }) {
			continue
		}
		if head < 0 || isArgument(t[i].Rel) && !isArgument(t[head].Rel) {
			head = i
		}
	}
	return head
}

// isAbove reports whether token a is above token i in the tree.
func isAbove(t []nlp.Token, a, i int) bool {
	for steps := 0; i >= 0 && steps <= len(t); steps++ {
		if i = t[i].Head; i == a {
			return true
		}
	}
	return false
}

func isFunction(t nlp.Token) bool { return tree.RelIs(t.Rel, []string{"case", "det", "cc", "punct"}) }

func isArgument(rel string) bool {
	return tree.RelIs(rel, []string{"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})
}

// calledSo hangs a name behind "known as" on that, as what somebody is called, where
// the tree has it for the subject of the clause that goes on: "the commander
// known as Jane Roe fled".
func (d *draft) calledSo(n *Name) bool {
	t := d.s.Tokens
	as := n.First - 1
	if as > 0 && t[as].UPOS == "DET" {
		as--
	}
	p := as - 1
	if p < 0 || !strings.EqualFold(t[as].Text, "as") || !words.OneOf(t[p].XPOS, "VBN", "VBD") || hasKid(t, p, "aux") || hasKid(t, p, "aux:pass") {
		return false
	}
	h := tree.NameHead(d.s, n.First, n.Last)
	v := t[h].Head
	if v <= n.Last || t[v].UPOS != "VERB" || !tree.RelIs(t[h].Rel, []string{"nsubj"}) || t[as].Head != v {
		return false
	}
	switch {
	case t[v].Head == p:
		if !freeVerb(t, p, v) {
			return false
		}
	case t[p].Rel != "acl":
		return false
	}
	t[h].Head, t[h].Rel = p, "obl"
	t[as].Head, t[as].Rel = h, "case"
	return true
}

// freeVerb makes v the verb of the sentence, where the tree has "known" at p, or the one who is known, for that. It
// reports whether somebody is known.
func freeVerb(t []nlp.Token, p, v int) bool {
	s := slices.IndexFunc(t[:p], func(k nlp.Token) bool { return k.Head == p && tree.RelIs(k.Rel, []string{"nsubj"}) })
	top := p
	if c := t[p].Head; s < 0 && t[p].Rel == "acl" && t[c].UPOS == "NOUN" && !tree.RelIs(t[c].Rel, []string{"nsubj"}) {
		s, top = c, c
	}
	if s < 0 {
		return false
	}
	for i := v + 1; i < len(t); i++ {
		if t[i].Head == p || t[i].Head == top {
			t[i].Head = v
		}
	}
	t[v].Head, t[v].Rel = t[top].Head, t[top].Rel
	t[s].Head, t[s].Rel = v, "nsubj"
	t[p].Head, t[p].Rel = s, "acl"
	return true
}

// equating verbs say what their subject is, and no name right behind them is an
// object.
var equating = words.Class("equating")

// asObject makes a name right behind an active verb its object, where the tree
// has it for a predicate: "met President Jane Roe"; behind a verb of saying
// without a subject, the subject.
func (d *draft) asObject(n *Name) bool {
	t := d.s.Tokens
	h := tree.NameHead(d.s, n.First, n.Last)
	v := t[h].Head
	if n.Kind == gazetteer.Organization || v < 0 || v >= n.First || !takesObject(t, v) || !d.isPlainBehind(n, h, v) {
		return false
	}
	if d.Says(d.s.Node(v)) && !hasKid(t, v, "nsubj") {
		t[h].Rel = "nsubj"
		return true
	}
	for i := range t {
		if t[i].Head == v && t[i].Rel == "obj" {
			if i < h {
				return false
			}
			t[i].Rel = "xcomp" // "called Jane Roe a liar"
		}
	}
	t[h].Rel = "obj"
	return true
}

// takesObject reports whether token v is an active verb that does not say what its subject is.
func takesObject(t []nlp.Token, v int) bool {
	return t[v].UPOS == "VERB" && !equating[t[v].Lemma] && !hasKid(t, v, "nsubj:pass") && !hasKid(t, v, "aux:pass")
}

// isPlainBehind reports whether a name that the tree has for a predicate has nothing of one, and nothing but adverbs stands
// between it and the verb.
func (d *draft) isPlainBehind(n *Name, h, v int) bool {
	t := d.s.Tokens
	if !words.OneOf(t[h].Rel, "xcomp", "ccomp", "obl:unmarked", "dep", "parataxis") {
		return false
	}
	for i := range t {
		inName := i >= n.First && i <= n.Last
		if t[i].Head == h && !inName && tree.RelIs(t[i].Rel, []string{"case", "mark", "cop", "nsubj"}) {
			return false
		}
		if i > v && i < n.First && t[i].UPOS != "ADV" && !isAbove(t, h, i) {
			return false
		}
	}
	return true
}

// asApposition ties a person's name between commas to the office before it,
// where the tree has a row with no "and", or what stands between: "the envoy for Peru, Jane Roe, said".
func (d *draft) asApposition(n *Name) bool {
	if !d.isBetweenCommas(n) {
		return false
	}
	t := d.s.Tokens
	h, g := tree.NameHead(d.s, n.First, n.Last), n.First-2
	switch {
	case d.isOffice(g) && areTwins(t, g, h):
		t[h].Head, t[h].Rel = g, "appos" // "Roe and her counterpart, Jane Doe,"
		return true
	case d.isOffice(g) && t[h].Head == g && t[h].Rel == "compound":
		t[h].Rel = "appos"
		return true
	case d.isOffice(g) && t[g].Head == h: // "Its head, Jane Roe," with the office for a title
		t[g].Head, t[g].Rel = t[h].Head, t[h].Rel
		t[h].Head, t[h].Rel = g, "appos"
		return true
	case !words.OneOf(t[h].Rel, "conj", "appos") || t[h].Head >= n.First || isInRow(t, h):
		return false
	}
	if g := d.officeAbove(t[h].Head); g >= 0 {
		t[h].Head, t[h].Rel = g, "appos"
		return true
	}
	return false
}

// isBetweenCommas reports whether a person is named between commas without a title before the name.
func (d *draft) isBetweenCommas(n *Name) bool {
	t := d.s.Tokens
	if n.Kind != gazetteer.Person || n.Title.OK() || n.First < 2 || t[n.First-1].Text != "," {
		return false
	}
	return n.Last+1 >= len(t) || words.OneOf(t[n.Last+1].Text, ",", ".")
}

// areTwins reports whether an office and a name are both subjects of one verb, or both in one row without an "and"
// between them.
func areTwins(t []nlp.Token, office, name int) bool {
	if t[office].Head != t[name].Head {
		return false
	}
	if tree.RelIs(t[name].Rel, []string{"nsubj"}) && tree.RelIs(t[office].Rel, []string{"nsubj"}) {
		return true
	}
	return t[name].Rel == "conj" && t[office].Rel == "conj" && hasKid(t, office, "cc") && !hasKid(t, name, "cc")
}

// isInRow reports whether the word above a name has other conjuncts, or an "and" stands before the name.
func isInRow(t []nlp.Token, h int) bool {
	for i := range t {
		if i != h && t[i].Head == t[h].Head && t[i].Rel == "conj" || t[i].Head == h && t[i].Rel == "cc" {
			return true
		}
	}
	return false
}

// officeAbove is the first noun of an office at a token or above it, phrases of the noun only, -1 for none.
func (d *draft) officeAbove(g int) int {
	t := d.s.Tokens
	for steps := 0; g >= 0 && steps < 4; g, steps = t[g].Head, steps+1 {
		if d.isOffice(g) {
			return g
		}
		if !tree.RelIs(t[g].Rel, []string{"nmod"}) {
			return -1
		}
	}
	return -1
}

// isOffice reports whether token i is the noun of an office, in capitals only behind an
// article: "the Secretary General of the League".
func (d *draft) isOffice(i int) bool {
	t := d.s.Tokens[i]
	_, title := d.Gaz.Title([]string{t.Lemma})
	return title.Class != "" && (t.UPOS == "NOUN" || t.UPOS == "PROPN" && hasKid(d.s.Tokens, i, "det"))
}

// asOwner makes the names before an 's owners of the noun behind it, where the
// tree has both for arguments of one verb: "Roe and Doe's meeting ended".
func (d *draft) asOwner(n *Name) bool {
	t := d.s.Tokens
	h := tree.NameHead(d.s, n.First, n.Last)
	if !tree.IsPossessed(d.s, n.Last) {
		return false
	}
	if t[h].Rel == "conj" && hasKid(t, h, "cc") {
		h = t[h].Head
	}
	noun := nounAfter(t, n.Last+2)
	switch {
	case noun >= len(t) || h < 0 || h > n.First:
		return false
	case t[noun].Head == h && t[noun].Rel == "conj": // ... and the noun for one of a row
		t[noun].Head, t[noun].Rel = t[h].Head, t[h].Rel
	case t[noun].UPOS != "NOUN" || t[noun].Head != t[h].Head || t[noun].Head < 0 || !tree.RelIs(t[h].Rel, []string{"nsubj", "obj"}):
		return false
	}
	t[h].Head, t[h].Rel = noun, "nmod:poss"
	return true
}

// nounAfter is the first token from i on that is no adjective, number or compound of a noun.
func nounAfter(t []nlp.Token, i int) int {
	for i < len(t) && (words.OneOf(t[i].UPOS, "ADJ", "NUM") || t[i].Rel == "compound") {
		i++
	}
	return i
}

// raiseCases hangs a preposition on the noun that its phrase is of, where the
// tree has it on what only modifies that noun: "with her counterpart Jane Roe".
func (d *draft) raiseCases() bool {
	t, changed := d.s.Tokens, false
	for i := range t {
		p := t[i].Head
		if t[i].Rel != "case" || t[i].UPOS != "ADP" || p < i {
			continue
		}
		for p >= 0 && words.OneOf(t[p].Rel, "compound", "nmod:desc") && t[p].Head > p {
			p = t[p].Head
		}
		if p != t[i].Head {
			t[i].Head, changed = p, true
		}
	}
	return changed
}

// passOn hangs on the word above a person's name what says where and when, which
// no name takes: "the visit by Jane Roe to Peru".
func (d *draft) passOn(n *Name) bool {
	if n.Kind != gazetteer.Person {
		return false
	}
	t := d.s.Tokens
	h := tree.NameHead(d.s, n.First, n.Last)
	up := t[h].Head
	for up >= 0 && t[up].UPOS == "PROPN" && t[h].Rel == "conj" {
		h, up = up, t[up].Head
	}
	if up < 0 || up > n.First || !words.OneOf(t[up].UPOS, "NOUN", "VERB") {
		return false
	}
	changed := false
	for i := n.Last + 1; i+1 < len(t); i++ {
		if m := t[i].Head; isPhraseOfName(t, i, n) {
			t[m].Head = up
			if changed = true; t[up].UPOS == "VERB" {
				t[m].Rel = "obl"
			}
		}
	}
	return changed
}

// circumstancePreps are the prepositions of phrases that say where, when or on what something happens.
var circumstancePreps = words.Class("circumstancePreps")

// isPhraseOfName reports whether token i is the preposition of a phrase of place, time or matter that hangs on a name.
func isPhraseOfName(t []nlp.Token, i int, n *Name) bool {
	m := t[i].Head
	if t[i].Rel != "case" || m < i || t[m].Rel != "nmod" || t[m].Head < n.First || t[m].Head > n.Last {
		return false
	}
	return circumstancePreps[strings.ToLower(t[i].Text)]
}
