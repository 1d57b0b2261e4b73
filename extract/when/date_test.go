package when

import (
	"strings"
	"testing"
	"unicode"

	"entente/extract/nlp"
)

// bare makes tokens of words that stand apart, without a tree.
func bare(text string) []nlp.Token {
	var out []nlp.Token
	for w := range strings.FieldsSeq(text) {
		t := nlp.Token{Text: w, Head: -1, XPOS: "NN"}
		switch {
		case w == "'s":
			t.XPOS = "POS"
		case strings.HasSuffix(w, "s"):
			t.XPOS = "NNS"
		case unicode.IsUpper(rune(w[0])):
			t.XPOS = "NNP"
		}
		out = append(out, t)
	}
	return out
}

func TestDates(t *testing.T) {
	// 2022-07-14 was a Thursday.
	for _, c := range []struct{ text, past, future string }{
		{"on Thursday", "2022-07-14", "2022-07-14"},
		{"on Friday", "2022-07-08", "2022-07-15"},
		{"last Thursday", "2022-07-07", "2022-07-07"},
		{"next Thursday", "2022-07-21", "2022-07-21"},
		{"Thursday , July 21", "2022-07-21", "2022-07-21"},
		{"last week", "2022-07", "2022-07"},
		{"two weeks ago", "2022", "2022"}, // 27 June to 3 July
		{"this week", "2022-07", "2022-07"},
		{"earlier this month", "2022-07", "2022-07"},
		{"next month", "2022-08", "2022-08"},
		{"in early August", "2021-08", "2022-08"},
		{"in July", "2022-07", "2022-07"},
		{"mid-June", "2022-06", "2023-06"},
		{"in mid - June", "2022-06", "2023-06"},
		{"in March of last year", "2021-03", "2021-03"},
		{"last June", "2022-06", "2022-06"},
		{"July 8", "2022-07-08", "2023-07-08"},
		{"Sept. 3", "2022-09-03", "2022-09-03"}, // seven weeks ahead is an appointment
		{"December 3", "2021-12-03", "2022-12-03"},
		{"8 July 2022", "2022-07-08", "2022-07-08"},
		{"July 8 , 2021", "2021-07-08", "2021-07-08"},
		{"the 8th of July 2019", "2019-07-08", "2019-07-08"},
		{"July 8-10", "2022-07", "2023-07"},
		{"8 to 10 July", "2022-07", "2023-07"},
		{"February 30 , 2022", "", ""},
		{"in 2018", "2018", "2018"},
		{"the 2018 summit", "2018", "2018"},
		{"of 2018 soldiers", "", ""},
		{"this year", "2022", "2022"},
		{"last year", "2021", "2021"},
		{"this fall", "2022", "2022"},
		{"yesterday", "2022-07-13", "2022-07-13"},
		{"tomorrow", "2022-07-15", "2022-07-15"},
		{"three days ago", "2022-07-11", "2022-07-11"},
		{"the past five months", "2022", "2022"},
		{"the past year", "", ""},
		{"this past month", "2022-06", "2022-06"},
		{"the last two days", "2022-07", "2022-07"},
		{"June 's talks", "2022-06", "2023-06"},
		{"the June meeting", "2022-06", "2023-06"},
		{"in recent days", "2022-07", "2022-07"},
		{"over the past few days", "2022-07", "2022-07"},
		{"in the coming days", "2022-07", "2022-07"},
		{"earlier in the month", "2022-07", "2022-07"},
		{"over the weekend", "2022-07", "2022-07"},
		{"in the recent past", "", ""},
		{"May said", "", ""},
		{"Mrs. May may march", "", ""},
		{"the march", "", ""},
		{"Sunday Times", "", ""},
		{"Black Friday", "", ""},
		{"the previous year", "", ""},
	} {
		want := [2]string{c.past, c.future}
		for i, future := range []bool{false, true} {
			p := &dateParser{toks: bare(c.text), published: ParseISO("2022-07-14"),
				isName: func(int) bool { return false }, future: func(int) bool { return future }}
			var got string
			for _, d := range p.all() {
				got += d.When.ISO()
			}
			if got != want[i] {
				t.Errorf("%q, future %v: got %q, want %q", c.text, future, got, want[i])
			}
		}
	}
}

func TestDatesWithoutPublication(t *testing.T) {
	for _, c := range []struct {
		text, want string
		open       bool
	}{
		{"on Thursday", "", true},
		{"in July", "", true},
		{"in July 2020", "2020-07", false},
		{"two years ago", "", true},
		{"July of last year", "", true},
		{"no date at all", "", false},
	} {
		p := &dateParser{toks: bare(c.text), isName: func(int) bool { return false }, future: func(int) bool { return false }}
		var got string
		for _, d := range p.all() {
			got += d.When.ISO()
		}
		if got != c.want || p.open != c.open {
			t.Errorf("%q: got %q, open %v", c.text, got, p.open)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2022-07-08", "2022-07-08", "2022-07-08"},
		{"2022-07", "2022-07", "2022-07"},
		{"2022-07", "2022-09", "2022"},
		{"2021-12-30", "2022-01-02", ""},
		{"2022-09", "2022-07", ""},
		{"2022-13", "2022", ""},
	} {
		if got := ParseISO(c.from).UpTo(ParseISO(c.to)).ISO(); got != c.want {
			t.Errorf("%s to %s: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
