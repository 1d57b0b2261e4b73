package syntax

import (
	"cmp"
	"slices"
)

// The parser's actions are scored together: the weights of one feature stand
// in lanes of three words of memory, four in each, and adding such words adds
// all of them. No sum of 4,000 features or fewer runs over its lane.

const (
	laneBits  = 12
	laneZero  = 1 << (laneBits - 1)
	laneMask  = 1<<laneBits - 1
	evenLanes = laneMask | laneMask<<(2*laneBits)
	laneWords = actions / 4
)

// quad is the scores of the actions.
type quad [actions]int32

// packed is the weights of one feature: action a in word a/4, lane a%4.
type packed [laneWords]uint64

// neutral is the weights of a feature that says nothing.
var neutral = pack([actions]int{})

// pack puts weights within ±2047 into lanes.
func pack(w [actions]int) packed {
	var p packed
	for i, x := range w {
		p[i/4] |= uint64(x+laneZero) << (i % 4 * laneBits)
	}
	return p
}

// unpack is the reverse of pack.
func (p *packed) unpack() (w [actions]int) {
	for i := range w {
		w[i] = int(p[i/4]>>(i%4*laneBits)&laneMask) - laneZero
	}
	return w
}

// table holds the weights of the parser's features, quantized. Slots are found
// by the upper bits of a feature's key, its lower half is checked; buckets
// hold four slots.
type table struct {
	shift uint
	slots []uint64 // check<<32 | index of the weights; 0 is empty
	w     []packed // the first one is neutral
}

// score returns the sums of the features' weights.
func (t *table) score(keys []uint64) quad {
	var e0, e1, e2, o0, o1, o2 uint64
	slots, shift := t.slots, t.shift
	for _, k := range keys {
		check := uint32(k >> 8)
		i := int(k>>shift) * bucket
		b := slots[i : i+bucket : i+bucket]
		at := uint32(0)
		if s := b[0]; uint32(s>>32) == check {
			at = uint32(s)
		}
		if s := b[1]; uint32(s>>32) == check {
			at = uint32(s)
		}
		if s := b[2]; uint32(s>>32) == check {
			at = uint32(s)
		}
		if s := b[3]; uint32(s>>32) == check {
			at = uint32(s)
		}
		w := &t.w[at]
		e0 += w[0] & evenLanes
		o0 += w[0] >> laneBits & evenLanes
		e1 += w[1] & evenLanes
		o1 += w[1] >> laneBits & evenLanes
		e2 += w[2] & evenLanes
		o2 += w[2] >> laneBits & evenLanes
	}
	zero := int32(len(keys) * laneZero)
	var q quad
	q.spread(0, e0, o0, zero)
	q.spread(4, e1, o1, zero)
	q.spread(8, e2, o2, zero)
	return q
}

// spread takes four sums out of their lanes.
func (q *quad) spread(at int, even, odd uint64, zero int32) {
	const sumMask = 1<<(2*laneBits) - 1
	q[at], q[at+1] = int32(even&sumMask)-zero, int32(odd&sumMask)-zero
	q[at+2], q[at+3] = int32(even>>(2*laneBits))-zero, int32(odd>>(2*laneBits))-zero
}

// trainSlot is the weights of one feature while they are learned. It fills a
// cache line.
type trainSlot struct {
	key uint64 // 0 is empty
	w   quad
	_   [8]byte
}

// trainTable is the averaged perceptron that becomes a table.
type trainTable struct {
	slots []trainSlot      // open addressing
	sum   [][actions]int64 // of weight changes times the time they were made
	used  int
	now   int64
}

func newTrainTable(size int) *trainTable {
	return &trainTable{slots: make([]trainSlot, size), sum: make([][actions]int64, size)}
}

func (t *trainTable) grow() {
	old := *t
	*t = *newTrainTable(2 * len(old.slots))
	t.used, t.now = old.used, old.now
	for i := range old.slots {
		if s := &old.slots[i]; s.key != 0 {
			j := t.slot(s.key)
			t.slots[j], t.sum[j] = *s, old.sum[i]
		}
	}
}

// slot returns where the key is or belongs.
func (t *trainTable) slot(key uint64) int {
	mask := len(t.slots) - 1
	for i := int(key>>32) & mask; ; i = (i + 1) & mask {
		if k := t.slots[i].key; k == key || k == 0 {
			return i
		}
	}
}

func (t *trainTable) score(keys []uint64) quad {
	var q quad
	for _, k := range keys {
		w := &t.slots[t.slot(k)].w
		for a := range q {
			q[a] += w[a]
		}
	}
	return q
}

// add moves the weights of the features for one action.
func (t *trainTable) add(keys []uint64, action uint8, by int32) {
	for _, k := range keys {
		if 2*t.used > len(t.slots) {
			t.grow()
		}
		i := t.slot(k)
		if t.slots[i].key == 0 {
			t.slots[i].key = k
			t.used++
		}
		t.slots[i].w[action] += by
		t.sum[i][action] += int64(by) * t.now
	}
}

// quantize averages the weights over time and rounds them, scale being one
// unit. The heaviest features are kept, up to a number.
func (t *trainTable) quantize(limit int, scale float64) *table {
	type entry struct {
		key  uint64
		w    [actions]int
		size int
	}
	var entries []entry
	for i := range t.slots {
		s := &t.slots[i]
		if s.key == 0 {
			continue
		}
		e := entry{key: s.key}
		for a := range e.w {
			avg := float64(s.w[a]) - float64(t.sum[i][a])/float64(t.now+1)
			e.w[a] = roundTo(avg/scale, laneZero-1)
			e.size += abs(e.w[a])
		}
		if e.size > 0 {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.key, b.key))
	})
	entries = entries[:min(limit, len(entries))]
	logBuckets := bucketBits(len(entries))
	slots := place(len(entries), logBuckets,
		func(i int) uint64 { return entries[i].key }, func(i int) int { return entries[i].size })
	out := &table{shift: uint(64 - logBuckets), slots: make([]uint64, len(slots)), w: []packed{neutral}}
	for i, f := range slots {
		if f >= 0 {
			out.slots[i] = uint64(uint32(entries[f].key>>8))<<32 | uint64(len(out.w))
			out.w = append(out.w, pack(entries[f].w))
		}
	}
	return out
}
