package reading

import (
	"entente/extract/fact"
	"entente/extract/tree"
)

// A Why says why a word that could have carried a position did not.
type Why struct {
	Sentence fact.Span
	Word     string
	Entry    string // lexicon entry, where there is one
	Reason   string
}

// Reject notes why nothing came of a predicate, where somebody asked.
func (r *Text) Reject(n tree.Node, entry, reason string) {
	if r.Why == nil {
		return
	}
	*r.Why = append(*r.Why, Why{fact.Span{Start: n.Sent.Start, End: n.Sent.End}, n.Tok().Text, entry, reason})
}
