package meeting

import (
	"slices"

	"entente/extract/fact"
	"entente/extract/reading"
	"entente/extract/tree"
)

// apart is the occasions that a report tells of: more than one where it says
// that somebody met several others each alone, "held separate calls with A and
// B", "met separately with A and B".
func (r *Finder) apart(o *Occasion) []*Occasion {
	if !isApart(o.Node) {
		return []*Occasion{o}
	}
	verb := o.Node
	for steps := 0; verb.OK() && verb.UPOS() != "VERB" && steps < 4; steps++ {
		verb = verb.Head()
	}
	hosts := r.subjectParty(verb)
	one, many := hosts, r.bySide(reading.Without(o.Who, hosts))
	if len(many) == 1 {
		one, many = many[0], r.bySide(hosts)
	} else if len(r.bySide(hosts)) != 1 {
		return []*Occasion{o}
	}
	if len(one) == 0 || len(many) < 2 {
		return []*Occasion{o}
	}
	var out []*Occasion
	for _, side := range many {
		each := *o
		each.Who, each.plural = reading.AddNew(slices.Clone(one), side...), false
		if each.marker == "separate" {
			each.marker = ""
		}
		out = append(out, &each)
	}
	return out
}

// bySide puts people and whom they act for together.
func (r *Finder) bySide(who []int) [][]int {
	var out [][]int
	var ids []string
	for _, w := range who {
		id := r.Actors[w].ID
		if a := r.Actors[w]; a.Kind == fact.Person && a.Of != "" {
			id = a.Of
		}
		if k := slices.Index(ids, id); k >= 0 {
			out[k] = append(out[k], w)
			continue
		}
		ids, out = append(ids, id), append(out, []int{w})
	}
	return out
}

// isApart reports whether "separate" or "separately" stands by a meeting's word.
func isApart(n tree.Node) bool {
	for _, k := range n.All("amod", "advmod") {
		if k.IsWord("separate", "separately", "individually") {
			return true
		}
	}
	if h := n.Head(); n.Is("obj") {
		return h.Kid("advmod").Lower() == "separately"
	}
	return false
}
