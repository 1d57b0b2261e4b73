package tsv

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
)

func TestEach(t *testing.T) {
	for _, c := range []struct{ name, text, want, err string }{
		{"rows", "# word\tkind\n\na\tb\n  \nc\td", "3 a b; 5 c d; ", ""},
		{"line ends of Windows", "# x\r\na\tb\r\n", "2 a b; ", ""},
		{"empty columns", "\tb\na\t\n", "1  b; 2 a ; ", ""},
		{"too few", "a\tb\n\nc\n", "1 a b; ", "t.tsv:3: 1 columns, want 2 (word, kind)"},
		{"too many", "a\tb\tc\n", "", "t.tsv:1: 3 columns, want 2 (word, kind)"},
		{"the row's own", "# x\na\tbad\n", "", "t.tsv:2: a bad row"},
	} {
		got, errs := "", ""
		err := Each("t.tsv", c.text, "word, kind", func(line int, f []string) error {
			if f[1] == "bad" {
				return errors.New("a bad row")
			}
			got += fmt.Sprint(line, " ", strings.Join(f, " "), "; ")
			return nil
		})
		if err != nil {
			errs = err.Error()
		}
		if got != c.want || errs != c.err {
			t.Errorf("%s: %q, error %q, want %q, error %q", c.name, got, errs, c.want, c.err)
		}
	}
}

func TestRead(t *testing.T) {
	n := 0
	count := func(int, []string) error { n++; return nil }
	if err := Read("t.tsv", strings.NewReader("a\nb\n"), "word", count); err != nil || n != 2 {
		t.Errorf("%d rows, error %v", n, err)
	}
	broken := errors.New("broken disk")
	if err := Read("t.tsv", iotest.ErrReader(broken), "word", count); !errors.Is(err, broken) || !strings.Contains(err.Error(), "t.tsv") {
		t.Errorf("error %v", err)
	}
}

func TestRows(t *testing.T) {
	if got := Rows("t.tsv", "a\tb\n", "word, kind"); len(got) != 1 || got[0][1] != "b" {
		t.Errorf("%q", got)
	}
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, "t.tsv:1: ") {
			t.Errorf("a broken table: %s", p)
		}
	}()
	Rows("t.tsv", "a\n", "word, kind")
}
