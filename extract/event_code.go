package extract

import (
	"slices"
	"strings"
)

// code is the PLOVER type of what a word says, or empty: of a verb, of a noun
// of action, of an adjective in the predicate. What it governs is coded first
// where the lexicon says so, then negation and modals turn the result.
func (c *eventCoder) code(p node) string {
	if !p.ok() {
		return ""
	}
	if typ, done := c.codes[p.i]; done {
		return typ
	}
	c.codes[p.i] = "" // so that a damaged tree does not send us round for ever
	typ := c.turned(p, c.plain(p))
	c.codes[p.i] = typ
	return typ
}

// plain is the type before negation and modals.
func (c *eventCoder) plain(p node) string {
	for _, pos := range lexiconPOS(p) {
		for _, r := range c.rowsFor(p, pos) {
			if !c.holds(p, r) {
				continue
			}
			typ := r.typ
			if strings.HasPrefix(typ, "=") {
				typ = c.governed(p, typ)
			}
			if typ != "" {
				return typ
			}
		}
	}
	switch {
	case p.upos() == "VERB":
		return c.governed(p, "=any")
	case p.kid("cop").ok():
		return c.governed(p, "=to")
	}
	return ""
}

// lexiconPOS is where to look a word up; participles may stand as adjectives.
func lexiconPOS(p node) []string {
	switch p.upos() {
	case "VERB", "AUX":
		if p.kid("cop").ok() || p.tok().XPOS == "VBN" && p.kid("aux:pass").ok() {
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
func (c *eventCoder) governed(p node, what string) string {
	var from [][]node
	switch what {
	case "=to":
		from = [][]node{c.infinitives(p)}
	case "=that":
		return c.reported(p)
	case "=obj":
		from = [][]node{c.objects(p)}
	default:
		if typ := c.reported(p); typ != "" {
			return typ
		}
		from = [][]node{controlled(p), c.objects(p), c.purposes(p), participles(p), p.all("obl"), p.all("nsubj")}
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
func (c *eventCoder) reported(p node) string {
	for _, k := range contents(p) {
		typ := c.code(k)
		subj := grammaticalSubject(k)
		if !subj.ok() || sameActor(subj, subject(p)) {
			if typ != "" {
				return typ
			}
			continue
		}
		if isSubjunctive(k) {
			return "REQUEST"
		}
		switch modal(k) {
		case "must", "should", "ought":
			return "REQUEST"
		case "can", "could":
			if isNegated(k) {
				return "ACCUSE"
			}
		}
		if ploverQuad[typ] >= 3 && typ != "REJECT" && c.targetIn(subj) {
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
func grammaticalSubject(k node) node {
	if all := k.all("nsubj", "csubj"); len(all) > 0 {
		return all[len(all)-1]
	}
	return node{}
}

// sameActor reports whether a is a pronoun or has a name or noun in common with b.
func sameActor(a, b node) bool {
	if a.upos() == "PRON" || !b.ok() {
		return true
	}
	for _, n := range append(a.all("compound", "flat"), a) {
		for _, m := range append(b.all("compound", "flat"), b) {
			if n.lemma() == m.lemma() {
				return true
			}
		}
	}
	return false
}

func (c *eventCoder) targetIn(n node) bool {
	for _, t := range c.target {
		if t.under(n) {
			return true
		}
	}
	return false
}

// turned applies negation, then modals, to a type: who will not help refuses,
// who will help promises it, who will attack threatens.
func (c *eventCoder) turned(p node, typ string) string {
	quad := ploverQuad[typ]
	if quad == 0 {
		return ""
	}
	if isNegated(p) || noOf(p) || p.upos() == "VERB" && noOf(p.kid("obj")) {
		switch {
		case quad <= 2:
			typ = "REJECT"
		case quad == 4:
			typ = "YIELD"
		}
		quad = ploverQuad[typ]
	}
	if p.upos() != "VERB" && !p.kid("cop").ok() {
		return typ
	}
	switch modal(p) {
	case "will", "would", "must", "should":
	case "may", "might", "could":
		if slices.ContainsFunc(p.all("aux"), func(a node) bool { return a.lemma() == "have" }) {
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
func isGoingTo(p node) bool {
	h := p.head()
	return p.is("xcomp") && h.lemma() == "go" && h.tok().XPOS == "VBG"
}
