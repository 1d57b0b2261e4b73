package syntax

import (
	"cmp"
	"slices"
)

// A cell is the weight of one class in the row of a feature.
type cell struct {
	class uint8
	w     int16
}

// rows is a sparse linear classifier: each feature has a short row of weights,
// a few classes long. Slots are found by the upper bits of a feature's key and
// keep three more bytes of it; buckets hold four.
type rows struct {
	slots []uint64 // check<<40 | number of cells<<32 | first cell; 0 is empty
	cells []cell
	at    finder
	begin []uint32 // first cell of each feature, in the order of the slots, and the end
}

const bucket = 4

// maxCell is the largest weight that a cell can hold.
const maxCell = 1<<15 - 1

// rowCheck is where in a key the check begins.
const rowCheck = 24

func (r *rows) index() {
	r.at = newFinder(len(r.slots), func(i int) (uint64, bool) { return r.slots[i] >> 40, r.slots[i] != 0 })
	r.begin = r.begin[:0]
	for _, s := range r.slots {
		if s != 0 {
			r.begin = append(r.begin, uint32(s))
		}
	}
	r.begin = append(r.begin, uint32(len(r.cells)))
}

// score adds the weights of the features to the classes.
func (r *rows) score(keys []uint64, scores []int32) {
	var found [maxKeys]uint32
	n := r.at.find(keys, rowCheck, &found)
	for _, i := range found[:n] {
		for _, c := range r.cells[r.begin[i]:r.begin[i+1]] {
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
	index keyIndex
	rows  [][]trainCell
	now   int64
}

func newTrainRows() *trainRows { return &trainRows{index: newKeyIndex()} }

// keyIndex numbers keys by open addressing.
type keyIndex struct {
	slots []keySlot
	used  int
}

type keySlot struct {
	key    uint64 // 0 is empty
	number int32
}

func newKeyIndex() keyIndex { return keyIndex{slots: make([]keySlot, 1<<16)} }

func (x *keyIndex) slot(key uint64) *keySlot {
	mask := len(x.slots) - 1
	for i := int(key>>32) & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// add returns the number of a key, the next one for a new key.
func (x *keyIndex) add(key uint64) int32 {
	s := x.slot(key)
	if s.key != 0 {
		return s.number
	}
	n := int32(x.used)
	*s = keySlot{key, n}
	x.used++
	if 2*x.used > len(x.slots) {
		old := x.slots
		x.slots = make([]keySlot, 2*len(old))
		for _, o := range old {
			if o.key != 0 {
				*x.slot(o.key) = o
			}
		}
	}
	return n
}

func (t *trainRows) score(keys []uint64, scores []int32) {
	for _, k := range keys {
		if s := t.index.slot(k); s.key != 0 {
			for _, c := range t.rows[s.number] {
				scores[c.class] += c.w
			}
		}
	}
}

// update moves weight from the class that was guessed to the one that is right.
func (t *trainRows) update(keys []uint64, gold, guess int) {
	for _, k := range keys {
		i := t.index.add(k)
		if int(i) == len(t.rows) {
			t.rows = append(t.rows, nil)
		}
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

// quantizeRows averages the weights over time and over perceptrons that
// learned the same in another order, which evens out their accidents, and
// rounds them, scale being one unit. The heaviest features are kept, up to a
// number.
func quantizeRows(limit int, scale float64, learned ...*trainRows) *rows {
	var entries []rowEntry
	for i, t := range learned {
		for _, s := range t.index.slots {
			if s.key == 0 || knownBefore(learned[:i], s.key) {
				continue
			}
			sums := map[uint8]float64{}
			for _, o := range learned[i:] {
				o.addAverages(s.key, sums)
			}
			if e := roundRow(s.key, sums, scale*float64(len(learned))); e.size > 0 {
				entries = append(entries, e)
			}
		}
	}
	slices.SortFunc(entries, func(a, b rowEntry) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.key, b.key))
	})
	return packRows(entries[:min(limit, len(entries))])
}

func knownBefore(learned []*trainRows, key uint64) bool {
	return slices.ContainsFunc(learned, func(t *trainRows) bool { return t.index.slot(key).key != 0 })
}

// addAverages adds the averaged weights of a feature.
func (t *trainRows) addAverages(key uint64, sums map[uint8]float64) {
	s := t.index.slot(key)
	if s.key == 0 {
		return
	}
	for _, c := range t.rows[s.number] {
		sums[c.class] += float64(c.w) - float64(c.sum)/float64(t.now+1)
	}
}

func roundRow(key uint64, sums map[uint8]float64, unit float64) rowEntry {
	e := rowEntry{key: key}
	for class, x := range sums {
		if q := roundTo(x/unit, maxCell); q != 0 {
			e.row = append(e.row, cell{class, int16(q)})
			e.size += abs(q)
		}
	}
	slices.SortFunc(e.row, func(a, b cell) int { return int(a.class) - int(b.class) })
	return e
}
