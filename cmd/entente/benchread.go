package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
)

func benchReadCommand() *cli.Command {
	return &cli.Command{
		Name:      "read",
		Usage:     "time reading alone, without parsing or extraction",
		ArgsUsage: "FILE...",
		Description: "Reads each source on one core, and tells its megabytes (as unpacked) for each second of\n" +
			"processor time, the program's own and the system's for it. Opening, unpacking, decoding,\n" +
			"title, date and author, boilerplate and the language check count; looking for near\n" +
			"copies, parsing and extraction do not. The ratio is to the first source. Of JSON Lines it\n" +
			"also tells how fast encoding/json alone decodes the same file, pass by pass in turn: on a\n" +
			"busy machine that ratio tells more than the megabytes. With --mb, one file\n" +
			"is sent through a pipe again and again until so much was read, so that no large\n" +
			"file is needed to see that memory stays flat.",
		Flags: append(articleFlags(),
			&cli.Float64Flag{Name: "mb", Usage: "repeat the one file until `N` MB are read"},
			&cli.IntFlag{Name: "times", Value: 1, Usage: "read each source `N` times, and tell the median and the quickest, too"},
		),
		OnUsageError: usageError,
		Action:       runBenchRead,
	}
}

func runBenchRead(c *cli.Context) error {
	switch {
	case c.NArg() == 0:
		return &usage{"no file given"}
	case c.Float64("mb") > 0 && c.NArg() > 1:
		return &usage{"--mb repeats one file"}
	case c.Int("times") < 1:
		return &usage{"--times must be 1 or more"}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var first float64
	for _, source := range c.Args().Slice() {
		b := readBench{name: source}
		for range c.Int("times") {
			if err := b.pass(c); err != nil {
				return err
			}
		}
		if first == 0 {
			first = b.rate()
		}
		if err := b.report(c.App.Writer, first); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.App.Writer, "peak memory  %s\n", peakMemory())
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// A readBench sums what reading a source took.
type readBench struct {
	name                    string
	articles, skipped, text int
	mb                      float64
	cpu, wall               time.Duration
	each                    []time.Duration // processor time of each pass
	against                 []float64       // how many times as long encoding/json took for each pass
}

// pass reads the source once.
func (b *readBench) pass(c *cli.Context) error {
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	sources := []string{b.name}
	if mb := c.Float64("mb"); mb > 0 {
		src, err := newRepeater(b.name, int64(mb*1e6))
		if err != nil {
			return err
		}
		defer src.f.Close()
		opts.Stdin, sources = src, []string{"-"}
	}
	start, cpu := time.Now(), cpuTime()
	for a, err := range article.Open(c.Context, sources, opts) {
		var skip *article.SkipError
		switch {
		case errors.As(err, &skip):
			b.skipped++
		case err != nil:
			return err
		default:
			b.articles++
			b.text += len(a.Text)
		}
	}
	took := cpuTime() - cpu
	b.cpu += took
	b.wall += time.Since(start)
	b.each = append(b.each, took)
	b.mb += float64(opts.Progress.Bytes.Load()+opts.Progress.Unpacked.Load()) / 1e6
	if plain, ok := plainDecoding(b.name); ok && c.Float64("mb") == 0 {
		b.against = append(b.against, plain.Seconds()/max(took.Seconds(), 1e-9))
	}
	return nil
}

// plainDecoding is the processor time that encoding/json takes to decode the
// articles of a file of JSON Lines and do nothing with them. ok is false for
// what is no such file.
func plainDecoding(path string) (took time.Duration, ok bool) {
	f, err := os.Open(path)
	if err != nil {
		return 0, false
	}
	defer f.Close()
	start := cpuTime()
	in := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := in.ReadSlice('\n')
		if len(line) > 0 {
			var record struct{ URL, Title, Date, Text string }
			if json.Unmarshal(line, &record) != nil {
				return 0, false
			}
		}
		if err != nil {
			return cpuTime() - start, err == io.EOF
		}
	}
}

// rate is megabytes a second of processor time.
func (b *readBench) rate() float64 { return b.mb / max(b.cpu.Seconds(), 1e-9) }

// speed is the megabytes a second of a pass that took so long.
func (b *readBench) speed(pass time.Duration) float64 {
	return b.mb / float64(len(b.each)) / max(pass.Seconds(), 1e-9)
}

func (b *readBench) report(w io.Writer, first float64) error {
	_, err := fmt.Fprintf(w, "%s\n  read       %.1f MB, %d articles with %.1f MB of text, %d skipped\n"+
		"  processor  %.2f s, %.1f MB/s\n", b.name, b.mb, b.articles, float64(b.text)/1e6, b.skipped, b.cpu.Seconds(), b.rate())
	if n := len(b.each); err == nil && n > 1 {
		slices.Sort(b.each)
		_, err = fmt.Fprintf(w, "  of %d times the median %.1f MB/s, the quickest %.1f MB/s\n", n, b.speed(b.each[n/2]), b.speed(b.each[0]))
	}
	if n := len(b.against); err == nil && n > 0 {
		slices.Sort(b.against)
		_, err = fmt.Fprintf(w, "  against    %.2f times as fast as encoding/json alone (median of %d pairs)\n", b.against[n/2], n)
	}
	if err == nil && b.rate() != first {
		_, err = fmt.Fprintf(w, "  ratio      %.1f times the time a MB of the first source\n", first/b.rate())
	}
	if err == nil {
		_, err = fmt.Fprintf(w, "  wall clock %.2f s\n", b.wall.Seconds())
	}
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// A repeater is a file's content, time and again, to a total of left bytes.
type repeater struct {
	f    *os.File
	left int64
}

func newRepeater(path string, total int64) (*repeater, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the file to repeat: %w", err)
	}
	return &repeater{f, total}, nil
}

// Read ends with the file, so that the last line is a whole one.
func (r *repeater) Read(p []byte) (int, error) {
	n, err := r.f.Read(p)
	if err == io.EOF && n == 0 && r.left > 0 {
		if _, err := r.f.Seek(0, io.SeekStart); err != nil {
			return 0, err
		}
		n, err = r.f.Read(p)
	}
	r.left -= int64(n)
	return n, err
}
