package nlp

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
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

// workspace is the memory that annotating sentences needs.
type workspace struct {
	syn   syntax.Buffers
	words []string
	glued []bool
	ends  []int // of sentences
}

//go:embed model.bin
var modelFile []byte

var loadDefault = sync.OnceValues(func() (*Model, error) { return OpenModel(modelFile) })

// Default returns the model that is embedded in the program. It is read once
// per process, at the first call.
func Default() (*Model, error) { return loadDefault() }

// Prepare reads what the first text would wait for: the model and the segmenter.
func Prepare() {
	segmenter()
	_, _ = Default() // whoever reads a text is told what is wrong
}

// ModelSum tells the embedded model from others: it begins its SHA-256.
func ModelSum() string {
	sum := sha256.Sum256(modelFile)
	return hex.EncodeToString(sum[:6])
}

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

// annotate fills UPOS, XPOS, Head and Rel of the tokens of sentences, whose
// Text is set. Every sentence with tokens gets a tree with one root. Sentences
// are read some at a time, as the weights are then looked up less often.
func annotate(m *Model, sentences []Sentence) {
	w := m.buffers.Get().(*workspace)
	from := 0
	for i := range sentences {
		w.add(sentences[i].Tokens)
		if len(w.words) >= batchWords || i == len(sentences)-1 {
			m.read(w, sentences[from:i+1])
			from = i + 1
		}
	}
	m.buffers.Put(w)
}

// batchWords is how many words are read at a time, if not one sentence has
// more: their vectors just fit a processor's nearest cache.
const batchWords = 64

func (w *workspace) add(tokens []Token) {
	for i := range tokens {
		w.glued = append(w.glued, i > 0 && tokens[i-1].End == tokens[i].Start)
		w.words = append(w.words, tokens[i].Text)
	}
	if len(tokens) > 0 {
		w.ends = append(w.ends, len(w.words))
	}
}

// read reads the sentences that were added.
func (m *Model) read(w *workspace, sentences []Sentence) {
	if len(w.words) == 0 {
		return
	}
	m.syn.Annotate(w.words, w.glued, w.ends, &w.syn)
	k := 0
	for i := range sentences {
		for j := range sentences[i].Tokens {
			t, tag := &sentences[i].Tokens[j], &m.tags[w.syn.Tags[k]]
			t.UPOS, t.XPOS = tag[0], tag[1]
			t.Head, t.Rel = w.syn.Heads[k], m.syn.Names.Rels[w.syn.Rels[k]]
			k++
		}
	}
	clear(w.words)
	w.words, w.glued, w.ends = w.words[:0], w.glued[:0], w.ends[:0]
}
