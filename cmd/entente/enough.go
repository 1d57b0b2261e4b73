package main

import (
	"slices"
	"strings"
)

// enough leaves out of an answer what fewer than so many articles prove: a
// node with proofs under it, counting the articles of these, and a proof that
// stands for itself, counting the articles of all in the list that prove the
// same meeting or position. What has no proofs stays, unless all that hung
// on it is gone.
func enough(blocks object, least int) object {
	var left object
	for _, b := range blocks {
		if rows, ok := b.value.([]any); ok {
			b.value = enoughOf(rows, least)
		}
		left = append(left, b)
	}
	return left
}

// proved leaves out meetings and positions of which all proofs were left out, where the
// query shows these.
func proved(blocks object, dql string) object {
	var left object
	for _, b := range blocks {
		rows, _ := b.value.([]any)
		for _, of := range []struct{ nodes, proofs, edge string }{{"meetings", "reports", "~meeting"}, {"positions", "statements", "~position"}} {
			if b.name == of.nodes && strings.Contains(dql, of.proofs+": "+of.edge) {
				b.value = slices.DeleteFunc(rows, func(r any) bool {
					o, _ := r.(object)
					return !slices.ContainsFunc(o, func(f field) bool { return f.name == of.proofs })
				})
			}
		}
		left = append(left, b)
	}
	return left
}

func enoughOf(rows []any, least int) []any {
	byProved := map[string][]any{}
	for _, r := range rows {
		if o, ok := r.(object); ok && o.isProof() {
			byProved[o.proves()] = append(byProved[o.proves()], o)
		}
	}
	left := []any{}
	for _, r := range rows {
		o, ok := r.(object)
		switch {
		case !ok:
			left = append(left, r)
		case o.isProof():
			if articlesOf(byProved[o.proves()]) >= least {
				left = append(left, o)
			}
		default:
			if kept, ok := o.enough(least); ok {
				left = append(left, kept)
			}
		}
	}
	return left
}

// enough leaves out what hangs on a node with too few articles, and reports
// whether the node itself has enough.
func (o object) enough(least int) (object, bool) {
	var left object
	had, has := false, false
	for _, f := range o {
		list, ok := f.value.([]any)
		if !ok {
			left = append(left, f)
			continue
		}
		if proofs := proofsIn(list); len(proofs) > 0 {
			had = true
			has = has || articlesOf(proofs) >= least
		} else if below := enoughOf(list, least); len(below) < len(list) {
			had = true
			has = has || len(below) > 0
			f.value = below
		} else if hasProofs(list) {
			had, has = true, true
		}
		left = append(left, f)
	}
	return left, has || !had
}

// isProof reports whether an object is a proof: the words of one article.
func (o object) isProof() bool { return o.object("article") != nil && o.get("quote") != "" }

// proves names the position or meeting that a proof is of.
func (o object) proves() string {
	for _, name := range []string{"position", "meeting"} {
		if of := o.object(name); of != nil {
			return of.get("uid")
		}
	}
	return o.get("name")
}

// object is a field that is a node.
func (o object) object(name string) object {
	for _, f := range o {
		if of, ok := f.value.(object); ok && f.name == name {
			return of
		}
	}
	return nil
}

func proofsIn(list []any) []any {
	var all []any
	for _, e := range list {
		if o, ok := e.(object); ok && o.isProof() {
			all = append(all, o)
		}
	}
	return all
}

// hasProofs reports whether there are proofs anywhere under nodes.
func hasProofs(list []any) bool {
	for _, e := range list {
		o, _ := e.(object)
		for _, f := range o {
			if below, ok := f.value.([]any); ok && (len(proofsIn(below)) > 0 || hasProofs(below)) {
				return true
			}
		}
	}
	return false
}

// articlesOf counts the articles of proofs.
func articlesOf(proofs []any) int {
	seen := map[string]bool{}
	for _, p := range proofs {
		if o, ok := p.(object); ok {
			seen[o.object("article").get("uid")] = true
		}
	}
	return len(seen)
}
