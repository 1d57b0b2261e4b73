package lexicon

import (
	"regexp"
	"strings"
	"testing"
)

func TestEventLexicon(t *testing.T) {
	l, err := loadEvents("events.tsv", eventsTSV)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, rows := range l.Rows {
		for _, r := range rows {
			used[r.Typ] = true
		}
	}
	for _, class := range regexp.MustCompile(`(?m)^@\w+`).FindAllString(eventsTSV, -1) {
		if n := len(regexp.MustCompile(class+`\b`).FindAllString(eventsTSV, -1)); n < 2 {
			t.Errorf("class %s is not used", class)
		}
	}
	for typ := range Quad {
		if !used[typ] {
			t.Errorf("no row for %s", typ)
		}
	}
}

func TestEventLexiconErrors(t *testing.T) {
	tests := []struct{ name, table, want string }{
		{"columns", "meet\tverb\t-\tCONSULT", "columns"},
		{"part of speech", "meet\tvrb\t-\tCONSULT\t", "part of speech"},
		{"type", "meet\tverb\t-\tCHAT\t", `unknown type "CHAT"`},
		{"slot", "meet\tverb\tby:train\tCONSULT\t", "does not begin with"},
		{"class", "meet\tverb\tobj:@nobody\tCONSULT\t", "@nobody is not defined"},
		{"type in a condition", "meet\tverb\tobj:AIDS\tCONSULT\t", "unknown type AIDS"},
		{"class twice", "@a\tclass\tx\t-\t\n@a\tclass\ty\t-\t", "t.tsv:2"},
		{"never tried", "meet\tverb\t-\tCONSULT\t\nmeet\tverb\t-\tAGREE\t", "already"},
		{"empty predicate", "meet, \tverb\t-\tCONSULT\t", "empty predicate"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadEvents("t.tsv", tt.table)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "t.tsv:") {
				t.Errorf("error %v, want one with the line and %q", err, tt.want)
			}
		})
	}
}
