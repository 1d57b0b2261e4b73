package extract

import (
	"strings"

	"entente/extract/nlp"
)

// A mender mends one thing at one token of a tree and reports whether it did.
//
// Every parser takes some constructions for others that look alike. The ones that
// cost facts are put right here, once, by signs that are surer than the relation:
// the order of words, their forms, what the lexicon knows of a verb. What the
// menders change is right more often than what was there on trees made by hand.
type mender struct {
	name string
	mend func(x *Extractor, n node) bool
}

// menders is in the order in which they are tried.
func menders() []mender {
	return []mender{
		{"noun", mendNoun},
		{"participle", mendParticiple},
		{"gerund", mendGerund},
		{"active", mendActive},
		{"verbless", mendVerbless},
		{"naming", mendNaming},
		{"nested objects", mendNested},
		{"told", mendTold},
		{"two subjects", mendSubjects},
		{"that", mendThat},
		{"no subject", mendSubjectless},
		{"bare object", mendBare},
		{"object as conjunct", mendConjObject},
		{"reduced relative", mendReduced},
		{"of", mendOf},
		{"purpose", mendPurpose},
		{"unlike conjuncts", mendUnlike},
	}
}

// mend puts the tree of a sentence right.
func (x *Extractor) mend(s *sentence) {
	for _, m := range menders() {
		for i := range s.Tokens {
			if m.mend(x, s.node(i)) {
				s.refresh()
			}
		}
	}
}

// hang makes n a dependent of h.
func (n node) hang(h node, rel string) bool {
	if !n.ok() || !h.ok() || n == h || h.under(n) {
		return false
	}
	t := n.tok()
	if t.Head == h.i && t.Rel == rel {
		return false
	}
	t.Head, t.Rel = h.i, rel
	return true
}

// replace puts n in the place that o has in the tree, and o under n.
func (n node) replace(o node, rel string) bool {
	t, u := n.tok(), o.tok()
	t.Head, t.Rel, u.Head, u.Rel = u.Head, u.Rel, n.i, rel
	return true
}

func (n node) tag(upos, xpos string) {
	t := n.tok()
	t.UPOS, t.XPOS = upos, xpos
	t.Lemma = nlp.LemmaWith(t.Text, upos, xpos)
}

func isNounWord(n node) bool { return n.upos() == "NOUN" || n.upos() == "PROPN" }

// mendNoun takes for a noun what has a noun's place and nothing of a verb:
// "voiced hope that", "condemned the launches".
func mendNoun(_ *Extractor, n node) bool {
	if n.upos() != "VERB" || !n.is("obj", "nsubj", "obl", "nmod") || n.kid("nsubj", "aux", "mark", "obj", "cop", "xcomp", "expl").ok() {
		return false
	}
	switch n.tok().XPOS {
	case "VB", "VBP":
		n.tag("NOUN", "NN")
	case "VBZ":
		n.tag("NOUN", "NNS")
	default:
		return false
	}
	return true
}

// mendParticiple hangs a bare participle on the object that it stands before:
// "pledged continued support".
func mendParticiple(_ *Extractor, n node) bool {
	if x := n.tok().XPOS; x != "VBD" && x != "VBN" || len(n.all()) > 0 || !n.is("ccomp", "xcomp", "obj", "advcl", "acl", "dep") || n.head().i != n.i-1 {
		return false
	}
	for _, o := range n.head().all("obj", "nsubj") {
		if o.i > n.i && o.first() == n.i+1 && isNounWord(o) {
			n.tag("VERB", "VBN")
			return n.hang(o, "amod")
		}
	}
	return false
}

// mendGerund takes for a verb the "-ing" word after a preposition that a noun
// phrase follows without another: "of smuggling ivory".
func mendGerund(_ *Extractor, n node) bool {
	c := n.kid("case")
	if n.tok().XPOS != "NN" || !strings.HasSuffix(n.lower(), "ing") || c.i != n.i-1 || !c.ok() || n.kid("nmod", "conj", "acl").ok() {
		return false
	}
	k := phraseAt(n.s, n.i+1)
	if !k.ok() || !isNounWord(k) || k.head() != n.head() && k.head() != n || k.kid("case", "cc").ok() {
		return false
	}
	n.tag("VERB", "VBG")
	c.tok().Rel = "mark"
	if n.is("nmod") {
		n.tok().Rel = "acl"
	} else if n.is("obl") {
		n.tok().Rel = "advcl"
	}
	return k.hang(n, "obj")
}

// phraseAt is the largest phrase that begins at token i and whose head comes
// no earlier.
func phraseAt(s *sentence, i int) node {
	n := s.node(i)
	for n.ok() && n.head().ok() && n.head().i > n.i && n.head().first() == i {
		n = n.head()
	}
	if n.ok() && n.first() != i {
		return node{}
	}
	return n
}

// mendActive makes a verb active that has an object or whose form cannot be
// passive, and finite where nothing else in its clause is.
func mendActive(_ *Extractor, n node) bool {
	if n.upos() != "VERB" || n.kid("aux:pass").ok() {
		return false
	}
	changed := false
	if s := n.kid("nsubj:pass"); s.ok() && (n.kid("obj").ok() || n.tok().XPOS == "VBD" || hasAux(n, "has") || hasAux(n, "have") || hasAux(n, "had")) {
		s.tok().Rel = "nsubj"
		changed = true
	}
	if n.tok().XPOS == "VBN" && n.kid("nsubj").tok().Rel == "nsubj" && !n.kid("aux").ok() && n.kid("nsubj").i < n.i && n.is("root", "ccomp", "conj", "parataxis") {
		n.tok().XPOS = "VBD"
		changed = true
	}
	return changed
}

// mendVerbless finds the verb of a clause whose tree has the object as its head
// and the verb for an adjective: "Secretary Roe also shared concerns".
func mendVerbless(x *Extractor, n node) bool {
	if !isNounWord(n) || n.kid("cop", "case").ok() || !n.is("root", "conj", "ccomp", "parataxis") {
		return false
	}
	for _, a := range n.all("amod", "acl") {
		if v := a.tok().XPOS; a.i > n.i || v != "VBN" && v != "VBD" && v != "JJ" {
			continue
		}
		lemma := nlp.LemmaWith(a.tok().Text, "VERB", "VBD")
		if !x.isPredicate(lemma) || lemma == a.lower() {
			continue
		}
		for _, c := range append(n.all("compound", "nsubj", "nmod:desc", "nmod:unmarked"), a.all("compound", "nsubj", "obl:unmarked", "nmod:unmarked")...) {
			if c.i > a.i || !isNounWord(c) || a.kid("advmod").ok() && a.kid("advmod").i < c.i || c.tok().XPOS != "NNP" && !c.kid("det", "nmod:poss").ok() && !n.kid("det").ok() {
				continue
			}
			makeVerb(n, a, lemma)
			return c.hang(a, "nsubj")
		}
	}
	return false
}

// isPredicate reports whether the lexicon knows a verb.
func (x *Extractor) isPredicate(lemma string) bool {
	r := x.lex.does[lemma]
	return r.say || r.voice || len(x.lex.frames["verb "+lemma]) > 0
}

// takesThat reports whether a "that" clause may follow the word.
func (x *Extractor) takesThat(n node) bool {
	pos := "verb "
	switch n.upos() {
	case "VERB":
		if x.lex.does[n.lemma()].say {
			return true
		}
	case "NOUN":
		pos = "noun "
	case "ADJ":
		pos = "adj "
	default:
		return false
	}
	for _, f := range x.lex.frames[pos+strings.ToLower(n.lemma())] {
		for _, slot := range f.topic {
			if slot == "that" || slot == "subjunctive" {
				return true
			}
		}
	}
	return false
}

// takesName reports whether a verb says what something is called or held to be.
func (x *Extractor) takesName(lemma string) bool {
	for _, f := range x.lex.frames["verb "+lemma] {
		if f.stance == Claim && f.topic[0] == "as" {
			return true
		}
	}
	return false
}

// mendNaming makes the two phrases after a verb of naming object and complement:
// "called the deal a betrayal".
func mendNaming(x *Extractor, n node) bool {
	if n.upos() != "VERB" || !x.takesName(n.lemma()) || n.kid("aux:pass").ok() {
		return false
	}
	var after []node
	for _, k := range n.all("obj", "iobj", "xcomp", "ccomp", "obl", "advcl") {
		if k.i > n.i && !k.kid("case", "mark").ok() && (isNounWord(k) || k.upos() == "PRON" || k.upos() == "ADJ" || k.upos() == "NUM") && !isTime(k) {
			after = append(after, k)
		}
	}
	if len(after) != 2 || after[0].first() != n.i+1 || after[1].first() != after[0].last()+1 {
		return false
	}
	a := after[0].hang(n, "obj")
	b := after[1].hang(n, "xcomp")
	return a || b
}

// mendNested puts into one noun phrase what the tree has as two objects that stand
// in one another: "the July 2016 ruling", "the Bank of Italy's reserves".
func mendNested(_ *Extractor, n node) bool {
	objs := n.all("obj")
	if len(objs) != 2 || objs[0].i < n.i {
		return false
	}
	in, out := objs[0], objs[1]
	if out.first() < in.first() {
		return in.hang(out, "compound")
	}
	if p := out.kid("nmod:poss"); p.ok() && p.first() == in.last()+1 && p.s.node(in.last()+1).lower() == "of" {
		p.hang(in, "nmod")
		return in.hang(out, "nmod:poss")
	}
	if of := n.s.node(in.i + 1); of.lower() == "of" && of.head() == out { // "Republic of [Korea's launches]"
		if p := out.kid("nmod:poss"); p.ok() && p.first() == of.i+1 {
			of.hang(p, "case")
			p.hang(in, "nmod")
			return in.hang(out, "nmod:poss")
		}
	}
	return false
}

// mendTold gives a verb of saying the one who is told, where the tree has them as a
// second subject of what is said: "told the council sanctions must go".
func mendTold(x *Extractor, n node) bool {
	h := n.head()
	if !n.is("ccomp", "xcomp", "parataxis") || h.i > n.i || !x.takesThat(h) || h.kid("obj", "iobj").ok() {
		return false
	}
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[0].i < h.i || subj[0].first() != h.i+1 || subj[1].kid("cc").ok() {
		return false
	}
	return subj[0].hang(h, "obj")
}

// mendSubjects makes of two subjects of one verb what they are: a row, a
// description with a name, or a noun with its relative clause.
func mendSubjects(_ *Extractor, n node) bool {
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[1].i > n.i {
		return false
	}
	a, b := subj[0], subj[1]
	before := n.s.node(a.first() - 1)
	switch {
	case b.kid("cc").ok():
		return b.hang(a, "conj")
	case b.first() != a.last()+1:
	case before.lower() == "," && !n.is("root", "conj") && a.kid("det").lower() == "a": // "..., a step Chad opposed"
		return a.replace(n, "acl:relcl")
	case a.upos() == "NOUN" && b.upos() == "PROPN" && a.kid("det", "amod", "nmod:poss", "compound").ok():
		return a.hang(b, "nmod:desc")
	}
	return false
}

// mendThat hangs a "that" clause on the word right before it, where that takes one.
func mendThat(x *Extractor, n node) bool {
	c := n.head()
	if n.lower() != "that" || !n.is("mark") || c.i < n.i || n.i == 0 {
		return false
	}
	w := n.s.node(n.i - 1)
	if c.head() == w || !x.takesThat(w) || !isFinite(c) {
		return false
	}
	rel := "ccomp"
	if w.upos() == "NOUN" {
		rel = "acl"
	}
	if !w.under(c) {
		return w.under(c.head()) && c.hang(w, rel)
	}
	if w.head() != c {
		return false
	}
	for _, k := range c.all() {
		if k.i < w.i {
			k.tok().Head = w.i
		}
	}
	return w.replace(c, rel)
}

// mendSubjectless gives a finite verb that has no subject the noun phrase that stands
// right before it.
func mendSubjectless(x *Extractor, n node) bool {
	if !isFinite(n) || !n.is("root", "ccomp", "parataxis", "advcl") || n.kid("nsubj", "csubj", "expl", "mark").ok() || n.upos() != "VERB" && !n.kid("cop").ok() {
		return false
	}
	j := n.i
	for j > 0 {
		if k := n.s.node(j - 1); k.head() == n && k.is("aux", "cop", "advmod") {
			j--
			continue
		}
		break
	}
	if j == 0 {
		return false
	}
	q := n.s.node(j - 1)
	for q.head().ok() && q.head().i < n.i && q.head() != n && (q.is("flat", "compound", "nmod", "conj", "amod", "nummod", "case", "det") || q.is("appos") && q.head().is("nsubj")) && !q.kid("mark").ok() {
		q = q.head()
	}
	if !isNounWord(q) && q.upos() != "PRON" || q.last() >= j || q.kid("case", "mark", "cop").ok() || isTime(q) {
		return false
	}
	u := q.head()
	switch {
	case q.is("obj") && u != n && u.i < q.i && q.first() == u.i+1 && x.takesThat(u): // "fearing [the scheme was meant]"
		q.hang(n, subjectRel(n))
		if u.under(n) {
			return u.replace(n, "ccomp")
		}
		return n.hang(u, "ccomp")
	case q.is("appos", "obl", "nmod:unmarked", "dislocated", "vocative") && q.under(n):
		return q.hang(n, subjectRel(n))
	}
	return false
}

func subjectRel(n node) string {
	if n.kid("aux:pass").ok() {
		return "nsubj:pass"
	}
	return "nsubj"
}

// mendBare takes for an object the bare noun phrase that a verb without one has
// for an adverb: "dismissed as null a ruling".
func mendBare(x *Extractor, n node) bool {
	v := n.head()
	if !n.is("obl") || !isNounWord(n) || n.i < v.i || n.kid("case", "mark", "nummod").ok() || isTime(n) || v.upos() != "VERB" || !x.isPredicate(v.lemma()) ||
		v.kid("obj", "ccomp", "aux:pass", "nsubj:pass").ok() {
		return false
	}
	return n.hang(v, "obj")
}

// mendConjObject takes for the object of a verb the noun phrase right behind it, where
// the tree has it as a conjunct of the verb although no "and" joins them.
func mendConjObject(_ *Extractor, n node) bool {
	if !isNounWord(n) || !n.is("conj", "appos", "parataxis", "ccomp") || n.kid("case", "cc", "nsubj", "mark", "cop").ok() {
		return false
	}
	v := n.s.node(n.first() - 1)
	if n.first() == 0 || v.upos() != "VERB" || v.tok().XPOS == "VBN" || v.kid("obj", "ccomp", "aux:pass").ok() || !v.under(n.head()) {
		return false
	}
	return n.hang(v, "obj")
}

// mendReduced hangs a clause without a pronoun on the noun that it says more of: "the
// hardship the people are suffering".
func mendReduced(_ *Extractor, n node) bool {
	h := n.head()
	s := n.kid("nsubj")
	if !n.is("ccomp", "parataxis", "advcl") || !s.ok() || n.kid("mark", "obj", "ccomp", "xcomp", "cop").ok() || s.first() == 0 || !isFinite(n) || n.first() != s.first() || h.i > n.i || h.upos() != "VERB" || !h.kid("obj").ok() {
		return false
	}
	q := n.s.node(s.first() - 1)
	if q.upos() != "NOUN" || !q.under(h.kid("obj")) {
		return false
	}
	return n.hang(q, "acl:relcl")
}

// mendOf hangs an "of" phrase on the noun right before it.
func mendOf(_ *Extractor, n node) bool {
	m := n.head()
	if n.lower() != "of" || !n.is("case") || m.i < n.i || !m.is("nmod", "obl") || n.i == 0 {
		return false
	}
	w := n.s.node(n.i - 1)
	for w.is("flat", "compound") && w.head().i < n.i {
		w = w.head()
	}
	if w.upos() != "NOUN" || w == m.head() || !w.under(m.head()) || !isNounWord(m.head()) {
		return false
	}
	return m.hang(w, "nmod")
}

// mendPurpose hangs an infinitive of purpose on the infinitive before it rather than
// on the verb above: "agreed to work together to end the war".
func mendPurpose(_ *Extractor, n node) bool {
	h := n.head()
	if !n.is("advcl") || n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || h.i > n.i || n.kid("cc").ok() || h.upos() != "VERB" {
		return false
	}
	to := n.kid("mark").i
	for i := n.first() - 1; i > h.i; i-- {
		w := n.s.node(i)
		if w.upos() == "PUNCT" {
			return false
		}
		if w.tok().XPOS == "VB" && w.kid("mark").lower() == "to" && w.under(h) && i < to {
			return n.hang(w, "advcl")
		}
	}
	return false
}

// mendUnlike hangs a finite verb without a subject that is joined to an infinitive or
// participle on the finite verb above.
func mendUnlike(_ *Extractor, n node) bool {
	h := n.head()
	x := n.tok().XPOS
	if !n.is("conj") || x != "VBD" && x != "VBZ" || n.kid("nsubj", "aux", "mark", "cop").ok() || isFinite(h) || h.upos() != "VERB" || !n.kid("cc").ok() {
		return false
	}
	for v := h.head(); v.ok(); v = v.head() {
		if v.upos() == "VERB" && isFinite(v) {
			return v.tok().XPOS == x && n.hang(v, "conj")
		}
	}
	return false
}
