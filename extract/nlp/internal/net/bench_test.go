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
			s.Tags, s.Rels, s.Heads = append(s.Tags, uint8(r.IntN(100))), append(s.Rels, uint8(r.IntN(50))), append(s.Heads, (i+1)%25)
		}
		data = append(data, s)
	}
	t := newTrainer(newNetwork(c), data, Options{Rate: 1e-3, Drop: 0.3, Clip: 2})
	b.ReportAllocs()
	for b.Loop() {
		t.step(data, 0)
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
