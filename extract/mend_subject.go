package extract

import "strings"

// mendSubjects makes of two subjects of one verb what they are: a row, a description with a name, an
// owner, a noun with its relative clause, the object "whom", or the subject of what is said: `The plan
// "is a trap", Roe said`.
func mendSubjects(x *repairer, n node) bool {
	subj := n.all("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[1].i > n.i {
		return false
	}
	a, b := subj[0], subj[1]
	if v := n.kid("conj"); v.i > a.i && v.i == b.first()-1 && x.does[v.lemma()].say && isFinite(v) && !v.kid("ccomp", "nsubj", "cc").ok() { // "Roe, chairing the talks, insisted tolls must fall"
		v.replace(n, "ccomp")
		for _, k := range n.all() {
			if k.i < v.i {
				k.hang(v, k.rel())
			}
		}
		a.tok().Rel = "nsubj"
		return true
	}
	said := n.kid("ccomp")
	switch {
	case x.does[n.lemma()].say && said.i > a.i && said.i < b.i && isFinite(said) && !n.kid("parataxis").ok() && !said.kid("nsubj", "nsubj:pass", "csubj", "expl", "mark").ok():
		return a.hang(said, subjectRel(said))
	case a.kid("case").tok().XPOS == "POS" && a.kid("case").i < b.i:
		return a.hang(b, "nmod:poss")
	case a.upos() == "NOUN" && b.upos() == "PROPN" && isBehindComma(b) && n.s.node(b.last()+1).lower() == "," && a.kid("det", "nmod:poss").ok(): // "its minister for trade, Jane Roe, said"
		return b.hang(a, "appos")
	case a.lower() == "whom":
		return a.hang(n, "obj")
	case b.kid("cc").ok():
		return b.hang(a, "conj")
	case b.first() != a.last()+1:
	case isBehindComma(a) && !n.is("root", "conj") && (strings.HasPrefix(a.kid("det").lower(), "a") || a.lower() == "something"): // "..., a step Chad opposed"
		return a.replace(n, "acl:relcl")
	case a.upos() == "PROPN" && b.upos() == "PROPN" && len(a.all()) == len(a.all("compound")): // "Peruvian Minister Jane Roe"
		return a.hang(b, "compound")
	case a.upos() == "NOUN" && b.upos() == "PROPN" && a.kid("det", "amod", "nmod:poss", "compound").ok():
		return a.hang(b, "nmod:desc")
	}
	return false
}

// mendOpening gives a verb the titled name right before it for its subject, where the tree has
// the clause that opens the sentence for it, and the name within that: "Building on the visit
// of King Doe, President Roe and his aides discussed".
func mendOpening(_ *repairer, n node) bool {
	c := n.kid("csubj")
	if c.tok().XPOS != "VBG" || c.first() > 0 || !isFinite(n) || n.kid("nsubj", "expl").ok() {
		return false
	}
	q := n.s.node(n.i - 1)
	for q.upos() == "ADV" && q.head() == n {
		q = n.s.node(q.i - 1)
	}
	for q.is("conj") && q.kid("cc").ok() || q.is("flat") {
		q = q.head()
	}
	if !q.is("conj", "flat", "appos", "nmod") || !q.under(c) || !q.kid("nmod:desc").ok() || !isBehindComma(q) {
		return false
	}
	c.tok().Rel = "advcl"
	return q.hang(n, subjectRel(n))
}

// mendFronted makes the subject of a clause without one what stands behind the comma of the phrase that opens
// it, where the tree has the two in a row: "On Flag Day, Chad, with Peru, is taking action".
func mendFronted(_ *repairer, n node) bool {
	if !isNounWord(n) || !n.is("conj", "appos") {
		return false
	}
	h := n.head()
	for h.ok() && h.is("nmod", "conj") && isNounWord(h.head()) {
		h = h.head()
	}
	v := h.head()
	if n.kid("cc").ok() || !h.is("obl", "nmod") || h.first() > 0 || !isBehindComma(n) || !lacksSubject(v) || v.i < n.i || h.kid("cc").ok() {
		return false
	}
	return n.hang(v, subjectRel(v))
}

// mendNameFirst makes the verb behind a name and its relative clause the sentence's, where the tree has the
// name: "Roe, who is to leave, accused Chad".
func mendNameFirst(_ *repairer, n node) bool {
	v := n.kid("parataxis")
	if n.upos() != "PROPN" || !n.is("root") || n.kid("cop", "nsubj").ok() || n.kid("case").ok() && n.kid("case").i < n.i || !n.kid("acl", "appos").ok() || v.upos() != "VERB" || !isFinite(v) || v.i < n.i || v.kid("nsubj", "csubj", "expl", "mark").ok() || n.s.before(v.first()).lower() != "," {
		return false
	}
	for _, k := range n.all() {
		if k.i > v.i {
			k.hang(v, k.rel())
		}
	}
	v.replace(n, "nsubj")
	n.tok().Rel = subjectRel(v)
	return true
}

// mendLostSubject hangs on a verb the name before it that the tree has for the subject of the verb's object.
func mendLostSubject(_ *repairer, n node) bool {
	o := n.head()
	v := o.head()
	if !n.is("nsubj") || o.upos() != "NOUN" || o.kid("cop").ok() || !o.is("obj") || v.upos() != "VERB" || n.i > v.i || v.i > o.i || v.kid("nsubj", "csubj", "expl").ok() {
		return false
	}
	return n.hang(v, subjectRel(v))
}

// mendSubjectless gives a finite verb that has no subject the noun phrase that stands
// right before it.
func mendSubjectless(x *repairer, n node) bool {
	loose := n.is("conj") && !n.kid("cc").ok()
	if !isFinite(n) || !n.is("root", "ccomp", "parataxis", "advcl") && !loose || n.kid("nsubj", "csubj", "expl", "mark").ok() || n.upos() != "VERB" && !n.kid("cop").ok() {
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
	if loose && (!q.is("obj") || u != n.head() || n.s.holds(q.first(), j-1, "PUNCT")) {
		return false
	}
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

// mendSemicolon gives a verb that has no subject the noun phrase between it and a semicolon,
// where the tree has that in a row with what stands before: "thanked Chad; Peru and Fiji agreed".
func mendSemicolon(_ *repairer, n node) bool {
	if n.upos() != "VERB" || !isFinite(n) || n.is("root", "acl:relcl") || n.kid("mark", "nsubj", "csubj", "expl").ok() {
		return false
	}
	end := n.i
	for end > 0 && n.s.node(end-1).is("aux", "advmod") && n.s.node(end-1).head() == n {
		end--
	}
	i := end - 1
	for ; i >= 0 && n.s.node(i).lower() != ";"; i-- {
		switch n.s.node(i).upos() {
		case "NOUN", "PROPN", "DET", "ADJ", "CCONJ":
		default:
			return false
		}
	}
	if i < 1 || i == end-1 {
		return false
	}
	var first node
	for k := i + 1; k < end; k++ {
		q := n.s.node(k)
		if h := q.head().i; h > i && h < end || !isNounWord(q) {
			continue
		}
		if n.under(q) {
			return false
		}
		if first.ok() {
			q.hang(first, "conj")
			continue
		}
		first = q
	}
	if !first.ok() {
		return false
	}
	for k := i; k < end; k++ { // what hung on the row before
		if q := n.s.node(k); q.head().i < i && q != first && !q.head().under(first) {
			q.hang(first, q.rel())
		}
	}
	root := n
	for root.head().ok() {
		root = root.head()
	}
	n.hang(root, "parataxis")
	return first.hang(n, subjectRel(n))
}

// mendAppositive takes a noun behind "and" and the name after it, between commas,
// for the subject of the clause that follows: "backs the plan, and its minister,
// Jane Roe, said".
func mendAppositive(_ *repairer, n node) bool {
	v := n.head()
	comma := n.first()
	if n.s.node(comma).lower() != "," {
		comma--
	}
	p := n.s.node(comma - 1)
	if !n.is("nsubj") || n.upos() != "PROPN" || !isFinite(v) || v.i < n.i || n.s.node(comma).lower() != "," || n.s.node(v.i-1).lower() != "," {
		return false
	}
	and := p.kid("cc")
	if !p.is("conj") || p.upos() != "NOUN" || !and.ok() || n.s.node(and.i-1).lower() != "," || p.under(v) || !p.under(v.head()) {
		return false
	}
	and.hang(v, "cc")
	return p.hang(v, "nsubj") && n.hang(p, "appos")
}

// mendSaidOf gives what is said its subject and its auxiliaries, where the tree has the one for the
// object of the verb of saying and the others further on: "said the talks had been frank and hard".
func mendSaidOf(x *repairer, n node) bool {
	h := n.head()
	o := h.kid("obj")
	aux := n.s.node(o.last() + 1)
	if !n.is("ccomp") || !x.does[h.lemma()].say || !o.ok() || o.first() != h.i+1 || o.i > n.i || n.kid("nsubj", "csubj", "expl", "mark").ok() || aux.upos() != "AUX" || aux.i > n.i {
		return false
	}
	for i := aux.i; n.s.node(i).upos() == "AUX"; i++ {
		n.s.node(i).hang(n, n.s.node(i).rel())
	}
	return o.hang(n, subjectRel(n))
}

// mendBehindThat gives a "that" clause what stands between its "that" and its verb, where
// the tree has it on the verb above: "stressed that the pipeline is a private project".
func mendBehindThat(_ *repairer, n node) bool {
	h, that := n.head(), n.kid("mark")
	if !n.is("ccomp") || that.lower() != "that" || that.i > n.i || h.i > that.i || !lacksSubject(n) {
		return false
	}
	for _, k := range h.all("obj", "iobj", "obl:unmarked", "nsubj") {
		if k.i > that.i && k.i < n.i && k.first() == that.i+1 && (isNounWord(k) || k.upos() == "PRON") {
			return k.hang(n, subjectRel(n))
		}
	}
	return false
}

// mendButOther gives a verb behind "but" the name between for its subject, where the tree has that in
// a row with what stands before: "backed the plan, but Chad opposed it".
func mendButOther(_ *repairer, n node) bool {
	but := n.kid("cc")
	q := n.s.node(but.i + 1)
	for q.ok() && q.head().ok() && q.head().i > but.i && q.head().i < n.i {
		q = q.head()
	}
	if !but.ok() || !n.is("conj") || !lacksSubject(n) || !isNounWord(q) || q.kid("cc").ok() || q.under(n) || !q.is("conj", "appos", "dep") || q.first() <= but.i || q.last() != n.i-1 {
		return false
	}
	return q.hang(n, subjectRel(n))
}

// mendAndOther is the same behind ", and": "criticised the plan, and its author, who left, wept".
func mendAndOther(_ *repairer, n node) bool {
	if !n.is("conj") || !lacksSubject(n) {
		return false
	}
	q := n.s.node(n.i - 1)
	if q.lower() == "," && q.i > 0 {
		q = n.s.node(q.i - 1)
	}
	for q.ok() && !(q.is("conj") && q.kid("cc").lower() == "and") && q.under(n.head()) {
		q = q.head()
	}
	and := q.kid("cc")
	if n.kid("cc").ok() || !isNounWord(q) || !q.under(n.head()) || q.last() < n.i-2 || q.last() >= n.i ||
		n.s.before(and.i).lower() != "," || !q.kid("acl:relcl").ok() || q.head().kid("conj") != q {
		return false
	}
	and.hang(n, "cc")
	return q.hang(n, subjectRel(n))
}

// mendAdverbial makes the subject of a clause without one what the tree has for a clause of its own, though
// it is a noun: "while an envoy, Jane Roe, said".
func mendAdverbial(_ *repairer, n node) bool {
	v := n.head()
	if !isNounWord(n) || !n.is("advcl") || n.kid("case", "mark", "cop", "nsubj").ok() || !n.kid("det").ok() || v.i < n.i || !lacksSubject(v) || n.last() != v.i-1 {
		return false
	}
	n.tok().Rel = subjectRel(v)
	n.s.mended = true
	return true
}

// mendWith gives a participle behind a comma and "with" the name between for its subject, where
// the tree has that for a phrase beside it: "they clashed, with Chad accusing Peru of".
func mendWith(_ *repairer, n node) bool {
	subj := n.s.node(n.i - 1)
	for n.i > 0 && subj.head().ok() && subj.head().i < n.i && subj.head() != n.head() && subj.head().last() == n.i-1 {
		subj = subj.head()
	}
	with := subj.kid("case")
	if m := n.kid("mark"); m.ok() {
		with = m
	}
	if n.i == 0 || n.tok().XPOS != "VBG" || !n.is("advcl", "acl") || n.kid("nsubj").ok() || with.lower() != "with" || !isNounWord(subj) || !subj.is("obl", "nmod") || subj.last() != n.i-1 {
		return false
	}
	if with.i == 0 || n.s.node(with.i-1).lower() != "," {
		return false
	}
	with.hang(n, "mark")
	return subj.hang(n, "nsubj")
}

// mendWithAnd joins a participle with a subject of its own behind "and" to the one before, where
// the tree has it on a noun in between: "with Chad accusing Peru of theft and Peru denying it".
func mendWithAnd(_ *repairer, n node) bool {
	if n.tok().XPOS != "VBG" || !n.is("acl", "conj") || n.is("acl:relcl") || !n.kid("nsubj").ok() || !n.kid("cc").ok() {
		return false
	}
	for h := n.head(); h.ok(); h = h.head() {
		if h.tok().XPOS == "VBG" && h.kid("nsubj").ok() && h.kid("mark").lower() == "with" {
			return n.hang(h, "conj")
		}
	}
	return false
}
