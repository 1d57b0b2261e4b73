package extract

import "slices"

// spoken finds the positions that speakers take without a stance predicate:
// what others must do, what they themselves will do, and what they hold to be so.
func (r *reading) spoken(s *sentence) []stanceFound {
	var out []stanceFound
	for i := range s.Tokens {
		c := s.node(i)
		if !isClause(c) {
			continue
		}
		sy, ok := r.speaker(c)
		if !ok || isHypothetical(c) {
			continue
		}
		if f, ok := r.spokenClause(c, sy); ok {
			out = append(out, f)
		}
	}
	return out
}

// isClause reports whether c heads a finite clause with a subject.
func isClause(c node) bool {
	return isFinite(c) && c.kid("nsubj", "nsubj:pass", "csubj", "expl").ok() && !c.is("acl:relcl", "advcl")
}

func (r *reading) spokenClause(c node, sy saying) (stanceFound, bool) {
	f := stanceFound{pred: c, holders: sy.speakers, said: true, topic: topicRef{node: c, form: clauseForm}}
	subj := c.kid("nsubj", "nsubj:pass")
	doers := r.whoAll(antecedent(subj))
	own := len(doers) > 0
	for _, d := range doers {
		own = own && slices.ContainsFunc(sy.speakers, func(s int) bool { return r.speaksFor(s, d) })
	}
	neg := isNegated(c) || noOf(subj)
	switch m := modal(c); {
	case m == "must" || m == "should":
		f.stance, f.plover, f.rule = Demand, "DEMAND", "spoken-must"
		if own {
			f.stance, f.plover = Commit, "AGREE"
			f.topic.form = verbForm
		}
	case m == "will" && own && neg:
		f.stance, f.plover, f.rule = Oppose, "REJECT", "spoken-will-not"
		f.topic.form = verbForm
	case m == "will" && own, m == "would" && own && !neg:
		f.stance, f.plover, f.rule = Commit, "AGREE", "spoken-will"
		f.topic.form = verbForm
	case r.isStatement(c, sy):
		f.stance, f.plover, f.rule, f.weak = Claim, "MAKESTATEMENT", "spoken-claim", true
	default:
		return f, false
	}
	f.about = r.topicActors(f.topic)
	f.about = slices.DeleteFunc(slices.Clone(f.about), func(a int) bool { return slices.Contains(f.holders, a) || own && slices.Contains(doers, a) })
	return f, true
}

// isStatement reports whether the clause itself is what the speaker states,
// rather than a part of it.
func (r *reading) isStatement(c node, sy saying) bool {
	if isWh(c) || c.kid("nsubj").lower() == "it" && c.kid("expl").ok() {
		return false
	}
	if sy.verb.ok() {
		return c.head() == sy.verb || sy.verb.head() == c || c.is("conj") && c.head().head() == sy.verb
	}
	return c.i == c.s.root
}
