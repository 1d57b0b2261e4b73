package extract

import "strings"

// judge turns a claim that somebody's conduct is wrong into a condemnation,
// one that something is a step forward into support, and one that what others have
// said is false into its denial.
func (r *stancer) judge(f *stanceFound) {
	v := r.verdict(f)
	if v == "" {
		return
	}
	if f.stance = v; v == Deny { // "the allegations are false"
		f.topic, f.weak = topicRef{node: f.topic.kid("nsubj")}, false
	}
}

// verdict is the stance that the words of a claim come to, empty for none.
func (r *stancer) verdict(f *stanceFound) Stance {
	if f.stance != Claim || f.topic.form == nounForm { // "claimed victory"
		return ""
	}
	for i := f.topic.first(); i <= f.topic.last(); i++ {
		n := f.topic.s.node(i)
		verdict := r.lex.judges[strings.ToLower(n.lemma())]
		switch {
		case verdict == "" || isNegated(n) || n.is("acl:relcl") || n.is("compound") && n.lemma() == "crime": // "the crime rate"
		case verdict == Deny && (n != f.topic.node || !charges[f.topic.kid("nsubj").lemma()]):
		case verdict == Condemn && len(f.about) == 0:
		case verdict == Support && (n != f.topic.node || isNegated(f.topic.node) || noOf(n)):
		default:
			return verdict
		}
	}
	return ""
}

// isChatter reports whether a claim is talk rather than a view that its holder is on
// record for: what goes on in a long quote or a speech, what is said of nobody in
// particular, and what somebody says may be.
func (r *stancer) isChatter(f *stanceFound, sy saying, subj node) bool {
	c := f.topic.node
	if r.verdict(f) != "" || !sy.verb.ok() && !r.quoted[c.s.index][c.i] && !r.talk {
		return false
	}
	if subj.upos() == "PRON" && sy.verb.ok() && !r.quoted[c.s.index][c.i] && c.kid("cop").ok() && len(r.who(subj)) > 0 && r.actors[f.holders[0]].Kind != Person {
		return false // "Russia says it is in compliance"
	}
	n := unpad(subj)
	if nondescript[n.lemma()] || n.upos() == "PRON" || c.kid("expl").lower() == "there" && !noOf(subj) {
		return len(f.about) == 0 || !sy.verb.ok() // "there are things", "many of us will remember"
	}
	switch modal(c) {
	case "may", "might", "could":
		return !isNegated(c) || modal(c) == "may" || modal(c) == "might" // "could no longer be" is sure
	}
	return !sy.verb.ok() && (len(f.about) == 0 || !c.kid("cop").ok() && !copular[c.lemma()])
}

// nondescript are nouns that say nothing of what they stand for.
var nondescript = class("nondescript")
