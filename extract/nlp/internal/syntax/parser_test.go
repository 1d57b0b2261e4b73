package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// randomHeads returns a tree of n words, projective or not.
func randomHeads(r *rand.Rand, n int) []int {
	heads := make([]int, n)
	order := r.Perm(n)
	heads[order[0]] = none
	for i, w := range order[1:] {
		heads[w] = order[r.IntN(i+1)]
	}
	return heads
}

func depth(heads []int, i int) int {
	d := 0
	for ; i != none && d <= len(heads); i = heads[i] {
		d++
	}
	return d
}

func TestOracleBuildsEveryProjectiveTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		n := 1 + r.IntN(12)
		heads := projective(randomHeads(r, n))
		rels := make([]string, n)
		for i := range rels {
			rels[i] = []string{"nsubj:pass", "punct", "conj", "unheard-of"}[r.IntN(4)]
		}
		var b parseBuffers
		b.actions = oracle(heads, rels)
		if len(b.actions) != 2*n {
			t.Fatalf("%v: %d actions", heads, len(b.actions))
		}
		got := make([]int, n)
		b.replay(got)
		if !slices.Equal(got, heads) {
			t.Fatalf("%v came back as %v by %v", heads, got, b.actions)
		}
	}
}

func TestProjectiveLiftsNoMoreThanItMust(t *testing.T) {
	for _, c := range []struct{ heads, want []int }{
		{heads: []int{1, none, 1}, want: []int{1, none, 1}},
		// The arc from 0 to 2 crosses the one from 3 to 1.
		{heads: []int{none, 3, 0, 0}, want: []int{none, 0, 0, 0}},
		{heads: []int{2, 3, none, 2}, want: []int{2, 2, none, 2}},
	} {
		if got := projective(c.heads); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.heads, got, c.want)
		}
	}
}

// noise scores actions by the features' hashes: any tree can come out.
type noise struct{}

func (noise) score(keys []uint64) (q quad) {
	for _, k := range keys {
		for a := range q {
			q[a] += int32(k>>(3*a)&15) - 7
		}
	}
	return q
}

func TestParseAlwaysGivesATree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var b parseBuffers
	for range 300 {
		n := 1 + r.IntN(30)
		words, tags := make([]word, n), make([]uint8, n)
		for i := range words {
			words[i].lower, tags[i] = r.Uint64(), uint8(r.IntN(5))
		}
		heads := make([]int, n)
		parse(noise{}, 1+r.IntN(8), words, tags, []kind{noun, verb, punctuation, conjunction, other}, heads, &b)
		roots := 0
		for i, h := range heads {
			if h == none {
				roots++
			}
			if depth(heads, i) > n {
				t.Fatalf("%v: word %d hangs in a circle", heads, i)
			}
		}
		if roots != 1 {
			t.Fatalf("%v: %d roots", heads, roots)
		}
	}
}

func TestTableScoresAsTrained(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	train := newTrainTable(1 << 16)
	keys := make([]uint64, 400)
	for i := range keys {
		keys[i] = mix(uint64(i + 1))
	}
	for range 5000 {
		train.add([]uint64{keys[r.IntN(len(keys))]}, uint8(r.IntN(int(actions))), int16(r.IntN(3)-1))
	}
	// Nothing was added after time 0, so the averages are the weights.
	q := quantizeTable(len(keys), 1, train)
	lost := 0
	for _, k := range keys {
		got, want := q.score([]uint64{k, mix(1e9)}), train.score([]uint64{k})
		switch {
		case got == quad{} && want != quad{}:
			lost++ // its bucket was full
		case got != want:
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if lost > len(keys)/20 {
		t.Errorf("%d features of %d found no place", lost, len(keys))
	}
}

func TestPackedWeightsComeBack(t *testing.T) {
	w := [actions]int{0, 1, -1, laneZero - 1, -laneZero, 5, -2047, 77, 0, 3, -900, 2047, 0, 1, -1, 1000}
	p := pack(w)
	if got := p.unpack(); got != w {
		t.Errorf("got %v, want %v", got, w)
	}
}
