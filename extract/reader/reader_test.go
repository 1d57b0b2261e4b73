package reader

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"entente/extract/nlp/encoder"
)

// sample is an article in our own words, each word hanging on the first of its sentence.
func sample(sentences ...string) *Input {
	in := &Input{Actors: []Actor{
		{ID: "NOR", Name: "Norway", Kind: "country", Of: -1}, {ID: "ISL", Name: "Iceland", Kind: "country", Of: -1}, {ID: "roe", Name: "Jane Roe", Kind: "person", Of: 0}}}
	at := 0
	for i, text := range sentences {
		s := Sentence{Para: i, Title: i == 0}
		for k, w := range strings.Fields(text) {
			t := Token{Start: at, End: at + len(w), Text: w, UPOS: "NOUN", Head: 0, Rel: "dep"}
			if k == 0 {
				t.Head, t.Rel = -1, "root"
			}
			for a, name := range []string{"Norway", "Iceland", "Roe"} {
				if w == name {
					s.Mentions = append(s.Mentions, Mention{Head: k, First: k, Last: k, Actors: []int{a}})
				}
			}
			at += len(w) + 1
			s.Tokens = append(s.Tokens, t)
		}
		in.Sentences = append(in.Sentences, s)
	}
	return in
}

// TestReadAgain reads the same at every call, by several goroutines, too.
func TestReadAgain(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	in := sample("Norway condemns the raid by Iceland", "Norway strongly condemned the raid by Iceland on its trawlers .",
		"Roe , its foreign minister , called on Iceland to release the crews .", "The harbour was quiet that evening .")
	first, err := r.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Candidates) == 0 {
		t.Fatal("nothing was read")
	}
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if again, err := r.Read(in); err != nil || !reflect.DeepEqual(first, again) {
				t.Errorf("read another time it is not the same: %v", err)
			}
		})
	}
	all.Wait()
}

func TestReadNothing(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []*Input{{}, sample(""), sample("", "Norway", "")} {
		got, err := r.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		if facts := r.Facts(in, got); len(facts) > 0 {
			t.Errorf("facts in nothing: %+v", facts)
		}
	}
}

// TestOwnRowStands shows that what a user's own row found is neither vetoed nor changed.
func TestOwnRowStands(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	in := sample("Harbour news", "The harbour was quiet that evening and Norway slept .")
	in.Positions = []Position{{Sentence: 1, First: 7, Last: 8, Word: 8, Topic: []int{1}, Stance: "warn", Holders: []int{0}, About: []int{1}, Rule: "lexicon-verb"}}
	for _, own := range []bool{false, true} {
		in.Positions[0].Own = own
		read, err := r.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		facts := r.Facts(in, read)
		if own && (len(facts) != 1 || facts[0].Stance != "warn" || !reflect.DeepEqual(facts[0].Holders, []int{0}) || !reflect.DeepEqual(facts[0].About, []int{1})) {
			t.Errorf("the user's row gave %+v", facts)
		}
		if !own && len(facts) > 0 {
			t.Errorf("a row that is not the user's was not vetoed: %+v", facts)
		}
	}
}

// TestSpansOf compares the spans with the best of all ways to tag a few words.
func TestSpansOf(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		scores := make([][]float32, 1+rng.IntN(6))
		for i := range scores {
			scores[i] = []float32{rng.Float32(), rng.Float32(), rng.Float32()}
		}
		const up, split = .3, .4
		worth := func(tags []int) float32 {
			sum := float32(0)
			for i, tag := range tags {
				sum += scores[i][tag] + []float32{0, up, up / 2}[tag]
				if tag == begins && i > 0 && tags[i-1] != outside {
					sum += split
				}
			}
			return sum
		}
		best := float32(-1)
		tags := make([]int, len(scores))
		var try func(i int)
		try = func(i int) {
			if i == len(tags) {
				best = max(best, worth(tags))
				return
			}
			for tag := range tagCount {
				if tag == goesOn && (i == 0 || tags[i-1] == outside) {
					continue
				}
				tags[i] = tag
				try(i + 1)
			}
		}
		try(0)
		found := make([]int, len(scores))
		for _, s := range spansOf(scores, 0, up, split) {
			found[s.first] = begins
			for i := s.first + 1; i <= s.last; i++ {
				found[i] = goesOn
			}
		}
		if got := worth(found); got < best-1e-5 {
			t.Fatalf("%v is worth %v, the best is %v", found, got, best)
		}
	}
}

func TestChunks(t *testing.T) {
	m, err := encoder.Default()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Norway met Iceland ", 400) // a sentence without end
	in := newText(sample("A title", strings.Repeat("the ministers spoke of fish ", 30), long, "The end ."))
	seen := map[int]int{}
	for _, c := range in.chunks(m) {
		if len(c.pieces) > encoder.MaxPieces {
			t.Errorf("a chunk of %d pieces", len(c.pieces))
		}
		for _, w := range c.words {
			seen[w]++
		}
	}
	for w := range in.words {
		if n := seen[w]; n > 1 || n == 0 && in.sentence[w] != 2 {
			t.Errorf("word %d is in %d chunks", w, n)
		}
	}
}

func TestCurve(t *testing.T) {
	c := curve{[]float32{0, .5, 1}, []float32{.1, .3, .9}}
	for _, p := range []struct{ x, want float32 }{{-1, .1}, {0, .1}, {.25, .2}, {.5, .3}, {.75, .6}, {1, .9}, {2, .9}} {
		if got := c.at(p.x); got < p.want-1e-6 || got > p.want+1e-6 {
			t.Errorf("at %v: %v, want %v", p.x, got, p.want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	r, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	in := sample(strings.Split(strings.Repeat("Norway strongly condemned the raid by Iceland on its trawlers .\n", 50), "\n")...)
	for b.Loop() {
		if _, err := r.Read(in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*500/b.Elapsed().Seconds(), "words/s")
}
