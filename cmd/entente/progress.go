package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"entente/cmd/entente/show"
	"entente/extract/article"
	"entente/graph"
)

// A progress shows how far a run is: on a terminal in one line that is drawn
// anew, elsewhere in a line every ten seconds. It passes on what is written to it.
type progress struct {
	w      io.Writer
	screen *os.File // w as a terminal that is drawn on; nil for none
	on     bool
	width  int // of the terminal, in columns
	start  time.Time
	read   *article.Progress
	stop   chan struct{}
	ended  sync.WaitGroup

	mu    sync.Mutex
	pace  pace
	stats graph.Stats
	drawn bool
	told  int64 // articles read when the last line was written elsewhere
}

func newProgress(w io.Writer, read *article.Progress) *progress {
	p := &progress{w: w, start: time.Now(), read: read, stop: make(chan struct{})}
	every := 50 // glances
	if f := show.Terminal(w); f != nil {
		var err error
		p.width, _, err = term.GetSize(int(f.Fd()))
		p.on, p.screen = err == nil, f
		if p.width == 0 {
			p.width = 80 // a terminal that does not know
		}
	}
	if p.on {
		every = 1
	}
	p.ended.Go(func() { p.run(every) })
	return p
}

// progressBeside is the progress of a run that writes to out: none where that is
// a terminal as well, and shows by itself how far it is.
func progressBeside(out, w io.Writer, read *article.Progress) *progress {
	if show.Terminal(out) != nil {
		return &progress{w: w, stop: make(chan struct{})}
	}
	return newProgress(w, read)
}

// written takes the figures of the graph.
func (p *progress) written(s graph.Stats) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stats = s
}

// end takes the line away.
func (p *progress) end() {
	close(p.stop)
	p.ended.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}

// glance is how often it is looked how much is read.
const glance = 200 * time.Millisecond

// run shows how far it is at each so many glances.
func (p *progress) run(every int) {
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for n := 1; ; n++ {
		select {
		case <-p.stop:
			return
		case <-tick.C:
			p.mu.Lock()
			p.pace.note(time.Since(p.start), p.read.Bytes.Load())
			if n%every == 0 {
				p.show()
			}
			p.mu.Unlock()
		}
	}
}

func (p *progress) show() {
	line := p.line()
	if !p.on {
		if n := p.read.Articles.Load(); n != p.told { // while a run waits for articles, it is quiet
			fmt.Fprintf(p.w, "entente: %s\n", strings.TrimSpace(line))
			p.told = n
		}
		return
	}
	p.clear() // a longer line than the terminal could not be drawn anew
	fmt.Fprint(p.screen, line[:min(len(line), max(p.width-1, 20))])
	p.drawn = true
}

// line tells the state of the run.
func (p *progress) line() string {
	took, bytes, total := time.Since(p.start), p.read.Bytes.Load(), p.read.Total.Load()
	line := fmt.Sprintf("%4.0fs  %s read", took.Seconds(), count(int(p.read.Articles.Load()), "article"))
	line += fmt.Sprintf(", %.1f MB, %.2f MB/s", float64(bytes)/1e6, float64(bytes)/1e6/took.Seconds())
	if percent, left, ok := p.pace.left(took, total); ok {
		line += fmt.Sprintf(" (%d%%, %v left)", percent, left.Round(time.Second))
	}
	if n := p.read.Skipped.Load(); n > 0 {
		line += fmt.Sprintf(", %d skipped", n)
	}
	if p.stats != (graph.Stats{}) {
		line += fmt.Sprintf(", %d written, %d nodes, %d edges", p.stats.Articles+p.stats.Unchanged, p.stats.Nodes, p.stats.Edges)
	}
	return line
}

func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.screen, "\r\x1b[K")
	}
	p.drawn = false
}

// Write passes on lines for people without breaking the one drawn.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	return p.w.Write(b)
}
