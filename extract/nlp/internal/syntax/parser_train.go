package syntax

// oracle returns the actions that build the tree of the heads, none standing
// for the root's; the tree must be projective.
func oracle(heads []int, rels []string) []uint8 {
	var actions []uint8
	n := len(heads)
	head := func(i int) int {
		if heads[i] == none {
			return n
		}
		return heads[i]
	}
	var stack []int
	hasHead := make([]bool, n)
	for next := 0; next < n || len(stack) > 0; {
		action := shift
		if top := len(stack) - 1; top >= 0 {
			s := stack[top]
			switch {
			case next == n && hasHead[s]:
				action = reduce
			case next == n || head(s) == next:
				action = leftAction(rels[s])
			case head(next) == s:
				action = rightAction(rels[next])
			case hasHead[s] && wantsBelow(stack, next, head):
				action = reduce
			}
		}
		switch {
		case action == shift || action >= right:
			hasHead[next] = action >= right
			stack = append(stack, next)
			next++
		default:
			stack = stack[:len(stack)-1]
		}
		actions = append(actions, action)
	}
	return actions
}

// wantsBelow says whether the next word has an arc with a word under the top.
func wantsBelow(stack []int, next int, head func(int) int) bool {
	for _, k := range stack[:len(stack)-1] {
		if head(next) == k || head(k) == next {
			return true
		}
	}
	return false
}

// projective returns the heads with arcs lifted towards the root until none
// cross, the shortest first (Nivre and Nilsson 2005).
func projective(heads []int) []int {
	h := append([]int(nil), heads...)
	for {
		lift := none
		for i := range h {
			if h[i] != none && crosses(h, i) && (lift == none || abs(i-h[i]) < abs(lift-h[lift])) {
				lift = i
			}
		}
		if lift == none {
			return h
		}
		h[lift] = h[h[lift]]
	}
}

// crosses says whether a word under the arc to word i does not descend from
// the arc's head.
func crosses(h []int, i int) bool {
	for k := min(i, h[i]) + 1; k < max(i, h[i]); k++ {
		up := k
		for up != none && up != h[i] {
			up = h[up]
		}
		if up == none {
			return true
		}
	}
	return false
}

// trainParser learns by the structured perceptron with a beam and updates
// where the beam is most wrong (Huang and others 2012).
func trainParser(data []*Sample, names Names, beamSize, epochs int, seed uint64, report func(epoch int, w *trainTable)) *trainTable {
	w := newTrainTable(1 << 16)
	gold := make([][]uint8, len(data))
	for i, s := range data {
		rels := make([]string, len(s.Rels))
		for k, r := range s.Rels {
			rels[k] = names.Rels[r]
		}
		gold[i] = oracle(projective(s.Heads), rels)
	}
	kinds := kindsOf(names.Tags)
	var b parseBuffers
	for epoch := range epochs {
		for _, k := range shuffled(len(data), seed, uint64(epoch)) {
			learnTree(w, data[k], kinds, gold[k], beamSize, &b)
		}
		if report != nil {
			report(epoch, w)
		}
	}
	return w
}

func learnTree(w *trainTable, s *Sample, kinds []kind, gold []uint8, beamSize int, b *parseBuffers) {
	n := len(s.words)
	b.start(s.words, s.auto, kinds, beamSize)
	goldState := int32(0)
	worstGap := int64(worst)
	var atGuess, atGold int32
	for _, action := range gold {
		b.expand(w, n)
		b.advance()
		gs := &b.arena.states[goldState]
		b.keys = b.view.features(b.keys[:0], &b.arena, gs)
		goldState = b.arena.step(goldState, action, gs.score+int64(w.score(b.keys)[action]))
		goldScore := b.arena.states[goldState].score
		if gap := b.arena.states[b.current[0]].score - goldScore; gap >= worstGap {
			worstGap, atGuess, atGold = gap, b.current[0], goldState
		}
	}
	w.now++
	b.actions = b.arena.history(b.actions[:0], b.current[0])
	if string(b.actions) == string(gold) {
		return
	}
	b.correct(w, atGuess, atGold)
}

// correct rewards the way to one state and punishes the way to another, from
// where they part.
func (b *parseBuffers) correct(w *trainTable, guess, gold int32) {
	g := b.arena.path(guess)
	r := b.arena.path(gold)
	i := 0
	for i < len(g) && b.arena.states[g[i]].action == b.arena.states[r[i]].action {
		i++
	}
	for ; i < len(g); i++ {
		b.move(w, r[i], 1)
		b.move(w, g[i], -1)
	}
}

// move changes the weights of the action that led to state i.
func (b *parseBuffers) move(w *trainTable, i int32, by int16) {
	s := b.arena.states[i]
	b.keys = b.view.features(b.keys[:0], &b.arena, &b.arena.states[s.prev])
	w.add(b.keys, s.action, by)
}

// path returns the states that lead to state i, without the first.
func (a *arena) path(i int32) []int32 {
	var p []int32
	for ; a.states[i].prev != none; i = a.states[i].prev {
		p = append(p, i)
	}
	for l, r := 0, len(p)-1; l < r; l, r = l+1, r-1 {
		p[l], p[r] = p[r], p[l]
	}
	return p
}
