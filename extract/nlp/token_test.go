package nlp

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"contractions", "They don't, can't and won't; I'd say we've lost.", "They do n't , ca n't and wo n't ; I 'd say we 've lost ."},
		{"curly apostrophes", "Lusatia’s envoy didn’t say he’ll go.", "Lusatia ’s envoy did n’t say he ’ll go ."},
		{"entity for an apostrophe", "Lusatia&rsquo;s envoy", "Lusatia &rsquo;s envoy"},
		{"plural possessive", "the allies' ships and the states’ votes", "the allies ' ships and the states ’ votes"},
		{"names with apostrophes", "Ms. O'Reilly, Mr. D’Souza and O'Malley's aide", "Ms. O'Reilly , Mr. D’Souza and O'Malley 's aide"},
		{"single quotes", "the 'special' zone, the ‘grey’ one", "the ' special ' zone , the ‘ grey ’ one"},
		{"elided beginnings", "'em and '90s and ’22", "'em and '90s and ’22"},
		{"written together", "We cannot, Dont say gonna", "We can not , Do nt say gon na"},
		{"hyphens", "US-South Korea, three-way, 22-year-old", "US - South Korea , three - way , 22 - year - old"},
		{"prefixes", "pro-Kremlin, non-nuclear, co-chair, de-escalate, Anti-war", "pro-Kremlin , non-nuclear , co-chair , de-escalate , Anti-war"},
		{"other hyphens", "US‑Lusatia, pro‐Kremlin", "US ‑ Lusatia , pro‐Kremlin"},
		{"no prefixes", "UN-led, over-the-counter", "UN - led , over - the - counter"},
		{"hyphen for a dash", "talks -and more- went on", "talks - and more - went on"},
		{"dashes", "peace—or war–ended--badly", "peace — or war – ended -- badly"},
		{"telephone and date", "call 555-0100 or 1-800-555-0100 by 2022-07-08", "call 555-0100 or 1-800-555-0100 by 2022-07-08"},
		{"ranges", "in 2019-20, 5-10 ships", "in 2019 - 20 , 5 - 10 ships"},
		{"slashes", "and/or he/she on 9/11 for 1/2 w/o km/h", "and / or he / she on 9/11 for 1/2 w/o km/h"},
		{"money", "$5bn, US$3.2m, €4 and 5,000¥", "$ 5 bn , US$ 3.2 m , € 4 and 5,000 ¥"},
		{"percent", "20% of 3.5%", "20 % of 3.5 %"},
		{"units and ordinals", "5pm, 7:30am, 35km, the 21st, 1990s, 5G, F-16", "5 pm , 7:30 am , 35 km , the 21st , 1990s , 5G , F - 16"},
		{"initialisms", "the U.S. and U.N. at 5 p.m. in D.C. today", "the U.S. and U.N. at 5 p.m. in D.C. today"},
		{"abbreviations", "Gen. Brandt, Sept. 6, Prof. Ada Quill, St. Orm Corp. said", "Gen. Brandt , Sept. 6 , Prof. Ada Quill , St. Orm Corp. said"},
		{"initialism at the end", "They left the U.S.", "They left the U.S."},
		{"short word at the end", "Ask him.", "Ask him ."},
		{"abbreviation at the end", "It sued Orm Inc.", "It sued Orm Inc ."},
		{"ellipsis", "Well... he said…no", "Well ... he said … no"},
		{"marks in a row", "What?! No!!!", "What ?! No !!!"},
		{"brackets and quotes", `("Yes," [he] said.)`, `( " Yes , " [ he ] said . )`},
		{"curly quotes", "“grave,” it said", "“ grave , ” it said"},
		{"addresses", "see http://orm.example/a-b?c=d, www.orm.example or a.b@orm.example.", "see http://orm.example/a-b?c=d , www.orm.example or a.b@orm.example ."},
		{"in brackets", "(https://orm.example/x)", "( https://orm.example/x )"},
		{"names with signs", "R&D at A&E, @orm_port #Orm2022 #5", "R&D at A&E , @orm_port #Orm2022 # 5"},
		{"numbers", "1,000.5 at 10:30 and +44", "1,000.5 at 10:30 and +44"},
		{"faces", "fine :-) (really)", "fine :-) ( really )"},
		{"no space after a comma", "ships,planes;tanks", "ships , planes ; tanks"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := Split(test.text, []Range{{Start: 0, End: len(test.text)}})
			if got := strings.Join(forms(doc), " "); got != test.want {
				t.Errorf("tokens of %q\n got %s\nwant %s", test.text, got, test.want)
			}
		})
	}
}

func forms(doc *Document) []string {
	var all []string
	for _, s := range doc.Sentences {
		for _, tok := range s.Tokens {
			all = append(all, tok.Text)
		}
	}
	return all
}

// TestTables checks that the embedded tables are what the code reads them as.
func TestTables(t *testing.T) {
	o := spelling()
	for form, stands := range o.abbreviations {
		if stands != "before" && stands != "number" && stands != "either" {
			t.Errorf("abbreviation %q stands %q", form, stands)
		}
		if form != strings.ToLower(form) || strings.Contains(form, ".") {
			t.Errorf("abbreviation %q is not in lower case without a stop", form)
		}
	}
	for form, lengths := range o.joined {
		sum := 0
		for _, n := range lengths {
			sum += n
		}
		if sum != len(form) || len(lengths) < 2 {
			t.Errorf("parts of %q have lengths %v", form, lengths)
		}
	}
	for name, table := range map[string]string{"abbreviations": abbreviationsTSV, "joined": joinedTSV, "prefixes": prefixesTSV} {
		seen := map[string]bool{}
		for line := range strings.Lines(table) {
			form, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if seen[form] && !strings.HasPrefix(line, "#") {
				t.Errorf("%s: %q stands twice", name, form)
			}
			seen[form] = true
		}
	}
}
