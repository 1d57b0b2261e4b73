// Package names tags the names of persons, organizations and places in a
// sentence by a learned linear model, for the names that no table holds.
//
// The model is an averaged perceptron (Collins 2002) that reads from left to
// right, with hashed features (Weinberger et al. 2009) and weights of sixteen
// bits; names/train makes it.
package names

import "entente/extract/gazetteer"

// A Label says what a unit is: the beginning (B) or a later part (I) of a name.
type Label uint8

// The labels.
const (
	O Label = iota
	BPer
	IPer
	BOrg
	IOrg
	BLoc
	ILoc
	labels
)

// Inside reports whether the label goes on with a name.
func (l Label) Inside() bool { return l == IPer || l == IOrg || l == ILoc }

// Kind is the kind of name; empty for O.
func (l Label) Kind() gazetteer.Kind {
	switch l {
	case BPer, IPer:
		return gazetteer.Person
	case BOrg, IOrg:
		return gazetteer.Organization
	case BLoc, ILoc:
		return gazetteer.Place
	}
	return ""
}

// Tag labels the units of a sentence. marks are what the tables say of each,
// see [Marks].
func (m *Model) Tag(units []Unit, marks []byte) []Label {
	out := make([]Label, len(units))
	f := newFeatures(units, marks)
	var prev, prev2 Label
	for i := range units {
		var score [labels]int
		for _, h := range f.At(i, prev, prev2) {
			m.add(&score, h)
		}
		out[i] = best(score, prev)
		prev2, prev = prev, out[i]
	}
	return out
}

// best is the label of the highest score that can follow prev.
func best(score [labels]int, prev Label) Label {
	top := O
	for l := O + 1; l < labels; l++ {
		if score[l] > score[top] && Follows(l, prev) {
			top = l
		}
	}
	return top
}

// Follows reports whether label l can stand after prev: the inside of a name
// only after its beginning.
func Follows(l, prev Label) bool {
	switch l {
	case IPer:
		return prev == BPer || prev == IPer
	case IOrg:
		return prev == BOrg || prev == IOrg
	case ILoc:
		return prev == BLoc || prev == ILoc
	}
	return true
}
