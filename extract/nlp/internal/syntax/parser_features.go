package syntax

// Features in the line of Zhang and Nivre (2011), with word clusters, with the
// case markers and conjunctions that Universal Dependencies hang to the left
// of their words, and without labels.

// A viewWord is a word's attributes for the parser.
type viewWord struct {
	w, p, u, f, c uint64 // word, tag, coarse tag, fine and coarse cluster
}

// parseView is a sentence as the parser's features see it. The first entry
// stands for words that are not there, the last for the root.
type parseView struct {
	words []viewWord
	n     int
	// before counts what stands before each word.
	before []tally
}

// tally counts kinds of words.
type tally struct{ commas, conjunctions, verbs, nouns int32 }

func (v *parseView) set(words []word, tags []uint8, kinds []kind) {
	v.n = len(words)
	v.words = append(v.words[:0], viewWord{11, 12, 13, 14, 15})
	for i := range words {
		w := &words[i]
		v.words = append(v.words, viewWord{w.lower, tagAttr(int(tags[i])), smallAttrs[kinds[tags[i]]], w.Fine, w.Coarse})
	}
	v.count(tags, kinds)
	v.words = append(v.words, viewWord{21, 22, 23, 24, 25})
}

func (v *parseView) count(tags []uint8, kinds []kind) {
	var t tally
	v.before = append(v.before[:0], t)
	for _, tag := range tags {
		switch kinds[tag] {
		case punctuation:
			t.commas++
		case conjunction:
			t.conjunctions++
		case verb:
			t.verbs++
		case noun:
			t.nouns++
		}
		v.before = append(v.before, t)
	}
}

// between makes what stands after word from and before word to an attribute.
func (v *parseView) between(from, to int32) uint64 {
	if from == none || to > int32(v.n) {
		return 61
	}
	a, b := &v.before[from+1], &v.before[to]
	return mix(uint64(min(b.commas-a.commas, 2)) | uint64(min(b.conjunctions-a.conjunctions, 1))<<4 |
		uint64(min(b.verbs-a.verbs, 2))<<8 | uint64(min(b.nouns-a.nouns, 2))<<12 + 500)
}

// rest makes the verbs and commas after word i an attribute.
func (v *parseView) rest(i int32) uint64 {
	a, b := &v.before[min(i+1, int32(v.n))], &v.before[v.n]
	return smallAttrs[min(b.verbs-a.verbs, 2)+8*min(b.commas-a.commas, 2)]
}

// alike is how deep under the top the first word of the next word's kind
// stands: conjuncts are alike.
func (v *parseView) alike(a *arena, s *state) uint64 {
	kind := v.at(s.buf).u
	i := s.top
	for depth := range 5 {
		if i == none {
			break
		}
		n := &a.nodes[i]
		if v.at(n.tok).u == kind {
			return smallAttrs[depth]
		}
		i = n.below
	}
	return smallAttrs[7]
}

// at returns word i, which may be none, the root (n) or past it.
func (v *parseView) at(i int32) *viewWord {
	if int(i) > v.n {
		i = none
	}
	return &v.words[i+1]
}

// count makes a small number an attribute.
func count(n uint8) uint64 { return smallAttrs[min(n, 7)] }

// smallAttrs spreads small numbers over all bits.
var smallAttrs = func() (a [32]uint64) {
	for i := range a {
		a[i] = mix(uint64(i) + 31)
	}
	return a
}()

// distance makes the number of words between two an attribute.
func distance(from, to int32) uint64 {
	switch d := to - from; {
	case d < 5:
		return smallAttrs[d]
	case d < 10:
		return smallAttrs[5]
	default:
		return smallAttrs[6]
	}
}

var noNode = node{tok: none, below: none, l1: none, l2: none, ln: none, r1: none, r2: none}

func (a *arena) node(i int32) *node {
	if i == none {
		return &noNode
	}
	return &a.nodes[i]
}

// features appends the features of a state.
func (v *parseView) features(keys []uint64, a *arena, s *state) []uint64 {
	top := a.node(s.top)
	under := a.node(top.below)
	third := a.node(under.below)
	s0, s1, s2 := v.at(top.tok), v.at(under.tok), v.at(third.tok)
	n0, n1, n2 := v.at(s.buf), v.at(s.buf+1), v.at(s.buf+2)
	s0l, s0l2, s0r, s0r2 := v.at(top.l1), v.at(top.l2), v.at(top.r1), v.at(top.r2)
	n0l, n0l2, n0n := v.at(s.l1), v.at(s.l2), v.at(s.ln)
	s1l, s1r := v.at(under.l1), v.at(under.r1)
	// Whether the top has a head decides what can be done at all.
	flag := smallAttrs[20]
	if top.hasHead {
		flag = smallAttrs[21]
	}
	if under.hasHead {
		flag ^= smallAttrs[22]
	}
	dist := smallAttrs[7]
	if top.tok != none {
		dist = distance(top.tok, s.buf)
	}
	keys = append(keys,
		key2(1, s0.w, s0.p), key1(2, s0.w), key2(3, s0.p, flag),
		key2(4, n0.w, n0.p), key1(5, n0.w), key1(6, n0.p),
		key2(7, n1.w, n1.p), key1(8, n1.w), key1(9, n1.p),
		key2(10, n2.w, n2.p), key1(11, n2.w), key1(12, n2.p),
		key3(13, s0.w, s0.p, n0.w^n0.p), key3(14, s0.w, s0.p, n0.w), key3(15, s0.w, n0.w, n0.p),
		key3(16, s0.w, s0.p, n0.p), key3(17, s0.p, n0.w, n0.p), key2(18, s0.w, n0.w),
		key3(19, s0.p, n0.p, flag), key2(20, n0.p, n1.p),
		key3(21, n0.p, n1.p, n2.p), key3(22, s0.p, n0.p, n1.p), key3(23, s1.p, s0.p, n0.p^flag),
		key3(24, s0.p, s0l.p, n0.p), key3(25, s0.p, s0r.p, n0.p), key3(26, s0.p, n0.p, n0l.p),
		key2(27, s0.w, dist), key2(28, s0.p, dist), key2(29, n0.w, dist), key2(30, n0.p, dist),
		key3(31, s0.w, n0.w, dist), key3(32, s0.p, n0.p, dist),
		key2(33, s0.w, count(top.nr)), key2(34, s0.p, count(top.nr)),
		key2(35, s0.w, count(top.nl)), key2(36, s0.p, count(top.nl)),
		key2(37, n0.w, count(s.nl)), key2(38, n0.p, count(s.nl)),
		key2(39, s1.w, flag), key2(40, s1.p, flag), key1(41, s0l.w), key1(42, s0l.p),
		key1(43, s0r.w), key1(44, s0r.p), key1(45, n0l.w), key1(46, n0l.p),
	)
	keys = append(keys,
		key1(50, s2.w), key2(51, s2.p, s1.p^flag), key1(52, s0l2.p), key1(53, s0r2.p), key1(54, n0l2.p),
		key3(55, s0.p, s0l.p, s0l2.p), key3(56, s0.p, s0r.p, s0r2.p),
		key3(57, s0.p, s1.p, s2.p^flag), key3(58, n0.p, n0l.p, n0l2.p),
		key3(59, s1.w, n0.w, flag), key3(60, s1.p, n0.w, flag), key3(61, s1.w, n0.p, flag),
		key3(62, s1.w, n0l.w, flag), key3(63, s0.w, n0l.w, n0.p), key3(64, s0.p, n0l.w, n0.w),
		key3(65, s0.p, n0l.w, n0.p), key3(66, s1.p, s0.p, n0l.w^n0.p), key3(67, s1.w, s0.w, n0l.w),
		key3(68, s0.p, n0n.p, n0.p), key3(69, s0.p, n0.p, n1.w),
		key3(70, s0.f, n0.f, flag), key3(71, s0.f, n0.p, flag), key3(72, s0.p, n0.f, flag),
		key3(73, s0.c, n0.c, n1.c), key3(74, s1.c, s0.c, n0.c^flag), key3(75, s0.f, n0l.w, n0.f),
		key1(76, s0.f), key1(77, n0.f), key1(78, n1.f), key2(79, s0.w, n0.f), key2(80, s0.f, n0.w),
		key3(81, s0.p, s0r.w, n0.p), key3(82, s0.p, s0l.w, n0.p), key3(83, s0r.p, n0.p, n0l.p^s0.p),
		key3(84, s1.p, s1r.p, s0.p^n0.p), key3(85, s1.p, s1l.p, s0.p^n0.p),
		key3(86, s0.p, n0.p, count(top.nr)^count(s.nl)<<1), key3(87, s1.f, n0.f, n0l.w^flag),
		key3(88, n0.p, n1.p, s0.p^n2.p),
	)
	arc0, arc1, arc0l, arc0r, arcNl := smallAttrs[top.arc], smallAttrs[under.arc], smallAttrs[top.l1a], smallAttrs[top.r1a], smallAttrs[s.l1a]
	left0, right0, leftN := setAttr(top.ls), setAttr(top.rs), setAttr(s.ls)
	keys = append(keys,
		key3(90, arc0, s0.p, n0.p), key3(91, arc1, s1.p, s0.p^n0.p), key3(92, arc0l, s0.p, n0.p),
		key3(93, arc0r, s0.p, n0.p), key3(94, arcNl, s0.p, n0.p),
		key2(95, right0, s0.w), key3(96, right0, s0.p, n0.p), key2(97, left0, s0.w), key3(98, left0, s0.p, n0.p),
		key2(99, leftN, n0.w), key3(100, leftN, n0.p, s0.p), key3(101, arc0, arc1, n0.p),
		key3(102, arc0r, s0.w, n0.p), key3(103, arc0, s0.w, n0.p), key3(104, right0, leftN, s0.p^n0.p),
		key3(105, arc0, arc0r, n0.w), key3(106, right0, s0.p, n0l.w), key3(107, arc0, s1.w, n0.p),
	)
	gap, gap1 := v.between(top.tok, s.buf), v.between(under.tok, s.buf)
	alike, rest, n3 := v.alike(a, s), v.rest(s.buf), v.at(s.buf+3)
	keys = append(keys,
		key3(110, gap, s0.p, n0.p), key3(111, gap, s0.w, n0.p), key3(112, gap, s0.p, n0.w),
		key3(113, gap1, s1.p, n0.p^flag), key3(114, gap, leftN, s0.u^n0.u<<1), key3(115, alike, n0.p, leftN),
		key3(116, alike, s0.p, n0.p), key3(117, n0l2.w, n0.p, s0.p), key3(118, s0.u, n0.u, s1.u^flag),
		key3(119, n0.p, n1.p, n2.p^n3.p<<1), key3(120, rest, s0.p, n0.p^flag), key3(121, gap, gap1, s0.u^n0.u<<1^flag),
		key3(122, leftN, right0, s0.u^n0.u<<1), key3(123, alike, leftN, gap), key3(124, leftN, s1.p, s0.p^n0.u),
		key3(125, leftN, n0.w, s0.w),
	)
	return keys
}

// setAttr makes a set of actions an attribute.
func setAttr(set uint16) uint64 { return mix(uint64(set) + 77) }
