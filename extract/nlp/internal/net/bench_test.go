package net

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkStep is learning from a batch of a thousand words.
func BenchmarkStep(b *testing.B) {
	c := Config{Features: 5000, Hidden: 96, Layers: 3, Arc: 96, Label: 64, Tag: 96, Tags: 100, Rels: 50}
	r := rand.New(rand.NewPCG(1, 2))
	var data []*Sentence
	for range 40 {
		s := &Sentence{}
		for i := range 25 {
			f := make([]int32, 14)
			for k := range f {
				f[k] = r.Int32N(5000)
			}
			s.Features = append(s.Features, f)
			s.Tags, s.Rels = append(s.Tags, []Choice{{r.Int32N(100), 1}}), append(s.Rels, []Choice{{r.Int32N(50), 1}})
			s.Heads, s.Above = append(s.Heads, []Choice{{int32(i+1) % 25, 1}}), append(s.Above, (i+1)%25)
		}
		data = append(data, s)
	}
	t := newTrainer(newNetwork(c), data, nil, Options{Rate: 1e-3, Drop: 0.3, Clip: 2})
	b.ReportAllocs()
	for b.Loop() {
		t.step(data, 0)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
