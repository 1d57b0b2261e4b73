package export

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"entente/graph"
	"entente/schema"
)

// Options say what to read. The zero value is everything.
type Options struct {
	Since, Until string // ISO 8601, both included; edges without a date are kept
	MinArticles  int    // leave out what fewer articles prove, but for whom one acts for
}

// page is how many nodes one query asks for.
const page = 1000

type ref struct{ XID string }

// A row is a node of the database as far as a network needs it.
type row struct {
	UID, XID, Name, Kind, Stance, Date string

	Role          []string
	ActsFor       []ref `json:"acts_for"`
	Attends       []ref
	Holds         []ref
	Topic, Place  struct{ Name string }
	Article       struct{ XID, Published string }
	Holder, About []ref
	Position      ref
	Meeting       ref
	Participant   []ref
}

// Read reads the network of a graph, a page of nodes at a time.
func Read(ctx context.Context, g *graph.Graph, o Options) (*Network, error) {
	r := &reader{o: o, nodes: map[string]*Node{}, edges: map[edgeKey]*proven{}}
	for _, step := range []struct {
		typ, fields string
		take        func(*row)
	}{
		{schema.Meeting, "kind date place { name }", r.meeting},
		{schema.Position, "stance topic { name }", r.position},
		{schema.Actor, "kind role acts_for { xid } attends { xid } holds { xid }", r.actor},
		{schema.Report, "article { xid published } meeting { xid } participant { xid }", r.report},
		{schema.Statement, "stance date article { xid published } position { xid } holder { xid } about { xid }", r.statement},
	} {
		if err := eachRow(ctx, g, step.typ, step.fields, step.take); err != nil {
			return nil, err
		}
	}
	return r.network(), nil
}

func eachRow(ctx context.Context, g *graph.Graph, typ, fields string, take func(*row)) error {
	for after := "0x0"; ; {
		dql := fmt.Sprintf("{ q(func: type(%s), first: %d, after: %s) { uid xid name %s } }", typ, page, after, fields)
		data, err := g.Query(ctx, dql, nil)
		if err != nil {
			return fmt.Errorf("read nodes of type %s: %w", typ, err)
		}
		var answer struct{ Q []row }
		if err := json.Unmarshal(data, &answer); err != nil {
			return fmt.Errorf("read nodes of type %s: %w", typ, err)
		}
		for i := range answer.Q {
			take(&answer.Q[i])
		}
		if len(answer.Q) < page {
			return nil
		}
		after = answer.Q[len(answer.Q)-1].UID
	}
}

type edgeKey struct{ source, target, kind string }

// proven is an edge with the articles that prove it.
type proven struct {
	Edge
	articles map[string]bool
}

type reader struct {
	o     Options
	nodes map[string]*Node
	edges map[edgeKey]*proven
}

func (r *reader) meeting(n *row) {
	r.nodes[n.XID] = &Node{ID: n.XID, Name: n.Name, Kind: Meeting, Group: n.Kind, Start: n.Date, End: n.Date, Place: n.Place.Name}
}

func (r *reader) position(n *row) {
	r.nodes[n.XID] = &Node{ID: n.XID, Name: n.Name, Kind: Position, Group: n.Stance, Topic: n.Topic.Name}
}

func (r *reader) actor(n *row) {
	r.nodes[n.XID] = &Node{ID: n.XID, Name: n.Name, Kind: Actor, Group: n.Kind, Role: strings.Join(n.Role, ", ")}
	for _, to := range n.ActsFor {
		r.edge(n.XID, to.XID, "acts_for")
	}
	for _, to := range n.Attends {
		e := r.edge(n.XID, to.XID, "attends")
		if m := r.nodes[to.XID]; m != nil {
			span(&e.Start, &e.End, m.Start)
		}
	}
	for _, to := range n.Holds {
		r.edge(n.XID, to.XID, "holds")
	}
}

func (r *reader) edge(source, target, kind string) *proven {
	k := edgeKey{source, target, kind}
	if r.edges[k] == nil {
		r.edges[k] = &proven{Edge: Edge{Source: source, Target: target, Kind: kind, Directed: true}, articles: map[string]bool{}}
	}
	return r.edges[k]
}

func (r *reader) report(n *row) {
	for _, who := range n.Participant {
		if e := r.edges[edgeKey{who.XID, n.Meeting.XID, "attends"}]; e != nil {
			e.articles[n.Article.XID] = true
		}
	}
}

// statement proves holds edges, and makes an edge from each holder to each
// actor whom it is about.
func (r *reader) statement(n *row) {
	date := cmp.Or(n.Date, n.Article.Published)
	for _, by := range n.Holder {
		if e := r.edges[edgeKey{by.XID, n.Position.XID, "holds"}]; e != nil {
			e.articles[n.Article.XID] = true
			span(&e.Start, &e.End, date)
		}
		for _, about := range n.About {
			if about.XID == by.XID {
				continue
			}
			e := r.edge(by.XID, about.XID, n.Stance)
			e.articles[n.Article.XID] = true
			span(&e.Start, &e.End, date)
		}
	}
}

// network keeps what falls in the time asked for, and works out the dates of
// nodes from their edges.
func (r *reader) network() *Network {
	n := &Network{Nodes: []Node{}, Edges: []Edge{}}
	narrowed := r.o != (Options{})
	linked := map[string]bool{}
	for _, e := range r.edges {
		source, target := r.nodes[e.Source], r.nodes[e.Target]
		if source == nil || target == nil || !r.within(e.Start, e.End) {
			continue
		}
		if e.Kind != "acts_for" && len(e.articles) < r.o.MinArticles {
			continue
		}
		e.Weight = max(1, len(e.articles))
		n.Edges = append(n.Edges, e.Edge)
		linked[e.Source], linked[e.Target] = true, true
		for _, node := range []*Node{source, target} {
			if node.Kind != Meeting {
				span(&node.Start, &node.End, e.Start)
				span(&node.Start, &node.End, e.End)
			}
		}
	}
	for id, node := range r.nodes {
		if !narrowed || linked[id] {
			n.Nodes = append(n.Nodes, *node)
		}
	}
	n.sort()
	return n
}

// within reports whether a period touches the one asked for: "2022" touches
// 2022-09.
func (r *reader) within(start, end string) bool {
	return start == "" || (r.o.Since == "" || day(end, true) >= day(r.o.Since, false)) &&
		(r.o.Until == "" || day(start, false) <= day(r.o.Until, true))
}
