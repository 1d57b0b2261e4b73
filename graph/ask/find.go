// Package ask asks a graph what analysts ask of it: how two actors are linked,
// and all there is about one.
package ask

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/xrash/smetrics"

	"entente/graph"
	"entente/schema"
)

// near is the Jaro-Winkler likeness (0 to 1) from which on a name may be meant
// for another.
const near = 0.86

// A NameError says that no actor, or more than one, goes by a name.
type NameError struct {
	Name   string
	Kind   string   // of what was looked for, an actor where it is empty
	Near   []string // names that may be meant, the likeliest first
	Shared bool     // Near are the actors that share the name
}

// Error names those who may be meant.
func (e *NameError) Error() string {
	switch {
	case e.Shared:
		return fmt.Sprintf("%q may be any of %s: give the full name", e.Name, strings.Join(e.Near, ", "))
	case len(e.Near) > 0:
		return fmt.Sprintf("no %s is called %q; did you mean %s?", cmp.Or(e.Kind, "actor"), e.Name, strings.Join(e.Near, " or "))
	}
	return fmt.Sprintf("no %s is called %q", cmp.Or(e.Kind, "actor"), e.Name)
}

// Find returns the alias by which the named queries find an actor: the name
// itself, or the one that differs from it in case only. Otherwise the error is
// a [*NameError].
func Find(ctx context.Context, g *graph.Graph, name string) (string, error) {
	const exact = `query q($name: string) { q(func: eq(alias, $name), orderasc: name) @filter(type(Actor)) { name } }`
	found, err := actors(ctx, g, exact, map[string]string{"$name": name})
	if err != nil {
		return "", err
	}
	switch {
	case len(found) == 1:
		return name, nil
	case len(found) > 1:
		e := &NameError{Name: name, Shared: true}
		for _, f := range found {
			e.Near = append(e.Near, f.Name)
		}
		return "", e
	}
	all, err := actors(ctx, g, `{ q(func: type(Actor), orderasc: name) { name alias } }`, nil)
	if err != nil {
		return "", err
	}
	best := nearest(name, all)
	if len(best) == 1 && best[0].likeness == 1 {
		return best[0].alias, nil
	}
	e := &NameError{Name: name}
	for _, b := range best {
		e.Near = append(e.Near, b.name)
	}
	return "", e
}

// XID returns the external id of the actor that a name is of. Otherwise the
// error is a [*NameError].
func XID(ctx context.Context, g *graph.Graph, name string) (string, error) {
	alias, err := Find(ctx, g, name)
	if err != nil {
		return "", err
	}
	found, err := actors(ctx, g, `query q($name: string) { q(func: eq(alias, $name)) @filter(type(Actor)) { name xid } }`, map[string]string{"$name": alias})
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", &NameError{Name: name}
	}
	return found[0].XID, nil
}

type named struct {
	XID   string
	Name  string
	Alias []string
}

func actors(ctx context.Context, g *graph.Graph, dql string, vars map[string]string) ([]named, error) {
	data, err := g.Query(ctx, dql, vars)
	if err != nil {
		return nil, fmt.Errorf("look for an actor: %w", err)
	}
	var answer struct{ Q []named }
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("look for an actor: %w", err)
	}
	return answer.Q, nil
}

type candidate struct {
	name, alias string
	likeness    float64
}

// nearest are at most three actors whose names are nearly the given one; where
// some differ in case only, just those.
func nearest(name string, all []named) []candidate {
	var best []candidate
	want := strings.ToLower(strings.TrimSpace(name))
	for _, a := range all {
		c := candidate{name: a.Name}
		for _, alias := range append([]string{a.Name}, a.Alias...) {
			likeness := smetrics.JaroWinkler(want, strings.ToLower(alias), 0.7, 4)
			if likeness > c.likeness && slices.Contains(a.Alias, alias) {
				c.alias, c.likeness = alias, likeness
			}
		}
		if c.likeness >= near {
			best = append(best, c)
		}
	}
	slices.SortStableFunc(best, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.name, b.name))
	})
	for i, b := range best {
		if i == 3 || best[0].likeness == 1 && b.likeness < 1 {
			return best[:i]
		}
	}
	return best
}

// run runs a named query and decodes its answer.
func run(ctx context.Context, g *graph.Graph, name string, vars map[string]string, o Options, answer any) error {
	dql, err := schema.Query(name)
	if err != nil {
		return err
	}
	if o.Since != "" {
		vars["$since"] = o.Since
	}
	if o.Until != "" {
		vars["$until"] = Until(o.Until)
	}
	data, err := g.Query(ctx, dql, vars)
	if err != nil {
		return fmt.Errorf("ask for %s: %w", name, err)
	}
	if err := json.Unmarshal(data, answer); err != nil {
		return fmt.Errorf("ask for %s: %w", name, err)
	}
	return nil
}

// Options narrow an answer. The zero value takes all.
type Options struct {
	Since, Until string // ISO 8601: a year, a month or a day, both included
	MinArticles  int    // take only what so many articles prove
}

// Until is the end of a date for comparing strings: "2022-09" includes its
// last day. (A date less precise than the beginning of a period, such as
// "2022" for 2022-09, lies before it.)
func Until(date string) string { return date + "~" }
