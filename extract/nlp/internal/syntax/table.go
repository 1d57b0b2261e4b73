package syntax

import (
	"cmp"
	"slices"
)

// The parser's actions are scored together: the weights of one feature stand
// in lanes of four words of memory, four in each, and adding such words adds
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
// by the upper bits of a feature's key and keep 32 more; buckets hold four.
type table struct {
	slots []uint64 // check<<32 | index of the weights; 0 is empty
	w     []packed // in the order of the slots, behind a neutral one
	at    finder
}

// treeCheck is where in a key the check begins.
const treeCheck = 8

func (t *table) index() {
	t.at = newFinder(len(t.slots), func(i int) (uint64, bool) { return t.slots[i] >> 32, t.slots[i] != 0 })
}

// score returns the sums of the features' weights.
func (t *table) score(keys []uint64) quad {
	var e0, e1, e2, e3, o0, o1, o2, o3 uint64
	var found [maxKeys]uint32
	n := t.at.find(keys, treeCheck, &found)
	weights := t.w[1:]
	for _, i := range found[:n] {
		w := &weights[i]
		e0 += w[0] & evenLanes
		o0 += w[0] >> laneBits & evenLanes
		e1 += w[1] & evenLanes
		o1 += w[1] >> laneBits & evenLanes
		e2 += w[2] & evenLanes
		o2 += w[2] >> laneBits & evenLanes
		e3 += w[3] & evenLanes
		o3 += w[3] >> laneBits & evenLanes
	}
	zero := int32(n * laneZero)
	var q quad
	q.spread(0, e0, o0, zero)
	q.spread(4, e1, o1, zero)
	q.spread(8, e2, o2, zero)
	q.spread(12, e3, o3, zero)
	return q
}

// spread takes four sums out of their lanes.
func (q *quad) spread(at int, even, odd uint64, zero int32) {
	const sumMask = 1<<(2*laneBits) - 1
	q[at], q[at+1] = int32(even&sumMask)-zero, int32(odd&sumMask)-zero
	q[at+2], q[at+3] = int32(even>>(2*laneBits))-zero, int32(odd>>(2*laneBits))-zero
}

// trainSlot is the weights of one feature while they are learned.
type trainSlot struct {
	key uint64 // 0 is empty
	w   [actions]int16
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
			q[a] += int32(w[a])
		}
	}
	return q
}

// add moves the weights of the features for one action.
func (t *trainTable) add(keys []uint64, action uint8, by int16) {
	for _, k := range keys {
		if 5*t.used > 4*len(t.slots) {
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

// treeEntry is the rounded weights of a feature.
type treeEntry struct {
	key  uint64
	w    [actions]int16
	size int32 // sum of absolute weights
}

// quantizeTable does for tables what quantizeRows does for rows.
func quantizeTable(limit int, scale float64, learned ...*trainTable) *table {
	var entries []treeEntry
	for i, t := range learned {
		for k := range t.slots {
			key := t.slots[k].key
			if key == 0 || slices.ContainsFunc(learned[:i], func(o *trainTable) bool { return o.slots[o.slot(key)].key != 0 }) {
				continue
			}
			var sums [actions]float64
			for _, o := range learned[i:] {
				o.addAverages(key, &sums)
			}
			e := treeEntry{key: key}
			for a, x := range sums {
				w := roundTo(x/scale/float64(len(learned)), laneZero-1)
				e.w[a] = int16(w)
				e.size += int32(abs(w))
			}
			if e.size > 0 {
				entries = append(entries, e)
			}
		}
	}
	slices.SortFunc(entries, func(a, b treeEntry) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.key, b.key))
	})
	return packTable(entries[:min(limit, len(entries))])
}

// addAverages adds the averaged weights of a feature.
func (t *trainTable) addAverages(key uint64, sums *[actions]float64) {
	i := t.slot(key)
	if t.slots[i].key == 0 {
		return
	}
	for a := range sums {
		sums[a] += float64(t.slots[i].w[a]) - float64(t.sum[i][a])/float64(t.now+1)
	}
}

func packTable(entries []treeEntry) *table {
	logBuckets := bucketBits(len(entries))
	slots := place(len(entries), logBuckets,
		func(i int) uint64 { return entries[i].key }, func(i int) int { return int(entries[i].size) })
	out := &table{slots: make([]uint64, len(slots)), w: []packed{neutral}}
	for i, f := range slots {
		if f < 0 {
			continue
		}
		out.slots[i] = uint64(uint32(entries[f].key>>8))<<32 | uint64(len(out.w))
		var w [actions]int
		for a, x := range entries[f].w {
			w[a] = int(x)
		}
		out.w = append(out.w, pack(w))
	}
	out.index()
	return out
}
