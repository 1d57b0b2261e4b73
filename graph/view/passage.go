package view

import (
	"slices"
	"unicode/utf16"
)

// A Split finds the sentences of a text, as byte offsets of their beginnings
// and ends, in order.
type Split func(text string) [][2]int

// around is how many sentences before and after one with a proof the page
// carries.
const around = 1

// A span is where the words of a proof stand: in which passage of its article,
// and there the sentence or sentences with the words, and the words themselves, in
// UTF-16 units as JavaScript counts.
type span struct {
	passage          int
	from, start, end int
	to               int
}

// quoted is a run of words, in bytes.
type quoted struct{ start, end int }

// passages cuts the sentences out of a text that the proofs stand in, with
// some around them, and says where in them each proof is. It is not ok for
// a proof that stands in no sentence.
func passages(text string, sentences [][2]int, proofs []quoted) (cut []string, spans []span, ok []bool) {
	need := make([]bool, len(sentences))
	within := make([][2]int, len(proofs)) // first and last sentence of each proof
	ok = make([]bool, len(proofs))
	for k, q := range proofs {
		first := slices.IndexFunc(sentences, func(s [2]int) bool { return s[1] > q.start })
		if first < 0 || q.end > len(text) || sentences[first][0] > q.start {
			continue
		}
		last := first
		for last < len(sentences)-1 && sentences[last][1] < q.end {
			last++
		}
		if sentences[last][1] < q.end {
			continue
		}
		ok[k], within[k] = true, [2]int{first, last}
		for i := max(0, first-around); i <= min(len(sentences)-1, last+around); i++ {
			need[i] = true
		}
	}
	of := make([]int, len(sentences)) // each sentence's passage
	var starts []int
	for i, s := range sentences {
		switch {
		case !need[i]:
		case i > 0 && need[i-1]:
			cut[len(cut)-1] = text[starts[len(starts)-1]:s[1]]
		default:
			starts, cut = append(starts, s[0]), append(cut, text[s[0]:s[1]])
		}
		of[i] = len(cut) - 1
	}
	spans = make([]span, len(proofs))
	for k, q := range proofs {
		if !ok[k] {
			continue
		}
		at := of[within[k][0]]
		units := func(offset int) int { return utf16Len(text[starts[at]:offset]) }
		spans[k] = span{at, units(sentences[within[k][0]][0]), units(q.start), units(q.end), units(sentences[within[k][1]][1])}
	}
	return cut, spans, ok
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
