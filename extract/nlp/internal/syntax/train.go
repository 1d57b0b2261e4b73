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
	TagEpochs, TreeEpochs, LabelEpochs int
	Folds                              int
	Beam                               int

	TagFeatures, TreeFeatures, RelFeatures int // to keep
	Log                                    io.Writer
	Dev                                    []*Sample // measured after each pass if given
}

// Settings returns the settings of the model that ships.
func Settings() Options {
	return Options{
		Folds: 5, TagEpochs: 5, TreeEpochs: 7, LabelEpochs: 4, Beam: 8,
		TagFeatures: 160_000, TreeFeatures: 450_000, RelFeatures: 130_000,
	}
}

// Train learns a model from sentences, and from the plain text its word classes.
func Train(data []*Sample, text [][]string, names Names, o Options) *Model {
	lex := learnClusters(text, 256, 32, 8)
	fmt.Fprintf(o.Log, "lexicon: %d\n", len(lex))
	jackknife(data, names, lex, o)
	lex = trainLexicon(data, lex)
	prepare(data, lex)
	prepare(o.Dev, lex)
	m := &Model{Names: names, lex: lex, beam: o.Beam, root: slices.Index(names.Rels, "root")}
	tw := trainTagger(data, len(names.Tags), o.TagEpochs, o.Seed)
	m.tags = quantizeRows(o.TagFeatures, 0.1, tw)
	fmt.Fprintf(o.Log, "tagger: %d features\n", len(tw.rows))
	m.autoTags(o.Dev)
	fmt.Fprintf(o.Log, "tags: auto train %.2f dev %.2f\n", tagAccuracy(data), tagAccuracy(o.Dev))
	m.sure = sureLabels(data, len(names.Tags), len(names.Rels))
	var wg sync.WaitGroup
	wg.Go(func() {
		lw := trainLabeler(data, len(names.Rels), m.root, o.LabelEpochs, o.Seed)
		m.labels = quantizeRows(o.RelFeatures, 0.1, lw)
		fmt.Fprintf(o.Log, "labeler: %d features\n", len(lw.rows))
	})
	pw := trainParser(data, names.Rels, o.Beam, o.TreeEpochs, o.Seed, func(epoch int, w *trainTable) {
		fmt.Fprintf(o.Log, "epoch %d, %d features", epoch, w.used)
		if epoch%3 == 0 {
			q := w.quantize(o.TreeFeatures, 0.1)
			fmt.Fprintf(o.Log, ": dev UAS %.2f", attachment(q, o.Beam, o.Dev))
		}
		fmt.Fprintln(o.Log)
	})
	wg.Wait()
	m.arcs = pw.quantize(o.TreeFeatures, 0.1)
	fmt.Fprintf(o.Log, "tables: %d tag features, %d cells; %d tree features of %d; %d label features, %d cells\n",
		used(m.tags.slots), len(m.tags.cells), len(m.arcs.w), pw.used, used(m.labels.slots), len(m.labels.cells))
	Measure(m, "dev", o.Dev, o.Log)
	return m
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
			for i, s := range data {
				own := *s
				own.words = slices.Clone(s.words)
				if i%o.Folds == fold {
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

// attachment returns the share of words that get their head, in percent.
func attachment(w quadScorer, beamSize int, data []*Sample) float64 {
	right, all := 0, 0
	var b parseBuffers
	for _, s := range data {
		heads := make([]int, len(s.Heads))
		parse(w, beamSize, s.words, s.auto, heads, &b)
		for i := range heads {
			all++
			if heads[i] == s.Heads[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(all, 1))
}

func used(slots []uint64) int {
	n := 0
	for _, s := range slots {
		if s != 0 {
			n++
		}
	}
	return n
}
