package syntax

import "math/bits"

// A finder says where the weights of a feature stand. Nearly all of the time
// that reading takes is waiting for memory here, and most features that are
// looked for are not in the model, so what must be looked at to see that is
// kept small: sixteen bits of each key, four features in one word.
type finder struct {
	shift uint
	marks []uint64 // of each bucket, a mark for each feature, 0 for none
	first []uint32 // number of the first feature of each bucket
}

// lanes has the lowest bit of each mark set.
const lanes = 0x0001_0001_0001_0001

// mark returns the bits of a key's check that are compared, never 0.
func mark(check uint64) uint64 { return check&0xffff | 1<<15 }

// newFinder makes a finder of the checks of slots that features stand in; 0 is
// an empty slot. In a bucket the empty ones come last.
func newFinder(slots int, check func(slot int) (uint64, bool)) finder {
	f := finder{
		shift: uint(64 - (bits.Len(uint(slots/bucket)) - 1)),
		marks: make([]uint64, slots/bucket),
		first: make([]uint32, slots/bucket),
	}
	n := uint32(0)
	for b := range f.marks {
		f.first[b] = n
		for lane := range bucket {
			if c, ok := check(b*bucket + lane); ok {
				f.marks[b] |= mark(c) << (16 * lane)
				n++
			}
		}
	}
	return f
}

// maxKeys is how many features can be looked for at once.
const maxKeys = 256

// find returns the numbers of the features that are in the model. It goes on
// without branches, so that the processor waits for memory once and not for
// one feature after the other.
func (f *finder) find(keys []uint64, checkAt uint, found *[maxKeys]uint32) int {
	var hits [maxKeys]uint32 // bucket * 4 + lane
	n := 0
	marks, shift := f.marks, f.shift
	for _, k := range keys[:min(len(keys), maxKeys)] {
		b := k >> shift
		x := marks[b] ^ mark(k>>checkAt)*lanes
		zero := (x - lanes) & ^x & (lanes << 15)
		hits[n&(maxKeys-1)] = uint32(b<<2) | uint32(bits.TrailingZeros64(zero)>>4)&3
		if zero != 0 {
			n++
		}
	}
	for i, h := range hits[:n] {
		found[i] = f.first[h>>2] + h&3
	}
	return n
}
