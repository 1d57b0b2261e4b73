package syntax

import "slices"

// A cell is the weight of one class in the row of a feature.
type cell struct {
	class uint8
	w     int16
}

// Rows is a sparse linear classifier: each feature has a short row of weights,
// a few classes long. Slots are found by the upper bits of the feature's key
// and three more bytes of it are checked; buckets hold four slots.
type rows struct {
	shift uint
	slots []uint64 // check<<40 | number of cells<<32 | first cell; 0 is empty
	cells []cell
}

const bucket = 4

// maxCell is the largest weight that a cell can hold.
const maxCell = 1<<15 - 1

func (r *rows) find(key uint64) []cell {
	i := int(key>>r.shift) * bucket
	check := key << 16 >> 40
	for _, s := range r.slots[i : i+bucket : i+bucket] {
		if s>>40 == check && s != 0 {
			first := uint32(s)
			return r.cells[first : first+uint32(s>>32&0xff)]
		}
	}
	return nil
}

// score adds the weights of the features to the classes.
func (r *rows) score(keys []uint64, scores []int32) {
	for _, k := range keys {
		for _, c := range r.find(k) {
			scores[c.class] += int32(c.w)
		}
	}
}

// best returns the first class with the highest score.
func best(scores []int32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}

// A scorer gives each class the sum of the weights of the features.
type scorer interface {
	score(keys []uint64, scores []int32)
}

// trainCell is a cell while it is learned.
type trainCell struct {
	class uint8
	w     int32
	sum   int64 // of weight changes times the time they were made
}

// trainRows is the averaged perceptron that becomes rows.
type trainRows struct {
	index map[uint64]int32
	rows  [][]trainCell
	hits  []int32 // updates of each row
	now   int64
}

func newTrainRows() *trainRows { return &trainRows{index: map[uint64]int32{}} }

func (t *trainRows) score(keys []uint64, scores []int32) {
	for _, k := range keys {
		if i, ok := t.index[k]; ok {
			for _, c := range t.rows[i] {
				scores[c.class] += c.w
			}
		}
	}
}

// update moves weight from the class that was guessed to the one that is right.
func (t *trainRows) update(keys []uint64, gold, guess int) {
	for _, k := range keys {
		i, ok := t.index[k]
		if !ok {
			i = int32(len(t.rows))
			t.index[k] = i
			t.rows = append(t.rows, nil)
			t.hits = append(t.hits, 0)
		}
		t.hits[i]++
		t.rows[i] = bump(t.rows[i], uint8(gold), 1, t.now)
		t.rows[i] = bump(t.rows[i], uint8(guess), -1, t.now)
	}
}

func bump(row []trainCell, class uint8, by int32, now int64) []trainCell {
	i := slices.IndexFunc(row, func(c trainCell) bool { return c.class == class })
	if i < 0 {
		i = len(row)
		row = append(row, trainCell{class: class})
	}
	row[i].w += by
	row[i].sum += int64(by) * now
	return row
}

// quantize averages the weights over time and rounds them to a byte; rows
// updated fewer than minHits times and weights that round to nothing are left
// out. scale is how much weight is one unit.
func (t *trainRows) quantize(minHits int32, scale float64) *rows {
	var entries []rowEntry
	for k, i := range t.index {
		if t.hits[i] < minHits {
			continue
		}
		var row []cell
		size := 0
		for _, c := range t.rows[i] {
			avg := float64(c.w) - float64(c.sum)/float64(t.now+1)
			if q := roundTo(avg/scale, maxCell); q != 0 {
				row = append(row, cell{c.class, int16(q)})
				size += abs(q)
			}
		}
		if len(row) > 0 {
			slices.SortFunc(row, func(a, b cell) int { return int(a.class) - int(b.class) })
			entries = append(entries, rowEntry{k, row, size})
		}
	}
	return packRows(entries)
}
