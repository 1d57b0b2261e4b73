package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/extract/eval"
)

func evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "score extraction against annotated articles",
		ArgsUsage: "GOLD_DIR",
		Description: "GOLD_DIR holds one NAME.json an article, with the article's text in NAME.txt\n" +
			"beside it. Prints precision, recall and F1 of actors, meetings, positions and\n" +
			"of the links that they make. Articles named in blind.txt beside GOLD_DIR count\n" +
			"in the totals, but --each leaves them out.",
		Flags: append(append(readingFlags(), pickFlags()...),
			&cli.BoolFlag{Name: "each", Usage: "print the figures of each article, too"},
			&cli.BoolFlag{Name: "json", Usage: "print the totals as JSON"},
			&cli.StringFlag{Name: "pred", Usage: "score the facts in `DIR`, one NAME.json an article, and extract nothing"},
		),
		OnUsageError: usageError,
		Subcommands:  []*cli.Command{evalActorsCommand(), evalEventsCommand(), evalIssuesCommand(), evalPagesCommand(), evalRulesCommand(), evalTopicsCommand(), evalTreesCommand()},
		Action:       runEval,
	}
}

func runEval(c *cli.Context) error {
	paths, blind, err := goldOf(c, "eval")
	if err != nil {
		return err
	}
	predict, err := predictor(c)
	if err != nil {
		return err
	}
	type scored struct {
		path       string
		gold, pred *eval.Doc
		err        error
	}
	total := new(eval.Scores)
	for s := range inOrder(c.Context, slices.Values(paths), max(1, c.Int("workers")), func(path string) (s scored) {
		s.path = path
		if s.gold, s.err = eval.ReadDoc(path); s.err == nil {
			s.pred, s.err = predict(path, s.gold)
		}
		return s
	}) {
		if s.err != nil {
			return s.err
		}
		total.Add(s.gold, s.pred)
		if c.Bool("each") && !slices.Contains(blind, stem(s.path)) {
			one := new(eval.Scores)
			one.Add(s.gold, s.pred)
			if err := one.Write(c.App.Writer, s.gold.Article+"  "); err != nil {
				return fmt.Errorf("writing scores: %w", err)
			}
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	return writeScores(c, total)
}

func writeScores(c *cli.Context, total *eval.Scores) (err error) {
	if c.Bool("json") {
		err = json.NewEncoder(c.App.Writer).Encode(total.Result())
	} else {
		err = total.Write(c.App.Writer, "")
	}
	if err != nil {
		return fmt.Errorf("writing scores: %w", err)
	}
	return nil
}

// predictor is what predicts the facts of the article annotated in a JSON file.
func predictor(c *cli.Context) (func(path string, gold *eval.Doc) (*eval.Doc, error), error) {
	if dir := c.String("pred"); dir != "" {
		return func(path string, _ *eval.Doc) (*eval.Doc, error) {
			d, err := eval.ReadDoc(filepath.Join(dir, filepath.Base(path)))
			if errors.Is(err, fs.ErrNotExist) {
				return new(eval.Doc), nil // counts as an empty prediction
			}
			return d, err
		}, nil
	}
	x, err := newExtractor(c)
	if err != nil {
		return nil, err
	}
	return func(path string, gold *eval.Doc) (*eval.Doc, error) {
		a, err := goldArticle(path, gold, c.String("date"))
		if err != nil {
			return nil, err
		}
		facts := x.Extract(a)
		facts.AtLeast(c.Float64("min-score"))
		return eval.FromFacts(facts), nil
	}, nil
}

func evalEventsCommand() *cli.Command {
	return &cli.Command{
		Name:      "events",
		Usage:     "score the classes given to single coded events",
		ArgsUsage: "FILE.jsonl",
		Description: "Each line of FILE holds a sentence, its source and target, and what they are\n" +
			"coded as: a PLOVER class and a quad class (1 verbal cooperation, 2 material\n" +
			"cooperation, 3 verbal conflict, 4 material conflict).",
		Flags: append(readingFlags(),
			&cli.BoolFlag{Name: "json", Usage: "print the totals as JSON"},
			&cli.BoolFlag{Name: "wrong", Usage: "print the events whose class is wrong, too"},
		),
		OnUsageError: usageError,
		Action:       runEvalEvents,
	}
}

func runEvalEvents(c *cli.Context) error {
	if c.NArg() != 1 {
		return &usage{"eval events wants one file of coded events"}
	}
	events, err := eval.ReadEvents(c.Args().First())
	if err != nil {
		return err
	}
	x, err := newExtractor(c)
	if err != nil {
		return err
	}
	type coded struct {
		gold, pred eval.Event
	}
	scores := new(eval.EventScores)
	for e := range inOrder(c.Context, slices.Values(events), max(1, c.Int("workers")), func(gold eval.Event) coded {
		pred := gold
		pred.Plover, pred.Quad = x.Event(gold.Sentence, gold.Source, gold.Target)
		return coded{gold, pred}
	}) {
		scores.Add(e.gold, e.pred)
		if c.Bool("wrong") && e.gold.Plover != e.pred.Plover {
			writeWrong(c.App.Writer, e.gold, e.pred)
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	if c.Bool("json") {
		err = json.NewEncoder(c.App.Writer).Encode(scores.Result())
	} else {
		err = scores.Write(c.App.Writer)
	}
	if err != nil {
		return fmt.Errorf("writing scores: %w", err)
	}
	return nil
}

func writeWrong(w io.Writer, gold, pred eval.Event) {
	fmt.Fprintf(w, "%s/%d, not %s/%d\t%s -> %s\t%s\n", gold.Plover, gold.Quad, pred.Plover, pred.Quad,
		gold.Source, gold.Target, gold.Sentence)
}
