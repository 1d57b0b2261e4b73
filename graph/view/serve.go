package view

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// A Source is where the page's data come from.
type Source struct {
	Read func(context.Context) (*Data, error)
	// Mark tells the state that the graph is in: as long as it stays the same, so do
	// the data. It must be quick, since it also tells whether there is a server at all.
	Mark func(context.Context) (string, error)
	// Fail is told what went wrong.
	Fail func(error)
}

// answersWithin is how long the graph's server may take to say that it is
// there, and askAgain how often it is asked while the graph is read.
const answersWithin, askAgain = 4 * time.Second, 2 * time.Second

// A Server serves the page at /, always of the graph as it is now. Only who
// asks for a loopback host by name or number is answered, so that no other site
// can have a browser read the graph.
type Server struct {
	source Source
	page   *page
	turn   chan struct{} // held by who reads the graph
	mark   string        // the state of the graph that packed is of
	packed []byte        // the page, packed by gzip
}

// NewServer makes a server of the page.
func NewServer(s Source) (*Server, error) {
	p, err := newPage()
	if err != nil {
		return nil, err
	}
	return &Server{source: s, page: p, turn: make(chan struct{}, 1)}, nil
}

// Warm reads the graph, so that the page is there when it is asked for.
func (s *Server) Warm(ctx context.Context) {
	if _, err := s.fetch(ctx); err != nil && ctx.Err() == nil {
		s.source.Fail(err)
	}
}

// fetch returns the page, packed, of the graph as it is now.
func (s *Server) fetch(ctx context.Context) ([]byte, error) {
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.turn }()
	mark, err := s.ask(ctx)
	if err != nil {
		return nil, err
	}
	if s.packed != nil && mark == s.mark {
		return s.packed, nil
	}
	d, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression) // once, for each time that it is asked for
	if err != nil {
		return nil, fmt.Errorf("pack the page: %w", err)
	}
	if err := s.page.write(w, d); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack the page: %w", err)
	}
	s.mark, s.packed = mark, b.Bytes()
	return s.packed, nil
}

// ask asks the graph for its state, and does not wait long for it.
func (s *Server) ask(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, answersWithin, fmt.Errorf("no answer within %v", answersWithin))
	defer cancel()
	mark, err := s.source.Mark(ctx)
	if err != nil && context.Cause(ctx) != nil {
		return "", fmt.Errorf("ask for the graph: %w", context.Cause(ctx))
	}
	return mark, err
}

// read reads the graph, which may take long, and gives up as soon as its
// server no longer answers.
func (s *Server) read(ctx context.Context) (*Data, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-time.After(askAgain):
			}
			if _, err := s.ask(ctx); err != nil {
				cancel(err)
				return
			}
		}
	}()
	d, err := s.source.Read(ctx)
	if err != nil && context.Cause(ctx) != nil {
		return nil, context.Cause(ctx)
	}
	return d, err
}

// ServeHTTP answers with the page.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !loopback(r.Host):
		http.Error(w, "This page is for the machine it runs on.", http.StatusForbidden)
	case r.URL.Path != "/":
		http.NotFound(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "The page can only be read.", http.StatusMethodNotAllowed)
	default:
		s.serve(w, r)
	}
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	packed, err := s.fetch(r.Context())
	if err != nil {
		if r.Context().Err() != nil {
			return // nobody waits any more
		}
		s.source.Fail(err)
		h.Set("Content-Security-Policy", s.page.refusal.policy)
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprint(w, s.page.refusal.html)
		return
	}
	h.Set("Content-Security-Policy", s.page.policy()+"; frame-ancestors 'none'")
	h.Set("Vary", "Accept-Encoding")
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		_, err = w.Write(packed)
	} else {
		err = unpack(w, packed)
	}
	if err != nil && r.Context().Err() == nil {
		s.source.Fail(fmt.Errorf("send the page: %w", err))
	}
}

// unpack writes what was packed.
func unpack(w http.ResponseWriter, packed []byte) error {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	_, err = r.WriteTo(w)
	return err
}

// loopback reports whether a Host header names this machine.
func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if name == "localhost" {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
