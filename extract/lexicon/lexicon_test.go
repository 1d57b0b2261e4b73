package lexicon

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/extract/fact"
)

func TestLexiconIsSound(t *testing.T) {
	lex, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	slots := map[string]bool{}
	for _, s := range strings.Fields("obj inf that subjunctive relcl subj self as other-inf topic about against alongside among around as at behind by for from in into of on over regarding to toward towards upon with") {
		slots[s] = true
	}
	for key, frames := range lex.Frames {
		for _, f := range frames {
			stance := cmp.Or(f.Stance, f.Negated)
			if own := stance.Plover(); f.Plover != own && (stance != fact.Agree || f.Plover != "COOPERATE") {
				t.Errorf("%s: PLOVER type %q, that of its stance is %q", f.Entry, f.Plover, own)
			}
			for _, s := range append(f.Topic, f.About...) {
				if !slots[s] {
					t.Errorf("%s (%s): unknown slot %q", f.Entry, key, s)
				}
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
