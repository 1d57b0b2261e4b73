package syntax

// A Sample is a sentence to learn from or to be measured on. Of plain text,
// only the words are known.
type Sample struct {
	Words []string
	Glued []bool  // whether a word follows the one before without white space
	Tags  []uint8 // gold, as numbers of Names.Tags
	Heads []int   // gold, -1 for the root
	Rels  []uint8 // gold, as numbers of Names.Rels

	words []word
}

// prepare fills the words' attributes.
func prepare(data []*Sample, lex lexicon) {
	for _, s := range data {
		if s.words == nil {
			s.words = make([]word, len(s.Words))
			for i, t := range s.Words {
				s.words[i].setText(t)
			}
		}
		setSentence(s.words, s.Glued)
		for i := range s.words {
			lex.look(&s.words[i])
		}
	}
}
