// Train learns the name model and writes it:
//
//	go run ./extract/names/train -ner DIR -gum FILE -taught FILE -o extract/names/model.bin
//
// DIR holds ewt-*.iob2 and politics-*.txt, FILE is GUM in CoNLL-U, whose
// entities give more examples, as do sentences that a larger model labelled
// (see teacher). The scores on the dev parts go to stderr.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"entente/extract/gazetteer"
	"entente/extract/names"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	ner := flag.String("ner", "", "folder of ewt-train.iob2, ewt-dev.iob2, politics-train.txt, politics-dev.txt")
	gum := flag.String("gum", "", "GUM training file in CoNLL-U")
	taught := flag.String("taught", "", "sentences that a larger model labelled, as ewt-train.iob2 has them")
	out := flag.String("o", "extract/names/model.bin", "where to write the model")
	passes := flag.Int("passes", 6, "passes over the examples")
	keep := flag.Int("keep", 70_000, "features to keep")
	flag.Parse()
	g, err := gazetteer.New("")
	if err != nil {
		return err
	}
	var train []names.Example
	for _, src := range []struct {
		file string
		read func(string, *gazetteer.Gazetteer) ([]names.Example, error)
		n    int // times that it is seen in a pass
	}{
		{filepath.Join(*ner, "ewt-train.iob2"), readEWT, 1},
		{filepath.Join(*ner, "politics-train.txt"), readPolitics, 3},
		{*gum, readGUM, 1},
		{*taught, readEWT, 1},
	} {
		if src.file == "" {
			continue
		}
		ex, err := src.read(src.file, g)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s: %d sentences\n", src.file, len(ex))
		for range src.n {
			train = append(train, ex...)
		}
	}
	m := names.Train(train, *passes, *keep, 1, func(pass, wrong, all int) {
		fmt.Fprintf(os.Stderr, "pass %d: %.4f wrong\n", pass, float64(wrong)/float64(all))
	})
	for file, read := range map[string]func(string, *gazetteer.Gazetteer) ([]names.Example, error){
		filepath.Join(*ner, "ewt-dev.iob2"):     readEWT,
		filepath.Join(*ner, "politics-dev.txt"): readPolitics,
	} {
		dev, err := read(file, g)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", file, score(m, dev))
	}
	f, err := os.Create(*out)
	if err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	if err := m.Write(f); err != nil {
		return err
	}
	return f.Close()
}

type found struct {
	sentence, first, last int
	kind                  gazetteer.Kind
}

// score is precision, recall and F1 of whole names, of each kind and of all.
func score(m *names.Model, dev []names.Example) string {
	gold, got := map[found]bool{}, map[found]bool{}
	for i, ex := range dev {
		collect(gold, i, ex.Labels)
		collect(got, i, m.Tag(ex.Units, ex.Marks))
	}
	out := ""
	for _, k := range []gazetteer.Kind{gazetteer.Person, gazetteer.Organization, gazetteer.Place, ""} {
		var hit, want, have float64
		for f := range gold {
			if k == "" || f.kind == k {
				want++
				if got[f] {
					hit++
				}
			}
		}
		for f := range got {
			if k == "" || f.kind == k {
				have++
			}
		}
		p, r := hit/max(have, 1), hit/max(want, 1)
		out += fmt.Sprintf(" %s P %.3f R %.3f F1 %.3f", k, p, r, 2*p*r/max(p+r, 1e-9))
	}
	return out
}

func collect(set map[found]bool, sentence int, labels []names.Label) {
	for i := 0; i < len(labels); i++ {
		if labels[i] == names.O {
			continue
		}
		j := i
		for j+1 < len(labels) && labels[j+1].Inside() && labels[j+1].Kind() == labels[i].Kind() {
			j++
		}
		set[found{sentence, i, j, labels[i].Kind()}] = true
		i = j
	}
}
