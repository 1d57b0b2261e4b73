package extract

import (
	"slices"
	"strings"
)

// An eventCoder codes the predicates of one sentence.
type eventCoder struct {
	lex    *eventLexicon
	s      *sentence
	target []node
	codes  map[int]string // by token, of predicates coded so far
}

// rowsFor is the rows for a predicate, in the order to try them. A lemmatizer
// that does not know a word cuts an "e" or a doubled letter too many from a
// verb, or leaves a noun its plural.
func (c *eventCoder) rowsFor(p node, pos string) []*eventRow {
	lemma := strings.ToLower(p.lemma())
	switch {
	case lemma == "":
		return nil
	case pos == "adj":
		return c.lex.rows["adj "+p.lower()]
	}
	guesses := []string{lemma, lemma + "e", lemma + lemma[len(lemma)-1:]}
	if pos == "noun" {
		guesses = []string{lemma, strings.TrimSuffix(lemma, "s")}
	}
	for _, l := range guesses {
		if rows := c.lex.rows[pos+" "+l]; rows != nil {
			return rows
		}
	}
	return nil
}

// hasParticle also takes the adverb or preposition right after the word:
// parsers differ on "step down" and "turn down".
func hasParticle(p node, particle string) bool {
	for _, k := range p.all("compound:prt", "advmod") {
		if k.lower() == particle {
			return true
		}
	}
	return p.s.node(p.i+1).lower() == particle
}

// holds reports whether a row's particle stands with predicate p and all its
// conditions hold.
func (c *eventCoder) holds(p node, r *eventRow) bool {
	if r.particle != "" && !hasParticle(p, r.particle) {
		return false
	}
	for _, cond := range r.when {
		if c.meets(p, cond) == cond.not {
			return false
		}
	}
	return true
}

func (c *eventCoder) meets(p node, cond eventCondition) bool {
	switch cond.slot {
	case "obj":
		return c.anyNoun(c.objects(p), cond)
	case "about":
		return c.anyNoun(p.all("obl", "nmod"), cond)
	case "subj":
		return c.anyNoun(doers(p), cond)
	case "to", "that", "as":
		clauses := c.infinitives(p)
		switch cond.slot {
		case "that":
			clauses = contents(p)
		case "as":
			clauses = complements(p)
		}
		return slices.ContainsFunc(clauses, func(k node) bool {
			return cond.any || cond.want[k.lemma()] || cond.want[c.code(k)]
		})
	case "has":
		return c.anyWord(p, cond)
	case "pp":
		return slices.ContainsFunc(prepositions(p), func(w string) bool { return cond.any || cond.want[w] })
	}
	return false
}

// anyNoun reports whether one of the nouns, or a word that narrows it, is wanted.
func (c *eventCoder) anyNoun(nouns []node, cond eventCondition) bool {
	for _, n := range nouns {
		if cond.any || cond.want[c.code(n)] {
			return true
		}
		for _, w := range nounWords(n) {
			if cond.wants(w) {
				return true
			}
		}
	}
	return false
}

func (c *eventCoder) anyWord(p node, cond eventCondition) bool {
	for i := p.first(); i <= p.last(); i++ {
		if n := c.s.node(i); i != p.i && cond.wants(n) {
			return true
		}
	}
	return false
}

// wants reports whether a word is wanted, be it by its lemma, as it stands, or
// without the plural ending that lemmatizers leave on "troops" and "supplies".
func (c eventCondition) wants(n node) bool {
	w := n.lower()
	return c.want[n.lemma()] || c.want[w] || c.want[strings.TrimSuffix(w, "s")]
}

// nounWords is the noun with its conjuncts and the words that narrow it:
// compounds, adjectives, amounts, and what stands behind "of".
func nounWords(n node) []node {
	var out []node
	for _, m := range n.conj() {
		out = append(out, m)
		out = append(out, m.all("compound", "amod", "nummod", "flat", "nmod:unmarked", "nmod:npmod")...)
		for _, o := range m.all("nmod") {
			if o.prep() == "of" {
				out = append(out, o)
				out = append(out, o.all("compound", "amod", "conj")...)
			}
		}
	}
	return out
}

// objects is what a verb acts on, or what a noun of action is of: "suspension
// of aid", "aid suspension", "ban on imports".
func (c *eventCoder) objects(p node) []node {
	if p.upos() == "NOUN" || p.upos() == "PROPN" {
		return p.all("nmod", "compound", "amod")
	}
	out := patient(p).conj()
	for _, o := range p.all("obj", "iobj") {
		if !slices.Contains(out, o) {
			out = append(out, o.conj()...)
		}
	}
	out = slices.DeleteFunc(out, func(o node) bool { return o.is("conj") && o.upos() == "VERB" })
	for _, o := range p.all("obl") {
		if isParticle(o.prep()) {
			out = append(out, o)
		}
	}
	return out
}

// isParticle reports whether a parser's preposition is more likely an adverb
// that belongs to the verb: "called off the strike".
func isParticle(prep string) bool {
	switch prep {
	case "off", "up", "down", "out", "away", "back":
		return true
	}
	return false
}

// doers is the subject of a verb, or the owner of a noun and who does what
// the noun is the object of ("carried out a strike"), with conjuncts.
func doers(p node) []node {
	if p.upos() != "NOUN" && p.upos() != "PROPN" {
		return subject(p).conj()
	}
	out := append(p.all("nmod:poss", "compound", "amod"), subject(p).conj()...)
	if p.is("obj", "obl", "nsubj:pass") {
		out = append(out, subject(p.head()).conj()...)
	}
	return out
}

// infinitives is the clauses without a subject of their own that p governs,
// itself or through its object: "agreed to leave", "sent a team to
// investigate", "a statement criticising".
func (c *eventCoder) infinitives(p node) []node {
	return append(controlled(p), c.purposes(p)...)
}

// controlled is the infinitives and gerunds that complete p.
func controlled(p node) []node {
	var out []node
	for _, k := range p.all("xcomp", "ccomp", "acl") {
		switch {
		case k.is("xcomp") && isToInfinitive(k):
			out = append(out, k) // a verb, whatever its tag says
		case k.upos() != "VERB" || k.is("acl:relcl"):
		case k.is("xcomp"), k.is("ccomp") && !isFinite(k), k.is("acl") && k.tok().XPOS != "VBN":
			out = append(out, k)
		}
	}
	// Parsers lose "to send" behind "agreed" now and then, so the words count, too.
	if to, k := p.s.node(p.i+1), p.s.node(p.i+2); to.lower() == "to" && k.tok().XPOS == "VB" && !slices.Contains(out, k) {
		out = append(out, k)
	}
	return out
}

// purposes is the infinitives that tell what p or its object is for.
func (c *eventCoder) purposes(p node) []node {
	from := p.all("advcl", "obl", "nmod")
	if p.upos() == "VERB" {
		for _, o := range c.objects(p) {
			from = append(from, o.all("acl")...)
		}
	}
	return slices.DeleteFunc(from, func(k node) bool { return k.upos() != "VERB" || !isToInfinitive(k) })
}

// participles is the clauses beside p that tell what its doer does at the same
// time: "sent a letter, threatening to leave".
func participles(p node) []node {
	var out []node
	for _, k := range p.all("advcl") {
		if k.tok().XPOS == "VBG" && !k.kid("mark").ok() && !k.kid("nsubj").ok() {
			out = append(out, k)
		}
	}
	return out
}

// contents is the clause that a verb of saying reports.
func contents(p node) []node {
	out := p.all("ccomp")
	if len(out) == 0 && p.is("parataxis") {
		return []node{p.head()}
	}
	return out
}

// complements is what p calls its object: "called him a liar". Parsers hang
// "a liar" anywhere, so a noun with "a" right behind another noun counts, too.
func complements(p node) []node {
	var out []node
	for _, k := range p.all("xcomp") {
		if k.upos() != "VERB" && k.upos() != "PROPN" {
			out = append(out, k)
		}
	}
	for i := p.i + 2; i <= p.last(); i++ {
		det := p.s.node(i)
		if w := det.lower(); (w == "a" || w == "an") && isNominal(p.s.node(i-1)) && det.head().i > i && !isTime(det.head()) {
			out = append(out, det.head())
		}
	}
	return out
}

// prepositions is those that introduce the complements of p or of its object.
func prepositions(p node) []string {
	var out []string
	for _, k := range append(p.all("obl", "nmod", "advcl", "acl"), patient(p).all("nmod")...) {
		if w := k.prep(); w != "" {
			out = append(out, w)
		}
		out = append(out, k.kid("mark").lower())
	}
	for _, k := range p.all("compound:prt", "advmod", "case") {
		out = append(out, k.lower())
	}
	return out
}
