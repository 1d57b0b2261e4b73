package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
	"entente/graph/export"
)

// nquads is the format of whole graphs, which graph writes itself.
const nquads = "nquads"

func exportCommand() *cli.Command {
	formats := append(export.Formats(), nquads)
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph for Gephi, Cytoscape, Graphviz, RDF tools and spreadsheets",
		Description: "Formats: " + strings.Join(formats, ", ") + ".\n" +
			"csv is the edges, csv-nodes the nodes. nquads is everything, with proofs, as dgraph\n" +
			"live reads it. For example: entente export --format gexf --around Japan --hops 2 -o japan.gexf",
		Flags: append(graphFlags(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "gexf", Usage: "write `FORMAT`"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write to `FILE`, not to standard output"},
			&cli.StringFlag{Name: "around", Usage: "only what is near the actor of this `NAME`"},
			&cli.IntFlag{Name: "hops", Value: 2, Usage: "how many edges away is near"},
			&cli.StringFlag{Name: "since", Usage: "only from `DATE` on (2022, 2022-09, 2022-09-22)"},
			&cli.StringFlag{Name: "until", Usage: "only up to `DATE`, and with it"},
			&cli.IntFlag{Name: "min-articles", Usage: "only what at least `N` articles prove"},
			&cli.BoolFlag{Name: "collapse", Usage: "only actors, linked by what they share, with weights"},
		),
		OnUsageError: usageError,
		Action:       runExport,
	}
}

func runExport(c *cli.Context) error {
	if err := checkExport(c); err != nil {
		return err
	}
	g, err := connect(c)
	if err != nil {
		return err
	}
	defer g.Close()
	write, err := exporter(c, g)
	var unknown *ask.NameError
	if errors.As(err, &unknown) {
		return &usage{unknown.Error()}
	}
	if err != nil {
		return err
	}
	path := c.String("out")
	if path == "" {
		return write(c.App.Writer)
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("exporting: %w", err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return fmt.Errorf("exporting to %s: %w", path, err)
	}
	return nil
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
	for _, d := range []string{c.String("since"), c.String("until")} {
		if d != "" && !isDate(d) {
			return &usage{d + ": expected a date as 2022, 2022-09 or 2022-09-22"}
		}
	}
	if c.Int("hops") < 0 {
		return &usage{"--hops: expected a number of edges"}
	}
	return nil
}

// exporter reads what the flags ask for, and returns what writes it.
func exporter(c *cli.Context, g *graph.Graph) (func(io.Writer) error, error) {
	format := c.String("format")
	if format == nquads {
		return func(w io.Writer) error { return g.WriteNQuads(c.Context, w) }, nil
	}
	center := ""
	if name := c.String("around"); name != "" {
		var err error
		if center, err = ask.XID(c.Context, g, name); err != nil {
			return nil, err
		}
	}
	n, err := export.Read(c.Context, g, export.Options{Since: c.String("since"), Until: c.String("until"), MinArticles: c.Int("min-articles")})
	if err != nil {
		return nil, err
	}
	if center != "" {
		n = n.Around(center, c.Int("hops"))
	}
	if c.Bool("collapse") {
		n = n.Collapse()
	}
	return func(w io.Writer) error { return export.Write(w, format, n) }, nil
}
