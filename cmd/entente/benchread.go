package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/extract/article"
)

func benchReadCommand() *cli.Command {
	return &cli.Command{
		Name:      "read",
		Usage:     "time reading alone, without parsing or extraction",
		ArgsUsage: "FILE...",
		Description: "Reads on one core. With --mb, one file is sent through a pipe again and again\n" +
			"until so much was read, so that no large file is needed to see that memory stays flat.",
		Flags: append(articleFlags(),
			&cli.Float64Flag{Name: "mb", Usage: "repeat the file until `N` MB are read"},
		),
		OnUsageError: usageError,
		Action:       runBenchRead,
	}
}

func runBenchRead(c *cli.Context) error {
	if c.NArg() == 0 {
		return &usage{"no file given"}
	}
	opts, err := articleOptions(c)
	if err != nil {
		return err
	}
	sources := c.Args().Slice()
	if mb := c.Float64("mb"); mb > 0 {
		src, err := newRepeater(sources[0], int64(mb*1e6))
		if err != nil {
			return err
		}
		defer src.f.Close()
		opts.Stdin, sources = src, []string{"-"}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	start, cpu := time.Now(), cpuTime()
	articles, skipped, text := 0, 0, 0
	for a, err := range article.Open(c.Context, sources, opts) {
		var skip *article.SkipError
		switch {
		case errors.As(err, &skip):
			skipped++
		case err != nil:
			return err
		default:
			articles++
			text += len(a.Text)
		}
	}
	used := (cpuTime() - cpu).Seconds()
	mb := float64(opts.Progress.Bytes.Load()) / 1e6
	_, err = fmt.Fprintf(c.App.Writer, "read         %.1f MB, %d articles with %.1f MB of text, %d skipped\n"+
		"wall clock   %.2f s, %.0f MB/s\nprocessor    %.2f s, %.0f MB/s\npeak memory  %s\n",
		mb, articles, float64(text)/1e6, skipped,
		time.Since(start).Seconds(), mb/time.Since(start).Seconds(), used, mb/max(used, 1e-9), peakMemory())
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

// cpuTime is the processor time of the process so far, as Linux tells it in
// /proc, to the hundredth of a second; elsewhere the time of day.
func cpuTime() time.Duration {
	stat, err := os.ReadFile("/proc/self/stat")
	if _, rest, ok := strings.Cut(string(stat), ") "); err == nil && ok {
		var user, system int64
		fields := strings.Fields(rest)
		if len(fields) > 12 {
			fmt.Sscan(fields[11], &user)
			fmt.Sscan(fields[12], &system)
			return time.Duration(user+system) * 10 * time.Millisecond
		}
	}
	return time.Duration(time.Now().UnixNano())
}
