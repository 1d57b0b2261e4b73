package main

import (
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
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
		Flags: append(issueFlags(),
			&cli.StringSliceFlag{Name: "actors", Usage: "`NAME` of an actor, also again and again; without, those who say most"},
			&cli.StringSliceFlag{Name: "issues", Usage: "`NAME` of an issue, also again and again; without, those of most statements"},
			&cli.BoolFlag{Name: "csv", Usage: "print CSV: actor, issue, sign, for, against, other"},
			rawFlag(),
		),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &usage{"matrix takes no arguments; --actors and --issues choose"}
			}
			var m *ask.Matrix
			put := func(g *graph.Graph, o ask.Options) (_ any, _ func(*page), err error) {
				m, err = ask.StandMatrix(c.Context, g, c.StringSlice("actors"), c.StringSlice("issues"), o)
				return m, func(p *page) { p.matrix(m) }, err
			}
			if !c.Bool("csv") || wantsRatel(c) {
				return answerOrDraw(c, "matrix", map[string]string{}, put)
			}
			if _, _, err := asked(c, put); err != nil {
				return err
			}
			return writeMatrixCSV(export.NewSheet(c.App.Writer, c.Bool("raw")), m)
		},
	}
}

// matrix numbers the issues, whose names are too long for columns.
func (p *page) matrix(m *ask.Matrix) {
	p.Put("", show.Strong, fmt.Sprintf("%s on %s", count(len(m.Actors), "actor"), count(len(m.Issues), "issue")))
	if len(m.Actors) == 0 || len(m.Issues) == 0 {
		return
	}
	p.Blank()
	header := []string{""}
	for j, name := range m.Issues {
		p.Put(fmt.Sprintf("  %2d  ", j+1), show.Plain, name)
		header = append(header, strconv.Itoa(j+1))
	}
	p.Blank()
	var rows [][]show.Cell
	for i, name := range m.Actors {
		row := show.Cells(name)
		for _, c := range m.Cells[i] {
			row = append(row, show.Cell{Text: cellText(c), Style: cellStyle(c)})
		}
		rows = append(rows, row)
	}
	p.Banded(header, rows)
}

func cellStyle(c ask.Cell) show.Style {
	if c.For+c.Against == 0 {
		return show.Faint
	}
	return signStyle(c.Sign)
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
