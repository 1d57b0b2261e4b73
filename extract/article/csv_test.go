package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTables: the ways in which tables are written.
func TestTables(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"backslashes", "title,date,text\n\"Talks\",\"2024-05-07\",\"He said \\\"yes\\\", and left. They met.\"\n", []string{`He said "yes", and left. They met.`}},
		{"a quote first", "title,date,text\nTalks,2024-05-07,\"\\\"Yes\\\", he said.\\nThey met \\\\ left.\"\nMore,2024-05-08,\"No.\"\n", []string{"\"Yes\", he said.\nThey met \\ left.", "No."}},
		{"a backslash at the end", "title,date,text\nTalks,2024-05-07,\"The drive C:\\\"\nMore,2024-05-08,\"He said \"\"no\"\".\"\n", []string{`The drive C:\`, `He said "no".`}},
		{"bars", "title|date|text\nTalks|2024-05-07|They met, and left.\nMore|2024-05-08|They left.\n", []string{"They met, and left.", "They left."}},
		{"told separator", "sep=;\ntitle;date;text\nTalks;2024-05-07;They met, and left.\n", []string{"They met, and left."}},
		{"told separator, quoted, with carriage returns", "\ufeff\"sep=|\"\r\ntitle|date|text\r\nTalks|2024-05-07|They met; and left.\r\n", []string{"They met; and left."}},
		{"told bar that no list of separators has", "sep=^\ntitle^date^text\nTalks^2024-05-07^They met.\n", []string{"They met."}},
		{"lines above", "Export of 8 May 2024\n\ntitle,date,text\nTalks,2024-05-07,They met.\n", []string{"They met."}},
		{"tabs", "title\tdate\ttext\nTalks\t2024-05-07\tThey met, and left.\n", []string{"They met, and left."}},
		{"UTF-16", "\xff\xfe" + asUTF16("title;date;text\r\nTalks;2024-05-07;They met.\r\n"), []string{"They met."}},
		{"UTF-16 without a mark", asUTF16("title,date,text\nTalks,2024-05-07,They met.\n"), []string{"They met."}},
		{"UTF-16 lines of JSON", "\xff\xfe" + asUTF16("{\"title\":\"Talks\",\"text\":\"They met.\"}\n{\"title\":\"More\",\"text\":\"They left.\"}\n"), []string{"They met.", "They left."}},
		{"a comma not quoted", "title,date,text\nTalks,2024-05-07,They met, and left.\nMore,2024-05-08,They left.\n", []string{"row 1: broken row: 4 values for 3 columns", "They left."}},
		{"empty values behind", "title,date,text\nTalks,2024-05-07,They met.,,\n", []string{"They met."}},
		{"a quote not closed", "title,date,text\nTalks,2024-05-07,\"They met.\nMore,2024-05-08,They left.\nLast,2024-05-09,They came.\n",
			[]string{"row 1: broken row: a quotation mark opens a value and doesn't close it: it holds the rows that follow"}},
		{"a mark before a name in quotes", "\ufeff\"text\",\"title\",\"date\"\n\"Talks\n\nThey met.\",Talks,2024-05-07\n", []string{"They met."}},
		{"carets", "title^date^text\nTalks^2024-05-07^They met, and left.\n", []string{"They met, and left."}},
		{"escapes without quotes", "title\tdate\ttext\nTalks\t2024-05-07\tThey met.\\n\\nThey left.\nNone\t2024-05-08\t\\N\n", []string{"They met.\n\nThey left.", "row 2: no text"}},
		{"escapes in a long value", "title\tdate\ttext\nTalks\t2024-05-07\t" + strings.Repeat("They met. ", 1000) + "\\nThey left.\nMore\t2024-05-08\tThey \\\\ left.\\n\\nThey came.\n",
			[]string{strings.Repeat("They met. ", 1000) + "\nThey left.", "They \\ left.\n\nThey came."}},
		{"signs of no value", "title,date,text\nTalks,2024-05-07,NULL\nMore,nan,They left.\n", []string{"row 1: no text", "They left."}},
		{"carriage returns alone", "title,date,text\rTalks,2024-05-07,They met.\rMore,2024-05-08,They left.\r", []string{"They met.", "They left."}},
		{"letters of one byte", "title,date,text\nTalks,2024-05-07,They met in Cura\xe7ao.\nMore,2024-05-08,They left.\n", []string{"They met in Cura\u00e7ao.", "They left."}},
		{"an index of an archive", "org,example)/a 20240507100000 {\"url\": \"https://example.org/a\"}\n", []string{"an index of a web archive (CDX): read the archive"}},
		{"an index of an archive behind a mark", "\ufeff CDX N b a m s k r M S V g\n", []string{"an index of a web archive (CDX): read the archive"}},
		{"a header with marks", "#title,'date',text\nTalks,2024-05-07,They met.\n", []string{"They met."}},
	} {
		var got []string
		for a, err := range openString(t, c.in, Options{}) {
			if err != nil {
				got = append(got, strings.TrimPrefix(err.Error(), "-: "))
				continue
			}
			_, text, _ := strings.Cut(a.Text, "\n\n")
			got = append(got, text)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, d)
		}
	}
}
