package nlp

// A Range is a run of bytes of a text.
type Range struct {
	Start, End int
	// Lead is the end of an earlier range whose last sentence leads into this
	// one, an item of a list ("The ministers: - condemn ..."); 0 for none.
	Lead int
}

// Parse reads the whole of text as one range, see [ParseRanges].
func Parse(text string) *Document {
	return ParseRanges(text, []Range{{End: len(text)}})
}

// ParseRanges reads the given ranges of text: paragraphs, headings, list
// items. No sentence crosses the border of a range, and what lies outside the
// ranges is not read. Offsets in the document are into the whole of text.
//
// Ranges must be in order and not overlap.
func ParseRanges(text string, ranges []Range) *Document {
	doc := Split(text, ranges)
	model, err := Default()
	if err != nil {
		// The model is part of the program: a damaged one is a broken build.
		panic(err)
	}
	annotate(model, doc.Sentences)
	for i := range doc.Sentences {
		lemmatize(&doc.Sentences[i])
	}
	return doc
}

// Split finds the sentences and tokens of the given ranges of text, without
// tags, lemmas and trees.
func Split(text string, ranges []Range) *Document {
	doc := &Document{Text: text}
	words := scanWords(text, ranges)
	ends := sentenceEnds(text, words)
	tokens := tokenize(text, words, ends)
	first := 0
	for _, end := range ends {
		for _, run := range cutLong(tokens[first:end.token:end.token]) {
			doc.Sentences = append(doc.Sentences, Sentence{Start: run[0].Start, End: run[len(run)-1].End, Tokens: run})
		}
		first = end.token
	}
	joinLeads(doc, ranges)
	return doc
}
