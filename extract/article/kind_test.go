package article

import (
	"strings"
	"testing"
)

// TestHasLongRun: one byte more than a word may have, at either end and between words.
func TestHasLongRun(t *testing.T) {
	most, more := strings.Repeat("x", longestWord), strings.Repeat("x", longestWord+1)
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"empty", "", false},
		{"a word", most, false},
		{"data", more, true},
		{"words", most + " " + most + "\n" + most, false},
		{"data first", more + " the end", true},
		{"data last", "the end: " + more, true},
		{"data between words", "the " + more + " end", true},
		{"data after words", most + " " + most + " " + more, true},
	} {
		if got := hasLongRun(c.text); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
