package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"entente/graph/view"
)

func viewCommand() *cli.Command {
	return &cli.Command{
		Name:  "view",
		Usage: "show the graph as a page: the network, its quotes and a time line",
		Description: "Serves the page on this machine alone until Ctrl-C; each reload reads the graph anew.\n" +
			"With --out it is written to one file that needs nothing else, to send or to keep.\n" +
			"For example: entente view --around Japan --hops 2 --out japan.html",
		Flags: append(append(graphFlags(), partFlags()...),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "write the page to `FILE` (- for standard output) and end"},
			&cli.IntFlag{Name: "port", Usage: "serve on port `N`; without it on one that is free"},
		),
		OnUsageError: usageError,
		Action:       runView,
	}
}

func runView(c *cli.Context) error {
	if c.NArg() > 0 {
		return &usage{"view takes no arguments; --around NAME narrows it to an actor"}
	}
	if err := checkPart(c); err != nil {
		return err
	}
	if c.Int("port") < 0 || c.Int("port") > 65535 {
		return &usage{"--port: expected a number from 0 to 65535"}
	}
	g, err := connect(c)
	if err != nil {
		return err
	}
	defer g.Close()
	o, err := partOptions(c, g)
	if err != nil {
		return err
	}
	read := func(ctx context.Context) (*view.Data, error) { return view.Read(ctx, g, o, partWords(c)) }
	if c.String("out") == "" {
		return serveView(c, read)
	}
	d, err := read(c.Context)
	if err != nil {
		return err
	}
	return writeOut(c, func(w io.Writer) error { return view.Write(w, d) })
}

// serveView serves the page until it is interrupted, which is its good end.
func serveView(c *cli.Context, read func(context.Context) (*view.Data, error)) error {
	handler, err := view.Handler(read, func(err error) { fmt.Fprintf(c.App.ErrWriter, "entente: %v\n", err) })
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(c.Int("port"))))
	if err != nil {
		return fmt.Errorf("serving the page: %w", err)
	}
	s := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return c.Context }}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	fmt.Fprintf(c.App.Writer, "http://%s/\n", l.Addr())
	fmt.Fprintln(c.App.ErrWriter, "entente: open this address in a browser; Ctrl-C ends it")
	select {
	case err := <-ended:
		return fmt.Errorf("serving the page: %w", err)
	case <-c.Context.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context), 3*time.Second)
	defer cancel()
	if err := s.Shutdown(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("ending the page's server: %w", err)
	}
	return nil
}

// partWords says in words what part of the graph the flags ask for.
func partWords(c *cli.Context) string {
	var words []string
	if name := c.String("around"); name != "" {
		words = append(words, fmt.Sprintf("around %s (%s)", name, count(c.Int("hops"), "step")))
	}
	if d := c.String("since"); d != "" {
		words = append(words, "since "+d)
	}
	if d := c.String("until"); d != "" {
		words = append(words, "until "+d)
	}
	if n := c.Int("min-articles"); n > 1 {
		words = append(words, fmt.Sprintf("proved by %d articles or more", n))
	}
	return strings.Join(words, ", ")
}
