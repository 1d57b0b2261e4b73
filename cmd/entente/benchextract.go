package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"time"

	"github.com/urfave/cli/v2"
)

func benchExtractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "time extraction, against another build in the same run",
		ArgsUsage: "FILE...",
		Description: "Runs this program's extract and another's in turn, each on one core and first of a pair\n" +
			"every second time, and tells the processor time of both and their ratio: 1.05 is a\n" +
			"twentieth slower than the other. Starting up counts, as it does for users.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "against", Usage: "the other `PROGRAM`: entente, built before a change", Required: true},
			&cli.IntFlag{Name: "times", Value: 5, Usage: "run `N` pairs"},
			&cli.StringFlag{Name: "model", Usage: "full or fast; the default leaves it to the programs"},
		},
		OnUsageError: usageError,
		Action:       runBenchExtract,
	}
}

func runBenchExtract(c *cli.Context) error {
	switch {
	case c.NArg() == 0:
		return &usage{"no file given"}
	case c.Int("times") < 1:
		return &usage{"--times must be 1 or more"}
	}
	ours, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	args := []string{"extract"}
	if model := c.String("model"); model != "" {
		args = append(args, "--model", model)
	}
	b := pairBench{programs: [2]string{ours, c.String("against")}, args: append(args, c.Args().Slice()...)}
	for i := range c.Int("times") {
		if err := b.pair(c.Context, i%2); err != nil {
			return err
		}
	}
	return b.report(c.App.Writer)
}

// A pairBench runs two programs on the same files.
type pairBench struct {
	programs [2]string
	args     []string
	took     [2][]float64 // seconds of processor time, by program
	ratios   []float64    // of the first program to the second, by pair
}

// pair runs both once, the one given first.
func (b *pairBench) pair(ctx context.Context, first int) error {
	for _, i := range []int{first, 1 - first} {
		took, err := processorTime(ctx, b.programs[i], b.args)
		if err != nil {
			return err
		}
		b.took[i] = append(b.took[i], took.Seconds())
	}
	last := len(b.took[0]) - 1
	b.ratios = append(b.ratios, b.took[0][last]/max(b.took[1][last], 1e-9))
	return nil
}

// processorTime is what a program uses on one core; what it prints is passed over.
func processorTime(ctx context.Context, program string, args []string) (time.Duration, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("run %s: %w: %s", program, err, said.Bytes())
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

func (b *pairBench) report(w io.Writer) error {
	for _, list := range [][]float64{b.took[0], b.took[1], b.ratios} {
		slices.Sort(list)
	}
	n := len(b.ratios)
	_, err := fmt.Fprintf(w, "this        %.2f s of processor time, the median of %d\nother       %.2f s\n"+
		"ratio       %.3f, the median of %d pairs from %.3f to %.3f\n",
		b.took[0][n/2], n, b.took[1][n/2], b.ratios[n/2], n, b.ratios[0], b.ratios[n-1])
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
