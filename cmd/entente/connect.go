package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph"
	"entente/graph/local"
)

// reaching heads, in help, the flags that most people need not know, behind those of
// the command itself.
const reaching = "REACHING THE GRAPH"

// localFlags are those of every command that may run a Dgraph on this machine.
func localFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Category: reaching, Name: "data", EnvVars: []string{"ENTENTE_DATA"}, Usage: "keep the graph of this machine in `DIR`"},
		&cli.StringFlag{Category: reaching, Name: "dgraph-bin", Usage: "the dgraph `PROGRAM` to run (also $ENTENTE_DGRAPH_BIN)"},
	}
}

// graphFlags are those of every command that needs a graph.
func graphFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringSliceFlag{Category: reaching, Name: "dgraph", EnvVars: []string{"ENTENTE_DGRAPH"},
			Usage: "gRPC `ADDRESS` of your own Dgraph (localhost:9080); without it one is run on this machine"},
		&cli.StringFlag{Category: reaching, Name: "user", EnvVars: []string{"ENTENTE_USER"}, Usage: "log in as `USER`; the password is read from $ENTENTE_PASSWORD or --password-file"},
		&cli.StringFlag{Category: reaching, Name: "password-file", Usage: "read the password from `FILE`"},
		&cli.Uint64Flag{Category: reaching, Name: "namespace", EnvVars: []string{"ENTENTE_NAMESPACE"}, Usage: "log in to namespace `N`"},
		&cli.DurationFlag{Category: reaching, Name: "timeout", Value: 5 * time.Minute, Usage: "go on for so long when the server does not answer"},
		&cli.BoolFlag{Category: reaching, Name: "tls", Usage: "connect by TLS"},
		&cli.StringFlag{Category: reaching, Name: "tls-ca", Usage: "trust the certificate authority in `FILE`, not the system's"},
		&cli.StringFlag{Category: reaching, Name: "tls-cert", Usage: "the client's certificate `FILE`"},
		&cli.StringFlag{Category: reaching, Name: "tls-key", Usage: "the client's key `FILE`"},
		&cli.StringFlag{Category: reaching, Name: "tls-name", Usage: "the `NAME` in the server's certificate where the address is another"},
	}, localFlags()...)
}

// connect connects to the graph that the command's flags name, or else to the
// one of this machine, which it starts where it does not run.
func connect(c *cli.Context) (*graph.Graph, error) {
	opts, err := graphOptions(c)
	if err != nil {
		return nil, err
	}
	if len(opts.Addrs) == 0 {
		s, started, err := upLocal(c)
		if err != nil {
			return nil, err
		}
		if started {
			fmt.Fprintf(c.App.ErrWriter, "entente: started Dgraph for the graph in %s (entente down ends it)\n", s.Dir)
		}
		opts.Addrs = s.Addrs()
		opts.User, opts.Password = s.Login()
		opts.Namespace, opts.TLS = 0, nil
		opts.Lost = func() error { return died(s.Dir) }
	}
	return graph.Connect(c.Context, opts)
}

// connectReady connects to a graph and brings its schema up to date.
func connectReady(c *cli.Context) (*graph.Graph, error) {
	g, err := connect(c)
	if err != nil {
		return nil, err
	}
	if err := g.ApplySchema(c.Context); err != nil {
		g.Close()
		return nil, err
	}
	return g, nil
}

// died is why the server of this machine ended, nil where it runs.
func died(dir string) error {
	s, err := local.Look(dir)
	if err != nil || s == nil {
		return err
	}
	if err := s.Died(); err != nil {
		return fmt.Errorf("%w; run it again to go on", err)
	}
	return nil
}

// asking connects for questions. What a run that broke off left is finished first,
// so that no question sees the half of it.
func asking(c *cli.Context) (*graph.Graph, error) {
	g, err := connect(c)
	if err != nil {
		return nil, err
	}
	if finished, err := g.Finish(c.Context); finished {
		fmt.Fprintln(c.App.ErrWriter, "entente: finished what a run that broke off had left")
	} else if err != nil {
		fmt.Fprintf(c.App.ErrWriter, "entente: a run broke off, and what it left could not be finished: %v\n", err)
	}
	if err := checkEmpty(c, g); err != nil {
		g.Close()
		return nil, err
	}
	return g, nil
}

// checkEmpty tells people that there is nothing to ask for. The graph of this machine
// then gets its schema, without which Dgraph refuses most questions.
func checkEmpty(c *cli.Context, g *graph.Graph) error {
	empty, err := g.Empty(c.Context)
	if err != nil || !empty {
		return err
	}
	fmt.Fprintln(c.App.ErrWriter, "entente: the graph is empty: entente load FILE")
	if len(c.StringSlice("dgraph")) > 0 {
		return nil
	}
	return g.ApplySchema(c.Context)
}

// graphOptions are what the command's flags say of reaching a graph.
func graphOptions(c *cli.Context) (graph.Options, error) {
	opts := graph.Options{User: c.String("user"), Namespace: c.Uint64("namespace"), Timeout: c.Duration("timeout")}
	for _, addrs := range c.StringSlice("dgraph") {
		for addr := range strings.SplitSeq(addrs, ",") {
			if addr = strings.TrimSpace(addr); addr != "" {
				opts.Addrs = append(opts.Addrs, addr)
			}
		}
	}
	var err error
	if opts.Password, err = password(c); err != nil {
		return opts, err
	}
	if opts.Password != "" && opts.User == "" {
		opts.User = "groot"
	}
	tls := graph.TLS{CA: c.String("tls-ca"), Cert: c.String("tls-cert"), Key: c.String("tls-key"), ServerName: c.String("tls-name")}
	if c.Bool("tls") || tls != (graph.TLS{}) {
		opts.TLS = &tls
	}
	if (tls.Cert == "") != (tls.Key == "") {
		return opts, &usage{"--tls-cert and --tls-key go together"}
	}
	opts.Locate = locator()
	told := false
	opts.Waiting = func(err error, wait time.Duration) {
		if !told {
			fmt.Fprintf(c.App.ErrWriter, "entente: the server does not answer, trying on: %v\n", err)
		}
		told = true
	}
	return opts, nil
}

// password reads the password where it can't be seen by others: there is no
// flag for it on purpose.
func password(c *cli.Context) (string, error) {
	file := c.String("password-file")
	if file == "" {
		return os.Getenv("ENTENTE_PASSWORD"), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("reading the password: %w", err)
	}
	if fi, err := os.Stat(file); err == nil && fi.Mode().IsRegular() && fi.Mode().Perm()&0o077 != 0 {
		fmt.Fprintf(c.App.ErrWriter, "entente: others may read the password in %s: chmod 600 it\n", file)
	}
	return strings.TrimRight(string(data), "\r\n"), nil
}

// upLocal finds or starts the graph of this machine.
func upLocal(c *cli.Context) (*local.Server, bool, error) {
	dir, err := dataDir(c)
	if err != nil {
		return nil, false, err
	}
	return local.Up(c.Context, local.Options{Dir: dir, Program: c.String("dgraph-bin"), Tell: prefixed{c.App.ErrWriter}})
}

// dataDir is the folder of the graph of this machine.
func dataDir(c *cli.Context) (string, error) {
	if dir := c.String("data"); dir != "" {
		return dir, nil
	}
	return local.DefaultDir()
}

// prefixed writes lines with the program's name before them.
type prefixed struct{ w io.Writer }

// Write takes whole lines.
func (p prefixed) Write(line []byte) (int, error) {
	if _, err := fmt.Fprintf(p.w, "entente: %s", line); err != nil {
		return 0, err
	}
	return len(line), nil
}
