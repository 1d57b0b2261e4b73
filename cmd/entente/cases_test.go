package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extract/fact"
)

var updateCases = flag.Bool("update-cases", false, "rewrite testdata/cases.txt")

// TestCases reads each file in testdata/cases, which is of a kind that papers,
// feeds, archives and crawlers send, and compares its facts with
// testdata/cases.txt.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/cases/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var got strings.Builder
	for _, path := range paths {
		fmt.Fprintf(&got, "%s\n", filepath.Base(path))
		r := runProgram(t.Context(), "extract", "--no-follow", path)
		for line := range strings.Lines(r.out) {
			var f fact.Facts
			if err := json.NewDecoder(bytes.NewReader([]byte(line))).Decode(&f); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			writeCase(&got, &f)
		}
		if r.errOut != "" {
			got.WriteString("  " + strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll(r.errOut, path, filepath.Base(path))), "\n", "\n  ") + "\n")
		}
	}
	const golden = "testdata/cases.txt"
	if *updateCases {
		if err := os.WriteFile(golden, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// writeCase writes what an article says.
func writeCase(b *strings.Builder, f *fact.Facts) {
	published := f.Published
	if published == "" {
		published = "no date"
	}
	fmt.Fprintf(b, "  article of %s\n", published)
	for _, m := range f.Meetings {
		date := m.Date
		if date == "" {
			date = "no date"
		}
		fmt.Fprintf(b, "    met %s: %s\n", date, strings.Join(m.Participants, " "))
	}
	for _, p := range f.Positions {
		fmt.Fprintf(b, "    %s: %s %s\n", strings.Join(p.Holders, " "), p.Stance, p.Topic)
	}
}
