package syntax

import (
	"fmt"
	"io"
	"strings"

	"entente/extract/nlp/internal/net"
)

// Options are the settings of training.
type Options struct {
	Fine, Coarse int     // number of word classes, of two grains
	Rounds       int     // of clustering
	Jurors       int     // models that read the text
	Jury         jury    // those of them that are there
	Juror, Model Network // theirs and that of the model
	Seed         uint64
	Log          io.Writer
	Dev          []*Sample // measured on the way
	// Learned is called with every juror that is learned; it may be nil.
	Learned func(juror *Model) error
}

// A Network is the shape of a network and how it is learned.
type Network struct {
	Shape net.Config
	Learn net.Options
}

// Settings returns the settings of the model that ships. It is narrower at its
// end than the jurors, who may be slow.
func Settings() Options {
	learn := net.Options{Epochs: 20, Parts: 6, Words: 500, Rate: 2e-3, Warmup: 300, Drop: 0.2, WordDrop: 0.25, Clip: 2}
	return Options{
		Fine: 256, Coarse: 32, Rounds: 8, Jurors: 2, Seed: 1,
		Juror: Network{net.Config{Hidden: 96, Layers: 3, Arc: 96, Label: 64, Tag: 96}, learn},
		Model: Network{net.Config{Hidden: 96, Layers: 3, Arc: 80, Label: 48, Tag: 64}, learn},
	}
}

// Train learns a model from sentences of treebanks and of plain text. The text
// gives word classes; and first, some models are learned from the treebanks
// alone, which read the text together for the last one to learn from. The same
// input, seed and kind of processor give the same model on any number of cores.
func Train(data, text []*Sample, names Names, o Options) (*Model, error) {
	m := &Model{Names: names, lex: learnClusters(append(text[:len(text):len(text)], data...), o.Fine, o.Coarse, o.Rounds)}
	fmt.Fprintf(o.Log, "word classes: %d forms\n", len(m.lex.forms.keys))
	prepare(data, m.lex)
	text = distinct(text)
	prepare(text, m.lex)
	readers := jury(o.Jury)
	for i := len(readers); i < o.Jurors; i++ {
		juror := &Model{Names: names, lex: m.lex, vocab: learnVocabulary(data, nil)}
		if err := juror.learn(data, nil, o.Juror, o.Seed+uint64(i), o); err != nil {
			return nil, fmt.Errorf("learn juror %d: %w", i, err)
		}
		if o.Learned != nil {
			if err := o.Learned(juror); err != nil {
				return nil, err
			}
		}
		readers = append(readers, juror)
	}
	if len(readers) == 0 {
		text = nil
	} else {
		fmt.Fprint(o.Log, "all together")
		v := readers.verdict()
		m.report(o, v.read)
	}
	m.vocab = learnVocabulary(data, text)
	return m, m.learn(data, readers.read(text, m), o.Model, o.Seed, o)
}

// distinct returns the sentences of text that are of a length to learn from,
// each once.
func distinct(text []*Sample) []*Sample {
	var kept []*Sample
	known := map[string]bool{}
	for _, s := range text {
		key := strings.Join(s.Words, " ")
		if n := len(s.Words); n < 4 || n > 60 || known[key] {
			continue
		}
		known[key] = true
		kept = append(kept, s)
	}
	return kept
}

// learn learns the network from sentences of treebanks, and beside them from
// others.
func (m *Model) learn(data []*Sample, beside []*net.Sentence, w Network, seed uint64, o Options) error {
	fmt.Fprintf(o.Log, "features: %d, sentences: %d of treebanks, %d beside\n", len(m.vocab.keys), len(data), len(beside))
	sentences := make([]*net.Sentence, len(data))
	for i, s := range data {
		sentences[i] = m.sentence(s)
	}
	c := w.Shape
	c.Features, c.Tags, c.Rels = len(m.vocab.keys)+1, len(m.Names.Tags), len(m.Names.Rels)
	w.Learn.Seed = seed
	n := net.Learn(c, sentences, beside, w.Learn, func(epoch int, loss float64, n *net.Network) {
		fmt.Fprintf(o.Log, "pass %d: loss %.3f", epoch+1, loss)
		if err := m.round(n); err != nil {
			fmt.Fprintf(o.Log, ", %v\n", err)
			return
		}
		m.report(o, func(s *Sample, b *Buffers) { m.Annotate(s.Words, s.Glued, []int{len(s.Words)}, b) })
	})
	return m.round(n)
}

// sentence is a sample as the network sees it.
func (m *Model) sentence(s *Sample) *net.Sentence {
	out := &net.Sentence{Features: m.features(s)}
	sure := func(number int) []net.Choice { return []net.Choice{{Number: int32(number), Chance: 1}} }
	for i, head := range s.Heads {
		if head == none {
			head = i
		}
		out.Tags, out.Rels = append(out.Tags, sure(int(s.Tags[i]))), append(out.Rels, sure(int(s.Rels[i])))
		out.Heads, out.Above = append(out.Heads, sure(head)), append(out.Above, head)
	}
	return out
}

// features numbers the features of a sample's words.
func (m *Model) features(s *Sample) [][]int32 {
	var out [][]int32
	var keys [features]uint64
	for i := range s.words {
		s.words[i].keys(&keys)
		numbers := make([]int32, features)
		for k, key := range keys {
			numbers[k] = int32(m.vocab.number(key))
		}
		out = append(out, numbers)
	}
	return out
}
