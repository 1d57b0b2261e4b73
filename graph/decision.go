package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entente/extract/fact"
	"entente/graph/identity"
	"entente/graph/issue"
	"entente/graph/plain"
	"entente/schema"
)

// A Decision is what a person decided of the graph. It is kept in the graph
// and holds for what is loaded later, too.
type Decision struct {
	Number int
	Verb   Verb
	// Args are two external ids for Same and Differ, an external id and a
	// name for Rename, a name and the topic's terms for Group, the name of a
	// file and its text for Issues.
	Args []string
}

// A Verb says what was decided.
type Verb string

// The kinds of decisions.
const (
	Same   Verb = "same"   // two nodes are one, to be known, and filed, as the first
	Differ Verb = "differ" // two names that seem to be one's are two's
	Rename Verb = "rename" // what a node is called
	Group  Verb = "topic"  // topics with all the words of one term are one topic
	Issues Verb = "issues" // a table of the user's own issues, which win over the shipped ones
)

// Decisions are decisions ready to be applied. The nil Decisions are none.
type Decisions struct {
	who    *identity.Verdicts
	names  map[string]string // external id → the name it is to have
	topics []userTopic
	table  func() *issue.Table              // with the user's own rows, made when it is asked for; nil without any
	locate func(place string) (Point, bool) // as in [Options]
}

// A userTopic is a topic of the user's own list.
type userTopic struct {
	name  string
	terms []identity.Signature
}

// newDecisions makes decisions ready. Where two contradict each other, the
// later one holds.
func newDecisions(list []Decision) *Decisions {
	d := &Decisions{who: identity.NewVerdicts(), names: make(map[string]string)}
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Decision) int { return a.Number - b.Number })
	for _, one := range list {
		a, rest := one.Args[0], one.Args[1:]
		switch one.Verb {
		case Same:
			d.who.Join(a, rest[0])
		case Differ:
			d.who.Part(a, rest[0])
		case Rename:
			d.names[a] = rest[0]
		case Group:
			t := userTopic{name: a}
			for _, term := range rest {
				t.terms = append(t.terms, identity.ParseSignature(term))
			}
			d.topics = append(d.topics, t)
			d.names[t.signature().TopicXID()] = cmp.Or(d.names[t.signature().TopicXID()], a)
		case Issues: // it was read once when it was decided on, so it can be read
			if own, err := issue.Read(strings.NewReader(rest[0]), a); err == nil {
				d.table = tableWith(own)
			}
		}
	}
	return d
}

// verdicts are what was decided of who is who.
func (d *Decisions) verdicts() *identity.Verdicts {
	if d == nil {
		return nil
	}
	return d.who
}

// decided makes decisions ready, with what the graph knows of places.
func (g *Graph) decided(list []Decision) *Decisions {
	d := newDecisions(list)
	d.locate = g.opts.Locate
	return d
}

// canonical follows decisions of sameness to their end.
func (d *Decisions) canonical(xid string) string { return d.verdicts().Canonical(xid) }

// name is the name decided for a node, or nothing.
func (d *Decisions) name(xid string) string {
	if d == nil {
		return ""
	}
	return d.names[xid]
}

// topic is the signature of the user's topic that a signature belongs to, with
// that topic's own issue, or else the signature itself and the issue found. Of
// several, the one of the longest term wins, then the one decided first.
func (d *Decisions) topic(sig identity.Signature, filed string) (identity.Signature, string) {
	if d == nil {
		return sig, filed
	}
	best, found := 0, sig
	for _, t := range d.topics {
		for _, term := range t.terms {
			if len(term) > best && sig.Contains(term) {
				best, found = len(term), t.signature()
				filed = found.Key()
			}
		}
	}
	return found, filed
}

// takes reports whether a signature belongs to one of the user's topics.
func (d *Decisions) takes(sig identity.Signature) bool {
	_, filed := d.topic(sig, "")
	return filed != ""
}

// signature is the one word that all of a user's topic's positions share. No
// stem looks like it.
func (t userTopic) signature() identity.Signature {
	return identity.Signature{ownMark + plain.Slug(t.name)}
}

// Decisions lists the decisions kept in the graph, in their order.
func (g *Graph) Decisions(ctx context.Context) ([]Decision, error) {
	var list []Decision
	err := g.nodesOf(ctx, schema.Decision, func(n *stored) error {
		d := Decision{Verb: Verb(n.value(schema.Verb))}
		var err error
		if d.Number, err = strconv.Atoi(n.value(schema.Number)); err != nil {
			return fmt.Errorf("read decision %s: %w", n.xid, err)
		}
		if err := json.Unmarshal([]byte(n.value(schema.Args)), &d.Args); err != nil || len(d.Args) < 2 {
			return fmt.Errorf("read decision %s: its arguments are %q", n.xid, n.value(schema.Args))
		}
		list = append(list, d)
		return nil
	})
	slices.SortFunc(list, func(a, b Decision) int { return a.Number - b.Number })
	return list, err
}

// String is the verb with its arguments, of a table its name alone.
func (d Decision) String() string {
	args := d.Args
	if d.Verb == Issues {
		args = args[:1]
	}
	return string(d.Verb) + " " + strings.Join(args, ", ")
}

// node is the node that keeps the decision.
func (d Decision) node() (*node, error) {
	args, err := json.Marshal(d.Args)
	if err != nil {
		return nil, fmt.Errorf("encode decision: %w", err)
	}
	n := &node{xid: fmt.Sprintf("decision:%06d", d.Number), typ: schema.Decision}
	n.set(schema.Name, d.String())
	n.set(schema.Number, strconv.Itoa(d.Number))
	n.set(schema.Verb, string(d.Verb))
	n.set(schema.Args, string(args))
	return n, nil
}

// Decide records a decision and applies it. Nodes go by their external ids,
// or by any name that is one node's alone; the errors are [ErrNotFound] and
// [ErrAmbiguous]. All articles that it bears on are in memory together.
func (g *Graph) Decide(ctx context.Context, verb Verb, args ...string) (Decision, Stats, error) {
	d := Decision{Verb: verb}
	var stats Stats
	err := g.writing(func(s *session) error {
		if _, err := s.begin(ctx); err != nil {
			return err
		}
		list, err := g.Decisions(ctx)
		if err != nil {
			return err
		}
		d.Number = 1
		if len(list) > 0 {
			d.Number = list[len(list)-1].Number + 1
		}
		if d.Args, err = g.arguments(ctx, verb, args, list); err != nil {
			return err
		}
		n, err := d.node()
		if err != nil {
			return err
		}
		return s.apply(ctx, d, append(list, d), change{set: n.all()})
	}, &stats)
	return d, stats, err
}

// UseIssues makes a table of the user's own issues hold, by the name of its
// file and its text, unless it does so already.
func (g *Graph) UseIssues(ctx context.Context, name, text string) error {
	list, err := g.Decisions(ctx)
	if err != nil {
		return err
	}
	for _, d := range slices.Backward(list) {
		if d.Verb == Issues {
			if d.Args[1] == text {
				return nil
			}
			break
		}
	}
	_, _, err = g.Decide(ctx, Issues, name, text)
	return err
}

// Undo takes a decision back. The error is [ErrNotFound] where there is none
// of that number.
func (g *Graph) Undo(ctx context.Context, number int) (Stats, error) {
	var stats Stats
	err := g.writing(func(s *session) error {
		if _, err := s.begin(ctx); err != nil {
			return err
		}
		list, err := g.Decisions(ctx)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(d Decision) bool { return d.Number == number })
		if i < 0 {
			return fmt.Errorf("decision %d: %w", number, ErrNotFound)
		}
		d := list[i]
		n, err := d.node()
		if err != nil {
			return err
		}
		return s.apply(ctx, d, slices.Delete(list, i, i+1), change{del: n.all()})
	}, &stats)
	return stats, err
}

// apply writes a decision, or that it is no more, and works out anew all that
// it bears on.
func (s *session) apply(ctx context.Context, d Decision, list []Decision, record change) error {
	before := s.d
	s.d = s.g.decided(list)
	r := s.newRevision()
	r.record = record
	if d.Verb == Issues {
		return r.refile(ctx)
	}
	nodes, err := s.affected(ctx, d, before)
	if err != nil {
		return err
	}
	var articles []string
	for typ, path := range proofPaths {
		var xids []string
		for _, n := range nodes {
			if n.typ == typ {
				r.recheck[n.xid] = typ
				xids = append(xids, n.xid)
			}
		}
		if d.Verb == Rename {
			continue
		}
		proofs, err := s.proofsVia(ctx, xids, sharingFields, path...)
		if err != nil {
			return err
		}
		for _, all := range proofs {
			for _, p := range all {
				articles = append(articles, p.value(schema.InArticle))
				if p.typ == schema.Statement {
					r.recheck[p.value(schema.OfPosition)] = schema.Position
				}
			}
		}
	}
	slices.Sort(articles)
	if err := r.again(ctx, slices.Compact(articles)); err != nil {
		return err
	}
	return r.revise(ctx, Stats{})
}

// refile puts all positions under issues anew.
func (r *revision) refile(ctx context.Context) error {
	issues, err := r.g.xidsOf(ctx, schema.Dossier)
	if err != nil {
		return err
	}
	for _, xid := range issues {
		r.recheck[xid] = schema.Dossier
	}
	articles, err := r.g.xidsOf(ctx, schema.Article)
	if err != nil {
		return err
	}
	slices.Sort(articles)
	if err := r.again(ctx, articles); err != nil {
		return err
	}
	return r.revise(ctx, Stats{})
}

// affected are the shared nodes whose proofs a decision bears on.
func (s *session) affected(ctx context.Context, d Decision, before *Decisions) ([]*stored, error) {
	if d.Verb == Group {
		return s.affectedByTopic(ctx, d)
	}
	var xids []string
	for _, a := range d.Args[:2] {
		xids = append(xids, a, before.canonical(a), s.d.canonical(a))
	}
	if d.Verb == Rename {
		xids = xids[:3]
	}
	slices.Sort(xids)
	return s.nodesBy(ctx, "look up what was decided on", schema.XID, slices.Compact(xids), "", "uid xid dgraph.type")
}

// affectedByTopic are the positions that come to a user's topic, and those
// that are there, by the keys of their statements.
func (s *session) affectedByTopic(ctx context.Context, d Decision) ([]*stored, error) {
	t := userTopic{name: d.Args[0]}
	for _, term := range d.Args[1:] {
		t.terms = append(t.terms, identity.ParseSignature(term))
	}
	all := &Decisions{topics: []userTopic{t}}
	found := make(map[string]bool)
	err := s.g.rows(ctx, schema.Statement, "key position { xid }", func(row map[string]any) {
		if k := text(row[schema.Key]); strings.HasPrefix(k, ownMark) || all.takes(identity.ParseSignature(k)) {
			for _, xid := range xids(row[schema.OfPosition]) {
				found[xid] = true
			}
		}
	})
	var nodes []*stored
	for _, xid := range slices.Sorted(maps.Keys(found)) {
		nodes = append(nodes, &stored{node: node{xid: xid, typ: schema.Position}})
	}
	return nodes, err
}

// topicArguments turns terms into signatures, countries by the names that the
// graph has for them.
func (g *Graph) topicArguments(ctx context.Context, args []string) ([]string, error) {
	countries := make(map[string]*fact.Actor)
	err := g.nodesOf(ctx, schema.Actor, func(n *stored) error {
		if code := n.value(schema.Code); code != "" {
			countries[code] = &fact.Actor{Kind: fact.Country, Code: code, Names: n.values(schema.Alias)}
		}
		return nil
	})
	out := args[:1:1]
	names := identity.Callings(countries)
	for _, term := range args[1:] {
		words, codes := identity.CutCountries(strings.Fields(plain.Fold(term)), names)
		out = append(out, append(codes, identity.Stems(words)...).Normal().Key())
	}
	return out, err
}
