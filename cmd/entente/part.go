package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
	"entente/graph/network"
)

// partFlags narrow a network to a part of it.
func partFlags() []cli.Flag {
	return append(narrowFlags(),
		&cli.StringFlag{Name: "around", Usage: "only what is near the actor of this `NAME`"},
		&cli.IntFlag{Name: "hops", Value: 2, Usage: "how many steps away is near: one to a meeting or position, two to who shares it or is spoken of"},
	)
}

// checkPeriod finds what is wrong with --since, --until and --min-score.
func checkPeriod(c *cli.Context) error {
	if x := c.Float64("min-score"); x < 0 || x > 1 {
		return &usage{"--min-score: expected a share, between 0 and 1"}
	}
	for _, name := range []string{"since", "until"} {
		if d := c.String(name); d != "" && !isDate(d) {
			return &usage{fmt.Sprintf("--%s %s: expected a date as 2022, 2022-09 or 2022-09-22", name, d)}
		}
	}
	return nil
}

// checkPart finds what is wrong with these flags before anything else.
func checkPart(c *cli.Context) error {
	if err := checkPeriod(c); err != nil {
		return err
	}
	if c.Int("hops") < 0 {
		return &usage{"--hops: expected a number of edges"}
	}
	return nil
}

// partOptions are what the flags ask for.
func partOptions(c *cli.Context, g *graph.Graph) (network.Options, error) {
	o := network.Options{Since: c.String("since"), Until: c.String("until"), MinArticles: c.Int("min-articles"), MinScore: c.Float64("min-score"), Hops: c.Int("hops")}
	if name := c.String("around"); name != "" {
		actor, err := ask.Find(c.Context, g, name, ask.Options{Note: noting(c)})
		if err != nil {
			return o, err
		}
		o.Around = actor.XID
	}
	return o, nil
}

// writeOut writes to the file that --out names, or to standard output. What
// is half written, it takes away again.
func writeOut(c *cli.Context, write func(io.Writer) error) error {
	path := c.String("out")
	if path == "" || path == "-" {
		return write(c.App.Writer)
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	info, err := file.Stat()
	if err = errors.Join(err, write(file), file.Close()); err == nil {
		return nil
	}
	if info != nil && info.Mode().IsRegular() { // not a device or pipe
		err = errors.Join(err, os.Remove(path))
	}
	return fmt.Errorf("writing %s: %w", path, err)
}
