package article

import (
	"strings"
	"testing"
)

// TestUnreadable: what is no article says what it is, and what would help.
func TestUnreadable(t *testing.T) {
	const column = "a table without a column for the text (name it by --field text=NAME)"
	for name, c := range map[string]struct{ in, want string }{
		"office document":    {"PK\x03\x04\x14\x00", "skip -  a zip archive or office document, which is not read"},
		"rtf":                {`{\rtf1\ansi The wells}`, "skip -  an RTF document, which is not read"},
		"noise":              {"\x01\x02\x03\x04\x05\x06", "skip -  not text, and no format that is known"},
		"unknown table":      {"day,words,where\n1,The wells of Tarn,Orrin\n2,\"The wells, again\",Tarn\n", "skip -  " + column},
		"unknown columns":    {"day\twords\twhere\n1\tThe wells of Tarn\tOrrin\n", "skip -  " + column},
		"enumeration":        {"Tarn, Orrin, Alda\nThe three met on Monday.\nThey spoke of the wells.\n", "read stdin: "},
		"row of enumeration": {"The ministers came from Tarn and from far away, Orrin, Alda.\nThey met, spoke, left.\nThey came, saw, won.\n", "read stdin: "},
	} {
		got := strings.Join(readAll(t, Options{Stdin: strings.NewReader(c.in), AnyLanguage: true}, "-"), "|")
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestTableByField: a column that the user names is the text.
func TestTableByField(t *testing.T) {
	in := "day,words,where\n2020-05-01,The wells of Tarn,Orrin\n"
	for a, err := range openString(t, in, Options{AnyLanguage: true, Fields: map[string]string{"text": "words", "date": "day"}}) {
		if err != nil || a.Text != "The wells of Tarn" || a.Published != "2020-05-01" {
			t.Errorf("%+v %v", a, err)
		}
	}
}
