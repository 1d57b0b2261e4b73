package graph

import (
	"go/build"
	"slices"
	"strings"
	"testing"
)

// TestWhoIsWhoStandsApart holds that who is who (keys, people, offices, meetings, signatures) knows
// nothing of how it is written (sessions, revisions, locks) nor of the database.
func TestWhoIsWhoStandsApart(t *testing.T) {
	below := []string{"entente/extract/fact", "entente/extract/tsv", "entente/graph/plain"}
	for _, room := range []string{"identity", "plain"} {
		p, err := build.ImportDir(room, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "entente/") && !slices.Contains(below, imp) || strings.Contains(imp, "dgraph") {
				t.Errorf("graph/%s imports %s", room, imp)
			}
		}
	}
}
