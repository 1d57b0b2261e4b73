package syntax

// A Model tags sentences and draws their trees.
type Model struct {
	Names  Names
	kinds  []kind // of the tags
	lex    lexicon
	tags   *rows
	arcs   *table
	labels *rows
	sure   []uint8 // see sureLabels
	beam   int
	root   int // the relation of the root
}

// Names are what the numbers of tags and relations stand for.
type Names struct {
	Tags []string // "UPOS XPOS"
	Rels []string
}

// Buffers are the memory that reading one sentence needs; they are kept from
// one sentence to the next by one goroutine.
type Buffers struct {
	Tags  []uint8
	Heads []int
	Rels  []int

	words  []word
	tag    tagBuffers
	parse  parseBuffers
	labels labelBuffers
}

// Annotate tags and parses a sentence of at least one word; the results stand
// in the buffers.
func (m *Model) Annotate(words []string, glued []bool, b *Buffers) {
	b.words = b.words[:0]
	for _, w := range words {
		b.words = append(b.words, word{})
		last := &b.words[len(b.words)-1]
		last.setText(w)
		m.lex.look(last)
	}
	setSentence(b.words, glued)
	n := len(words)
	if cap(b.Tags) < n {
		b.Tags, b.Heads = make([]uint8, 2*n), make([]int, 2*n)
	}
	b.Tags, b.Heads = b.Tags[:n], b.Heads[:n]
	t := tagger{len(m.Names.Tags), m.tags}
	t.tag(b.words, b.Tags, &b.tag)
	parse(m.arcs, m.beam, b.words, b.Tags, m.kinds, b.Heads, &b.parse)
	l := labeler{len(m.Names.Rels), m.labels, len(m.Names.Tags), m.sure}
	l.label(&b.parse.view, b.Tags, b.Heads, m.root, &b.labels)
	b.Rels = b.labels.rels
}
