package article

import "testing"

func TestWireHeadlines(t *testing.T) {
	for _, c := range []struct{ line, title string }{
		{"UPDATE 2-Norway condemns closing of harbour -minister", "Norway condemns closing of harbour"},
		{"WRAPUP 1-Chile rejects plan", "Chile rejects plan"},
		{"EXCLUSIVE-Kenya to leave pact -sources", "Kenya to leave pact"},
		{"CORRECTED-UPDATE 1-Ghana backs truce -state TV", "Ghana backs truce"},
		{"BREAKING: Peru closes border", "Peru closes border"},
		{"US-China talks end", "US-China talks end"},
		{"Togo - a land on the coast", "Togo - a land on the coast"},
	} {
		a := FromText("wire", []byte(c.line+"\n\nOfficials gave no details on Tuesday, and said that more would be told in the week.\n"), Options{})
		var got string
		for _, b := range a.Blocks {
			if b.Kind == Title {
				got = a.Text[b.Start:b.End]
			}
		}
		if got != c.title {
			t.Errorf("%s\ngot %q, want %q", c.line, got, c.title)
		}
	}
}
