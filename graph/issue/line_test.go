package issue

import (
	"strings"
	"testing"
)

func TestLineOf(t *testing.T) {
	const korea = "north-korea-missile-and-nuclear-programme"
	cases := []struct{ topic, issue, line, said string }{
		{"any attempt to alter the status quo by coercion", "", "change of status quo", ""},
		{"changes of the status quo by force", "", "change of status quo", ""},
		{"complete denuclearization of the korean peninsula", korea, "denuclearization", ""},
		{"courage in steps taken to disarm", korea, "", ""},
		{"violence and restore democracy", "", "restoration of democracy", "restore democracy"},
		{"ferries", "", "", ""},
	}
	rows, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	table := NewTable(nil, rows)
	for _, c := range cases {
		words := strings.Fields(c.topic)
		line, from := table.LineOf(words, c.issue)
		name := ""
		if line != nil {
			name = line.Name
		}
		if said := strings.Join(words[from:], " "); name != c.line || c.said != "" && said != c.said {
			t.Errorf("LineOf(%q) = %q, said in %q; want %q, %q", c.topic, name, said, c.line, c.said)
		}
	}
}

func TestReadLines(t *testing.T) {
	seen := make(map[string]bool)
	for _, l := range lines() {
		if seen[l.Name] || len(l.phrases) == 0 {
			t.Errorf("line %q stands twice, or has no phrase", l.Name)
		}
		seen[l.Name] = true
	}
	if _, err := readLines("# a\nceasefire"); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want one that names line 2", err)
	}
}
