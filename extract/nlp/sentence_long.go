package nlp

// maxSentence bounds a sentence, in tokens. Longer ones are tables, lists and
// texts without stops, and would take the parser's time and memory for a tree
// that means nothing.
const maxSentence = 250

// cutLong cuts tokens into runs of at most maxSentence, each time at the place
// in the second half of the run where it hurts least.
func cutLong(tokens []Token) [][]Token {
	var runs [][]Token
	for len(tokens) > maxSentence {
		at, best := maxSentence, 0
		for i := maxSentence / 2; i < maxSentence; i++ {
			if weight := cutWeight(tokens, i); weight >= best && weight > 0 {
				at, best = i+1, weight
			}
		}
		runs = append(runs, tokens[:at:at])
		tokens = tokens[at:]
	}
	return append(runs, tokens)
}

// cutWeight is how well a long sentence is cut after token i; 0 is not at all.
func cutWeight(tokens []Token, i int) int {
	switch tokens[i].Text {
	case ".", "!", "?", "...", "…":
		return 6
	case ";":
		return 5
	case ":", "—", "–", "--", "•", "|", "*":
		return 4
	case ",":
		return 3
	case ")", "]", "”", "\"", "-":
		return 2
	}
	if i+1 < len(tokens) && tokens[i+1].Start > tokens[i].End {
		return 1 // at least between words
	}
	return 0
}
