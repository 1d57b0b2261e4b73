package extract

import (
	"testing"

	"entente/extract/article"
)

// TestTurns: what is said in a transcript is said by whoever has the floor.
func TestTurns(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	const berg = "Talks\n\nJan Berg, foreign minister of Norway: We oppose the quota on cod.\n\n"
	for _, c := range []struct{ name, text, holder, topic string }{
		{"office behind the name", berg + "Anna Lind, anchor: Do you support a ban on trawling?\n", "jan-berg", "quota"},
		{"surname alone", berg + "Anna Lind, anchor: And you?\n\nBerg (through translator): We condemn the raid on the harbour.\n", "jan-berg", "raid on harbour"},
		{"Q and a name", "Talks\n\nAnna Lind spoke with the Norwegian foreign minister, Jan Berg.\n\nQ: What do you say?\n\nBERG: We condemn the raid on the harbour.\n\nQ: Why?\n\nBERG: You know why.\n", "jan-berg", "raid on harbour"},
		{"a country", "Debate\n\nNorway: We condemn the raid on the harbour.\n\nPortugal: You do.\n\nNorway: We do.\n", "NOR", "raid on harbour"},
	} {
		f := x.Extract(article.FromText(c.name, []byte(c.text), article.Options{}))
		found := false
		for _, p := range f.Positions {
			found = found || p.Topic == c.topic && len(p.Holders) == 1 && p.Holders[0] == c.holder
			for _, h := range p.Holders {
				if h == "anna-lind" {
					t.Errorf("%s: who only asks holds %q", c.name, p.Topic)
				}
			}
		}
		if !found {
			t.Errorf("%s: %s does not hold %q: %+v", c.name, c.holder, c.topic, f.Positions)
		}
	}
}

// TestEntryDates: in a live blog days count from the entry that names them.
func TestEntryDates(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := article.FromText("live", []byte("Live\n\nThe ministers of Norway and Portugal met in Oslo on Tuesday.\n\nThe ministers of Sweden and Denmark met in Malmo on Monday.\n"), article.Options{Published: "2024-05-06"})
	for i := range a.Blocks {
		if i == 1 {
			a.Blocks[i].Date = "2024-05-07"
		}
	}
	got := map[string]bool{}
	for _, m := range x.Extract(a).Meetings {
		got[m.Date] = true
	}
	if len(got) != 2 || !got["2024-05-07"] || !got["2024-05-06"] {
		t.Errorf("meetings on %v, want 2024-05-06 and 2024-05-07", got)
	}
}
