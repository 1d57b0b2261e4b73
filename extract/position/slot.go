package position

import (
	"entente/extract/topic"
	"entente/extract/tree"
	"entente/extract/words"
)

// slot finds one slot of a predicate, see the header of lexicon/stances.tsv.
func (r *Finder) slot(p tree.Node, slot string) (topic.Ref, bool) {
	if find, ok := slots[slot]; ok {
		return find(p)
	}
	return prepositional(p, slot)
}

// slots find what stands in the slots that are no prepositions.
var slots = map[string]func(p tree.Node) (topic.Ref, bool){
	"self":        func(p tree.Node) (topic.Ref, bool) { return topic.Ref{Node: p, Form: topic.SelfForm}, true },
	"obj":         patient,
	"subj":        subject,
	"inf":         infinitive,
	"other-inf":   infinitiveOfOther,
	"that":        contentClause,
	"subjunctive": subjunctive,
	"as":          asPair,
	"relcl":       func(p tree.Node) (topic.Ref, bool) { return clause(p.Kid("acl:relcl")) },
}

// clause is a clause as a topic, none for the zero node.
func clause(c tree.Node) (topic.Ref, bool) {
	if !c.OK() {
		return topic.Ref{}, false
	}
	return topic.Ref{Node: c, Form: topic.ClauseForm}, true
}

// patient finds what a predicate acts on, also the charge in whose relative clause it stands: "a charge China denies".
func patient(p tree.Node) (topic.Ref, bool) {
	if o := tree.Patient(p); o.OK() {
		return topic.Ref{Node: o}, !isReciprocal(o)
	}
	h := p.Head()
	if p.Is("acl:relcl") && (words.Charges[h.Lemma()] || tree.TakesUp(h)) && p.Kid("nsubj").OK() && !tree.IsPassive(p) {
		return topic.Ref{Node: h}, true
	}
	return topic.Ref{}, false
}

// subject finds the subject of a predicate, no "it" and no "there".
func subject(p tree.Node) (topic.Ref, bool) {
	if s := tree.Antecedent(p.Kid("nsubj", "csubj")); s.OK() && !s.IsWord("it", "there") {
		return formOf(s), true
	}
	return topic.Ref{}, false
}

// infinitiveOfOther finds what the object is to do: "urged Chad to leave".
func infinitiveOfOther(p tree.Node) (topic.Ref, bool) {
	if !p.Kid("obj").OK() {
		return topic.Ref{}, false
	}
	return infinitive(p)
}

// subjunctive finds what is to be: "demanded that he resign".
func subjunctive(p tree.Node) (topic.Ref, bool) {
	c := p.Kid("ccomp")
	if c.I <= p.I || !c.Kid("nsubj").OK() || !tree.IsSubjunctive(c) {
		return topic.Ref{}, false
	}
	return clause(c)
}
