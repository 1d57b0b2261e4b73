package topic

import (
	"entente/extract/tree"
)

// A Ref is where in the tree the issue of a position stands.
type Ref struct {
	tree.Node             // head of the phrase or clause
	Form      Form        // how to put it in words
	Of        tree.Node   // for AsForm: what is held to be so
	Doer      tree.Node   // for VerbForm: the thing that is to do it, "a truce to hold"
	People    tree.Node   // for VerbForm: the people who are to do it, "a call for Chad's government to act"
	Slot      string      // the slot of the frame that found it
	Target    bool        // it merely names the actors that the stance is about
	Row       []tree.Node // what stands in a row with it, each a matter of its own
}

// A Form is how an issue is put in words.
type Form int

const (
	NounForm   Form = iota // "the missile launches"
	VerbForm               // "to withdraw", "reacting decisively"
	ClauseForm             // "sanctions must remain in place"
	AsForm                 // "considers Taiwan a renegade province"
	SelfForm               // "trilateral cooperation": the predicate is the issue
)
