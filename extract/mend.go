package extract

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
)

// A mender mends one thing at one token of a tree and reports whether it did.
//
// Every parser takes some constructions for others that look alike. The ones that
// cost facts are put right here, once, by signs that are surer than the relation:
// the order of words, their forms, what the lexicon knows of a verb. What the
// menders change is right more often than what was there on trees made by hand.
type mender func(x *repairer, n node) bool

// A repairer knows the words that repairs go by.
type repairer struct {
	*tables
	gaz *gazetteer.Gazetteer
}

// newRepairer makes a repairer that goes by the tables and the gazetteer.
func newRepairer(lex *tables, gaz *gazetteer.Gazetteer) *repairer { return &repairer{lex, gaz} }

// menders is in the order in which they are tried.
var menders = []mender{
	mendDay,
	mendOnFlat,
	mendNoun,
	mendParticiple,
	mendGerund,
	mendGerundObject,
	mendInfinitive,
	mendGerundOwn,
	mendToLower,
	mendModal,
	mendObjectOf,
	mendSaid,
	mendSoCalled,
	mendName,
	mendSpoken,
	mendPerfect,
	mendParted,
	mendActive,
	mendHeadlinePassive,
	mendTwoWho,
	mendVerbless,
	mendNaming,
	mendLabel,
	mendDepicted,
	mendDismissed,
	mendGerundSubject,
	mendNested,
	mendAside,
	mendSigners,
	mendBehindThat,
	mendProgressive,
	mendNext,
	mendPair,
	mendCompounds,
	mendVoiced,
	mendTold,
	mendFronted,
	mendNameFirst,
	mendLostSubject,
	mendSubjects,
	mendThat,
	mendReported,
	mendContent,
	mendThatMany,
	mendThatIsWhy,
	mendSaidOf,
	mendReady,
	mendAnd,
	mendButOther,
	mendAndOther,
	mendAtMeeting,
	mendHeadlineVerb,
	mendSeries,
	mendSemicolon,
	mendSubjectless,
	mendOpening,
	mendBare,
	mendPostposed,
	mendConjObject,
	mendReduced,
	mendFollowing,
	mendHelp,
	mendOffices,
	mendVerbAsCase,
	mendActsOf,
	mendStacked,
	mendOwned,
	mendAdverbial,
	mendOf,
	mendPromise,
	mendRightTo,
	mendState,
	mendGerundOf,
	mendPurpose,
	mendUnlike,
	mendRemark,
	mendWith,
	mendWithAnd,
	mendTense,
	mendPledged,
	mendAppositive,
	mendApposed,
	mendCharge,
}

// mendTokens puts right what shows before the tree is turned top down.
func (x *repairer) mendTokens(s *nlp.Sentence) {
	mendLoans(s)
	mendDue(s)
	mendHeadline(s)
	mendObjects(s)
	mendAttachment(s, x.nounFrames)
}

// mend puts the tree of a sentence right.
func (x *repairer) mend(s *sentence) {
	for _, m := range menders {
		for i := range s.Tokens {
			if m(x, s.node(i)) || s.mended {
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
	n.s.mended = true
	return true
}

// replace puts n in the place that o has in the tree, and o under n.
func (n node) replace(o node, rel string) bool {
	t, u := n.tok(), o.tok()
	t.Head, t.Rel, u.Head, u.Rel = u.Head, u.Rel, n.i, rel
	n.s.mended = true
	return true
}

func (n node) tag(upos, xpos string) {
	t := n.tok()
	t.UPOS, t.XPOS = upos, xpos
	t.Lemma = nlp.LemmaWith(t.Text, upos, xpos)
}

func isNounWord(n node) bool { return n.upos() == "NOUN" || n.upos() == "PROPN" }

// mendActive makes a verb active that has an object or whose form cannot be
// passive, and finite where nothing else in its clause is.
func mendActive(_ *repairer, n node) bool {
	if n.upos() != "VERB" || n.kid("aux:pass", "cop").ok() || n.is("conj") && n.head().kid("aux:pass").ok() && !n.kid("obj").ok() {
		return false
	}
	for i := n.i - 1; i >= max(0, n.i-3); i-- {
		if k := n.s.node(i); k.lemma() == "be" || k.lemma() == "get" {
			return false
		}
	}
	changed := false
	if s := n.kid("nsubj:pass"); s.ok() && (n.kid("obj").ok() || n.tok().XPOS == "VBD" || isPerfect(n)) {
		s.tok().Rel = "nsubj"
		changed = true
	}
	if n.tok().XPOS == "VBN" && n.is("conj") && n.head().kid("aux:pass").ok() && strings.HasSuffix(n.lower(), "ed") { // "was not convinced and rejected the plan"
		n.tok().XPOS = "VBD"
		changed = true
	}
	if n.tok().XPOS == "VBN" && n.kid("nsubj").tok().Rel == "nsubj" && !n.kid("aux").ok() && n.kid("nsubj").i < n.i && n.is("root", "ccomp", "conj", "parataxis") {
		n.tok().XPOS = "VBD"
		changed = true
	}
	return changed
}

// mendPerfect makes a participle behind "have both" the verb that it is: "have both
// voiced support". Behind a bare "have" it may be an adjective.
func mendPerfect(_ *repairer, n node) bool {
	h := n.head().head()
	if n.tok().XPOS != "VBN" || !n.is("amod") || h.lemma() != "have" || !n.head().is("obj") || h.i > n.i-2 {
		return false
	}
	for i := h.i + 1; i < n.i; i++ {
		if k := n.s.node(i); k.upos() != "ADV" && k.lower() != "both" && k.lower() != "all" && k.lower() != "each" {
			return false
		}
	}
	o := n.head()
	for _, k := range o.all("det", "advmod") {
		if k.i < n.i {
			k.hang(n, "advmod")
		}
	}
	for _, k := range n.all("nmod", "obl", "acl") {
		if k.i > o.i {
			k.hang(o, "nmod")
		}
	}
	n.replace(h, "aux")
	h.tag("AUX", h.tok().XPOS)
	for _, k := range h.all() {
		if k != n {
			k.hang(n, k.rel())
		}
	}
	return o.hang(n, "obj")
}

// mendHeadlinePassive makes a verb passive that cannot go without an object and has none:
// "Chad accused of smuggling", "Minister praised for her work".
func mendHeadlinePassive(_ *repairer, n node) bool {
	if x := n.tok().XPOS; x != "VBD" && x != "VBN" || !transitive[n.lemma()] || n.kid("obj", "iobj", "ccomp", "aux", "aux:pass").ok() || n.is("acl:relcl") {
		return false
	}
	switch n.s.node(n.i + 1).lower() {
	case "of", "for", "over", "by", "to":
	default:
		return false
	}
	s := n.kid("nsubj")
	if !s.ok() || s.i > n.i || s.rel() == "nsubj:pass" {
		return false
	}
	s.tok().Rel = "nsubj:pass"
	return true
}

// transitive are verbs that always say whom they are directed at.
var transitive = class("transitive")

// mendVerbless finds the verb of a clause whose tree has the object as its head
// and the verb for an adjective: "Secretary Roe also shared concerns".
func mendVerbless(x *repairer, n node) bool {
	if !isNounWord(n) || n.kid("cop", "case").ok() || !n.is("root", "conj", "ccomp", "parataxis") {
		return false
	}
	if lemma := nlp.LemmaWith(n.lower(), "VERB", "VBZ"); n.tok().XPOS == "NNS" && lemma != n.lower() && x.isPredicate(lemma) { // "Cairo backs the army"
		subj, obj := n.kid("compound", "nsubj", "nmod:poss"), n.kid("appos", "obj", "parataxis", "dep", "obl:unmarked", "nmod:unmarked")
		if a := n.kid("amod"); !subj.ok() && a.i == 0 && n.i == 1 && obj.is("obj") { // "Budapest" for an adjective
			subj = a
			subj.tag("PROPN", "NNP")
		}
		if subj.upos() == "PROPN" && subj.last() == n.i-1 && !subj.kid("case").ok() && obj.first() == n.i+1 && obj.kid("det", "nmod:poss").ok() {
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
func (x *repairer) isPredicate(lemma string) bool {
	r := x.does[lemma]
	return r.say || r.voice || len(x.frames["verb "+lemma]) > 0
}

// mendProgressive takes for a verb what the tree has as an adjective: "is appealing for
// help".
func mendProgressive(x *repairer, n node) bool {
	c := n.kid("cop")
	if n.tok().XPOS != "JJ" || !strings.HasSuffix(n.lower(), "ing") || c.lemma() != "be" || !n.kid("obl", "obj").ok() || len(x.frames["adj "+n.lower()]) > 0 || n.kid("advmod").lower() == "very" {
		return false
	}
	lemma := nlp.LemmaWith(n.lower(), "VERB", "VBG")
	if len(x.frames["verb "+lemma]) == 0 {
		return false
	}
	n.tag("VERB", "VBG")
	c.tok().Rel = "aux"
	return true
}
