package main

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/extract"
	"entente/extract/eval"
)

func evalRulesCommand() *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "score each rule and each row of the lexicons",
		ArgsUsage: "GOLD_DIR",
		Description: "Prints for each repair of trees, veto, construction and row of a lexicon how often it\n" +
			"fired in the annotated articles, and how often that was right and wrong, the worst\n" +
			"first, what never fired last. Repairs, vetoes and constructions that hold no position\n" +
			"are judged by what is read without them. It scores the rules alone, without the learned\n" +
			"reader. Articles named in blind.txt beside GOLD_DIR are left out.",
		Flags: append(append(readingFlags(), pickFlags()...),
			&cli.BoolFlag{Name: "json", Usage: "print a line of JSON a rule"},
		),
		OnUsageError: usageError,
		Action:       runEvalRules,
	}
}

func runEvalRules(c *cli.Context) error {
	paths, blind, err := goldOf(c, "eval rules")
	if err != nil {
		return err
	}
	paths = slices.DeleteFunc(paths, func(p string) bool { return slices.Contains(blind, stem(p)) })
	x, err := extract.New(extract.Options{ActorsFile: c.String("actors"), LexiconFile: c.String("lexicon"), Fast: true})
	if err != nil {
		return err
	}
	scores := new(eval.RuleScores)
	for _, r := range append(extract.Rules(), x.Sources()...) {
		scores.Row(r.Kind, r.Name)
	}
	for a := range inOrder(c.Context, slices.Values(paths), max(1, c.Int("workers")), func(path string) *rulesRead {
		return readRules(x, path, c.String("date"))
	}) {
		if a.err != nil {
			return a.err
		}
		scores.AddFacts(a.with)
		for i, r := range a.fired {
			scores.AddRule(r.Kind, r.Name, r.Times, a.with, a.without[i])
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	return writeRules(c, scores)
}

// rulesRead is what an article gives with all rules and without each of those that fire in it.
type rulesRead struct {
	fired   []extract.Fired
	with    *eval.Judged
	without []*eval.Judged
	err     error
}

func readRules(x *extract.Extractor, path, date string) *rulesRead {
	out := new(rulesRead)
	gold, err := eval.ReadDoc(path)
	if err != nil {
		out.err = err
		return out
	}
	a, err := goldArticle(path, gold, date)
	if err != nil {
		out.err = err
		return out
	}
	facts, fired := x.Trace(a)
	out.fired, out.with = fired, eval.Judge(gold, facts)
	for _, r := range fired {
		out.without = append(out.without, eval.Judge(gold, x.Without(r.Name).Extract(a)))
	}
	return out
}

func writeRules(c *cli.Context, scores *eval.RuleScores) error {
	if !c.Bool("json") {
		return scores.Write(c.App.Writer)
	}
	enc := json.NewEncoder(c.App.Writer)
	for _, r := range scores.Rows() {
		if err := enc.Encode(r); err != nil {
			return fmt.Errorf("writing scores: %w", err)
		}
	}
	return nil
}
