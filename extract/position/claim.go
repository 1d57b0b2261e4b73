package position

import (
	"strings"

	"entente/extract/attribution"
	"entente/extract/fact"
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// judge turns a claim that somebody's conduct is wrong into a condemnation,
// one that something is a step forward into support, and one that what others have
// said is false into its denial.
func (r *Finder) judge(f *Found) {
	v := r.verdict(f)
	if v == "" {
		return
	}
	if f.stance = v; v == fact.Deny { // "the allegations are false"
		f.Topic, f.weak = topic.Ref{Node: f.Topic.Kid("nsubj")}, false
	}
}

// verdict is the stance that the words of a claim come to, empty for none.
func (r *Finder) verdict(f *Found) fact.Stance {
	if f.stance != fact.Claim || f.Topic.Form == topic.NounForm { // "claimed victory"
		return ""
	}
	for i := f.Topic.First(); i <= f.Topic.Last(); i++ {
		n := f.Topic.Sent.Node(i)
		if v := r.Lex.Judges[strings.ToLower(n.Lemma())]; v != "" && isJudgement(n) && f.isJudgedBy(n, v) {
			return v
		}
	}
	return ""
}

// isJudgement reports whether a word judges what is said, and not only something that is named on the way: "the crime rate".
func isJudgement(n tree.Node) bool {
	return !tree.IsNegated(n) && !n.Is("acl:relcl") && !(n.Is("compound") && n.Lemma() == "crime")
}

// isJudgedBy reports whether a word that judges says of the claim's subject what its stance needs: of charges
// that they are false, of somebody's conduct that it is wrong, that something is good.
func (f *Found) isJudgedBy(n tree.Node, v fact.Stance) bool {
	switch v {
	case fact.Deny:
		return n == f.Topic.Node && words.Charges[f.Topic.Kid("nsubj").Lemma()]
	case fact.Condemn:
		return len(f.about) > 0
	case fact.Support:
		return n == f.Topic.Node && !tree.IsNegated(f.Topic.Node) && !tree.HasNo(n)
	}
	return true
}

// isChatter reports whether a claim is talk rather than a view that its holder is on
// record for: what goes on in a long quote or a speech, what is said of nobody in
// particular, and what somebody says may be.
func (r *Finder) isChatter(f *Found, sy attribution.Saying, subj tree.Node) bool {
	c := f.Topic.Node
	quoted := r.Quoted[c.Sent.Index][c.I]
	if r.verdict(f) != "" || !sy.Verb.OK() && !quoted && !r.IsTalk {
		return false
	}
	if sy.Verb.OK() && !quoted && r.isOfItself(f, subj) {
		return false
	}
	if isOfNoOne(c, subj) {
		return len(f.about) == 0 || !sy.Verb.OK() // "there are things", "many of us will remember"
	}
	if m := tree.Modal(c); words.OneOf(m, "may", "might", "could") {
		return m != "could" || !tree.IsNegated(c) // "could no longer be" is sure
	}
	return !sy.Verb.OK() && (len(f.about) == 0 || !c.Kid("cop").OK() && !copular[c.Lemma()])
}

// isOfItself reports whether a country or an organization says of itself what it is: "Russia says it is in compliance".
func (r *Finder) isOfItself(f *Found, subj tree.Node) bool {
	return subj.UPOS() == "PRON" && f.Topic.Kid("cop").OK() && len(r.Who(subj)) > 0 && r.Actors[f.holders[0]].Kind != fact.Person
}

// isOfNoOne reports whether a clause says something of nobody and nothing in particular.
func isOfNoOne(c, subj tree.Node) bool {
	n := topic.Unpad(subj)
	return words.Nondescript[n.Lemma()] || n.UPOS() == "PRON" || c.Kid("expl").Lower() == "there" && !tree.HasNo(subj)
}
