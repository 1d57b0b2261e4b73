package names

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"sync"
)

// A row is the weights of one feature, by label.
type row [labels]int16

// A Model holds the weights of the features that it knows, by their hash, as its file has
// them: nothing is unpacked, so that a program that reads one article does not wait for
// it. It is read-only.
type Model struct {
	hashes []byte   // four bytes each, in order
	rows   []byte   // of the same features, two bytes a label
	start  []uint32 // of the hashes that begin with some bits: the first of them
}

// startBits are so many that a few hashes begin with the same.
const startBits = 14

const (
	hashSize = 4
	rowSize  = 2 * int(labels)
)

//go:embed model.bin
var embedded []byte

// Default is the embedded model, made ready once.
var Default = sync.OnceValues(func() (*Model, error) { return Open(embedded) })

// A model file is the magic words, the checksum of the rest, and the rest: hashes, and rows
// in the same order. All numbers are little endian.
const (
	magic = "entente names 2\n"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Open makes a model of what [Model.Write] wrote, which nobody may change afterwards.
func Open(file []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("reading the name model: it does not begin as one")
	}
	sum, rest := binary.LittleEndian.Uint32(rest), rest[4:]
	if len(rest)%(hashSize+rowSize) != 0 || crc32.Checksum(rest, castagnoli) != sum {
		return nil, fmt.Errorf("reading the name model: it is damaged")
	}
	n := len(rest) / (hashSize + rowSize)
	return newModel(rest[:n*hashSize], rest[n*hashSize:]), nil
}

func newModel(hashes, rows []byte) *Model {
	m := &Model{hashes, rows, make([]uint32, 1<<startBits+1)}
	at := 0
	for k := range len(hashes) / hashSize {
		for first := int(m.hash(k) >> (32 - startBits)); at <= first; at++ {
			m.start[at] = uint32(k)
		}
	}
	for ; at < len(m.start); at++ {
		m.start[at] = uint32(len(hashes) / hashSize)
	}
	return m
}

// modelOf is the model of some rows.
func modelOf(weights map[uint32]*row) *Model {
	var hashes, rows []byte
	for _, h := range slices.Sorted(maps.Keys(weights)) {
		hashes = binary.LittleEndian.AppendUint32(hashes, h)
		for _, v := range weights[h] {
			rows = binary.LittleEndian.AppendUint16(rows, uint16(v))
		}
	}
	return newModel(hashes, rows)
}

func (m *Model) hash(k int) uint32 { return binary.LittleEndian.Uint32(m.hashes[k*hashSize:]) }

// add adds the weights of a feature, where it is known.
func (m *Model) add(score *[labels]int, hash uint32) {
	first := hash >> (32 - startBits)
	for k := int(m.start[first]); k < int(m.start[first+1]); k++ {
		if m.hash(k) != hash {
			continue
		}
		row := m.rows[k*rowSize : (k+1)*rowSize]
		for l := range score {
			score[l] += int(int16(binary.LittleEndian.Uint16(row[2*l:])))
		}
		return
	}
}

// Write writes the model's file.
func (m *Model) Write(w io.Writer) error {
	rest := slices.Concat(m.hashes, m.rows)
	head := binary.LittleEndian.AppendUint32([]byte(magic), crc32.Checksum(rest, castagnoli))
	if _, err := w.Write(append(head, rest...)); err != nil {
		return fmt.Errorf("writing the name model: %w", err)
	}
	return nil
}
