package syntax

import "slices"

// labeler names the arcs of a complete tree, dependents before their heads and
// from right to left, so that it sees the labels of all that hangs on a word
// and of the sisters after it.
type labeler struct {
	classes int
	weights scorer
	tags    int     // number of tags
	sure    []uint8 // see sureLabels
}

// surePair numbers the arcs by the tags of both words and the side.
func surePair(tags int, dependent, head uint8, rightwards bool) int {
	i := (int(dependent)*tags + int(head)) * 2
	if rightwards {
		i++
	}
	return i
}

// sureLabels returns for each surePair one more than the label that such arcs
// nearly always have, 0 where there is none: these need no scoring.
func sureLabels(data []*Sample, tags, rels int) []uint8 {
	counts := make([][]int32, 2*tags*tags)
	for _, s := range data {
		for d, h := range s.Heads {
			if h == none {
				continue
			}
			i := surePair(tags, s.auto[d], s.auto[h], d > h)
			if counts[i] == nil {
				counts[i] = make([]int32, rels)
			}
			counts[i][s.Rels[d]]++
		}
	}
	sure := make([]uint8, len(counts))
	for i, c := range counts {
		if c == nil {
			continue
		}
		total, b := int32(0), best(c)
		for _, n := range c {
			total += n
		}
		if total >= 100 && c[b]*1000 >= total*996 {
			sure[i] = uint8(b) + 1
		}
	}
	return sure
}

// kin is what the labeler keeps of a word's place in the tree.
type kin struct {
	leftmost, nearLeft, nearRight, rightmost int32
	sister, sister2                          int32 // the dependents of the same head before
	next                                     int32 // the dependent of the same head after
	nl, nr                                   uint8
	// lefts and rights are the sets of labels of the dependents on either side.
	lefts, rights uint64
}

// labelBuffers are what labelling needs of memory.
type labelBuffers struct {
	view   *parseView
	kin    []kin
	order  []int32
	last   []int32 // the last dependent seen of each word
	keys   []uint64
	scores []int32
	rels   []int // in use while a tree is labelled, -1 where not yet
}

// setTree works out the kin of all words and the order of labelling.
func (b *labelBuffers) setTree(heads []int) {
	n := len(heads)
	b.kin, b.last, b.order = b.kin[:0], b.last[:0], b.order[:0]
	for range n {
		b.kin = append(b.kin, kin{none, none, none, none, none, none, none, 0, 0, 0, 0})
		b.last = append(b.last, none)
	}
	for i, h := range heads {
		if h == none {
			b.order = append(b.order, int32(i))
			continue
		}
		b.adopt(h, int32(i))
	}
	for k := 0; k < len(b.order); k++ {
		h := b.order[k]
		for d := b.first(h); d != none; d = b.kin[d].next {
			b.order = append(b.order, d)
		}
	}
	slices.Reverse(b.order)
}

// give notes the label of word d.
func (b *labelBuffers) give(heads []int, d int32, rel int) {
	b.rels[d] = rel
	h := heads[d]
	switch {
	case h == none:
	case int(d) < h:
		b.kin[h].lefts |= 1 << (rel & 63)
	default:
		b.kin[h].rights |= 1 << (rel & 63)
	}
}

// adopt notes that i depends on h; called in the order of the words.
func (b *labelBuffers) adopt(h int, i int32) {
	head, self := &b.kin[h], &b.kin[i]
	if before := b.last[h]; before != none {
		self.sister, self.sister2 = before, b.kin[before].sister
		b.kin[before].next = i
	}
	b.last[h] = i
	if int(i) < h {
		if head.leftmost == none {
			head.leftmost = i
		}
		head.nearLeft = i
		head.nl++
	} else {
		if head.nearRight == none {
			head.nearRight = i
		}
		head.rightmost = i
		head.nr++
	}
}

// first returns the leftmost dependent of all.
func (b *labelBuffers) first(h int32) int32 {
	if k := &b.kin[h]; k.leftmost != none {
		return k.leftmost
	} else {
		return k.nearRight
	}
}

// relAttr makes the label of word i an attribute.
func (b *labelBuffers) relAttr(i int32) uint64 {
	if i == none {
		return 51
	}
	return mix(uint64(b.rels[i]) + 301)
}

// features appends the features of the arc to word d.
func (b *labelBuffers) features(keys []uint64, heads []int, d int32) []uint64 {
	v := b.view
	h := int32(heads[d])
	k := &b.kin[d]
	hk := &kin{none, none, none, none, none, none, none, 0, 0, 0, 0}
	grand := int32(none)
	side := smallAttrs[8]
	if h != none {
		hk = &b.kin[h]
		grand = int32(heads[h])
		if d > h {
			side = smallAttrs[9]
		}
	}
	dw, hw, gw := v.at(d), v.at(h), v.at(grand)
	dl, dnl, dr := v.at(k.leftmost), v.at(k.nearLeft), v.at(k.nearRight)
	hl, hr, hnr := v.at(hk.leftmost), v.at(hk.rightmost), v.at(hk.nearRight)
	hnl := v.at(hk.nearLeft)
	sis, sis2, next := v.at(k.sister), v.at(k.sister2), v.at(k.next)
	srel := b.relAttr(k.next)
	srel2 := uint64(51)
	if k.next != none {
		srel2 = b.relAttr(b.kin[k.next].next)
	}
	lefts, rights := mix(k.lefts+1), mix(k.rights+2)
	own := mix(k.lefts + k.rights*0x100000001b3 + 3)
	given := mix(hk.lefts + hk.rights*0x100000001b3 + 4)
	before, after := v.at(d-1), v.at(d+1)
	dist := smallAttrs[min(abs(int(d-h)), 7)]
	if h == none {
		dist = smallAttrs[14]
	}
	keys = append(keys,
		key2(1, dw.p, side), key2(2, dw.w, side), key2(3, hw.p, side), key2(4, hw.w, side),
		key3(5, dw.p, hw.p, side), key3(6, dw.w, hw.p, side), key3(7, dw.p, hw.w, side),
		key3(8, dw.w, hw.w, side), key3(9, dw.f, hw.f, side), key3(10, dw.f, hw.p, side),
		key3(11, dw.p, hw.f, side), key2(12, dw.f, side), key2(13, hw.f, side), key3(14, dw.c, hw.c, side),
		key3(15, dw.p, hw.p, dist^side), key2(16, dw.w, dl.w), key3(17, dw.p, dl.w, hw.p),
		key3(18, dl.w, hw.w, side), key3(19, dl.w, dw.p, hw.w), key2(20, dl.p, dw.p),
		key3(21, dw.p, dnl.w, hw.p), key3(22, dw.p, dnl.p, hw.p), key3(23, dw.p, dr.w, hw.p),
		key3(24, dw.p, dr.p, hw.p), key3(25, gw.p, hw.p, dw.p), key3(26, gw.w, hw.p, dw.p),
		key3(27, hw.p, hl.w, dw.p^side), key3(28, hw.p, hr.w, dw.p^side), key3(29, hw.p, hnr.p, dw.p^side),
		key3(30, hw.p, hnl.w, dw.p^side), key3(31, hw.p, hnl.p, dw.p^side),
		key3(32, sis.p, dw.p, hw.p), key3(33, sis.w, dw.p, hw.p), key3(34, next.p, dw.p, hw.p),
		key3(35, next.w, dw.p, hw.p), key3(36, sis.p, sis2.p, dw.p^side),
	)
	keys = append(keys,
		key3(40, lefts, dw.p, side), key3(41, lefts, dw.p, hw.p^side), key3(42, rights, dw.p, hw.p^side),
		key3(66, own, dw.p, side), key3(67, own, dw.p, hw.p^side), key3(68, lefts, dw.w, side),
		key3(69, lefts, hw.w, side), key3(70, lefts, hw.f, dw.p), key3(71, own, hw.w, side),
		key3(72, given, dw.p, hw.p^side), key3(73, given, dw.w, side), key3(74, given, hw.w, dw.p^side),
		key3(75, given, lefts, dw.p^side), key3(76, lefts, dl.w, hw.p^dw.p), key3(77, lefts, dl.w, hw.f),
		key3(78, given, dw.f, hw.f^side), key3(79, lefts, sis.p, hw.p^dw.p),
		key3(43, srel, dw.p, hw.p^side), key3(44, srel, dw.w, side), key3(45, srel, srel2, dw.p^side),
		key3(46, srel, hw.w, dw.p^side), key3(47, srel, lefts, dw.p^side), key3(48, srel, dw.p, dl.w),
		key3(49, before.w, dw.p, hw.p), key3(50, after.p, dw.p, hw.p), key3(51, before.p, dw.p, after.p),
		key3(52, dw.p, count(k.nl), count(k.nr)), key3(53, hw.p, dw.p^side, count(hk.nl)^count(hk.nr)<<1),
		key3(54, dl.p, dnl.p, dw.p^hw.p), key3(55, dl.w, dnl.w, dw.p), key3(56, dw.f, dl.w, hw.f),
		key3(57, dw.p, dl.f, hw.f), key3(58, hw.w, dl.w, dw.f), key3(59, after.w, dw.w, side),
		key3(60, before.w, dw.w, hw.p), key3(61, sis.w, hw.w, dw.p), key3(62, dw.f, dnl.w, hw.p^side),
		key3(63, v.at(h-1).p, hw.p, dw.p^side), key3(64, v.at(h+1).w, hw.p, dw.p^side),
		key3(65, v.at(h+1).p, hw.p, before.p^dw.p),
	)
	return keys
}

func (l *labeler) start(view *parseView, heads []int, b *labelBuffers) {
	b.view = view
	b.setTree(heads)
	b.rels = b.rels[:0]
	for range heads {
		b.rels = append(b.rels, -1)
	}
	if cap(b.scores) < l.classes {
		b.scores = make([]int32, l.classes)
	}
	b.scores = b.scores[:l.classes]
}

// label fills b.rels; view must be set to the sentence.
func (l *labeler) label(view *parseView, tags []uint8, heads []int, root int, b *labelBuffers) {
	l.start(view, heads, b)
	for _, d := range b.order {
		rel := root
		if h := heads[d]; h != none {
			rel = int(l.sure[surePair(l.tags, tags[d], tags[h], int(d) > h)]) - 1
			if rel < 0 {
				rel = l.guess(heads, d, root, b)
			}
		}
		b.give(heads, d, rel)
	}
}

func (l *labeler) guess(heads []int, d int32, root int, b *labelBuffers) int {
	b.keys = b.features(b.keys[:0], heads, d)
	clear(b.scores)
	l.weights.score(b.keys, b.scores)
	b.scores[root] = -1 << 30
	return best(b.scores)
}

// trainLabeler learns from gold trees with the tags as the tagger guesses
// them and the labels as they were guessed so far.
func trainLabeler(data []*Sample, names Names, root, epochs int, seed uint64) *trainRows {
	w := newTrainRows()
	kinds := kindsOf(names.Tags)
	l := labeler{classes: len(names.Rels), weights: w}
	var b labelBuffers
	var view parseView
	for epoch := range epochs {
		for _, k := range shuffled(len(data), seed, uint64(epoch)) {
			s := data[k]
			view.set(s.words, s.auto, kinds)
			l.start(&view, s.Heads, &b)
			for _, d := range b.order {
				if s.Heads[d] == none {
					b.give(s.Heads, d, root)
					continue
				}
				guess := l.guess(s.Heads, d, root, &b)
				w.now++
				if guess != int(s.Rels[d]) {
					w.update(b.keys, int(s.Rels[d]), guess)
				}
				b.give(s.Heads, d, guess)
			}
		}
	}
	return w
}
