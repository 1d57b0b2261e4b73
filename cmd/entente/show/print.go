package show

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Values of Options.Colour.
const (
	Auto   = "auto" // on a terminal, unless NO_COLOR is set
	Always = "always"
	Never  = "never"
)

// Options choose how an answer is shown.
type Options struct {
	Colour string // one of the above; none is never
	Pager  bool   // that of PAGER, or less, may show it
}

// Print lays an answer out for a writer, and prints it: by a pager where that is a
// terminal, and has fewer lines.
func Print(w io.Writer, o Options, lay func(*Page)) error {
	file := Terminal(w)
	p := NewPage(Width(w), o.coloured(file))
	lay(p)
	page := p.String()
	if file == nil {
		return written(w, page)
	}
	if pager := pager(); o.Pager && pager != nil && strings.Count(page, "\n") >= height(file) {
		return paged(pager, file, page)
	}
	return written(file, page) // around the screen, which would show colours as what they are
}

func written(w io.Writer, page string) error {
	if _, err := io.WriteString(w, page); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// coloured reports whether there are to be colours.
func (o Options) coloured(terminal *os.File) bool {
	switch o.Colour {
	case Always:
		return true
	case Auto:
		return terminal != nil && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return false
}

// usual is the width of what is no terminal, or does not know.
const usual = 80

// Width is how many columns a line has: as COLUMNS says, or the terminal.
func Width(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f := Terminal(w); f != nil {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return usual
}

// height is how many lines a terminal shows.
func height(f *os.File) int {
	if _, n, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
		return n
	}
	n, _ := strconv.Atoi(os.Getenv("LINES"))
	return cmp.Or(max(n, 0), 24)
}

// pager is the command that shows long answers, nil for none.
func pager() []string {
	command, set := os.LookupEnv("PAGER")
	if !set {
		command = "less"
	}
	words := strings.Fields(command)
	if len(words) == 0 || words[0] == "cat" {
		return nil
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil
	}
	return words
}

// paged shows a page by a pager, which one may leave before its end.
func paged(pager []string, file *os.File, page string) error {
	c := exec.Command(pager[0], pager[1:]...)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(page), file, os.Stderr
	c.Env = os.Environ()
	if _, set := os.LookupEnv("LESS"); !set {
		c.Env = append(c.Env, "LESS=FRX") // leave where all fits, colours, the page stays on the screen
	}
	var left *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &left) {
		return fmt.Errorf("showing the answer by %s: %w", pager[0], err)
	}
	return nil
}
