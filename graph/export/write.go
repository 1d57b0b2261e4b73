// Package export writes the graph as files for other programs: Gephi, Cytoscape,
// Graphviz, Neo4j, Aleph, RDF and GIS tools, notebooks and spreadsheets.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"entente/graph/network"
)

// A Format is a way to write a network.
type Format struct {
	Name  string
	About string // what reads it, and what it holds
	// Folder: it is several files, in a folder or a ZIP archive.
	Folder bool

	one  func(context.Context, *bufio.Writer, Source) error
	many func(context.Context, folder, Source) error
}

// Options say how to write a network.
type Options struct {
	// Raw leaves the cells of CSV as they are, see [Sheet].
	Raw bool
}

// Formats lists the formats, by their names.
func Formats() []Format { return formats(Options{}) }

func formats(o Options) []Format {
	return []Format{
		{Name: "csv", About: "edges, for spreadsheets", one: o.writeCSV},
		{Name: "csv-nodes", About: "nodes, for spreadsheets", one: o.writeCSVNodes},
		{Name: "cytoscape", About: "Cytoscape and Cytoscape.js", one: writeCytoscape},
		{Name: "dot", About: "Graphviz", one: writeDOT},
		{Name: "ftm", About: "FollowTheMoney, for Aleph and OpenSanctions", one: writeFTM},
		{Name: "geojson", About: "meetings by place, for maps", one: writeGeoJSON},
		{Name: "gexf", About: "Gephi", one: writeGEXF},
		{Name: "graphml", About: "yEd, igraph, networkx", one: writeGraphML},
		{Name: "json", About: "nodes and edges with all proofs", one: writeJSON},
		{Name: "jsonld", About: "linked data, without proofs", one: writeJSONLD},
		{Name: "markdown", About: "dossiers with links, for Obsidian", Folder: true, many: writeMarkdown},
		{Name: "neo4j", About: "neo4j-admin database import full --multiline-fields=true", Folder: true, many: writeNeo4j},
		{Name: "parquet", About: "DuckDB, pandas, Spark", Folder: true, many: writeParquet},
		{Name: "turtle", About: "RDF by PROV-O and schema.org, with proofs", one: writeTurtle},
	}
}

// Find returns the format of a name. The error names those that there are.
func Find(name string, o Options) (Format, error) {
	var names []string
	for _, f := range formats(o) {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("no format %q; there are %s", name, strings.Join(names, ", "))
}

// A Source is a network that is read while it is written: the nodes, the
// edges, or both at once, in an order that is the same each time.
// [network.Network] is one.
type Source interface {
	Nodes(context.Context) iter.Seq2[*network.Node, error]
	Edges(context.Context) iter.Seq2[*network.Edge, error]
	Stars(context.Context) iter.Seq2[*network.Star, error]
	// Directed reports whether all edges have a direction.
	Directed() bool
}

// Write writes a network in this format; what is several files, as a ZIP
// archive. The same network gives the same bytes. The network is not held in
// memory.
func (f Format) Write(ctx context.Context, w io.Writer, n Source) error {
	b := bufio.NewWriter(w)
	err := error(nil)
	if f.Folder {
		err = zipped(b, func(dir folder) error { return f.many(ctx, dir, n) })
	} else {
		err = f.one(ctx, b, n)
	}
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", f.Name, err)
	}
	return nil
}

// WriteFolder writes a network's files into a folder, which is made where it is
// not there. Files of the same names are replaced.
func (f Format) WriteFolder(ctx context.Context, path string, n Source) error {
	err := inFolder(path, func(dir folder) error { return f.many(ctx, dir, n) })
	if err != nil {
		return fmt.Errorf("write %s: %w", f.Name, err)
	}
	return nil
}

// A layout is how a format has nodes and edges: each is given its number, from
// 0 on, and written to what it is given.
type layout struct {
	node    func(*bufio.Writer, int, *network.Node) error
	between string // after the last node, before the first edge
	edge    func(*bufio.Writer, int, *network.Edge) error
}

// write reads the network once. Edges come with the nodes that they start at,
// but have their place after all nodes: till then they are put aside in a file.
func (l layout) write(ctx context.Context, w *bufio.Writer, n Source) error {
	later, err := newAside()
	if err != nil {
		return fmt.Errorf("put edges aside: %w", err)
	}
	defer later.remove()
	nodes, edges := 0, 0
	for star, err := range n.Stars(ctx) {
		if err != nil {
			return err
		}
		if err := l.node(w, nodes, &star.Node); err != nil {
			return err
		}
		nodes++
		for _, e := range star.Edges {
			if err := l.edge(later.Writer, edges, e); err != nil {
				return err
			}
			edges++
		}
	}
	w.WriteString(l.between)
	return later.copyTo(w)
}

// details are a node's texts besides name and kind, by name.
func details(n *network.Node) [][2]string {
	return [][2]string{{"kind", n.Kind}, {"group", n.Group}, {"place", n.Place}, {"topic", n.Topic}, {"issue", n.Issue}, {"role", n.Role}, {"status", n.Status}, {"start", n.Start}, {"end", n.End}}
}
