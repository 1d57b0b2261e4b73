package syntax

import (
	"bytes"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// toySamples are sentences of our own: a word, its tag, head and relation each.
func toySamples(names *Names) []*Sample {
	number := func(list *[]string, name string) uint8 {
		for i, n := range *list {
			if n == name {
				return uint8(i)
			}
		}
		*list = append(*list, name)
		return uint8(len(*list) - 1)
	}
	var samples []*Sample
	for _, subject := range []string{"ministers", "envoys", "leaders", "dogs"} {
		for _, verb := range []string{"met", "left", "slept"} {
			for _, end := range []string{"today", "early"} {
				s := &Sample{Glued: []bool{false, false, false, false, true}}
				for _, w := range [][3]string{{"the", "DET DT", "det"}, {subject, "NOUN NNS", "nsubj"},
					{verb, "VERB VBD", "root"}, {end, "ADV RB", "advmod"}, {".", "PUNCT .", "punct"}} {
					s.Words = append(s.Words, w[0])
					s.Tags = append(s.Tags, number(&names.Tags, w[1]))
					s.Rels = append(s.Rels, number(&names.Rels, w[2]))
				}
				s.Heads = []int{1, 2, none, 2, 2}
				samples = append(samples, s)
			}
		}
	}
	return samples
}

func toyModel() (*Model, []*Sample) {
	var names Names
	data := toySamples(&names)
	names.Root = slices.Index(names.Rels, "root")
	o := Settings()
	o.Log = io.Discard
	l := &o.Model.Learn
	o.Model.Shape.Hidden, l.Epochs, l.Words, l.Warmup, l.Drop = 16, 40, 20, 10, 0
	o.Jurors, o.Juror = 2, o.Model
	o.Juror.Shape.Hidden = 8
	m, err := Train(data, data, names, o)
	if err != nil {
		panic(err)
	}
	return m, data
}

func TestTrainingIsTheSameOnAnyNumberOfCores(t *testing.T) {
	m, _ := toyModel()
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	again, _ := toyModel()
	if !bytes.Equal(m.Marshal(), again.Marshal()) {
		t.Error("two trainings with one seed gave different models")
	}
}

func TestModelComesBackFromItsFile(t *testing.T) {
	m, data := toyModel()
	file := m.Marshal()
	back, err := Unmarshal(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(back.Marshal(), file) {
		t.Error("written again, the model is another file")
	}
	var b Buffers
	for _, s := range data {
		back.Annotate(s.Words, s.Glued, []int{len(s.Words)}, &b)
		for i := range s.Words {
			if b.Tags[i] != s.Tags[i] || b.Heads[i] != s.Heads[i] || b.Rels[i] != int(s.Rels[i]) {
				t.Errorf("%s: word %d read as %d %d %d", strings.Join(s.Words, " "), i, b.Tags[i], b.Heads[i], b.Rels[i])
			}
		}
	}
}

// FuzzParts reads damaged parts behind a right checksum: an error or a model,
// no panic.
func FuzzParts(f *testing.F) {
	m, _ := toyModel()
	file := m.Marshal()
	f.Add(len(modelMagic)+20, byte(1))
	f.Add(len(file)/2, byte(255))
	f.Add(len(file)-3, byte(128))
	f.Fuzz(func(t *testing.T, at int, change byte) {
		if at < headLength || at >= len(file) {
			return
		}
		damaged := append([]byte(nil), file[headLength:]...)
		damaged[at-headLength] ^= change
		m, err := Unmarshal(withHead(damaged))
		if err == nil {
			var b Buffers
			m.Annotate([]string{"the", "envoys", "slept", "."}, make([]bool, 4), []int{4}, &b)
		}
	})
}
