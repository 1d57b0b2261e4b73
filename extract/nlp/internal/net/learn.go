package net

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"entente/extract/nlp/internal/simd"
)

// Options are the settings of learning.
type Options struct {
	Seed     uint64
	Epochs   int     // passes over the sentences
	Parts    int     // of the sentences beside them, each pass reads one of so many parts
	Words    int     // in a batch
	Rate     float64 // of learning, at its highest
	Warmup   int     // steps until then; afterwards it falls evenly
	Drop     float64 // share of dimensions that are hidden
	WordDrop float64 // how strongly rare words are hidden
	Clip     float64 // longest gradient
}

// shards is into how many parts a batch is split. It doesn't depend on the
// machine, as sums of floats depend on their order.
const shards = 2

// Learn learns a network from sentences, and from others beside them that are
// many more. report is called after each epoch with the mean loss of a word. The same input gives the same network on processors of one kind,
// however many there are.
func Learn(c Config, data, beside []*Sentence, o Options, report func(epoch int, loss float64, n *Network)) *Network {
	n := newNetwork(c)
	n.start(rand.New(rand.NewPCG(o.Seed, 0)))
	t := newTrainer(n, data, beside, o)
	for epoch := range o.Epochs {
		loss := 0.0
		batches := t.batches(epoch)
		for i, b := range batches {
			done := (float64(epoch) + float64(i)/float64(len(batches))) / float64(o.Epochs)
			loss += t.step(b, done)
		}
		report(epoch, loss/float64(len(batches)), n)
	}
	return n
}

type trainer struct {
	Options
	net    *Network
	data   []*Sentence
	beside []*Sentence
	steps  int
	passes [shards]*pass
	dense  *adam
	embed  *adam
	rows   map[int32][]float32 // gradient of the feature vectors
	order  []int32             // of the rows
}

func newTrainer(n *Network, data, beside []*Sentence, o Options) *trainer {
	t := &trainer{Options: o, net: n, data: data, beside: beside, dense: newAdam(n.dense()), embed: newAdam([]simd.Matrix{n.Embed})}
	counts := make([]int32, n.Features)
	for _, s := range slices.Concat(data, beside) {
		for _, f := range s.Features {
			counts[f[0]]++
		}
	}
	for i := range t.passes {
		t.passes[i] = &pass{net: n, grad: newWeights(n.Config), drop: float32(o.Drop), wordDrop: wordDrop{o.WordDrop, counts}}
	}
	return t
}

// batches deals the sentences out in a new order.
func (t *trainer) batches(epoch int) [][]*Sentence {
	r := rand.New(rand.NewPCG(t.Seed, uint64(epoch)+1))
	data := slices.Clone(t.data)
	for i := epoch % max(t.Parts, 1); i < len(t.beside); i += max(t.Parts, 1) {
		data = append(data, t.beside[i])
	}
	var all [][]*Sentence
	var batch []*Sentence
	words := 0
	for _, k := range r.Perm(len(data)) {
		batch = append(batch, data[k])
		if words += len(data[k].Features); words >= t.Words {
			all, batch, words = append(all, batch), nil, 0
		}
	}
	if len(batch) > 1 {
		all = append(all, batch)
	}
	return all
}

// step learns from a batch; done is the share of learning that is over.
func (t *trainer) step(batch []*Sentence, done float64) (loss float64) {
	words := 0
	for _, s := range batch {
		words += len(s.Features)
	}
	var wg sync.WaitGroup
	for i, p := range t.passes {
		p.rand = rand.New(rand.NewPCG(t.Seed+uint64(i)<<32, uint64(t.steps)))
		p.scale = 1 / float32(words)
		wg.Go(func() { p.run(batch[i*len(batch)/shards : (i+1)*len(batch)/shards]) })
	}
	wg.Wait()
	t.steps++
	rate := t.Rate * (1 - done)
	if t.steps < t.Warmup {
		rate = t.Rate * float64(t.steps) / float64(t.Warmup)
	}
	t.collect()
	t.move(rate)
	for _, p := range t.passes {
		loss += p.loss
	}
	return loss
}

// collect adds up the gradients of the shards, in order.
func (t *trainer) collect() {
	sum := t.passes[0].grad.dense()
	for _, p := range t.passes[1:] {
		for i, m := range p.grad.dense() {
			addTo(sum[i], m)
		}
	}
	t.rows, t.order = map[int32][]float32{}, t.order[:0]
	for _, p := range t.passes {
		for i, feats := range p.feats {
			for _, f := range feats {
				t.addRow(f, p.dEmbed.Row(i))
			}
		}
	}
}

func (t *trainer) addRow(f int32, d []float32) {
	if f == 0 {
		return
	}
	row := t.rows[f]
	if row == nil {
		row = make([]float32, len(d))
		t.rows[f] = row
		t.order = append(t.order, f)
	}
	for j, x := range d {
		row[j] += x
	}
}

func (t *trainer) move(rate float64) {
	grads := t.passes[0].grad.dense()
	norm := 0.0
	for _, g := range grads {
		norm += square(g.Data)
	}
	for _, f := range t.order {
		norm += square(t.rows[f])
	}
	scale := float32(1)
	if norm = math.Sqrt(norm); norm > t.Clip {
		scale = float32(t.Clip / norm)
	}
	t.dense.begin(rate)
	t.embed.begin(rate)
	var wg sync.WaitGroup
	wg.Go(func() {
		for i, w := range t.net.dense() {
			for r := range w.Rows {
				t.dense.move(i, r, w.Row(r), grads[i].Row(r), scale)
			}
		}
	})
	for _, f := range t.order {
		t.embed.move(0, int(f), t.net.Embed.Row(int(f)), t.rows[f], scale)
	}
	wg.Wait()
}

func square(x []float32) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v) * float64(v)
	}
	return sum
}
