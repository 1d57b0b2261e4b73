package nlp

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"entente/extract/nlp/internal/syntax"
)

// A Model holds what was learned from treebanks: the weights of the tagger
// and of the parser. It is never written to after loading, so goroutines share
// it without locks.
type Model struct {
	syn     *syntax.Model
	tags    [][2]string // UPOS and XPOS of each tag
	buffers sync.Pool   // of *workspace
}

// workspace is the memory that annotating one sentence needs.
type workspace struct {
	syn   syntax.Buffers
	words []string
	glued []bool
}

//go:embed model.bin
var modelFile []byte

var loadDefault = sync.OnceValues(func() (*Model, error) { return OpenModel(modelFile) })

// Default returns the model that is embedded in the program. It is read once
// per process, at the first call.
func Default() (*Model, error) { return loadDefault() }

// OpenModel reads a model file. The error says whether the file is damaged or
// of another version.
func OpenModel(data []byte) (*Model, error) {
	syn, err := syntax.Unmarshal(data)
	if err != nil {
		return nil, fmt.Errorf("load the language model: %w", err)
	}
	m := &Model{syn: syn}
	for _, t := range syn.Names.Tags {
		upos, xpos, _ := strings.Cut(t, " ")
		m.tags = append(m.tags, [2]string{upos, xpos})
	}
	m.buffers.New = func() any { return new(workspace) }
	return m, nil
}

// annotate fills UPOS, XPOS, Head and Rel of the tokens of s, whose Text is
// set. Every sentence with tokens gets a tree with one root.
func annotate(m *Model, s *Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	w := m.buffers.Get().(*workspace)
	w.words, w.glued = w.words[:0], w.glued[:0]
	for i := range s.Tokens {
		w.glued = append(w.glued, i > 0 && s.Tokens[i-1].End == s.Tokens[i].Start)
		w.words = append(w.words, s.Tokens[i].Text)
	}
	m.syn.Annotate(w.words, w.glued, &w.syn)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		tag := &m.tags[w.syn.Tags[i]]
		t.UPOS, t.XPOS = tag[0], tag[1]
		t.Head, t.Rel = w.syn.Heads[i], m.syn.Names.Rels[w.syn.Rels[i]]
	}
	clear(w.words)
	m.buffers.Put(w)
}
