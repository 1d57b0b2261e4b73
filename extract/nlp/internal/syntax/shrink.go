package syntax

import (
	"cmp"
	"math/bits"
	"slices"
)

// A model is learned with more features than are worth their place in memory;
// shrink leaves the heaviest. Tables are found by the upper bits of the keys,
// so a smaller table needs no more of a key than the larger one has.

// partialKey returns what slot i of a table of so many slots tells of its
// feature's key: the bits that find its bucket.
func partialKey(i, slots int) uint64 {
	return uint64(i/bucket) << (64 - (bits.Len(uint(slots/bucket)) - 1))
}

// shrink returns the rows of at most limit features.
func (r *rows) shrink(limit int) *rows {
	var kept []shrinkEntry
	for i, s := range r.slots {
		if s == 0 {
			continue
		}
		first := uint32(s)
		row := r.cells[first : first+uint32(s>>32&0xff)]
		size := 0
		for _, c := range row {
			size += abs(int(c.w))
		}
		kept = append(kept, shrinkEntry{key: partialKey(i, len(r.slots)), slot: i, size: size})
	}
	slots := replace(kept, limit)
	out := &rows{slots: make([]uint64, len(slots))}
	for i, f := range slots {
		if f < 0 {
			continue
		}
		s := r.slots[kept[f].slot]
		first, n := uint32(s), uint32(s>>32&0xff)
		out.slots[i] = s>>32<<32 | uint64(len(out.cells))
		out.cells = append(out.cells, r.cells[first:first+n]...)
	}
	out.index()
	return out
}

// shrink returns the table of at most limit features.
func (t *table) shrink(limit int) *table {
	var kept []shrinkEntry
	for i, s := range t.slots {
		if s == 0 {
			continue
		}
		size := 0
		for _, x := range t.w[uint32(s)].unpack() {
			size += abs(x)
		}
		kept = append(kept, shrinkEntry{key: partialKey(i, len(t.slots)), slot: i, size: size})
	}
	slots := replace(kept, limit)
	out := &table{slots: make([]uint64, len(slots)), w: []packed{neutral}}
	for i, f := range slots {
		if f < 0 {
			continue
		}
		s := t.slots[kept[f].slot]
		out.slots[i] = s>>32<<32 | uint64(len(out.w))
		out.w = append(out.w, t.w[uint32(s)])
	}
	out.index()
	return out
}

type shrinkEntry struct {
	key  uint64
	slot int
	size int
}

// replace orders the entries by weight, cuts them off and places them anew.
func replace(kept []shrinkEntry, limit int) []int32 {
	slices.SortFunc(kept, func(a, b shrinkEntry) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.slot, b.slot))
	})
	n := min(limit, len(kept))
	logBuckets := max(1, bits.Len(uint(n*5/4/bucket)))
	// The slot numbers break ties between keys that are known in part.
	return place(n, logBuckets, func(i int) uint64 { return kept[i].key | uint64(kept[i].slot) },
		func(i int) int { return kept[i].size })
}

// Shrink leaves the heaviest features of each kind and sets the beam.
func (m *Model) Shrink(tags, trees, labels, beam int) {
	m.tags, m.arcs, m.labels, m.beam = m.tags.shrink(tags), m.arcs.shrink(trees), m.labels.shrink(labels), beam
}
