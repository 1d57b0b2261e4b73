package syntax

import (
	"fmt"
	"io"

	"entente/extract/nlp/internal/net"
)

// Options are the settings of training.
type Options struct {
	Fine, Coarse int // number of word classes, of two grains
	Rounds       int // of clustering
	Shape        net.Config
	Learn        net.Options
	Log          io.Writer
	Dev          []*Sample // measured on the way
}

// Settings returns the settings of the model that ships.
func Settings() Options {
	return Options{
		Fine: 256, Coarse: 32, Rounds: 8,
		Shape: net.Config{Hidden: 96, Layers: 3, Arc: 96, Label: 64, Tag: 96},
		Learn: net.Options{Epochs: 20, Words: 500, Rate: 2e-3, Warmup: 300, Drop: 0.2, WordDrop: 0.25, Clip: 2},
	}
}

// Train learns a model from sentences of treebanks, and from plain text its
// word classes. The same input, seed and kind of processor give the same model
// on any number of cores.
func Train(data, text []*Sample, names Names, o Options) (*Model, error) {
	m := &Model{Names: names, lex: learnClusters(text, o.Fine, o.Coarse, o.Rounds)}
	fmt.Fprintf(o.Log, "word classes: %d forms\n", len(m.lex))
	prepare(data, m.lex)
	m.vocab = learnVocabulary(data)
	fmt.Fprintf(o.Log, "features: %d\n", len(m.vocab.keys))
	sentences := make([]*net.Sentence, len(data))
	for i, s := range data {
		sentences[i] = m.sentence(s)
	}
	c := o.Shape
	c.Features, c.Tags, c.Rels = len(m.vocab.keys)+1, len(names.Tags), len(names.Rels)
	n := net.Learn(c, sentences, o.Learn, func(epoch int, loss float64, n *net.Network) {
		fmt.Fprintf(o.Log, "pass %d: loss %.3f", epoch+1, loss)
		if err := m.round(n); err != nil {
			fmt.Fprintf(o.Log, ", %v\n", err)
			return
		}
		m.report(o)
	})
	return m, m.round(n)
}

// sentence is a sample as the network sees it.
func (m *Model) sentence(s *Sample) *net.Sentence {
	out := &net.Sentence{Tags: s.Tags, Rels: s.Rels}
	var keys [features]uint64
	for i := range s.words {
		s.words[i].keys(&keys)
		numbers := make([]int32, features)
		for k, key := range keys {
			numbers[k] = int32(m.vocab.number(key))
		}
		out.Features = append(out.Features, numbers)
	}
	for i, head := range s.Heads {
		if head == none {
			head = i
		}
		out.Heads = append(out.Heads, head)
	}
	return out
}
