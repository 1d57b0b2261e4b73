package syntax

import "math/rand/v2"

// shuffled returns the numbers below n in an order that depends on the seed only.
func shuffled(n int, seed, round uint64) []int {
	return rand.New(rand.NewPCG(seed, round)).Perm(n)
}

// trainTagger learns from gold tags, with the tags before as it guessed them.
func trainTagger(data []*Sample, classes, epochs int, seed uint64) *trainRows {
	w := newTrainRows()
	t := tagger{classes: classes, weights: w}
	var b tagBuffers
	for epoch := range epochs {
		for _, k := range shuffled(len(data), seed, uint64(epoch)) {
			s := data[k]
			b.window.set(s.words)
			t1, t2 := uint64(noTag), uint64(noTag)
			for i := range s.words {
				b.keys = b.window.tagFeatures(b.window.wordFeatures(b.keys[:0], i), i, t1, t2)
				guess := t.guess(&b)
				w.now++
				if guess != int(s.Tags[i]) {
					w.update(b.keys, int(s.Tags[i]), guess)
				}
				t2, t1 = t1, tagAttr(guess)
			}
		}
	}
	return w
}
