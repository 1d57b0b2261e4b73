// Package names tags the names of persons, organizations and places in a
// sentence by a learned linear model, for the names that no table holds.
//
// The model is an averaged perceptron (Collins 2002) that reads from left to
// right, with hashed features (Weinberger et al. 2009) and weights of sixteen
// bits; names/train makes it.
package names

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"entente/extract/gazetteer"
)

// A Label says what a unit is: the beginning (B) or a later part (I) of a name.
type Label uint8

// The labels.
const (
	O Label = iota
	BPer
	IPer
	BOrg
	IOrg
	BLoc
	ILoc
	labels
)

// Inside reports whether the label goes on with a name.
func (l Label) Inside() bool { return l == IPer || l == IOrg || l == ILoc }

// Kind is the kind of name; empty for O.
func (l Label) Kind() gazetteer.Kind {
	switch l {
	case BPer, IPer:
		return gazetteer.Person
	case BOrg, IOrg:
		return gazetteer.Organization
	case BLoc, ILoc:
		return gazetteer.Place
	}
	return ""
}

// A row is the weights of one feature, by label.
type row [labels]int16

// A Model holds the weights of the features that it knows, by their hash. It
// is read-only.
type Model struct {
	weights map[uint32]*row
}

//go:embed model.bin
var embedded []byte

// Default is the embedded model, unpacked once.
var Default = sync.OnceValues(func() (*Model, error) { return Read(bytes.NewReader(embedded)) })

// Read reads a model as [Model.Write] writes it.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("reading the name model: %w", err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("reading the name model: %w", err)
	}
	m := &Model{weights: map[uint32]*row{}}
	rows := make([]row, len(raw)/rowSize)
	hash := uint32(0)
	for i := range rows {
		b := raw[i*rowSize:]
		hash += binary.LittleEndian.Uint32(b)
		for l := range rows[i] {
			rows[i][l] = int16(binary.LittleEndian.Uint16(b[4+2*l:]))
		}
		m.weights[hash] = &rows[i]
	}
	return m, nil
}

// rowSize is the bytes of a feature in a model file: how far its hash is from
// that of the one before, and two bytes a label.
const rowSize = 4 + 2*int(labels)

// Write packs the model.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	prev := uint32(0)
	for _, h := range slices.Sorted(maps.Keys(m.weights)) {
		b := binary.LittleEndian.AppendUint32(nil, h-prev)
		for _, v := range m.weights[h] {
			b = binary.LittleEndian.AppendUint16(b, uint16(v))
		}
		if _, err := z.Write(b); err != nil {
			return fmt.Errorf("writing the name model: %w", err)
		}
		prev = h
	}
	return z.Close()
}

// Tag labels the units of a sentence. marks are what the tables say of each,
// see [Marks].
func (m *Model) Tag(units []Unit, marks []byte) []Label {
	out := make([]Label, len(units))
	f := newFeatures(units, marks)
	var prev, prev2 Label
	for i := range units {
		var score [labels]int
		for _, h := range f.At(i, prev, prev2) {
			if w := m.weights[h]; w != nil {
				for l := range score {
					score[l] += int(w[l])
				}
			}
		}
		out[i] = best(score, prev)
		prev2, prev = prev, out[i]
	}
	return out
}

// best is the label of the highest score that can follow prev.
func best(score [labels]int, prev Label) Label {
	top := O
	for l := O + 1; l < labels; l++ {
		if score[l] > score[top] && Follows(l, prev) {
			top = l
		}
	}
	return top
}

// Follows reports whether label l can stand after prev: the inside of a name
// only after its beginning.
func Follows(l, prev Label) bool {
	switch l {
	case IPer:
		return prev == BPer || prev == IPer
	case IOrg:
		return prev == BOrg || prev == IOrg
	case ILoc:
		return prev == BLoc || prev == ILoc
	}
	return true
}
