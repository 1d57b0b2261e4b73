package extract

import (
	"testing"

	"entente/extract/article"
	"github.com/google/go-cmp/cmp"
)

// TestTurns: what is said in a transcript is said by whoever has the floor.
func TestTurns(t *testing.T) {
	x, err := New(Options{Fast: true})
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

// TestLists: the items of a list go on with the sentence that leads into it,
// however they are marked, and sentences of their own do not.
func TestLists(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	const met = "Talks\n\nThe leaders of France, Germany and Poland met in Weimar on 12 June 2023. "
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"bullets", met + "The three countries:\n\n• condemn Russia's attack on the dam;\n• support the accession of Moldova to the European Union;\n• oppose any recognition of the annexation of Crimea.\n",
			[]string{"condemn Russia's attack on dam", "support accession of Moldova to European Union", "oppose recognition of annexation of Crimea"}},
		{"we and dashes", met + "We:\n\n- condemn Russia's attack on the dam;\n- call on Belarus to release all political prisoners.\n",
			[]string{"condemn Russia's attack on dam", "demand release of political prisoners"}},
		{"numbers and capitals", met + "We:\n\n1. Condemn the attack on the dam;\n2. Call on Belarus to release all political prisoners; and\n3. Support the accession of Moldova.\n\nWe met in Oslo.\n",
			[]string{"condemn attack on dam", "demand release of political prisoners", "support accession of Moldova"}},
		{"Roman numbers", met + "The three countries agreed:\n\n(i) to condemn the attack on the dam;\n(ii) to support the accession of Moldova; and\n(iii) to oppose the annexation.\n",
			[]string{"agree condemning attack on dam", "agree supporting accession of Moldova", "agree opposing annexation"}},
		{"no markers", met + "The three countries:\n\ncondemn the attack on the dam;\n\nsupport the accession of Moldova.\n",
			[]string{"condemn attack on dam", "support accession of Moldova"}},
		{"sentences", met + "The text says:\n\n- Norway condemns the attack on the dam.\n- Sweden supports the accession of Moldova.\n",
			[]string{"condemn attack on dam", "support accession of Moldova"}},
	} {
		var got []string
		for _, p := range x.Extract(article.FromText("list", []byte(c.text), article.Options{})).Positions {
			got = append(got, string(p.Stance)+" "+p.Topic)
			if want := 3; c.name != "sentences" && len(p.Holders) != want {
				t.Errorf("%s: %q is held by %v", c.name, p.Topic, p.Holders)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
	}
}

// TestEntryDates: in a live blog days count from the entry that names them.
func TestEntryDates(t *testing.T) {
	x, err := New(Options{Fast: true})
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
