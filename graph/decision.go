package graph

import (
	"context"
	"slices"
)

// Decisions are what people decided of the graph, ready to be applied.
type Decisions struct {
	same   map[string]string  // external id → the one it is
	apart  map[[2]string]bool // pairs that are not one
	names  map[string]string  // external id → the name it is to have
	topics []userTopic        // in order of their names
}

// A userTopic is a topic of the user's own list.
type userTopic struct {
	name  string
	terms []signature // signatures; a topic that holds all of one's words is this one
}

// canonical follows decisions of sameness to their end.
func (d *Decisions) canonical(xid string) string {
	if d == nil {
		return xid
	}
	for range len(d.same) + 1 { // a ring of decisions ends somewhere, too
		next, ok := d.same[xid]
		if !ok {
			break
		}
		xid = next
	}
	return xid
}

// differ reports whether it was decided that two external ids are not one.
func (d *Decisions) differ(a, b string) bool {
	return d != nil && (d.apart[[2]string{a, b}] || d.apart[[2]string{b, a}])
}

// name is the name decided for a node, or nothing.
func (d *Decisions) name(xid string) string {
	if d == nil {
		return ""
	}
	return d.names[xid]
}

// topic is the signature of the user's topic that a signature belongs to, or
// the signature itself. Of several, the one of the most words wins, then the
// first by name.
func (d *Decisions) topic(sig signature) signature {
	if d == nil {
		return sig
	}
	best, found := 0, sig
	for _, t := range d.topics {
		for _, term := range t.terms {
			if len(term) > best && contains(sig, term) {
				best, found = len(term), t.signature()
			}
		}
	}
	return found
}

// signature is the one word that all of a user's topic's positions share. No
// stem looks like it.
func (t userTopic) signature() signature { return signature{"=" + slug(t.name)} }

func contains(sig, term signature) bool {
	for _, w := range term {
		if !slices.Contains(sig, w) {
			return false
		}
	}
	return true
}

func (g *Graph) decisions(ctx context.Context) (*Decisions, error) {
	return nil, ctx.Err()
}
