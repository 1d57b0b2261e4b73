package repair

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
	"entente/extract/tree"
	"entente/extract/words"
)

// An item is a member of a row of names with all that belongs to it: title,
// country before it, "of" phrase and bracket after it.
type item struct {
	n           *Name
	first, last int // tokens
	head        int
	// office is set where the item begins with the name of an organization
	// that the person serves: the tree may have that for its head.
	office bool
}

// coordinateAll makes a row of names ("Japan, the United States and South Korea",
// "Foreign Ministers Jane Roe, John Doe and Ann Poe") one coordination in the
// tree: parsers often take the members of long rows for appositions.
func (d *draft) coordinateAll() bool {
	items := d.items()
	found := false
	for i := 0; i < len(items); {
		j := d.rowEnd(items, i)
		if j > i {
			found = d.coordinate(items[i:j+1]) || found
		}
		i = j + 1
	}
	if found {
		d.s.Refresh()
	}
	return found
}

// items are the names of a sentence that can stand in a row.
func (d *draft) items() []item {
	var out []item
	for _, n := range d.names {
		if len(out) > 0 && n.First <= out[len(out)-1].last {
			continue
		}
		it := item{n: n, first: startOf(n), last: n.Last}
		if k := len(out) - 1; k >= 0 && (out[k].last >= it.first || out[k].last == it.first-1 && n.Kind == gazetteer.Person) {
			it.office = out[k].n.Kind == gazetteer.Organization
			it.first = min(it.first, out[k].first) // the country or office before a title is part of the item
			out = out[:k]
		}
		if n.After.OK() && n.Kind == gazetteer.Person {
			it.last = n.After.Last
		}
		if t := d.s.Tokens; it.last+3 < len(t) && t[it.last+1].Text == "(" && t[it.last+3].Text == ")" {
			it.last += 3
		}
		before := -1 // the item before ends there
		if len(out) > 0 {
			before = out[len(out)-1].last
		}
		it.first = d.officeStart(n, it.first, before)
		it.head = tree.NameHead(d.s, it.first, n.Last)
		out = append(out, it)
	}
	return out
}

// startOf is the first token of a name with the title and the country right before it.
func startOf(n *Name) int {
	first := n.First
	if n.Title.OK() && n.Title.Last == first-1 {
		first = n.Title.First
	}
	if n.Of.OK() && n.Of.Last < first && n.Of.Last >= first-2 {
		first = n.Of.First
	}
	return first
}

// officeStart is where the rest of the office of a titled name begins: "National Security Office Director".
func (d *draft) officeStart(n *Name, first, before int) int {
	for n.Title.OK() && first > 0 && first-1 > before && strings.HasPrefix(d.s.Tokens[first-1].XPOS, "NNP") {
		first--
	}
	return first
}

// rowEnd is the last of the items in a row that begins with item i: only
// commas, "and" and articles between them, with "and" before the last.
func (d *draft) rowEnd(items []item, i int) int {
	end := i
	for j := i + 1; j < len(items); j++ {
		comma, and := false, false
		for k := items[j-1].last + 1; k < items[j].first; k++ {
			switch d.s.Tokens[k].Text {
			case ",", ";":
				comma = true
			case "and", "&", "or":
				and = true
			case "the":
			default:
				return end
			}
		}
		if !comma && !and || (items[j].n.Kind == gazetteer.Person) != (items[i].n.Kind == gazetteer.Person) {
			return end
		}
		if v := d.clauseOf(items[i], items[j]); and && v >= 0 {
			d.openClause(items[j-1].last, items[j], v)
			return end
		}
		if and {
			end = j
			return end
		}
	}
	return end
}

// clauseOf is the verb right behind the last item of what looks like a row, which is the subject of that verb
// rather than one of the row: the row stands behind a verb of its own, "condemned the raid by Chad, and Peru
// supports". It is -1 where there is none.
func (d *draft) clauseOf(first, last item) int {
	t := d.s.Tokens
	v := last.last + 1
	for v < len(t) && words.OneOf(t[v].UPOS, "ADV", "PART") {
		v++
	}
	if v < len(t) && t[v].UPOS == "AUX" && t[v].Head > v {
		v = t[v].Head
	}
	up := t[first.head].Head
	if v >= len(t) || t[v].UPOS != "VERB" || up < 0 || up > first.first || up == v || !tree.IsFinite(d.s.Node(v)) {
		return -1
	}
	s := tree.OwnSubject(d.s.Node(v))
	switch {
	case s.OK():
		if s.I != last.head || isAbove(t, v, first.head) {
			return -1
		}
	case !words.OneOf(t[v].Rel, "conj", "parataxis") || hasKid(t, v, "cc"):
		return -1
	}
	return v
}

// openClause makes an item the subject of a verb, with what joins the clause to the one before.
func (d *draft) openClause(from int, it item, v int) {
	t := d.s.Tokens
	if t[it.head].Head == v && tree.RelIs(t[it.head].Rel, []string{"nsubj"}) {
		return
	}
	t[it.head].Head, t[it.head].Rel = v, "nsubj"
	for i := from + 1; i < it.first; i++ {
		if words.OneOf(t[i].UPOS, "CCONJ", "PUNCT") {
			t[i].Head = v
		}
	}
	d.s.Refresh()
}

// coordinate hangs the later items on the first one and reports whether it could.
func (d *draft) coordinate(row []item) bool {
	t := d.s.Tokens
	inRow := func(i int) bool {
		return i >= row[0].first && i <= row[len(row)-1].last
	}
	outer := -1 // the item by which the row hangs in the sentence
	for k, it := range row {
		if h := t[it.head].Head; h < 0 || !inRow(h) {
			if outer < 0 || t[it.head].Rel != "conj" {
				outer = k
			}
			if k == 0 {
				break
			}
		}
	}
	last := row[len(row)-1]
	if outer < 0 || d.adjectives(last) {
		return false
	}
	first := row[0].head
	if outer > 0 {
		t[first].Head, t[first].Rel = t[row[outer].head].Head, t[row[outer].head].Rel
	}
	for _, it := range row[1:] {
		if name := tree.NameHead(d.s, it.n.First, it.n.Last); it.office && name != it.head {
			t[it.head].Head, t[it.head].Rel = name, "compound"
			it.head = name
		}
		standIn(t, first, it.head)
		t[it.head].Head, t[it.head].Rel = first, "conj"
	}
	d.giveVerb(row, first)
	return true
}

// standIn gives the place of member in the tree to what hangs on it above first,
// so that member can hang on first: "diplomats from A, B and C", where the tree
// has the diplomats on B.
func standIn(t []nlp.Token, first, member int) {
	for x, steps := first, 0; x >= 0 && steps <= len(t); x, steps = t[x].Head, steps+1 {
		if t[x].Head == member {
			t[x].Head, t[x].Rel = t[member].Head, t[member].Rel
			return
		}
	}
}

// giveVerb makes a row the subject of the finite verb right after it, where
// the parser hung the verb on one of the row's members.
func (d *draft) giveVerb(row []item, first int) {
	t := d.s.Tokens
	last := row[len(row)-1].last
	v := last + 1
	if v >= len(t) || t[v].UPOS != "VERB" || t[v].Head < row[0].first || t[v].Head > last {
		return
	}
	switch t[v].XPOS {
	case "VBD", "VBZ", "VBP":
		t[v].Head, t[v].Rel = t[first].Head, t[first].Rel
		t[first].Head, t[first].Rel = v, "nsubj"
	}
}

// adjectives reports whether a row ends in a word that only modifies the noun
// after it: "US, French and Turkish forces".
func (d *draft) adjectives(last item) bool {
	t := &d.s.Tokens[last.head]
	return last.n.Adjective && t.UPOS == "ADJ" ||
		t.Head > last.last && words.OneOf(t.Rel, "amod", "compound")
}
