package export

import (
	"context"
	"io"

	"github.com/parquet-go/parquet-go"

	"entente/graph/network"
)

// perRowGroup bounds how many rows of a Parquet file are in memory.
const perRowGroup = 5000

// The rows of the three files. Dates are ISO 8601 to the precision known.
type (
	nodeRow struct {
		ID        string   `parquet:"id"`
		Name      string   `parquet:"name"`
		Kind      string   `parquet:"kind,dict"`
		Group     string   `parquet:"group,dict"`
		Start     string   `parquet:"start"`
		End       string   `parquet:"end"`
		Place     string   `parquet:"place"`
		Longitude *float64 `parquet:"longitude,optional"`
		Latitude  *float64 `parquet:"latitude,optional"`
		Topic     string   `parquet:"topic"`
		Issue     string   `parquet:"issue"`
		Role      string   `parquet:"role"`
		Status    string   `parquet:"status,dict"`
		Names     []string `parquet:"names,list"`
	}
	edgeRow struct {
		Edge     int64      `parquet:"edge"`
		Source   string     `parquet:"source"`
		Target   string     `parquet:"target"`
		Kind     string     `parquet:"kind,dict"`
		Directed bool       `parquet:"directed"`
		Weight   int64      `parquet:"weight"`
		Start    string     `parquet:"start"`
		End      string     `parquet:"end"`
		Issues   []countRow `parquet:"issues,list"`
	}
	countRow struct {
		Name  string `parquet:"name"`
		Count int64  `parquet:"count"`
	}
	proofRow struct {
		Edge      int64    `parquet:"edge"`
		Proof     string   `parquet:"proof"`
		Quote     string   `parquet:"quote"`
		Date      string   `parquet:"date"`
		By        []string `parquet:"by,list"`
		Side      string   `parquet:"side,dict"`
		Score     *float64 `parquet:"score,optional"`
		Article   string   `parquet:"article"`
		Title     string   `parquet:"title"`
		URL       string   `parquet:"url"`
		Published string   `parquet:"published"`
	}
)

// writeParquet writes nodes, edges, and proofs by the edge that they prove.
func writeParquet(ctx context.Context, dir folder, n Source) error {
	return sideBySide(dir, []string{"nodes.parquet", "edges.parquet", "proofs.parquet"}, func(all []*aside) error {
		nodes, edges, proofs := rows[nodeRow](all[0]), rows[edgeRow](all[1]), rows[proofRow](all[2])
		i := int64(0)
		for star, err := range n.Stars(ctx) {
			if err != nil {
				return err
			}
			if _, err := nodes.Write([]nodeRow{asNodeRow(&star.Node)}); err != nil {
				return err
			}
			for _, e := range star.Edges {
				if _, err := edges.Write([]edgeRow{asEdgeRow(i, e)}); err != nil {
					return err
				}
				if _, err := proofs.Write(asProofRows(i, e)); err != nil {
					return err
				}
				i++
			}
		}
		for _, c := range []io.Closer{nodes, edges, proofs} {
			if err := c.Close(); err != nil {
				return err
			}
		}
		return nil
	})
}

// rows writes rows, pressed by what takes little memory for each column.
func rows[T any](w io.Writer) *parquet.GenericWriter[T] {
	return parquet.NewGenericWriter[T](w, parquet.MaxRowsPerRowGroup(perRowGroup), parquet.Compression(&parquet.Snappy), parquet.CreatedBy("Entente", "", ""))
}

func asNodeRow(n *network.Node) nodeRow {
	r := nodeRow{ID: n.ID, Name: n.Name, Kind: n.Kind, Group: n.Group, Start: n.Start, End: n.End, Place: n.Place,
		Topic: n.Topic, Issue: n.Issue, Role: n.Role, Status: n.Status, Names: n.Names}
	if n.At != nil {
		r.Longitude, r.Latitude = &n.At[0], &n.At[1]
	}
	return r
}

func asEdgeRow(i int64, e *network.Edge) edgeRow {
	r := edgeRow{Edge: i, Source: e.Source, Target: e.Target, Kind: e.Kind, Directed: e.Directed, Weight: int64(e.Weight), Start: e.Start, End: e.End}
	for _, is := range e.Issues {
		r.Issues = append(r.Issues, countRow{is.Name, int64(is.Count)})
	}
	return r
}

func asProofRows(i int64, e *network.Edge) []proofRow {
	var all []proofRow
	for _, p := range e.Proofs {
		r := proofRow{Edge: i, Proof: p.ID, Quote: p.Quote, Date: p.Date, By: p.By, Side: p.Side,
			Article: p.Article.ID, Title: p.Article.Name, URL: p.Article.URL, Published: p.Article.Published}
		if p.Score > 0 {
			r.Score = &p.Score
		}
		all = append(all, r)
	}
	return all
}
