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
