package issue

import (
	"strings"
	"testing"
)

func TestSaidIn(t *testing.T) {
	const (
		korea  = "north-korea-missile-and-nuclear-programme"
		region = "free-and-open-indo-pacific"
	)
	cases := []struct{ topic, issue, want string }{
		{"any attempt to alter the status quo by coercion", "", "change of status quo"},
		{"changes of the status quo by force", "", "change of status quo"},
		{"complete denuclearization of the korean peninsula", korea, "denuclearization"},
		{"courage in steps taken to disarm", korea, "courag disarm"},
		{"violence and restore democracy", "", "democraci violenc"},
		{"the fully restored democracy", "", "restoration of democracy"},
		{"ferries for the islands", "", "ferri island"},
		{"prices of vaccines", "", "price vaccin"},
		{"closer cooperation across the indo pacific", region, "indo pacif, vague"},
		{"working together", "", "togeth work, vague"},
		{"recent tests of missiles as part of the nuclear programme", korea, "nuclear test"},
	}
	rows, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	table := NewTable(nil, rows)
	for _, c := range cases {
		said := table.SaidIn(strings.Fields(c.topic), c.issue)
		got := strings.Join(said.Stems, " ")
		if said.Line != nil {
			got = said.Line.Name
		}
		if said.Vague {
			got += ", vague"
		}
		if got != c.want {
			t.Errorf("SaidIn(%q) = %q, want %q", c.topic, got, c.want)
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
	if _, err := readLines("# a\nceasefire"); err == nil || !strings.Contains(err.Error(), "lines.tsv:2: ") {
		t.Errorf("error %v, want one that names file and line", err)
	}
}
