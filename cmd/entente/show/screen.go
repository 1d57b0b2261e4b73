package show

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/term"
)

// A screen passes text on to a terminal. What would steer that, in names, quotes
// or the words of servers, is shown as what it is: "\x1b" or "\u202e".
type screen struct {
	file *os.File // nil where it is none

	mu   sync.Mutex
	w    io.Writer
	part []byte // of a character, that is to be followed by the rest of it
}

// OnScreen is a screen on a file that is a terminal, or else the file itself.
func OnScreen(f *os.File) io.Writer {
	if !term.IsTerminal(int(f.Fd())) {
		return f
	}
	return &screen{file: f, w: f}
}

// Terminal is the terminal that a writer ends in, or nil.
func Terminal(w io.Writer) *os.File {
	switch w := w.(type) {
	case *screen:
		return w.file
	case *os.File:
		if term.IsTerminal(int(w.Fd())) {
			return w
		}
	}
	return nil
}

// Write passes text on. Bytes that are no text are shown one by one.
func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := append(s.part, b...)
	s.part = nil
	var out strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1 && !utf8.FullRune(text):
			s.part = append(s.part, text...)
			size = len(text)
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&out, `\x%02x`, text[0])
		case steers(r) && r < 0x80:
			fmt.Fprintf(&out, `\x%02x`, r)
		case steers(r):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.Write(text[:size])
		}
		text = text[size:]
	}
	if _, err := io.WriteString(s.w, out.String()); err != nil {
		return 0, err
	}
	return len(b), nil
}

// steers reports whether a terminal takes a character for an order: control
// characters but the ends of lines and tabs, and those that turn the direction
// of writing.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ' || r >= 0x7f && r < 0xa0: // C0, C1
		return true
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
		return true
	}
	return r == 0x200e || r == 0x200f || r == 0x061c || r == 0x2028 || r == 0x2029
}

// OneLine is a text as it may stand within a line: what would break that, or
// steer the terminal, is a space.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || steers(r) {
			return ' '
		}
		return r
	}, s)
}
