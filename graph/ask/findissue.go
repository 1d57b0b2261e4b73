package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// FindIssue returns the name of the one issue that goes by a name, an alias or
// an external id, or that alone has all words of it in one of its names.
// Otherwise the error is a [*NameError].
func FindIssue(ctx context.Context, g *graph.Graph, name string) (string, error) {
	data, err := g.Query(ctx, `{ q(func: type(Issue), orderasc: name) { name xid alias } }`, nil)
	if err != nil {
		return "", fmt.Errorf("look for an issue: %w", err)
	}
	var answer struct{ Q []named }
	if err := json.Unmarshal(data, &answer); err != nil {
		return "", fmt.Errorf("look for an issue: %w", err)
	}
	return findIssue(name, answer.Q)
}

func findIssue(name string, all []named) (string, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	var having []string
	for _, n := range all {
		names := append([]string{n.Name, n.XID}, n.Alias...)
		if slices.ContainsFunc(names, func(a string) bool { return strings.ToLower(a) == want }) {
			return n.Name, nil
		}
		if want != "" && slices.ContainsFunc(names, func(a string) bool { return hasWords(strings.ToLower(a), want) }) {
			having = append(having, n.Name)
		}
	}
	if len(having) == 1 {
		return having[0], nil
	}
	e := &NameError{Name: name, Kind: "issue", Near: having[:min(len(having), 6)], Shared: len(having) > 0}
	if !e.Shared {
		for _, c := range nearest(name, all) {
			e.Near = append(e.Near, c.name)
		}
	}
	return "", e
}

// hasWords reports whether a text has all words of another.
func hasWords(text, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
