package syntax

import "math"

// The parser builds trees by the arc-eager system (Nivre 2003) with a beam
// (Zhang and Clark 2008). The root stands at the end of the buffer, so each
// word is pushed once and popped once and every tree of n words takes 2n
// actions. Arcs get their labels when the tree is complete, see labeler.

// The actions. An arc is made with one of a few groups of relations, see
// arcGroup, as knowing roughly what a word is helps to attach the others.
const (
	shift   uint8      = iota // push the next word
	reduce                    // pop the top, which has a head
	left                      // pop the top as a dependent of the next word
	right   = left + 7        // push the next word as a dependent of the top
	actions = right + 7
)

// none is the index of a word that is not there.
const none = -1

// A node is a word on the stack. Nodes are never changed, so that states can
// share them. The head of a word with a head is the node below.
type node struct {
	tok        int32
	below      int32 // node, or none
	l1, l2, ln int32 // left dependents: the leftmost, the second, the nearest
	r1, r2     int32 // right dependents: the rightmost, the one before
	nl, nr     uint8
	hasHead    bool
	arc        uint8  // action that gave it its head, 0 without
	l1a, r1a   uint8  // actions that made the arcs to l1 and r1
	ls, rs     uint16 // sets of the actions that made the left and right arcs
}

// A state is a step on the way to a tree.
type state struct {
	score      int64
	prev       int32 // state, or none
	top        int32 // node, or none
	buf        int32 // next word; the number of words where only the root is left
	l1, l2, ln int32 // left dependents of the next word
	nl         uint8
	l1a        uint8  // action that made the arc to l1
	ls         uint16 // set of the actions that made the left arcs
	action     uint8  // that led here
}

// arena holds the states and nodes of one sentence.
type arena struct {
	states []state
	nodes  []node
}

func (a *arena) reset() {
	a.states = append(a.states[:0], state{prev: none, top: none, l1: none, l2: none, ln: none})
	a.nodes = a.nodes[:0]
}

// legal says which actions can be taken with n words, as the borders of runs
// of them.
func (a *arena) legal(s *state, n int) (push, reach, pop, arc bool) {
	push = int(s.buf) < n
	if s.top == none {
		return push, false, false, false
	}
	hasHead := a.nodes[s.top].hasHead
	return push, push, hasHead, !hasHead
}

// step takes an action and returns the index of the new state.
func (a *arena) step(from int32, action uint8, score int64) int32 {
	s := a.states[from]
	s.prev, s.action, s.score = from, action, score
	switch {
	case action == shift:
		a.push(&s, s.top, 0)
	case action >= right:
		head := a.nodes[s.top]
		head.r2, head.r1, head.r1a = head.r1, s.buf, action
		head.rs |= 1 << action
		head.nr++
		a.nodes = append(a.nodes, head)
		a.push(&s, int32(len(a.nodes)-1), action)
	case action >= left:
		top := &a.nodes[s.top]
		if s.nl == 0 {
			s.ln = top.tok
		}
		s.l2, s.l1, s.l1a = s.l1, top.tok, action
		s.ls |= 1 << action
		s.nl++
		s.top = top.below
	default:
		s.top = a.nodes[s.top].below
	}
	a.states = append(a.states, s)
	return int32(len(a.states) - 1)
}

// push puts the next word on the stack.
func (a *arena) push(s *state, below int32, arc uint8) {
	s.top = int32(len(a.nodes))
	a.nodes = append(a.nodes, node{
		tok: s.buf, below: below, l1: s.l1, l2: s.l2, ln: s.ln, nl: s.nl, l1a: s.l1a, ls: s.ls,
		r1: none, r2: none, hasHead: arc != 0, arc: arc,
	})
	s.buf++
	s.l1, s.l2, s.ln, s.nl, s.l1a, s.ls = none, none, none, 0, 0, 0
}

// A candidate is a state and an action that could come next.
type candidate struct {
	score  int64
	from   int32
	action uint8
}

// beam keeps the best candidates in order.
type beam struct {
	size int
	list []candidate
}

func (b *beam) add(c candidate) {
	n := len(b.list)
	if n == b.size {
		if c.score <= b.list[n-1].score {
			return
		}
		n--
	} else {
		b.list = append(b.list, c)
	}
	for n > 0 && b.list[n-1].score < c.score {
		b.list[n] = b.list[n-1]
		n--
	}
	b.list[n] = c
}

// quadScorer scores the four actions from a state's features.
type quadScorer interface {
	score(keys []uint64) quad
}

// parseBuffers are what parsing needs of memory.
type parseBuffers struct {
	view    parseView
	arena   arena
	current []int32
	beam    beam
	keys    []uint64
	stack   []int32
	actions []uint8
}

// expand fills the beam with the best next candidates of the current states.
func (b *parseBuffers) expand(w quadScorer, n int) {
	b.beam.list = b.beam.list[:0]
	for _, i := range b.current {
		s := &b.arena.states[i]
		b.keys = b.view.features(b.keys[:0], &b.arena, s)
		scores := w.score(b.keys)
		push, reach, pop, arc := b.arena.legal(s, n)
		if push {
			b.beam.add(candidate{s.score + int64(scores[shift]), i, shift})
		}
		if pop {
			b.beam.add(candidate{s.score + int64(scores[reduce]), i, reduce})
		}
		if arc {
			b.addAll(s, i, &scores, left, right)
		}
		if reach {
			b.addAll(s, i, &scores, right, actions)
		}
	}
}

func (b *parseBuffers) addAll(s *state, i int32, scores *quad, from, to uint8) {
	for action := from; action < to; action++ {
		b.beam.add(candidate{s.score + int64(scores[action]), i, action})
	}
}

// advance makes the beam's candidates the current states.
func (b *parseBuffers) advance() {
	b.current = b.current[:0]
	for _, c := range b.beam.list {
		b.current = append(b.current, b.arena.step(c.from, c.action, c.score))
	}
}

// parse fills heads with the index of each word's head, none for the root.
func parse(w quadScorer, beamSize int, words []word, tags []uint8, kinds []kind, heads []int, b *parseBuffers) {
	n := len(words)
	b.start(words, tags, kinds, beamSize)
	for range 2 * n {
		b.expand(w, n)
		b.advance()
	}
	b.actions = b.arena.history(b.actions[:0], b.current[0])
	b.replay(heads)
	oneRoot(heads)
}

func (b *parseBuffers) start(words []word, tags []uint8, kinds []kind, beamSize int) {
	b.view.set(words, tags, kinds)
	b.arena.reset()
	b.current = append(b.current[:0], 0)
	b.beam.size = beamSize
}

// history appends the actions that led to state i, the first one first.
func (a *arena) history(actions []uint8, i int32) []uint8 {
	for ; a.states[i].prev != none; i = a.states[i].prev {
		actions = append(actions, a.states[i].action)
	}
	for l, r := 0, len(actions)-1; l < r; l, r = l+1, r-1 {
		actions[l], actions[r] = actions[r], actions[l]
	}
	return actions
}

// replay takes the actions again and notes the arcs they make.
func (b *parseBuffers) replay(heads []int) {
	b.stack = b.stack[:0]
	next := 0
	for _, action := range b.actions {
		top := len(b.stack) - 1
		switch {
		case action == shift || action >= right:
			heads[next] = none
			if action >= right {
				heads[next] = int(b.stack[top])
			}
			b.stack = append(b.stack, int32(next))
			next++
		case action >= left:
			heads[b.stack[top]] = next
			b.stack = b.stack[:top]
		default:
			b.stack = b.stack[:top]
		}
	}
	for i, h := range heads {
		if h == len(heads) {
			heads[i] = none
		}
	}
}

// oneRoot hangs all roots but the first on the first.
func oneRoot(heads []int) {
	root := none
	for i, h := range heads {
		switch {
		case h != none:
		case root == none:
			root = i
		default:
			heads[i] = root
		}
	}
}

// worst is less than any score.
const worst = math.MinInt64
