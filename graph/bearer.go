package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/extract/fact"
)

// A Bearer is an actor that goes by a name, with what tells it from others of
// that name.
type Bearer struct {
	XID, Name, Kind string
	Role            []string
	Alias           []string
	ActsFor         []struct{ Name string } `json:"acts_for"`
	Articles        int                     // that speak of it
}

// String tells the bearer from others. The id in it works wherever a name does.
func (b *Bearer) String() string {
	about := slices.Sorted(slices.Values(b.Role))
	if len(about) == 0 {
		about = []string{b.Kind}
	}
	for _, a := range b.ActsFor {
		about = append(about, a.Name)
	}
	articles := "articles"
	if b.Articles == 1 {
		articles = "article"
	}
	return fmt.Sprintf("%s (%s; %d %s; %s)", b.Name, strings.Join(about, ", "), b.Articles, articles, b.XID)
}

// Bearers are the actors of a name, an alias, an external id or a country's
// code, those of which most articles speak first. An id, and then a name, goes before a
// code.
func (g *Graph) Bearers(ctx context.Context, name string) ([]Bearer, error) {
	const dql = `query q($name: string, $code: string) {
		q(func: type(Actor)) @filter(eq(xid, [$name, $code]) or eq(alias, $name) or eq(name, $name)) {
			xid name kind role alias acts_for { name } articles: count(~actor) }
	}`
	code := string(fact.Country) + ":" + strings.ToUpper(name)
	var answer struct{ Q []Bearer }
	if err := g.read(ctx, "look for an actor", dql, map[string]string{"$name": name, "$code": code}, &answer); err != nil {
		return nil, err
	}
	found := answer.Q
	for _, b := range found {
		if b.XID == name {
			return []Bearer{b}, nil
		}
	}
	if named := slices.DeleteFunc(slices.Clone(found), func(b Bearer) bool { return !b.called(name) }); len(named) > 0 {
		found = named
	}
	SortBearers(found)
	return found, nil
}

// SortBearers puts those first of which most articles speak.
func SortBearers(all []Bearer) {
	slices.SortFunc(all, func(a, b Bearer) int {
		return cmp.Or(b.Articles-a.Articles, strings.Compare(a.Name, b.Name), strings.Compare(a.XID, b.XID))
	})
}

// called reports whether the actor has the name itself, not for its code.
func (b *Bearer) called(name string) bool { return b.Name == name || slices.Contains(b.Alias, name) }
