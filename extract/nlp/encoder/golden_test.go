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

// TestVectors holds vectors to those of the original, computed in floats.
func TestVectors(t *testing.T) {
	w := model(t).NewWorkspace()
	var texts []string
	var want []Vector
	eachGolden(t, "testdata/vectors.jsonl", func(line struct {
		Text   string
		Vector []float32
	}) {
		texts, want = append(texts, line.Text), append(want, Vector(line.Vector))
	})
	vectors := w.Vectors(texts)
	for i, v := range vectors {
		near := v.Dot(&want[i])
		t.Logf("%.4f  %s", near, texts[i])
		if near < 0.995 {
			t.Errorf("%q: cosine %.4f to the original's vector", texts[i], near)
		}
		if alone := w.Vector(texts[i]); alone != v {
			t.Errorf("%q has another vector in company", texts[i])
		}
		for j := range i {
			if is, was := vectors[j].Dot(&v), want[j].Dot(&want[i]); math.Abs(float64(is-was)) > 0.03 {
				t.Errorf("%q and %q: %.3f, %.3f in the original", texts[i], texts[j], is, was)
			}
		}
	}
	if len(texts) == 0 {
		t.Error("no texts")
	}
}
