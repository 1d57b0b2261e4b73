package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/urfave/cli/v2"

	"entente/graph/local"
	"entente/schema"
)

// ratelFlags are those of the commands whose answer Ratel can draw.
func ratelFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "print", Usage: "print the query that draws the answer in Ratel, and ask nothing"},
		&cli.StringFlag{Name: "ratel", Usage: "print the address at which the Ratel at `URL` runs that query, and ask nothing"},
		&cli.StringFlag{Name: "http", EnvVars: []string{"ENTENTE_HTTP"}, Usage: "HTTP `ADDRESS` of your own Dgraph, for --ratel (http://localhost:8080)"},
		&cli.BoolFlag{Name: "full", Usage: "with the statements and their articles in the query, too"},
	}
}

func wantsRatel(c *cli.Context) bool { return c.Bool("print") || c.String("ratel") != "" }

// answerOrDraw is answer, or, where the flags ask for that, draw.
func answerOrDraw(c *cli.Context, name string, vars map[string]string, put question) error {
	if wantsRatel(c) && (c.Int("min-articles") > 1 || c.String("around") != "") {
		return &usage{"--around and --min-articles narrow an answer, not the query that --print and --ratel give"}
	}
	if wantsRatel(c) {
		return draw(c, name, vars)
	}
	return answer(c, put)
}

// draw prints the named query, or the address that runs it in Ratel.
func draw(c *cli.Context, name string, vars map[string]string) error {
	dql, err := schema.Query(name)
	if err != nil {
		return err
	}
	if !c.Bool("full") {
		dql = schema.Lean(dql)
	}
	if err := setPeriod(c, dql, vars); err != nil {
		return err
	}
	dql = strings.TrimSpace(filledIn(dql, vars))
	if c.Bool("print") {
		_, err := fmt.Fprintln(c.App.Writer, dql)
		return err
	}
	addr, err := httpAddress(c)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.App.Writer, ratelLink(c.String("ratel"), addr, dql))
	return err
}

// ratelLink is the address at which Ratel connects to a server and runs a query.
func ratelLink(ratel, addr, dql string) string {
	return strings.TrimSuffix(ratel, "/") + "/?local#addr=" + escaped(addr) + "&query=" + escaped(dql)
}

// escaped is a text as JavaScript's encodeURIComponent writes it: a plus sign
// would stay one.
func escaped(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

// httpAddress is the HTTP address of the Dgraph that the flags name, or else
// of the one of this machine.
func httpAddress(c *cli.Context) (string, error) {
	if addr := c.String("http"); addr != "" {
		return addr, nil
	}
	if len(c.StringSlice("dgraph")) > 0 {
		return "", &usage{"--ratel with --dgraph wants --http, the HTTP address of that server"}
	}
	dir, err := dataDir(c)
	if err != nil {
		return "", err
	}
	s, err := local.Look(dir)
	if err != nil {
		return "", err
	}
	if s == nil || len(s.Alphas) == 0 {
		return "", &notRunning{dir, "entente up starts one"}
	}
	return "http://" + s.Alphas[0].HTTP(), nil
}
