package words

import (
	"fmt"
	"strings"
	"testing"
)

func TestClassTable(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"# a comment\nways\troad street\n", ""},
		{"ways\troad\nways\tstreet\n", "twice or empty"},
		{"ways\t \n", "twice or empty"},
		{"ways\troad street road\n", `"road" is there twice`},
		{"ways\n", "1 columns, want 2"},
	} {
		got := ""
		func() {
			defer func() {
				if p := recover(); p != nil {
					got = fmt.Sprint(p)
				}
			}()
			mustClasses("t.tsv", c.table)
		}()
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", c.table, got, c.want)
		}
	}
}

func TestUserClasses(t *testing.T) {
	ways := Class("ways")
	t.Cleanup(func() { delete(ways, "back alley") })
	if err := AddClasses("user.tsv", "# mine\nways\tback_alley\n"); err != nil || !ways["back alley"] {
		t.Errorf("error %v; the word is there: %v", err, ways["back alley"])
	}
	err := AddClasses("user.tsv", "\nwayss\tback_alley\n")
	if err == nil || err.Error() != `user.tsv:2: no class "wayss"` {
		t.Errorf("error %v", err)
	}
}

func TestPairs(t *testing.T) {
	if of := Pairs("padding")["importance"]; of != "of" {
		t.Errorf("importance: %q", of)
	}
	if id, ok := Pairs("orgNouns")["club"]; !ok || id != "" {
		t.Errorf("club: %q, %v", id, ok)
	}
	defer func() {
		if p := fmt.Sprint(recover()); !strings.Contains(p, `"b" is there twice`) {
			t.Errorf("%s", p)
		}
	}()
	mustPairs("t.tsv", "a\tb c\tx\na\tb\ty\n")
}
