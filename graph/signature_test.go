package graph

import (
	"os"
	"slices"
	"strings"
	"testing"

	"entente/extract"
)

func TestSignatureOf(t *testing.T) {
	actors := map[string]*extract.Actor{
		"CHN": {ID: "CHN", Code: "CHN", Kind: extract.Country, Name: "China", Names: []string{"China", "Chinese", "Beijing"}},
		"PRK": {ID: "PRK", Code: "PRK", Kind: extract.Country, Name: "North Korea", Names: []string{"North Korea", "Pyongyang"}},
		"KOR": {ID: "KOR", Code: "KOR", Kind: extract.Country, Name: "South Korea", Names: []string{"Korea"}},
		"p":   {ID: "p", Kind: extract.Person, Name: "A B"},
	}
	sig := func(p *extract.Position) string { return signatureOf(p, actors, callings(actors)).id() }
	one := []struct{ a, b extract.Position }{
		{extract.Position{Stance: extract.Oppose, Topic: "any attempt to change the status quo by force", About: []string{"CHN"}},
			extract.Position{Stance: extract.Oppose, Topic: "unilateral changes to the status quo by force"}},
		{extract.Position{Stance: extract.Condemn, Topic: "numerous missile launches", About: []string{"PRK"}},
			extract.Position{Stance: extract.Condemn, Topic: "North Korea's missile launches"}},
		{extract.Position{Stance: extract.Agree, Topic: "trilateral cooperation"}, extract.Position{Stance: extract.Agree, Topic: "Trilateral Cooperation"}},
		{extract.Position{Stance: extract.Support, Topic: "Chinese investment"}, extract.Position{Stance: extract.Support, Topic: "investment by Beijing"}},
	}
	for _, c := range one {
		if a, b := sig(&c.a), sig(&c.b); a != b {
			t.Errorf("%q is %s, %q is %s; want one", c.a.Topic, a, c.b.Topic, b)
		}
	}
	two := []struct{ a, b extract.Position }{
		{extract.Position{Stance: extract.Oppose, Topic: "change of the status quo by force"}, extract.Position{Stance: extract.Oppose, Topic: "change of the status quo by coercion"}},
		{extract.Position{Stance: extract.Condemn, Topic: "missile launches", About: []string{"PRK"}}, extract.Position{Stance: extract.Condemn, Topic: "missile launches", About: []string{"CHN"}}},
		{extract.Position{Stance: extract.Support, Topic: "North Korea"}, extract.Position{Stance: extract.Support, Topic: "Korea"}},
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
		_, same, related := Kinship(f[1], f[2])
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

// TestKinBlocks sees that kin that are not one always have a block in common.
func TestKinBlocks(t *testing.T) {
	data, err := os.ReadFile("testdata/topic-pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []signature
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(line, "\t"); len(f) == 3 {
			all = append(all, stems(topicWords(f[1])).normal(), stems(topicWords(f[2])).normal())
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			if kinship(a, b) < kinThreshold || a.id() == b.id() {
				continue
			}
			other := b.kinBlocks(kinThreshold)
			if !slices.ContainsFunc(a.kinBlocks(kinThreshold), func(w string) bool { return slices.Contains(other, w) }) {
				t.Errorf("%v and %v are kin without a block in common", a, b)
			}
		}
	}
}
