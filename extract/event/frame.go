package event

import (
	"slices"
	"strings"

	"entente/extract/lexicon"
	"entente/extract/tree"
	"entente/extract/words"
)

// A coder codes the predicates of one sentence.
type coder struct {
	lex    *lexicon.EventFrames
	s      *tree.Sentence
	target []tree.Node
	codes  map[int]string // by token, of predicates coded so far
}

// rowsFor is the rows for a predicate, in the order to try them. A lemmatizer
// that does not know a word cuts an "e" or a doubled letter too many from a
// verb, or leaves a noun its plural.
func (c *coder) rowsFor(p tree.Node, pos string) []*lexicon.EventRow {
	lemma := strings.ToLower(p.Lemma())
	switch {
	case lemma == "":
		return nil
	case pos == "adj":
		return c.lex.Rows["adj "+p.Lower()]
	}
	guesses := []string{lemma, lemma + "e", lemma + lemma[len(lemma)-1:]}
	if pos == "noun" {
		guesses = []string{lemma, strings.TrimSuffix(lemma, "s")}
	}
	for _, l := range guesses {
		if rows := c.lex.Rows[pos+" "+l]; rows != nil {
			return rows
		}
	}
	return nil
}

// hasParticle also takes the adverb or preposition right after the word:
// parsers differ on "step down" and "turn down".
func hasParticle(p tree.Node, particle string) bool {
	for _, k := range p.All("compound:prt", "advmod") {
		if k.Lower() == particle {
			return true
		}
	}
	return p.Sent.Node(p.I+1).Lower() == particle
}

// holds reports whether a row's particle stands with predicate p and all its
// conditions hold.
func (c *coder) holds(p tree.Node, r *lexicon.EventRow) bool {
	if r.Particle != "" && !hasParticle(p, r.Particle) {
		return false
	}
	for _, cond := range r.When {
		if c.meets(p, cond) == cond.Not {
			return false
		}
	}
	return true
}

func (c *coder) meets(p tree.Node, cond lexicon.EventCondition) bool {
	switch cond.Slot {
	case "obj":
		return c.anyNoun(c.objects(p), cond)
	case "obl":
		return c.anyNoun(p.All("obl", "nmod"), cond)
	case "subj":
		return c.anyNoun(doers(p), cond)
	case "inf", "that", "as":
		clauses := c.infinitives(p)
		switch cond.Slot {
		case "that":
			clauses = contents(p)
		case "as":
			clauses = complements(p)
		}
		return slices.ContainsFunc(clauses, func(k tree.Node) bool {
			return cond.Any || cond.Want[k.Lemma()] || cond.Want[c.code(k)]
		})
	case "clause":
		return c.anyWord(p, cond)
	case "prep":
		return slices.ContainsFunc(prepositions(p), func(w string) bool { return cond.Any || cond.Want[w] })
	}
	return false
}

// anyNoun reports whether one of the nouns, or a word that narrows it, is wanted.
func (c *coder) anyNoun(nouns []tree.Node, cond lexicon.EventCondition) bool {
	for _, n := range nouns {
		if cond.Any || cond.Want[c.code(n)] {
			return true
		}
		for _, w := range nounWords(n) {
			if wants(cond, w) {
				return true
			}
		}
	}
	return false
}

func (c *coder) anyWord(p tree.Node, cond lexicon.EventCondition) bool {
	for i := p.First(); i <= p.Last(); i++ {
		if n := c.s.Node(i); i != p.I && wants(cond, n) {
			return true
		}
	}
	return false
}

// wants reports whether a word is wanted, be it by its lemma, as it stands, or
// without the plural ending that lemmatizers leave on "troops" and "supplies".
func wants(c lexicon.EventCondition, n tree.Node) bool {
	w := n.Lower()
	return c.Want[n.Lemma()] || c.Want[w] || c.Want[strings.TrimSuffix(w, "s")]
}

// nounWords is the noun with its conjuncts and the words that narrow it:
// compounds, adjectives, amounts, and what stands behind "of".
func nounWords(n tree.Node) []tree.Node {
	var out []tree.Node
	for _, m := range n.Conj() {
		out = append(out, m)
		out = append(out, m.All("compound", "amod", "nummod", "flat", "nmod:unmarked", "nmod:npmod")...)
		for _, o := range m.All("nmod") {
			if o.Prep() == "of" {
				out = append(out, o)
				out = append(out, o.All("compound", "amod", "conj")...)
			}
		}
	}
	return out
}

// objects is what a verb acts on, or what a noun of action is of: "suspension
// of aid", "aid suspension", "ban on imports".
func (c *coder) objects(p tree.Node) []tree.Node {
	if tree.IsNounWord(p) {
		return p.All("nmod", "compound", "amod")
	}
	out := tree.Patient(p).Conj()
	for _, o := range p.All("obj", "iobj") {
		if !slices.Contains(out, o) {
			out = append(out, o.Conj()...)
		}
	}
	out = slices.DeleteFunc(out, func(o tree.Node) bool { return o.Is("conj") && o.UPOS() == "VERB" })
	for _, o := range p.All("obl") {
		if isParticle(o.Prep()) {
			out = append(out, o)
		}
	}
	return out
}

// isParticle reports whether a parser's preposition is more likely an adverb
// that belongs to the verb: "called off the strike".
func isParticle(prep string) bool {
	return words.OneOf(prep, "off", "up", "down", "out", "away", "back")
}

// doers is the subject of a verb, or the owner of a noun and who does what
// the noun is the object of ("carried out a strike"), with conjuncts.
func doers(p tree.Node) []tree.Node {
	if !tree.IsNounWord(p) {
		return tree.Subject(p).Conj()
	}
	out := append(p.All("nmod:poss", "compound", "amod"), tree.Subject(p).Conj()...)
	if p.Is("obj", "obl", "nsubj:pass") {
		out = append(out, tree.Subject(p.Head()).Conj()...)
	}
	return out
}

// infinitives is the clauses without a subject of their own that p governs,
// itself or through its object: "agreed to leave", "sent a team to
// investigate", "a statement criticising".
func (c *coder) infinitives(p tree.Node) []tree.Node {
	return append(controlled(p), c.purposes(p)...)
}

// controlled is the infinitives and gerunds that complete p.
func controlled(p tree.Node) []tree.Node {
	var out []tree.Node
	for _, k := range p.All("xcomp", "ccomp", "acl") {
		switch {
		case k.Is("xcomp") && tree.IsToInfinitive(k):
			out = append(out, k) // a verb, whatever its tag says
		case k.UPOS() != "VERB" || k.Is("acl:relcl"):
		case k.Is("xcomp"), k.Is("ccomp") && !tree.IsFinite(k), k.Is("acl") && k.Tok().XPOS != "VBN":
			out = append(out, k)
		}
	}
	// Parsers lose "to send" behind "agreed" now and then, so the words count, too.
	if to, k := p.Sent.Node(p.I+1), p.Sent.Node(p.I+2); to.Lower() == "to" && k.Tok().XPOS == "VB" && !slices.Contains(out, k) {
		out = append(out, k)
	}
	return out
}

// purposes is the infinitives that tell what p or its object is for.
func (c *coder) purposes(p tree.Node) []tree.Node {
	from := p.All("advcl", "obl", "nmod")
	if p.UPOS() == "VERB" {
		for _, o := range c.objects(p) {
			from = append(from, o.All("acl")...)
		}
	}
	return slices.DeleteFunc(from, func(k tree.Node) bool { return k.UPOS() != "VERB" || !tree.IsToInfinitive(k) })
}

// participles is the clauses beside p that tell what its doer does at the same
// time: "sent a letter, threatening to leave".
func participles(p tree.Node) []tree.Node {
	var out []tree.Node
	for _, k := range p.All("advcl") {
		if k.Tok().XPOS == "VBG" && !k.Kid("mark").OK() && !k.Kid("nsubj").OK() {
			out = append(out, k)
		}
	}
	return out
}

// contents is the clause that a verb of saying reports.
func contents(p tree.Node) []tree.Node {
	out := p.All("ccomp")
	if len(out) == 0 && p.Is("parataxis") {
		return []tree.Node{p.Head()}
	}
	return out
}

// complements is what p calls its object: "called him a liar". Parsers hang
// "a liar" anywhere, so a noun with "a" right behind another noun counts, too.
func complements(p tree.Node) []tree.Node {
	var out []tree.Node
	for _, k := range p.All("xcomp") {
		if !k.IsPOS("VERB", "PROPN") {
			out = append(out, k)
		}
	}
	for i := p.I + 2; i <= p.Last(); i++ {
		det := p.Sent.Node(i)
		if det.IsWord("a", "an") && tree.IsNominal(p.Sent.Node(i-1)) && det.Head().I > i && !tree.IsTime(det.Head()) {
			out = append(out, det.Head())
		}
	}
	return out
}

// prepositions is those that introduce the complements of p or of its object.
func prepositions(p tree.Node) []string {
	var out []string
	for _, k := range append(p.All("obl", "nmod", "advcl", "acl"), tree.Patient(p).All("nmod")...) {
		if w := k.Prep(); w != "" {
			out = append(out, w)
		}
		out = append(out, k.Kid("mark").Lower())
	}
	for _, k := range p.All("compound:prt", "advmod", "case") {
		out = append(out, k.Lower())
	}
	return out
}
