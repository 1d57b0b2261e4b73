package extract_test

import (
	"slices"
	"strings"
	"testing"

	"entente/extract"
	"entente/extract/article"
	"entente/extract/fact"
)

const trawlers = `Norway condemns raid on trawlers

OSLO, May 6, 2024 - Norway strongly condemned the raid by Iceland on three of its trawlers.

Norwegian Foreign Minister Jane Roe called on Iceland to release the crews at once. "We cannot stand by while fishermen are held," she told reporters after she met Danish Foreign Minister Lars Berg in Oslo on Monday.

The harbour was quiet in the evening.
`

// TestReader reads an article with the learned reader: what it finds is proved by the text, has a
// score, and is the same as what a reader of the article would say.
func TestReader(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := article.FromText("trawlers", []byte(trawlers), article.Options{Published: "2024-05-06"})
	f := x.Extract(a)
	var got []string
	for _, p := range f.Positions {
		got = append(got, strings.Join(p.Holders, "+")+" "+string(p.Stance))
		if p.Quote != a.Text[p.Start:p.End] || p.Score <= 0 || p.Score > 1 || p.Topic == "" || len(strings.Fields(p.Topic)) > 10 {
			t.Errorf("position %+v", p)
		}
	}
	for _, want := range []string{"NOR condemn", "jane-roe demand"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	if len(f.Meetings) != 1 || !slices.Contains(f.Meetings[0].Participants, "lars-berg") || f.Meetings[0].Score <= 0 {
		t.Errorf("meetings %+v", f.Meetings)
	}
	f.AtLeast(1)
	if len(f.Positions)+len(f.Meetings) > 0 {
		t.Errorf("facts that are right for sure: %+v %+v", f.Positions, f.Meetings)
	}
	fast, err := extract.New(extract.Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(fast.Extract(a).Positions, func(p fact.Position) bool { return p.Score != 0 }) {
		t.Error("rules alone gave a score")
	}
}

// TestDenied reads sentences in which a stance is denied, dropped or another's: the learned reader
// adds none that the rules know not to hold, and turns none into its opposite.
func TestDenied(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Chile, and not Peru, supports the ban on mining.", "CHL support"},
		{"Kenya withdrew its opposition to the dam.", ""},
		{"Neither Ghana nor Togo condemned the coup.", ""},
		{"Finland stopped short of condemning the raid on the port.", ""},
		{"Brazil supports the ban on mining.", "BRA support"},
	} {
		var got []string
		for _, p := range x.Extract(article.FromText("denied", []byte(c.text), article.Options{})).Positions {
			got = append(got, strings.Join(p.Holders, "+")+" "+string(p.Stance))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s\ngot %q, want %q", c.text, got, c.want)
		}
	}
}

// TestNoMeeting reads sentences that name two sides, and tell of no meeting or deny one: the learned
// reader finds one only where a word of meetings stands that nothing denies.
func TestNoMeeting(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	meetings := func(text string) []fact.Meeting {
		return x.Extract(article.FromText("a", []byte("Talks\n\n"+text+"\n"), article.Options{Published: "2024-05-08", AnyLanguage: true})).Meetings
	}
	for _, text := range []string{
		"Norway will face Portugal in Lisbon on Saturday.",
		"Norway met Portugal on the pitch in Lisbon on Friday and lost 2-0.",
		"Norway met the target that the European Union had set.",
		"Norway and Portugal exchanged letters on Monday.",
		"Norway received a letter from Portugal on Tuesday.",
		"Norway welcomed Portugal's decision on Tuesday.",
		"Norway hosts a large community of refugees from Ukraine.",
		"Norway wants talks with Portugal on fishing quotas.",
		"Norway has offered talks to Portugal.",
		"Norway's foreign minister Jonas Berg called for talks between Portugal and Spain.",
		"Norwegian Foreign Minister Jonas Berg could visit Lisbon next month, the ministry said.",
		"Jonas Berg, Norway's prime minister, said he would be willing to meet Portuguese President Ana Lopes.",
		"Talks between Norway and Portugal are unlikely, the ministry said.",
		"The court called Jonas Berg and Anna Lind as witnesses.",
		"BRUSSELS/LONDON (AP) -- France welcomed the decision of Germany.",
		"Norway regularly holds consultations with Portugal.",
		"The meeting point of Norway and Sweden lies at Halden.",
	} {
		if got := meetings(text); len(got) > 0 {
			t.Errorf("%s\n%+v", text, got)
		}
	}
	for _, text := range []string{
		"Jonas Berg, Norway's foreign minister, told a conference in Berlin on Tuesday that Portugal was right.",
		"The Politburo of the Chinese Communist Party held a meeting on Tuesday.",
	} {
		if got := meetings(text); len(got) != 1 || got[0].Rule != fact.ReaderRule {
			t.Errorf("%s\n%+v", text, got)
		}
	}
}
