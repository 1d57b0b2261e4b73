package extract

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/extract/position"
	"entente/extract/reading"
	"entente/extract/repair"
)

// report is an article of one sentence.
func report(title, sentence string) *article.Article {
	return article.FromText("test", []byte(title+"\n2022-07-14\n\n"+sentence+"\n"), article.Options{})
}

// TestVetoesFire holds that each veto keeps a position from being found in its example.
func TestVetoesFire(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range position.Vetoes() {
		t.Run(v.Name, func(t *testing.T) {
			var whys []reading.Why
			x.readAll(report("News from Nairobi", v.Example), &whys)
			if !slices.ContainsFunc(whys, func(w reading.Why) bool { return w.Reason == v.Name }) {
				t.Errorf("%q: not in %v", v.Example, whys)
			}
		})
	}
}

// TestConstructionsDecide holds that each construction gives a position of its stance in its example, or keeps
// one from being found.
func TestConstructionsDecide(t *testing.T) {
	x, err := New(Options{Fast: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range position.Constructions() {
		t.Run(k.Name, func(t *testing.T) {
			var whys []reading.Why
			facts := x.readAll(report(cmp.Or(k.Title, "News from Nairobi"), k.Example), &whys).facts()
			gives := slices.ContainsFunc(facts.Positions, func(p fact.Position) bool { return p.Rule == k.Name && p.Stance == k.Stance })
			keeps := slices.ContainsFunc(whys, func(w reading.Why) bool { return w.Reason == k.Name })
			if k.Stance != "" && !gives || k.Stance == "" && !keeps {
				t.Errorf("%q: not in %v, %v", k.Example, facts.Positions, whys)
			}
		})
	}
}

// TestRuleNames holds that a name means one rule.
func TestRuleNames(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.Name == "" || seen[r.Name] {
			t.Errorf("%s %q is there twice or has no name", r.Kind, r.Name)
		}
		seen[r.Name] = true
	}
}

// TestRepairsFire holds that each repair whose example is a whole sentence changes its tree.
func TestRepairsFire(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range repair.Rules() {
		if !strings.HasSuffix(r.Example, ".") {
			continue // on a tree, in the tests of package repair
		}
		_, fired := x.Trace(report("News from Nairobi", r.Example))
		if !slices.ContainsFunc(fired, func(f Fired) bool { return f.Name == r.Name }) {
			t.Errorf("%s does not fire in %q: %v", r.Name, r.Example, fired)
		}
	}
}
