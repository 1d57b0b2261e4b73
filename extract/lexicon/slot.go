package lexicon

import (
	"fmt"
	"strings"

	"entente/extract/words"
)

// slots is where a frame may look for what belongs to a predicate: its subject, object and clauses, itself,
// what was found already, and phrases by their preposition.
var slots = words.Set("subj obj self inf other-inf that subjunctive relcl topic " +
	"about against alongside among around as at before behind by for from in into of on over regarding to toward towards upon with")

// checkSlots refuses slots that no frame knows: a slip there would find nothing, and say so nowhere.
func checkSlots(names []string) error {
	for _, s := range names {
		if !slots[s] {
			return fmt.Errorf("unknown slot %q in %q", s, strings.Join(names, "|"))
		}
	}
	return nil
}
