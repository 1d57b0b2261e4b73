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

	"github.com/cli/browser"
	"github.com/urfave/cli/v2"

	"entente/extract/gazetteer"
	"entente/extract/nlp"
	"entente/graph/network"
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
			&cli.BoolFlag{Name: "open", Usage: "open the page in your browser"},
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
	if c.Bool("open") && c.String("out") != "" {
		return &usage{"--open shows the page that is served; with --out there is none"}
	}
	g, err := asking(c)
	if err != nil {
		return err
	}
	defer g.Close()
	o, err := partOptions(c, g)
	if err != nil {
		return err
	}
	names, err := gazetteer.New("")
	if err != nil {
		return err
	}
	options := view.Options{Part: o, About: partWords(c), Split: sentencesOf, Locate: func(place string) (float64, float64, bool) {
		p, ok := names.Point(place)
		return p.Latitude, p.Longitude, ok
	}}
	if c.String("out") == "" {
		return serveView(c, view.Source{
			Read: func(ctx context.Context) (*view.Data, error) { return view.Read(ctx, g, options) },
			Mark: func(ctx context.Context) (string, error) { return network.Mark(ctx, g) },
			Fail: func(err error) { fmt.Fprintf(c.App.ErrWriter, "entente: %v\n", err) },
		})
	}
	d, err := view.Read(c.Context, g, options)
	if err != nil {
		return err
	}
	return writeOut(c, func(w io.Writer) error { return view.Write(w, d) })
}

// sentencesOf finds the sentences of an article's text.
func sentencesOf(text string) [][2]int {
	var all [][2]int
	for _, s := range nlp.Split(text, []nlp.Range{{Start: 0, End: len(text)}}).Sentences {
		all = append(all, [2]int{s.Start, s.End})
	}
	return all
}

// serveView serves the page until it is interrupted, which is its good end.
func serveView(c *cli.Context, source view.Source) error {
	server, err := view.NewServer(source)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(c.Int("port"))))
	if err != nil {
		return fmt.Errorf("serving the page: %w", err)
	}
	s := &http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return c.Context }}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	go server.Warm(c.Context)
	address := fmt.Sprintf("http://%s/", l.Addr())
	fmt.Fprintln(c.App.Writer, address)
	if c.Bool("open") {
		openBrowser(c, address)
	} else {
		fmt.Fprintln(c.App.ErrWriter, "entente: open this address in a browser, or say --open; Ctrl-C ends it")
	}
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

// openBrowser shows an address in the user's browser. Where there is none, the
// page is served all the same.
func openBrowser(c *cli.Context, address string) {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	if err := browser.OpenURL(address); err != nil {
		fmt.Fprintf(c.App.ErrWriter, "entente: no browser could be opened (%v): open the address yourself; Ctrl-C ends it\n", err)
	}
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
	if x := c.Float64("min-score"); x > 0 {
		words = append(words, fmt.Sprintf("of a score of %g or more", x))
	}
	return strings.Join(words, ", ")
}
