package topic

import (
	"testing"
)

func TestGerund(t *testing.T) {
	for lemma, want := range map[string]string{
		"advance": "advancing", "be": "being", "commit": "committing", "tie": "tying", "agree": "agreeing",
		"visit": "visiting", "stop": "stopping", "offer": "offering", "refer": "referring", "target": "targeting",
		"play": "playing", "fix": "fixing", "show": "showing", "deter": "deterring", "enter": "entering",
		"speak": "speaking", "control": "controlling", "begin": "beginning", "quit": "quitting", "flee": "fleeing",
	} {
		if got := gerund(lemma); got != want {
			t.Errorf("gerund(%q) = %q, want %q", lemma, got, want)
		}
	}
}
