package encoder

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unsafe"

	"entente/extract/nlp/internal/simd"
)

// A File holds named tensors, as pack.py writes them: it is a safetensors container. It is used
// where it lies and never written to, so goroutines share it.
type File struct {
	tensors map[string]tensor
	notes   map[string]string
	base    *File
}

type tensor struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
	data    string
}

// OpenFile reads what is in a file. Tensors that it lacks are those of base, if that is not nil: a model
// that was tuned from another shares what it left alone. The error says what is wrong with the file.
func OpenFile(data string, base *File) (*File, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, fmt.Errorf("open encoder weights: %w", err)
	}
	f.base = base
	return f, nil
}

const notesName = "__metadata__"

func openFile(data string) (*File, error) {
	if len(data) < 8 {
		return nil, errors.New("the file is cut off in the length of its header")
	}
	size := binary.LittleEndian.Uint64([]byte(data[:8]))
	if size > uint64(len(data)-8) {
		return nil, fmt.Errorf("the file is cut off in its header, of %d bytes", size)
	}
	head, data := data[8:8+size], data[8+size:]
	var raw map[string]json.RawMessage
	if err := json.Unmarshal([]byte(head), &raw); err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	f := &File{tensors: make(map[string]tensor, len(raw))}
	for name, entry := range raw {
		if name == notesName {
			if err := json.Unmarshal(entry, &f.notes); err != nil {
				return nil, fmt.Errorf("read the notes in the header: %w", err)
			}
			continue
		}
		var t tensor
		if err := json.Unmarshal(entry, &t); err != nil {
			return nil, fmt.Errorf("read the header's %q: %w", name, err)
		}
		if err := t.lay(data); err != nil {
			return nil, fmt.Errorf("tensor %q: %w", name, err)
		}
		f.tensors[name] = t
	}
	return f, nil
}

var dtypeSizes = map[string]int{"I8": 1, "U8": 1, "I32": 4, "F32": 4}

// lay finds the tensor in the data.
func (t *tensor) lay(data string) error {
	size, ok := dtypeSizes[t.DType]
	if !ok {
		return fmt.Errorf("elements of type %q", t.DType)
	}
	for _, n := range t.Shape {
		if n < 0 || n > 1<<30 || size > 1<<31 {
			return fmt.Errorf("shape %v", t.Shape)
		}
		size *= n
	}
	from, to := t.Offsets[0], t.Offsets[1]
	switch {
	case from < 0 || to < from || to-from != size:
		return fmt.Errorf("bytes %d to %d for shape %v of %s", from, to, t.Shape, t.DType)
	case to > len(data):
		return fmt.Errorf("the file is cut off: it ends at byte %d of %d", len(data), to)
	}
	t.data = data[from:to]
	return nil
}

// find returns a tensor, the file's own or that of its base.
func (f *File) find(name string) (tensor, bool) {
	t, ok := f.tensors[name]
	if !ok && f.base != nil {
		return f.base.find(name)
	}
	return t, ok
}

// note returns what the header says besides tensors.
func (f *File) note(name string) (string, bool) {
	s, ok := f.notes[name]
	if !ok && f.base != nil {
		return f.base.note(name)
	}
	return s, ok
}

// get returns a tensor of a type and a shape, of which -1 is any length.
func (f *File) get(name, dtype string, shape ...int) (tensor, error) {
	t, ok := f.find(name)
	if !ok {
		return t, fmt.Errorf("encoder weights: there is no %q", name)
	}
	same := t.DType == dtype && len(t.Shape) == len(shape)
	for i := 0; same && i < len(shape); i++ {
		same = shape[i] < 0 || shape[i] == t.Shape[i]
	}
	if !same {
		want := strings.ReplaceAll(fmt.Sprint(shape), "-1", "any")
		return t, fmt.Errorf("encoder weights: %q is %v of %s, not %s of %s", name, t.Shape, t.DType, want, dtype)
	}
	return t, nil
}

// A Matrix is a dense matrix of floats, row after row.
type Matrix = simd.Matrix

// Floats returns a tensor of floats of two dimensions, or a row of one. It must not be written to.
func (f *File) Floats(name string) (Matrix, error) {
	if t, ok := f.find(name); ok && len(t.Shape) == 1 {
		x, err := f.floats(name, t.Shape[0])
		return Matrix{Rows: 1, Cols: len(x), Data: x}, err
	}
	t, err := f.get(name, "F32", -1, -1)
	if err != nil {
		return Matrix{}, err
	}
	return Matrix{Rows: t.Shape[0], Cols: t.Shape[1], Data: numbers[float32](t.data)}, nil
}

func (f *File) floats(name string, n int) ([]float32, error) {
	t, err := f.get(name, "F32", n)
	return numbers[float32](t.data), err
}

func (f *File) ints(name string, n int) ([]int32, error) {
	t, err := f.get(name, "I32", n)
	return numbers[int32](t.data), err
}

func (f *File) bytes(name string, shape ...int) ([]int8, error) {
	t, err := f.get(name, "I8", shape...)
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(t.data))), len(t.data)), err
}

func (f *File) text(name string) (string, error) {
	t, err := f.get(name, "U8", -1)
	return t.data, err
}

// numbers returns data as numbers, where it lies if this machine keeps numbers in the same way.
func numbers[T int32 | float32](data string) []T {
	if len(data) == 0 {
		return nil
	}
	at := unsafe.Pointer(unsafe.StringData(data))
	if uintptr(at)%4 == 0 && littleEndian() {
		return unsafe.Slice((*T)(at), len(data)/4)
	}
	x := make([]uint32, len(data)/4)
	for i := range x {
		x[i] = binary.LittleEndian.Uint32([]byte(data[4*i : 4*i+4]))
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&x[0])), len(x))
}

func littleEndian() bool {
	return slices.Equal(binary.NativeEndian.AppendUint16(nil, 1), []byte{1, 0})
}
