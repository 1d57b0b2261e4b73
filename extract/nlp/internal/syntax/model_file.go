package syntax

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
	"slices"
)

// A model file is the magic words, the version, the checksum of the rest and
// the rest: names, settings, lexicon and the three weight tables, each as the
// occupied slots in order behind a bit map of which they are. All numbers are
// little endian.
const (
	modelMagic   = "entente model\n"
	modelVersion = 3
)

// ErrDamaged means that what was read is no model file or not a whole one.
var ErrDamaged = errors.New("damaged model file")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Marshal returns the model as the bytes of a model file.
func (m *Model) Marshal() []byte {
	var e encoder
	e.strings(m.Names.Tags)
	e.strings(m.Names.Rels)
	e.number(uint64(m.beam))
	e.number(uint64(m.root))
	e.lexicon(m.lex)
	e.rows(m.tags)
	e.table(m.arcs)
	e.rows(m.labels)
	e.b = append(e.b, m.sure...)
	return withHead(e.b)
}

// headLength is the length of what stands before the parts.
const headLength = len(modelMagic) + 8

// withHead returns a model file of the given parts.
func withHead(parts []byte) []byte {
	head := []byte(modelMagic)
	head = binary.LittleEndian.AppendUint32(head, modelVersion)
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(parts, castagnoli))
	return append(head, parts...)
}

// Unmarshal reads the bytes of a model file. The error wraps ErrDamaged if
// they are damaged.
func Unmarshal(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(modelMagic))
	if !ok || len(rest) < 8 {
		return nil, fmt.Errorf("%w: it does not begin as one", ErrDamaged)
	}
	if v := binary.LittleEndian.Uint32(rest); v != modelVersion {
		return nil, fmt.Errorf("model file of version %d, this program reads version %d", v, modelVersion)
	}
	sum, rest := binary.LittleEndian.Uint32(rest[4:]), rest[8:]
	if crc32.Checksum(rest, castagnoli) != sum {
		return nil, fmt.Errorf("%w: its checksum does not fit", ErrDamaged)
	}
	d := decoder{b: rest}
	m := &Model{Names: Names{Tags: d.strings(), Rels: d.strings()}}
	m.kinds = kindsOf(m.Names.Tags)
	m.beam, m.root = int(d.number()), int(d.number())
	m.lex = d.lexicon()
	m.tags = d.rows(len(m.Names.Tags))
	m.arcs = d.table()
	m.labels = d.rows(len(m.Names.Rels))
	m.tags.index()
	m.arcs.index()
	m.labels.index()
	m.sure = slices.Clone(d.take(2 * len(m.Names.Tags) * len(m.Names.Tags)))
	if d.failed || len(d.b) > 0 || m.beam < 1 || m.root >= len(m.Names.Rels) || len(m.Names.Tags) > 255 || len(m.Names.Rels) > 255 {
		return nil, fmt.Errorf("%w: its parts do not fit together", ErrDamaged)
	}
	return m, nil
}

type encoder struct{ b []byte }

func (e *encoder) number(x uint64) { e.b = binary.AppendUvarint(e.b, x) }

func (e *encoder) strings(list []string) {
	e.number(uint64(len(list)))
	for _, s := range list {
		e.number(uint64(len(s)))
		e.b = append(e.b, s...)
	}
}

// lexicon writes the entries in the order of their keys. Attributes are
// numbered, as each stands in many entries.
func (e *encoder) lexicon(l lexicon) {
	keys := make([]uint64, 0, len(l))
	seen := map[uint64]int{}
	for k, v := range l {
		keys = append(keys, k)
		seen[v.Known], seen[v.Fine], seen[v.Coarse] = 0, 0, 0
	}
	slices.Sort(keys)
	values := make([]uint64, 0, len(seen))
	for v := range seen {
		values = append(values, v)
	}
	slices.Sort(values)
	e.number(uint64(len(values)))
	for i, v := range values {
		seen[v] = i
		e.b = binary.LittleEndian.AppendUint64(e.b, v)
	}
	e.number(uint64(len(keys)))
	last := uint64(0)
	for _, k := range keys {
		e.number(k - last)
		last = k
		v := l[k]
		e.number(uint64(seen[v.Known]))
		e.number(uint64(seen[v.Fine]))
		e.number(uint64(seen[v.Coarse]))
		e.number(uint64(v.Sure))
	}
}

// bitmap writes how many slots there are and which are occupied.
func (e *encoder) bitmap(slots []uint64) {
	e.number(uint64(bits.Len(uint(len(slots))) - 1))
	at := len(e.b)
	e.b = append(e.b, make([]byte, (len(slots)+7)/8)...)
	for i, s := range slots {
		if s != 0 {
			e.b[at+i/8] |= 1 << (i % 8)
		}
	}
}

func (e *encoder) rows(r *rows) {
	e.bitmap(r.slots)
	for _, s := range r.slots {
		if s != 0 {
			e.b = append(e.b, byte(s>>40), byte(s>>48), byte(s>>56), byte(s>>32))
		}
	}
	e.number(uint64(len(r.cells)))
	for _, c := range r.cells {
		e.b = binary.AppendVarint(append(e.b, c.class), int64(c.w))
	}
}

func (e *encoder) table(t *table) {
	e.bitmap(t.slots)
	for _, s := range t.slots {
		if s != 0 {
			e.b = binary.LittleEndian.AppendUint32(e.b, uint32(s>>32))
		}
	}
	for i := range t.w[1:] {
		e.weights(t.w[i+1].unpack())
	}
}

// weights writes which weights are not zero, and these.
func (e *encoder) weights(w [actions]int) {
	set := uint16(0)
	for a, x := range w {
		if x != 0 {
			set |= 1 << a
		}
	}
	e.b = binary.LittleEndian.AppendUint16(e.b, set)
	for _, x := range w {
		if x != 0 {
			e.b = binary.AppendVarint(e.b, int64(x))
		}
	}
}

// decoder reads what encoder writes. After a failure it returns zeros.
type decoder struct {
	b      []byte
	failed bool
}

// take returns the next n bytes.
func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.failed, d.b = true, nil
		return nil
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *decoder) number() uint64 {
	x, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return x
}

func (d *decoder) signed() int64 {
	if len(d.b) > 0 && d.b[0] < 0x80 {
		x := int64(d.b[0])
		d.b = d.b[1:]
		return x>>1 ^ -(x & 1)
	}
	x, n := binary.Varint(d.b)
	if n <= 0 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return x
}

// length reads a number of things of which each takes a byte or more.
func (d *decoder) length() int {
	n := d.number()
	if n > uint64(len(d.b)) {
		d.failed, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *decoder) strings() []string {
	list := make([]string, d.length())
	for i := range list {
		list[i] = string(d.take(d.length()))
	}
	return list
}

func (d *decoder) lexicon() lexicon {
	values := make([]uint64, d.length())
	for i := range values {
		if b := d.take(8); b != nil {
			values[i] = binary.LittleEndian.Uint64(b)
		}
	}
	value := func() uint64 {
		i := d.number()
		if i >= uint64(len(values)) {
			d.failed = true
			return 0
		}
		return values[i]
	}
	n := d.length()
	l := make(lexicon, n)
	key := uint64(0)
	for range n {
		key += d.number()
		l[key] = lexEntry{Known: value(), Fine: value(), Coarse: value(), Sure: uint8(d.number())}
	}
	return l
}

// bitmap reads the number of slots and returns the bits.
func (d *decoder) bitmap() []byte {
	logSlots := d.number()
	if logSlots < 3 || logSlots > 30 {
		d.failed = true
		return make([]byte, 1)
	}
	b := d.take(1 << logSlots / 8)
	if b == nil {
		return make([]byte, 1)
	}
	return b
}

func (d *decoder) rows(classes int) *rows {
	bitmap := d.bitmap()
	r := &rows{slots: make([]uint64, 8*len(bitmap))}
	occupied := popCount(bitmap)
	heads := d.take(4 * occupied)
	if heads == nil {
		return r
	}
	first := uint64(0)
	for i, set := range bitmap {
		for ; set != 0; set &= set - 1 {
			h := heads[:4]
			heads = heads[4:]
			check := uint64(h[0]) | uint64(h[1])<<8 | uint64(h[2])<<16
			r.slots[8*i+bits.TrailingZeros8(set)] = check<<40 | uint64(h[3])<<32 | first
			first += uint64(h[3])
		}
	}
	if n := d.length(); uint64(n) != first {
		d.failed = true
		return r
	}
	r.cells = make([]cell, first)
	for i := range r.cells {
		c := d.take(1)
		if c == nil || int(c[0]) >= classes {
			d.failed = true
			return r
		}
		r.cells[i] = cell{c[0], int16(d.signed())}
	}
	return r
}

func (d *decoder) table() *table {
	bitmap := d.bitmap()
	occupied := popCount(bitmap)
	t := &table{slots: make([]uint64, 8*len(bitmap)), w: append(make([]packed, 0, occupied+1), neutral)}
	checks := d.take(4 * occupied)
	if checks == nil {
		return t
	}
	for i, set := range bitmap {
		for ; set != 0; set &= set - 1 {
			n := uint64(len(t.w))
			t.slots[8*i+bits.TrailingZeros8(set)] = uint64(binary.LittleEndian.Uint32(checks))<<32 | n
			checks = checks[4:]
			t.w = append(t.w, d.weights())
		}
	}
	return t
}

// weights reads what encoder.weights wrote, straight into lanes: nearly all of
// the time that loading takes goes by here.
func (d *decoder) weights() packed {
	p := neutral
	b := d.take(2)
	if b == nil {
		return p
	}
	for set := binary.LittleEndian.Uint16(b); set != 0; set &= set - 1 {
		a := bits.TrailingZeros16(set)
		x := max(-laneZero, min(laneZero-1, d.signed()))
		p[a/4] += uint64(x) << (a % 4 * laneBits) // no lane falls below zero
	}
	return p
}

func popCount(b []byte) int {
	n := 0
	for _, x := range b {
		n += bits.OnesCount8(x)
	}
	return n
}
