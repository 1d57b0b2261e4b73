package extract

// A Why says why a word that could have carried a position did not.
type Why struct {
	Sentence Span
	Word     string
	Entry    string // lexicon entry, where there is one
	Reason   string
}

// explain notes why nothing came of a predicate, where somebody asked.
func (r *reading) explain(n node, entry, reason string) {
	if r.why == nil {
		return
	}
	*r.why = append(*r.why, Why{Span{n.s.Start, n.s.End}, n.tok().Text, entry, reason})
}
