package show

import (
	"bufio"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// TestTerminal prints on a terminal of some size: colours, lines of its width, and a
// pager for what is longer.
func TestTerminal(t *testing.T) {
	const red = "\x1b[31m"
	long := func(p *Page) {
		p.Put("  ", Against, strings.Repeat("opposes ", 24)+"\x1b[2J\u202e")
		p.Put("", Plain, "end")
	}
	for _, c := range []struct {
		name     string
		env      map[string]string
		options  Options
		columns  int
		lines    int
		coloured bool
		paged    bool
		want     int // lines
	}{
		{name: "narrow", options: Options{Colour: Auto}, columns: 80, lines: 40, coloured: true, want: 4},
		{name: "wide", options: Options{Colour: Auto}, columns: 200, lines: 40, coloured: true, want: 2},
		{name: "COLUMNS", env: map[string]string{"COLUMNS": "200"}, columns: 80, lines: 40, want: 2},
		{name: "NO_COLOR", env: map[string]string{"NO_COLOR": "1"}, options: Options{Colour: Auto}, columns: 80, lines: 40, want: 4},
		{name: "always", env: map[string]string{"NO_COLOR": "1"}, options: Options{Colour: Always}, columns: 80, lines: 40, coloured: true, want: 4},
		{name: "never", options: Options{Colour: Never}, columns: 80, lines: 40, want: 4},
		{name: "pager", env: map[string]string{"PAGER": "sed s/^/paged:/"}, options: Options{Pager: true, Colour: Auto}, columns: 80, lines: 3, coloured: true, paged: true, want: 4},
		{name: "it fits", env: map[string]string{"PAGER": "sed s/^/paged:/"}, options: Options{Pager: true}, columns: 80, lines: 40, want: 4},
		{name: "no pager", env: map[string]string{"PAGER": "sed s/^/paged:/"}, columns: 80, lines: 3, want: 4},
		{name: "empty PAGER", env: map[string]string{"PAGER": ""}, options: Options{Pager: true}, columns: 80, lines: 3, want: 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, name := range []string{"COLUMNS", "NO_COLOR", "PAGER"} {
				t.Setenv(name, c.env[name])
			}
			t.Setenv("TERM", "xterm")
			got := onTerminal(t, c.columns, c.lines, c.options, long)
			if n := strings.Count(got, "\n"); n != c.want {
				t.Errorf("%d lines, want %d:\n%q", n, c.want, got)
			}
			if strings.Contains(got, red) != c.coloured {
				t.Errorf("colours: %v, want %v:\n%q", !c.coloured, c.coloured, got)
			}
			if strings.Contains(got, "paged:") != c.paged {
				t.Errorf("paged: %v, want %v:\n%q", !c.paged, c.paged, got)
			}
			if strings.Contains(got, "\x1b[2J") || strings.Contains(got, "\u202e") {
				t.Errorf("words steer the terminal: %q", got)
			}
		})
	}
}

// onTerminal is what a terminal of some size is sent.
func onTerminal(t *testing.T, columns, lines int, o Options, lay func(*Page)) string {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skip("no terminal can be opened:", err)
	}
	defer master.Close()
	if err := pty.Setsize(tty, &pty.Winsize{Rows: uint16(lines), Cols: uint16(columns)}); err != nil {
		t.Fatal(err)
	}
	sent := make(chan string)
	go func() {
		var b strings.Builder
		for s := bufio.NewScanner(master); s.Scan(); {
			b.WriteString(s.Text() + "\n")
			if strings.HasSuffix(s.Text(), "end") {
				break
			}
		}
		sent <- b.String()
	}()
	if err := Print(OnScreen(tty), o, lay); err != nil {
		t.Fatal(err)
	}
	got := <-sent
	if err := tty.Close(); err != nil {
		t.Fatal(err)
	}
	return got
}
