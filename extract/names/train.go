package names

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// An Example is a sentence whose labels are known.
type Example struct {
	Units  []Unit
	Marks  []byte
	Labels []Label
}

// Train learns a model in some passes over the examples, each in another
// order drawn from seed, and keeps the given number of features, those of the
// largest weights. The same input gives the same model.
func Train(examples []Example, passes, keep int, seed uint64, report func(pass, wrong, all int)) *Model {
	t := &trainer{rows: map[uint32]*learned{}}
	rnd := rand.New(rand.NewPCG(seed, seed))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for pass := range passes {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := 0, 0
		for _, i := range order {
			wrong += t.learn(&examples[i])
			all += len(examples[i].Units)
		}
		report(pass+1, wrong, all)
	}
	return t.model(keep)
}

type trainer struct {
	rows map[uint32]*learned
	step int
}

// learned is the weights of a feature and their sums over the steps up to at.
type learned struct {
	w, sum [labels]float64
	at     int
}

func (r *learned) bring(step int) {
	for l := range r.sum {
		r.sum[l] += float64(step-r.at) * r.w[l]
	}
	r.at = step
}

// learn tags one sentence with the weights so far and corrects them; it
// returns the number of wrong labels.
func (t *trainer) learn(ex *Example) (wrong int) {
	f := newFeatures(ex.Units, ex.Marks)
	var prev, prev2 Label
	for i := range ex.Units {
		t.step++
		fs := f.At(i, prev, prev2)
		var score [labels]float64
		for _, h := range fs {
			if r := t.rows[h]; r != nil {
				for l := range score {
					score[l] += r.w[l]
				}
			}
		}
		guess := O
		for l := O + 1; l < labels; l++ {
			if score[l] > score[guess] && Follows(l, prev) {
				guess = l
			}
		}
		if want := ex.Labels[i]; guess != want {
			wrong++
			t.correct(fs, want, guess)
		}
		prev2, prev = prev, guess
	}
	return wrong
}

func (t *trainer) correct(features []uint32, want, guess Label) {
	for _, h := range features {
		r := t.rows[h]
		if r == nil {
			r = &learned{at: t.step}
			t.rows[h] = r
		}
		r.bring(t.step)
		r.w[want]++
		r.w[guess]--
	}
}

// model averages the weights over all steps and cuts them to sixteen bits.
func (t *trainer) model(keep int) *Model {
	hashes := slices.Sorted(maps.Keys(t.rows))
	size := map[uint32]float64{}
	largest := 0.0
	for _, h := range hashes {
		r := t.rows[h]
		r.bring(t.step)
		for _, s := range r.sum {
			size[h] = max(size[h], math.Abs(s))
		}
		largest = max(largest, size[h])
	}
	sort.SliceStable(hashes, func(i, j int) bool { return size[hashes[i]] > size[hashes[j]] })
	weights := map[uint32]*row{}
	for _, h := range hashes[:min(keep, len(hashes))] {
		if size[h] == 0 {
			break
		}
		out := &row{}
		for l, s := range t.rows[h].sum {
			out[l] = int16(math.Round(math.MaxInt16 * s / largest))
		}
		weights[h] = out
	}
	return modelOf(weights)
}
