package reader

// A span is a run of words.
type span struct{ first, last int }

// shared is how many words two spans share, 0 where that is too little to be the same words.
func (a span) shared(b span) int {
	n := min(a.last, b.last) - max(a.first, b.first) + 1
	short := min(a.last-a.first, b.last-b.first) + 1
	if n > 0 && (n >= 5 || n == short || 2*n > short) {
		return n
	}
	return 0
}

// Tags of words: outside of evidence, its first word, its others.
const (
	outside = iota
	begins
	goesOn
	tagCount
)

// never is the score of what can't be.
const never = -1e9

// spansOf finds the likeliest spans of evidence in a sentence by the scores of its words'
// tags, where the scores of evidence are lifted so that doubtful ones are found, too, and that
// of a span right behind another by split besides.
func spansOf(scores [][]float32, from int, lift, split float32) []span {
	n := len(scores)
	if n == 0 {
		return nil
	}
	back := make([][tagCount]int, n)
	best := [tagCount]float32{scores[0][outside], scores[0][begins] + lift, never}
	for i := 1; i < n; i++ {
		in := begins
		if best[goesOn] > best[begins] {
			in = goesOn
		}
		free, anew := outside, outside // the tags before a word outside and before one that begins
		if best[in] > best[outside] {
			free = in
		}
		start := best[outside]
		if best[in]+split > start {
			anew, start = in, best[in]+split
		}
		back[i] = [tagCount]int{free, anew, in}
		best = [tagCount]float32{best[free] + scores[i][outside], start + (scores[i][begins] + lift), best[in] + (scores[i][goesOn] + lift/2)}
	}
	tag := outside
	for t := range best {
		if best[t] > best[tag] {
			tag = t
		}
	}
	var out []span
	end := n - 1
	for i := n - 1; i >= 0; i-- {
		switch tag {
		case outside:
			end = i - 1
		case begins:
			out = append(out, span{from + i, from + end})
			end = i - 1
		}
		tag = back[i][tag]
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
