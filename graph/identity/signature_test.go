package identity

import (
	"os"
	"strings"
	"testing"

	"entente/extract/fact"
)

func TestSignatureOf(t *testing.T) {
	actors := map[string]*fact.Actor{
		"CHN": {ID: "CHN", Code: "CHN", Kind: fact.Country, Name: "China", Names: []string{"China", "Chinese", "Beijing"}},
		"PRK": {ID: "PRK", Code: "PRK", Kind: fact.Country, Name: "North Korea", Names: []string{"North Korea", "Pyongyang"}},
		"KOR": {ID: "KOR", Code: "KOR", Kind: fact.Country, Name: "South Korea", Names: []string{"Korea"}},
		"p":   {ID: "p", Kind: fact.Person, Name: "A B"},
	}
	sig := func(p *fact.Position) string { return SignatureOf(p, actors, Callings(actors)).ID() }
	one := []struct{ a, b fact.Position }{
		{fact.Position{Stance: fact.Oppose, Topic: "any attempt to change the status quo by force", About: []string{"CHN"}},
			fact.Position{Stance: fact.Oppose, Topic: "unilateral changes to the status quo by force"}},
		{fact.Position{Stance: fact.Condemn, Topic: "numerous missile launches", About: []string{"PRK"}},
			fact.Position{Stance: fact.Condemn, Topic: "North Korea's missile launches"}},
		{fact.Position{Stance: fact.Agree, Topic: "trilateral cooperation"}, fact.Position{Stance: fact.Agree, Topic: "Trilateral Cooperation"}},
		{fact.Position{Stance: fact.Support, Topic: "Chinese investment"}, fact.Position{Stance: fact.Support, Topic: "investment by Beijing"}},
	}
	for _, c := range one {
		if a, b := sig(&c.a), sig(&c.b); a != b {
			t.Errorf("%q is %s, %q is %s; want one", c.a.Topic, a, c.b.Topic, b)
		}
	}
	two := []struct{ a, b fact.Position }{
		{fact.Position{Stance: fact.Oppose, Topic: "change of the status quo by force"}, fact.Position{Stance: fact.Oppose, Topic: "change of the status quo by coercion"}},
		{fact.Position{Stance: fact.Condemn, Topic: "missile launches", About: []string{"PRK"}}, fact.Position{Stance: fact.Condemn, Topic: "missile launches", About: []string{"CHN"}}},
		{fact.Position{Stance: fact.Support, Topic: "North Korea"}, fact.Position{Stance: fact.Support, Topic: "Korea"}},
	}
	for _, c := range two {
		if a, b := sig(&c.a), sig(&c.b); a == b {
			t.Errorf("%q and %q are both %s; want two", c.a.Topic, c.b.Topic, a)
		}
	}
}

// TestKinshipOnLabelledPairs sees that what the graph takes for one topic or
// for kin is so, at a precision of .95 and a recall of .7.
func TestKinshipOnLabelledPairs(t *testing.T) {
	data, err := os.ReadFile("testdata/topic-pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var right, wrong, missed, merged, wronglyMerged int
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		_, same, related := TopicKinship(f[1], f[2])
		switch {
		case related && f[0] != "x":
			right++
		case related:
			wrong++
			t.Logf("wrongly related: %q, %q", f[1], f[2])
		case f[0] != "x":
			missed++
		}
		if same {
			merged++
			if f[0] == "x" {
				wronglyMerged++
			}
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("%d right, %d wrong, %d missed: precision %.3f, recall %.3f; %d taken for one, %d wrongly", right, wrong, missed, precision, recall, merged, wronglyMerged)
	if precision < .95 || recall < .7 {
		t.Errorf("precision %.3f, recall %.3f; want .95 and .7", precision, recall)
	}
}
