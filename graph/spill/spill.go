// Package spill sorts more texts than fit into memory: what is held is bounded, the rest lies in
// sorted runs on disk, which are merged as they are read.
package spill

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
)

// fanIn is how many runs are merged at once: each takes a file and some memory.
const fanIn = 64

// A Sorter is a set of texts. Several [Writer]s may add to it at once.
type Sorter struct {
	dir string

	mu   sync.Mutex
	made int      // runs, those merged included
	runs []string // files
}

// New makes a sorter that keeps its runs in a folder of its own, which it makes.
func New(dir string) (*Sorter, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("making a folder to sort in: %w", err)
	}
	return &Sorter{dir: dir}, nil
}

// A Writer adds texts to a sorter. It is one goroutine's.
type Writer struct {
	s     *Sorter
	limit int
	size  int
	held  map[string]struct{}
}

// perText is about how many bytes of memory a text takes besides its own.
const perText = 48

// Writer makes a writer that holds about limit bytes in memory.
func (s *Sorter) Writer(limit int) *Writer {
	return &Writer{s: s, limit: limit, held: make(map[string]struct{})}
}

// Add adds a text; one that is there already changes nothing.
func (w *Writer) Add(text string) error {
	if _, ok := w.held[text]; ok {
		return nil
	}
	w.held[text] = struct{}{}
	if w.size += len(text) + perText; w.size < w.limit {
		return nil
	}
	return w.Flush()
}

// Flush makes a run of what is held. It must be called when all is added.
func (w *Writer) Flush() error {
	if len(w.held) == 0 {
		return nil
	}
	texts := slices.Sorted(maps.Keys(w.held))
	clear(w.held)
	w.size = 0
	return w.s.add(func(yield func(string, error) bool) {
		for _, t := range texts {
			if !yield(t, nil) {
				return
			}
		}
	})
}

// add writes a run.
func (s *Sorter) add(texts iter.Seq2[string, error]) error {
	s.mu.Lock()
	s.made++
	name := filepath.Join(s.dir, fmt.Sprintf("run-%06d", s.made))
	s.mu.Unlock()
	if err := writeRun(name, texts); err != nil {
		return fmt.Errorf("sorting: %w", err)
	}
	s.mu.Lock()
	s.runs = append(s.runs, name)
	s.mu.Unlock()
	return nil
}

func writeRun(name string, texts iter.Seq2[string, error]) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := s2.NewWriter(f, s2.WriterConcurrency(1), s2.WriterBlockSize(64<<10))
	var head []byte
	for t, err := range texts {
		if err == nil {
			head = binary.AppendUvarint(head[:0], uint64(len(t)))
			_, err = w.Write(head)
		}
		if err == nil {
			_, err = io.WriteString(w, t)
		}
		if err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return errors.Join(w.Close(), f.Close())
}

// Sorted are all texts in the order of their bytes, each once. It may be called
// again, but not while texts are added. On an error it ends.
func (s *Sorter) Sorted() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for len(s.runs) > fanIn {
			some := s.runs[:fanIn]
			s.runs = slices.Clone(s.runs[fanIn:])
			if err := s.add(merged(some)); err != nil {
				yield("", err)
				return
			}
			for _, name := range some {
				os.Remove(name) // if it can't be, it goes with the folder
			}
		}
		for t, err := range merged(s.runs) {
			if err != nil {
				err = fmt.Errorf("sorting: %w", err)
			}
			if !yield(t, err) {
				return
			}
		}
	}
}

// Remove takes the folder away with all that is in it.
func (s *Sorter) Remove() error { return os.RemoveAll(s.dir) }

// A run is one that is being read, at its next text.
type run struct {
	text string
	r    *bufio.Reader
	buf  []byte
}

// next reads a text; ok is false at the end.
func (r *run) next() (ok bool, err error) {
	size, err := binary.ReadUvarint(r.r)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.buf = slices.Grow(r.buf[:0], int(size))[:size]
	if _, err := io.ReadFull(r.r, r.buf); err != nil {
		return false, err
	}
	r.text = string(r.buf)
	return true, nil
}

// runHeap has the run of the least text first.
type runHeap []*run

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return h[i].text < h[j].text }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push is that of heap.Interface.
func (h *runHeap) Push(x any) { *h = append(*h, x.(*run)) }

// Pop is that of heap.Interface.
func (h *runHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// merged are the texts of runs.
func merged(names []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var h runHeap
		var files []*os.File
		defer func() {
			for _, f := range files {
				f.Close()
			}
		}()
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				yield("", err)
				return
			}
			files = append(files, f)
			r := &run{r: bufio.NewReader(s2.NewReader(f, s2.ReaderMaxBlockSize(64<<10)))}
			switch ok, err := r.next(); {
			case err != nil:
				yield("", err)
				return
			case ok:
				h = append(h, r)
			}
		}
		heap.Init(&h)
		last, some := "", false
		for len(h) > 0 {
			r := h[0]
			if !some || r.text != last {
				last, some = r.text, true
				if !yield(last, nil) {
					return
				}
			}
			ok, err := r.next()
			if err != nil {
				yield("", err)
				return
			}
			if ok {
				heap.Fix(&h, 0)
			} else {
				heap.Pop(&h)
			}
		}
	}
}
