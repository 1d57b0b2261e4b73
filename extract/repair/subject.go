package repair

import (
	"strings"

	"entente/extract/tree"
)

// repairSubjects makes of two subjects of one verb what they are: a row, a description with a name, an
// owner, a noun with its relative clause, the object "whom", or the subject of what is said: `The plan
// "is a trap", Roe said`.
func repairSubjects(x *Repairer, n tree.Node) bool {
	subj := n.All("nsubj", "nsubj:pass")
	if len(subj) != 2 || subj[1].I > n.I {
		return false
	}
	a, b := subj[0], subj[1]
	if v := n.Kid("conj"); v.I > a.I && v.I == b.First()-1 && x.isSayingAlone(v) {
		return makeSaying(n, v, a)
	}
	switch {
	case x.isSaidBefore(n, a, b):
		return hang(a, n.Kid("ccomp"), subjectRel(n.Kid("ccomp")))
	case a.Kid("case").Tok().XPOS == "POS" && a.Kid("case").I < b.I:
		return hang(a, b, "nmod:poss")
	case isOfficeBefore(a, b):
		return hang(b, a, "appos")
	case a.Lower() == "whom":
		return hang(a, n, "obj")
	case b.Kid("cc").OK():
		return hang(b, a, "conj")
	case b.First() == a.Last()+1:
		return joinSubjects(n, a, b)
	}
	return false
}

// isSayingAlone reports whether a finite verb of saying has neither a subject nor what is said.
func (x *Repairer) isSayingAlone(v tree.Node) bool {
	return x.Says(v) && tree.IsFinite(v) && !v.Kid("ccomp", "nsubj", "cc").OK()
}

// makeSaying puts a verb of saying over what is said, with the subject before it: "Roe, chairing the talks,
// insisted tolls must fall".
func makeSaying(n, v, subj tree.Node) bool {
	replace(v, n, "ccomp")
	for _, k := range n.All() {
		if k.I < v.I {
			hang(k, v, k.Rel())
		}
	}
	subj.Tok().Rel = "nsubj"
	return true
}

// isSaidBefore reports whether what is said stands between the two subjects of a verb of saying and has none:
// `The plan "is a trap", Roe said`.
func (x *Repairer) isSaidBefore(n, a, b tree.Node) bool {
	said := n.Kid("ccomp")
	if !x.Says(n) || said.I < a.I || said.I > b.I || !tree.IsFinite(said) {
		return false
	}
	return !n.Kid("parataxis").OK() && !said.Kid("nsubj", "nsubj:pass", "csubj", "expl", "mark").OK()
}

// isOfficeBefore reports whether a noun is explained by a name between commas: "its minister for trade, Jane Roe, said".
func isOfficeBefore(a, b tree.Node) bool {
	named := b.UPOS() == "PROPN" && tree.IsBehindComma(b) && b.Sent.Node(b.Last()+1).Lower() == ","
	return named && a.UPOS() == "NOUN" && a.Kid("det", "nmod:poss").OK()
}

// joinSubjects makes one phrase of two subjects that stand side by side, or of the first and the clause of the second.
func joinSubjects(n, a, b tree.Node) bool {
	aside := strings.HasPrefix(a.Kid("det").Lower(), "a") || a.Lower() == "something"
	switch {
	case aside && tree.IsBehindComma(a) && !n.Is("root", "conj"): // "..., a step Chad opposed"
		return replace(a, n, "acl:relcl")
	case b.UPOS() != "PROPN":
		return false
	case a.UPOS() == "PROPN" && len(a.All()) == len(a.All("compound")): // "Peruvian Minister Jane Roe"
		return hang(a, b, "compound")
	case a.UPOS() == "NOUN" && a.Kid("det", "amod", "nmod:poss", "compound").OK():
		return hang(a, b, "nmod:desc")
	}
	return false
}

// repairOpening gives a verb the titled name right before it for its subject, where the tree has
// the clause that opens the sentence for it, and the name within that: "Building on the visit
// of King Doe, President Roe and his aides discussed".
func repairOpening(_ *Repairer, n tree.Node) bool {
	c := n.Kid("csubj")
	if c.Tok().XPOS != "VBG" || c.First() > 0 || !tree.IsFinite(n) || n.Kid("nsubj", "expl").OK() {
		return false
	}
	q := nameBefore(n)
	if !q.Is("conj", "flat", "appos", "nmod") || !q.Under(c) || !q.Kid("nmod:desc").OK() || !tree.IsBehindComma(q) {
		return false
	}
	c.Tok().Rel = "advcl"
	return hang(q, n, subjectRel(n))
}

// nameBefore is the first of the names right before a verb, adverbs between them aside.
func nameBefore(n tree.Node) tree.Node {
	q := n.Sent.Node(n.I - 1)
	for q.UPOS() == "ADV" && q.Head() == n {
		q = n.Sent.Node(q.I - 1)
	}
	for q.Is("conj") && q.Kid("cc").OK() || q.Is("flat") {
		q = q.Head()
	}
	return q
}

// raise makes a verb the head of the noun before it that the tree has over it, with all that stands behind the verb; the
// noun becomes its subject.
func raise(v, n tree.Node, rel string) bool {
	for _, k := range n.All() {
		if k.I > v.I {
			hang(k, v, k.Rel())
		}
	}
	return replace(v, n, rel)
}

// repairParticipleAlone makes the past tense of a participle that hangs on the root of a sentence, where the
// sentence has no other verb: acl → root, root → nsubj, "Peru's party called for a vote."
func repairParticipleAlone(_ *Repairer, n tree.Node) bool {
	v := n.Kid("acl")
	if !n.Is("root") || n.I > v.I || v.Tok().XPOS != "VBN" || !strings.HasSuffix(v.Lower(), "ed") || !n.Sent.Node(len(n.Sent.Tokens)-1).IsWord(".") {
		return false
	}
	if !tree.IsNounWord(n) || hasOtherVerb(v) || tree.Agent(v).OK() || v.First() != v.I {
		return false
	}
	v.Tok().XPOS = "VBD"
	return raise(v, n, "nsubj")
}

// hasOtherVerb reports whether a sentence has another verb than v that can be its predicate.
func hasOtherVerb(v tree.Node) bool {
	for i := range v.Sent.Tokens {
		if k := v.Sent.Node(i); i != v.I && (k.UPOS() == "AUX" || k.UPOS() == "VERB" && k.IsTag("VBD", "VBZ", "VBP", "MD")) {
			return true
		}
	}
	return false
}

// repairSubjectless gives a finite verb that has no subject the noun phrase that stands
// right before it.
func repairSubjectless(x *Repairer, n tree.Node) bool {
	if !isSubjectless(n) {
		return false
	}
	j := verbStart(n)
	if j == 0 {
		return false
	}
	q := phraseBefore(n, j)
	u := q.Head()
	if !isBareNominal(q) || q.Last() >= j || q.Last() < j-4 {
		return false
	}
	if n.Is("conj") && (!q.Is("obj") || u != n.Head() || n.Sent.Holds(q.First(), j-1, "PUNCT")) {
		return false
	}
	switch {
	case q.Is("obj") && u != n && u.I < q.I && q.First() == u.I+1 && x.takesThat(u): // "fearing [the scheme was meant]"
		hang(q, n, subjectRel(n))
		if u.Under(n) {
			return replace(u, n, "ccomp")
		}
		return hang(n, u, "ccomp")
	case (q.Is("appos", "obl", "nmod:unmarked", "dislocated", "vocative") || isLooseName(q)) && q.Under(n):
		return hang(q, n, subjectRel(n))
	}
	return false
}

// isSubjectless reports whether a finite clause that nothing opens has no subject, and shares none by an "and".
func isSubjectless(n tree.Node) bool {
	if !tree.IsFinite(n) || n.Kid("nsubj", "csubj", "expl", "mark").OK() || n.UPOS() != "VERB" && !n.Kid("cop").OK() {
		return false
	}
	return n.Is("root", "ccomp", "parataxis", "advcl") || n.Is("conj") && !n.Kid("cc").OK()
}

// verbStart is the first token of a verb with its auxiliaries and adverbs before it.
func verbStart(n tree.Node) int {
	j := n.I
	for j > 0 {
		k := n.Sent.Node(j - 1)
		if k.Head() != n || !k.Is("aux", "cop", "advmod") {
			break
		}
		j--
	}
	return j
}

// phraseBefore is the head of the noun phrase that ends before token j of the clause of n, asides between commas
// and in brackets left out: "the boss, known as Babi, has threatened", "John Doe, head of the union (BDI), said".
func phraseBefore(n tree.Node, j int) tree.Node {
	q := n.Sent.Node(j - 1)
	if h := q.Head(); q.Lower() == "," && h.I < j && h.Last() == j-1 {
		q = h
	}
	for k := j - 1; q.UPOS() == "PUNCT" && k > 0 && k > j-4 && !tree.IsQuote(q.Lower()); k-- {
		q = n.Sent.Node(k - 1)
	}
	for q.Head().OK() && q.Head().I < n.I && q.Head() != n && isWithinPhrase(q) {
		q = q.Head()
	}
	return q
}

// isWithinPhrase reports whether a token is a part of the noun phrase of its head.
func isWithinPhrase(q tree.Node) bool {
	if isLooseName(q) || q.Kid("mark").OK() {
		return false
	}
	return q.Is("flat", "compound", "nmod", "conj", "amod", "nummod", "case", "det") || q.Is("appos") && q.Head().Is("nsubj")
}

// isBareNominal reports whether a noun or pronoun that nothing introduces can be a subject; no time is one.
func isBareNominal(q tree.Node) bool {
	return tree.IsNominal(q) && !q.Kid("case", "mark", "cop").OK() && !tree.IsTime(q)
}

// repairSaidOf gives what is said its subject and its auxiliaries, where the tree has the one for the
// object of the verb of saying and the others further on: "said the talks had been frank and hard".
func repairSaidOf(x *Repairer, n tree.Node) bool {
	h := n.Head()
	o := h.Kid("obj")
	aux := n.Sent.Node(o.Last() + 1)
	if !n.Is("ccomp") || !x.Says(h) || n.Kid("nsubj", "csubj", "expl", "mark").OK() {
		return false
	}
	if !o.OK() || o.First() != h.I+1 || o.I > n.I || aux.UPOS() != "AUX" || aux.I > n.I {
		return false
	}
	for i := aux.I; n.Sent.Node(i).UPOS() == "AUX"; i++ {
		hang(n.Sent.Node(i), n, n.Sent.Node(i).Rel())
	}
	return hang(o, n, subjectRel(n))
}

// repairButOther gives a verb behind "but" the name between for its subject, where the tree has that in
// a row with what stands before: "backed the plan, but Chad opposed it".
func repairButOther(_ *Repairer, n tree.Node) bool {
	but := n.Kid("cc")
	q := n.Sent.Node(but.I + 1)
	for q.OK() && q.Head().OK() && q.Head().I > but.I && q.Head().I < n.I {
		q = q.Head()
	}
	if !but.OK() || !n.Is("conj") || !tree.LacksSubject(n) || q.First() <= but.I || q.Last() != n.I-1 {
		return false
	}
	if !tree.IsNounWord(q) || q.Kid("cc").OK() || q.Under(n) || !q.Is("conj", "appos", "dep") {
		return false
	}
	return hang(q, n, subjectRel(n))
}

// repairWith gives a participle behind a comma and "with" the name between for its subject, where
// the tree has that for a phrase beside it: "they clashed, with Chad accusing Peru of".
func repairWith(_ *Repairer, n tree.Node) bool {
	if n.I == 0 || n.Tok().XPOS != "VBG" || !n.Is("advcl", "acl") || n.Kid("nsubj").OK() {
		return false
	}
	subj := n.Sent.Node(n.I - 1)
	for subj.Head().OK() && subj.Head().I < n.I && subj.Head() != n.Head() && subj.Head().Last() == n.I-1 {
		subj = subj.Head()
	}
	with := subj.Kid("case")
	if m := n.Kid("mark"); m.OK() {
		with = m
	}
	if with.Lower() != "with" || with.I == 0 || n.Sent.Node(with.I-1).Lower() != "," {
		return false
	}
	if !tree.IsNounWord(subj) || !subj.Is("obl", "nmod") || subj.Last() != n.I-1 {
		return false
	}
	hang(with, n, "mark")
	return hang(subj, n, "nsubj")
}
