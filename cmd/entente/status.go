package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"entente/graph/local"
)

func statusCommand() *cli.Command {
	return &cli.Command{
		Name:  "status",
		Usage: "tell of the Dgraph of this machine: addresses, version, data",
		Description: "The exit status is 0 where it runs, and that of \"no Dgraph at the address\"\n" +
			"where it does not. With --secret it tells the login that Ratel and others need:\n" +
			"whoever has it may read and change all of the graph.",
		Flags: append(localFlags()[:1],
			&cli.BoolFlag{Name: "secret", Usage: "tell user and password, too"}),
		OnUsageError: usageError,
		Action: func(c *cli.Context) error {
			if err := noArgs(c); err != nil {
				return err
			}
			dir, err := dataDir(c)
			if err != nil {
				return err
			}
			s, err := local.Look(dir)
			if err != nil {
				return err
			}
			if s == nil {
				return &notRunning{dir, "there is none yet: entente up starts one"}
			}
			if err := printServer(c.App.Writer, s); err != nil {
				return err
			}
			if c.Bool("secret") {
				if err := printLogin(c.App.Writer, s); err != nil {
					return err
				}
			}
			if s.Alive() < len(s.Nodes()) {
				return &notRunning{dir, "entente up starts it"}
			}
			return nil
		},
	}
}

// A notRunning error says that the graph of this machine has no server.
type notRunning struct{ dir, what string }

func (e *notRunning) Error() string {
	return fmt.Sprintf("no Dgraph is running for %s: %s", e.dir, e.what)
}

// printLogin tells who may log in to a server, and how.
func printLogin(w io.Writer, s *local.Server) error {
	user, password := s.Login()
	_, err := fmt.Fprintf(w, "user       %s\npassword   %s\n", user, password)
	return err
}

// printServer tells where a server is to be reached.
func printServer(w io.Writer, s *local.Server) error {
	t := tabwriter.NewWriter(w, 0, 8, 3, ' ', 0)
	state := "running"
	switch alive := s.Alive(); {
	case alive == 0:
		state = "stopped"
	case alive < len(s.Nodes()):
		state = "crashed"
	case !s.Guarded:
		state = "running, open to everybody: entente up puts it behind a password"
	case !s.Ready:
		state = "starting"
	}
	fmt.Fprintf(t, "Dgraph\t%s %s\n", s.Version, state)
	for _, a := range s.Alphas {
		fmt.Fprintf(t, "dgo\t%s\n", a.GRPC())
		fmt.Fprintf(t, "HTTP, Ratel\thttp://%s\n", a.HTTP())
	}
	for _, z := range s.Zeros {
		fmt.Fprintf(t, "zero\t%s\n", z.GRPC())
	}
	for _, n := range s.Nodes() {
		pid := "not running"
		if n.Alive() {
			pid = fmt.Sprintf("process %d", n.PID)
		}
		fmt.Fprintf(t, "%s\t%s, log %s\n", n.Name, pid, n.Log)
	}
	size, err := s.Size()
	if err != nil {
		return err
	}
	fmt.Fprintf(t, "data\t%s (%.1f MB)\n", s.Dir, float64(size)/(1<<20))
	fmt.Fprintf(t, "program\t%s\n", s.Program)
	return t.Flush()
}
