package graph

import (
	"cmp"
	"strings"
	"sync"

	"entente/extract/article"
	"entente/extract/fact"
	"entente/graph/issue"
	"entente/schema"
)

// A Filing is where the graph puts a position: its issue, and the node that it
// shares with positions that say the same.
type Filing struct {
	Issue string // its external id, or nothing
	Same  string // what it shares with positions that say the same, whatever the stance
}

// The table of issues that ships with the program, by its rows and ready.
var (
	shippedRows = sync.OnceValue(func() []issue.Row {
		rows, err := issue.Shipped()
		if err != nil {
			panic(err) // it is embedded, and a test reads it
		}
		return rows
	})
	shippedIssues = tableWith(nil)
)

// tableWith makes the table of the user's own rows and the shipped ones when it
// is first asked for: that takes a while, and most decisions are read for
// something else.
func tableWith(own []issue.Row) func() *issue.Table {
	return sync.OnceValue(func() *issue.Table { return issue.NewTable(own, shippedRows()) })
}

// issues is the table of issues: the shipped one, and the user's own rows,
// which win.
func (d *Decisions) issues() *issue.Table {
	if d == nil || d.table == nil {
		return shippedIssues()
	}
	return d.table()
}

// issueXID is the external id of an issue by its ID in the table; of none
// there is none.
func (d *Decisions) issueXID(id string) string {
	if id == "" {
		return ""
	}
	return d.canonical("issue:" + id)
}

// deriveIssue sets what the table says of an issue.
func (d *Decisions) deriveIssue(out *node) {
	id := strings.TrimPrefix(out.xid, "issue:")
	is := d.issues().ByID(id)
	if is == nil { // a user's topic
		is = &issue.Issue{Name: cmp.Or(d.name("topic:"+id), id)}
	}
	out.set(schema.Name, is.Name)
	out.set(schema.Alias, is.Name)
	for _, a := range is.Aliases {
		out.set(schema.Alias, a)
	}
	for _, a := range is.Actors {
		out.set(schema.Needs, a)
	}
	for _, w := range is.Words {
		out.set(schema.Words, w)
	}
}

// A Filer puts positions where the graph does, without one.
type Filer struct{ decisions *Decisions }

// NewFiler makes a filer with a table of the user's own issues, which win. Nil
// is none.
func NewFiler(own []issue.Row) *Filer {
	if own == nil {
		return &Filer{}
	}
	return &Filer{&Decisions{table: tableWith(own)}}
}

// Filings tells where the graph puts the positions of an article, in their
// order.
func (f *Filer) Filings(a *article.Article, facts *fact.Facts) ([]Filing, error) {
	n, err := articleNode(Item{Article: a, Facts: facts})
	if err != nil {
		return nil, err
	}
	r := newReading(n, facts)
	all := make([]Filing, len(facts.Positions))
	for i := range all {
		s := r.statement(i, nil, f.decisions)
		all[i] = Filing{Issue: s.value(schema.FiledUnder), Same: s.value(schema.OfPosition)}
		if family, ok := familyOf(all[i].Same); ok {
			all[i].Same = family
		}
	}
	return all, nil
}
