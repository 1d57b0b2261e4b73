// Command train learns the model of package nlp from treebanks.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"time"

	"entente/extract/nlp"
	"entente/extract/nlp/internal/syntax"
)

func main() {
	shared := flag.String("shared", "../shared", "`folder` of the data")
	beam := flag.Int("beam", 4, "beam")
	epochs := flag.Int("epochs", 8, "epochs of the parser")
	tagEpochs := flag.Int("tagepochs", 6, "epochs of the tagger")
	labelEpochs := flag.Int("labelepochs", 6, "epochs")
	folds := flag.Int("folds", 5, "folds")
	minHits := flag.Int("minhits", 2, "min hits")
	limit := flag.Int("limit", 0, "use only every nth")
	prof := flag.String("prof", "", "cpu profile")
	out := flag.String("o", "", "model file")
	treeHits := flag.Int("treehits", 10, "min hits of tree features")
	lemmas := flag.String("lemmas", "", "learn the lemma table into `file`, and nothing else")
	flag.Parse()
	if *lemmas != "" {
		if err := trainLemmas(*shared, *lemmas); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if *prof != "" {
		f, _ := os.Create(*prof)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	dir := filepath.Join(*shared, "data/treebank")
	start := time.Now()
	var names names
	train := append(names.read(dir, "ewt-train"), names.read(dir, "gum-train")...)
	if *limit > 0 {
		var part []*syntax.Sample
		for i := 0; i < len(train); i += *limit {
			part = append(part, train[i])
		}
		train = part
	}
	names.frozen = true
	ewt, gum := names.read(dir, "ewt-dev"), names.read(dir, "gum-dev")
	m := syntax.Train(train, names.Names, syntax.Options{
		Seed: 1, TagEpochs: *tagEpochs, TreeEpochs: *epochs, LabelEpochs: *labelEpochs, Folds: *folds, Beam: *beam,
		TagMinHits: *minHits, TreeMinHits: *treeHits, RelMinHits: *minHits, Log: os.Stderr, Dev: append(ewt[:len(ewt):len(ewt)], gum...),
	})
	fmt.Fprintln(os.Stderr, "trained in", time.Since(start))
	if *out != "" {
		if err := os.WriteFile(*out, m.Marshal(), 0o666); err != nil {
			panic(err)
		}
	}
	start = time.Now()
	n := syntax.Measure(m, "ewt-dev", ewt, os.Stderr)
	n += syntax.Measure(m, "gum-dev", gum, os.Stderr)
	fmt.Fprintf(os.Stderr, "%.2f us a token\n", time.Since(start).Seconds()*1e6/float64(n))
}

type names struct {
	syntax.Names
	tags, rels map[string]int
	frozen     bool
}

func (n *names) number(m map[string]int, list *[]string, s string) uint8 {
	i, ok := m[s]
	if !ok {
		if n.frozen {
			return 255
		}
		i = len(*list)
		m[s] = i
		*list = append(*list, s)
	}
	return uint8(i)
}

func (n *names) read(dir, name string) []*syntax.Sample {
	if n.tags == nil {
		n.tags, n.rels = map[string]int{}, map[string]int{}
	}
	f, err := os.Open(filepath.Join(dir, name+".conllu"))
	if err != nil {
		panic(err)
	}
	defer f.Close()
	sents, err := nlp.ReadCoNLLU(f)
	if err != nil {
		panic(err)
	}
	var out []*syntax.Sample
	for _, s := range sents {
		x := &syntax.Sample{}
		for _, t := range s.Tokens {
			x.Words = append(x.Words, t.Text)
			x.Tags = append(x.Tags, n.number(n.tags, &n.Tags, t.UPOS+" "+t.XPOS))
			x.Heads = append(x.Heads, t.Head)
			x.Rels = append(x.Rels, n.number(n.rels, &n.Rels, t.Rel))
		}
		out = append(out, x)
	}
	return out
}

var _ = strings.TrimSpace
