package main

import (
	"testing"
	"time"
)

// TestPace reads 1,000 bytes in ten pieces, each of which takes ten seconds: what is left
// shrinks by a second each second, however far ahead bytes are read.
func TestPace(t *testing.T) {
	var p pace
	for second := range 100 {
		took := time.Duration(second) * time.Second
		p.note(took, int64(second/10+1)*100)
		percent, left, ok := p.left(took, 1000)
		if ok != (second >= 10) {
			t.Fatalf("after %d s it says %v", second, ok)
		}
		if want := time.Duration(100-second) * time.Second; ok && (left != want || percent != second) {
			t.Errorf("after %d s: %d%%, %v left, want %v", second, percent, left, want)
		}
	}
	if percent, left, ok := p.left(2*time.Minute, 1000); !ok || percent != 99 || left != 0 {
		t.Errorf("past its end: %d%%, %v, %v", percent, left, ok)
	}
	if _, _, ok := p.left(0, 0); ok {
		t.Error("nothing to read has an end")
	}
}
