package issue

import (
	"strings"
	"testing"

	"entente/extract/fact"
)

// TestShipped checks the table: that it can be read, that every row can be
// found by its ID, and that no two rows are the same issue.
func TestShipped(t *testing.T) {
	rows, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 150 {
		t.Errorf("%d issues, want 150 and more", len(rows))
	}
	table := NewTable(nil, rows)
	seen := make(map[string]string)
	for i := range rows {
		r := &rows[i]
		id := r.id(nil)
		if was := seen[id]; was != "" {
			t.Errorf("%q and %q have one ID", was, r.Name)
		}
		seen[id] = r.Name
		for _, s := range r.Signs {
			if len(stemsOf(s)) == 0 {
				t.Errorf("%s: sign %q has no word that tells anything", r.Name, s)
			}
		}
		if is := table.ByID(id); is == nil || r.places == 0 && is.Name != r.Name {
			t.Errorf("%s is not found by its ID %s", r.Name, id)
		}
	}
}

func TestRead(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"comments and blank lines", "# a\n\nferries\tboats\tJPN+KOR; -\tferry; car ferry\t-\n", ""},
		{"a column missing", "ferries\tboats\tJPN\tferry\n", "x.tsv:1: 4 columns, want 5"},
		{"no sign", "# a\nferries\t-\t-\t-\tboat\n", "x.tsv:2: \"ferries\" has no sign"},
		{"no name", "-\t-\t-\tferry\t-\n", "the issue has no name"},
		{"three places", "of {} {} {}\t-\t-\tferry\t-\n", "more than two countries"},
	}
	for _, c := range cases {
		_, err := Read(strings.NewReader(c.text), "x.tsv")
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("ferries\tboats\tJPN+KOR\tferry; car ferry\tport\n")
	f.Add("elections in {}\t-\t{}\telection\tvote\n# x\n\t\t\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := Read(strings.NewReader(text), "x.tsv")
		if err != nil {
			return
		}
		facts := &fact.Facts{Actors: []fact.Actor{{ID: "JPN", Code: "JPN", Kind: fact.Country, Name: "Japan", Names: []string{"Japan"}}},
			Positions: []fact.Position{{Topic: text, Holders: []string{"JPN"}}}}
		table := NewTable(rows, nil)
		for _, id := range table.Assign(text, text, facts) {
			if id != "" && table.ByID(id) == nil {
				t.Errorf("no issue of ID %q", id)
			}
		}
	})
}

// TestOwnRowsWin sees that a user's row takes what a shipped one would have.
func TestOwnRowsWin(t *testing.T) {
	rows, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	own, err := Read(strings.NewReader("missiles\t-\tPRK\tballistic missile\t-\n"), "own.tsv")
	if err != nil {
		t.Fatal(err)
	}
	facts := &fact.Facts{Actors: []fact.Actor{{ID: "PRK", Code: "PRK", Kind: fact.Country, Name: "North Korea", Names: []string{"North Korea"}}},
		Positions: []fact.Position{{Topic: "ballistic missile launches", About: []string{"PRK"}}, {Topic: "nuclear test", About: []string{"PRK"}}}}
	got := NewTable(own, rows).Assign("", "", facts)
	if want := []string{"missiles", "north-korea-missile-and-nuclear-programme"}; got[0] != want[0] || got[1] != want[1] {
		t.Errorf("assigned to %q, want %q", got, want)
	}
}
