package show

import (
	"strings"
	"testing"
)

func TestScreen(t *testing.T) {
	for _, c := range []struct {
		name   string
		writes []string
		want   string
	}{
		{"plain", []string{"Zoë said: “no”\n\tindented\n"}, "Zoë said: “no”\n\tindented\n"},
		{"escape sequence", []string{"\x1b]0;title\x07\x1b[2Jgone"}, `\x1b]0;title\x07\x1b[2Jgone`},
		{"carriage return", []string{"100 articles\rall is well"}, `100 articles\x0dall is well`},
		{"eight-bit control", []string{"a\u009b2Jb"}, `a\u009b2Jb`},
		{"bidi override", []string{"invoice\u202efdp.exe"}, `invoice\u202efdp.exe`},
		{"isolate and mark", []string{"\u2066a\u2069\u200f"}, `\u2066a\u2069\u200f`},
		{"line separator", []string{"a\u2028b"}, `a\u2028b`},
		{"no text", []string{"\xff\xfe"}, `\xff\xfe`},
		{"a character in two writes", []string{"caf\xc3", "\xa9"}, "café"},
		{"an order in two writes", []string{"\xe2\x80", "\xae!"}, `\u202e!`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			s := &screen{w: &b}
			for _, w := range c.writes {
				if n, err := s.Write([]byte(w)); err != nil || n != len(w) {
					t.Fatalf("Write: %d, %v", n, err)
				}
			}
			if b.String() != c.want {
				t.Errorf("got %q, want %q", b.String(), c.want)
			}
		})
	}
}
