package graph

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"entente/schema"
)

// TestQuestionsSeeNoHalf stops loads after any transaction. Named queries and dumps
// tell nothing of the articles that are unfinished then, and what is asked after
// Finish is answered out of a whole graph.
func TestQuestionsSeeNoHalf(t *testing.T) {
	g := open(t)
	random := rand.New(rand.NewPCG(9, 10))
	for k := 0; ; k += 2 * every() {
		clear(t, g)
		load(t, g, chronicle(0)[:6]...)
		stopped := stopAfter(t, k, random, func(g *Graph) error {
			_, err := g.Load(t.Context(), items(chronicle(1)[:12]), nil)
			return err
		})
		pending := listArticles(t, g, "pending")
		for _, name := range schema.QueryNames() {
			answer := ask(t, g, name)
			for _, leak := range pending {
				if strings.Contains(answer, `"`+leak+`"`) {
					t.Fatalf("after %d transactions, %s tells of %s, which is unfinished:\n%s", k, name, leak, answer)
				}
			}
		}
		quads := dump(t, g)
		for _, leak := range pending {
			if strings.Contains(quads, `"article:`+leak+`"`) {
				t.Fatalf("after %d transactions, the dump has %s, which is unfinished", k, leak)
			}
		}
		finished, err := g.Finish(t.Context())
		if err != nil || finished != (len(pending) > 0) && stopped {
			t.Errorf("Finish: %v, %v; %d articles were unfinished", finished, err, len(pending))
		}
		if r := verified(t, g); r.Unfinished != 0 {
			t.Errorf("%d articles are unfinished after Finish", r.Unfinished)
		}
		if !stopped {
			break
		}
	}
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

// listArticles are the ids of the articles that have a predicate.
func listArticles(t *testing.T, g *Graph, predicate string) []string {
	t.Helper()
	data, err := g.Query(t.Context(), "{ q(func: has("+predicate+")) @filter(type(Article)) { name } }", nil)
	if err != nil {
		t.Fatal(err)
	}
	var answer struct{ Q []struct{ Name string } }
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range answer.Q {
		names = append(names, a.Name)
	}
	return names
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
