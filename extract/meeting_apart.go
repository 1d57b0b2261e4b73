package extract

import "slices"

// apart is the occasions that a report tells of: more than one where it says
// that somebody met several others each alone, "held separate calls with A and
// B", "met separately with A and B".
func (r *meeter) apart(o *occasion) []*occasion {
	if !isApart(o.node) {
		return []*occasion{o}
	}
	verb := o.node
	for steps := 0; verb.ok() && verb.upos() != "VERB" && steps < 4; steps++ {
		verb = verb.head()
	}
	hosts := r.subjectParty(verb)
	one, many := hosts, r.bySide(without(o.who, hosts))
	if len(many) == 1 {
		one, many = many[0], r.bySide(hosts)
	} else if len(r.bySide(hosts)) != 1 {
		return []*occasion{o}
	}
	if len(one) == 0 || len(many) < 2 {
		return []*occasion{o}
	}
	var out []*occasion
	for _, side := range many {
		each := *o
		each.who, each.plural = addNew(slices.Clone(one), side...), false
		if each.marker == "separate" {
			each.marker = ""
		}
		out = append(out, &each)
	}
	return out
}

// bySide puts people and whom they act for together.
func (r *meeter) bySide(who []int) [][]int {
	var out [][]int
	var ids []string
	for _, w := range who {
		id := r.actors[w].ID
		if a := r.actors[w]; a.Kind == Person && a.Of != "" {
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
func isApart(n node) bool {
	for _, k := range n.all("amod", "advmod") {
		if w := k.lower(); w == "separate" || w == "separately" || w == "individually" {
			return true
		}
	}
	if h := n.head(); n.is("obj") {
		return h.kid("advmod").lower() == "separately"
	}
	return false
}
