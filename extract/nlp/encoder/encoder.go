package encoder

import (
	_ "embed"
	"fmt"
	"strconv"
	"sync"

	"entente/extract/nlp/internal/simd"
)

// Width is the number of elements of a vector.
const Width = 384

// MaxPieces is the number of pieces that a sequence may have.
const MaxPieces = 512

// A Model is an encoder: the weights of its layers and its vocabulary. It is never written to, so
// goroutines share it.
type Model struct {
	Vocabulary
	words     []int8 // Width for each piece of the vocabulary
	scales    []float32
	positions Matrix
	embedded  norm
	heads     int
	layers    []layer
}

// A layer is one of a transformer: attention, then two linear layers.
type layer struct {
	attention *Linear // to queries, keys and values of all heads
	attended  *Linear
	afterward norm // what attention and the layer's input add up to
	wide      *Linear
	narrow    *Linear
	last      norm
}

// A norm is the gain and shift of normalization.
type norm struct{ gain, shift []float32 }

func (n *norm) apply(x []float32) { simd.Normalize(x, n.gain, n.shift) }

//go:embed minilm.bin
var weights string

var openDefault = sync.OnceValues(func() (*File, error) { return OpenFile(weights, nil) })

var loadDefault = sync.OnceValues(func() (*Model, error) {
	f, err := openDefault()
	if err != nil {
		return nil, err
	}
	return New(f)
})

// DefaultFile returns the weights that are embedded in the program, as a base of tuned ones.
func DefaultFile() (*File, error) { return openDefault() }

// Default returns the model that is embedded in the program: all-MiniLM-L6-v2 as it was published.
func Default() (*Model, error) { return loadDefault() }

// New returns the encoder in a file.
func New(f *File) (*Model, error) {
	m := new(Model)
	var err error
	if m.heads, err = f.count("heads"); err != nil {
		return nil, err
	}
	layers, err := f.count("layers")
	if err != nil {
		return nil, err
	}
	if m.Vocabulary, err = openVocabulary(f); err != nil {
		return nil, err
	}
	if err := m.openEmbeddings(f); err != nil {
		return nil, err
	}
	for i := range layers {
		l, err := openLayer(f, fmt.Sprintf("layer.%d.", i))
		if err != nil {
			return nil, err
		}
		m.layers = append(m.layers, l)
	}
	if side := Width / m.heads; side*m.heads != Width || side%floatOutputs != 0 {
		return nil, fmt.Errorf("encoder weights: %d heads for vectors of %d", m.heads, Width)
	}
	return m, nil
}

func (f *File) count(name string) (int, error) {
	s, _ := f.note(name)
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("encoder weights: the number of %s is %q", name, s)
	}
	return n, nil
}

func (m *Model) openEmbeddings(f *File) (err error) {
	n := m.Vocabulary.size()
	if m.words, err = f.bytes("words.rows", n, Width); err != nil {
		return err
	}
	if m.scales, err = f.floats("words.scales", n); err != nil {
		return err
	}
	if m.positions, err = f.Floats("positions"); err != nil {
		return err
	}
	if m.positions.Cols != Width || m.positions.Rows < MaxPieces {
		return fmt.Errorf("encoder weights: positions are %d x %d", m.positions.Rows, m.positions.Cols)
	}
	m.embedded, err = f.norm("embedded")
	return err
}

func (f *File) norm(name string) (n norm, err error) {
	if n.gain, err = f.floats(name+".gain", Width); err != nil {
		return n, err
	}
	n.shift, err = f.floats(name+".shift", Width)
	return n, err
}

func openLayer(f *File, name string) (l layer, err error) {
	wide := 0
	for _, part := range []struct {
		name    string
		to      **Linear
		in, out *int
	}{
		{"attention", &l.attention, ptr(Width), ptr(3 * Width)},
		{"attended", &l.attended, ptr(Width), ptr(Width)},
		{"wide", &l.wide, ptr(Width), &wide},
		{"narrow", &l.narrow, &wide, ptr(Width)},
	} {
		x, err := f.Linear(name + part.name)
		if err != nil {
			return l, err
		}
		if *part.out == 0 {
			*part.out = x.Out
		}
		if x.In != *part.in || x.Out != *part.out || x.floats.Data != nil {
			return l, fmt.Errorf("encoder weights: %s%s takes %d to %d", name, part.name, x.In, x.Out)
		}
		*part.to = x
	}
	if l.afterward, err = f.norm(name + "attended"); err != nil {
		return l, err
	}
	l.last, err = f.norm(name + "narrow")
	return l, err
}

func ptr(n int) *int { return &n }
