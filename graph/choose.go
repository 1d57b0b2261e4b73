package graph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/issue"
	"entente/schema"
)

// arguments turns what a person typed into what is kept.
func (g *Graph) arguments(ctx context.Context, verb Verb, args []string, list []Decision) ([]string, error) {
	if len(args) < 2 || verb != Group && len(args) > 2 {
		return nil, fmt.Errorf("%s: want two arguments", verb)
	}
	switch verb {
	case Group:
		return g.topicArguments(ctx, args)
	case Issues:
		_, err := issue.Read(strings.NewReader(args[1]), args[0])
		return args, err
	}
	a, err := g.find(ctx, args[0], list)
	if err != nil {
		return nil, err
	}
	if verb == Rename {
		return []string{a.xid, strings.TrimSpace(args[1])}, g.checkName(ctx, a, args[1])
	}
	b, err := g.find(ctx, args[1], list)
	if err != nil {
		return nil, err
	}
	switch {
	case a.typ != b.typ:
		return nil, fmt.Errorf("%s: %s is of type %s, %s of type %s", verb, a.xid, a.typ, b.xid, b.typ)
	case a.typ == schema.Place:
		return nil, fmt.Errorf("%s: places can't be joined or parted", verb)
	case a.xid != b.xid:
		return []string{a.xid, b.xid}, nil
	case verb == Same:
		return nil, fmt.Errorf("same: %q and %q are one already: %s", args[0], args[1], a.xid)
	}
	if pair := said(a, args, list); pair != nil {
		return pair, nil
	}
	return parted(a, args)
}

// checkName refuses a new name that is none, or another node's of the type.
func (g *Graph) checkName(ctx context.Context, n *stored, name string) error {
	name = strings.TrimSpace(name)
	if name == "" {
		return fmt.Errorf("rename %s: the new name is empty", n.xid)
	}
	for _, by := range []string{schema.Name, schema.Alias} {
		others, err := g.nodesBy(ctx, "look up "+strconv.Quote(name), by, []string{name}, "@filter(type("+n.typ+"))", "uid xid dgraph.type name")
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.xid != n.xid {
				return fmt.Errorf("rename %s: %q is a name of %s (%s) already: %w", n.xid, name, o.value(schema.Name), o.xid, ErrAmbiguous)
			}
		}
	}
	return nil
}

// said finds the decision that joined what two names of a node are of: the
// last that is of these two, or else the only one. Its two are what differ.
func said(n *stored, args []string, list []Decision) []string {
	d := newDecisions(list)
	var joined [][]string
	for _, one := range slices.Backward(list) {
		if one.Verb != Same || !d.who.Moved(one.Args[1]) || d.canonical(one.Args[0]) != n.xid {
			continue
		}
		a, b := one.Args[0], one.Args[1]
		if n.stands(args[0], a) && n.stands(args[1], b) || n.stands(args[0], b) && n.stands(args[1], a) {
			return one.Args
		}
		joined = append(joined, one.Args)
	}
	if len(joined) == 1 && len(n.known(args[0]))+len(n.known(args[1])) == 0 {
		return joined[0]
	}
	return nil
}

// stands reports whether what a person typed stands for the node that had an
// external id before it was joined with this one.
func (n *stored) stands(arg, xid string) bool {
	return arg == xid || slices.Contains(n.known(arg), xid) || n.value(schema.Name) == arg && n.xid == xid
}

// known are the external ids that the actor would have of whom only what this
// name tells is known, by each of the node's keys.
func (n *stored) known(arg string) []string {
	if n.typ != schema.Actor {
		return nil
	}
	return identity.Called(arg, n.values(schema.Keys))
}

// parted finds, of a node that two names seem to share, the key that one of
// them stands for.
func parted(n *stored, args []string) ([]string, error) {
	for _, arg := range args {
		for _, id := range n.known(arg) {
			if id != n.xid {
				return []string{n.xid, id}, nil
			}
		}
	}
	return nil, fmt.Errorf("differ: %q and %q are both the full name of %s, which can't be parted", args[0], args[1], n.xid)
}

// find finds the one shared node of a name, an external id or a country's code. What
// was joined with another is found by the id that it had.
func (g *Graph) find(ctx context.Context, name string, list []Decision) (*stored, error) {
	was := newDecisions(list).canonical(name)
	code := string(fact.Country) + ":" + strings.ToUpper(name)
	for _, by := range []struct {
		predicates []string
		value      string
	}{{[]string{schema.XID}, name}, {[]string{schema.XID}, was}, {[]string{schema.Alias, schema.Name}, name}, {[]string{schema.XID}, code}} {
		found := make(map[string]*stored)
		for _, predicate := range by.predicates {
			nodes, err := g.nodesBy(ctx, "look up "+strconv.Quote(name), predicate, []string{by.value},
				"@filter(type(Actor) or type(Meeting) or type(Place) or type(Position) or type(Topic) or type(Issue))", "uid xid dgraph.type name keys")
			if err != nil {
				return nil, err
			}
			for _, n := range nodes {
				found[n.xid] = n
			}
		}
		if len(found) > 1 {
			return nil, g.ambiguous(ctx, name, found)
		}
		for _, n := range found {
			return n, nil
		}
	}
	return nil, fmt.Errorf("%q: %w", name, ErrNotFound)
}

// ambiguous tells the nodes of one name apart.
func (g *Graph) ambiguous(ctx context.Context, name string, nodes map[string]*stored) error {
	var words []string
	for _, n := range nodes {
		about := n.value(schema.Name) + " (" + n.xid + ")"
		if n.typ == schema.Actor {
			bearers, err := g.Bearers(ctx, n.xid)
			if err != nil {
				return err
			}
			for _, b := range bearers {
				about = b.String()
			}
		}
		words = append(words, about)
	}
	slices.Sort(words)
	return fmt.Errorf("%q: %w; it may be %s: give the id", name, ErrAmbiguous, strings.Join(words, ", "))
}
