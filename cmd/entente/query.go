package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/cmd/entente/show"
	"entente/graph"
	"entente/graph/ask"
	"entente/schema"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "ask the graph by a named query, or in DQL",
		ArgsUsage: "NAME | 'DQL'",
		Description: "Named queries, with what to --set:\n" + queryBook() +
			"For example: entente query links --set a=Japan --set b='South Korea'\n" +
			"or entente query near --near Geneva --within 100km",
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "dql", Aliases: []string{"file"}, Usage: "read the query from `FILE`, - for standard input"},
			&cli.StringSliceFlag{Name: "set", Aliases: []string{"var"}, Usage: "set a variable of the query: `NAME=VALUE`"},
			&cli.StringFlag{Name: "since", Usage: "from `DATE` on (2022, 2022-09, 2022-09-22), for queries with $since"},
			&cli.StringFlag{Name: "until", Usage: "up to `DATE` and with it, for queries with $until"},
			&cli.StringFlag{Name: "near", Usage: "what is near the city of this `NAME`, for queries with $point"},
			&cli.StringFlag{Name: "within", Usage: "how near is near: a `DISTANCE` (100km, 500m), for queries with $meters"},
			&cli.IntFlag{Name: "min-articles", Usage: "only what at least `N` articles prove, for queries that show proofs"},
			minScoreFlag(),
			&cli.BoolFlag{Name: "json", Usage: "print Dgraph's answer as JSON, not tables"},
			&cli.BoolFlag{Name: "print", Usage: "print the query with what is set, ready for Ratel, and ask nothing"},
		}, showFlags(), graphFlags()),
		OnUsageError: usageError,
		BashComplete: completeQueries,
		Action:       runQuery,
	}
}

func runQuery(c *cli.Context) error {
	dql, err := queryText(c)
	if err != nil {
		return err
	}
	if err := checkShow(c); err != nil {
		return err
	}
	vars, err := queryVars(c.StringSlice("set"))
	if err != nil {
		return err
	}
	if err := setPeriod(c, dql, vars); err != nil {
		return err
	}
	if err := setNear(c, dql, vars); err != nil {
		return err
	}
	if err := checkVars(dql, vars, c.Bool("print")); err != nil {
		return err
	}
	if c.Int("min-articles") > 1 && !strings.Contains(dql, "quote") {
		return &usage{"the query shows no proofs whose articles could be counted"}
	}
	if c.Bool("print") {
		_, err := fmt.Fprintln(c.App.Writer, strings.TrimSpace(filledIn(dql, vars)))
		return err
	}
	g, err := asking(c)
	if err != nil {
		return err
	}
	defer g.Close()
	if err := findActors(c, g, vars); err != nil {
		return err
	}
	answer, err := g.Query(c.Context, dql, vars)
	if err != nil {
		return err
	}
	blocks, err := decodeAnswer(answer)
	if err != nil {
		return err
	}
	if c.Float64("min-score") > 0 {
		blocks = proved(blocks, dql)
	}
	if least := c.Int("min-articles"); least > 1 {
		blocks = enough(blocks, least)
	}
	if !c.Bool("json") {
		return present(c, func(p *show.Page) {
			layTables(&page{Page: p}, blocks)
			if c.Args().First() == "paths" && !anyOf(blocks, "meetings", "positions", "between") {
				p.Blank()
				p.Put("", show.Strong, "no path between them")
			}
		})
	}
	if err := writeJSON(c.App.Writer, blocks); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// anyOf reports whether there is something in one of the blocks.
func anyOf(blocks object, names ...string) bool {
	return slices.ContainsFunc(blocks, func(f field) bool {
		list, _ := f.value.([]any)
		return slices.Contains(names, f.name) && len(list) > 0
	})
}

// queryText is the query that the command line gives: as it is, by name, or
// in a file.
func queryText(c *cli.Context) (string, error) {
	file := c.String("dql")
	switch {
	case file != "" && c.NArg() > 0:
		return "", &usage{"a query and --dql exclude each other"}
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
		return "", &usage{fmt.Sprintf("no query named %q%s", text, cmp.Or(suggest(text, schema.QueryNames()), "; there are "+strings.Join(schema.QueryNames(), ", ")))}
	}
	return schema.Query(text)
}

// queryVars turns "a=Japan" into Dgraph's "$a".
func queryVars(list []string) (map[string]string, error) {
	vars := map[string]string{}
	for _, v := range list {
		name, value, ok := strings.Cut(v, "=")
		if !ok || name == "" {
			return nil, &usage{fmt.Sprintf("--set %s: expected NAME=VALUE", v)}
		}
		vars["$"+strings.TrimPrefix(name, "$")] = value
	}
	return vars, nil
}

// A variable is what a query lets one set.
type variable struct {
	name  string // without the $
	needs bool   // a value: it has none of its own
}

// head is where a query declares its variables, and oneVar how it declares each.
var (
	head   = regexp.MustCompile(`(?s)\bquery\s+\w*\s*\(([^{]*)\)\s*\{`)
	oneVar = regexp.MustCompile(`\$(\w+)\s*:\s*\w+!?\s*(=?)`)
)

// declared are the variables that a query declares.
func declared(dql string) []variable {
	var vars []variable
	for _, m := range oneVar.FindAllStringSubmatch(strings.Join(head.FindStringSubmatch(dql), ""), -1) {
		if v := (variable{m[1], m[2] == ""}); !slices.Contains(vars, v) {
			vars = append(vars, v)
		}
	}
	return vars
}

// checkVars says which variables of a query are set that it has not, and which
// are not set that it needs, unless some may be missing.
func checkVars(dql string, vars map[string]string, mayMiss bool) error {
	var names, missing []string
	for _, v := range declared(dql) {
		names = append(names, v.name)
		if _, set := vars["$"+v.name]; v.needs && !set {
			missing = append(missing, v.name)
		}
	}
	for name := range vars {
		name = strings.TrimPrefix(name, "$")
		if slices.Contains(names, name) {
			continue
		}
		if len(names) == 0 {
			return &usage{fmt.Sprintf("the query has no variables, so %s can't be set", name)}
		}
		return &usage{fmt.Sprintf("the query has no variable %s; there %s%s", name, are(names), suggest(name, names))}
	}
	if len(missing) > 0 && !mayMiss {
		return &usage{fmt.Sprintf("the query wants %s: --set %s=...", strings.Join(missing, " and "), strings.Join(missing, "=... --set "))}
	}
	return nil
}

// are says which there are.
func are(names []string) string {
	if len(names) == 1 {
		return "is " + names[0]
	}
	return "are " + strings.Join(names, ", ")
}

// filledIn is a query whose variables have these values, ready to be pasted
// where none can be set.
func filledIn(dql string, vars map[string]string) string {
	for name, value := range vars {
		declaration := regexp.MustCompile(regexp.QuoteMeta(name) + `:\s*(string|int|float|bool)\b(\s*=\s*("[^"]*"|\w+))?`)
		dql = declaration.ReplaceAllStringFunc(dql, func(found string) string {
			typ := declaration.FindStringSubmatch(found)[1]
			if typ == "string" {
				return name + ": string = " + strconv.Quote(value)
			}
			return name + ": " + typ + " = " + value
		})
	}
	return dql
}

// findActors puts the ids of the actors that are meant into those variables of
// a named query that are actors.
func findActors(c *cli.Context, g *graph.Graph, vars map[string]string) error {
	if !slices.Contains(schema.QueryNames(), c.Args().First()) {
		return nil
	}
	for _, name := range []string{"$actor", "$a", "$b", "$c", "$d"} {
		if vars[name] == "" {
			continue
		}
		actor, err := ask.Find(c.Context, g, vars[name], ask.Options{Note: noting(c)})
		if err != nil {
			return err
		}
		vars[name] = actor.XID
	}
	return nil
}

// noting tells people of what they may not have meant.
func noting(c *cli.Context) func(string) {
	return func(note string) { fmt.Fprintf(c.App.ErrWriter, "entente: %s\n", show.OneLine(note)) }
}

// setPeriod puts --since, --until and --min-score into the query's variables.
func setPeriod(c *cli.Context, dql string, vars map[string]string) error {
	if err := checkPeriod(c); err != nil {
		return err
	}
	if x := c.Float64("min-score"); x > 0 {
		if !strings.Contains(dql, "$score") {
			return &usage{"the query has no $score to set"}
		}
		vars["$score"] = strconv.FormatFloat(x, 'f', -1, 64)
	}
	for _, name := range []string{"since", "until"} {
		value := c.String(name)
		switch {
		case value == "":
			continue
		case !strings.Contains(dql, "$"+name):
			return &usage{fmt.Sprintf("the query has no $%s to set", name)}
		case name == "until":
			value = ask.Until(value)
		}
		vars["$"+name] = value
	}
	return nil
}

// isDate reports whether a text is a day, month or year in ISO 8601.
func isDate(s string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// queryBook lists the named queries: their variables, and the first sentence
// of the comment above each.
func queryBook() string {
	var b strings.Builder
	for _, name := range schema.QueryNames() {
		dql, err := schema.Query(name)
		if err != nil {
			continue // the names are those of the files
		}
		about, _, _ := strings.Cut(dql, "query "+name)
		about = strings.Join(strings.Fields(strings.ReplaceAll(about, "#", "")), " ")
		about, _, _ = strings.Cut(about, ".")
		var vars []string
		for _, v := range declared(dql) {
			vars = append(vars, v.name)
		}
		fmt.Fprintf(&b, "  %-14s %s", name, about)
		if len(vars) > 0 {
			fmt.Fprintf(&b, " [%s]", strings.Join(vars, " "))
		}
		b.WriteString("\n")
	}
	return b.String()
}
