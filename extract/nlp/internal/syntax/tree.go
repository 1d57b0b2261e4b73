package syntax

import "math"

// none is the index of a word that is not there: the head of the root.
const none = -1

const minScore = math.MinInt32

// treeBuffers are what finding a tree needs of memory. Nodes are numbered from
// 1 on; node 0 is above the root. An arc to dependent d from head h has number
// d*size+h.
type treeBuffers struct {
	seen   []int
	size   int     // number of nodes
	scores []int64 // of arcs
	first  []int32 // what an arc was before nodes were joined
	heads  []int   // the best of each node
	alive  []int   // nodes that are not joined to another
	cycle  []int
	lost   []int64 // what each node of the cycle loses with its head
	ringOf []int   // the ring that a node stands for, or none
	outer  []int   // the ring that a single node is a member of, or none
	rings  []ring
	member []ringMember
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
	t.spanning(scores, stride, heads)
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

const noArc = math.MinInt64 / 4

// A ring is a cycle that was joined to one node; its members are those of
// treeBuffers.member from one number to another.
type ring struct {
	from, to int
	holder   int // the ring that holds it, none if there is none
	open     bool
}

// A ringMember is a node of a ring or, if it is one itself, that ring.
type ringMember struct {
	node, inner int // inner is none for a single node
	arc         int32
}

// spanning finds the highest spanning tree below node 0 (Chu and Liu 1965,
// Edmonds 1967): each node takes its best head, and a cycle that comes of it is
// joined to one node, until there is none. Where an arc that is left enters a
// ring, the ring opens.
func (t *treeBuffers) spanning(scores []int32, stride int, heads []int) {
	t.begin(scores, stride, len(heads))
	for t.findCycle() {
		t.join()
	}
	for _, d := range t.alive {
		if d > 0 {
			t.enter(t.first[d*t.size+t.heads[d]], heads)
		}
	}
}

// begin copies the scores and sets the best heads.
func (t *treeBuffers) begin(scores []int32, stride, n int) {
	size := n + 1
	t.size, t.rings, t.member, t.alive = size, t.rings[:0], t.member[:0], t.alive[:0]
	t.scores, t.first = room(t.scores, size*size), room(t.first, size*size)
	t.heads, t.ringOf, t.outer, t.seen = room(t.heads, size), room(t.ringOf, size), room(t.outer, size), room(t.seen, size)
	for i := range t.first {
		t.first[i] = int32(i)
	}
	for d := range size {
		t.alive = append(t.alive, d)
		t.heads[d], t.ringOf[d], t.outer[d] = none, none, none
	}
	for d := 1; d < size; d++ {
		row := t.scores[d*size : (d+1)*size]
		for h, x := range scores[(d-1)*stride:][:n] {
			row[h+1] = int64(x)
		}
		row[0], row[d] = row[d]-rootCost, noArc
		t.takeBest(d)
	}
}

// takeBest sets the best head of a node.
func (t *treeBuffers) takeBest(d int) {
	row, top := t.scores[d*t.size:(d+1)*t.size], 0
	for _, h := range t.alive {
		if h != d && row[h] > row[top] {
			top = h
		}
	}
	t.heads[d] = top
}

// findCycle sets t.cycle to nodes whose best heads are each other, if there
// are some.
func (t *treeBuffers) findCycle() bool {
	clear(t.seen)
	for _, d := range t.alive {
		k := d
		for k > 0 && t.seen[k] == 0 {
			t.seen[k] = d
			k = t.heads[k]
		}
		if k > 0 && t.seen[k] == d {
			t.cycle = append(t.cycle[:0], k)
			for i := t.heads[k]; i != k; i = t.heads[i] {
				t.cycle = append(t.cycle, i)
			}
			return true
		}
	}
	return false
}

// join makes the nodes of the cycle one, which is called like the first.
func (t *treeBuffers) join() {
	size, one := t.size, t.cycle[0]
	r := ring{from: len(t.member), holder: none}
	t.lost = t.lost[:0]
	clear(t.seen)
	for _, c := range t.cycle {
		at := c*size + t.heads[c]
		t.lost = append(t.lost, t.scores[at])
		t.member = append(t.member, ringMember{c, t.ringOf[c], t.first[at]})
		t.seen[c] = 1
	}
	r.to = len(t.member)
	for _, m := range t.member[r.from:] {
		if m.inner != none {
			t.rings[m.inner].holder = len(t.rings)
		} else {
			t.outer[m.node] = len(t.rings)
		}
	}
	t.ringOf[one] = len(t.rings)
	t.rings = append(t.rings, r)
	left := t.alive[:0]
	for _, v := range t.alive {
		if t.seen[v] == 0 {
			t.joinArcs(v)
		}
		if t.seen[v] == 0 || v == one {
			left = append(left, v)
		}
	}
	t.alive = left
	t.takeBest(one)
}

// joinArcs keeps of the arcs between node v and those of the cycle the best
// one each way.
func (t *treeBuffers) joinArcs(v int) {
	size, one := t.size, t.cycle[0]
	in, out := one*size+v, v*size+one
	bestIn, bestOut := int64(noArc)*2, int64(noArc)*2
	var firstIn, firstOut int32
	for i, c := range t.cycle {
		if s := t.scores[c*size+v] - t.lost[i]; s > bestIn {
			bestIn, firstIn = s, t.first[c*size+v]
		}
		if s := t.scores[v*size+c]; v > 0 && s > bestOut {
			bestOut, firstOut = s, t.first[v*size+c]
		}
	}
	t.scores[in], t.first[in] = bestIn, firstIn
	if v > 0 {
		t.scores[out], t.first[out] = bestOut, firstOut
		if t.seen[t.heads[v]] == 1 {
			t.heads[v] = one
		}
	}
}

// enter puts an arc into the tree. The rings that it enters open where it does,
// and their other arcs enter what is inside of them.
func (t *treeBuffers) enter(arc int32, heads []int) {
	d := int(arc) / t.size
	heads[d-1] = int(arc)%t.size - 1
	inner := none
	for r := t.outer[d]; r != none && !t.rings[r].open; inner, r = r, t.rings[r].holder {
		t.rings[r].open = true
		for _, m := range t.member[t.rings[r].from:t.rings[r].to] {
			if entered := m.inner == inner && (inner != none || m.node == d); !entered {
				t.enter(m.arc, heads)
			}
		}
	}
}
