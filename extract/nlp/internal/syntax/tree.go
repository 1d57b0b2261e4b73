package syntax

import "math"

// none is the index of a word that is not there: the head of the root.
const none = -1

const minScore = math.MinInt32

// treeBuffers are what finding a tree needs of memory.
type treeBuffers struct {
	scores []int64 // (n+1)x(n+1): of each head of each node; node 0 is above the root
	heads  []int
	seen   []int
}

// decode fills heads with the tree of the highest score, none standing for the
// root's head. scores holds the scores of each word's heads, row by row, a row
// beginning each stride, the word itself standing for none.
func (t *treeBuffers) decode(scores []int32, stride int, heads []int) {
	n, roots := len(heads), 0
	for i := range n {
		heads[i] = best(scores[i*stride : i*stride+n])
		if heads[i] == i {
			heads[i] = none
			roots++
		}
	}
	if roots == 1 && !t.hasCycle(heads) {
		return
	}
	t.spanning(scores, stride, n)
	for i := range n {
		heads[i] = t.heads[i+1] - 1
	}
}

// hasCycle says whether some words are above themselves.
func (t *treeBuffers) hasCycle(heads []int) bool {
	t.seen = room(t.seen, len(heads))
	clear(t.seen)
	for i := range heads {
		k := i
		for k != none && t.seen[k] == 0 {
			t.seen[k] = i + 1
			k = heads[k]
		}
		if k != none && t.seen[k] == i+1 {
			return true
		}
	}
	return false
}

// rootCost is so much that a tree has as few roots as can be: one.
const rootCost = 1 << 40

// spanning finds the highest spanning tree below node 0 (Chu and Liu 1965,
// Edmonds 1967).
func (t *treeBuffers) spanning(scores []int32, stride, n int) {
	size := n + 1
	t.scores = room(t.scores, size*size)
	for d := range size {
		for h := range size {
			s := int64(math.MinInt64 / 4)
			switch {
			case d == 0 || d == h:
			case h == 0:
				s = int64(scores[(d-1)*stride+d-1]) - rootCost
			default:
				s = int64(scores[(d-1)*stride+h-1])
			}
			t.scores[d*size+h] = s
		}
	}
	t.heads = room(t.heads, size)
	contract(t.scores, size, t.heads)
}

// contract sets the heads of the highest tree: each node takes its best head,
// and while that makes cycles, each of them becomes one node.
func contract(scores []int64, size int, heads []int) {
	heads[0] = none
	for d := 1; d < size; d++ {
		heads[d] = 0
		for h := range size {
			if h != d && scores[d*size+h] > scores[d*size+heads[d]] {
				heads[d] = h
			}
		}
	}
	group, cyclic := groups(heads)
	small := len(cyclic)
	if small == size {
		return
	}
	next := make([]int64, small*small)
	for i := range next {
		next[i] = math.MinInt64 / 4
	}
	arc := make([]int, small*small) // the best arc between two groups, as index of scores
	for d := 1; d < size; d++ {
		a, lost := group[d], int64(0)
		if cyclic[a] {
			lost = scores[d*size+heads[d]]
		}
		for h := range size {
			at := a*small + group[h]
			if s := scores[d*size+h] - lost; group[h] != a && s > next[at] {
				next[at], arc[at] = s, d*size+h
			}
		}
	}
	above := make([]int, small)
	contract(next, small, above)
	for a := 1; a < small; a++ {
		at := arc[a*small+above[a]]
		heads[at/size] = at % size
	}
}

// groups numbers the nodes anew, those of a cycle alike, and says of each
// number whether it is a cycle's.
func groups(heads []int) (group []int, cyclic []bool) {
	group = make([]int, len(heads))
	seen := make([]int, len(heads))
	for i := range heads {
		group[i] = none
	}
	mark := make([]bool, len(heads)) // is in a cycle
	for i := 1; i < len(heads); i++ {
		k := i
		for k > 0 && seen[k] == 0 {
			seen[k] = i
			k = heads[k]
		}
		for k > 0 && seen[k] == i && !mark[k] {
			mark[k] = true
			k = heads[k]
		}
	}
	for i := range heads {
		if group[i] != none {
			continue
		}
		number := len(cyclic)
		cyclic = append(cyclic, mark[i])
		group[i] = number
		for k := heads[i]; mark[i] && k != i; k = heads[k] {
			group[k] = number
		}
	}
	return group, cyclic
}
