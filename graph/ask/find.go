// Package ask asks a graph what analysts ask of it: how two actors are linked,
// and all there is about one.
package ask

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
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
	Shared bool     // Near are those that share the name, told apart
}

// Error names those who may be meant.
func (e *NameError) Error() string {
	switch {
	case e.Shared && e.Kind == "":
		return fmt.Sprintf("%q may be any of %s: give the id", e.Name, strings.Join(e.Near, ", "))
	case e.Shared:
		return fmt.Sprintf("%q may be any of %s: give the full name", e.Name, strings.Join(e.Near, ", "))
	case len(e.Near) > 0:
		return fmt.Sprintf("no %s is called %q; did you mean %s?", cmp.Or(e.Kind, "actor"), e.Name, strings.Join(e.Near, " or "))
	}
	return fmt.Sprintf("no %s is called %q", cmp.Or(e.Kind, "actor"), e.Name)
}

// Find returns the actor that a name, an alias, an external id or a country's
// code is of, in whatever case; else the one whose name has all words of it, as a
// surname. Of several it is the one of which most articles speak. o.Note is told of
// others, and of whom it is taken for where that is not the name's own. Otherwise the
// error is a [*NameError].
func Find(ctx context.Context, g *graph.Graph, name string, o Options) (*graph.Bearer, error) {
	found, err := g.Bearers(ctx, name)
	if err != nil {
		return nil, err
	}
	having := false
	if len(found) == 0 {
		if found, having, err = likely(ctx, g, name); err != nil {
			return nil, err
		}
	}
	if len(found) > 1 && found[0].Articles == found[1].Articles {
		return nil, &NameError{Name: name, Near: told(found), Shared: true}
	}
	one := &found[0]
	if o.Note == nil {
		return one, nil
	}
	others := found[1:]
	if !having && len(others) == 0 && isAlias(one, name) {
		if others, err = alsoHaving(ctx, g, name, one); err != nil {
			return nil, err
		}
	}
	switch {
	case len(others) > 0:
		o.Note(fmt.Sprintf("%q is taken for %s; others of that name: %s", name, one, strings.Join(told(others), ", ")))
	case having:
		o.Note(fmt.Sprintf("%q is taken for %s", name, one))
	}
	return one, nil
}

// isAlias reports whether an actor has a name as another than its own.
func isAlias(b *graph.Bearer, name string) bool {
	return slices.Contains(b.Alias, name) && !strings.EqualFold(b.Name, name)
}

// hasName reports whether a name has all words of another: "Park Jin" has Park.
func hasName(name, words string) bool {
	of := strings.Fields(strings.ToLower(name))
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if !slices.Contains(of, w) {
			return false
		}
	}
	return words != ""
}

// alsoHaving are the other actors whose names have all words of a name: North Korea
// for Korea, which is taken for the South.
func alsoHaving(ctx context.Context, g *graph.Graph, name string, but *graph.Bearer) ([]graph.Bearer, error) {
	all, err := actors(ctx, g)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, a := range all {
		if a.XID != but.XID && hasName(a.Name, name) {
			ids = append(ids, a.XID)
		}
	}
	return bearers(ctx, g, ids)
}

// actors are the names of all.
func actors(ctx context.Context, g *graph.Graph) ([]named, error) {
	var answer struct{ Q []named }
	err := query(ctx, g, "look for an actor", `{ q(func: type(Actor), orderasc: name, first: 1000000) { xid name alias } }`, nil, &answer)
	return answer.Q, err
}

// bearers are the actors of some ids, those of which most articles speak first.
func bearers(ctx context.Context, g *graph.Graph, ids []string) ([]graph.Bearer, error) {
	var found []graph.Bearer
	for _, id := range ids {
		one, err := g.Bearers(ctx, id)
		if err != nil {
			return nil, err
		}
		found = append(found, one...)
	}
	graph.SortBearers(found)
	return found, nil
}

// likely are the actors whose names differ from the one given in case only, or else, which
// it then says, those whose names have all words of it. Where there are none, the error says
// which names are near.
func likely(ctx context.Context, g *graph.Graph, name string) (found []graph.Bearer, having bool, err error) {
	all, err := actors(ctx, g)
	if err != nil {
		return nil, false, err
	}
	best := nearest(name, all)
	var ids []string
	if having = len(best) == 0 || best[0].likeness < 1; having {
		for _, a := range all {
			if hasName(a.Name, name) {
				ids = append(ids, a.XID)
			}
		}
	} else {
		for _, b := range best {
			ids = append(ids, b.xid)
		}
	}
	if found, err = bearers(ctx, g, ids); err != nil || len(found) > 0 {
		return found, having, err
	}
	e := &NameError{Name: name}
	if having { // else it was taken away meanwhile
		for _, b := range best {
			e.Near = append(e.Near, b.name)
		}
	}
	return nil, false, e
}

// mostTold is how many actors or issues of one name are told apart.
const mostTold = 6

// told tells actors of one name apart.
func told(all []graph.Bearer) []string {
	var words []string
	for i := range all {
		if i == mostTold {
			return append(words, fmt.Sprintf("%d more", len(all)-mostTold))
		}
		words = append(words, all[i].String())
	}
	return words
}

type named struct {
	XID   string
	Name  string
	Alias []string
}

type candidate struct {
	name, xid string
	likeness  float64
}

// nearest are at most three actors whose names are nearly the given one; where
// some differ in case only, just those.
func nearest(name string, all []named) []candidate {
	var best []candidate
	want := strings.ToLower(strings.TrimSpace(name))
	for _, a := range all {
		c := candidate{name: a.Name, xid: a.XID}
		for _, alias := range append([]string{a.Name}, a.Alias...) {
			c.likeness = max(c.likeness, smetrics.JaroWinkler(want, strings.ToLower(alias), 0.7, 4))
		}
		if c.likeness >= near {
			best = append(best, c)
		}
	}
	slices.SortStableFunc(best, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.name, b.name))
	})
	for i, b := range best {
		if b.likeness < 1 && (i == 3 || best[0].likeness == 1) {
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
	if o.MinScore > 0 {
		vars["$score"] = strconv.FormatFloat(o.MinScore, 'f', -1, 64)
	}
	return query(ctx, g, "ask for "+name, dql, vars, answer)
}

// query asks for something and decodes the answer.
func query(ctx context.Context, g *graph.Graph, doing, dql string, vars map[string]string, answer any) error {
	data, err := g.Query(ctx, dql, vars)
	if err == nil {
		err = json.Unmarshal(data, answer)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// Options narrow an answer. The zero value takes all.
type Options struct {
	Since, Until string  // ISO 8601: a year, a month or a day, both included
	MinArticles  int     // take only what so many articles prove
	MinScore     float64 // take only facts of which at least this share is right, and those that nothing judged
	Around       string  // a name: take only issues that this actor speaks on, or that are about it

	Note func(string) // is told, where it is not nil, which of several actors a name was taken for
}

// Until is the end of a date for comparing strings: "2022-09" includes its
// last day. (A date less precise than the beginning of a period, such as
// "2022" for 2022-09, lies before it.)
func Until(date string) string { return date + "~" }
