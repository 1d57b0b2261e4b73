package event

import (
	"slices"
	"strings"

	"entente/extract/tree"
	"entente/extract/words"
)

// findHeads is the head of each place where the words of a place stand in the sentence.
// Where they stand nowhere as given, their capitalized words are looked for.
func findHeads(s *tree.Sentence, text, place string) []tree.Node {
	if heads := headsOf(s, text, place); len(heads) > 0 {
		return heads
	}
	for _, w := range strings.Fields(place) {
		if w != strings.ToLower(w) && !words.OneOf(w, "The", "A", "An") {
			if heads := headsOf(s, text, strings.Trim(w, `.,;:()"'`)); len(heads) > 0 {
				return heads
			}
		}
	}
	return nil
}

// headsOf is the heads of each place where words stand, capitals apart.
func headsOf(s *tree.Sentence, text, words string) []tree.Node {
	words, body := strings.TrimSpace(words), text[s.Start:s.End]
	if words == "" {
		return nil
	}
	// Some letters change their length with their case, and then offsets do not hold.
	if low := strings.ToLower(body); len(low) == len(body) {
		words, body = strings.ToLower(words), low
	}
	var out []tree.Node
	for from := 0; ; {
		i := strings.Index(body[from:], words)
		if i < 0 {
			return out
		}
		start := s.Start + from + i
		from += i + len(words)
		out = append(out, headsWithin(s, start, s.Start+from)...)
	}
}

// headsWithin is the nouns between two offsets that hang on no other noun
// there, or where there is no noun the first word; nothing where the offsets do
// not lie on the borders of words.
func headsWithin(s *tree.Sentence, start, end int) []tree.Node {
	var in, out []tree.Node
	for i, t := range s.Tokens {
		if t.Start >= start && t.End <= end {
			in = append(in, s.Node(i))
		}
	}
	if len(in) == 0 || in[0].Tok().Start != start || in[len(in)-1].Tok().End != end {
		return nil
	}
	for _, n := range in {
		h := n.Head()
		if tree.IsNominal(n) && !(tree.IsNominal(h) && slices.Contains(in, h)) {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return in[:1]
	}
	return out
}
