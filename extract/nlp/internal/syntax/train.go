package syntax

import (
	"fmt"
	"io"
	"slices"
	"sync"
)

// Options are the settings of training.
type Options struct {
	Seed                               uint64
	Fine, Coarse                       int // number of word classes, of two grains
	Rounds                             int // of clustering
	TagEpochs, TreeEpochs, LabelEpochs int // passes over the sentences
	Folds                              int // of the jackknife that tags what the parser learns from
	Orders                             int // how many perceptrons of each kind are averaged
	Beam                               int // while learning
	// How many features are learned of each kind.
	TagFeatures, TreeFeatures, LabelFeatures int
	// How many are kept in the model, and the beam that it reads with.
	KeepTags, KeepTrees, KeepLabels, ReadBeam int
	Log                                       io.Writer
	Dev                                       []*Sample // measured on the way
}

// Settings returns the settings of the model that ships.
func Settings() Options {
	return Options{
		Fine: 256, Coarse: 32, Rounds: 8,
		TagEpochs: 5, TreeEpochs: 7, LabelEpochs: 4, Folds: 5, Orders: 2, Beam: 8,
		TagFeatures: 160_000, TreeFeatures: 450_000, LabelFeatures: 130_000,
		KeepTags: 160_000, KeepTrees: 450_000, KeepLabels: 130_000, ReadBeam: 6,
	}
}

// Train learns a model from sentences, and from the plain text its word
// classes. The same input, seed and kind of processor give the same model on
// any number of cores.
func Train(data []*Sample, text [][]string, names Names, o Options) *Model {
	lex := learnClusters(text, o.Fine, o.Coarse, o.Rounds)
	fmt.Fprintf(o.Log, "word classes: %d forms\n", len(lex))
	jackknife(data, names, lex, o)
	lex = trainLexicon(data, lex)
	prepare(data, lex)
	prepare(o.Dev, lex)
	m := &Model{Names: names, kinds: kindsOf(names.Tags), lex: lex, beam: o.Beam, root: slices.Index(names.Rels, "root")}
	m.tags = quantizeRows(o.TagFeatures, 0.1, together(o, func(seed uint64) *trainRows {
		return trainTagger(data, len(names.Tags), o.TagEpochs, seed)
	})...)
	m.autoTags(o.Dev)
	fmt.Fprintf(o.Log, "tags: jackknifed %.2f %%, dev %.2f %%\n", tagAccuracy(data), tagAccuracy(o.Dev))
	m.sure = sureLabels(data, len(names.Tags), len(names.Rels))
	m.arcs = quantizeTable(o.TreeFeatures, 0.1, together(o, func(seed uint64) *trainTable {
		return trainParser(data, names, o.Beam, o.TreeEpochs, seed, func(epoch int, w *trainTable) {
			fmt.Fprintf(o.Log, "trees, seed %d: pass %d, %d features\n", seed, epoch+1, w.used)
		})
	})...)
	m.labels = quantizeRows(o.LabelFeatures, 0.1, together(o, func(seed uint64) *trainRows {
		return trainLabeler(data, names, m.root, o.LabelEpochs, seed)
	})...)
	m.report(o)
	m.Shrink(o.KeepTags, o.KeepTrees, o.KeepLabels, o.ReadBeam)
	m.report(o)
	return m
}

// together learns the same in several orders, two at a time.
func together[T any](o Options, learn func(seed uint64) T) []T {
	learned := make([]T, o.Orders)
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range learned {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			learned[i] = learn(o.Seed + uint64(i))
		})
	}
	wg.Wait()
	return learned
}

func trainLexicon(data []*Sample, base lexicon) lexicon {
	lex := make(lexicon, len(base))
	for h, e := range base {
		lex[h] = e
	}
	prepare(data, lex)
	lex.learnTags(data)
	return lex
}

// jackknife gives each sentence the tags of a tagger that never saw it.
func jackknife(data []*Sample, names Names, base lexicon, o Options) {
	prepare(data, base)
	for _, s := range data {
		s.auto = make([]uint8, len(s.Tags))
	}
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for fold := range o.Folds {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var seen, held []*Sample
			for _, s := range data {
				own := *s
				own.words = slices.Clone(s.words)
				if s.Doc%o.Folds == fold {
					held = append(held, &own)
				} else {
					seen = append(seen, &own)
				}
			}
			lex := trainLexicon(seen, base)
			prepare(seen, lex)
			prepare(held, lex)
			w := quantizeRows(o.TagFeatures, 0.1, trainTagger(seen, len(names.Tags), o.TagEpochs, o.Seed))
			t := tagger{len(names.Tags), w}
			var b tagBuffers
			for _, s := range held {
				t.tag(s.words, s.auto, &b)
			}
		})
	}
	wg.Wait()
}

func (m *Model) autoTags(data []*Sample) {
	t := tagger{len(m.Names.Tags), m.tags}
	var b tagBuffers
	for _, s := range data {
		s.auto = make([]uint8, len(s.Tags))
		t.tag(s.words, s.auto, &b)
	}
}

func tagAccuracy(data []*Sample) float64 {
	right, all := 0, 0
	for _, s := range data {
		for i := range s.Tags {
			all++
			if s.Tags[i] == s.auto[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(all, 1))
}
