package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/urfave/cli/v2"
)

// TestWriteOutCleansUp fails to write: half a file goes, a device stays.
func TestWriteOutCleansUp(t *testing.T) {
	dir := t.TempDir()
	device := filepath.Join(dir, "device") // a link, so that no real one is at risk
	if err := os.Symlink(os.DevNull, device); err != nil {
		t.Skip("no symbolic links: ", err)
	}
	for _, c := range []struct {
		path  string
		stays bool
	}{{filepath.Join(dir, "page.html"), false}, {device, true}} {
		flags := flag.NewFlagSet("", flag.ContinueOnError)
		flags.String("out", c.path, "")
		broken := errors.New("broken")
		err := writeOut(cli.NewContext(nil, flags, nil), func(io.Writer) error { return broken })
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v, want it to wrap %v", c.path, err, broken)
		}
		if _, err := os.Lstat(c.path); (err == nil) != c.stays {
			t.Errorf("%s: %v, want it to stay: %v", c.path, err, c.stays)
		}
	}
}
