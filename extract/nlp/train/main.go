// Command train learns the model of package nlp from treebanks.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"entente/extract/nlp"
	"entente/extract/nlp/internal/syntax"
)

func main() {
	shared := flag.String("shared", "../shared", "`folder` with the treebanks and the text for word classes")
	out := flag.String("o", "extract/nlp/model.bin", "`file` to write the model to")
	seed := flag.Uint64("seed", 1, "seed of the order of the sentences")
	every := flag.Int("every", 1, "learn from every `n`th sentence only, to try things out")
	jury := flag.String("jury", "", "comma-separated `files` of the jurors: those that are there are not learned again, the others written")
	lemmas := flag.String("lemmas", "", "learn the lemma table into `file`, and nothing else")
	flag.Parse()
	run := func() error { return trainModel(*shared, *out, *jury, *seed, *every) }
	if *lemmas != "" {
		run = func() error { return trainLemmas(*shared, *lemmas) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// trainModel learns from the training parts of the treebanks and writes the
// model; how it does on the development parts goes to stderr.
func trainModel(shared, out, jury string, seed uint64, every int) error {
	start := time.Now()
	dir := filepath.Join(shared, "data", "treebank")
	names := numbering{tags: map[string]uint8{}, rels: map[string]uint8{}}
	train, err := names.read(dir, "ewt-train", "gum-train")
	if err != nil {
		return err
	}
	names.frozen = true
	dev, err := names.read(dir, "ewt-dev", "gum-dev")
	if err != nil {
		return err
	}
	text, err := readText(filepath.Join(shared, "data", "corpus", "whitehouse.jsonl"))
	if err != nil {
		return err
	}
	var part []*syntax.Sample
	for i := 0; i < len(train); i += every {
		part = append(part, train[i])
	}
	o := syntax.Settings()
	o.Seed, o.Log, o.Dev = seed, os.Stderr, dev
	files := strings.FieldsFunc(jury, func(r rune) bool { return r == ',' })
	if o.Jury, err = readJury(files); err != nil {
		return err
	}
	files = files[len(o.Jury):]
	o.Learned = func(juror *syntax.Model) error {
		if len(files) == 0 {
			return nil
		}
		name := files[0]
		files = files[1:]
		return write(name, juror)
	}
	names.Root = slices.Index(names.Rels, "root")
	m, err := syntax.Train(part, text, names.Names, o)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	if err := write(out, m); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "learned in %v\n", time.Since(start).Round(time.Second))
	return nil
}

func write(name string, m *syntax.Model) error {
	if err := os.WriteFile(name, m.Marshal(), 0o666); err != nil {
		return fmt.Errorf("write a model: %w", err)
	}
	return nil
}

// readJury reads model files up to the first that is not there.
func readJury(files []string) (jury []*syntax.Model, err error) {
	for _, name := range files {
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read juror: %w", err)
		}
		m, err := syntax.Unmarshal(data)
		if err != nil {
			return nil, fmt.Errorf("read juror %s: %w", name, err)
		}
		jury = append(jury, m)
	}
	return jury, nil
}

// numbering gives tags and relations numbers in the order they are met.
type numbering struct {
	syntax.Names
	tags, rels map[string]uint8
	frozen     bool
}

// unseen is the number of names met after the numbering was frozen.
const unseen = 255

func (n *numbering) number(m map[string]uint8, list *[]string, name string) uint8 {
	i, ok := m[name]
	switch {
	case ok:
		return i
	case n.frozen || len(*list) == unseen:
		return unseen
	}
	i = uint8(len(*list))
	m[name] = i
	*list = append(*list, name)
	return i
}

// read returns the sentences of treebank files.
func (n *numbering) read(dir string, files ...string) ([]*syntax.Sample, error) {
	var samples []*syntax.Sample
	for _, name := range files {
		f, err := os.Open(filepath.Join(dir, name+".conllu"))
		if err != nil {
			return nil, fmt.Errorf("read treebank: %w", err)
		}
		sentences, err := nlp.ReadCoNLLU(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("read treebank %s: %w", name, err)
		}
		for i := range sentences {
			samples = append(samples, n.sample(sentences[i].Tokens))
		}
	}
	return samples, nil
}

func (n *numbering) sample(tokens []nlp.Token) *syntax.Sample {
	s := plain(tokens)
	for _, t := range tokens {
		s.Tags = append(s.Tags, n.number(n.tags, &n.Tags, t.UPOS+" "+t.XPOS))
		s.Heads = append(s.Heads, t.Head)
		s.Rels = append(s.Rels, n.number(n.rels, &n.Rels, t.Rel))
	}
	return s
}
