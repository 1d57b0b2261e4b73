package syntax

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

type rowEntry struct {
	key  uint64
	row  []cell
	size int // sum of absolute weights: what is lost by leaving it out
}

func abs(x int) int { return max(x, -x) }

// roundTo rounds to the nearest integer within ±limit.
func roundTo(x float64, limit int) int {
	return int(max(float64(-limit), min(float64(limit), math.Round(x))))
}

// bucketBits returns the number of bits that pick a bucket for n features at a
// load of at most two fifths.
func bucketBits(n int) int {
	return max(1, bits.Len(uint(n*5/2/bucket)))
}

// place puts features into buckets, the heaviest first, and returns the slots
// as indices into the features, -1 where empty. What finds its bucket full is
// left out.
func place(n, logBuckets int, key func(int) uint64, size func(int) int) []int32 {
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(size(int(b)), size(int(a))), cmp.Compare(key(int(a)), key(int(b))))
	})
	slots := make([]int32, bucket<<logBuckets)
	for i := range slots {
		slots[i] = -1
	}
	for _, f := range order {
		b := int(key(int(f))>>(64-logBuckets)) * bucket
		for j := b; j < b+bucket; j++ {
			if slots[j] < 0 {
				slots[j] = f
				break
			}
		}
	}
	return slots
}

func packRows(entries []rowEntry) *rows {
	logBuckets := bucketBits(len(entries))
	slots := place(len(entries), logBuckets,
		func(i int) uint64 { return entries[i].key }, func(i int) int { return entries[i].size })
	r := &rows{slots: make([]uint64, len(slots))}
	for i, f := range slots {
		if f < 0 {
			continue
		}
		e := &entries[f]
		r.slots[i] = (e.key<<16>>40)<<40 | uint64(len(e.row))<<32 | uint64(len(r.cells))
		r.cells = append(r.cells, e.row...)
	}
	r.index()
	return r
}
