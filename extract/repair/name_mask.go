package repair

import (
	"slices"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
)

// rereadNames reads the sentences again in whose trees a name has a verb in it
// ("Human Rights Watch accused"), with a word for each such name that the parser
// knows well. A parser that takes a part of a name for a verb gets the rest of the
// sentence wrong, too.
func (d *draft) rereadNames() bool {
	var broken []*Name
	for _, n := range d.names {
		if !n.Part && d.isVerb(n) {
			broken = append(broken, n)
		}
	}
	return len(broken) > 0 && d.reread(broken)
}

// isVerb reports whether the tree has a verb in a name of several words, and
// what is around the name hangs on that.
func (d *draft) isVerb(n *Name) bool {
	t := d.s.Tokens
	for i := n.First; i <= n.Last && n.First < n.Last; i++ {
		if t[i].UPOS == "VERB" && (t[i].Head < n.First || t[i].Head > n.Last) && t[i].Rel != "amod" {
			return true
		}
	}
	return false
}

// reread reads a sentence with one well-known word for each of the names, which
// don't overlap.
func (d *draft) reread(names []*Name) bool {
	slices.SortFunc(names, func(a, b *Name) int { return a.First - b.First })
	old := d.s.Tokens
	masked := nlp.Sentence{Start: d.s.Start, End: d.s.End}
	var from []int // the last token that stands behind each masked one
	for i := 0; i < len(old); i++ {
		t := old[i]
		if len(names) > 0 && names[0].First == i {
			t.Text, i = stands(names[0].Kind), names[0].Last
			t.End, names = old[i].End, names[1:]
		}
		masked.Tokens, from = append(masked.Tokens, t), append(from, i)
	}
	read, err := nlp.Reread(masked)
	if err != nil {
		return false // without a model nothing was read in the first place
	}
	at := 0
	for k, t := range read.Tokens {
		if t.Head >= 0 {
			t.Head = from[t.Head]
		}
		last := from[k]
		if at < last { // a name
			for ; at < last; at++ {
				old[at].Head, old[at].Rel = last, "compound"
				old[at].UPOS, old[at].XPOS = "PROPN", "NNP"
			}
			t.UPOS, t.XPOS, t.Lemma = "PROPN", "NNP", old[last].Text
		}
		t.Start, t.End, t.Text = old[last].Start, old[last].End, old[last].Text
		old[last] = t
		at = last + 1
	}
	d.s.Repairs = d.tokens(d.s.Sentence)
	d.s.Refresh()
	d.nodes(d.s)
	return true
}

// stands is a word that the parser takes for a name of a kind.
func stands(k gazetteer.Kind) string {
	if k == gazetteer.Person {
		return "John"
	}
	return "Microsoft"
}
