package spill

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

func TestSorted(t *testing.T) {
	for _, tt := range []struct {
		name   string
		texts  int
		limit  int
		writer int
	}{
		{"nothing", 0, 100, 1},
		{"in memory", 50, 1 << 20, 1},
		{"in runs", 500, 600, 2},
		{"more runs than are merged at once", 3000, 600, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := New(filepath.Join(t.TempDir(), "sort"))
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]bool{}
			var writers []*Writer
			for range tt.writer {
				writers = append(writers, s.Writer(tt.limit))
			}
			for i := range tt.texts {
				text := strconv.Itoa(i*7919%(tt.texts/2+1)) + "\x00\n"
				want[text] = true
				if err := writers[i%len(writers)].Add(text); err != nil {
					t.Fatal(err)
				}
			}
			for _, w := range writers {
				if err := w.Flush(); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				var got []string
				for text, err := range s.Sorted() {
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, text)
				}
				if len(got) != len(want) || !slices.IsSorted(got) {
					t.Errorf("%d texts, sorted %v; want %d", len(got), slices.IsSorted(got), len(want))
				}
			}
			if err := s.Remove(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestSortedTellsOfBrokenRun(t *testing.T) {
	s, err := New(filepath.Join(t.TempDir(), "sort"))
	if err != nil {
		t.Fatal(err)
	}
	w := s.Writer(1 << 20)
	for i := range 1000 {
		if err := w.Add(fmt.Sprint("some text ", i*i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(s.runs[0], 700); err != nil {
		t.Fatal(err)
	}
	for _, err = range s.Sorted() {
	}
	if err == nil {
		t.Error("a run that was cut short was read without an error")
	}
}
