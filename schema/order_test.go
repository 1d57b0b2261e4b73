package schema

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// TestOrdersSayHowMany holds that what is put in order is not cut: without a number, Dgraph gives the first
// thousand and doesn't say so. Of what one statement or meeting has there are never so many.
func TestOrdersSayHowMany(t *testing.T) {
	few := regexp.MustCompile(`\b(holder|about|~attends) $`)
	arguments := regexp.MustCompile(`\((?:[^()]|\([^()]*\))*order(?:asc|desc):(?:[^()]|\([^()]*\))*\)`)
	n := 0
	err := fs.WalkDir(queries, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(queries, path)
		if err != nil {
			return err
		}
		text := string(data)
		for _, at := range arguments.FindAllStringIndex(text, -1) {
			n++
			if list := text[at[0]:at[1]]; !strings.Contains(list, "first:") && !few.MatchString(text[:at[0]]) {
				t.Errorf("%s: %s", path, list)
			}
		}
		return nil
	})
	if err != nil || n < 50 {
		t.Fatalf("%d orders, %v", n, err)
	}
}
