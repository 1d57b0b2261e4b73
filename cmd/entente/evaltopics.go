package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"entente/extract/tsv"
	"entente/graph/identity"
)

func evalTopicsCommand() *cli.Command {
	return &cli.Command{
		Name:      "topics",
		Usage:     "score which topics the graph takes for one or for kin, against labelled pairs",
		ArgsUsage: "PAIRS.tsv",
		Description: "A line holds a label (= one topic, ~ near kin, x neither) and two topics, with tabs\n" +
			"between. graph/identity/testdata/topic-pairs.tsv is such a file.",
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "each", Usage: "print each pair with its score, too"}},
		OnUsageError: usageError,
		Action:       runEvalTopics,
	}
}

func runEvalTopics(c *cli.Context) error {
	if c.NArg() != 1 {
		return &usage{"eval topics wants one file of labelled pairs"}
	}
	f, err := os.Open(c.Args().First())
	if err != nil {
		return fmt.Errorf("reading labelled pairs: %w", err)
	}
	defer f.Close()
	var related, same pairScore
	err = tsv.Read(c.Args().First(), f, "label, topic, topic", func(_ int, fields []string) error {
		if !slices.Contains([]string{"=", "~", "x"}, fields[0]) {
			return fmt.Errorf("label %q is none of =, ~, x", fields[0])
		}
		score, one, kin := identity.TopicKinship(fields[1], fields[2])
		related.add(kin, fields[0] != "x")
		same.add(one, fields[0] == "=")
		if c.Bool("each") {
			if _, err := fmt.Fprintf(c.App.Writer, "%.2f\t%s\t%t\t%s\t%s\n", score, fields[0], kin, fields[1], fields[2]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading labelled pairs: %w", err)
	}
	_, err = fmt.Fprintf(c.App.Writer, "one or kin  %s\none         %s\n", related, same)
	return err
}

// A pairScore counts decisions on pairs.
type pairScore struct{ right, wrong, missed, pairs int }

func (s *pairScore) add(said, is bool) {
	s.pairs++
	switch {
	case said && is:
		s.right++
	case said:
		s.wrong++
	case is:
		s.missed++
	}
}

// String gives precision and recall.
func (s pairScore) String() string {
	return fmt.Sprintf("precision %.3f  recall %.3f  (%d pairs: %d right, %d wrong, %d missed)",
		float64(s.right)/max(1, float64(s.right+s.wrong)), float64(s.right)/max(1, float64(s.right+s.missed)), s.pairs, s.right, s.wrong, s.missed)
}
