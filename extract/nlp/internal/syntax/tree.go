package syntax

import "math"

// none is the index of a word that is not there: the head of the root.
const none = -1

const minScore = math.MinInt32

// treeBuffers are what finding a tree needs of memory.
type treeBuffers struct {
	heads  []int
	seen   []int
	levels []*contraction
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
	c := t.level(0, size)
	for d := 1; d < size; d++ {
		row, from := c.scores[d*size:(d+1)*size], scores[(d-1)*stride:]
		for h, x := range from[:n] {
			row[h+1] = int64(x)
		}
		row[0], row[d] = row[d]-rootCost, noArc
	}
	t.heads = room(t.heads, size)
	t.contract(0, size, t.heads)
}

const noArc = math.MinInt64 / 4

// A contraction is the memory of a level of contract.
type contraction struct {
	scores []int64 // of each head of each node, row by row; node 0 is above the root
	arc    []int   // of a deeper level: the best arc between two of its nodes, as index of the scores above
	above  []int   // likewise: the heads of its nodes
	group  []int   // number of each node on the next level
	cyclic []bool  // of those numbers: whether it is a cycle's
	seen   []int
	mark   []bool
}

// level returns the memory of a level of so many nodes, without arcs.
func (t *treeBuffers) level(depth, size int) *contraction {
	if depth == len(t.levels) {
		t.levels = append(t.levels, new(contraction))
	}
	c := t.levels[depth]
	c.scores, c.arc, c.above = room(c.scores, size*size), room(c.arc, size*size), room(c.above, size)
	for i := range c.scores {
		c.scores[i] = noArc
	}
	return c
}

// contract sets the heads of the highest tree: each node takes its best head,
// and while that makes cycles, each of them becomes one node.
func (t *treeBuffers) contract(depth, size int, heads []int) {
	c := t.levels[depth]
	heads[0] = none
	for d := 1; d < size; d++ {
		row, top := c.scores[d*size:(d+1)*size], 0
		for h, s := range row {
			if s > row[top] {
				top = h
			}
		}
		heads[d] = top
	}
	c.groups(heads)
	small := len(c.cyclic)
	if small == size {
		return
	}
	next := t.level(depth+1, small)
	for d := 1; d < size; d++ {
		a, lost := c.group[d], int64(0)
		if c.cyclic[a] {
			lost = c.scores[d*size+heads[d]]
		}
		for h, s := range c.scores[d*size : (d+1)*size] {
			at := a*small + c.group[h]
			if s -= lost; c.group[h] != a && s > next.scores[at] {
				next.scores[at], next.arc[at] = s, d*size+h
			}
		}
	}
	t.contract(depth+1, small, next.above)
	for a := 1; a < small; a++ {
		at := next.arc[a*small+next.above[a]]
		heads[at/size] = at % size
	}
}

// groups numbers the nodes anew, those of a cycle alike, and notes of each
// number whether it is a cycle's.
func (c *contraction) groups(heads []int) {
	c.group, c.seen, c.mark, c.cyclic = room(c.group, len(heads)), room(c.seen, len(heads)), room(c.mark, len(heads)), c.cyclic[:0]
	clear(c.seen)
	clear(c.mark)
	for i := range heads {
		c.group[i] = none
	}
	for i := 1; i < len(heads); i++ {
		k := i
		for k > 0 && c.seen[k] == 0 {
			c.seen[k] = i
			k = heads[k]
		}
		for k > 0 && c.seen[k] == i && !c.mark[k] {
			c.mark[k] = true
			k = heads[k]
		}
	}
	for i := range heads {
		if c.group[i] != none {
			continue
		}
		number := len(c.cyclic)
		c.cyclic = append(c.cyclic, c.mark[i])
		c.group[i] = number
		for k := heads[i]; c.mark[i] && k != i; k = heads[k] {
			c.group[k] = number
		}
	}
}
