package syntax

import "slices"

// Words enter the network as the sum of the vectors of their features: their
// form, its beginning and end, its shape, and the classes of words that it
// belongs to.

// features is how many features a word has.
const features = 14

// keys sets the keys of a word's features, that of its own form first.
func (w *word) keys(keys *[features]uint64) {
	*keys = [features]uint64{
		key1(1, w.lower), key1(2, w.form), key1(3, w.shape),
		key1(4, w.suffix[0]), key1(5, w.suffix[1]), key1(6, w.suffix[2]), key1(7, w.suffix[3]),
		key1(8, w.prefix[0]), key1(9, w.prefix[1]), key1(10, w.prefix[2]),
		key1(11, w.fine), key1(12, w.coarse), key1(13, w.glue), key2(14, w.caps, w.shape),
	}
}

// A vocabulary numbers the features that have a vector, from 1 on. It is an
// open hash table of the keys in order.
type vocabulary struct {
	keys  []uint64 // in order; number i+1 is keys[i]
	slots []uint32 // numbers, 0 where free
	shift uint
}

func newVocabulary(keys []uint64) vocabulary {
	v := vocabulary{keys: keys, shift: 62}
	for 1<<(64-v.shift) < 2*len(keys) {
		v.shift--
	}
	v.slots = make([]uint32, 1<<(64-v.shift))
	for i, k := range keys {
		at := k >> v.shift
		for v.slots[at] != 0 {
			at = (at + 1) & uint64(len(v.slots)-1)
		}
		v.slots[at] = uint32(i + 1)
	}
	return v
}

// number returns the number of a feature, 0 if it has none.
func (v *vocabulary) number(key uint64) uint32 {
	for at := key >> v.shift; ; at = (at + 1) & uint64(len(v.slots)-1) {
		n := v.slots[at]
		if n == 0 || v.keys[n-1] == key {
			return n
		}
	}
}

// A feature has a vector if it stands minTreebank times in the treebanks, or
// so many times more often in plain text.
const (
	minTreebank = 3
	plainWorth  = 8
)

func learnVocabulary(data, text []*Sample) vocabulary {
	counts := map[uint64]int{}
	count := func(samples []*Sample, worth int) {
		var keys [features]uint64
		for _, s := range samples {
			for i := range s.words {
				s.words[i].keys(&keys)
				for _, k := range keys {
					counts[k] += worth
				}
			}
		}
	}
	count(data, plainWorth)
	count(text, 1)
	var kept []uint64
	for k, n := range counts {
		if n >= minTreebank*plainWorth {
			kept = append(kept, k)
		}
	}
	slices.Sort(kept)
	return newVocabulary(kept)
}
