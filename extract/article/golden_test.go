package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected parts of golden files")

// TestGolden reads the file "in" of each case and compares what is made of it
// with the file "want".
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			kept := ar.Files[:0]
			want := ""
			for _, f := range ar.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				kept = append(kept, f)
				in := t.TempDir() + "/" + f.Name
				if err := os.WriteFile(in, f.Data, 0o666); err != nil {
					t.Fatal(err)
				}
				for a, err := range Open(t.Context(), []string{in}, Options{AnyLanguage: true, NoFollow: true}) {
					if err != nil {
						fmt.Fprintf(&got, "skip %s\n", strings.ReplaceAll(err.Error(), filepath.Dir(in)+"/", ""))
						continue
					}
					describe(&got, a)
				}
			}
			if *update {
				ar.Files = append(kept, txtar.File{Name: "want", Data: []byte(got.String())})
				if err := os.WriteFile(path, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(want, got.String()); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// describe writes an article so that a person can read what is wrong with it.
func describe(b *strings.Builder, a *Article) {
	fmt.Fprintf(b, "article %s\n", a.Name)
	for _, f := range []struct{ name, value string }{
		{"title", a.Title}, {"published", a.Published}, {"author", a.Author}, {"site", a.Site}, {"url", a.URL}, {"language", a.Language},
	} {
		if f.value != "" {
			fmt.Fprintf(b, "  %s: %s\n", f.name, f.value)
		}
	}
	for _, bl := range a.Blocks {
		s := strings.Join(strings.Fields(a.Text[bl.Start:bl.End]), " ")
		if r := []rune(s); len(r) > 70 {
			s = string(r[:45]) + " … " + string(r[len(r)-20:])
		}
		kind := string(bl.Kind)
		if bl.Rule != "" {
			kind += "/" + bl.Rule
		}
		fmt.Fprintf(b, "  [%s] %s\n", kind, s)
	}
}
