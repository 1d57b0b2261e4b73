package extract

import (
	"slices"
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
)

// A knownName is a name of a sentence, and what repairs go by in it.
type knownName struct {
	first, last int            // its tokens, without article and title
	kind        gazetteer.Kind // of whom it names
	title       span           // the tokens of its title
	of          span           // the country or organization before title or head
	after       span           // the country or organization in "of" right behind it
	part        bool           // a part of a token
	adjective   bool           // a demonym that doesn't stand for the government
}

// A draft is a tree at work, whose names are known.
type draft struct {
	*repairer
	s     *sentence
	names []*knownName
}

// repairNames makes a tree agree with what is known of the names in it. It is read again where
// it has a verb in one of them.
func (x *repairer) repairNames(s *sentence, names []*knownName) {
	d := &draft{x, s, names}
	d.rereadNames()
	d.mendNames()
	d.mendRows()
}

// mendNames makes the tree agree with what is known of names: a name is one
// phrase, it is no predicate, and it keeps its distance from the clause that
// goes on behind it. Parsers are in doubt about names that they never saw.
func (d *draft) mendNames() {
	mended := d.raiseCases()
	for _, n := range d.names {
		if n.part {
			continue
		}
		for _, mend := range []func(*knownName) bool{d.joinName, d.joinTitle, d.overTitle, d.calledSo, d.asSubject, d.asObject, d.asApposition, d.asOwner, d.passOn} {
			mended = mend(n) || mended
		}
	}
	if mended {
		d.s.refresh()
	}
}

// joinName hangs the words of a name on one of them.
func (d *draft) joinName(n *knownName) bool { return join(d.s.Tokens, n.first, n.last, "flat") }

// joinTitle hangs a title on the name after it where the tree has the two side
// by side, with the country before it: "outgoing Chad President Jane Roe". It gives the field
// of an office its preposition, where the tree has that on the name: "the Envoy for Legal
// Affairs Jane Roe".
func (d *draft) joinTitle(n *knownName) bool {
	if !n.title.ok() || n.title.last != n.first-1 {
		return false
	}
	t := d.s.Tokens
	mended := join(t, n.title.first, n.last, "nmod:desc")
	if n.of.ok() && n.of.last == n.title.first-1 {
		h, of := headOf(d.s, n.first, n.last), headOf(d.s, n.of.first, n.of.last)
		if t[of].Head == t[h].Head && t[of].Rel == t[h].Rel {
			t[of].Head, t[of].Rel = h, "nmod:desc"
			mended = true
		}
	}
	for i := n.title.first + 1; i < n.title.last; i++ {
		if p := t[i].Head; t[i].Rel == "case" && p >= n.first && p <= n.last && t[n.title.last].Head == p && t[p].Head >= n.title.first && t[p].Head < i {
			t[i].Head = n.title.last
			t[n.title.last].Head, t[n.title.last].Rel = t[p].Head, "nmod"
			mended = true
		}
	}
	return mended
}

// overTitle hangs an office on the name of its holder, where the tree has the name on a word of it.
func (d *draft) overTitle(n *knownName) bool {
	if !n.title.ok() {
		return false
	}
	t := d.s.Tokens
	h, top := headOf(d.s, n.first, n.last), headOf(d.s, n.title.first, n.title.last)
	if up := t[h].Head; up < n.title.first || up > n.title.last || top > h {
		return false
	}
	for i := top + 1; i < n.first; i++ { // what says the field, on the name
		if t[i].Head == h && t[i].Rel != "nmod:desc" {
			if t[i].Head = n.title.last; i == n.title.last {
				t[i].Head, t[i].Rel = top, "nmod"
			}
		}
	}
	for i := range n.title.first {
		if t[i].Head == top && isFunction(t[i]) {
			t[i].Head = h
		}
	}
	t[h].Head, t[h].Rel = t[top].Head, t[top].Rel
	t[top].Head, t[top].Rel = h, "nmod:desc"
	return true
}

// join makes the tokens first to last one phrase: of those that hang on words
// outside one stays, and the others hang on it by rel.
func join(t []nlp.Token, first, last int, rel string) bool {
	inside := func(i int) bool { return i >= first && i <= last }
	var outs []int
	for i := first; i <= last; i++ {
		if !inside(t[i].Head) && t[i].Rel != "punct" {
			outs = append(outs, i)
		}
	}
	head := -1
	for _, i := range outs {
		if isFunction(t[i]) || slices.ContainsFunc(outs, func(o int) bool { return o != i && isAbove(t, o, i) }) {
			continue
		}
		if head < 0 || isArgument(t[i].Rel) && !isArgument(t[head].Rel) {
			head = i
		}
	}
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

// isAbove reports whether token a is above token i in the tree.
func isAbove(t []nlp.Token, a, i int) bool {
	for steps := 0; i >= 0 && steps <= len(t); steps++ {
		if i = t[i].Head; i == a {
			return true
		}
	}
	return false
}

func isFunction(t nlp.Token) bool { return relIs(t.Rel, []string{"case", "det", "cc", "punct"}) }

func isArgument(rel string) bool {
	return relIs(rel, []string{"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root"})
}

// calledSo takes a name behind "known as" for what somebody is called, where
// the tree has it for the subject of the clause that goes on: "the commander
// known as Jane Roe fled".
func (d *draft) calledSo(n *knownName) bool {
	t := d.s.Tokens
	as := n.first - 1
	if as > 0 && t[as].UPOS == "DET" {
		as--
	}
	p := as - 1
	if p < 0 || !strings.EqualFold(t[as].Text, "as") || t[p].XPOS != "VBN" && t[p].XPOS != "VBD" || hasKid(t, p, "aux") || hasKid(t, p, "aux:pass") {
		return false
	}
	h := headOf(d.s, n.first, n.last)
	v := t[h].Head
	if v <= n.last || t[v].UPOS != "VERB" || !relIs(t[h].Rel, []string{"nsubj"}) || t[as].Head != v {
		return false
	}
	if t[v].Head == p { // the tree has "known", or who is known, for the verb of the sentence
		s := slices.IndexFunc(t[:p], func(k nlp.Token) bool { return k.Head == p && relIs(k.Rel, []string{"nsubj"}) })
		top := p
		if c := t[p].Head; s < 0 && t[p].Rel == "acl" && t[c].UPOS == "NOUN" && !relIs(t[c].Rel, []string{"nsubj"}) {
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
	} else if t[p].Rel != "acl" {
		return false
	}
	t[h].Head, t[h].Rel = p, "obl"
	t[as].Head, t[as].Rel = h, "case"
	return true
}

// equating verbs say what their subject is, and no name right behind them is an
// object.
var equating = words("be become remain stay seem appear mean")

// asSubject makes a name at the head of a clause that has no subject its subject, where the tree has it
// for somebody addressed or an exclamation: "Roe, backed by Chad, won".
func (d *draft) asSubject(n *knownName) bool {
	t := d.s.Tokens
	h := headOf(d.s, n.first, n.last)
	v := t[h].Head
	if v < n.last || !relIs(t[h].Rel, []string{"discourse", "vocative", "dislocated", "reparandum"}) || t[v].UPOS != "VERB" || !lacksSubject(d.s.node(v)) {
		return false
	}
	t[h].Rel, t[h].UPOS, t[h].XPOS = subjectRel(d.s.node(v)), "PROPN", "NNP"
	return true
}

// asObject makes a name right behind an active verb its object, where the tree
// has it for a predicate: "met President Jane Roe"; behind a verb of saying
// without a subject, the subject.
func (d *draft) asObject(n *knownName) bool {
	t := d.s.Tokens
	h := headOf(d.s, n.first, n.last)
	v := t[h].Head
	if n.kind == gazetteer.Organization || v < 0 || v >= n.first || t[v].UPOS != "VERB" || equating[t[v].Lemma] || hasKid(t, v, "nsubj:pass") || hasKid(t, v, "aux:pass") {
		return false
	}
	switch t[h].Rel {
	case "xcomp", "ccomp", "obl:unmarked", "dep", "parataxis":
	default:
		return false
	}
	for i := range t {
		inName := i >= n.first && i <= n.last
		if t[i].Head == h && !inName && relIs(t[i].Rel, []string{"case", "mark", "cop", "nsubj"}) {
			return false
		}
		if i > v && i < n.first && t[i].UPOS != "ADV" && !isAbove(t, h, i) {
			return false
		}
	}
	rel := "obj"
	if d.says(d.s.node(v)) && !hasKid(t, v, "nsubj") {
		rel = "nsubj"
	}
	for i := range t {
		if rel == "obj" && t[i].Head == v && t[i].Rel == "obj" {
			if i < h {
				return false
			}
			t[i].Rel = "xcomp" // "called Jane Roe a liar"
		}
	}
	t[h].Rel = rel
	return true
}

// asApposition ties a person's name between commas to the office before it,
// where the tree has a row with no "and", or what stands between: "the envoy for Peru, Jane Roe, said".
func (d *draft) asApposition(n *knownName) bool {
	t := d.s.Tokens
	h := headOf(d.s, n.first, n.last)
	if n.kind != gazetteer.Person || n.title.ok() || n.first < 2 || t[n.first-1].Text != "," || n.last+1 < len(t) && t[n.last+1].Text != "," && t[n.last+1].Text != "." {
		return false
	}
	if g := n.first - 2; d.isOffice(g) && t[g].Head == t[h].Head && (relIs(t[h].Rel, []string{"nsubj"}) && relIs(t[g].Rel, []string{"nsubj"}) || t[h].Rel == "conj" && t[g].Rel == "conj" && hasKid(t, g, "cc") && !hasKid(t, h, "cc")) {
		t[h].Head, t[h].Rel = g, "appos" // "Roe and her counterpart, Jane Doe,"
		return true
	}
	if g := n.first - 2; d.isOffice(g) && t[h].Head == g && t[h].Rel == "compound" {
		t[h].Rel = "appos"
		return true
	}
	if g := n.first - 2; d.isOffice(g) && t[g].Head == h { // "Its head, Jane Roe," with the office for a title
		t[g].Head, t[g].Rel = t[h].Head, t[h].Rel
		t[h].Head, t[h].Rel = g, "appos"
		return true
	}
	if t[h].Rel != "conj" && t[h].Rel != "appos" || t[h].Head >= n.first {
		return false
	}
	row := t[h].Head
	for i := range t {
		if i != h && t[i].Head == row && t[i].Rel == "conj" || t[i].Head == h && t[i].Rel == "cc" {
			return false
		}
	}
	for g, steps := row, 0; g >= 0 && steps < 4; g, steps = t[g].Head, steps+1 {
		if d.isOffice(g) {
			t[h].Head, t[h].Rel = g, "appos"
			return true
		}
		if !relIs(t[g].Rel, []string{"nmod"}) {
			break
		}
	}
	return false
}

// isOffice reports whether token i is the noun of an office, in capitals only behind an
// article: "the Secretary General of the League".
func (d *draft) isOffice(i int) bool {
	t := d.s.Tokens[i]
	_, title := d.gaz.Title([]string{t.Lemma})
	return title.Class != "" && (t.UPOS == "NOUN" || t.UPOS == "PROPN" && hasKid(d.s.Tokens, i, "det"))
}

// asOwner makes the names before an 's owners of the noun behind it, where the
// tree has both for arguments of one verb: "Roe and Doe's meeting ended".
func (d *draft) asOwner(n *knownName) bool {
	t := d.s.Tokens
	h := headOf(d.s, n.first, n.last)
	if !possessed(d.s, n.last) {
		return false
	}
	if t[h].Rel == "conj" && hasKid(t, h, "cc") {
		h = t[h].Head
	}
	noun := n.last + 2
	for noun < len(t) && (t[noun].UPOS == "ADJ" || t[noun].UPOS == "NUM" || t[noun].Rel == "compound") {
		noun++
	}
	if noun < len(t) && h >= 0 && h <= n.first && t[noun].Head == h && t[noun].Rel == "conj" { // ... and the noun for one of a row
		t[noun].Head, t[noun].Rel = t[h].Head, t[h].Rel
		t[h].Head, t[h].Rel = noun, "nmod:poss"
		return true
	}
	if noun >= len(t) || t[noun].UPOS != "NOUN" || h < 0 || h > n.first || t[noun].Head != t[h].Head || t[noun].Head < 0 || !relIs(t[h].Rel, []string{"nsubj", "obj"}) {
		return false
	}
	t[h].Head, t[h].Rel = noun, "nmod:poss"
	return true
}

// raiseCases hangs a preposition on the noun that its phrase is of, where the
// tree has it on what only modifies that noun: "with her counterpart Jane Roe".
func (d *draft) raiseCases() bool {
	t, mended := d.s.Tokens, false
	for i := range t {
		p := t[i].Head
		if t[i].Rel != "case" || t[i].UPOS != "ADP" || p < i {
			continue
		}
		for p >= 0 && (t[p].Rel == "compound" || t[p].Rel == "nmod:desc") && t[p].Head > p {
			p = t[p].Head
		}
		if p != t[i].Head {
			t[i].Head, mended = p, true
		}
	}
	return mended
}

// passOn hangs on the word above a person's name what says where and when, which
// no name takes: "the visit by Jane Roe to Peru".
func (d *draft) passOn(n *knownName) bool {
	if n.kind != gazetteer.Person {
		return false
	}
	t := d.s.Tokens
	h := headOf(d.s, n.first, n.last)
	up := t[h].Head
	for up >= 0 && t[up].UPOS == "PROPN" && t[h].Rel == "conj" {
		h, up = up, t[up].Head
	}
	if up < 0 || up > n.first || t[up].UPOS != "NOUN" && t[up].UPOS != "VERB" {
		return false
	}
	mended := false
	for i := n.last + 1; i+1 < len(t); i++ {
		m := t[i].Head
		if t[i].Rel != "case" || m < i || t[m].Rel != "nmod" || t[m].Head < n.first || t[m].Head > n.last {
			continue
		}
		switch strings.ToLower(t[i].Text) {
		case "to", "in", "at", "on", "over", "about", "during", "after", "before":
			t[m].Head = up
			if mended = true; t[up].UPOS == "VERB" {
				t[m].Rel = "obl"
			}
		}
	}
	return mended
}
