package ask

import (
	"context"
	"slices"
	"strings"

	"entente/graph"
)

// FindIssue returns the name of the one issue that goes by a name, an alias or
// an external id, or that alone has all words of it in one of its names.
// Otherwise the error is a [*NameError].
func FindIssue(ctx context.Context, g *graph.Graph, name string) (string, error) {
	n, err := issueCalled(ctx, g, name)
	if err != nil {
		return "", err
	}
	return n.Name, nil
}

// issueCalled is the issue that [FindIssue] finds, with its other names.
func issueCalled(ctx context.Context, g *graph.Graph, name string) (*named, error) {
	var answer struct{ Q []named }
	if err := query(ctx, g, "look for an issue", `{ q(func: type(Issue), orderasc: name, first: 1000000) { name xid alias } }`, nil, &answer); err != nil {
		return nil, err
	}
	return findIssue(name, answer.Q)
}

func findIssue(name string, all []named) (*named, error) {
	want := strings.ToLower(strings.TrimSpace(name))
	var having []*named
	for i := range all {
		n := &all[i]
		names := append([]string{n.Name, n.XID}, n.Alias...)
		if slices.ContainsFunc(names, func(a string) bool { return strings.ToLower(a) == want }) {
			return n, nil
		}
		if want != "" && slices.ContainsFunc(names, func(a string) bool { return hasWords(strings.ToLower(a), want) }) {
			having = append(having, n)
		}
	}
	if len(having) == 1 {
		return having[0], nil
	}
	e := &NameError{Name: name, Kind: "issue", Shared: len(having) > 0}
	for _, n := range having[:min(len(having), mostTold)] {
		e.Near = append(e.Near, n.Name)
	}
	if !e.Shared {
		for _, c := range nearest(name, all) {
			e.Near = append(e.Near, c.name)
		}
	}
	return nil, e
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
