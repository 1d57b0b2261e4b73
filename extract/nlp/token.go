package nlp

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// A piece is a part of a word that is split no further by our own rules.
type piece struct {
	start, end int
	whole      bool // a token as it is: prose does not see it
}

// tokenize splits the words into tokens, and fills in which token each
// sentence ends at.
func tokenize(text string, words []word, ends []ending) []Token {
	var pieces []piece
	marks := make([]int, len(ends)) // index after the last piece of each sentence
	e := 0
	for i, w := range words {
		last := ends[e].word == i+1
		pieces = cutWord(text, w.start, w.end, last, pieces)
		if last {
			marks[e] = len(pieces)
			e++
		}
	}
	return alignPieces(text, pieces, proseTokens(text, pieces), marks, ends)
}

// proseTokens lets prose split the pieces. It sees straight quotes, and a
// space between pieces.
func proseTokens(text string, pieces []piece) []prose.Token {
	var b strings.Builder
	for _, p := range pieces {
		if !p.whole {
			b.WriteString(text[p.start:p.end])
			b.WriteByte(' ')
		}
	}
	doc, err := prose.NewDocument(b.String(), prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return nil // it never is: the pieces are then tokens as they are
	}
	return doc.Tokens()
}
