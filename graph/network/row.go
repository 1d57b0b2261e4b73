package network

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/schema"
)

// listLimit bounds how many proofs of one node come in one answer.
const listLimit = 1000

// A ref is a node at the end of an edge.
type ref struct{ UID, XID, Name string }

// A proofRow is a mention, report or statement.
type proofRow struct {
	UID, XID, Quote, Stance, Date, Side string
	Start, End                          int
	Score                               float64

	Joint    bool
	Article  struct{ UID, XID, Name, URL, Published string }
	Position struct {
		ref
		Topic ref
	}
	FiledUnder ref `json:"filed_under"`
	Meeting    struct {
		ref
		Date string
	}
	OnBehalf                   ref `json:"on_behalf"`
	Holder, About, Participant []ref
}

// A row is a node of the database with its proofs.
type row struct {
	UID, XID, Name, Kind, Stance, Status, Date, Note string

	Role, Alias []string
	Place       struct {
		Name     string
		Location *struct{ Coordinates [2]float64 }
	}
	Topic struct {
		Name       string
		FiledUnder struct{ Name string } `json:"filed_under"`
	}
	People []ref // who act for it
	// The proofs that point at it.
	Mentions, Reports, Statements, Said []proofRow
}

// A list is a list of proofs that point at a node: by what predicate, and
// what is asked of them. The edges of some end at the node.
type list struct {
	name, edge, filter, fields string
	inward                     bool
}

// A source is how nodes of a kind are asked for.
type source struct {
	kind, typ, fields string
	lists             []list
}

// sources are what is asked of each kind of nodes, with the words that prove
// edges or without.
func sources(o *Options) []source {
	const end = "{ uid xid name }"
	held := "stance date position { uid xid name topic " + end + " } about " + end
	if o.Proofs {
		held += " joint holder { name }"
	}
	if o.Proofs || o.Issues {
		held += " side"
	}
	var issues []source
	if o.Issues {
		held += " filed_under " + end
		issues = []source{{Issue, schema.Dossier, "", []list{
			{"statements", "~filed_under", " and has(holder)", "date side position { topic { uid } } holder " + end, true}}}}
	}
	return append(issues, []source{
		{Meeting, schema.Meeting, "kind status date place { name location }", []list{
			{"reports", "~meeting", "", "participant " + end, true}}},
		{Position, schema.Position, "stance topic { name filed_under { name } }", []list{
			{"statements", "~position", "", "date holder " + end, true}}},
		{Actor, schema.Actor, "kind role alias note people: ~acts_for " + end, []list{
			{"mentions", "~actor", " and has(on_behalf)", "on_behalf " + end, false},
			{"reports", "~participant", "", "meeting { uid xid name date }", false},
			{"statements", "~holder", "", held, false},
			{"said", "~about", "", "stance date holder " + end, true}}},
	}...)
}

// list returns a row's list of proofs by its name.
func (r *row) list(name string) []proofRow {
	switch name {
	case "mentions":
		return r.Mentions
	case "reports":
		return r.Reports
	case "said":
		return r.Said
	}
	return r.Statements
}

// A reader asks the database.
type reader struct {
	g *graph.Graph
	o *Options
}

func (rd *reader) query(ctx context.Context, dql string, into any) error {
	data, err := rd.g.Query(ctx, dql, nil)
	if err != nil {
		return fmt.Errorf("read the network: %w", err)
	}
	var answer struct{ Q json.RawMessage }
	if err := json.Unmarshal(data, &answer); err != nil {
		return fmt.Errorf("read the network: %w", err)
	}
	if err := json.Unmarshal(answer.Q, into); err != nil {
		return fmt.Errorf("read the network: %w", err)
	}
	return nil
}

// sure is what filters out facts that were judged to be right too rarely.
func (o *Options) sure() string {
	if o.MinScore <= 0 {
		return ""
	}
	return fmt.Sprintf(" and (ge(score, %g) or not has(score))", o.MinScore)
}

// lists writes what to ask of lists, from some uid on each.
func (rd *reader) lists(lists []list, after map[string]string) string {
	var b strings.Builder
	for _, l := range lists {
		proof := "uid article { uid published }"
		if rd.o.Proofs && !(l.inward && rd.o.Outward) {
			proof = "uid xid quote start end score article { uid xid name url published }"
		}
		if after == nil || after[l.name] != "" {
			fmt.Fprintf(&b, " %s: %s (first: %d, after: %s) @filter(not uid(HIDDEN)%s%s) { %s %s }", l.name, l.edge, listLimit, cmp.Or(after[l.name], "0x0"), l.filter, rd.o.sure(), proof, l.fields)
		}
	}
	return b.String()
}

// subjects reads nodes of a kind, with the edges at each. Nodes that have gone
// meanwhile are left out.
func (rd *reader) subjects(ctx context.Context, s *source, uids []uint64) ([]*subject, error) {
	var ids strings.Builder
	for i, uid := range uids {
		if i > 0 {
			ids.WriteByte(',')
		}
		fmt.Fprintf(&ids, "%#x", uid)
	}
	var rows []row
	dql := fmt.Sprintf("{"+graph.Hidden+" q(func: uid(%s)) @filter(type(%s)) { uid xid name %s %s } }", ids.String(), s.typ, s.fields, rd.lists(s.lists, nil))
	if err := rd.query(ctx, dql, &rows); err != nil {
		return nil, err
	}
	var all []*subject
	for i := range rows {
		one := newSubject(s.kind, &rows[i], rd.o)
		if err := rd.rest(ctx, s, &rows[i], one); err != nil {
			return nil, err
		}
		one.finish()
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b *subject) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// rest takes up the proofs of a row, and reads on where there are more than
// one answer holds.
func (rd *reader) rest(ctx context.Context, s *source, r *row, into *subject) error {
	for {
		after := map[string]string{}
		for _, l := range s.lists {
			proofs := r.list(l.name)
			into.take(l.name, proofs)
			if len(proofs) == listLimit {
				after[l.name] = proofs[len(proofs)-1].UID
			}
		}
		if len(after) == 0 {
			return nil
		}
		var rows []row
		if err := rd.query(ctx, fmt.Sprintf("{"+graph.Hidden+" q(func: uid(%s)) { uid %s } }", r.UID, rd.lists(s.lists, after)), &rows); err != nil {
			return err
		}
		if len(rows) == 0 {
			return nil
		}
		r = &rows[0]
	}
}
