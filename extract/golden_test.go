package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/fact"
)

var update = flag.Bool("update", false, "rewrite the facts of the golden articles")

// TestGolden compares the facts of the articles in testdata with what they
// were when somebody last read them through.
func TestGolden(t *testing.T) {
	compareFacts(t, "testdata/*.txtar", 12, func(t *testing.T, published string, files []txtar.File) []*article.Article {
		if len(files) != 2 {
			t.Fatalf("%d files in the archive, want article and facts", len(files))
		}
		return []*article.Article{article.FromText("golden", files[0].Data, article.Options{Published: published})}
	})
}

// compareFacts compares, or rewrites, the facts in archives that begin with "published: DATE" and hold pairs
// of a text and its facts. There are at least so many archives; articles makes the articles of one.
func compareFacts(t *testing.T, pattern string, least int, articles func(t *testing.T, published string, files []txtar.File) []*article.Article) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) < least {
		t.Fatalf("%s: %d, %v", pattern, len(paths), err)
	}
	x, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			arc, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			published, ok := strings.CutPrefix(strings.TrimSpace(string(arc.Comment)), "published:")
			if !ok {
				t.Fatal("the archive does not begin with published:")
			}
			if len(arc.Files) == 0 || len(arc.Files)%2 != 0 {
				t.Fatalf("%d files in the archive, want pairs of a text and its facts", len(arc.Files))
			}
			for i, a := range articles(t, strings.TrimSpace(published), arc.Files) {
				text, want := arc.Files[2*i], &arc.Files[2*i+1]
				got := factLines(x.Extract(a))
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(strings.Split(string(want.Data), "\n"), strings.Split(got, "\n")); diff != "" {
					t.Errorf("%s: facts changed (-was +is); rewrite with -update if they are right\n%s", text.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(arc), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// factLines is facts as people read them, one a line.
func factLines(f *fact.Facts) string {
	var b strings.Builder
	for _, a := range f.Actors {
		fmt.Fprintf(&b, "%s %s: %s", a.Kind, a.ID, a.Name)
		if a.Role != "" {
			fmt.Fprintf(&b, ", %s", a.Role)
		}
		if a.Of != "" {
			fmt.Fprintf(&b, " of %s", a.Of)
		}
		b.WriteByte('\n')
	}
	for _, m := range f.Meetings {
		fmt.Fprintf(&b, "%s %s: %s", m.Status, m.Kind, strings.Join(m.Participants, " "))
		if m.Place != "" {
			fmt.Fprintf(&b, " in %s", m.Place)
		}
		if m.Date != "" {
			fmt.Fprintf(&b, " on %s", m.Date)
		}
		b.WriteByte('\n')
	}
	for _, p := range f.Positions {
		fmt.Fprintf(&b, "%s %s", strings.Join(p.Holders, " "), p.Name)
		if p.Stance == fact.Agree || p.Stance == fact.Claim {
			fmt.Fprintf(&b, " (%s)", p.Stance)
		}
		if len(p.About) > 0 {
			fmt.Fprintf(&b, " about %s", strings.Join(p.About, " "))
		}
		b.WriteByte('\n')
	}
	for _, n := range f.Notes {
		fmt.Fprintf(&b, "note: %s\n", n)
	}
	return b.String()
}
