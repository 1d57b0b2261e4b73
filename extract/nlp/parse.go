package nlp

// A Range is a run of bytes of a text.
type Range struct{ Start, End int }

// Parse reads the whole of text as one range, see [ParseRanges].
func Parse(text string) *Document {
	return ParseRanges(text, []Range{{0, len(text)}})
}

// ParseRanges reads the given ranges of text: paragraphs, headings, list
// items. No sentence crosses the border of a range, and what lies outside the
// ranges is not read. Offsets in the document are into the whole of text.
func ParseRanges(text string, ranges []Range) *Document {
	return &Document{Text: text}
}
