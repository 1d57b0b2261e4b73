package lexicon

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/extract/fact"
)

func TestLexiconIsSound(t *testing.T) {
	lex, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, frames := range lex.Frames {
		for _, f := range frames {
			stance := cmp.Or(f.Stance, f.Negated)
			if own := stance.Plover(); f.Plover != own && (stance != fact.Agree || f.Plover != "COOPERATE") {
				t.Errorf("%s: PLOVER type %q, that of its stance is %q", f.Entry, f.Plover, own)
			}
		}
	}
	for _, lemma := range []string{"verb condemn", "noun concern", "adj opposed"} {
		if len(lex.Frames[lemma]) == 0 {
			t.Errorf("no frame for %s", lemma)
		}
	}
}

func TestUserLexicon(t *testing.T) {
	tests := []struct{ name, row, want string }{
		{"good", "grumble\tverb\tcondemn\tabout\ttopic\tsubj\t-\tACCUSE\n", ""},
		{"short row", "grumble\tverb\n", "user.tsv:2: 2 columns, want 8"},
		{"stance", "grumble\tverb\tgrumpy\tabout\ttopic\tsubj\t-\tACCUSE\n", `user.tsv:2: unknown stance "grumpy"`},
		{"part of speech", "grumble\tword\tcondemn\tabout\ttopic\tsubj\t-\tACCUSE\n", `user.tsv:2: part of speech "word"`},
		{"fault in another table", "# table: meetings\nhuddle\tverb\tparty\tsubj\n", `user.tsv:3: unknown kind of meeting "party"`},
		{"slot", "grumble\tverb\tcondemn\tabuot\ttopic\tsubj\t-\tACCUSE\n", `user.tsv:2: unknown slot "abuot"`},
		{"slot of a meeting", "# table: meetings\nhuddle\tverb\ttalks\twiht\n", `user.tsv:3: unknown slot "wiht"`},
		{"no such table", "# table: verbs\n", `user.tsv:2: no table "verbs"; there are stances, meetings`},
		{"no such class", "# table: classes\nwayss\talley\n", `user.tsv:3: no class "wayss"`},
		{"holder", "grumble\tverb\tcondemn\tabout\ttopic\tme\t-\tACCUSE\n", `user.tsv:2: holder "me"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "user.tsv")
			if err := os.WriteFile(file, []byte("# mine\n"+tt.row), 0o600); err != nil {
				t.Fatal(err)
			}
			lex, err := Load(file)
			switch {
			case tt.want == "" && err != nil:
				t.Fatal(err)
			case tt.want == "":
				if f := lex.Frames["verb grumble"]; len(f) != 1 || f[0].Stance != fact.Condemn {
					t.Errorf("grumble: %+v", f)
				}
			case err == nil || !strings.Contains(err.Error(), tt.want):
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// A user's file holds rows of any of the tables, and they win.
func TestUserTables(t *testing.T) {
	file := filepath.Join(t.TempDir(), "user.tsv")
	if err := os.WriteFile(file, []byte("grumble\tverb\tcondemn\tabout\ttopic\tsubj\t-\tACCUSE\n"+
		"# table: meetings\nmeet\tverb\ttalks\tsubj\n# table: events\nmeet\tverb\t-\tAID\t\n"+
		"# table: reporting\nsay\tvoice\n# table: proxies\nhome\tdocument\n# table: judgements\nevil\tsupport\n"+
		"# table: nominals\nexpel\tousting\n# table: frames\nneed\tamid\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, ok := range map[string]bool{
		"stances":    len(l.Frames["verb grumble"]) == 1,
		"meetings":   l.Meetings.Verbs["meet"][0].Kind == fact.Talks && l.Meetings.Verbs["meet"][0].Entry == file+":3 meet",
		"events":     slices.ContainsFunc(l.Events.Rows["verb meet"], func(r *EventRow) bool { return r.Typ == "AID" }),
		"reporting":  l.Does["say"] == Reporting{Voice: true},
		"proxies":    l.Proxies["home"] == "document",
		"judgements": l.Judges["evil"] == fact.Support,
		"nominals":   l.Nominals["expel"] == "ousting",
		"frames":     slices.Equal(l.NounFrames["need"], []string{"amid"}),
	} {
		if !ok {
			t.Errorf("the user's row of %s does not win", name)
		}
	}
}
