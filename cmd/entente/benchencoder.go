package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/nlp/encoder"
)

func benchEncoderCommand() *cli.Command {
	return &cli.Command{
		Name:      "encoder",
		Usage:     "time the pretrained encoder",
		ArgsUsage: "FILE.jsonl",
		Description: "Encodes each line of the \"text\" of each record as a sequence, on one core. Times are\n" +
			"processor time where the system tells it. extract/nlp/train/speed.py runs this and the\n" +
			"original on the same lines, and tells the ratio.",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "lines", Value: 100, Usage: "encode the first `N` lines"},
		},
		OnUsageError: usageError,
		Action:       runBenchEncoder,
	}
}

// linePieces is how much of a line is encoded, as much as the original takes.
const linePieces = 256

func runBenchEncoder(c *cli.Context) error {
	switch {
	case c.NArg() != 1:
		return &usage{"one JSONL file, please"}
	case c.Int("lines") < 1:
		return &usage{"--lines must be 1 or more"}
	}
	lines, err := textLines(c.Args().First(), c.Int("lines"))
	if err != nil {
		return err
	}
	if len(lines) == 0 {
		return &usage{"no text in the file"}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var b encoderBench
	if err := b.run(lines); err != nil {
		return err
	}
	return b.report(c.App.Writer)
}

// textLines returns the first lines of text in a file of JSON lines.
func textLines(path string, n int) (lines []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading texts: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for record := 1; in.Scan() && len(lines) < n; record++ {
		var r struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("reading texts: %s:%d: %w", path, record, err)
		}
		for line := range strings.Lines(r.Text) {
			if line = strings.TrimSpace(line); line != "" && len(lines) < n {
				lines = append(lines, line)
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading texts: %w", err)
	}
	return lines, nil
}

// An encoderBench sums what encoding took.
type encoderBench struct {
	lines, bytes, pieces  int
	open, cutting, encode time.Duration
}

// batchLines is the number of lines that are encoded in one call.
const batchLines = 32

func (b *encoderBench) run(lines []string) error {
	start := cpuTime()
	model, err := encoder.Default()
	if err != nil {
		return err
	}
	w := model.NewWorkspace()
	b.open = cpuTime() - start
	b.lines = len(lines)
	for len(lines) > 0 {
		n := min(batchLines, len(lines))
		start := cpuTime()
		var sequences [][]encoder.Piece
		for _, line := range lines[:n] {
			b.bytes += len(line)
			s := model.Pieces([]encoder.Piece{encoder.CLS}, line)
			s = append(s[:min(len(s), linePieces-1)], encoder.SEP)
			sequences = append(sequences, s)
			b.pieces += len(s)
		}
		cut := cpuTime()
		if _, err := w.Encode(sequences); err != nil {
			return err
		}
		b.cutting += cut - start
		b.encode += cpuTime() - cut
		lines = lines[n:]
	}
	return nil
}

func (b *encoderBench) report(w io.Writer) error {
	cutting, encode := max(b.cutting.Seconds(), 1e-9), max(b.encode.Seconds(), 1e-9)
	_, err := fmt.Fprintf(w, "texts       %d lines, %.2f MB, %d pieces\n"+
		"open        %.1f ms\n"+
		"text→pieces %.1f MB/s\n"+
		"encode      %.0f pieces/s, %.1f µs a piece\n"+
		"both        %.0f pieces/s\n"+
		"peak memory %s\n",
		b.lines, float64(b.bytes)/1e6, b.pieces, 1e3*b.open.Seconds(), float64(b.bytes)/1e6/cutting,
		float64(b.pieces)/encode, 1e6*encode/float64(b.pieces), float64(b.pieces)/(cutting+encode), peakMemory())
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
