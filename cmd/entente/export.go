package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/network"
)

// A wholeFormat is a format of whole graphs, which graph writes itself.
type wholeFormat struct {
	name, about string
	write       func(*graph.Graph, context.Context, io.Writer) error
}

func wholeFormats() []wholeFormat {
	return []wholeFormat{
		{"dgraph", "everything, for dgraph live and dgraph bulk", (*graph.Graph).WriteDump},
		{"nquads", "everything, as N-Quads for RDF tools", (*graph.Graph).WriteNQuads},
	}
}

// whole is the format of whole graphs of a name, or nil.
func whole(name string) *wholeFormat {
	all := wholeFormats()
	if i := slices.IndexFunc(all, func(f wholeFormat) bool { return f.name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// exportFormats are the names of all formats.
func exportFormats() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	for _, f := range wholeFormats() {
		names = append(names, f.name)
	}
	slices.Sort(names)
	return names
}

// formatBook lists the formats, a line each.
func formatBook() string {
	about := map[string]string{}
	for _, f := range export.Formats() {
		about[f.Name] = f.About
		if f.Folder {
			about[f.Name] += " (a folder, or a .zip)"
		}
	}
	for _, f := range wholeFormats() {
		about[f.name] = f.about
	}
	var b strings.Builder
	for _, name := range exportFormats() {
		fmt.Fprintf(&b, "  %-10s  %s\n", name, about[name])
	}
	return b.String()
}

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph for Gephi, Neo4j, Aleph, Obsidian, RDF tools, spreadsheets and others",
		Description: "Formats:\n" + formatBook() +
			"Edges have the quotes, addresses, dates and scores of what proves them, in gexf, graphml, dot\n" +
			"and csv of the first five. Issues are nodes with a side on each edge to them; with --collapse,\n" +
			"edges tell on which issues two actors agree and differ. Two actors may have several edges,\n" +
			"one a kind: Gephi reads all from gexf, but makes one of them from graphml. With --collapse the\n" +
			"edges of both are undirected; their attribute directed tells those of who speaks of whom.\n" +
			"For example: entente export --format gexf --around Japan --hops 2 -o japan.gexf",
		Flags: append(append(graphFlags(), partFlags()...),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "gexf", Usage: "write `FORMAT`"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write to `FILE`, not to standard output; what is several files, to this folder or .zip"},
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
	if f := whole(c.String("format")); f != nil {
		return writeOut(c, func(w io.Writer) error { return f.write(g, c.Context, w) })
	}
	return exportPart(c, g)
}

// checkExport finds what is wrong with the command line before anything else.
func checkExport(c *cli.Context) error {
	format := c.String("format")
	if c.NArg() > 0 {
		return &usage{"export takes no arguments; --around NAME narrows it to an actor"}
	}
	if !slices.Contains(exportFormats(), format) {
		return &usage{fmt.Sprintf("no format %q%s; there are %s", format, suggest(format, exportFormats()), strings.Join(exportFormats(), ", "))}
	}
	if whole(format) != nil {
		if err := checkWhole(c, format); err != nil {
			return err
		}
	}
	return checkPart(c)
}

// checkWhole finds flags that narrow what is always everything.
func checkWhole(c *cli.Context, format string) error {
	names := []string{"collapse"}
	for _, f := range partFlags() {
		names = append(names, f.Names()[0])
	}
	for _, name := range names {
		if c.IsSet(name) {
			return &usage{"--" + name + " does not go with " + format + ", which is always everything"}
		}
	}
	return nil
}

// exportPart writes the part of the graph that the flags ask for.
func exportPart(c *cli.Context, g *graph.Graph) error {
	f, err := export.Find(c.String("format"), export.Options{Raw: c.Bool("raw")})
	if err != nil {
		return err
	}
	o, err := partOptions(c, g)
	if err != nil {
		return err
	}
	o.Collapse, o.Proofs, o.Issues = c.Bool("collapse"), true, true
	n, err := network.Open(c.Context, g, o)
	if err != nil {
		return err
	}
	path := c.String("out")
	if !f.Folder || path == "" || path == "-" || strings.HasSuffix(path, ".zip") {
		return writeOut(c, func(w io.Writer) error { return f.Write(c.Context, w, n) })
	}
	if err := emptyFolder(path); err != nil {
		return err
	}
	return f.WriteFolder(c.Context, path, n)
}

// emptyFolder sees that nothing of another time is left among what is written.
func emptyFolder(path string) error {
	entries, err := os.ReadDir(path)
	if err == nil && len(entries) > 0 {
		return &usage{fmt.Sprintf("--out %s: there is something in this folder already", path)}
	}
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}
