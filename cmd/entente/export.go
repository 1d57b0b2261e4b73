package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/network"
)

// nquads is the format of whole graphs, which graph writes itself.
const nquads = "nquads"

func exportCommand() *cli.Command {
	formats := append(export.Formats(), nquads)
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph for Gephi, Cytoscape, Graphviz, RDF tools and spreadsheets",
		Description: "Formats: " + strings.Join(formats, ", ") + ".\n" +
			"csv is the edges, csv-nodes the nodes. Two actors may have several edges, one a kind: Gephi\n" +
			"reads all from gexf, but makes one of them from graphml. With --collapse the edges of both\n" +
			"are undirected; their attribute directed tells those of who speaks of whom. nquads is everything, with proofs, as dgraph\n" +
			"live reads it. For example: entente export --format gexf --around Japan --hops 2 -o japan.gexf",
		Flags: append(append(graphFlags(), partFlags()...),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "gexf", Usage: "write `FORMAT`"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write to `FILE`, not to standard output"},
			rawFlag(),
			&cli.BoolFlag{Name: "collapse", Usage: "only actors, linked by what they share, with weights"},
		),
		OnUsageError: usageError,
		Action:       runExport,
	}
}

// rawFlag is that of commands that write CSV.
func rawFlag() cli.Flag {
	return &cli.BoolFlag{Name: "raw", Usage: "leave cells of CSV as they are; without, those that a spreadsheet takes for formulas begin with an apostrophe"}
}

func runExport(c *cli.Context) error {
	if err := checkExport(c); err != nil {
		return err
	}
	g, err := asking(c)
	if err != nil {
		return err
	}
	defer g.Close()
	write, err := exporter(c, g)
	if err != nil {
		return err
	}
	return writeOut(c, write)
}

// checkExport finds what is wrong with the command line before anything else.
func checkExport(c *cli.Context) error {
	format := c.String("format")
	if c.NArg() > 0 {
		return &usage{"export takes no arguments; --around NAME narrows it to an actor"}
	}
	if format != nquads && !slices.Contains(export.Formats(), format) {
		return &usage{fmt.Sprintf("no format %q; there are %s, %s", format, strings.Join(export.Formats(), ", "), nquads)}
	}
	for _, name := range []string{"since", "until", "around", "min-articles", "collapse"} {
		if format == nquads && c.IsSet(name) {
			return &usage{"--" + name + " does not go with nquads, which is always everything"}
		}
	}
	return checkPart(c)
}

// exporter finds what the flags ask for, and returns what reads and writes it.
func exporter(c *cli.Context, g *graph.Graph) (func(io.Writer) error, error) {
	format := c.String("format")
	if format == nquads {
		return func(w io.Writer) error { return g.WriteNQuads(c.Context, w) }, nil
	}
	o, err := partOptions(c, g)
	if err != nil {
		return nil, err
	}
	o.Collapse = c.Bool("collapse")
	n, err := network.Open(c.Context, g, o)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error {
		return export.Write(c.Context, w, format, n, export.Options{Raw: c.Bool("raw")})
	}, nil
}
