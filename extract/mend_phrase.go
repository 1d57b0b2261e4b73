package extract

import (
	"slices"
	"strings"
)

// mendNoun takes for a noun what has a noun's place and nothing of a verb:
// "voiced hope that", "condemned the launches".
func mendNoun(x *repairer, n node) bool {
	if n.upos() == "ADJ" && n.kid("cop").ok() && n.kid("det").lower() == "a" && n.kid("det").i < n.i && len(x.frames["noun "+n.lemma()]) > 0 { // "has been a fierce critic of"
		n.tag("NOUN", "NN")
		return true
	}
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
func mendParticiple(_ *repairer, n node) bool {
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
	if k, c := n.kid("compound"), n.kid("case"); n.tok().XPOS == "VBN" && n.is("acl", "nmod") && k.i == n.i-1 && c.ok() && c.i < k.i && isNounWord(k) && agent(n).ok() { // "about lies spread by spies"
		k.hang(n.head(), "nmod")
		c.hang(k, "case")
		return n.hang(k, "acl")
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
func mendGerund(_ *repairer, n node) bool {
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

// takesName reports whether a verb says what something is called or held to be.
func (x *repairer) takesName(lemma string) bool {
	for _, f := range x.frames["verb "+lemma] {
		if f.topic[0] == "as" && barely[lemma] {
			return true
		}
	}
	return false
}

// mendNaming makes the two phrases after a verb of naming object and complement:
// "called the deal a betrayal".
func mendNaming(x *repairer, n node) bool {
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

// mendPostposed hangs a participle on the noun before it, where the tree has it for what a
// preposition governs: "concern about [rumours] spread by the press".
func mendPostposed(_ *repairer, n node) bool {
	c := n.kid("case")
	if n.tok().XPOS != "VBN" || !n.is("nmod", "obl") || !c.ok() || c.i > n.i-2 || n.kid("det", "nmod:poss").ok() {
		return false
	}
	k := phraseAt(n.s, c.i+1)
	if !isNounWord(k) || k.head() != n.head() && k.head() != n || k.i != n.i-1 || k.kid("case").ok() {
		return false
	}
	rel, h := n.rel(), n.head()
	k.tok().Head, k.tok().Rel = h.i, rel
	c.tok().Head = k.i
	n.tok().Head, n.tok().Rel = k.i, "acl"
	return true
}

// mendNested puts into one noun phrase what the tree has as two objects that stand
// in one another: "the July 2016 ruling", "the Bank of Italy's reserves".
func mendNested(x *repairer, n node) bool {
	objs := n.all("obj")
	if len(objs) != 2 || objs[0].i < n.i {
		return false
	}
	in, out := objs[0], objs[1]
	if in.upos() == "PROPN" && isNounWord(out) && !isCapital(out.tok().Text) && out.first() == in.last()+1 && len(in.all()) == 0 && !out.kid("det", "nmod:poss").ok() &&
		len(x.frames["verb "+n.lemma()]) > 0 && !ditransitive[n.lemma()] && !barely[n.lemma()] { // "rejects [EU] [ultimatum]"
		return in.hang(out, "compound")
	}
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

// ditransitive are the verbs of the lexicon that have two objects.
var ditransitive = class("ditransitive")

// mendBare takes for an object the bare noun phrase that a verb without one has
// for an adverb: "dismissed as null a ruling".
func mendBare(x *repairer, n node) bool {
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
func mendConjObject(_ *repairer, n node) bool {
	if !isNounWord(n) || !n.is("conj", "appos", "parataxis", "ccomp", "obj") && (!n.is("obl") || n.s.before(n.first()).tok().XPOS != "VBG" || isTime(n)) || n.kid("case", "cc", "nsubj", "mark", "cop").ok() {
		return false
	}
	v := n.s.node(n.first() - 1)
	if n.first() == 0 || n.head() == v || v.upos() != "VERB" || v.tok().XPOS == "VBN" || v.kid("obj", "ccomp", "aux:pass").ok() || !v.under(n.head()) && !(n.is("obj") && v.is("conj") && isFinite(v) && n.head().i < v.i && v.head().i < n.head().i) ||
		n.s.node(n.first()).upos() == "PUNCT" || v.is("conj") && v.head() == n.head() && v.kid("cc").ok() && (!n.is("obj") || n.head().kid("obj") == n) || v.tok().XPOS == "VBG" && !v.kid("aux", "mark").ok() {
		return false
	}
	return n.hang(v, "obj")
}

// mendOf hangs an "of" phrase on the noun right before it.
func mendOf(_ *repairer, n node) bool {
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

// mendNext hangs on the noun right after it a word that modifies what follows, where the
// tree has it on a noun before: "commitment to complete disarmament".
func mendNext(_ *repairer, n node) bool {
	if !n.is("amod", "compound", "nummod") || n.head().i > n.i || len(n.all()) > 0 {
		return false
	}
	c, k := n.s.node(n.i-1), phraseAt(n.s, n.i+1)
	if !c.is("case") || c.head().i < n.i || !isNounWord(k) || c.head() != k && !c.head().under(k) {
		return false
	}
	return n.hang(c.head(), n.rel())
}

// mendGerundOf hangs a participle on the noun phrase of a preposition right before it: "look
// forward to Sweden joining", "the importance of both taking".
func mendGerundOf(_ *repairer, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VBG" || !n.is("advcl", "conj") || n.kid("mark", "nsubj", "aux", "cc").ok() || n.first() != n.i || n.i == 0 || h.i > n.i {
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

// mendApposed joins the second of two nouns to the noun before "and", where the
// tree joins it to what these two explain: "the Corridor, a rail and road project".
func mendApposed(_ *repairer, n node) bool {
	and := n.kid("cc")
	if !n.is("conj") || n.upos() != "NOUN" || n.kid("det", "nmod:poss").ok() || !and.ok() {
		return false
	}
	for _, a := range n.head().all("appos") {
		if a.i < and.i && a.last() == and.i-1 && a.upos() == "NOUN" && a.kid("det").ok() && n.s.node(a.first()).lower() == "," && n.s.node(and.i-1).lower() != "," {
			return n.hang(a, "conj")
		}
	}
	return false
}

// mendPair makes a noun the head of a phrase whose tree has the first of two adjectives
// before it in that place: "to a free and open Pacific".
func mendPair(_ *repairer, n node) bool {
	a := n.head()
	if !isNounWord(n) || !n.is("conj") || a.upos() != "ADJ" || a.i > n.i || n.kid("cc").ok() || a.kid("cop", "nsubj", "mark").ok() {
		return false
	}
	opened := false // by what stands before the adjectives
	for _, k := range append(n.all("case", "det", "nmod:poss"), a.all("case", "det", "nmod:poss")...) {
		opened = opened || k.i < a.i
	}
	b := n.s.node(a.i + 2)
	if !opened || n.s.node(a.i+1).upos() != "CCONJ" || b.upos() != "ADJ" || b.head() != a && b.head() != n || b.i > n.i {
		return false
	}
	for _, k := range a.all() {
		if k != n && k != b && k.i != a.i+1 {
			k.hang(n, k.rel())
		}
	}
	n.s.node(a.i+1).hang(b, "cc")
	n.replace(a, "amod")
	if n.is("amod") {
		n.tok().Rel = "nmod"
	}
	b.hang(a, "conj")
	return true
}

// mendRightTo hangs an infinitive on the noun right before it that takes one, where the
// tree has it on a noun before that: "support for the right to leave".
func mendRightTo(x *repairer, n node) bool {
	h := n.head()
	if n.tok().XPOS != "VB" || n.kid("mark").lower() != "to" || !n.is("acl") || h.i > n.i || n.first() == 0 {
		return false
	}
	w := n.s.node(n.first() - 1)
	if w.upos() != "NOUN" || w == h || !w.under(h) || !slices.Contains(x.nounFrames[w.lemma()], "to") {
		return false
	}
	return n.hang(w, "acl")
}

// mendCompounds puts the nouns before a noun under it that only say its kind, where the
// tree has them in the row instead: "the Accords and other peace and trade arrangements".
func mendCompounds(_ *repairer, n node) bool {
	and := n.all("cc")
	if !n.is("conj") || n.upos() != "NOUN" || len(and) != 2 || and[1].i > n.i {
		return false
	}
	second := n.s.node(and[1].i + 1) // "trade"
	first := second.head()           // "peace"
	if !second.is("conj") || second.i != n.i-1 || !first.is("conj") || first.upos() != "NOUN" || first.i != and[1].i-1 || first.first() != and[0].i+1 || first.head() == n {
		return false
	}
	for _, k := range first.all("amod", "det") {
		k.hang(n, k.rel())
	}
	row := first.head()
	first.hang(n, "compound")
	and[1].hang(second, "cc")
	n.hang(row, "conj")
	return true
}

// mendDay makes a mere when of the bare name of a day behind a verb, where the tree has it
// for what is acted on: "called Wednesday for".
func mendDay(_ *repairer, n node) bool {
	if !n.is("obj", "iobj", "xcomp", "ccomp") || !isTime(n) || len(n.all()) > 0 || n.head().upos() != "VERB" || n.i != n.head().i+1 {
		return false
	}
	switch n.lemma() {
	case "day", "time", "moment", "year", "month", "week", "decade", "hour", "weekend":
		return false
	}
	n.tok().Rel = "obl:unmarked"
	return true
}

// mendVoiced joins a noun of stance to what a verb voices, where the tree has it in a row with
// what that is about or with the verb: "stressed their commitment to the pact and the need for
// talks".
func mendVoiced(x *repairer, n node) bool {
	u := n.head()
	if !x.isStanceBeside(n) || u.i > n.i {
		return false
	}
	if o := u.kid("obj"); u.upos() == "VERB" && o.ok() {
		return o.i < n.i && x.isVoicedObject(o) && n.hang(o, "conj")
	}
	for u.is("nmod", "acl", "obl", "conj") && !u.is("nmod:poss", "acl:relcl") && !x.isVoicedObject(u) {
		u = u.head()
	}
	return x.isVoicedObject(u) && n.hang(u, "conj")
}

// mendFollowing takes "following" for the preposition that it is before a noun phrase: "said following
// a meeting".
func mendFollowing(_ *repairer, n node) bool {
	o := n.kid("obj")
	if n.lower() != "following" || n.tok().XPOS != "VBG" || !n.is("xcomp", "advcl", "acl") || o.first() != n.i+1 || n.kid("nsubj", "mark", "aux").ok() {
		return false
	}
	rel := "obl"
	if isNounWord(n.head()) {
		rel = "nmod"
	}
	o.hang(n.head(), rel)
	for _, k := range n.all() {
		k.hang(o, k.rel())
	}
	n.tag("ADP", "IN")
	return n.hang(o, "case")
}

// mendHelp takes a second verb right behind one that has no object for the object: "would welcome
// help in rebuilding".
func mendHelp(x *repairer, n node) bool {
	w := n.s.before(n.i)
	if n.tok().XPOS != "VB" || !n.is("ccomp", "xcomp", "conj") || w.tok().XPOS != "VB" || modal(w) == "" || w.kid("obj", "xcomp", "ccomp").ok() || n.kid("nsubj", "mark", "aux", "obj", "cc").ok() ||
		len(x.frames["verb "+w.lemma()]) == 0 {
		return false
	}
	for _, k := range n.all("advcl", "obl") {
		rel := "nmod"
		if k.is("advcl") {
			rel = "acl"
		}
		k.hang(n, rel)
	}
	n.tag("NOUN", "NN")
	return n.hang(w, "obj")
}

// mendOffices parts two offices joined by "and", where the tree has the first for a part of the second's
// name: "the Secretary and Foreign Ministers".
func mendOffices(x *repairer, n node) bool {
	h, and := n.head(), n.s.node(n.i+1)
	isOffice := func(k node) bool { return k.upos() == "PROPN" && x.isTitle(k) }
	if !n.is("compound") || n.i > h.i || and.lower() != "and" || and.head() == n || !and.is("cc") || isNounWord(and.head()) && and.head() != h || !isOffice(n) || !isOffice(h) {
		return false
	}
	for _, k := range h.all() {
		if k.i < n.i {
			k.hang(n, k.rel())
		}
	}
	n.replace(h, "conj")
	return and.hang(h, "cc")
}

// isTitle reports whether a noun is one of an office, in the singular or plural.
func (x *repairer) isTitle(n node) bool {
	for _, w := range []string{n.lower(), n.lemma()} {
		if _, t := x.gaz.Title([]string{w}); t.Class == "office" {
			return true
		}
	}
	return false
}

// mendVerbAsCase makes a verb of the participle in a row of things done which the tree has for a
// preposition: "affirmed A; opposed B".
func mendVerbAsCase(x *repairer, n node) bool {
	o, row := n.head(), n.s.before(n.i)
	if p := n.tok().XPOS; p != "VBN" && p != "VBD" || !n.is("case") || row.lower() != ";" && row.lower() != "," || !x.isPredicate(n.lemma()) || o.i < n.i {
		return false
	}
	for v := o.head(); v.ok(); v = v.head() {
		if v.tok().XPOS == "VBD" && v.upos() == "VERB" && v.i < n.i {
			n.tag("VERB", "VBD")
			n.hang(v, "conj")
			return o.hang(n, "obj")
		}
	}
	return false
}

// mendAtMeeting hangs on the verb where something was done that is no part of what its object is:
// "praised the delivery at a meeting", "signed a pact ending the war during a summit".
func mendAtMeeting(x *repairer, n node) bool {
	o := n.head()
	if n.is("obl") && o.is("acl") && o.tok().XPOS == "VBG" {
		o = o.head()
	} else if !n.is("nmod") {
		return false
	}
	v := o.head()
	if p := n.prep(); p != "at" && p != "during" || !o.is("obj") || v.upos() != "VERB" || o.i < v.i || len(x.meetings.nouns[n.lemma()]) == 0 || len(x.meetings.nouns[o.lemma()]) > 0 || !n.kid("det").ok() {
		return false
	}
	return n.hang(v, "obl")
}

// mendActsOf hangs on what a noun of padding only introduces what follows that: "acts of violence against
// protesters".
func mendActsOf(_ *repairer, n node) bool {
	h := n.head()
	of := h.kid("nmod")
	if !n.is("nmod") || n.prep() == "of" || !strings.Contains(padding[h.lemma()], "of") || of.prep() != "of" || of.is("nmod:poss") || of.last()+1 != n.first() {
		return false
	}
	return n.hang(of, "nmod")
}

// mendOwned joins a noun to the one that has its owner, where the tree has it beside the noun above:
// "support for Chad's unity and freedom".
func mendOwned(x *repairer, n node) bool {
	h, and := n.head(), n.kid("cc")
	if !n.is("conj") || n.upos() != "NOUN" || h.upos() != "NOUN" || !and.ok() || n.kid("det", "nmod:poss", "case").ok() || len(x.frames["noun "+n.lemma()]) > 0 {
		return false
	}
	for _, k := range h.all("nmod") {
		if k.last() == and.i-1 && k.kid("nmod:poss").ok() && k.upos() == "NOUN" && !k.is("nmod:poss") {
			return n.hang(k, "conj")
		}
	}
	return false
}

// mendStacked hangs on a noun what it takes behind it, where the tree has that beside it on the noun above:
// "appreciation for support for the bid".
func mendStacked(x *repairer, n node) bool {
	for _, k := range n.head().all("nmod") {
		if k.i < n.i && n.is("nmod") && !n.is("nmod:poss") && k.last()+1 == n.first() && k.upos() == "NOUN" && slices.Contains(x.nounFrames[k.lemma()], n.prep()) && n.prep() == k.prep() {
			return n.hang(k, "nmod")
		}
	}
	return false
}

// mendAnd hangs an "and" on what it joins, where the tree has it on the clause: "Chad and the EU must".
func mendAnd(_ *repairer, n node) bool {
	and := n.s.before(n.first())
	if !n.is("conj") || n.kid("cc").ok() || and.upos() != "CCONJ" || !and.is("cc") || and.head().is("conj") || and.head().i < n.i || n.under(and.head()) && and.head().upos() != "VERB" {
		return false
	}
	return and.hang(n, "cc")
}

// mendOnFlat hangs on the first word of a name what the tree has on another word of it: "Jane Roe and her
// envoy".
func mendOnFlat(_ *repairer, n node) bool {
	h := n.head()
	if !h.is("flat") || n.i < h.i || !n.is("conj", "appos", "acl") {
		return false
	}
	for h.is("flat") {
		h = h.head()
	}
	return n.hang(h, n.rel())
}
