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
		verdict := r.Lex.Judges[strings.ToLower(n.Lemma())]
		switch {
		case verdict == "" || tree.IsNegated(n) || n.Is("acl:relcl") || n.Is("compound") && n.Lemma() == "crime": // "the crime rate"
		case verdict == fact.Deny && (n != f.Topic.Node || !words.Charges[f.Topic.Kid("nsubj").Lemma()]):
		case verdict == fact.Condemn && len(f.about) == 0:
		case verdict == fact.Support && (n != f.Topic.Node || tree.IsNegated(f.Topic.Node) || tree.HasNo(n)):
		default:
			return verdict
		}
	}
	return ""
}

// isChatter reports whether a claim is talk rather than a view that its holder is on
// record for: what goes on in a long quote or a speech, what is said of nobody in
// particular, and what somebody says may be.
func (r *Finder) isChatter(f *Found, sy attribution.Saying, subj tree.Node) bool {
	c := f.Topic.Node
	if r.verdict(f) != "" || !sy.Verb.OK() && !r.Quoted[c.Sent.Index][c.I] && !r.IsTalk {
		return false
	}
	if subj.UPOS() == "PRON" && sy.Verb.OK() && !r.Quoted[c.Sent.Index][c.I] && c.Kid("cop").OK() && len(r.Who(subj)) > 0 && r.Actors[f.holders[0]].Kind != fact.Person {
		return false // "Russia says it is in compliance"
	}
	n := topic.Unpad(subj)
	if words.Nondescript[n.Lemma()] || n.UPOS() == "PRON" || c.Kid("expl").Lower() == "there" && !tree.HasNo(subj) {
		return len(f.about) == 0 || !sy.Verb.OK() // "there are things", "many of us will remember"
	}
	switch tree.Modal(c) {
	case "may", "might", "could":
		return !tree.IsNegated(c) || words.OneOf(tree.Modal(c), "may", "might") // "could no longer be" is sure
	}
	return !sy.Verb.OK() && (len(f.about) == 0 || !c.Kid("cop").OK() && !copular[c.Lemma()])
}
