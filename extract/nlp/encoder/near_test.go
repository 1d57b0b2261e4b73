package encoder

import (
	"bufio"
	"math"
	"os"
	"slices"
	"testing"
)

// sentences are those of testdata.
func sentences(t testing.TB) (texts []string) {
	t.Helper()
	f, err := os.Open("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		texts = append(texts, in.Text())
	}
	return texts
}

// TestNear holds pairs to those that are found one by one, by any number of goroutines.
func TestNear(t *testing.T) {
	type pair struct{ i, j int }
	texts := sentences(t)
	for len(texts) < 150 {
		texts = append(texts, texts[len(texts)/3]+" "+texts[len(texts)/5])
	}
	vectors := model(t).Vectors(texts, 1)
	if more := model(t).Vectors(texts, 3); !slices.Equal(vectors, more) {
		t.Error("more goroutines, other vectors")
	}
	const least = 0.5
	var got, want []pair
	Near(vectors, least, func(i, j int, near float32) {
		got = append(got, pair{i, j})
		if dot := vectors[i].Dot(&vectors[j]); math.Abs(float64(near-dot)) > 1e-5 {
			t.Errorf("%d and %d: %g, want %g", i, j, near, dot)
		}
	})
	for i := range vectors {
		for j := i + 1; j < len(vectors); j++ {
			if vectors[i].Dot(&vectors[j]) >= least {
				want = append(want, pair{i, j})
			}
		}
	}
	if len(want) < 10 || !slices.Equal(got, want) {
		t.Errorf("near are %v, want %v", got, want)
	}
	Near(nil, least, func(int, int, float32) { t.Error("there is a pair among none") })
}

// TestMeaning holds the nearest of each to what a reader would say.
func TestMeaning(t *testing.T) {
	texts := []string{
		"The foreign ministers met to talk about fishing rights.",
		"Top diplomats held talks on fisheries.",
		"Lawmakers raised the minimum wage.",
		"Parliament voted for higher pay of workers.",
	}
	v := model(t).Vectors(texts, 2)
	for i, want := range []int{1, 0, 3, 2} {
		best, nearest := float32(-1), -1
		for j := range v {
			if near := v[i].Dot(&v[j]); j != i && near > best {
				best, nearest = near, j
			}
		}
		if nearest != want {
			t.Errorf("nearest to %q is %q", texts[i], texts[nearest])
		}
	}
}

func BenchmarkVectors(b *testing.B) {
	texts, w := sentences(b), model(b).NewWorkspace()
	for b.Loop() {
		w.Vectors(texts)
	}
	b.ReportMetric(float64(len(texts))*float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}

func BenchmarkNear(b *testing.B) {
	vectors := make([]Vector, 2000)
	for i := range vectors {
		vectors[i][i%Width] = 1
	}
	for b.Loop() {
		Near(vectors, 2, func(int, int, float32) { b.Error("too near") })
	}
	b.ReportMetric(float64(len(vectors)*(len(vectors)-1)/2)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mpairs/s")
}
