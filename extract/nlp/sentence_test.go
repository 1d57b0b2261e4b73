package nlp

import (
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, text string }{ // | stands where a sentence ends
		{"plain", "Talks began.| They failed.| Why?| Nobody knows!| So it goes."},
		{"quote after the stop", `"We agree."| He left.| “No.”| She stayed.`},
		{"bracket after the stop", "(It rained.)| The talks went on (until dawn).| They failed."},
		{"quote apart from the stop", `He said " we agree . "| Then he left.`},
		{"titles", "Gen. Brandt met Mr. Orm, Sen. Ada Quill, Dr. Lusk and Lt. Col. Marsh.| All agreed."},
		{"months", "It began on Sept. 6 and ended in Oct. 2019.| No one came."},
		{"initials", "Antony J. Orm and J. R. Marsh spoke.| They agreed."},
		{"country before a name", "The U.S. Navy sailed.| The U.S. Fish Service stayed.| U.N. Secretary Lusk left."},
		{"country before a new sentence", "He returned to the U.S.| The talks had failed.| She went to the U.K.| In March she came back."},
		{"company", "Orm Inc. Chairman Lusk left Orm Corp.| He said nothing."},
		{"number sign", "Ship No. 5 sank.| He said no.| They left."},
		{"versus and such", "Lusk vs. Orm was heard, cf. Fig. 3 and St. Orm.| It ended."},
		{"time of day", "It ends at 5 p.m. Tuesday.| It began at 9 a.m.| The hall was full."},
		{"question within a report", "\"Why now?\" Ms. Quill asked.| \"Go!\" shouted Orm."},
		{"exclamation within", "The firm Yoho! is old."},
		{"ellipsis", "He waited... and waited...| Then he left."},
		{"blank line", "Talks fail in Port Aster|\n\nThe talks failed.|\n\nMore soon"},
		{"heading above a paragraph", "Talks fail in Port Aster|\nThe foreign ministers of the three countries met in the old town hall.| They failed."},
		{"wrapped paragraph", "The foreign ministers of the three countries met in the old\ntown hall of Port Aster, where Ruritania and Lusatia had\nsigned the treaty.| They failed."},
		{"wrapped before a capital", "The foreign ministers of Lusatia and of the Free Cities, and\nRuritania's envoy, met in the old town hall, as they had said\nthey would.| They failed."},
		{"short lines", "Please write your name|\nPlease write your comment"},
		{"list", "The three will:|\n• meet each year|\n• share data|\n- ban tests|\n1. First part|\n2. Second part"},
		{"numbered items", "1. The parties agree to meet.| 2. The parties share data."},
		{"dateline", "PORT ASTER, July 8 (Agency) -| Talks began on Friday.| They failed."},
		{"dash within", "Lusatia - Orm's home - is rich."},
		{"note", "It was so.[3] [4]| Then it changed. [5]| It ended."},
		{"lower case goes on", "The 5 p.m. talks and the vs. sign, etc. are here."},
		{"capitals after an abbreviation of a state", "Fire in Orm, La. -- A house burned."},
		{"missing space", "They left.|The talks failed.”|Orm said so!|See Orm.Com or St.Orm."},
		{"careless small letter", "They left at noon.| nobody knows why.| really?| so it goes."},
		{"small letter after an abbreviation", "The approx. sum and the govt. share vs. ours, \"Why?\" asked Orm."},
		{"address after a stop", "See the page.| http://orm.example/x"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := strings.ReplaceAll(test.text, "|", "")
			var got strings.Builder
			at := 0
			for _, s := range Split(text, []Range{{Start: 0, End: len(text)}}).Sentences {
				if at > 0 {
					got.WriteByte('|')
				}
				got.WriteString(text[at:s.End])
				at = s.End
			}
			if got.String() != test.text {
				t.Errorf("\n got %s\nwant %s", got.String(), test.text)
			}
		})
	}
}

// TestRanges: no sentence crosses a border, and what lies outside is not read.
func TestRanges(t *testing.T) {
	text := "Talks failThe ministers met. MENU They left. "
	ranges := []Range{{Start: 0, End: 10}, {Start: 10, End: 28}, {Start: 34, End: len(text)}}
	doc := Split(text, ranges)
	checkDocument(t, doc, ranges)
	var got []string
	for _, s := range doc.Sentences {
		got = append(got, text[s.Start:s.End])
	}
	if want := "Talks fail|The ministers met.|They left."; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCutLong: a long sentence is cut behind a semicolon rather than a comma.
func TestCutLong(t *testing.T) {
	part := strings.Repeat("word ", 60) + "end, " + strings.Repeat("word ", 60) + "stop; "
	text := strings.Repeat(part, 40)
	for _, s := range Split(text, []Range{{Start: 0, End: len(text)}}).Sentences {
		if last := s.Tokens[len(s.Tokens)-1].Text; last != ";" || len(s.Tokens) > maxSentence {
			t.Errorf("a sentence of %d tokens ends in %q", len(s.Tokens), last)
		}
	}
}
