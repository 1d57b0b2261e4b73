package nlp

// TreeScores tell how well sentences whose tokens are given were read.
type TreeScores struct {
	Words              int
	UPOS, XPOS, Lemmas int // right tags and lemmas
	UAS                int // right heads
	LAS                int // right heads with the right relation, subtype included
	Universal          int // the same, subtypes aside
	// Relations are the words of each relation, subtypes aside: right are those
	// whose head is, too.
	Relations map[string]Ratio
}

// Add counts the words of one sentence, read by gold and by system.
func (s *TreeScores) Add(gold, system *Sentence) {
	if s.Relations == nil {
		s.Relations = map[string]Ratio{}
	}
	for i := range gold.Tokens {
		g, t := &gold.Tokens[i], &system.Tokens[i]
		s.Words++
		s.UPOS += one(g.UPOS == t.UPOS)
		s.XPOS += one(g.XPOS == t.XPOS)
		s.Lemmas += one(g.Lemma == "_" || g.Lemma == t.Lemma)
		head := g.Head == t.Head
		want, got := coarse(g.Rel), coarse(t.Rel)
		s.UAS += one(head)
		s.LAS += one(head && g.Rel == t.Rel)
		s.Universal += one(head && want == got)
		s.relation(want, Ratio{Gold: 1, Right: one(head && want == got)})
		s.relation(got, Ratio{System: 1})
	}
}

func (s *TreeScores) relation(name string, o Ratio) {
	r := s.Relations[name]
	r.add(o)
	s.Relations[name] = r
}

func one(right bool) int {
	if right {
		return 1
	}
	return 0
}

// Reread reads a sentence again from its tokens alone: tags, lemmas and tree
// are those of the embedded model, whatever the tokens had.
func Reread(s Sentence) (Sentence, error) {
	model, err := Default()
	if err != nil {
		return Sentence{}, err
	}
	tokens := make([]Token, len(s.Tokens))
	for i, t := range s.Tokens {
		tokens[i] = Token{Start: t.Start, End: t.End, Text: t.Text}
	}
	s.Tokens = tokens
	annotate(model, []Sentence{s})
	lemmatize(&s)
	return s, nil
}

// LemmaWith is the lemma of a word with the given tags.
func LemmaWith(word, upos, xpos string) string {
	return lemmas().Lemma(word, upos, xpos)
}
