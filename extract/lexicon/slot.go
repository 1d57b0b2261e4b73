package lexicon

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A reader is one of those that look for what belongs to a predicate in its slots.
type reader uint

const (
	ofStances reader = 1 << iota
	ofEvents
	ofMeetings
	ofAll = ofStances | ofEvents | ofMeetings
)

// slots is the one vocabulary of where something may stand that belongs to a predicate, with the readers that look there:
// its subject and object, its clauses, itself, what was found already, and phrases by their preposition. Events ask for any
// phrase (obl), for a preposition (prep) and for a word of the clause.
var slots = readersOf(map[string]reader{
	"subj obj as":                            ofAll,
	"inf that":                               ofStances | ofEvents,
	"self other-inf subjunctive relcl topic": ofStances,
	"obl prep clause":                        ofEvents,
	"about against alongside among around at before behind by for from in into of on over regarding to toward towards upon with": ofStances | ofMeetings,
})

func readersOf(groups map[string]reader) map[string]reader {
	of := map[string]reader{}
	for group, r := range groups {
		for _, slot := range strings.Fields(group) {
			of[slot] |= r
		}
	}
	return of
}

// slotsOf are the slots in which a reader looks, in order of their names.
func slotsOf(r reader) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(slots)), func(s string) bool { return slots[s]&r == 0 })
}

// checkSlots refuses slots in which a reader does not look: a slip there would find nothing, and say so nowhere.
func checkSlots(r reader, names []string) error {
	for _, s := range names {
		if slots[s]&r == 0 {
			return fmt.Errorf("unknown slot %q in %q", s, strings.Join(names, "|"))
		}
	}
	return nil
}
