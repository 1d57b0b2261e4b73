package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/schema"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "ask the graph in DQL, or by a named query, and print JSON",
		ArgsUsage: "'DQL' | NAME",
		Description: "Named queries: " + strings.Join(schema.QueryNames(), ", ") + ".\n" +
			"For example: entente query links --var a=Japan --var b='South Korea'",
		Flags: append(graphFlags(),
			&cli.StringFlag{Name: "file", Usage: "read the query from `FILE`, - for standard input"},
			&cli.StringSliceFlag{Name: "var", Usage: "set a variable of the query: `NAME=VALUE`"},
			&cli.BoolFlag{Name: "print", Usage: "print the query itself and ask nothing"},
		),
		OnUsageError: usageError,
		Action:       runQuery,
	}
}

func runQuery(c *cli.Context) error {
	dql, err := queryText(c)
	if err != nil {
		return err
	}
	vars, err := queryVars(c.StringSlice("var"))
	if err != nil {
		return err
	}
	if c.Bool("print") {
		_, err := fmt.Fprintln(c.App.Writer, strings.TrimSpace(dql))
		return err
	}
	g, err := connect(c)
	if err != nil {
		return err
	}
	defer g.Close()
	answer, err := g.Query(c.Context, dql, vars)
	if err != nil {
		return err
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, answer, "", "  "); err != nil {
		return fmt.Errorf("reading Dgraph's answer: %w", err)
	}
	pretty.WriteByte('\n')
	_, err = c.App.Writer.Write(pretty.Bytes())
	return err
}

// queryText is the query that the command line gives: as it is, by name, or
// in a file.
func queryText(c *cli.Context) (string, error) {
	file := c.String("file")
	switch {
	case file != "" && c.NArg() > 0:
		return "", &usage{"a query and --file exclude each other"}
	case file == "-":
		data, err := io.ReadAll(c.App.Reader)
		if err != nil {
			return "", fmt.Errorf("reading the query: %w", err)
		}
		return string(data), nil
	case file != "":
		data, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("reading the query: %w", err)
		}
		return string(data), nil
	case c.NArg() != 1:
		return "", &usage{"expected one query: in DQL, or one of " + strings.Join(schema.QueryNames(), ", ")}
	}
	text := c.Args().First()
	if strings.Contains(text, "{") {
		return text, nil
	}
	if !slices.Contains(schema.QueryNames(), text) {
		return "", &usage{fmt.Sprintf("no query named %q; there are %s", text, strings.Join(schema.QueryNames(), ", "))}
	}
	return schema.Query(text)
}

// queryVars turns "a=Japan" into Dgraph's "$a".
func queryVars(list []string) (map[string]string, error) {
	vars := map[string]string{}
	for _, v := range list {
		name, value, ok := strings.Cut(v, "=")
		if !ok || name == "" {
			return nil, &usage{fmt.Sprintf("--var %s: expected NAME=VALUE", v)}
		}
		vars["$"+strings.TrimPrefix(name, "$")] = value
	}
	return vars, nil
}
