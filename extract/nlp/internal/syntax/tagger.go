package syntax

// The tagger is an averaged perceptron (Collins 2002) that goes from left to
// right and gives each word its universal and its Penn tag in one decision.

// tagger scores tags from features of the words around and of the tags before.
type tagger struct {
	classes int
	weights scorer
}

// tagWindow is a sentence with two border words on either side.
type tagWindow []word

func (w *tagWindow) set(words []word) {
	*w = append((*w)[:0], border, border)
	*w = append(*w, words...)
	*w = append(*w, border, border)
}

// tagBuffers are what tagging needs of memory.
type tagBuffers struct {
	window tagWindow
	keys   []uint64
	scores []int32
}

// wordFeatures appends the features of word i that do not look at tags.
func (w tagWindow) wordFeatures(keys []uint64, i int) []uint64 {
	p2, p1, c, n1, n2 := &w[i], &w[i+1], &w[i+2], &w[i+3], &w[i+4]
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	return append(keys,
		key1(1, c.form), key1(2, c.lower), key1(3, c.shape),
		key1(4, c.suffix[0]), key1(5, c.suffix[1]), key1(6, c.suffix[2]), key1(7, c.suffix[3]),
		key1(8, c.prefix[0]), key1(9, c.prefix[1]), key1(10, c.prefix[2]),
		key1(11, c.Fine), key1(12, c.Coarse), key1(13, c.Known),
		key1(14, p1.lower), key1(15, n1.lower), key1(16, p2.lower), key1(17, n2.lower),
		key1(18, n1.Known), key1(19, n2.Known),
		key1(20, p1.Fine), key1(21, n1.Fine), key1(22, p2.Fine), key1(23, n2.Fine),
		key1(24, n1.suffix[2]), key1(25, p1.suffix[2]), key1(26, n1.shape), key1(27, p1.shape),
		key2(28, p1.lower, c.lower), key2(29, c.lower, n1.lower), key2(30, p1.lower, n1.lower),
		key2(31, c.Known, n1.Known), key3(32, c.Known, n1.Known, n2.Known),
		key2(33, c.shape, first), key2(34, c.suffix[2], first), key2(35, c.shape, c.suffix[2]),
		key2(36, c.Fine, n1.Fine), key2(37, p1.Fine, c.Fine),
		key3(38, p1.shape, c.shape, n1.shape), key2(39, c.lower, n1.Known),
		key2(40, c.lower, c.glue), key3(41, c.shape, c.glue, n1.shape), key1(42, c.knownLower),
		key2(43, c.knownLower, c.shape), key3(44, c.shape, c.knownLower, c.caps^first),
		key3(45, c.shape, c.caps, c.suffix[1]), key3(46, p1.shape, c.shape, c.knownLower),
		key3(47, n1.shape, c.shape, c.knownLower), key3(48, p1.Coarse, c.Coarse, n1.Coarse),
	)
}

// tagFeatures appends the features that look at the two tags before.
func (w tagWindow) tagFeatures(keys []uint64, i int, t1, t2 uint64) []uint64 {
	p1, c, n1 := &w[i+1], &w[i+2], &w[i+3]
	return append(keys,
		key1(50, t1), key2(51, t1, t2), key2(52, t1, c.lower), key2(53, t1, c.Known),
		key3(54, t1, c.Known, n1.Known), key2(55, t1, c.suffix[2]), key2(56, t1, c.Fine),
		key2(57, t1, n1.lower), key3(58, t1, t2, c.Known), key2(59, t2, p1.lower),
		key2(60, t2, c.lower), key2(61, t1, c.shape),
	)
}

// tagAttr makes a tag an attribute.
func tagAttr(tag int) uint64 { return mix(uint64(tag) + 101) }

const noTag = 99 // the attribute of the tag before the first

func (t *tagger) tag(words []word, tags []uint8, b *tagBuffers) {
	b.window.set(words)
	t1, t2 := uint64(noTag), uint64(noTag)
	for i := range words {
		guess := int(words[i].Sure) - 1
		if guess < 0 {
			b.keys = b.window.tagFeatures(b.window.wordFeatures(b.keys[:0], i), i, t1, t2)
			guess = t.guess(b)
		}
		tags[i] = uint8(guess)
		t2, t1 = t1, tagAttr(guess)
	}
}

func (t *tagger) guess(b *tagBuffers) int {
	if cap(b.scores) < t.classes {
		b.scores = make([]int32, t.classes)
	}
	b.scores = b.scores[:t.classes]
	clear(b.scores)
	t.weights.score(b.keys, b.scores)
	return best(b.scores)
}
