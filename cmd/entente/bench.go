package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/jdkato/prose/v2"
	"github.com/urfave/cli/v2"

	"entente/extract/nlp"
)

func benchCommand() *cli.Command {
	return &cli.Command{
		Name:   "bench",
		Usage:  "measure speed and memory",
		Hidden: true,
		Subcommands: []*cli.Command{{
			Name:      "parse",
			Usage:     "time text to trees, against prose's tagger in the same run",
			ArgsUsage: "FILE.jsonl",
			Description: "Parses the text of each line's \"text\" on one core. prose's time is that of its\n" +
				"tagger alone, on the same texts, its tokenizer and the loading of its model left out.\n" +
				"Times are processor time where the system tells it.",
			Flags: []cli.Flag{
				&cli.Float64Flag{Name: "mb", Usage: "go on, over the file again and again, until `N` MB are parsed"},
				&cli.BoolFlag{Name: "no-prose", Usage: "leave prose out, to see our own memory"},
			},
			OnUsageError: usageError,
			Action:       runBenchParse,
		}, benchExtractCommand(), benchReadCommand(), benchGraphCommand(), benchBuildCommand(), benchExportCommand(), benchEncoderCommand()},
	}
}

// A parseBench sums what parsing took.
type parseBench struct {
	bytes, tokens, sentences int
	ours, tagger             time.Duration
	model                    *prose.Model // nil: prose is left out
}

func runBenchParse(c *cli.Context) error {
	if c.NArg() != 1 {
		return &usage{"one JSONL file, please"}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var b parseBench
	load := time.Now()
	if _, err := nlp.Default(); err != nil {
		return err
	}
	nlp.Parse("Load the model.")
	loaded := time.Since(load)
	if !c.Bool("no-prose") {
		doc, err := prose.NewDocument("Load the model.", prose.WithExtraction(false))
		if err != nil {
			return fmt.Errorf("loading prose's tagger: %w", err)
		}
		b.model = doc.Model
	}
	enough := int(c.Float64("mb") * 1e6)
	for first := true; first || b.bytes < enough; first = false {
		if err := b.file(c.Args().First(), enough); err != nil {
			return err
		}
		if b.bytes == 0 {
			return &usage{"no text in the file"}
		}
	}
	return b.report(c.App.Writer, loaded)
}

// file parses the texts of a JSONL file, until enough bytes are parsed, or, if
// enough is 0, all of them.
func (b *parseBench) file(path string, enough int) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading texts: %w", err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for enough == 0 || b.bytes < enough {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var record struct{ Text string }
			if err := json.Unmarshal(line, &record); err != nil {
				return fmt.Errorf("reading texts: %w", err)
			}
			b.text(record.Text)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading texts: %w", err)
		}
	}
	return nil
}

func (b *parseBench) text(text string) {
	start := cpuTime()
	doc := nlp.Parse(text)
	b.ours += cpuTime() - start
	b.bytes += len(text)
	b.sentences += len(doc.Sentences)
	for i := range doc.Sentences {
		b.tokens += len(doc.Sentences[i].Tokens)
	}
	if b.model == nil {
		return
	}
	start = cpuTime()
	prose.NewDocument(text, prose.WithSegmentation(false), prose.WithExtraction(false), prose.UsingModel(b.model))
	tagged := cpuTime() - start
	start = cpuTime()
	prose.NewDocument(text, prose.WithSegmentation(false), prose.WithExtraction(false), prose.WithTagging(false))
	b.tagger += tagged - (cpuTime() - start)
}

func (b *parseBench) report(w io.Writer, loaded time.Duration) error {
	seconds := b.ours.Seconds()
	fmt.Fprintf(w, "texts       %.1f MB, %d sentences, %d tokens\n", float64(b.bytes)/1e6, b.sentences, b.tokens)
	fmt.Fprintf(w, "load        %d ms, with the first sentence\n", loaded.Milliseconds())
	fmt.Fprintf(w, "text→trees  %.2f MB/s, %.0f tokens/s, %.1f µs a token\n",
		float64(b.bytes)/1e6/seconds, float64(b.tokens)/seconds, 1e6*seconds/float64(b.tokens))
	if b.model != nil {
		fmt.Fprintf(w, "prose tags  %.2f MB/s\n", float64(b.bytes)/1e6/b.tagger.Seconds())
		fmt.Fprintf(w, "ratio       %.2f x prose's tagger alone\n", b.tagger.Seconds()/seconds)
	}
	_, err := fmt.Fprintf(w, "peak memory %s\n", peakMemory())
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// peakMemory is the most that the process ever had resident, as far as the
// system tells (Linux does).
func peakMemory() string {
	if kb := peakOf("self"); kb > 0 {
		return strconv.FormatInt(kb, 10) + " kB"
	}
	return "unknown"
}

// peakOf is the most that a process ever had resident, in kB; 0 where the
// system does not tell.
func peakOf(pid string) int64 {
	status, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if kb, found := strings.CutPrefix(line, "VmHWM:"); found {
			n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(kb), " kB"), 10, 64)
			if err != nil {
				return 0
			}
			return n
		}
	}
	return 0
}
