package graph

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/schema"

	"github.com/google/go-cmp/cmp"
)

// TestQuestionsSeeAllOrNothing stops what adds, replaces and removes articles, and
// what decides, after any transaction. Every named query and the dump must answer as
// before it or as when it was finished, all of them alike.
func TestQuestionsSeeAllOrNothing(t *testing.T) {
	g := open(t)
	random := rand.New(rand.NewPCG(9, 10))
	for _, c := range []struct {
		name string
		run  func(*Graph) error
	}{
		{"load", func(g *Graph) error {
			_, err := g.Load(t.Context(), items(chronicle(1)[:12]), nil)
			return err
		}},
		{"remove", func(g *Graph) error { _, err := g.Remove(t.Context(), "article 1"); return err }},
		{"decide", func(g *Graph) error {
			_, _, err := g.Decide(t.Context(), Same, "country:GBR", "country:JPN")
			return err
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := false
			for k := 0; ; k += max(1, every()/2) {
				clear(t, g)
				load(t, g, chronicle(0)[:6]...)
				before := answers(t, g)
				stopped := stopOneAfter(t, k, random, c.run)
				half := answers(t, g)
				if r, err := g.Verify(t.Context()); err != nil || r.Wrong > 0 {
					t.Errorf("after %d transactions, verify takes what is unfinished for broken: %v\n%s", k, err, strings.Join(r.Problems, "\n"))
				}
				load(t, g) // finishes what was begun
				after := answers(t, g)
				for name, answer := range after {
					changed = changed || before[name] != answer
				}
				if maps.Equal(half, before) || maps.Equal(half, after) {
					if stopped {
						continue
					}
					if !changed {
						t.Error("it changed nothing that is asked for")
					}
					return
				}
				for name, answer := range half {
					if answer != after[name] {
						t.Errorf("after %d transactions, %s tells of a half (as before: %v):\n%s", k, name, answer == before[name],
							cmp.Diff(strings.Split(answer, "},{"), strings.Split(after[name], "},{")))
					}
				}
				return
			}
		})
	}
}

// answers are what all named queries tell, and the dump but for decisions.
func answers(t *testing.T, g *Graph) map[string]string {
	t.Helper()
	all := make(map[string]string)
	for _, name := range schema.QueryNames() {
		all[name] = ask(t, g, name)
	}
	_, between, _ := strings.Cut(all["paths"], `"between"`) // of ways as short as each other it tells any
	all["paths"], _, _ = strings.Cut(between, `"_path_"`)
	lines := strings.SplitAfter(dump(t, g), "\n")
	decisions := make(map[string]bool)
	for _, l := range lines {
		if strings.Contains(l, `"`+schema.Decision+`"`) {
			subject, _, _ := strings.Cut(l, " ")
			decisions[subject] = true
		}
	}
	all["the dump"] = strings.Join(slices.DeleteFunc(lines, func(l string) bool {
		subject, _, _ := strings.Cut(l, " ")
		return decisions[subject]
	}), "")
	return all
}

// TestInterruptedLoadFinishes interrupts loads, as Ctrl-C does: what had begun
// is done to its end.
func TestInterruptedLoadFinishes(t *testing.T) {
	g := open(t)
	for n := range 6 {
		ctx, cancel := context.WithCancel(t.Context())
		writer := connect(t, Options{Addrs: addrs(t), batch: 3, quads: 25})
		loaded := slowly(chronicle(n%2), func(i int) {
			if i == 3*n {
				cancel()
			}
		})
		if _, err := writer.Load(ctx, loaded, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("an interrupted load: %v", err)
		}
		go func() {
			for range loaded { // lets the sender end
			}
		}()
		if r := verified(t, g); r.Unfinished != 0 {
			t.Errorf("interrupted at article %d: %d articles are unfinished", 3*n, r.Unfinished)
		}
	}
}

// ask asks a named query, of Japan and the United States.
func ask(t *testing.T, g *Graph, name string) string {
	t.Helper()
	dql, err := schema.Query(name)
	if err != nil {
		t.Fatal(err)
	}
	vars := make(map[string]string)
	for variable, value := range map[string]string{"$actor": "Japan", "$a": "Japan", "$b": "United States", "$of": "quo", "$position": "quo", "$topic": "quo", "$issue": "quo", "$point": "[0.1, 51.5]", "$since": "1900"} {
		head, _, _ := strings.Cut(dql[strings.Index(dql, "query "+name):], "{")
		if strings.Contains(head, variable+":") {
			vars[variable] = value
		}
	}
	answer, err := g.Query(t.Context(), dql, vars)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(answer)
}
