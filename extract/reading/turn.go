package reading

import (
	"entente/extract/article"
	"entente/extract/tree"
)

// markTurns finds, in a transcript, the name before each thing said.
func (r *Text) markTurns() {
	var turn *tree.Sentence
	for _, s := range r.Sents {
		switch s.Block {
		case article.Speaker:
			turn = s
		case article.Body:
			s.Turn = turn
		default:
			turn = nil
		}
	}
}

// Floor is whom the name before a turn of a transcript means: the first
// person in it, else the first of all; nil for "Q" and "Moderator".
func (r *Text) Floor(s *tree.Sentence, isPerson func(actor int) bool) []int {
	var other []int
	for _, m := range r.Mentions[s.Index] {
		if m == nil || m.Kind != Named {
			continue
		}
		if isPerson(m.Actors[0]) {
			return m.Actors
		}
		if other == nil {
			other = m.Actors
		}
	}
	return other
}
