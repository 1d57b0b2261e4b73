package export

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"entente/graph/network"
)

// wiki finds the links of Obsidian.
var wiki = regexp.MustCompile(`\[\[([^\]|]+)\|([^\]|]+)\]\]`)

// A parsedNote is what a parser of Markdown and one of YAML find in a note.
type parsedNote struct {
	properties  map[string]any
	headings    []string
	links, urls []string
	text        string
}

func parseNote(t *testing.T, path string) parsedNote {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("%s has no properties:\n%s", path, data)
	}
	var n parsedNote
	if err := yaml.Unmarshal([]byte(parts[1]), &n.properties); err != nil {
		t.Fatalf("the properties of %s: %v", path, err)
	}
	source := []byte(parts[2])
	err = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch node := node.(type) {
		case *ast.Heading:
			if entering {
				n.headings = append(n.headings, string(node.Lines().Value(source)))
			}
		case *ast.Link:
			if entering {
				n.urls = append(n.urls, string(node.Destination))
			}
		case *ast.RawHTML, *ast.HTMLBlock, *ast.Emphasis, *ast.CodeSpan:
			t.Errorf("%s: a text is taken for markup: %s", path, node.Kind())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	n.text = strings.ReplaceAll(parts[2], "\\", "")
	for _, m := range wiki.FindAllStringSubmatch(parts[2], -1) {
		n.links = append(n.links, m[1])
	}
	return n
}

// TestMarkdown reads the notes back, and follows each link. Two of one name have
// notes of their own.
func TestMarkdown(t *testing.T) {
	n := sample()
	n.nodes = append(n.nodes, network.Node{ID: "person:other", Name: "JAPAN", Kind: network.Actor, Group: "person", Names: []string{"J: \"x\""}},
		network.Node{ID: "person:up", Name: "../../up/.", Kind: network.Actor, Group: "person"})
	dir := t.TempDir()
	if err := find(t, "markdown").WriteFolder(t.Context(), dir, n); err != nil {
		t.Fatal(err)
	}
	notes := map[string]parsedNote{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(dir, path)
			notes[strings.TrimSuffix(filepath.ToSlash(name), ".md")] = parseNote(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) != len(n.nodes) {
		t.Errorf("%d notes of %d nodes", len(notes), len(n.nodes))
	}
	links, xids := 0, map[any]bool{}
	for name, note := range notes {
		xids[note.properties["id"]] = true
		links += len(note.links)
		for _, to := range note.links {
			if _, ok := notes[to]; !ok {
				t.Errorf("%s links to %q, which is not there", name, to)
			}
		}
	}
	if links != 2*len(n.edges) || len(xids) != len(n.nodes) {
		t.Errorf("%d links of %d edges, %d ids of %d nodes", links, len(n.edges), len(xids), len(n.nodes))
	}
	ferries := notes["positions/supports ferries"]
	if !slices.Equal(ferries.headings, []string{"supports ferries", "Held by"}) || !slices.Contains(ferries.urls, "https://example.com/a?b=1&c=(2)") ||
		!strings.Contains(ferries.text, "“Ferries, again.” [On [ferries]](<https://example.com/a?b=1&c=(2)>), 2022-09-22, score 0.75") {
		t.Errorf("the note of a position is %+v", ferries)
	}
}
