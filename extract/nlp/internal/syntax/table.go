package syntax

// The parser's four actions are scored together: the weights of one feature
// are four twelve-bit numbers in one word of memory, and adding two such words
// adds all four. No sum of 1,000 features or fewer runs over its lane.

const (
	laneBits  = 12
	laneZero  = 1 << (laneBits - 1)
	laneMask  = 1<<laneBits - 1
	evenLanes = laneMask | laneMask<<(2*laneBits)
	// checkSkip and checkShift cut the check out of a key.
	checkSkip, checkShift = 20, 4 * laneBits
	neutral   = laneZero | laneZero<<laneBits | laneZero<<(2*laneBits) | laneZero<<(3*laneBits)
)

// quad is the scores of the four actions.
type quad [4]int32

// table holds the weights of the parser's features, quantized; see rows for
// how they are found.
type table struct {
	shift uint
	slots []uint64 // check<<48 | four lanes; empty ones are neutral
}

// score returns the sums of the features' weights.
func (t *table) score(keys []uint64) quad {
	var even, odd uint64
	slots, shift := t.slots, t.shift
	for _, k := range keys {
		check := k << checkSkip >> checkShift
		i := int(k>>shift) * bucket
		b := slots[i : i+bucket : i+bucket]
		w := uint64(neutral)
		if s := b[0]; s>>checkShift == check {
			w = s
		}
		if s := b[1]; s>>checkShift == check {
			w = s
		}
		if s := b[2]; s>>checkShift == check {
			w = s
		}
		if s := b[3]; s>>checkShift == check {
			w = s
		}
		even += w & evenLanes
		odd += w >> laneBits & evenLanes
	}
	zero := int32(len(keys) * laneZero)
	const sumMask = 1<<(2*laneBits) - 1
	return quad{
		int32(even&sumMask) - zero, int32(odd&sumMask) - zero,
		int32(even>>(2*laneBits)) - zero, int32(odd>>(2*laneBits)) - zero,
	}
}

// pack puts four weights within ±2047 into lanes.
func pack(w [4]int) uint64 {
	var p uint64
	for i, x := range w {
		p |= uint64(x+laneZero) << (i * laneBits)
	}
	return p
}

// trainTable is the averaged perceptron that becomes a table.
type trainTable struct {
	keys []uint64 // open addressing, 0 is empty
	w    []quad
	sum  [][4]int64
	hits []int32
	used int
	now  int64
}

func newTrainTable() *trainTable {
	t := &trainTable{}
	t.grow(1 << 20)
	return t
}

func (t *trainTable) grow(size int) {
	old := *t
	t.keys, t.w = make([]uint64, size), make([]quad, size)
	t.sum, t.hits = make([][4]int64, size), make([]int32, size)
	for i, k := range old.keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.w[j], t.sum[j], t.hits[j] = k, old.w[i], old.sum[i], old.hits[i]
		}
	}
}

// slot returns where the key is or belongs.
func (t *trainTable) slot(key uint64) int {
	mask := len(t.keys) - 1
	for i := int(key>>32) & mask; ; i = (i + 1) & mask {
		if t.keys[i] == key || t.keys[i] == 0 {
			return i
		}
	}
}

func (t *trainTable) score(keys []uint64) quad {
	var q quad
	for _, k := range keys {
		w := &t.w[t.slot(k)]
		q[0] += w[0]
		q[1] += w[1]
		q[2] += w[2]
		q[3] += w[3]
	}
	return q
}

// add moves the weights of the features for one action.
func (t *trainTable) add(keys []uint64, action uint8, by int32) {
	for _, k := range keys {
		if 2*t.used > len(t.keys) {
			t.grow(2 * len(t.keys))
		}
		i := t.slot(k)
		if t.keys[i] == 0 {
			t.keys[i] = k
			t.used++
		}
		t.w[i][action] += by
		t.sum[i][action] += int64(by) * t.now
		t.hits[i]++
	}
}

// quantize averages the weights over time and rounds them to twelve bits; see
// trainRows.quantize.
func (t *trainTable) quantize(minHits int32, scale float64) *table {
	type entry struct {
		key  uint64
		w    [4]int
		size int
	}
	var entries []entry
	for i, k := range t.keys {
		if k == 0 || t.hits[i] < minHits {
			continue
		}
		e := entry{key: k}
		for a := range e.w {
			avg := float64(t.w[i][a]) - float64(t.sum[i][a])/float64(t.now+1)
			e.w[a] = roundTo(avg/scale, laneZero-1)
			e.size += abs(e.w[a])
		}
		if e.size > 0 {
			entries = append(entries, e)
		}
	}
	logBuckets := bucketBits(len(entries))
	slots := place(len(entries), logBuckets,
		func(i int) uint64 { return entries[i].key }, func(i int) int { return entries[i].size })
	out := &table{shift: uint(64 - logBuckets), slots: make([]uint64, len(slots))}
	for i, f := range slots {
		out.slots[i] = neutral
		if f >= 0 {
			out.slots[i] = entries[f].key<<checkSkip>>checkShift<<checkShift | pack(entries[f].w)
		}
	}
	return out
}
