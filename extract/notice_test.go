package extract

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEmbeddedDataIsAccountedFor holds that each file which is built into the program says where it
// is from: a table of our own by the comment that it begins with, all else by a NOTICE or LICENSE that
// stands beside it and names it.
func TestEmbeddedDataIsAccountedFor(t *testing.T) {
	n := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, pattern := range embeds(t, path) {
			files, err := filepath.Glob(filepath.Join(filepath.Dir(path), pattern))
			if err != nil || len(files) == 0 {
				t.Errorf("%s: %s: %d files, %v", path, pattern, len(files), err)
			}
			for _, f := range files {
				n++
				if !isAccountedFor(t, f) {
					t.Errorf("%s, built in by %s, has neither a comment at its head nor a NOTICE", f, path)
				}
			}
		}
		return nil
	})
	if err != nil || n < 20 {
		t.Fatalf("%d files, %v", n, err)
	}
}

// embeds are the patterns of the go:embed lines of a file.
func embeds(t *testing.T, path string) []string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if p, ok := strings.CutPrefix(strings.TrimSpace(line), "//go:embed "); ok {
			out = append(out, strings.Fields(p)...)
		}
	}
	return out
}

func isAccountedFor(t *testing.T, path string) bool {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return err == nil // a folder of our own sources
	}
	for _, dir := range []string{filepath.Dir(path), filepath.Dir(filepath.Dir(path))} {
		if notice, err := os.ReadFile(filepath.Join(dir, "NOTICE")); err == nil && strings.Contains(string(notice), filepath.Base(path)) {
			return true
		}
	}
	base, _, _ := strings.Cut(filepath.Base(path), ".")
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), base+".LICENSE")); err == nil {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	line, _ := bufio.NewReader(f).ReadString('\n')
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//") || filepath.Ext(path) == ".txt" && strings.Contains(path, "engine")
}
