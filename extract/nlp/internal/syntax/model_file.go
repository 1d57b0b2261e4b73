package syntax

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
)

// A model file is the magic words, the version, the checksum of the rest and
// the rest: names, lexicon, vocabulary and weights. All numbers are little
// endian.
const (
	modelMagic   = "entente model\n"
	modelVersion = 4
)

// ErrDamaged means that what was read is no model file or not a whole one.
var ErrDamaged = errors.New("damaged model file")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Marshal returns the model as the bytes of a model file.
func (m *Model) Marshal() []byte {
	var e encoder
	e.strings(m.Names.Tags)
	e.strings(m.Names.Rels)
	e.number(uint64(m.Names.Root))
	e.lexicon(m.lex)
	e.keys(m.vocab.keys)
	w := &m.stored
	for _, n := range []int{w.wide, w.arc, w.rel, w.mix, w.tag, len(w.layers)} {
		e.number(uint64(n))
	}
	e.b = append(e.b, w.embed...)
	for i := range w.layers {
		e.matrix(&w.layers[i].units)
		e.list(w.layers[i].see)
	}
	for _, part := range []*storedMatrix{&w.top, &w.arcs, &w.mixDep, &w.mixHead, &w.rels, &w.tags} {
		e.matrix(part)
	}
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

// Unmarshal reads the bytes of a model file, most of which the model keeps as they are:
// nobody may change them. The error wraps ErrDamaged if
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
	m := &Model{Names: Names{Tags: d.strings(), Rels: d.strings(), Root: int(d.number())}}
	m.lex = d.lexicon()
	keys := d.keys()
	m.stored = d.stored(len(keys), len(m.Names.Tags), len(m.Names.Rels))
	if d.failed || len(d.b) > 0 || m.Names.Root >= len(m.Names.Rels) || len(m.Names.Tags) > 255 || len(m.Names.Rels) > 255 {
		return nil, fmt.Errorf("%w: its parts do not fit together", ErrDamaged)
	}
	m.vocab = newVocabulary(keys)
	m.weights = m.stored.unpack()
	return m, nil
}

// maxWide bounds the parts of a network.
const maxWide = 1 << 12

// stored reads the weights.
func (d *decoder) stored(keys, tags, rels int) stored {
	var w stored
	layers := 0
	for _, n := range []*int{&w.wide, &w.arc, &w.rel, &w.mix, &w.tag, &layers} {
		if *n = int(d.number()); *n < 1 || *n > maxWide || *n%2 != 0 && n != &layers {
			d.failed = true
			return w
		}
	}
	w.embed = d.take((keys + 1) * w.wide)
	for range layers {
		l := storedLayer{d.matrix(w.wide, 3*w.wide, 2*w.wide), d.list()}
		d.failed = d.failed || len(l.see) != 2*w.wide
		w.layers = append(w.layers, l)
	}
	top := 2*w.arc + 2*w.rel + w.tag
	w.top = d.matrix(w.wide, top, top)
	w.arcs = d.matrix(w.arc, w.arc, w.arc)
	w.mixDep = d.matrix(w.rel, w.mix, w.mix)
	w.mixHead = d.matrix(w.rel, w.mix, 0)
	w.rels = d.matrix(w.mix, rels, rels)
	w.tags = d.matrix(w.tag, tags, tags)
	return w
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
	seen := map[uint64]int{}
	for _, v := range l.entries[1:] {
		seen[v.fine], seen[v.coarse] = 0, 0
	}
	values := slices.Sorted(maps.Keys(seen))
	e.number(uint64(len(values)))
	for i, v := range values {
		seen[v] = i
		e.b = binary.LittleEndian.AppendUint64(e.b, v)
	}
	e.keys(l.forms.keys)
	for _, v := range l.entries[1:] {
		e.number(uint64(seen[v.fine]))
		e.number(uint64(seen[v.coarse]))
	}
}

// keys writes keys in order as the steps from one to the next.
func (e *encoder) keys(keys []uint64) {
	e.number(uint64(len(keys)))
	last := uint64(0)
	for _, k := range keys {
		e.number(k - last)
		last = k
	}
}

func (e *encoder) list(x []int16) {
	e.number(uint64(len(x)))
	for _, v := range x {
		e.b = binary.LittleEndian.AppendUint16(e.b, uint16(v))
	}
}

func (e *encoder) matrix(m *storedMatrix) {
	e.number(uint64(m.in))
	e.number(uint64(m.out))
	e.list(m.w)
	e.number(uint64(len(m.bias)))
	for _, v := range m.bias {
		e.b = binary.LittleEndian.AppendUint32(e.b, uint32(v))
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
	keys := d.keys()
	l := lexicon{newVocabulary(keys), make([]lexEntry, len(keys)+1)}
	for i := range keys {
		l.entries[i+1] = lexEntry{value(), value()}
	}
	return l
}

func (d *decoder) keys() []uint64 {
	keys := make([]uint64, d.length())
	last := uint64(0)
	for i := range keys {
		last += d.number()
		keys[i] = last
	}
	return keys
}

func (d *decoder) list() []int16 {
	b := d.take(2 * d.length())
	x := make([]int16, len(b)/2)
	for i := range x {
		x[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return x
}

// matrix reads a matrix that must be of the given size, its bias of one of the
// given lengths.
func (d *decoder) matrix(in, out int, bias ...int) storedMatrix {
	m := storedMatrix{in: int(d.number()), out: int(d.number()), w: d.list()}
	b := d.take(4 * d.length())
	for i := 0; i < len(b); i += 4 {
		m.bias = append(m.bias, int32(binary.LittleEndian.Uint32(b[i:])))
	}
	if m.in != in || m.out != out || len(m.w) != in*out || !slices.Contains(bias, len(m.bias)) {
		d.failed = true
	}
	return m
}
