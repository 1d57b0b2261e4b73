package graph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/schema"
)

// A Report tells what [Graph.Verify] checked and what it found wrong.
type Report struct {
	Articles, Proofs, Shared, Edges int
	// Unfinished are articles that a run is writing, or left when it broke
	// off. What is there of them is passed over.
	Unfinished int
	// Unproved are edges without a proof: those that actors follow (holds,
	// attends, speaks_on, acts_for), and those from topics to issues.
	Unproved int
	// Problems say what is wrong, one a line, the first thousand; Wrong
	// counts them all.
	Problems []string
	Wrong    int
}

// Problem adds one.
func (r *Report) Problem(format string, args ...any) {
	r.Wrong++
	if len(r.Problems) < 1000 {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Verify checks that the graph is what its articles say: that every quote
// stands in its article at its offsets, that every edge is backed by a proof
// and every proof by its edges, that nothing is there that no article proves,
// and that no external id is there twice. It changes nothing.
func (g *Graph) Verify(ctx context.Context) (*Report, error) {
	r := new(Report)
	seen := make(map[string]int) // not proofs, of which there are many
	version, err := g.schemaVersion(ctx)
	if err != nil {
		return nil, err
	}
	if version == 0 {
		r.Problem("the database has nothing of Entente's: nothing was loaded into it, or all of it was dropped")
	}
	pending, err := g.pendingArticles(ctx)
	if err != nil {
		return nil, err
	}
	marks, err := g.marks(ctx)
	if err != nil {
		return nil, err
	}
	r.Unfinished = len(pending)
	for _, mark := range marks {
		if strings.HasPrefix(mark, schema.Article+" ") {
			r.Unfinished++
		}
	}
	if err := g.verifyArticles(ctx, r, seen); err != nil {
		return nil, err
	}
	shared := func(row map[string]any, proved bool) (xid string) {
		xid = text(row[schema.XID])
		seen[xid]++
		r.Shared++
		if !proved {
			r.Problem("%s: no article proves it", xid)
		}
		return xid
	}
	for _, v := range []struct{ typ, proof, edge, end string }{
		{schema.Position, schema.OfPosition, schema.Holds, schema.Holder},
		{schema.Meeting, schema.OfMeeting, schema.Attends, schema.Participant},
		{schema.Dossier, schema.FiledUnder, schema.SpeaksOn, schema.Holder},
	} {
		fields := "xid ~" + v.edge + " { xid } ~" + v.proof + " @filter(has(" + v.end + ") and not uid(HIDDEN)) { quote " + v.end + " { xid } }"
		err := g.rowsSeen(ctx, v.typ, 1000, fields, func(row map[string]any) {
			proofs := list(row["~"+v.proof])
			xid := shared(row, len(proofs) > 0)
			r.compare(xid, v.edge, xids(row["~"+v.edge]), backed(proofs, v.end))
		})
		if err != nil {
			return nil, err
		}
	}
	fields := "xid acts_for { xid } proofs: count(~actor @filter(not uid(HIDDEN))) ~actor @filter(has(on_behalf) and not uid(HIDDEN)) { quote on_behalf { xid } }"
	err = g.rowsSeen(ctx, schema.Actor, 1000, fields, func(row map[string]any) {
		xid := shared(row, text(row["proofs"]) != "0")
		r.compare(xid, schema.ActsFor, xids(row[schema.ActsFor]), backed(list(row["~actor"]), schema.OnBehalf))
	})
	if err != nil {
		return nil, err
	}
	if err := g.verifyIssues(ctx, r); err != nil {
		return nil, err
	}
	for _, v := range [][2]string{{schema.Topic, "~topic"}, {schema.Place, "~place"}} {
		err := g.rowsSeen(ctx, v[0], 1000, "xid proofs: count("+v[1]+" @filter(not uid(HIDDEN)))", func(row map[string]any) {
			shared(row, text(row["proofs"]) != "0")
		})
		if err != nil {
			return nil, err
		}
	}
	for xid, n := range seen {
		if n > 1 || xid == "" {
			r.Problem("external id %q: %d nodes have it", xid, n)
		}
	}
	slices.Sort(r.Problems)
	return r, nil
}

// verifyIssues compares the issues of topics with those of their statements.
func (g *Graph) verifyIssues(ctx context.Context, r *Report) error {
	fields := "xid filed_under { xid } down: ~topic { down: ~position @filter(not uid(HIDDEN)) { quote filed_under { xid } } }"
	return g.rowsSeen(ctx, schema.Topic, 1000, fields, func(row map[string]any) {
		var statements []map[string]any
		for _, p := range list(row["down"]) {
			statements = append(statements, list(p["down"])...)
		}
		r.compare(text(row[schema.XID]), schema.FiledUnder, xids(row[schema.FiledUnder]), backed(statements, schema.FiledUnder))
	})
}

// backed are the nodes at one end of proofs, and whether a quote backs that
// they are there.
func backed(proofs []map[string]any, end string) map[string]bool {
	proved := make(map[string]bool)
	for _, p := range proofs {
		for _, xid := range xids(p[end]) {
			proved[xid] = proved[xid] || text(p[schema.Quote]) != ""
		}
	}
	return proved
}

// compare compares a shared node's edges with what its proofs say, from the
// nodes at the other ends to whether a quote backs the edge.
func (r *Report) compare(xid, edge string, there []string, proved map[string]bool) {
	r.Edges += len(there)
	for _, end := range there {
		if !proved[end] {
			r.Unproved++
			r.Problem("%s: %s with %s: no quote proves it", xid, edge, end)
		}
	}
	for end := range proved {
		if !slices.Contains(there, end) {
			r.Problem("%s: %s with %s: proved, but not there", xid, edge, end)
		}
	}
}

// verifyArticles compares quotes with the texts of their articles.
func (g *Graph) verifyArticles(ctx context.Context, r *Report, seen map[string]int) error {
	fields := "xid text pending ~article @filter(not uid(HIDDEN)) { " + proofFields + " }"
	return g.rowsSeen(ctx, schema.Article, 100, fields, func(row map[string]any) {
		if text(row[schema.Pending]) != "" {
			return
		}
		r.Articles++
		xid, body := text(row[schema.XID]), text(row[schema.Text])
		seen[xid]++
		for _, raw := range list(row["~article"]) {
			r.Proofs++
			verifyProof(r, xid, body, &decodeNode(raw).node)
		}
	})
}

func verifyProof(r *Report, article, body string, p *node) {
	of := map[string]string{schema.Mention: schema.MentionOf, schema.Report: schema.OfMeeting, schema.Statement: schema.OfPosition}[p.typ]
	if p.value(of) == "" {
		r.Problem("%s: %s in %s proves nothing", p.xid, p.typ, article)
	}
	quote := p.value(schema.Quote)
	if quote == "" {
		if p.typ != schema.Mention || p.value(schema.OnBehalf) != "" {
			r.Problem("%s: %s in %s has no quote", p.xid, p.typ, article)
		}
		return
	}
	start, err1 := strconv.Atoi(p.value(schema.Start))
	end, err2 := strconv.Atoi(p.value(schema.End))
	if err1 != nil || err2 != nil || start < 0 || end > len(body) || start > end || body[start:end] != quote {
		r.Problem("%s: %s in %s: the article does not say %q at bytes %s to %s", p.xid, p.typ, article, quote,
			p.value(schema.Start), p.value(schema.End))
	}
}

// rows visits all nodes of a type as they come out of JSON.
func (g *Graph) rows(ctx context.Context, typ, fields string, visit func(map[string]any)) error {
	return g.rowsOf(ctx, typ, 1000, fields, visit)
}

func (g *Graph) rowsOf(ctx context.Context, typ string, page int, fields string, visit func(map[string]any)) error {
	return g.rowsAfter(ctx, "", typ, page, fields, visit)
}

// rowsSeen is rowsOf for fields that ask for what is not HIDDEN.
func (g *Graph) rowsSeen(ctx context.Context, typ string, page int, fields string, visit func(map[string]any)) error {
	return g.rowsAfter(ctx, Hidden, typ, page, fields, visit)
}

func (g *Graph) rowsAfter(ctx context.Context, before, typ string, page int, fields string, visit func(map[string]any)) error {
	return g.pages(ctx, "read nodes", before, "type("+typ+")", page, "uid "+schema.Type+" "+fields, func(rows []map[string]any) error {
		for _, row := range rows {
			if row[schema.Type] != nil { // else it is gone: after a kill Dgraph's index may list it still
				visit(row)
			}
		}
		return nil
	})
}

// text is a value of an answer, nothing where it is missing.
func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// list are the nodes at the ends of an edge of an answer, be they one or many.
func list(v any) []map[string]any {
	switch v := v.(type) {
	case map[string]any:
		return []map[string]any{v}
	case []any:
		var all []map[string]any
		for _, e := range v {
			if m, ok := e.(map[string]any); ok {
				all = append(all, m)
			}
		}
		return all
	}
	return nil
}

func xids(v any) []string {
	var all []string
	for _, row := range list(v) {
		all = append(all, text(row[schema.XID]))
	}
	return all
}
