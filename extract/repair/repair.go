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

// A Repairer knows the words that repairs go by.
type Repairer struct {
	*lexicon.Tables
	Gaz  *gazetteer.Gazetteer
	Skip map[string]bool // rules and vetoes that are not tried
}

// New makes a repairer that goes by the tables and the gazetteer.
func New(lex *lexicon.Tables, gaz *gazetteer.Gazetteer) *Repairer {
	return &Repairer{Tables: lex, Gaz: gaz}
}

// Without is a repairer that tries all rules but these.
func (x *Repairer) Without(rules ...string) *Repairer {
	y := *x
	y.Skip = map[string]bool{}
	for _, r := range rules {
		y.Skip[r] = true
	}
	return &y
}

// Sentence is a parsed sentence with its tree put right. Where names are known by then, Names goes on.
func (x *Repairer) Sentence(parsed *nlp.Sentence, index int) *tree.Sentence {
	fired := x.tokens(parsed)
	s := tree.NewSentence(parsed, index)
	s.Repairs = fired
	x.nodes(s)
	return s
}

// tokens applies the rules that need no more than the tokens, and names those that fired.
func (x *Repairer) tokens(s *nlp.Sentence) []string {
	var fired []string
	for _, r := range tokenRules {
		if !x.Skip[r.Name] && r.apply(x, s) {
			fired = append(fired, r.Name)
		}
	}
	return fired
}

// nodes applies the rules for the tokens of a tree, each at every token.
func (x *Repairer) nodes(s *tree.Sentence) {
	for _, r := range nodeRules {
		if x.Skip[r.Name] {
			continue
		}
		for i := range s.Tokens {
			if r.apply(x, s.Node(i)) || s.Stale {
				s.Refresh()
				s.Repaired(r.Name)
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
	n.Sent.Stale = true
	return true
}

// replace puts n in the place that o has in the tree, and o under n.
func replace(n tree.Node, o tree.Node, rel string) bool {
	t, u := n.Tok(), o.Tok()
	t.Head, t.Rel, u.Head, u.Rel = u.Head, u.Rel, n.I, rel
	n.Sent.Stale = true
	return true
}

func tag(n tree.Node, upos, xpos string) {
	t := n.Tok()
	t.UPOS, t.XPOS = upos, xpos
	t.Lemma = nlp.LemmaWith(t.Text, upos, xpos)
}

// repairHeadlinePassive makes a verb passive that cannot go without an object and has none:
// "Chad accused of smuggling", "Minister praised for her work".
func repairHeadlinePassive(_ *Repairer, n tree.Node) bool {
	s := n.Kid("nsubj")
	if !transitive[n.Lemma()] || n.Is("acl:relcl") || !isActiveAlone(n, s) {
		return false
	}
	if !n.Sent.Node(n.I+1).IsWord("of", "for", "over", "by", "to", "as", "after") {
		return false
	}
	s.Tok().Rel = "nsubj:pass"
	if by := n.Kid("obl"); by.Prep() == "by" && n.Tok().XPOS == "VBD" {
		by.Tok().Rel = "obl:agent"
	}
	return true
}

// isActiveAlone reports whether the tree has a verb for an active one of the past that has its subject before it
// and no object.
func isActiveAlone(n, s tree.Node) bool {
	if !n.IsTag("VBD", "VBN") || n.Kid("obj", "iobj", "ccomp", "aux", "aux:pass").OK() {
		return false
	}
	return s.OK() && s.I < n.I && s.Rel() != "nsubj:pass"
}

// repairWarned makes a verb of warning passive that has an agent behind it: "Chad warned over the raid by Peru".
func repairWarned(_ *Repairer, n tree.Node) bool {
	s := n.Kid("nsubj")
	if !words.Tells[n.Lemma()] && !urges[n.Lemma()] || !isActiveAlone(n, s) {
		return false
	}
	for _, by := range n.All("obl", "nmod") {
		if by.Prep() == "by" && by.UPOS() == "PROPN" && !tree.IsTime(by) {
			s.Tok().Rel, by.Tok().Rel = "nsubj:pass", "obl:agent"
			return true
		}
	}
	return false
}

// urges are verbs of asking whose object is the one who is asked.
var urges = words.Class("urges")

// transitive are verbs that always say whom they are directed at.
var transitive = words.Class("transitive")

// repairVerbless finds the verb of a clause whose tree has the object as its head
// and the verb for an adjective: "Secretary Roe also shared concerns".
func repairVerbless(x *Repairer, n tree.Node) bool {
	if !tree.IsNounWord(n) || n.Kid("cop", "case").OK() || !n.Is("root", "conj", "ccomp", "parataxis") {
		return false
	}
	if subj, obj, ok := x.aroundPlural(n); ok {
		tag(n, "VERB", "VBZ")
		subj.Tok().Rel = "nsubj"
		return hang(obj, n, "obj")
	}
	for _, a := range n.All("amod", "acl") {
		lemma := nlp.LemmaWith(a.Tok().Text, "VERB", "VBD")
		if a.I > n.I || !a.IsTag("VBN", "VBD", "JJ") || !x.isPredicate(lemma) || lemma == a.Lower() {
			continue
		}
		for _, c := range append(n.All("compound", "nsubj", "nmod:desc", "nmod:unmarked"), a.All("compound", "nsubj", "obl:unmarked", "nmod:unmarked")...) {
			if isSubjectOfAdjective(n, a, c) {
				makeVerb(n, a, lemma)
				return hang(c, a, "nsubj")
			}
		}
	}
	return false
}

// isSubjectOfAdjective reports whether noun c is the subject of what the tree has as adjective a of noun n: a
// name, or a noun with an article, with no adverb before it.
func isSubjectOfAdjective(n, a, c tree.Node) bool {
	adverb := a.Kid("advmod")
	if c.I > a.I || !tree.IsNounWord(c) || adverb.OK() && adverb.I < c.I {
		return false
	}
	return c.Tok().XPOS == "NNP" || c.Kid("det", "nmod:poss").OK() || n.Kid("det").OK()
}

// aroundPlural is the subject and the object of the verb that the tree has as a plural between a name and a noun
// with its article: "Cairo backs the army".
func (x *Repairer) aroundPlural(n tree.Node) (subj, obj tree.Node, ok bool) {
	lemma := nlp.LemmaWith(n.Lower(), "VERB", "VBZ")
	if n.Tok().XPOS != "NNS" || lemma == n.Lower() || !x.isPredicate(lemma) {
		return subj, obj, false
	}
	subj, obj = n.Kid("compound", "nsubj", "nmod:poss"), n.Kid("appos", "obj", "parataxis", "dep", "obl:unmarked", "nmod:unmarked")
	if a := n.Kid("amod"); !subj.OK() && a.I == 0 && n.I == 1 && obj.Is("obj") { // "Budapest" for an adjective
		subj = a
		tag(subj, "PROPN", "NNP")
	}
	named := subj.UPOS() == "PROPN" && subj.Last() == n.I-1 && !subj.Kid("case").OK()
	return subj, obj, named && obj.First() == n.I+1 && obj.Kid("det", "nmod:poss").OK()
}

// isPredicate reports whether the lexicon knows a verb.
func (x *Repairer) isPredicate(lemma string) bool {
	r := x.Does[lemma]
	return r.Say || r.Voice || len(x.Frames["verb "+lemma]) > 0
}

// repairProgressive makes a verb of what the tree has as an adjective: "is appealing for
// help".
func repairProgressive(x *Repairer, n tree.Node) bool {
	c := n.Kid("cop")
	if n.Tok().XPOS != "JJ" || !strings.HasSuffix(n.Lower(), "ing") || c.Lemma() != "be" {
		return false
	}
	if !n.Kid("obl", "obj").OK() || len(x.Frames["adj "+n.Lower()]) > 0 || n.Kid("advmod").Lower() == "very" {
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
