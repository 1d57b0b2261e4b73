package article

import (
	"strings"
	"testing"

	"entente/extract/tsv"
)

// TestBoilerplateTable: every rule finds its own phrase, and no line stands twice.
func TestBoilerplateTable(t *testing.T) {
	rules := DefaultRules()
	seen := map[string]bool{}
	for _, row := range tsv.Rows("boilerplate.tsv", boilerplateTable, ruleColumns) {
		r, err := parseRule(row)
		if err != nil {
			t.Fatalf("%s: %v", row, err)
		}
		if seen[r.match+r.phrase] {
			t.Errorf("%s %q stands twice", r.match, r.phrase)
		}
		seen[r.match+r.phrase] = true
		text := strings.ToUpper(r.phrase)
		switch r.match {
		case "starts":
			text += " one"
		case "has":
			text = "one " + text + " one"
		case "ends":
			text = "one " + text + "."
		}
		if strings.HasSuffix(r.phrase, "/") {
			text += "one"
		}
		if found := rules.find(text); found == nil || found.kind != r.kind {
			t.Errorf("%q is not found by its rule", text)
		}
	}
}

func TestRulesAdd(t *testing.T) {
	for in, want := range map[string]string{
		"own\tboilerplate\tis\tblock\t5\tour own line\n": "",
		"# comment\n\n":                  "",
		"own\tboilerplate\tis\tblock\t5": "own.tsv:1: 5 columns, want 6",
		"own\tbody\tis\tblock\t5\tx":     `kind "body" is neither`,
		"own\tbyline\tnear\tblock\t5\tx": `match "near" is none of`,
		"own\tbyline\tis\tall\t5\tx":     `reach "all" is none of`,
		"own\tbyline\tis\tpara\tmany\tx": `words "many" is not a number`,
		"own\tbyline\tis\tpara\t5\t ":    "phrase is empty",
		"\tbyline\tis\tpara\t5\tx":       "rule without a name",
	} {
		err := DefaultRules().Add(strings.NewReader(in), "own.tsv")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

// TestProseIsNoBoilerplate: sentences that speak of what the rules look for.
func TestProseIsNoBoilerplate(t *testing.T) {
	rules := DefaultRules()
	for _, s := range []string{
		"Share prices in Tarn fell by four percent on Monday, the bourse said.",
		"Subscribers of the state's telephone company had no service for a week.",
		"Comments by the minister on the treaty were met with silence in Orrin.",
		"The photo by which he was identified had been taken at the border.",
		"Ends and means were the subject of the president's speech to the council.",
		"Print media in Tarn may no longer report on the talks, the minister said.",
		"Reuters reported on Monday that the talks had been broken off.",
		"Related talks on fisheries will go on in the autumn, both sides said.",
		"Registered voters may cast their ballots until eight in the evening.",
		"“We may also like to see the border open,” the envoy said.",
		"Donated goods from Orrin reached the camps in the north of Tarn on Friday.",
		"Also on Thursday, the minister met the envoy of Orrin.",
		"A Reuters/Ipsos poll found that most people in Tarn want the border open.",
		"The inspectors were granted unlimited access to the wells.",
		"Copyright law was the subject of the talks.",
		"No comments were made by the ministry on Friday.",
		"Written by a panel of judges, the report says that the wells belong to Tarn.",
		"Donate and deliver a billion doses by the end of the year.",
		"Join our allies in the north, the minister said.",
		"“We will support our work with deeds,” she said.",
		"Become a member of the council by the end of the year.",
		"Advertisement of the posts began in May.",
	} {
		if r := rules.find(s); r != nil {
			t.Errorf("%q is taken for %s (%q)", s, r.name, r.phrase)
		}
	}
}

// TestPhraseFilter: phrases are found in long blocks however they are written,
// also those of which nothing is in ASCII.
func TestPhraseFilter(t *testing.T) {
	rules := DefaultRules()
	if err := rules.Add(strings.NewReader("own\tboilerplate\thas\tblock\t60\tañil öl\n"), "own.tsv"); err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("of the wells ", 6)
	for block, want := range map[string]string{
		filler + "was  delivered\n to your INBOX every day": "sign-up",
		filler + "as many contributed to this Report.":      "desk",
		filler + "which AÑIL  Öl is":                        "own",
		filler + "delivered to your inn":                    "",
	} {
		name := ""
		if one := rules.find(block); one != nil {
			name = one.name
		}
		if name != want {
			t.Errorf("%q: rule %q, want %q", block, name, want)
		}
	}
}
