package encoder

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"os"
	"os/exec"
	"runtime"
	"testing"
)

// TestBits holds the bits of vectors to what they are on any machine. They change with the weights, and with the order of
// any step.
func TestBits(t *testing.T) {
	m := model(t)
	if len(m.layers) != 6 {
		t.Fatalf("there are %d layers", len(m.layers))
	}
	var sequences [][]Piece
	for _, text := range benchTexts {
		sequences = append(sequences, append(m.Pieces([]Piece{CLS}, text), SEP))
	}
	sequences = append(sequences, nil, []Piece{CLS})
	for _, c := range []struct {
		layers int
		want   uint64
	}{{0, 0x31d17608509aa7b8}, {3, 0x4e91ccce12cd5e26}, {6, 0xd590857c91ce3145}} {
		lower := *m
		lower.layers = m.layers[:c.layers]
		states, err := lower.NewWorkspace().Encode(sequences)
		if err != nil {
			t.Fatal(err)
		}
		h := fnv.New64a()
		for _, x := range states.Data {
			var b [4]byte
			binary.LittleEndian.PutUint32(b[:], math.Float32bits(x))
			h.Write(b[:])
		}
		if got := h.Sum64(); got != c.want {
			t.Errorf("the vectors after %d layers are %#x, want %#x", c.layers, got, c.want)
		}
	}
}

// TestOtherKernels is TestBits with the kernels of older processors, and with none.
func TestOtherKernels(t *testing.T) {
	kernels := map[string][]string{"amd64": {"cpu.avx512vnni=off", "cpu.avx2=off"}, "arm64": {"cpu.asimddp=off"}}
	for _, off := range kernels[runtime.GOARCH] {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestBits$")
		cmd.Env = append(os.Environ(), "GODEBUG="+off)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", off, err, out)
		}
	}
}

// TestCompany holds vectors to what they are alone, in whatever company and order.
func TestCompany(t *testing.T) {
	m := model(t)
	var sequences [][]Piece
	for i, n := range []int{7, 511, 1, 64, 65, 130, 2, 512, 33} {
		s := make([]Piece, n)
		for j := range s {
			s[j].ID = int32(1000 + (i*977+j*131)%20000)
		}
		sequences = append(sequences, s)
	}
	all, err := m.NewWorkspace().Encode(sequences)
	if err != nil {
		t.Fatal(err)
	}
	w, at := m.NewWorkspace(), 0
	for i, s := range sequences {
		alone, err := w.Encode(sequences[i : i+1])
		if err != nil {
			t.Fatal(err)
		}
		for j, x := range alone.Data {
			if y := all.Data[at*Width+j]; math.Float32bits(x) != math.Float32bits(y) {
				t.Fatalf("sequence %d of %d pieces: element %d is %g alone, %g in company", i, len(s), j, x, y)
			}
		}
		at += len(s)
	}
}

func TestTooMuch(t *testing.T) {
	m := model(t)
	for name, s := range map[string][]Piece{
		"encode: sequence 1 has 513 pieces, more than 512":            make([]Piece, 513),
		"encode: sequence 1 has a piece -1, beyond the vocabulary":    {{ID: -1}},
		"encode: sequence 1 has a piece 30522, beyond the vocabulary": {{ID: 30522}},
	} {
		if _, err := m.NewWorkspace().Encode([][]Piece{{CLS}, s}); err == nil || err.Error() != name {
			t.Errorf("error %v, want %s", err, name)
		}
	}
}
