package encoder

import (
	"bufio"
	"encoding/json"
	"flag"
	"math"
	"os"
	"slices"
	"testing"
)

var piecesFile = flag.String("pieces", "testdata/pieces.jsonl", "`file` of pieces that golden.py wrote")

// eachGolden reads the lines of a file that golden.py wrote.
func eachGolden[T any](t *testing.T, name string, see func(line T)) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var x T
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatalf("%s:%d: %v", name, n, err)
		}
		see(x)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestPieces holds pieces and their places to those of the original's tokenizer.
func TestPieces(t *testing.T) {
	m, texts, wrong := model(t), 0, 0
	var pieces []Piece
	eachGolden(t, *piecesFile, func(want struct {
		Text              string
		IDs, Starts, Ends []int
	}) {
		texts++
		pieces = m.Pieces(pieces[:0], want.Text)
		var ids, starts, ends []int
		for _, p := range pieces {
			ids, starts, ends = append(ids, int(p.ID)), append(starts, p.Start), append(ends, p.End)
		}
		if slices.Equal(ids, want.IDs) && slices.Equal(starts, want.Starts) && slices.Equal(ends, want.Ends) {
			return
		}
		if wrong++; wrong <= 20 {
			t.Errorf("pieces of %q:\n got %v %v %v\nwant %v %v %v", want.Text, ids, starts, ends, want.IDs, want.Starts, want.Ends)
		}
	})
	if texts == 0 {
		t.Error("no texts")
	}
	if wrong > 20 {
		t.Errorf("%d of %d texts are wrong", wrong, texts)
	}
}

// vectors says what each text is about, as the original does: by the direction of the mean of its pieces' vectors.
func vectors(t *testing.T, m *Model, texts ...string) [][Width]float64 {
	t.Helper()
	var sequences [][]Piece
	for _, text := range texts {
		s := m.Pieces([]Piece{CLS}, text)
		sequences = append(sequences, append(s[:min(len(s), 255)], SEP))
	}
	states, err := m.NewWorkspace().Encode(sequences)
	if err != nil {
		t.Fatal(err)
	}
	all, at := make([][Width]float64, len(texts)), 0
	for i, s := range sequences {
		v := &all[i]
		for range s {
			for k, x := range states.Row(at) {
				v[k] += float64(x)
			}
			at++
		}
		size := math.Sqrt(dot(v, v))
		for k := range v {
			v[k] /= size
		}
	}
	return all
}

func dot(x, y *[Width]float64) (sum float64) {
	for k := range x {
		sum += x[k] * y[k]
	}
	return sum
}

// TestVectors holds vectors to those of the original, computed in floats.
func TestVectors(t *testing.T) {
	m := model(t)
	var texts []string
	var want [][Width]float64
	eachGolden(t, "testdata/vectors.jsonl", func(line struct {
		Text   string
		Vector []float64
	}) {
		texts, want = append(texts, line.Text), append(want, [Width]float64(line.Vector))
	})
	got := vectors(t, m, texts...)
	for i := range got {
		near := dot(&got[i], &want[i])
		t.Logf("%.4f  %s", near, texts[i])
		if near < 0.995 {
			t.Errorf("%q: cosine %.4f to the original's vector", texts[i], near)
		}
		if vectors(t, m, texts[i])[0] != got[i] {
			t.Errorf("%q has another vector in company", texts[i])
		}
		for j := range i {
			if is, was := dot(&got[j], &got[i]), dot(&want[j], &want[i]); math.Abs(is-was) > 0.03 {
				t.Errorf("%q and %q: %.3f, %.3f in the original", texts[i], texts[j], is, was)
			}
		}
	}
	if len(texts) == 0 {
		t.Error("no texts")
	}
}

// TestMeaning holds the nearest of each to what a reader would say.
func TestMeaning(t *testing.T) {
	texts := []string{
		"The foreign ministers met to talk about fishing rights.",
		"Top diplomats held talks on fisheries.",
		"Lawmakers raised the minimum wage.",
		"Parliament voted for higher pay of workers.",
	}
	v := vectors(t, model(t), texts...)
	for i, want := range []int{1, 0, 3, 2} {
		best, nearest := -1.0, -1
		for j := range v {
			if near := dot(&v[i], &v[j]); j != i && near > best {
				best, nearest = near, j
			}
		}
		if nearest != want {
			t.Errorf("nearest to %q is %q", texts[i], texts[nearest])
		}
	}
}
