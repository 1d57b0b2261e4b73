package main

import (
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/ask"
	"entente/graph/export"
)

func matrixCommand() *cli.Command {
	return &cli.Command{
		Name:  "matrix",
		Usage: "tell how actors stand on issues, as a table",
		Description: "A cell holds a sign, and how often the actor was for and against what the topics\n" +
			"of the issue name: \"+5/1\" is mostly for. A dot is claims and denials alone.",
		Flags: append(append(askFlags(), ratelFlags()...),
			&cli.StringSliceFlag{Name: "actors", Usage: "`NAME` of an actor, also again and again; without, those who say most"},
			&cli.StringSliceFlag{Name: "issues", Usage: "`NAME` of an issue, also again and again; without, those of most statements"},
			&cli.BoolFlag{Name: "csv", Usage: "print CSV: actor, issue, sign, for, against, other"},
			rawFlag()),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"matrix takes no arguments; --actors and --issues choose"}
			}
			return answerOrDraw(c, "matrix", map[string]string{}, func(g *graph.Graph, o ask.Options) (any, func(io.Writer) error, error) {
				m, err := ask.StandMatrix(c.Context, g, c.StringSlice("actors"), c.StringSlice("issues"), o)
				write := writeMatrix
				if c.Bool("csv") {
					write = func(w io.Writer, m *ask.Matrix) error { return writeMatrixCSV(export.NewSheet(w, c.Bool("raw")), m) }
				}
				return m, func(w io.Writer) error { return write(w, m) }, err
			})
		},
	}
}

// writeMatrix numbers the issues, whose names are too long for columns.
func writeMatrix(w io.Writer, m *ask.Matrix) error {
	p := &printer{w: w}
	wide := 0
	for _, a := range m.Actors {
		wide = max(wide, utf8.RuneCountInString(oneLine(a)))
	}
	for j, name := range m.Issues {
		p.printf("%2d  %s\n", j+1, oneLine(name))
	}
	p.printf("\n%*s", wide, "")
	for j := range m.Issues {
		p.printf("  %7d", j+1)
	}
	p.printf("\n")
	for i, name := range m.Actors {
		p.printf("%s%*s", oneLine(name), wide-utf8.RuneCountInString(oneLine(name)), "")
		for _, c := range m.Cells[i] {
			p.printf("  %7s", cellText(c))
		}
		p.printf("\n")
	}
	return p.err
}

func cellText(c ask.Cell) string {
	switch {
	case c.For+c.Against+c.Other == 0:
		return ""
	case c.For+c.Against == 0:
		return "."
	}
	return fmt.Sprintf("%s%d/%d", map[int]string{1: "+", -1: "-", 0: "="}[c.Sign], c.For, c.Against)
}

func writeMatrixCSV(s *export.Sheet, m *ask.Matrix) error {
	s.Row("actor", "issue", "sign", "for", "against", "other")
	for i, cells := range m.Cells {
		for j, c := range cells {
			if c.For+c.Against+c.Other > 0 {
				s.Row(m.Actors[i], m.Issues[j], strconv.Itoa(c.Sign), strconv.Itoa(c.For), strconv.Itoa(c.Against), strconv.Itoa(c.Other))
			}
		}
	}
	return s.Flush()
}
