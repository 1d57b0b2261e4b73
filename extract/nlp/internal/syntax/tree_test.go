package syntax

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// bestTree tries all trees of n words.
func bestTree(scores []int32, stride, n int) (heads []int, score int64) {
	score = -1 << 62
	try := make([]int, n)
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			if s, ok := treeScore(scores, stride, try); ok && s > score {
				heads, score = slices.Clone(try), s
			}
			return
		}
		for h := none; h < n; h++ {
			if h != i {
				try[i] = h
				fill(i + 1)
			}
		}
	}
	fill(0)
	return heads, score
}

// treeScore sums the scores of the arcs; ok says whether they are a tree with
// one root.
func treeScore(scores []int32, stride int, heads []int) (sum int64, ok bool) {
	roots := 0
	for i, h := range heads {
		if h == none {
			roots++
			h = i
		}
		sum += int64(scores[i*stride+h])
		up := i
		for range heads {
			if up != none {
				up = heads[up]
			}
		}
		if up != none {
			return 0, false
		}
	}
	return sum, roots == 1
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var b treeBuffers
	for range 500 {
		n := 1 + r.IntN(6)
		stride := n + r.IntN(3)
		scores := make([]int32, n*stride)
		for i := range scores {
			scores[i] = int32(r.IntN(2000) - 1000)
		}
		heads := make([]int, n)
		b.decode(scores, stride, heads)
		want, wantScore := bestTree(scores, stride, n)
		if got, ok := treeScore(scores, stride, heads); !ok || got != wantScore {
			t.Fatalf("%v: heads %v score %d (a tree: %v), want %v with %d", scores, heads, got, ok, want, wantScore)
		}
	}
}
