package event

import (
	"slices"
	"strings"

	"entente/extract/lexicon"
	"entente/extract/tree"
)

// code is the PLOVER type of what a word says, or empty: of a verb, of a noun
// of action, of an adjective in the predicate. What it governs is coded first
// where the lexicon says so, then negation and modals turn the result.
func (c *coder) code(p tree.Node) string {
	if !p.OK() {
		return ""
	}
	if typ, done := c.codes[p.I]; done {
		return typ
	}
	c.codes[p.I] = "" // so that a damaged tree does not send us round for ever
	typ := c.turned(p, c.plain(p))
	c.codes[p.I] = typ
	return typ
}

// plain is the type before negation and modals.
func (c *coder) plain(p tree.Node) string {
	for _, pos := range lexiconPOS(p) {
		for _, r := range c.rowsFor(p, pos) {
			if !c.holds(p, r) {
				continue
			}
			typ := r.Typ
			if strings.HasPrefix(typ, "=") {
				typ = c.governed(p, typ)
			}
			if typ != "" {
				return typ
			}
		}
	}
	switch {
	case p.UPOS() == "VERB":
		return c.governed(p, "=any")
	case p.Kid("cop").OK():
		return c.governed(p, "=inf")
	}
	return ""
}

// lexiconPOS is where to look a word up; participles may stand as adjectives.
func lexiconPOS(p tree.Node) []string {
	switch p.UPOS() {
	case "VERB", "AUX":
		if p.Kid("cop").OK() || p.Tok().XPOS == "VBN" && p.Kid("aux:pass").OK() {
			return []string{"adj", "verb"} // "is prepared to"
		}
		return []string{"verb"}
	case "NOUN", "PROPN":
		return []string{"noun"}
	case "ADJ":
		return []string{"adj"}
	}
	return nil
}

// governed is the type that the infinitive, clause or object of p decides.
func (c *coder) governed(p tree.Node, what string) string {
	var from [][]tree.Node
	switch what {
	case "=inf":
		from = [][]tree.Node{c.infinitives(p)}
	case "=that":
		return c.reported(p)
	case "=obj":
		from = [][]tree.Node{c.objects(p)}
	default:
		if typ := c.reported(p); typ != "" {
			return typ
		}
		from = [][]tree.Node{controlled(p), c.objects(p), c.purposes(p), participles(p), p.All("obl"), p.All("nsubj")}
	}
	for _, nodes := range from {
		for _, n := range nodes {
			if typ := c.code(n); typ != "" {
				return typ
			}
		}
	}
	return ""
}

// reported is what a reported clause makes of who reports it. Of oneself one
// reports what one does; that others must do something is a request, and
// that they do something hostile is blame.
func (c *coder) reported(p tree.Node) string {
	for _, k := range contents(p) {
		typ := c.code(k)
		subj := grammaticalSubject(k)
		if !subj.OK() || sameActor(subj, tree.Subject(p)) {
			if typ != "" {
				return typ
			}
			continue
		}
		if tree.IsSubjunctive(k) {
			return "REQUEST"
		}
		switch tree.Modal(k) {
		case "must", "should", "ought":
			return "REQUEST"
		case "can", "could":
			if tree.IsNegated(k) {
				return "ACCUSE"
			}
		}
		if lexicon.Quad[typ] >= 3 && typ != "REJECT" && c.targetIn(subj) {
			return "ACCUSE"
		}
		if typ != "" {
			return typ
		}
	}
	return ""
}

// grammaticalSubject is the last subject before the verb: one before it is
// the "that" of the clause, misread.
func grammaticalSubject(k tree.Node) tree.Node {
	if all := k.All("nsubj", "csubj"); len(all) > 0 {
		return all[len(all)-1]
	}
	return tree.Node{}
}

// sameActor reports whether a is a pronoun or has a name or noun in common with b.
func sameActor(a, b tree.Node) bool {
	if a.UPOS() == "PRON" || !b.OK() {
		return true
	}
	for _, n := range append(a.All("compound", "flat"), a) {
		for _, m := range append(b.All("compound", "flat"), b) {
			if n.Lemma() == m.Lemma() {
				return true
			}
		}
	}
	return false
}

func (c *coder) targetIn(n tree.Node) bool {
	for _, t := range c.target {
		if t.Under(n) {
			return true
		}
	}
	return false
}

// turned applies negation, then modals, to a type: who will not help refuses,
// who will help promises it, who will attack threatens.
func (c *coder) turned(p tree.Node, typ string) string {
	quad := lexicon.Quad[typ]
	if quad == 0 {
		return ""
	}
	if tree.IsNegated(p) || tree.HasNo(p) || p.UPOS() == "VERB" && tree.HasNo(p.Kid("obj")) {
		switch {
		case quad <= 2:
			typ = "REJECT"
		case quad == 4:
			typ = "YIELD"
		}
		quad = lexicon.Quad[typ]
	}
	if p.UPOS() != "VERB" && !p.Kid("cop").OK() {
		return typ
	}
	switch tree.Modal(p) {
	case "will", "would", "must", "should":
	case "may", "might", "could":
		if slices.ContainsFunc(p.All("aux"), func(a tree.Node) bool { return a.Lemma() == "have" }) {
			return typ // "may have attacked" is a guess at the past
		}
	default:
		if !isGoingTo(p) {
			return typ
		}
	}
	switch {
	case quad <= 2:
		return "AGREE"
	case quad == 4:
		return "THREATEN"
	}
	return typ
}

// isGoingTo reports whether p is the infinitive of "is going to".
func isGoingTo(p tree.Node) bool {
	h := p.Head()
	return p.Is("xcomp") && h.Lemma() == "go" && h.Tok().XPOS == "VBG"
}
