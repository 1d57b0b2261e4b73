package lexicon

import (
	"testing"
)

func TestMeetingTable(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"meet\tverb\trank\tsubj", ""},
		{"meet\tverb\tparty\tsubj", `t.tsv:1: unknown kind of meeting "party"`},
		{"meet\tverb\trank\tsubj-cat", `t.tsv:1: participants can't be "cat"`},
		{"meet\tadverb\trank\tsubj", `t.tsv:1: unknown part "adverb"`},
		{"meet\tverb", "t.tsv:1: 2 columns, want 4 (word, pos, kind, who)"},
	} {
		l := &MeetingWords{map[string][]*MeetingWord{}, map[string][]*MeetingWord{}, map[string]map[string]bool{}}
		got := ""
		if err := l.add("t.tsv", c.row); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q: error %q, want %q", c.row, got, c.want)
		}
	}
}
