package main

import (
	"strings"
	"testing"
)

func TestFlagsFirst(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"entente", "entente"},
		{"entente --help", "entente --help"},
		{"entente eval gold --each --pred dir", "entente eval --each --pred dir gold"},
		{"entente eval --pred=dir gold --json", "entente eval --pred=dir --json gold"},
		{"entente eval events file --wrong", "entente eval events --wrong file"},
		{"entente extract - --date 2022 -o out x", "entente extract --date 2022 -o out - x"},
		{"entente extract a -- --date b", "entente extract a -- --date b"},
		{"entente extract a --date", "entente extract --date a"},
		{"entente nonsense a --b", "entente --b nonsense a"},
	} {
		if got := strings.Join(flagsFirst(commands(), strings.Fields(c.args)), " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.args, got, c.want)
		}
	}
}
