package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"entente/extract/nlp"
)

func evalTreesCommand() *cli.Command {
	return &cli.Command{
		Name:      "trees",
		Usage:     "score sentences, tokens, tags, lemmas and trees against treebanks",
		ArgsUsage: "FILE.conllu...",
		Description: "Prints two tables: how each file's own tokens are tagged and parsed (LAS with\n" +
			"subtypes of relations and without), and how its text is read from scratch, scored as\n" +
			"the CoNLL 2018 shared task did (F1).",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "relations", Usage: "print F1 of each relation, too"},
		},
		OnUsageError: usageError,
		Action:       runEvalTrees,
	}
}

// treebankScores are the figures of one treebank.
type treebankScores struct {
	name       string
	tokens     nlp.TreeScores
	goldLemmas int // right lemmas where the tags are given
	raw        nlp.RawScores
}

func runEvalTrees(c *cli.Context) error {
	if c.NArg() == 0 {
		return &usage{"no treebanks given"}
	}
	var all []treebankScores
	for _, path := range c.Args().Slice() {
		if err := c.Context.Err(); err != nil {
			return err
		}
		scores, err := scoreTreebank(path)
		if err != nil {
			return err
		}
		all = append(all, scores)
	}
	out := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', tabwriter.AlignRight)
	printTokenScores(out, all)
	printRawScores(out, all)
	if c.Bool("relations") {
		printRelations(out, all)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("printing scores: %w", err)
	}
	return nil
}

func scoreTreebank(path string) (treebankScores, error) {
	scores := treebankScores{name: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
	f, err := os.Open(path)
	if err != nil {
		return scores, fmt.Errorf("reading treebank: %w", err)
	}
	defer f.Close()
	sentences, err := nlp.ReadCoNLLU(f)
	if err != nil {
		return scores, fmt.Errorf("reading treebank %s: %w", path, err)
	}
	for i := range sentences {
		gold := &sentences[i].Sentence
		system, err := nlp.Reread(*gold)
		if err != nil {
			return scores, err
		}
		scores.tokens.Add(gold, &system)
		for _, t := range gold.Tokens {
			if t.Lemma == "_" || t.Lemma == nlp.LemmaWith(t.Text, t.UPOS, t.XPOS) {
				scores.goldLemmas++
			}
		}
	}
	for _, gold := range nlp.RawDocuments(sentences) {
		scores.raw.Add(nlp.ScoreRaw(gold, nlp.Parse(gold.Text)))
	}
	return scores, nil
}

func printTokenScores(out io.Writer, all []treebankScores) {
	fmt.Fprintln(out, "given tokens\tUPOS\tXPOS\tlemmas\twith gold tags\tUAS\tLAS\twithout subtypes\t")
	for _, s := range all {
		t := s.tokens
		percent := func(n int) float64 { return 100 * float64(n) / float64(max(1, t.Words)) }
		fmt.Fprintf(out, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t\n", s.name, percent(t.UPOS), percent(t.XPOS),
			percent(t.Lemmas), percent(s.goldLemmas), percent(t.UAS), percent(t.LAS), percent(t.Universal))
	}
}

func printRawScores(out io.Writer, all []treebankScores) {
	fmt.Fprintln(out, "\nraw text\tsentences\ttokens\tUPOS\tXPOS\tlemmas\tUAS\tLAS\t")
	for _, s := range all {
		r := s.raw
		fmt.Fprintf(out, "%s", s.name)
		for _, ratio := range []nlp.Ratio{r.Sentences, r.Tokens, r.UPOS, r.XPOS, r.Lemmas, r.UAS, r.LAS} {
			fmt.Fprintf(out, "\t%.2f", 100*ratio.F1())
		}
		fmt.Fprintln(out, "\t")
	}
}

// printRelations prints F1 of the relations of each treebank, the most frequent
// first.
func printRelations(out io.Writer, all []treebankScores) {
	for _, s := range all {
		var names []string
		for name := range s.tokens.Relations {
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int {
			if d := s.tokens.Relations[b].Gold - s.tokens.Relations[a].Gold; d != 0 {
				return d
			}
			return strings.Compare(a, b)
		})
		fmt.Fprintf(out, "\n%s\twords\tF1\t\n", s.name)
		for _, name := range names {
			r := s.tokens.Relations[name]
			fmt.Fprintf(out, "%s\t%d\t%.2f\t\n", name, r.Gold, 100*r.F1())
		}
	}
}
