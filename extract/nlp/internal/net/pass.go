package net

import (
	"math"
	"math/rand/v2"

	"entente/extract/nlp/internal/simd"
)

// A Sentence is what is learned from: of each word, its features, its own form
// first, and what it should be.
type Sentence struct {
	Features          [][]int32
	Tags, Heads, Rels [][]Choice // a head is the word itself for the root
	Above             []int      // the head that the relation is to, likewise
}

// A Choice is one thing that a word may be and how likely it is that; the
// chances of a word's choices sum to 1.
type Choice struct {
	Number int32
	Chance float32
}

// A pass is one way forth and back over some sentences, with the memory that
// this takes and the gradient that comes of it.
type pass struct {
	net  *Network
	grad *Network // all but the feature vectors
	mul  simd.Multiplier
	rand *rand.Rand
	drop float32
	wordDrop
	scale float32 // of the loss of a word

	batch  []*Sentence
	starts []int
	owner  []int // sentence of each word
	feats  [][]int32
	embed  simd.Matrix // activated
	dEmbed simd.Matrix
	eMask  simd.Matrix
	layers []layerTape
	loss   float64
}

// A wordDrop says how often a word's own form is hidden, so that the network
// learns to do without.
type wordDrop struct {
	strength float64
	counts   []int32 // of each feature
}

func (p *pass) hides(form int32) bool {
	return p.strength > 0 && p.rand.Float64() < p.strength/(p.strength+float64(p.counts[form]))
}

// run computes the loss of the batch and its gradient.
func (p *pass) run(batch []*Sentence) {
	p.begin(batch)
	top := p.forward()
	dTop := simd.NewMatrix(top.Rows, top.Cols)
	p.tags(top, dTop)
	p.trees(top, dTop)
	p.backward(dTop)
}

func (p *pass) begin(batch []*Sentence) {
	p.batch, p.starts, p.owner, p.feats, p.loss = batch, append(p.starts[:0], 0), p.owner[:0], p.feats[:0], 0
	for k, s := range batch {
		for _, f := range s.Features {
			p.owner = append(p.owner, k)
			p.feats = append(p.feats, p.dropped(f))
		}
		p.starts = append(p.starts, len(p.owner))
	}
	for _, m := range p.grad.dense() {
		clear(m.Data)
	}
}

// dropped returns what is seen of a word's features.
func (p *pass) dropped(feats []int32) []int32 {
	if !p.hides(feats[0]) {
		return feats
	}
	own := append([]int32(nil), feats...)
	own[0] = 0
	return own
}

// mask draws what is dropped of each sentence's vectors, the rest scaled up.
func (p *pass) mask(width int) simd.Matrix {
	m := simd.NewMatrix(len(p.batch), width)
	keep := 1 - p.drop
	for i := range m.Data {
		if p.rand.Float32() < keep {
			m.Data[i] = 1 / keep
		}
	}
	return m
}

func (p *pass) masked(x, mask simd.Matrix) simd.Matrix {
	out := simd.NewMatrix(x.Rows, x.Cols)
	for i, k := range p.owner {
		row, from := out.Row(i), x.Row(i)
		for j, m := range mask.Row(k) {
			row[j] = from[j] * m
		}
	}
	return out
}

func activate(m simd.Matrix) {
	for i, x := range m.Data {
		if x < 0 {
			m.Data[i] = x * Slope
		}
	}
}

// deactivate goes back through activate; out is what came of it.
func deactivate(d, out simd.Matrix) {
	for i, x := range out.Data {
		if x < 0 {
			d.Data[i] *= Slope
		}
	}
}

// forward returns the top vectors of the words.
func (p *pass) forward() simd.Matrix {
	wide := 2 * p.net.Hidden
	p.embed = simd.NewMatrix(len(p.owner), wide)
	for i, feats := range p.feats {
		row := p.embed.Row(i)
		for _, f := range feats {
			for j, x := range p.net.Embed.Row(int(f)) {
				row[j] += x
			}
		}
	}
	activate(p.embed)
	p.eMask = p.mask(wide)
	x := p.masked(p.embed, p.eMask)
	p.layers = p.layers[:0]
	for i := range p.net.Layers {
		l := &p.net.Layers[i]
		t := layerTape{in: x, dropped: x, mask: p.mask(wide)}
		if i > 0 {
			t.dropped = p.masked(x, t.mask)
		}
		t.units = simd.NewMatrix(x.Rows, 3*wide)
		p.mul.Add(t.units, t.dropped, false, l.W, true)
		for _, m := range []*simd.Matrix{&t.state, &t.forget, &t.open, &t.out} {
			*m = simd.NewMatrix(x.Rows, wide)
		}
		t.slopes = simd.NewMatrix(x.Rows, 2*wide)
		l.scan(&t, p.starts)
		p.layers = append(p.layers, t)
		x = t.out
	}
	return x
}

func (p *pass) backward(d simd.Matrix) {
	for i := len(p.layers) - 1; i >= 0; i-- {
		t, l, g := &p.layers[i], &p.net.Layers[i], &p.grad.Layers[i]
		t.dUnits = simd.NewMatrix(d.Rows, t.units.Cols)
		dIn := simd.NewMatrix(d.Rows, d.Cols)
		l.unscan(t, p.starts, d, dIn, g)
		p.mul.Add(g.W, t.dUnits, true, t.dropped, false)
		dDropped := simd.NewMatrix(d.Rows, d.Cols)
		p.mul.Add(dDropped, t.dUnits, false, l.W, false)
		if i > 0 {
			dDropped = p.masked(dDropped, t.mask)
		}
		addTo(dIn, dDropped)
		d = dIn
	}
	p.dEmbed = p.masked(d, p.eMask)
	deactivate(p.dEmbed, p.embed)
}

func addTo(to, from simd.Matrix) {
	for i, x := range from.Data {
		to.Data[i] += x
	}
}

// linear returns the images of the rows of x.
func (p *pass) linear(l *Linear, x simd.Matrix) simd.Matrix {
	out := simd.NewMatrix(x.Rows, l.W.Rows)
	for i := range x.Rows {
		copy(out.Row(i), l.B.Data)
	}
	p.mul.Add(out, x, false, l.W, true)
	return out
}

// unlinear goes back through linear and adds the gradient of x to dx.
func (p *pass) unlinear(l, grad *Linear, x, dOut, dx simd.Matrix) {
	p.mul.Add(grad.W, dOut, true, x, false)
	for i := range dOut.Rows {
		for j, d := range dOut.Row(i) {
			grad.B.Data[j] += d
		}
	}
	p.mul.Add(dx, dOut, false, l.W, false)
}

// A hidden is an activated linear layer with its dropout.
type hidden struct {
	l, grad       *Linear
	in, out, mask simd.Matrix
	dropped       simd.Matrix
}

func (p *pass) hide(l, grad *Linear, x simd.Matrix) *hidden {
	h := &hidden{l: l, grad: grad, in: x, out: p.linear(l, x), mask: p.mask(l.W.Rows)}
	activate(h.out)
	h.dropped = p.masked(h.out, h.mask)
	return h
}

func (p *pass) unhide(h *hidden, d, dx simd.Matrix) {
	d = p.masked(d, h.mask)
	deactivate(d, h.out)
	p.unlinear(h.l, h.grad, h.in, d, dx)
}

// softmax adds the loss of scores to the sum and turns them into its gradient.
func (p *pass) softmax(scores []float32, gold []Choice, weight float32) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - top))
	}
	for _, g := range gold {
		p.loss += float64(weight*g.Chance) * (math.Log(sum) - float64(scores[g.Number]-top))
	}
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s-top))/sum) * weight
	}
	for _, g := range gold {
		scores[g.Number] -= weight * g.Chance
	}
}

func (p *pass) tags(top, dTop simd.Matrix) {
	mix := p.hide(&p.net.TagMix, &p.grad.TagMix, top)
	scores := p.linear(&p.net.Tags, mix.dropped)
	for i, k := range p.owner {
		p.softmax(scores.Row(i), p.batch[k].Tags[i-p.starts[k]], p.scale)
	}
	d := simd.NewMatrix(mix.out.Rows, mix.out.Cols)
	p.unlinear(&p.net.Tags, &p.grad.Tags, mix.dropped, scores, d)
	p.unhide(mix, d, dTop)
}

// above is the index in the batch of the head that word i's relation is to.
func (p *pass) above(i int) int {
	k := p.owner[i]
	return p.starts[k] + p.batch[k].Above[i-p.starts[k]]
}

func (p *pass) trees(top, dTop simd.Matrix) {
	p.arcs(top, dTop)
	dep := p.hide(&p.net.RelDep, &p.grad.RelDep, top)
	head := p.hide(&p.net.RelHead, &p.grad.RelHead, top)
	mix := p.linear(&p.net.MixDep, dep.dropped)
	heads := simd.NewMatrix(mix.Rows, mix.Cols)
	p.mul.Add(heads, head.dropped, false, p.net.MixHead, true)
	for i := range mix.Rows {
		for j, x := range heads.Row(p.above(i)) {
			mix.Row(i)[j] += x
		}
	}
	activate(mix)
	scores := p.linear(&p.net.Rels, mix)
	for i, k := range p.owner {
		p.softmax(scores.Row(i), p.batch[k].Rels[i-p.starts[k]], p.scale)
	}
	dMix := simd.NewMatrix(mix.Rows, mix.Cols)
	p.unlinear(&p.net.Rels, &p.grad.Rels, mix, scores, dMix)
	deactivate(dMix, mix)
	dHeads := simd.NewMatrix(mix.Rows, mix.Cols)
	for i := range dMix.Rows {
		for j, x := range dMix.Row(i) {
			dHeads.Row(p.above(i))[j] += x
		}
	}
	dDep, dHead := simd.NewMatrix(top.Rows, p.net.Label), simd.NewMatrix(top.Rows, p.net.Label)
	p.unlinear(&p.net.MixDep, &p.grad.MixDep, dep.dropped, dMix, dDep)
	p.mul.Add(p.grad.MixHead, dHeads, true, head.dropped, false)
	p.mul.Add(dHead, dHeads, false, p.net.MixHead, false)
	p.unhide(dep, dDep, dTop)
	p.unhide(head, dHead, dTop)
}

func (p *pass) arcs(top, dTop simd.Matrix) {
	dep := p.hide(&p.net.ArcDep, &p.grad.ArcDep, top)
	head := p.hide(&p.net.ArcHead, &p.grad.ArcHead, top)
	wide := p.net.Arc
	one := simd.NewMatrix(top.Rows, wide+1)
	for i := range top.Rows {
		copy(one.Row(i), dep.dropped.Row(i))
		one.Row(i)[wide] = 1
	}
	want := simd.NewMatrix(top.Rows, wide) // what each word wants of its head
	p.mul.Add(want, one, false, p.net.Arcs, false)
	dWant, dHead := simd.NewMatrix(top.Rows, wide), simd.NewMatrix(top.Rows, wide)
	for k, s := range p.batch {
		from, to := p.starts[k], p.starts[k+1]
		scores := simd.NewMatrix(to-from, to-from)
		w, h := want.Slice(from, to), head.dropped.Slice(from, to)
		p.mul.Add(scores, w, false, h, true)
		for i, g := range s.Heads {
			p.softmax(scores.Row(i), g, p.scale)
		}
		p.mul.Add(dWant.Slice(from, to), scores, false, h, false)
		p.mul.Add(dHead.Slice(from, to), scores, true, w, false)
	}
	p.mul.Add(p.grad.Arcs, one, true, dWant, false)
	dOne := simd.NewMatrix(top.Rows, wide+1)
	p.mul.Add(dOne, dWant, false, p.net.Arcs, true)
	dDep := simd.NewMatrix(top.Rows, wide)
	for i := range top.Rows {
		copy(dDep.Row(i), dOne.Row(i))
	}
	p.unhide(dep, dDep, dTop)
	p.unhide(head, dHead, dTop)
}
