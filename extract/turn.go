package extract

import "entente/extract/article"

// markTurns finds, in a transcript, the name before each thing said.
func (r *reading) markTurns() {
	var turn *sentence
	for _, s := range r.sents {
		switch s.block {
		case article.Speaker:
			turn = s
		case article.Body:
			s.turn = turn
		default:
			turn = nil
		}
	}
}

// floor is whom the name before a turn of a transcript means: the first
// person in it, else the first of all; nil for "Q" and "Moderator".
func (r *reading) floor(s *sentence, isPerson func(actor int) bool) []int {
	var other []int
	for _, m := range r.mentions[s.index] {
		if m == nil || m.kind != named {
			continue
		}
		if isPerson(m.actors[0]) {
			return m.actors
		}
		if other == nil {
			other = m.actors
		}
	}
	return other
}

// published is when a sentence was published: with its entry of a live blog,
// else with the article.
func (r *calendar) published(s *sentence) period {
	if s.para < len(r.art.Blocks) {
		if entry := parseISO(r.art.Blocks[s.para].Date); entry.known() {
			return entry
		}
	}
	return parseISO(r.art.Published)
}
