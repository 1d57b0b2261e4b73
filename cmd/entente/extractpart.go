package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
)

// extractPart prints the records of a part of the articles. All of them are read,
// so that copies are told whatever part they are in.
func extractPart(c *cli.Context) error {
	k, n, err := partOf(c.String("part"))
	if err != nil {
		return err
	}
	if c.String("o") != "" {
		return &usage{"--part prints lines; it does not go with -o"}
	}
	g, err := newGathering(c, func(place int) bool { return place%n == k-1 })
	if err != nil {
		return err
	}
	records, err := g.records()
	if err != nil {
		return err
	}
	shown := progressBeside(c.App.Writer, c.App.ErrWriter, g.counts)
	defer shown.end()
	g.tally.errOut = shown
	var line []byte
	for r := range records {
		if r == nil {
			continue
		}
		if line, err = r.Append(line[:0]); err != nil {
			return err
		}
		if _, err := c.App.Writer.Write(line); err != nil {
			return fmt.Errorf("writing facts: %w", err)
		}
	}
	return errors.Join(c.Context.Err(), g.tally.err())
}

// partOf reads what --part says.
func partOf(s string) (k, n int, err error) {
	a, b, _ := strings.Cut(s, "/")
	k, err1 := strconv.Atoi(a)
	n, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || k < 1 || k > n {
		return 0, 0, &usage{fmt.Sprintf("--part %s: expected K/N, such as 3/8 for the third of eight", s)}
	}
	return k, n, nil
}
