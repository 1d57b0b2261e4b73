package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"entente/extract/nlp"
	"entente/extract/nlp/internal/lemma"
)

// trainLemmas learns the lemma table from the train parts of both treebanks
// and the words of the unlabelled corpus, writes it to path, and tells how it
// does on the dev parts with gold tags.
func trainLemmas(shared, path string) error {
	var samples []lemma.Sample
	for _, name := range []string{"ewt-train", "gum-train"} {
		part, err := lemmaSamples(shared, name)
		if err != nil {
			return err
		}
		samples = append(samples, part...)
	}
	words, err := corpusWords(filepath.Join(shared, "data/corpus/whitehouse.jsonl"))
	if err != nil {
		return err
	}
	table := lemma.Learn(samples, words)
	var out bytes.Buffer
	if err := table.Write(&out, "Lemma rules by tag, capitals and ending (= a whole word), learned by extract/nlp/train\nfrom UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0); not edited by hand.\n"); err != nil {
		return err
	}
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		return fmt.Errorf("write lemma table: %w", err)
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		dev, err := lemmaSamples(shared, name)
		if err != nil {
			return err
		}
		right := 0
		for _, s := range dev {
			if s.Lemma == "_" || table.Lemma(s.Word, s.UPOS, s.XPOS) == s.Lemma {
				right++
			}
		}
		fmt.Fprintf(os.Stderr, "%s lemmas %.2f %%\n", name, 100*float64(right)/float64(len(dev)))
	}
	return nil
}

func lemmaSamples(shared, name string) ([]lemma.Sample, error) {
	f, err := os.Open(filepath.Join(shared, "data/treebank", name+".conllu"))
	if err != nil {
		return nil, fmt.Errorf("learn lemmas: %w", err)
	}
	defer f.Close()
	sentences, err := nlp.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("learn lemmas: %s: %w", name, err)
	}
	var samples []lemma.Sample
	for _, s := range sentences {
		for _, t := range s.Tokens {
			samples = append(samples, lemma.Sample{Word: t.Text, UPOS: t.UPOS, XPOS: t.XPOS, Lemma: t.Lemma})
		}
	}
	return samples, nil
}

var smallWord = regexp.MustCompile(`\b[a-z]+\b`)

// corpusWords counts the words in small letters of a JSONL file's texts.
func corpusWords(path string) (map[string]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("count words: %w", err)
	}
	defer f.Close()
	counts := map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			return nil, fmt.Errorf("count words: %w", err)
		}
		for _, w := range smallWord.FindAllString(record.Text, -1) {
			counts[w]++
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("count words: %w", err)
	}
	return counts, nil
}
