// Package repair puts trees right where parsers are known to err, before anyone reads facts from
// them.
package repair

import (
	"strings"

	"entente/extract/gazetteer"
	"entente/extract/lexicon"
	"entente/extract/nlp"
	"entente/extract/tree"
	"entente/extract/words"
)

// A mender mends one thing at one token of a tree and reports whether it did.
//
// Every parser takes some constructions for others that look alike. The ones that
// cost facts are put right here, once, by signs that are surer than the relation:
// the order of words, their forms, what the lexicon knows of a verb. What the
// menders change is right more often than what was there on trees made by hand.
type mender func(x *Repairer, n tree.Node) bool

// A Repairer knows the words that repairs go by.
type Repairer struct {
	*lexicon.Tables
	Gaz *gazetteer.Gazetteer
}

// New makes a repairer that goes by the tables and the gazetteer.
func New(lex *lexicon.Tables, gaz *gazetteer.Gazetteer) *Repairer { return &Repairer{lex, gaz} }

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

// RepairTokens puts right what shows before the tree is turned top down.
func (x *Repairer) RepairTokens(s *nlp.Sentence) {
	mendLoans(s)
	mendDue(s)
	mendHeadline(s)
	mendObjects(s)
	mendAttachment(s, x.NounFrames)
}

// Repair puts the tree of a sentence right.
func (x *Repairer) Repair(s *tree.Sentence) {
	for _, m := range menders {
		for i := range s.Tokens {
			if m(x, s.Node(i)) || s.Mended {
				s.Refresh()
			}
		}
	}
}

// hang makes n a dependent of h.
func hang(n tree.Node, h tree.Node, rel string) bool {
	if !n.OK() || !h.OK() || n == h || h.Under(n) {
		return false
	}
	t := n.Tok()
	if t.Head == h.I && t.Rel == rel {
		return false
	}
	t.Head, t.Rel = h.I, rel
	n.Sent.Mended = true
	return true
}

// replace puts n in the place that o has in the tree, and o under n.
func replace(n tree.Node, o tree.Node, rel string) bool {
	t, u := n.Tok(), o.Tok()
	t.Head, t.Rel, u.Head, u.Rel = u.Head, u.Rel, n.I, rel
	n.Sent.Mended = true
	return true
}

func tag(n tree.Node, upos, xpos string) {
	t := n.Tok()
	t.UPOS, t.XPOS = upos, xpos
	t.Lemma = nlp.LemmaWith(t.Text, upos, xpos)
}

// mendActive makes a verb active that has an object or whose form cannot be
// passive, and finite where nothing else in its clause is.
func mendActive(_ *Repairer, n tree.Node) bool {
	if n.UPOS() != "VERB" || n.Kid("aux:pass", "cop").OK() || n.Is("conj") && n.Head().Kid("aux:pass").OK() && !n.Kid("obj").OK() {
		return false
	}
	for i := n.I - 1; i >= max(0, n.I-3); i-- {
		if k := n.Sent.Node(i); k.Lemma() == "be" || k.Lemma() == "get" {
			return false
		}
	}
	changed := false
	if s := n.Kid("nsubj:pass"); s.OK() && (n.Kid("obj").OK() || n.Tok().XPOS == "VBD" || tree.IsPerfect(n)) {
		s.Tok().Rel = "nsubj"
		changed = true
	}
	if n.Tok().XPOS == "VBN" && n.Is("conj") && n.Head().Kid("aux:pass").OK() && strings.HasSuffix(n.Lower(), "ed") { // "was not convinced and rejected the plan"
		n.Tok().XPOS = "VBD"
		changed = true
	}
	if n.Tok().XPOS == "VBN" && n.Kid("nsubj").Tok().Rel == "nsubj" && !n.Kid("aux").OK() && n.Kid("nsubj").I < n.I && n.Is("root", "ccomp", "conj", "parataxis") {
		n.Tok().XPOS = "VBD"
		changed = true
	}
	return changed
}

// mendPerfect makes a participle behind "have both" the verb that it is: "have both
// voiced support". Behind a bare "have" it may be an adjective.
func mendPerfect(_ *Repairer, n tree.Node) bool {
	h := n.Head().Head()
	if n.Tok().XPOS != "VBN" || !n.Is("amod") || h.Lemma() != "have" || !n.Head().Is("obj") || h.I > n.I-2 {
		return false
	}
	for i := h.I + 1; i < n.I; i++ {
		if k := n.Sent.Node(i); k.UPOS() != "ADV" && k.Lower() != "both" && k.Lower() != "all" && k.Lower() != "each" {
			return false
		}
	}
	o := n.Head()
	for _, k := range o.All("det", "advmod") {
		if k.I < n.I {
			hang(k, n, "advmod")
		}
	}
	for _, k := range n.All("nmod", "obl", "acl") {
		if k.I > o.I {
			hang(k, o, "nmod")
		}
	}
	replace(n, h, "aux")
	tag(h, "AUX", h.Tok().XPOS)
	for _, k := range h.All() {
		if k != n {
			hang(k, n, k.Rel())
		}
	}
	return hang(o, n, "obj")
}

// mendHeadlinePassive makes a verb passive that cannot go without an object and has none:
// "Chad accused of smuggling", "Minister praised for her work".
func mendHeadlinePassive(_ *Repairer, n tree.Node) bool {
	if x := n.Tok().XPOS; x != "VBD" && x != "VBN" || !transitive[n.Lemma()] || n.Kid("obj", "iobj", "ccomp", "aux", "aux:pass").OK() || n.Is("acl:relcl") {
		return false
	}
	switch n.Sent.Node(n.I + 1).Lower() {
	case "of", "for", "over", "by", "to":
	default:
		return false
	}
	s := n.Kid("nsubj")
	if !s.OK() || s.I > n.I || s.Rel() == "nsubj:pass" {
		return false
	}
	s.Tok().Rel = "nsubj:pass"
	return true
}

// transitive are verbs that always say whom they are directed at.
var transitive = words.Class("transitive")

// mendVerbless finds the verb of a clause whose tree has the object as its head
// and the verb for an adjective: "Secretary Roe also shared concerns".
func mendVerbless(x *Repairer, n tree.Node) bool {
	if !tree.IsNounWord(n) || n.Kid("cop", "case").OK() || !n.Is("root", "conj", "ccomp", "parataxis") {
		return false
	}
	if lemma := nlp.LemmaWith(n.Lower(), "VERB", "VBZ"); n.Tok().XPOS == "NNS" && lemma != n.Lower() && x.isPredicate(lemma) { // "Cairo backs the army"
		subj, obj := n.Kid("compound", "nsubj", "nmod:poss"), n.Kid("appos", "obj", "parataxis", "dep", "obl:unmarked", "nmod:unmarked")
		if a := n.Kid("amod"); !subj.OK() && a.I == 0 && n.I == 1 && obj.Is("obj") { // "Budapest" for an adjective
			subj = a
			tag(subj, "PROPN", "NNP")
		}
		if subj.UPOS() == "PROPN" && subj.Last() == n.I-1 && !subj.Kid("case").OK() && obj.First() == n.I+1 && obj.Kid("det", "nmod:poss").OK() {
			tag(n, "VERB", "VBZ")
			subj.Tok().Rel = "nsubj"
			return hang(obj, n, "obj")
		}
	}
	for _, a := range n.All("amod", "acl") {
		if v := a.Tok().XPOS; a.I > n.I || v != "VBN" && v != "VBD" && v != "JJ" {
			continue
		}
		lemma := nlp.LemmaWith(a.Tok().Text, "VERB", "VBD")
		if !x.isPredicate(lemma) || lemma == a.Lower() {
			continue
		}
		for _, c := range append(n.All("compound", "nsubj", "nmod:desc", "nmod:unmarked"), a.All("compound", "nsubj", "obl:unmarked", "nmod:unmarked")...) {
			if c.I > a.I || !tree.IsNounWord(c) || a.Kid("advmod").OK() && a.Kid("advmod").I < c.I || c.Tok().XPOS != "NNP" && !c.Kid("det", "nmod:poss").OK() && !n.Kid("det").OK() {
				continue
			}
			makeVerb(n, a, lemma)
			return hang(c, a, "nsubj")
		}
	}
	return false
}

// isPredicate reports whether the lexicon knows a verb.
func (x *Repairer) isPredicate(lemma string) bool {
	r := x.Does[lemma]
	return r.Say || r.Voice || len(x.Frames["verb "+lemma]) > 0
}

// mendProgressive takes for a verb what the tree has as an adjective: "is appealing for
// help".
func mendProgressive(x *Repairer, n tree.Node) bool {
	c := n.Kid("cop")
	if n.Tok().XPOS != "JJ" || !strings.HasSuffix(n.Lower(), "ing") || c.Lemma() != "be" || !n.Kid("obl", "obj").OK() || len(x.Frames["adj "+n.Lower()]) > 0 || n.Kid("advmod").Lower() == "very" {
		return false
	}
	lemma := nlp.LemmaWith(n.Lower(), "VERB", "VBG")
	if len(x.Frames["verb "+lemma]) == 0 {
		return false
	}
	tag(n, "VERB", "VBG")
	c.Tok().Rel = "aux"
	return true
}
