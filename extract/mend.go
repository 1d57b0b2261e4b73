package extract

import (
	"slices"
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
		{"aside", mendAside},
		{"behind that", mendBehindThat},
		{"progressive", mendProgressive},
		{"next", mendNext},
		{"told", mendTold},
		{"two subjects", mendSubjects},
		{"that", mendThat},
		{"reported", mendReported},
		{"content", mendContent},
		{"series", mendSeries},
		{"no subject", mendSubjectless},
		{"bare object", mendBare},
		{"object as conjunct", mendConjObject},
		{"reduced relative", mendReduced},
		{"of", mendOf},
		{"promise", mendPromise},
		{"gerund of", mendGerundOf},
		{"purpose", mendPurpose},
		{"unlike conjuncts", mendUnlike},
		{"remark", mendRemark},
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
	case "VB":
		if !n.kid("det", "amod", "nmod:poss", "compound").ok() {
			return false
		}
		n.tag("NOUN", "NN")
	case "VBP":
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
	if x := n.tok().XPOS; x == "VBD" || x == "VBN" {
		o := n.kid("obj")
		cc, noun := n.s.node(n.i-1), n.s.node(n.i-2)
		bare := o.first() == n.i && isNounWord(o) || o.ok() && isNounWord(o) && o.first() == n.i+1 && !o.kid("det", "nmod:poss").ok()
		switch {
		case !bare || n.kid("nsubj", "aux", "mark", "advmod", "obl").ok():
		case n.is("ccomp", "xcomp") && n.head().i == n.i-1 && !n.head().kid("obj").ok(): // "underscored continued support for"
			n.tag("VERB", "VBN")
			return o.replace(n, "obj") && n.hang(o, "amod")
		case n.is("conj") && cc.is("cc") && cc.head() == n && noun.upos() == "NOUN" && strings.HasSuffix(n.lower(), "ed") && o.i == n.i+1 && noun.tok().XPOS == "NNS" && o.tok().XPOS == "NNS" && noun.is("obj", "obl", "nmod") && noun.under(n.head()): // "refugees and displaced people"
			n.tag("VERB", "VBN")
			cc.hang(o, "cc")
			o.hang(noun, "conj")
			return n.hang(o, "amod")
		}
	}
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
	if n.upos() != "VERB" || n.kid("aux:pass", "cop").ok() || n.is("conj") && n.head().kid("aux:pass").ok() {
		return false
	}
	for i := n.i - 1; i >= max(0, n.i-3); i-- {
		if k := n.s.node(i); k.lemma() == "be" || k.lemma() == "get" {
			return false
		}
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
	if lemma := nlp.LemmaWith(n.lower(), "VERB", "VBZ"); n.tok().XPOS == "NNS" && lemma != n.lower() && x.isPredicate(lemma) { // "Cairo backs the army"
		subj, obj := n.kid("compound", "nsubj", "nmod:poss"), n.kid("appos", "obj", "parataxis", "dep", "obl:unmarked", "nmod:unmarked")
		if subj.upos() == "PROPN" && subj.last() == n.i-1 && !subj.kid("case").ok() && obj.first() == n.i+1 && obj.kid("det").ok() {
			n.tag("VERB", "VBZ")
			subj.tok().Rel = "nsubj"
			return obj.hang(n, "obj")
		}
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
		if f.topic[0] == "as" && barely[lemma] {
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
func mendTold(_ *Extractor, n node) bool {
	h := n.head()
	if !n.is("ccomp", "xcomp", "parataxis") || h.i > n.i || !tells[h.lemma()] || h.kid("obj", "iobj").ok() {
		return false
	}
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[0].i < h.i || subj[0].first() != h.i+1 || subj[1].kid("cc").ok() {
		return false
	}
	return subj[0].hang(h, "obj")
}

// tells are verbs of saying that name who is told before what.
var tells = words("tell warn caution remind assure inform notify advise persuade convince")

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
	case a.upos() == "PROPN" && b.upos() == "PROPN" && len(a.all()) == 0: // "Peruvian Minister Jane Roe"
		return a.hang(b, "compound")
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
	if c.head() == w && !x.takesThat(w) && (isTime(w) || strayClause(c).ok() && !fillable[w.lemma()]) { // "warned earlier in the day that"
		for v := w.head(); v.ok() && v.i < w.i; v = v.head() {
			if v.upos() == "VERB" {
				return (x.lex.does[v.lemma()].say || tells[v.lemma()]) && !v.kid("ccomp").ok() && c.hang(v, "ccomp")
			}
		}
	}
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

// fillable are nouns that a "that" clause fills, besides those of the lexicon.
var fillable = words("fact claim recommendation idea news report evidence rumor rumour notion theory suggestion condition charge sign proof principle reason")

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
	if h := q.head(); q.lower() == "," && h.i < j && h.last() == j-1 { // "the boss, known as Babi, has threatened"
		q = h
	}
	for k := j - 1; q.upos() == "PUNCT" && k > 0 && k > j-4 && !isQuote(q.lower()); k-- { // "John Doe, head of the union (BDI), said"
		q = n.s.node(k - 1)
	}
	for q.head().ok() && q.head().i < n.i && q.head() != n && !isLooseName(q) && (q.is("flat", "compound", "nmod", "conj", "amod", "nummod", "case", "det") || q.is("appos") && q.head().is("nsubj")) && !q.kid("mark").ok() {
		q = q.head()
	}
	if !isNounWord(q) && q.upos() != "PRON" || q.last() >= j || q.last() < j-4 || q.kid("case", "mark", "cop").ok() || isTime(q) {
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
	case (q.is("appos", "obl", "nmod:unmarked", "dislocated", "vocative") || isLooseName(q)) && q.under(n):
		return q.hang(n, subjectRel(n))
	}
	return false
}

// isLooseName reports whether a name stands behind a comma or quotation mark and hangs by chance
// on a noun before it.
func isLooseName(n node) bool {
	return n.upos() == "PROPN" && n.is("nmod") && !n.is("nmod:poss", "nmod:desc") && !n.kid("case").ok() && n.head().i < n.first() && n.s.node(n.first()-1).upos() == "PUNCT"
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
// the tree has it as a conjunct of the verb although no "and" joins them, or as the
// object of a verb above.
func mendConjObject(_ *Extractor, n node) bool {
	if !isNounWord(n) || !n.is("conj", "appos", "parataxis", "ccomp", "obj") || n.kid("case", "cc", "nsubj", "mark", "cop").ok() {
		return false
	}
	v := n.s.node(n.first() - 1)
	if n.first() == 0 || n.head() == v || v.upos() != "VERB" || v.tok().XPOS == "VBN" || v.kid("obj", "ccomp", "aux:pass").ok() || !v.under(n.head()) ||
		n.s.node(n.first()).upos() == "PUNCT" || v.is("conj") && v.head() == n.head() && v.kid("cc").ok() || v.tok().XPOS == "VBG" && !v.kid("aux", "mark").ok() {
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
	if w.upos() != "NOUN" || w == m.head() || w.is("conj") && w.head() == m.head() || !w.under(m.head()) || !isNounWord(m.head()) {
		return false
	}
	return m.hang(w, "nmod")
}

// mendPurpose hangs an infinitive of purpose on the infinitive or gerund before it rather
// than on the word above: "agreed to work together to end the war".
func mendPurpose(_ *Extractor, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || h.i > n.i || n.kid("cc").ok() || !n.is("advcl", "acl", "xcomp") {
		return false
	}
	for i := n.first() - 1; i > h.i; i-- {
		w := n.s.node(i)
		if w.upos() == "PUNCT" || w.upos() == "CCONJ" {
			return false
		}
		if x := w.tok().XPOS; x == "VB" && w.kid("mark").lower() == "to" || x == "VBG" && w.kid("mark").ok() {
			if n.is("xcomp") && !w.is("xcomp") {
				return false
			}
			return w.under(h) && n.hang(w, "advcl")
		}
	}
	return false
}

// mendUnlike hangs a finite verb without a subject on the finite verb above that it is
// like, where the tree joins it to one that it is not: "thanked him for coming and
// urged", "said the plan is a step forward and urged".
func mendUnlike(_ *Extractor, n node) bool {
	h := n.head()
	x := n.tok().XPOS
	if !n.is("conj") || n.kid("nsubj", "nsubj:pass", "aux", "mark", "cop").ok() || n.upos() != "VERB" || !n.kid("cc").ok() {
		return false
	}
	switch {
	case x == "VBN" && n.kid("obj").ok():
		x = "VBD"
	case x == "VBP" && h.is("acl:relcl") && n.s.node(n.first()).lower() == ",": // "the pain they suffer, and hope"
		for v := h.head(); v.ok(); v = v.head() {
			if v.tok().XPOS == x {
				return n.hang(v, "conj")
			}
		}
	}
	if x != "VBD" && x != "VBZ" || tenseOf(h) == x || isFinite(h) && (tenseOf(h) == "" || x != "VBD") {
		return false
	}
	for v := h.head(); v.ok(); v = v.head() {
		if v.upos() == "VERB" && isFinite(v) {
			if tenseOf(v) != x || isFinite(h) && !h.is("ccomp") {
				return false
			}
			n.tok().XPOS = x
			return n.hang(v, "conj")
		}
	}
	return false
}

// tenseOf is the tag of the finite word of a clause, with the present one for all persons;
// empty where there is none.
func tenseOf(n node) string {
	for _, k := range append([]node{n}, n.all("aux", "cop")...) {
		switch x := k.tok().XPOS; x {
		case "VBD", "VBZ", "MD":
			return x
		case "VBP":
			return "VBZ"
		}
	}
	return ""
}

// mendProgressive takes for a verb what the tree has as an adjective: "is appealing for
// help".
func mendProgressive(x *Extractor, n node) bool {
	c := n.kid("cop")
	if n.tok().XPOS != "JJ" || !strings.HasSuffix(n.lower(), "ing") || c.lemma() != "be" || !n.kid("obl", "obj").ok() || len(x.lex.frames["adj "+n.lower()]) > 0 || n.kid("advmod").lower() == "very" {
		return false
	}
	lemma := nlp.LemmaWith(n.lower(), "VERB", "VBG")
	if len(x.lex.frames["verb "+lemma]) == 0 {
		return false
	}
	n.tag("VERB", "VBG")
	c.tok().Rel = "aux"
	return true
}

// mendBehindThat gives a "that" clause what stands between its "that" and its verb, where
// the tree has it on the verb above: "stressed that the pipeline is a private project".
func mendBehindThat(_ *Extractor, n node) bool {
	h, that := n.head(), n.kid("mark")
	if !n.is("ccomp") || that.lower() != "that" || that.i > n.i || h.i > that.i || !isFinite(n) || n.kid("nsubj", "csubj", "expl").ok() {
		return false
	}
	for _, k := range h.all("obj", "iobj", "obl:unmarked", "nsubj") {
		if k.i > that.i && k.i < n.i && k.first() == that.i+1 && (isNounWord(k) || k.upos() == "PRON") {
			return k.hang(n, subjectRel(n))
		}
	}
	return false
}

// mendAside frees the subject of a clause that the tree has with an aside in the middle:
// "the visit - where he is now - is a pretext".
func mendAside(_ *Extractor, n node) bool {
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[1].i > n.i || subj[0].last()+1 >= subj[1].i {
		return false
	}
	wh := false
	for i := subj[0].last() + 1; i < subj[1].first(); i++ {
		x := n.s.node(i).tok().XPOS
		wh = wh || x == "WRB" || x == "WDT" || x == "WP"
	}
	if !wh {
		return false
	}
	for i := n.last() + 1; i < len(n.s.Tokens); i++ {
		v := n.s.node(i)
		if isFinite(v) && v.is("root", "ccomp", "parataxis", "conj") && !v.kid("nsubj", "csubj", "expl").ok() && n.head() == v.head() {
			subj[0].hang(v, subjectRel(v))
			return n.hang(subj[0], "acl:relcl")
		}
	}
	return false
}

// mendNext hangs on the noun right after it a word that modifies what follows, where the
// tree has it on a noun before: "commitment to complete disarmament".
func mendNext(_ *Extractor, n node) bool {
	if !n.is("amod", "compound", "nummod") || n.head().i > n.i || len(n.all()) > 0 {
		return false
	}
	c, k := n.s.node(n.i-1), phraseAt(n.s, n.i+1)
	if !c.is("case") || c.head().i < n.i || !isNounWord(k) || c.head() != k && !c.head().under(k) {
		return false
	}
	return n.hang(c.head(), n.rel())
}

// mendRemark hangs a participle that says what somebody goes on to say on the verb before,
// where the tree has it on a noun: "discussed the truce, stressing that".
func mendRemark(x *Extractor, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VBG" || !n.is("acl") || n.is("acl:relcl") || n.first() == 0 || h.i > n.i || !x.isPredicate(n.lemma()) || !n.kid("obj", "ccomp").ok() ||
		n.s.node(n.first()-1).lower() != "," && n.s.node(n.first()).lower() != "," {
		return false
	}
	for v := h; v.ok(); v = v.head() {
		if v.is("nsubj") {
			return false
		}
		if v.upos() == "VERB" && v.kid("nsubj").ok() {
			return n.hang(v, "advcl")
		}
	}
	return false
}

// mendReported hangs a clause on the verb of saying or thinking right before it: "has said
// Chad must leave".
func mendReported(x *Extractor, n node) bool {
	w := n.s.node(n.first() - 1)
	if n.first() == 0 || !n.is("conj", "ccomp", "parataxis", "advcl", "nmod", "acl:relcl") || n.head() == w || n.kid("cc", "mark").ok() || !isFinite(n) || n.kid("nsubj").i > n.i || !n.kid("nsubj", "nsubj:pass", "expl").ok() {
		return false
	}
	if w.upos() != "VERB" || !x.takesThat(w) || w.kid("obj", "ccomp", "xcomp", "aux:pass").ok() || !w.under(n.head()) || w.is("amod") {
		return false
	}
	return n.hang(w, "ccomp")
}

// mendPromise hangs an infinitive on the verb that takes one, where the tree has it on a noun
// in between that does not: "pledged in a meeting to leave".
func mendPromise(x *Extractor, n node) bool {
	q := n.head()
	v := q.head()
	if n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || !n.is("acl") || n.is("acl:relcl") || !q.is("obl") || !q.kid("case").ok() || v.upos() != "VERB" || v.i > q.i {
		return false
	}
	if slices.Contains(x.frames[q.lemma()], "to") || len(x.lex.frames["noun "+q.lemma()]) > 0 || v.kid("xcomp", "ccomp", "obj").ok() {
		return false
	}
	for _, f := range x.lex.frames["verb "+v.lemma()] {
		if f.topic[0] == "inf" && f.particle == "" {
			return n.hang(v, "xcomp")
		}
	}
	return false
}

// mendSeries joins a verb without a subject behind a comma to the like verb before: "condemn
// the raid, commit to talks and underscore".
func mendSeries(_ *Extractor, n node) bool {
	h := n.head()
	if !n.is("parataxis") || !isFinite(n) || n.upos() != "VERB" || h.i > n.i || h.tok().XPOS != n.tok().XPOS || n.kid("nsubj", "nsubj:pass", "expl", "csubj", "mark").ok() || !h.kid("nsubj").ok() {
		return false
	}
	if n.s.node(n.first()).lower() != "," && (n.first() == 0 || n.s.node(n.first()-1).lower() != ",") {
		return false
	}
	return n.hang(h, "conj")
}

// mendContent takes for what is said a clause behind a predicate that has its subject before:
// "we are clear that".
func mendContent(_ *Extractor, n node) bool {
	h := n.head()
	if !n.is("csubj") || n.i < h.i || n.kid("mark").lower() != "that" || !h.kid("nsubj").ok() {
		return false
	}
	return n.hang(h, "ccomp")
}

// mendGerundOf hangs a participle on the noun phrase of a preposition right before it: "look
// forward to Sweden joining", "the importance of both taking".
func mendGerundOf(_ *Extractor, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VBG" || !n.is("advcl") || n.kid("mark", "nsubj", "aux").ok() || n.first() != n.i || n.i == 0 || h.i > n.i {
		return false
	}
	q := n.s.node(n.first() - 1)
	for q.head().ok() && q.head().i < n.i && q.is("flat", "compound", "conj") {
		q = q.head()
	}
	if q.upos() != "PROPN" || isTime(q) || q.last() != n.first()-1 || !q.is("obl", "nmod") || !q.kid("case").ok() || !q.under(h) {
		return false
	}
	switch q.prep() {
	case "of", "to", "for", "about", "on", "against":
		return n.hang(q, "acl")
	}
	return false
}
