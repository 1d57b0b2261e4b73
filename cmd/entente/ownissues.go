package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/issue"
)

// issuesFlag is the user's own table of issues.
func issuesFlag() cli.Flag {
	return &cli.StringFlag{Name: "issues", Usage: "your own issues, a TSV `FILE` with the columns name, other names, actors, signs, words, as in graph/issue/issues.tsv; they win, and the graph keeps them"}
}

// ownIssues is the table that --issues names, and its text; nothing without the flag.
func ownIssues(c *cli.Context) (rows []issue.Row, text string, err error) {
	path := c.String("issues")
	if path == "" {
		return nil, "", nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, "", fmt.Errorf("reading issues: %w", err)
	}
	if rows, err = issue.Read(bytes.NewReader(data), path); err != nil {
		return nil, "", fmt.Errorf("reading issues: %w", err)
	}
	if len(rows) == 0 {
		return nil, "", fmt.Errorf("reading issues: %s has none", path)
	}
	return rows, string(data), nil
}

// useIssues makes the table that --issues names hold in the graph.
func useIssues(c *cli.Context, g *graph.Graph, text string) error {
	if text == "" {
		return nil
	}
	return g.UseIssues(c.Context, filepath.Base(c.String("issues")), text)
}
